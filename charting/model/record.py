"""The base of all records: immutable, with an id that sorts by time and a version that counts changes."""

import hashlib
import secrets
import time
from typing import Annotated, Any, Self, TypeVar

import msgspec

from charting.model.field import declare
from charting.model.field_checks import check_limits, require_text


def make_record_id() -> str:
    """Makes a UUIDv7, which sorts by time and is unique across PCs.

    See RFC 9562, https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7.
    """
    stamp, chance = time.time_ns() // 1_000_000, secrets.randbits(74)
    number = (stamp << 80) | (0x7 << 76) | (chance >> 62 << 64) | (0b10 << 62) | (chance & (1 << 62) - 1)
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A part of a record, without an id of its own. Lists are tuples, so that nothing in it can change."""


class Record(Part, frozen=True, kw_only=True):
    """A record. `version` is 0 until the record is stored, and grows by one with each stored change."""

    id: Annotated[str, declare("Id", "UUIDv7, 36 letters, lower case; unique in its list", shown=False)] = (
        msgspec.field(default_factory=make_record_id)
    )
    version: Annotated[
        int,
        declare(
            "Version",
            "1 when first stored, one more at each change",
            shown=False,
        ),
    ] = 0

    def __post_init__(self) -> None:
        require_text(self, "id")
        self.check_rules()
        check_limits(self)

    def check_rules(self) -> None:
        """Checks the rules of the record. Raises Invalid, so that an impossible record cannot exist."""

    def with_changes(self, **changes: Any) -> Self:
        """Returns a copy with these fields changed; the same rules apply to it."""
        return msgspec.structs.replace(self, **changes)


RecordT = TypeVar("RecordT", bound=Record)


def encode_record(record: Part) -> bytes:
    """Encodes the record as the document that is stored and sealed: JSON in UTF-8.

    A lone surrogate, which pasted text or a file name may contain, cannot be encoded in UTF-8. It becomes `?`, so that
    the words around it are not lost.
    """
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        return msgspec.json.encode(_replace_surrogates(msgspec.to_builtins(record)))


def _replace_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode(errors="replace").decode()
    if isinstance(value, dict):
        return {_replace_surrogates(key): _replace_surrogates(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_replace_surrogates(part) for part in value]
    return value


def seal(body: bytes) -> str:
    """Returns the SHA-256 hash of a stored document in hexadecimal, 64 characters."""
    return hashlib.sha256(body).hexdigest()
