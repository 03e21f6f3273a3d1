"""Reads a JSON object of lists in slices, so that an import of any size needs little memory.

The reader finds where a value ends by quotes and brackets alone. The caller decodes the value and finds the errors in
it. Text that is not JSON raises msgspec.DecodeError; JSON of another shape raises its subclass msgspec.ValidationError.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

SLICE = 1 << 18  # bytes

_BLANKS = re.compile(rb"[ \t\r\n]*+")
_SCALAR = re.compile(rb'[^ \t\r\n,:"\[\]{}]++')
# A string, the opening quote of an incomplete one, or a bracket.
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|["\[\]{}]', re.DOTALL)
_decode_values = msgspec.json.Decoder(list[msgspec.Raw]).decode
_decode_key = msgspec.json.Decoder(str).decode
_decode_list = msgspec.json.Decoder(list).decode


class JsonListReader:
    """The members of the object in a file, in any order.

    If they are asked for in the order of the file, it is read once; otherwise the reader seeks back.
    """

    def __init__(self, file: BinaryIO, slice_size: int = SLICE) -> None:
        self._cursor = _Cursor(file, slice_size)
        self._offsets: dict[str, int] = {}  # where the value of each member begins
        self._newest = ""
        self._newest_end: int | None = 0  # where the newest member ends; None if not known yet
        self._at_end = False

    def read_member(self, name: str) -> bytes:
        """The exact bytes of a member that is not a list."""
        self._find_member(name)
        return self._cursor.read_value()

    def iterate_list(self, name: str) -> Iterator[bytes]:
        """The exact bytes of each value of a list."""
        self._find_member(name)
        if self._cursor.peek() != b"[":
            _refuse_non_list(name, self._cursor.read_value())
        yield from self._cursor.iterate_values()
        if name == self._newest:
            self._newest_end = self._cursor.offset

    def collect_member_names(self) -> set[str]:
        """The names of all members. Raises if anything but whitespace follows the object."""
        while self._move_to_next_member():
            pass
        self._cursor.move_to(self._newest_end or 0)
        if self._cursor.peek():
            raise self._cursor.build_malformed_error()
        return set(self._offsets)

    def _find_member(self, name: str) -> None:
        """Move to the value of that member."""
        while name not in self._offsets:
            if not self._move_to_next_member():
                raise msgspec.ValidationError(f"Object missing required field `{name}`")
        self._cursor.move_to(self._offsets[name])

    def _move_to_next_member(self) -> bool:
        """Move to the next member that was not seen yet; False if there is none."""
        if not self._at_end:
            self._skip_newest_member()
            self._at_end = self._pass_separator()
        if self._at_end:
            return False
        name = self._read_key()
        if name in self._offsets:
            raise msgspec.ValidationError(f"Object contains the field `{name}` twice")
        self._offsets[name], self._newest, self._newest_end = self._cursor.offset, name, None
        return True

    def _skip_newest_member(self) -> None:
        if self._newest_end is not None:
            self._cursor.move_to(self._newest_end)
        elif self._return_to_newest() == b"[":
            for _ in self._cursor.iterate_values():
                pass
        else:
            self._cursor.read_value()

    def _return_to_newest(self) -> bytes:
        self._cursor.move_to(self._offsets[self._newest])
        return self._cursor.peek()

    def _pass_separator(self) -> bool:
        """Move past the bracket or comma before the next member; True if it is the end of the object."""
        is_first = not self._offsets
        if is_first and self._cursor.peek() in (b"[", b'"'):
            raise msgspec.ValidationError("Expected `object`")
        mark = self._cursor.take_mark(b"{" if is_first else b",}")
        if is_first and self._cursor.peek() == b"}":
            mark = self._cursor.take_mark(b"}")
        self._newest_end = self._cursor.offset
        return mark == b"}"

    def _read_key(self) -> str:
        if self._cursor.peek() != b'"':
            raise self._cursor.build_malformed_error()
        name = _decode_key(self._cursor.read_value())
        self._cursor.take_mark(b":")
        self._cursor.peek()
        return name


class _Cursor:
    """A position in a file, with a buffer of the bytes around it."""

    def __init__(self, file: BinaryIO, slice_size: int) -> None:
        self._file, self._slice_size = file, slice_size
        self._buffer_start = 0  # offset in the file
        self._buffer, self._index = b"", 0
        self._is_fresh = False  # whether the buffer was just read

    @property
    def offset(self) -> int:
        return self._buffer_start + self._index

    def move_to(self, offset: int) -> None:
        """Move to that offset in the file, ahead or back."""
        if self._buffer_start <= offset <= self._buffer_start + len(self._buffer):
            self._index = offset - self._buffer_start
        else:
            self._file.seek(offset)
            self._buffer_start, self._buffer, self._index = offset, b"", 0

    def peek(self) -> bytes:
        """The next character that is not whitespace; empty at the end of the file."""
        while True:
            blanks = _BLANKS.match(self._buffer, self._index)
            self._index = blanks.end() if blanks else self._index
            if self._index < len(self._buffer) or not self._read_more():
                return self._buffer[self._index : self._index + 1]

    def take_mark(self, marks: bytes) -> bytes:
        """Move past the next character, which must be one of `marks`, and return it."""
        mark = self.peek()
        if not mark or mark not in marks:
            raise self.build_malformed_error()
        self._index += 1
        return mark

    def read_value(self) -> bytes:
        """Move past the next value and return its exact bytes."""
        self.peek()
        while (end := _find_value_end(self._buffer, self._index)) is None:
            if not self._read_more():
                raise msgspec.DecodeError("Input data was truncated")
        if end == self._index:
            raise self.build_malformed_error()
        body, self._index = self._buffer[self._index : end], end
        return body

    def iterate_values(self) -> Iterator[bytes]:
        """Move past a list, yielding its values."""
        self.take_mark(b"[")
        if self.peek() == b"]":
            self.take_mark(b"]")
            return
        mark = b","
        while mark == b",":
            yield from self._iterate_whole_lines()
            yield self.read_value()
            mark = self.take_mark(b",]")

    def build_malformed_error(self) -> msgspec.DecodeError:
        if not self.peek():
            return msgspec.DecodeError("Input data was truncated")
        return msgspec.DecodeError(f"JSON is malformed: invalid character (byte {self.offset})")

    def _iterate_whole_lines(self) -> Iterator[bytes]:
        """Split the buffer up to its last comma before a line feed at once, since our own exports have a record a line.

        A JSON string cannot contain a raw line feed (RFC 8259, section 7), so the cut is between two values of some
        list. If that is another list, the text does not decode as a list, and the values are read one by one.
        """
        cut = self._buffer.rfind(b",\n", self._index) if self._is_fresh else -1
        self._is_fresh = False
        if cut < 0:
            return
        try:
            values = _decode_values(b"[%b]" % self._buffer[self._index : cut])
        except msgspec.DecodeError:
            return
        if not values:
            return  # a comma without a value before it
        self._index = cut + 1
        yield from map(bytes, values)

    def _read_more(self) -> bool:
        """Read more of the file; twice as much if a value is longer than a slice. False at the end of the file."""
        rest = self._buffer[self._index :]
        new_bytes = self._file.read(max(self._slice_size, len(rest)))
        self._buffer_start, self._buffer, self._index = self.offset, rest + new_bytes, 0
        self._is_fresh = True
        return bool(new_bytes)


def _find_value_end(buffer: bytes, start: int) -> int | None:
    """The end of the value that begins at `start`; `start` itself if none does; None if the buffer ends before it."""
    if buffer[start : start + 1] not in (b'"', b"[", b"{"):
        scalar = _SCALAR.match(buffer, start)
        end = scalar.end() if scalar else start
        return end if end < len(buffer) else None
    depth = 0
    for token in _TOKEN.finditer(buffer, start):
        mark = buffer[token.start()]
        if mark == ord('"') and token.end() == token.start() + 1:
            return None
        depth += (mark in b"[{") - (mark in b"]}")
        if depth == 0:
            return token.end()
    return None


def _refuse_non_list(name: str, value: bytes) -> None:
    try:
        _decode_list(value)
    except msgspec.ValidationError as error:
        raise msgspec.ValidationError(f"{error} - at `$.{name}`") from error
