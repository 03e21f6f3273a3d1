"""What assessments, plans and sessions share: they are drafts until signed, and never change afterwards."""

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

QUICK_LINE = "quick_line"  # where a draft keeps what stands in the line of quick entry


class NoteStatus(StrEnum):
    """A draft may still change; a discarded draft is kept, out of sight; a signed note is fixed."""

    DRAFT = "draft"
    SIGNED = "signed"
    DISCARDED = "discarded"


class NoteKind(StrEnum):
    """The codes under which the chart's file names what can be signed or added to; they never change."""

    SESSION = "session"
    ASSESSMENT = "assessment"
    PLAN = "plan"
    REPORT = "report"


UNCONFIRMED = "carried"  # the code of a line that was carried and nobody touched or confirmed
TOO_EARLY = "too early"

_NOT_CONFIRMED = "Carried from the last session and not confirmed: {}."
_UNREAD = {QUICK_LINE: "Still in the quick line: “{}”. File it or clear it."}


class SigningReason(Part, frozen=True, kw_only=True):
    """Why a note is signed although something is missing or speaks against it.

    `about` is the code of that rule, `said` the sentence in which it was said to the therapist.
    """

    about: Annotated[str, declare("Rule", "the code of the rule")]
    said: Annotated[str, declare("What was said", "the sentence in which the rule was said")] = ""
    words: Annotated[str, declare("Reason", free_text=True)]

    def __post_init__(self) -> None:
        require_text(self, "about", "words")


class Note(Record, frozen=True, kw_only=True):
    """A signable note. It happened at one time, was entered at another and signed at a third.

    `unread` keeps, by field name, text that was typed but not understood yet (a range of "12o"): a draft
    loses nothing, and a note with unread text cannot be signed.
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
        """Whether the note is fixed."""
        return self.status is NoteStatus.SIGNED

    @property
    def note_id(self) -> str:
        """The note to open in order to read it: itself."""
        return self.id

    @property
    def when(self) -> datetime:
        """When it happened, on the clock of the wall."""
        return self.get_visit_time()[1]

    def find_blocking_issues(self) -> list[SigningIssue]:
        """What no reason excuses: text that is not understood, and carried lines that nobody touched or confirmed."""
        unread = [
            SigningIssue(
                field, _UNREAD.get(field, "“{}” is not understood yet.").format(text), f"unread:{field}"
            )
            for field, text in self.unread.items()
        ]
        return unread + self.find_unconfirmed_lines()

    def find_unconfirmed_lines(self) -> list[SigningIssue]:
        """The lines carried from the last session that nobody touched: field `treatment.0`, and the sentence."""
        return [
            SigningIssue(f"{name}.{at}", _NOT_CONFIRMED.format(line.about), UNCONFIRMED)
            for name, lines in msgspec.structs.asdict(self).items()
            if isinstance(lines, tuple)
            for at, line in enumerate(lines)
            if isinstance(line, NoteLine) and line.origin is Origin.CARRIED
        ]

    def get_visit_time(self) -> tuple[str, datetime]:
        """The field of the time at which it happened, and that time."""
        return "entered_at", self.entered_at

    def find_future_issues(self, at: datetime) -> list[SigningIssue]:
        """What is of a later day than `at` cannot be signed then; within the day the planned hour may stand."""
        field, moment = self.get_visit_time()
        later = moment.date() > at.astimezone(moment.tzinfo).date()
        sentence = "This day is still to come; it cannot be signed yet."
        return [SigningIssue(field, sentence, TOO_EARLY)] if later else []


NoteT = TypeVar("NoteT", bound=Note)


def sign_draft(note: NoteT, signer: str, at: datetime) -> NoteT:
    """The note signed by `signer` (name and credentials). Raises Incomplete with what no reason excuses.

    What else a complete note holds, the clinic's profile says (charting.summaries.signing.signing_issues).

    A PC whose clock ran ahead entered the note in the future; set right since, it must not keep the note from being
    signed for years. The time of entry is then that of signing; the log keeps the one that the clock showed.
    """
    if note.status is not NoteStatus.DRAFT:
        raise Invalid("status", "Only a draft can be signed.")
    if missing := note.find_blocking_issues() + note.find_future_issues(at):
        raise IncompleteNote(missing)
    entered = min(note.entered_at, at)
    return remove_unfilled_lines(note).with_changes(
        status=NoteStatus.SIGNED, entered_at=entered, signed_at=at, signed_by=signer
    )


def remove_unfilled_lines(note: NoteT) -> NoteT:
    """The note without the template's lines that nobody filled; marks keep to their findings.

    Where nothing is to be changed it is the same note.
    """
    changes: dict[str, Any] = {}
    for name, value in msgspec.structs.asdict(note).items():
        if not (isinstance(value, tuple) and any(isinstance(each, NoteLine) for each in value)):
            continue
        kept = [at for at, each in enumerate(value, 1) if each.filled or each.origin is not Origin.TEMPLATE]
        changes[name] = tuple(_mark_as_typed(value[at - 1]) for at in kept)
        if name == "palpation":
            changes["marks"] = _update_mark_numbers(
                getattr(note, "marks", ()), {old: new for new, old in enumerate(kept, 1)}
            )
    changes = {name: value for name, value in changes.items() if value != getattr(note, name)}
    return note.with_changes(**changes) if changes else note


def _mark_as_typed(line: NoteLine) -> NoteLine:
    return line if line.origin is Origin.TYPED else msgspec.structs.replace(line, origin=Origin.TYPED)


def _update_mark_numbers(marks: tuple[Mark, ...], places: dict[int, int]) -> tuple[Mark, ...]:
    """The marks with the new places of their findings; one whose finding is gone goes with it."""
    return tuple(
        mark
        if mark.number is None or mark.number == places[mark.number]
        else msgspec.structs.replace(mark, number=places[mark.number])
        for mark in marks
        if mark.number is None or mark.number in places
    )


class Addendum(Record, frozen=True, kw_only=True):
    """Words added to a signed record afterwards, with author and time. It is fixed from the start.

    `kind` and `record_id` name the record, `kind` by its NoteKind.
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
        """The kind of record that it adds to, and in which it is read."""
        return self.kind

    @property
    def note_id(self) -> str:
        """The record to open in order to read it."""
        return self.record_id

    @property
    def when(self) -> datetime:
        """When it was written."""
        return self.written_at
