"""The log: who wrote what, when. One entry for every record stored, never changed."""

from datetime import datetime

from charting.model.record import Part
from charting.model.rules import require_text, with_offset


class LogEntry(Part, frozen=True, kw_only=True):
    """One write. `sha256` is the seal of the document as it was stored at that version."""

    id: str
    at: datetime
    who: str
    what: str
    kind: str
    record_id: str
    version: int
    sha256: str
    client_id: str | None = None

    def __post_init__(self) -> None:
        require_text(self, "id", "who", "what", "kind", "record_id")
        with_offset(self, "at")
