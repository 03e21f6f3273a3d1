"""A JSON document of lists, read in slices: a chart of any size comes in through little memory.

A slice is cut into values by quotes and brackets alone; whoever takes a value decodes it, and so finds what is wrong
inside. What is no JSON raises msgspec.DecodeError, and JSON of another shape its subclass msgspec.ValidationError.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

SLICE = 1 << 18  # bytes

_BLANKS = re.compile(rb"[ \t\r\n]*+")
_SCALAR = re.compile(rb'[^ \t\r\n,:"\[\]{}]++')
# A string, the quote of one that is not all there, or a bracket.
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|["\[\]{}]', re.DOTALL)
_decode_values = msgspec.json.Decoder(list[msgspec.Raw]).decode
_decode_key = msgspec.json.Decoder(str).decode
_decode_list = msgspec.json.Decoder(list).decode


class JsonListReader:
    """The object in a file, its members in whichever order they stand and are asked for.

    Asked for in the order of the file, it is read once; what was passed over is gone back to.
    """

    def __init__(self, file: BinaryIO, slice_size: int = SLICE) -> None:
        self._cursor = _Cursor(file, slice_size)
        self._places: dict[str, int] = {}
        self._newest = ""
        self._behind: int | None = 0  # where the newest member ends; None while that is not known
        self._closed = False

    def read_member(self, name: str) -> bytes:
        """The exact bytes of a member that is no list."""
        self._find_member(name)
        return self._cursor.read_value()

    def iterate_list(self, name: str) -> Iterator[bytes]:
        """The exact bytes of each value of a list."""
        self._find_member(name)
        if self._cursor.peek() != b"[":
            _refuse_non_list(name, self._cursor.read_value())
        yield from self._cursor.iterate_values()
        if name == self._newest:
            self._behind = self._cursor.offset

    def collect_member_names(self) -> set[str]:
        """The names of all members. Nothing but blanks may follow the object."""
        while self._move_to_next_member():
            pass
        self._cursor.move_to(self._behind or 0)
        if self._cursor.peek():
            raise self._cursor.build_malformed_error()
        return set(self._places)

    def _find_member(self, name: str) -> None:
        """Stand before the value of that member."""
        while name not in self._places:
            if not self._move_to_next_member():
                raise msgspec.ValidationError(f"Object missing required field `{name}`")
        self._cursor.move_to(self._places[name])

    def _move_to_next_member(self) -> bool:
        """To the next member that was not met yet; False when there is none left."""
        if not self._closed:
            self._skip_newest_member()
            self._closed = self._pass_separator()
        if self._closed:
            return False
        name = self._read_key()
        if name in self._places:
            raise msgspec.ValidationError(f"Object contains the field `{name}` twice")
        self._places[name], self._newest, self._behind = self._cursor.offset, name, None
        return True

    def _skip_newest_member(self) -> None:
        if self._behind is not None:
            self._cursor.move_to(self._behind)
        elif self._return_to_newest() == b"[":
            for _ in self._cursor.iterate_values():
                pass
        else:
            self._cursor.read_value()

    def _return_to_newest(self) -> bytes:
        self._cursor.move_to(self._places[self._newest])
        return self._cursor.peek()

    def _pass_separator(self) -> bool:
        """Past the bracket or comma before the next member, or past the end of the object."""
        opening = not self._places
        if opening and self._cursor.peek() in (b"[", b'"'):
            raise msgspec.ValidationError("Expected `object`")
        mark = self._cursor.take_mark(b"{" if opening else b",}")
        if opening and self._cursor.peek() == b"}":
            mark = self._cursor.take_mark(b"}")
        self._behind = self._cursor.offset
        return mark == b"}"

    def _read_key(self) -> str:
        if self._cursor.peek() != b'"':
            raise self._cursor.build_malformed_error()
        name = _decode_key(self._cursor.read_value())
        self._cursor.take_mark(b":")
        self._cursor.peek()
        return name


class _Cursor:
    """A place in a file, and what was read from there on."""

    def __init__(self, file: BinaryIO, slice_size: int) -> None:
        self._file, self._slice_size = file, slice_size
        self._start = 0  # where in the file the buffer begins
        self._buffer, self._at = b"", 0
        self._fresh = False

    @property
    def offset(self) -> int:
        return self._start + self._at

    def move_to(self, place: int) -> None:
        """To that place, which need not lie ahead."""
        if self._start <= place <= self._start + len(self._buffer):
            self._at = place - self._start
        else:
            self._file.seek(place)
            self._start, self._buffer, self._at = place, b"", 0

    def peek(self) -> bytes:
        """The next character that is no blank; empty at the end of the file."""
        while True:
            blanks = _BLANKS.match(self._buffer, self._at)
            self._at = blanks.end() if blanks else self._at
            if self._at < len(self._buffer) or not self._read_more():
                return self._buffer[self._at : self._at + 1]

    def take_mark(self, marks: bytes) -> bytes:
        """Past the next character, which is one of `marks`."""
        mark = self.peek()
        if not mark or mark not in marks:
            raise self.build_malformed_error()
        self._at += 1
        return mark

    def read_value(self) -> bytes:
        """Past the next value, which is returned as its exact bytes."""
        self.peek()
        while (end := _find_value_end(self._buffer, self._at)) is None:
            if not self._read_more():
                raise msgspec.DecodeError("Input data was truncated")
        if end == self._at:
            raise self.build_malformed_error()
        body, self._at = self._buffer[self._at : end], end
        return body

    def iterate_values(self) -> Iterator[bytes]:
        """Past a list, value by value."""
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
        """The values up to the last comma that ends a line of the slice, all at once, as our own exports are laid out.

        No string holds a line feed as it is, so that the cut is between values of some list. Where it is not this one,
        or the list ends before the cut, they do not decode as values alone, and are taken one by one.
        """
        cut = self._buffer.rfind(b",\n", self._at) if self._fresh else -1
        self._fresh = False
        if cut < 0:
            return
        try:
            values = _decode_values(b"[%b]" % self._buffer[self._at : cut])
        except msgspec.DecodeError:
            return
        if not values:
            return  # two commas, or one before the first value
        self._at = cut + 1
        yield from map(bytes, values)

    def _read_more(self) -> bool:
        """Read on; twice as much where a value is longer than a slice. False at the end of the file."""
        rest = self._buffer[self._at :]
        read = self._file.read(max(self._slice_size, len(rest)))
        self._start, self._buffer, self._at = self.offset, rest + read, 0
        self._fresh = True
        return bool(read)


def _find_value_end(buffer: bytes, at: int) -> int | None:
    """Where the value ends that begins at `at`: there too when none does. None when it is not all in the buffer."""
    if buffer[at : at + 1] not in (b'"', b"[", b"{"):
        scalar = _SCALAR.match(buffer, at)
        end = scalar.end() if scalar else at
        return end if end < len(buffer) else None
    depth = 0
    for token in _TOKEN.finditer(buffer, at):
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
