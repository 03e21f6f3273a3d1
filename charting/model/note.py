"""What assessments, plans and sessions share: they are drafts until they are signed, and then never change."""

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

QUICK_LINE = "quick_line"  # key in `unread` for text that is still in the quick entry line


class NoteStatus(StrEnum):
    """A draft may still change; a discarded draft is kept but hidden; a signed note never changes."""

    DRAFT = "draft"
    SIGNED = "signed"
    DISCARDED = "discarded"


class NoteKind(StrEnum):
    """The codes of the kinds of notes in the clinic file. They never change."""

    SESSION = "session"
    ASSESSMENT = "assessment"
    PLAN = "plan"
    REPORT = "report"


UNCONFIRMED = "carried"  # code of a line that was copied forward and that nobody edited or confirmed
TOO_EARLY = "too early"

_NOT_CONFIRMED = "Carried from the last session and not confirmed: {}."
_UNREAD = {QUICK_LINE: "Still in the quick line: “{}”. File it or clear it."}


class SigningReason(Part, frozen=True, kw_only=True):
    """Why a note is signed although something is missing or speaks against it.

    `about` is the code of the rule, `said` the sentence that the therapist saw.
    """

    about: Annotated[str, declare("Rule", "the code of the rule")]
    said: Annotated[str, declare("What was said", "the sentence in which the rule was said")] = ""
    words: Annotated[str, declare("Reason", free_text=True)]

    def __post_init__(self) -> None:
        require_text(self, "about", "words")


class Note(Record, frozen=True, kw_only=True):
    """A note to be signed. Its visit, its entry and its signing have separate times.

    `unread` has, by field name, typed text that could not be parsed yet (a range of "12o"). A draft loses nothing, and
    a note with unread text cannot be signed.
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
        """Whether the note is signed and cannot change."""
        return self.status is NoteStatus.SIGNED

    @property
    def note_id(self) -> str:
        """The id of the note to open in order to read this: the note itself."""
        return self.id

    @property
    def when(self) -> datetime:
        """The local time of the visit."""
        return self.get_visit_time()[1]

    def find_blocking_issues(self) -> list[SigningIssue]:
        """Finds the issues that no reason can override: unread text and unconfirmed lines that were copied forward."""
        unread = [
            SigningIssue(
                field, _UNREAD.get(field, "“{}” is not understood yet.").format(text), f"unread:{field}"
            )
            for field, text in self.unread.items()
        ]
        return unread + self.find_unconfirmed_lines()

    def find_unconfirmed_lines(self) -> list[SigningIssue]:
        """Finds lines copied forward from the last session that nobody edited or confirmed, as fields like `treatment.0`."""
        return [
            SigningIssue(f"{name}.{place}", _NOT_CONFIRMED.format(line.about), UNCONFIRMED)
            for name, lines in msgspec.structs.asdict(self).items()
            if isinstance(lines, tuple)
            for place, line in enumerate(lines)
            if isinstance(line, NoteLine) and line.origin is Origin.CARRIED
        ]

    def get_visit_time(self) -> tuple[str, datetime]:
        """Returns the field with the time of the visit, and that time."""
        return "entered_at", self.entered_at

    def find_future_issues(self, signing_time: datetime) -> list[SigningIssue]:
        """A note for a later day than `signing_time` cannot be signed; a later hour of the same day is fine."""
        field, moment = self.get_visit_time()
        later = moment.date() > signing_time.astimezone(moment.tzinfo).date()
        sentence = "This day is still to come; it cannot be signed yet."
        return [SigningIssue(field, sentence, TOO_EARLY)] if later else []


NoteT = TypeVar("NoteT", bound=Note)


def sign_draft(note: NoteT, signer: str, signed_at: datetime) -> NoteT:
    """Signs the note for `signer` (name and credentials). Raises IncompleteNote with issues that no reason can override.

    The other rules for a complete note are in the clinic's profile (charting.summaries.signing.signing_issues).

    If the clock of the PC was ahead when the note was entered and has been corrected, the time of entry is in the
    future, and the note could not be signed. The time of entry then becomes the time of signing; the audit log keeps
    the original time.
    """
    if note.status is not NoteStatus.DRAFT:
        raise Invalid("status", "Only a draft can be signed.")
    if missing := note.find_blocking_issues() + note.find_future_issues(signed_at):
        raise IncompleteNote(missing)
    entered = min(note.entered_at, signed_at)
    return remove_unfilled_lines(note).with_changes(
        status=NoteStatus.SIGNED, entered_at=entered, signed_at=signed_at, signed_by=signer
    )


def remove_unfilled_lines(note: NoteT) -> NoteT:
    """Removes the lines of a template that nobody filled in, and renumbers the marks of the remaining findings.

    Returns the same note if nothing changes.
    """
    changes: dict[str, Any] = {}
    for name, value in msgspec.structs.asdict(note).items():
        if not (isinstance(value, tuple) and any(isinstance(item, NoteLine) for item in value)):
            continue
        kept_places = [
            place for place, line in enumerate(value, 1) if line.filled or line.origin is not Origin.TEMPLATE
        ]
        changes[name] = tuple(_mark_as_typed(value[place - 1]) for place in kept_places)
        if name == "palpation":
            changes["marks"] = _update_mark_numbers(
                getattr(note, "marks", ()), {old: new for new, old in enumerate(kept_places, 1)}
            )
    changes = {name: value for name, value in changes.items() if value != getattr(note, name)}
    return note.with_changes(**changes) if changes else note


def _mark_as_typed(line: NoteLine) -> NoteLine:
    return line if line.origin is Origin.TYPED else msgspec.structs.replace(line, origin=Origin.TYPED)


def _update_mark_numbers(marks: tuple[Mark, ...], places: dict[int, int]) -> tuple[Mark, ...]:
    """Renumbers the marks after lines were removed, and drops the marks of removed findings."""
    return tuple(
        mark
        if mark.number is None or mark.number == places[mark.number]
        else msgspec.structs.replace(mark, number=places[mark.number])
        for mark in marks
        if mark.number is None or mark.number in places
    )


class Addendum(Record, frozen=True, kw_only=True):
    """Text added to a signed record, with its author and time. It never changes.

    `record_id` is the id of the signed record, `kind` its NoteKind.
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
        """The kind of the record that the addendum belongs to."""
        return self.kind

    @property
    def note_id(self) -> str:
        """The id of the record to open in order to read the addendum."""
        return self.record_id

    @property
    def when(self) -> datetime:
        """When the addendum was written."""
        return self.written_at
