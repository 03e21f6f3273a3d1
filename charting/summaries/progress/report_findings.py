"""Collects the latest palpation findings, numbered as on the body figure, with the previous grade in brackets."""

from collections.abc import Sequence
from datetime import date

import msgspec

from charting.model.assessment import Assessment
from charting.model.body_mark import Mark
from charting.model.findings import Palpation
from charting.model.session import Session
from charting.reference.custom_data import cache_by_vocabulary
from charting.reference.loader import list_palpation_findings, list_palpation_grades
from charting.summaries.client_records import CaseRecords
from charting.summaries.progress.progress_report import ReportFinding, ReportFindings
from charting.text.folding import fold
from charting.text.wording import format_day


def collect_report_findings(case: CaseRecords, today: date) -> ReportFindings:
    """Collect the findings and marks of the newest signed note with palpation; empty if there is none."""
    notes = _find_notes_with_palpation(case)
    if not notes:
        return ReportFindings()
    newest, earlier = notes[-1], notes[:-1]
    day = newest.when.date()
    lines = tuple(
        ReportFinding(
            number=number,
            structure=_format_structure(line),
            finding=_format_finding(line, _find_previous_grade(line, earlier)),
        )
        for number, line in enumerate(newest.palpation, start=1)
    )
    return ReportFindings(
        day=format_day(day, today), lines=lines, marks=_clear_unknown_numbers(newest.marks, len(lines))
    )


def _find_notes_with_palpation(case: CaseRecords) -> list[Session | Assessment]:
    notes: list[Session | Assessment] = [*case.signed_assessments, *case.signed_sessions]
    return sorted((note for note in notes if note.palpation), key=lambda note: note.when.timestamp())


def _clear_unknown_numbers(marks: Sequence[Mark], lines: int) -> tuple[Mark, ...]:
    """Clear numbers that no finding has, so that no mark on the figure points nowhere."""
    return tuple(
        msgspec.structs.replace(mark, number=None) if mark.number and mark.number > lines else mark
        for mark in marks
    )


def _format_structure(line: Palpation) -> str:
    return f"{line.structure} {line.side.letter}".strip()


def _format_finding(line: Palpation, before: int | None) -> str:
    """Format `active TrP 3/4 (4)` or `no active trigger point (4)`; a grade that was not charted is left out."""
    previous = "" if before is None else f"({before})"
    if line.grade == 0:
        parts = ("no", _find_finding_name(line.finding) or "finding", previous)
    else:
        highest = list_palpation_grades()[-1].grade
        parts = (
            _shorten_finding(line.finding),
            "" if line.grade is None else f"{line.grade}/{highest}",
            previous,
        )
    return " ".join(part for part in parts if part)


def _find_finding_name(finding: str) -> str:
    """Find the noun of a finding, for a sentence with "no": "hypertonicity" for what a table calls "hypertonic"."""
    names = (
        entry.name
        for entry in list_palpation_findings()
        if fold(finding) in (fold(entry.name), fold(entry.short))
    )
    return next(names, finding).lower()


def _shorten_finding(finding: str) -> str:
    """Shorten a finding for a table: "active TrP". A finding that is not in the vocabulary stays as typed."""
    return _map_short_names().get(fold(finding), finding)


@cache_by_vocabulary
def _map_short_names() -> dict[str, str]:
    return {
        fold(name): entry.short
        for entry in list_palpation_findings()
        for name in (entry.id, entry.name, entry.short)
    }


def _find_previous_grade(line: Palpation, notes: Sequence[Session | Assessment]) -> int | None:
    """Find the grade of the same structure, side and finding in the newest earlier note that has one."""
    grades = (
        finding.grade
        for note in reversed(notes)
        for finding in reversed(note.palpation)
        if finding.grade is not None and _is_same_finding(finding, line)
    )
    return next(grades, None)


def _is_same_finding(one: Palpation, other: Palpation) -> bool:
    return one.side is other.side and (fold(one.structure), fold(_shorten_finding(one.finding))) == (
        fold(other.structure),
        fold(_shorten_finding(other.finding)),
    )
