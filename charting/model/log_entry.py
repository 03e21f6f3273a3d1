"""The audit log: who wrote what and when. One entry for each stored version of a record, never changed."""

from datetime import datetime
from typing import Annotated

from charting.model.field import declare
from charting.model.field_checks import require_text, require_utc_offset
from charting.model.record import Part


class LogEntry(Part, frozen=True, kw_only=True):
    """One write. `sha256` is the seal of the document as stored at that version."""

    id: Annotated[str, declare(doc="UUIDv7, 36 letters, lower case; unique in its list")]
    at: Annotated[datetime, declare(doc="when")]
    who: Annotated[str, declare(doc="name and credentials")]
    what: Annotated[str, declare(doc="the act in a few words")]
    kind: Annotated[str, declare(doc="the list in which the record stands")]
    record_id: Annotated[str, declare(doc="the record")]
    version: Annotated[int, declare(doc="the version that was stored")]
    sha256: Annotated[str, declare(doc="of the record's bytes at that version")]
    client_id: Annotated[str | None, declare(doc="the record's client; null where it has none")] = None

    def __post_init__(self) -> None:
        require_text(self, "id", "who", "what", "kind", "record_id")
        require_utc_offset(self, "at")
