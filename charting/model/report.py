"""A report as issued: its kind, addressee, period and consent, and the seal of the exact PDF."""

import re
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from charting.errors import Invalid
from charting.model.field import declare
from charting.model.field_checks import require_order, require_text, require_utc_offset
from charting.model.note import NoteKind
from charting.model.record import Part, Record

PROGRESS = "progress"
# The sentences that have a field of their own in the record; each report kind refers to them by these names.
SENTENCE_FIELDS = ("bottom_line", "request", "treatment", "outlook")
_KIND_CODE = re.compile(r"[a-z]+(-[a-z]+)*")


class Delivery(StrEnum):
    """How the report left the clinic."""

    PRINTED = "printed"
    SAVED = "saved"


def format_report_title(kind: str) -> str:
    """Return what people call a report of that kind: `Progress report`."""
    return f"{kind.replace('-', ' ').capitalize()} report"


class ReportSentence(Part, frozen=True, kw_only=True):
    """A sentence that only some kinds of report have. Its heading is stored too, so that a version without that kind can show it."""

    heading: Annotated[str, declare("Heading")]
    text: Annotated[str, declare("Text", "as the therapist let it stand")]


class Report(Record, frozen=True, kw_only=True):
    """An issued report, which never changes. `sha256` is that of the PDF, which the clinic file stores beside it.

    `kind` is an open set: a report of a kind that this version cannot make can still be read, shown and reprinted.
    `bottom_line`, `request`, `treatment` and `outlook` are the sentences after the therapist's edits; sentences of any
    other name are in `sentences`.
    """

    note_kind: ClassVar[NoteKind] = NoteKind.REPORT
    signed: ClassVar[bool] = True

    kind: Annotated[
        str,
        declare(
            doc="the kind of paper: lower-case words, hyphens between them, such as `progress`", shown=False
        ),
    ] = PROGRESS
    client_id: Annotated[str, declare(doc="the client", shown=False)]
    case_id: Annotated[str, declare(doc="the case; it is the same client's", shown=False)]
    provider_id: Annotated[str, declare("Provider", "the addressee", heading="To")]
    consent_id: Annotated[
        str,
        declare(doc="the release under which it left: the same client's, to the same provider", shown=False),
    ] = ""
    therapist_id: Annotated[str, declare(doc="who charted it", shown=False)]
    issued_at: Annotated[datetime, declare("Issued at", heading="Issued", after="period_from")]
    issued_by: Annotated[str, declare("Issued by", heading="By", after="issued_at")]
    delivery: Annotated[Delivery, declare("Delivery", beside="issued_at")]
    period_from: Annotated[date, declare("Period from", heading="Visits")]
    period_to: Annotated[date, declare("Period to", beside="period_from")]
    bottom_line: Annotated[
        str,
        declare(
            "Bottom line", "the sentences as the therapist let them stand; a progress report needs this one"
        ),
    ] = ""
    request: Annotated[str, declare("Request")] = ""
    treatment: Annotated[str, declare("Treatment", heading="Treatment given")] = ""
    outlook: Annotated[str, declare("Outlook")] = ""
    sentences: Annotated[
        tuple[ReportSentence, ...],
        declare("Sentences", "what other kinds of paper say; a sentence that was left empty is not in it"),
    ] = ()
    sha256: Annotated[
        str, declare("SHA-256", "of the PDF, 64 hexadecimal digits", heading="Seal of the page")
    ] = ""

    def check_rules(self) -> None:
        require_text(self, "client_id", "case_id", "provider_id", "therapist_id", "issued_by")
        if not _KIND_CODE.fullmatch(self.kind):
            raise Invalid(
                "kind", "Kind must be lower-case words with hyphens between them, such as progress."
            )
        if self.kind == PROGRESS:
            require_text(self, "bottom_line")
        require_utc_offset(self, "issued_at")
        require_order(self, "period_from", "period_to")

    @property
    def title(self) -> str:
        """What people call it: `Progress report`."""
        return format_report_title(self.kind)
