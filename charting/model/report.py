"""A report that was issued: to whom, about what time, by which consent, and the seal of the exact PDF."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from charting.model.field import declare
from charting.model.field_checks import require_order, require_text, require_utc_offset
from charting.model.note import NoteKind
from charting.model.record import Record


class ReportKind(StrEnum):
    """The kinds of paper."""

    PROGRESS = "progress"


class Delivery(StrEnum):
    """How the paper left."""

    PRINTED = "printed"
    SAVED = "saved"


class Report(Record, frozen=True, kw_only=True):
    """Fixed once stored. `sha256` is that of the PDF, whose bytes the chart keeps beside it.

    `bottom_line`, `request`, `treatment` and `outlook` are the sentences as the therapist let them stand.
    """

    note_kind: ClassVar[NoteKind] = NoteKind.REPORT
    signed: ClassVar[bool] = True

    kind: ReportKind = ReportKind.PROGRESS
    client_id: Annotated[str, declare(doc="the client")]
    case_id: Annotated[str, declare(doc="the case; it is the same client's")]
    provider_id: Annotated[str, declare(doc="the addressee")]
    consent_id: Annotated[
        str, declare(doc="the release under which it left: the same client's, to the same provider")
    ] = ""
    therapist_id: Annotated[str, declare(doc="who charted it")]
    issued_at: datetime
    issued_by: str
    delivery: Delivery
    period_from: date
    period_to: date
    bottom_line: Annotated[str, declare(doc="the sentences as the therapist let them stand")]
    request: str = ""
    treatment: str = ""
    outlook: str = ""
    sha256: Annotated[str, declare(doc="of the PDF, 64 hexadecimal digits")] = ""

    def check_rules(self) -> None:
        require_text(self, "client_id", "case_id", "provider_id", "therapist_id", "issued_by", "bottom_line")
        require_utc_offset(self, "issued_at")
        require_order(self, "period_from", "period_to")
