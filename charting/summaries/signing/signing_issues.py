"""Everything that stands between a note and its signature, the same for the screen and for signing itself."""

from datetime import datetime

from charting.entry.snippets import find_open_fields_in
from charting.errors import IncompleteNote, SigningIssue
from charting.model.note import Note, NoteT, remove_unfilled_lines
from charting.model.session import Session
from charting.summaries.case_at_signing import CaseAtSigning
from charting.summaries.safety.contraindications import find_contraindications
from charting.summaries.safety.treatment_conflicts import find_treatment_conflicts
from charting.summaries.signing.completeness import find_incomplete_fields
from charting.summaries.signing.plausibility import find_plausibility_issues


def find_signing_issues(note: Note, case: CaseAtSigning, at: datetime) -> tuple[SigningIssue, ...]:
    """Hard stops first, then conflicts with the health history, then what the clinic's profile misses.

    Those with a reason in the note are among them: see `unanswered`. One code stands once. `at` is the time of
    signing.
    """
    found = [
        *note.find_blocking_issues(),
        *note.find_future_issues(at),
        *_find_open_blanks(note),
        *_find_impossible_values(note, case),
        *_find_conflict_issues(note, case),
        *find_incomplete_fields(remove_unfilled_lines(note), case, case.clinic.profile),
    ]
    once = {each.code if each.reasonable else each: each for each in reversed(found)}
    return tuple(reversed(once.values()))


def find_unresolved_issues(note: Note, case: CaseAtSigning, at: datetime) -> tuple[SigningIssue, ...]:
    """What must be charted, or answered with a reason where that is allowed, before the note can be signed."""
    return _filter_unresolved(note, find_signing_issues(note, case, at))


def prepare_for_signing(note: NoteT, case: CaseAtSigning, at: datetime) -> NoteT:
    """The note as it may be signed: with only those reasons whose rule is still in the way.

    Raises Incomplete with what must be charted, or answered with a reason, first.
    """
    found = find_signing_issues(note, case, at)
    if missing := _filter_unresolved(note, found):
        raise IncompleteNote(missing)
    standing = {each.code for each in found}
    return note.with_changes(reasons=tuple(each for each in note.reasons if each.about in standing))


def _filter_unresolved(note: Note, found: tuple[SigningIssue, ...]) -> tuple[SigningIssue, ...]:
    answered = {reason.about for reason in note.reasons}
    return tuple(each for each in found if not (each.reasonable and each.code in answered))


def _find_open_blanks(note: Note) -> list[SigningIssue]:
    """The fields of short words that were passed over."""
    return [SigningIssue(path, f"“‹{name}›” is not filled in.") for path, name in find_open_fields_in(note)]


def _find_impossible_values(note: Note, case: CaseAtSigning) -> list[SigningIssue]:
    found = [each for each in find_plausibility_issues(note, case.case) if each.impossible]
    return [SigningIssue(each.path, each.sentence, f"doubt:{each.path}") for each in found]


def _find_conflict_issues(note: Note, case: CaseAtSigning) -> list[SigningIssue]:
    if not isinstance(note, Session):
        return []
    found = find_treatment_conflicts(
        note.treatment, find_contraindications(case.client, note.starts_at.date())
    )
    return [
        SigningIssue(f"treatment.{each.row}", each.sentence, each.code, reasonable=True) for each in found
    ]
