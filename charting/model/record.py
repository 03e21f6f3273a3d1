"""The base of all records: immutable, with an id that sorts by time and a version that counts changes."""

import hashlib
import secrets
import time
from typing import Annotated, Any, Self, TypeVar

import msgspec

from charting.model.field import declare
from charting.model.field_checks import check_limits, require_text


def make_record_id() -> str:
    """Make a UUIDv7 (RFC 9562, section 5.7): ids sort by creation time, and two PCs never make the same one."""
    stamp, chance = time.time_ns() // 1_000_000, secrets.randbits(74)
    number = (stamp << 80) | (0x7 << 76) | (chance >> 62 << 64) | (0b10 << 62) | (chance & (1 << 62) - 1)
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A part of a record, never stored by itself. Lists are tuples, so that nothing in it can change."""


class Record(Part, frozen=True, kw_only=True):
    """A stored document. `version` is 0 until it is first stored; each stored change adds one."""

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
        """Check the rules of this record type. Raises Invalid, so that an impossible record cannot exist."""

    def with_changes(self, **changes: Any) -> Self:
        """Return a copy with those fields changed. The same rules are checked."""
        return msgspec.structs.replace(self, **changes)


RecordT = TypeVar("RecordT", bound=Record)


def encode_record(record: Part) -> bytes:
    """Encode the record as the JSON document, in UTF-8, that is stored and sealed.

    A lone surrogate, which a paste or a file name can contain, has no UTF-8 form (RFC 3629). It becomes `?`, so that the
    rest of the text is not lost.
    """
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        return msgspec.json.encode(_replace_surrogates(msgspec.to_builtins(record)))


def _replace_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode(errors="replace").decode()
    if isinstance(value, dict):
        return {_replace_surrogates(key): _replace_surrogates(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_replace_surrogates(item) for item in value]
    return value


def seal(body: bytes) -> str:
    """Return the SHA-256 of a stored document, 64 hexadecimal digits."""
    return hashlib.sha256(body).hexdigest()
