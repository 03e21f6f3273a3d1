"""Everything that has to be resolved before a note can be signed: one answer for the screen and for signing itself."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from charting.errors import IncompleteNote, SigningIssue
from charting.model.note import Note, NoteT, remove_unfilled_lines
from charting.model.record import Part, encode_record
from charting.model.session import Session
from charting.summaries.case_at_signing import CaseAtSigning
from charting.summaries.safety.contraindications import find_contraindications
from charting.summaries.safety.treatment_conflicts import find_treatment_conflicts
from charting.summaries.signing.completeness import find_incomplete_fields
from charting.summaries.signing.plausibility import find_plausibility_issues
from charting.text.snippets import BLANK_MARK, list_open_blanks


def find_signing_issues(note: Note, case: CaseAtSigning, at: datetime) -> tuple[SigningIssue, ...]:
    """List hard stops first, then conflicts with the health history, then what the clinic's profile still asks for.

    Includes issues that already have a documented reason; `find_unresolved_issues` leaves those out. Each rule code
    that can be overridden appears once, however many lines break the rule. `at` is the time of signing.
    """
    issues = [
        *note.find_blocking_issues(),
        *note.find_future_issues(at),
        *_find_open_blanks(note),
        *_find_impossible_values(note, case),
        *_find_conflict_issues(note, case),
        *find_incomplete_fields(remove_unfilled_lines(note), case, case.clinic.profile),
    ]
    unique = {issue.rule_code if issue.can_be_overridden else issue: issue for issue in reversed(issues)}
    return tuple(reversed(unique.values()))


def find_unresolved_issues(note: Note, case: CaseAtSigning, at: datetime) -> tuple[SigningIssue, ...]:
    """List what must still be charted, or given a reason where that is allowed, before the note can be signed."""
    return _filter_unresolved(note, find_signing_issues(note, case, at))


def prepare_for_signing(note: NoteT, case: CaseAtSigning, at: datetime) -> NoteT:
    """Return the note as it may be signed: without reasons for rules that it no longer breaks.

    Raises IncompleteNote with what must be charted, or given a reason, first.
    """
    issues = find_signing_issues(note, case, at)
    if unresolved := _filter_unresolved(note, issues):
        raise IncompleteNote(unresolved)
    rule_codes = {issue.rule_code for issue in issues}
    return note.with_changes(reasons=tuple(reason for reason in note.reasons if reason.about in rule_codes))


def _filter_unresolved(note: Note, issues: tuple[SigningIssue, ...]) -> tuple[SigningIssue, ...]:
    documented = {reason.about for reason in note.reasons}
    return tuple(issue for issue in issues if not (issue.can_be_overridden and issue.rule_code in documented))


def _find_open_blanks(note: Note) -> list[SigningIssue]:
    return [SigningIssue(path, f"“‹{name}›” is not filled in.") for path, name in find_open_blanks(note)]


def find_open_blanks(record: Part) -> Iterator[tuple[str, str]]:
    """Find the blanks of snippets that the therapist skipped, anywhere in the record.

    Yields (path, name), such as (`treatment.0.response`, `side`).
    """
    if BLANK_MARK.encode() in encode_record(record):  # far quicker than the walk, and most notes have none
        yield from _walk_open_blanks(record, "")


def _walk_open_blanks(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield from ((path, name) for name in list_open_blanks(value))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk_open_blanks(item, f"{path}.{index}")
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _walk_open_blanks(getattr(value, name), f"{path}.{name}".lstrip("."))


def _find_impossible_values(note: Note, case: CaseAtSigning) -> list[SigningIssue]:
    return [
        SigningIssue(issue.path, issue.sentence, f"doubt:{issue.path}")
        for issue in find_plausibility_issues(note, case.case)
        if issue.impossible
    ]


def _find_conflict_issues(note: Note, case: CaseAtSigning) -> list[SigningIssue]:
    if not isinstance(note, Session):
        return []
    contraindications = find_contraindications(case.client, note.starts_at.date())
    return [
        SigningIssue(f"treatment.{conflict.row}", conflict.sentence, conflict.code, can_be_overridden=True)
        for conflict in find_treatment_conflicts(note.treatment, contraindications)
    ]
