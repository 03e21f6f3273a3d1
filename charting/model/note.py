"""What assessments, plans and sessions share: a note is a draft until it is signed, and never changes afterwards."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar, TypeVar

import msgspec

from charting.errors import IncompleteNote, Invalid, SigningIssue
from charting.model.body_mark import Mark
from charting.model.field import declare
from charting.model.field_checks import require_order, require_text, require_utc_offset
from charting.model.note_line import NoteLine, Origin
from charting.model.record import Part, Record

QUICK_LINE = "quick_line"  # key in `Note.unread` for text left in the quick-entry line


class NoteStatus(StrEnum):
    """A draft may change; a discarded draft is kept but hidden; a signed note is final."""

    DRAFT = "draft"
    SIGNED = "signed"
    DISCARDED = "discarded"


class NoteKind(StrEnum):
    """The codes that the clinic file uses for records that can be signed or have an addendum. They never change."""

    SESSION = "session"
    ASSESSMENT = "assessment"
    PLAN = "plan"
    REPORT = "report"


UNCONFIRMED = "carried"  # rule code of a copied-forward line that nobody edited or confirmed
TOO_EARLY = "too early"

_NOT_CONFIRMED = "Carried from the last session and not confirmed: {}."
_UNREAD = {QUICK_LINE: "Still in the quick line: “{}”. File it or clear it."}


class SigningReason(Part, frozen=True, kw_only=True):
    """The reason for signing a note although something is missing or speaks against it.

    `about` is the code of the rule, `said` the sentence that the therapist saw.
    """

    about: Annotated[str, declare("Rule", "the code of the rule")]
    said: Annotated[str, declare("What was said", "the sentence in which the rule was said")] = ""
    words: Annotated[str, declare("Reason", free_text=True)]

    def __post_init__(self) -> None:
        require_text(self, "about", "words")


class Note(Record, frozen=True, kw_only=True):
    """A note that can be signed. The visit, the entry and the signature each have a time of their own.

    `unread` holds, by field name, text that was typed but could not be parsed (a range of "12o"), so that a draft
    loses nothing. A note with unread text cannot be signed.
    """

    note_kind: ClassVar[NoteKind]

    client_id: Annotated[str, declare("Client", "the client", shown=False)]
    case_id: Annotated[str, declare("Case", "the case; it is the same client's", shown=False)]
    therapist_id: Annotated[str, declare("Therapist", "who charted it", shown=False)]
    entered_at: Annotated[
        datetime, declare("Entered", "when it was begun on the computer", searched=False, last=3)
    ]
    status: Annotated[NoteStatus, declare("Status", shown=False)] = NoteStatus.DRAFT
    signed_at: Annotated[
        datetime | None, declare("Signed", "when it was signed; only in a signed note", shown=False)
    ] = None
    signed_by: Annotated[
        str, declare("Signed by", "name and credentials as signed; only in a signed note", shown=False)
    ] = ""
    unread: Annotated[
        dict[str, str],
        declare(
            "Not understood",
            "by field, what was typed and not understood yet; empty in a signed note",
            shown=False,
        ),
    ] = {}
    reasons: Annotated[
        tuple[SigningReason, ...],
        declare(
            "Reasons kept on signing",
            "why it was signed although something was missing or spoke against it",
            last=2,
        ),
    ] = ()

    def check_rules(self) -> None:
        require_text(self, "client_id", "case_id", "therapist_id")
        require_utc_offset(self, "entered_at", "signed_at")
        require_order(self, "entered_at", "signed_at")
        if (self.status is NoteStatus.SIGNED) != bool(self.signed_at and self.signed_by):
            raise Invalid(
                "status", "A signed note has its time of signing and its signer; a draft has neither."
            )

    @property
    def signed(self) -> bool:
        """Whether the note is signed and final."""
        return self.status is NoteStatus.SIGNED

    @property
    def note_id(self) -> str:
        """The note to open when this record is a search result: the note itself."""
        return self.id

    @property
    def when(self) -> datetime:
        """When the visit happened, in local time."""
        return self.get_visit_time()[1]

    def find_blocking_issues(self) -> list[SigningIssue]:
        """List what cannot be overridden: unread text, and copied-forward lines that nobody edited or confirmed."""
        unread = [
            SigningIssue(
                field, _UNREAD.get(field, "“{}” is not understood yet.").format(text), f"unread:{field}"
            )
            for field, text in self.unread.items()
        ]
        return unread + self.find_unconfirmed_lines()

    def find_unconfirmed_lines(self) -> list[SigningIssue]:
        """List the lines copied from the last session that nobody edited or confirmed, each with its path, `treatment.0`."""
        return [
            SigningIssue(f"{name}.{index}", _NOT_CONFIRMED.format(line.about), UNCONFIRMED)
            for name, lines in msgspec.structs.asdict(self).items()
            if isinstance(lines, tuple)
            for index, line in enumerate(lines)
            if isinstance(line, NoteLine) and line.origin is Origin.CARRIED
        ]

    def get_visit_time(self) -> tuple[str, datetime]:
        """Return (field, time) of the visit: the field that holds the time, and the time."""
        return "entered_at", self.entered_at

    def find_future_issues(self, signing_time: datetime) -> list[SigningIssue]:
        """Return an issue if the visit is on a later day than `signing_time`. A later hour on the same day is allowed."""
        field, moment = self.get_visit_time()
        later = moment.date() > signing_time.astimezone(moment.tzinfo).date()
        sentence = "This day is still to come; it cannot be signed yet."
        return [SigningIssue(field, sentence, TOO_EARLY)] if later else []


NoteT = TypeVar("NoteT", bound=Note)


def sign_draft(note: NoteT, signer: str, signed_at: datetime) -> NoteT:
    """Return the note as signed by `signer` (name and credentials). Raises IncompleteNote with what cannot be overridden.

    What else a note needs depends on the clinic's profile (charting.summaries.signing.signing_issues).

    If the PC's clock ran ahead when the note was begun, `entered_at` is in the future and would block signing until
    then. The time of signing replaces it; the audit log keeps what the clock showed.
    """
    if note.status is not NoteStatus.DRAFT:
        raise Invalid("status", "Only a draft can be signed.")
    if issues := note.find_blocking_issues() + note.find_future_issues(signed_at):
        raise IncompleteNote(issues)
    entered = min(note.entered_at, signed_at)
    return remove_unfilled_lines(note).with_changes(
        status=NoteStatus.SIGNED, entered_at=entered, signed_at=signed_at, signed_by=signer
    )


def remove_unfilled_lines(note: NoteT) -> NoteT:
    """Return the note without unfilled lines of the template. Body marks are renumbered to stay with their findings.

    Returns the same object if nothing changes.
    """
    changes: dict[str, Any] = {}
    for name, value in msgspec.structs.asdict(note).items():
        if not (isinstance(value, tuple) and any(isinstance(line, NoteLine) for line in value)):
            continue
        remaining = [
            number
            for number, line in enumerate(value, 1)
            if line.filled or line.origin is not Origin.TEMPLATE
        ]
        changes[name] = tuple(_mark_as_typed(value[number - 1]) for number in remaining)
        if name == "palpation":
            changes["marks"] = _update_mark_numbers(
                getattr(note, "marks", ()), {old: new for new, old in enumerate(remaining, 1)}
            )
    changes = {name: value for name, value in changes.items() if value != getattr(note, name)}
    return note.with_changes(**changes) if changes else note


def _mark_as_typed(line: NoteLine) -> NoteLine:
    return line if line.origin is Origin.TYPED else msgspec.structs.replace(line, origin=Origin.TYPED)


def _update_mark_numbers(marks: tuple[Mark, ...], new_numbers: dict[int, int]) -> tuple[Mark, ...]:
    """Return the marks with the new numbers of their findings, without marks whose finding was removed."""
    return tuple(
        mark
        if mark.number is None or mark.number == new_numbers[mark.number]
        else msgspec.structs.replace(mark, number=new_numbers[mark.number])
        for mark in marks
        if mark.number is None or mark.number in new_numbers
    )


class Addendum(Record, frozen=True, kw_only=True):
    """Text added to a signed record later, with author and time. It is final from the start.

    `kind` (a NoteKind code) and `record_id` identify the record.
    """

    signed: ClassVar[bool] = True

    client_id: Annotated[str, declare(doc="the client")]
    kind: Annotated[
        str, declare(doc="the list in which the record stands: `assessment`, `plan`, `session` or `report`")
    ]
    record_id: Annotated[str, declare(doc="a record of that list, of the same client")]
    therapist_id: Annotated[str, declare(doc="who charted it")]
    author: Annotated[str, declare(doc="name and credentials")]
    written_at: datetime
    text: str

    def check_rules(self) -> None:
        require_text(self, "client_id", "kind", "record_id", "therapist_id", "author", "text")
        require_utc_offset(self, "written_at")

    @property
    def note_kind(self) -> str:
        """The kind of the record that it belongs to."""
        return self.kind

    @property
    def note_id(self) -> str:
        """The record to open to read the addendum."""
        return self.record_id

    @property
    def when(self) -> datetime:
        """When it was written."""
        return self.written_at
