"""Everything that stands between a note and its signature, the same for the screen and for signing itself."""

from datetime import datetime

from charting.entry.snippets import open_in
from charting.errors import Incomplete, Missing
from charting.model.note import Note, NoteT, without_empty_lines
from charting.model.session import Session
from charting.summaries.case_at_signing import CaseAtSigning
from charting.summaries.completeness import incomplete
from charting.summaries.conflicts import conflicts
from charting.summaries.doubts import doubts
from charting.summaries.safety import raised


def in_the_way(note: Note, case: CaseAtSigning, at: datetime) -> tuple[Missing, ...]:
    """Hard stops first, then conflicts with the health history, then what the clinic's profile misses.

    Those with a reason in the note are among them: see `unanswered`. One code stands once. `at` is the time of
    signing.
    """
    found = [
        *note.missing(),
        *note.too_early(at),
        *_unfilled(note),
        *_impossible(note, case),
        *_conflicts(note, case),
        *incomplete(without_empty_lines(note), case, case.clinic.profile),
    ]
    once = {each.code if each.reasonable else each: each for each in reversed(found)}
    return tuple(reversed(once.values()))


def unanswered(note: Note, case: CaseAtSigning, at: datetime) -> tuple[Missing, ...]:
    """What must be charted, or answered with a reason where that is allowed, before the note can be signed."""
    return _unanswered(note, in_the_way(note, case, at))


def ready(note: NoteT, case: CaseAtSigning, at: datetime) -> NoteT:
    """The note as it may be signed: with only those reasons whose rule is still in the way.

    Raises Incomplete with what must be charted, or answered with a reason, first.
    """
    found = in_the_way(note, case, at)
    if missing := _unanswered(note, found):
        raise Incomplete(missing)
    standing = {each.code for each in found}
    return note.with_changes(reasons=tuple(each for each in note.reasons if each.about in standing))


def _unanswered(note: Note, found: tuple[Missing, ...]) -> tuple[Missing, ...]:
    answered = {reason.about for reason in note.reasons}
    return tuple(each for each in found if not (each.reasonable and each.code in answered))


def _unfilled(note: Note) -> list[Missing]:
    """The fields of short words that were passed over."""
    return [Missing(path, f"“‹{name}›” is not filled in.") for path, name in open_in(note)]


def _impossible(note: Note, case: CaseAtSigning) -> list[Missing]:
    found = [each for each in doubts(note, case.case) if each.impossible]
    return [Missing(each.path, each.sentence, f"doubt:{each.path}") for each in found]


def _conflicts(note: Note, case: CaseAtSigning) -> list[Missing]:
    if not isinstance(note, Session):
        return []
    found = conflicts(note.treatment, raised(case.client, note.starts_at.date()))
    return [Missing(f"treatment.{each.row}", each.sentence, each.code, reasonable=True) for each in found]
