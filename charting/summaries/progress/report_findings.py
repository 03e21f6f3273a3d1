"""What the hands found last, numbered as on the body figure, with the grade before in brackets."""

from collections.abc import Sequence
from datetime import date

import msgspec

from charting.drawing.trend.trend_chart import format_short_date
from charting.model.assessment import Assessment
from charting.model.body_mark import Mark
from charting.model.findings import Palpation
from charting.model.session import Session
from charting.reference.custom_data import cache_by_vocabulary
from charting.reference.loader import list_palpation_findings, list_palpation_grades
from charting.summaries.client_records import CaseRecords
from charting.summaries.progress.progress_report import ReportFinding, ReportFindings
from charting.text.folding import fold


def collect_report_findings(case: CaseRecords, today: date) -> ReportFindings:
    """The findings of the newest signed note that has any, and the marks of that note; else those of none."""
    notes = _find_notes_with_palpation(case)
    if not notes:
        return ReportFindings()
    newest, before = notes[-1], notes[:-1]
    day = newest.when.date()
    named = format_short_date(day, year=day.year != today.year)
    lines = tuple(
        ReportFinding(
            number=number,
            structure=_format_structure(line),
            finding=_format_finding(line, _find_previous_grade(line, before)),
        )
        for number, line in enumerate(newest.palpation, start=1)
    )
    return ReportFindings(day=named, lines=lines, marks=_clear_unknown_numbers(newest.marks, len(lines)))


def _find_notes_with_palpation(case: CaseRecords) -> list[Session | Assessment]:
    notes: list[Session | Assessment] = [*case.signed_assessments, *case.signed_sessions]
    return sorted((note for note in notes if note.palpation), key=lambda note: note.when.timestamp())


def _clear_unknown_numbers(marks: Sequence[Mark], lines: int) -> tuple[Mark, ...]:
    """The marks; a number that no finding has is left off, so that the figure never points to nothing."""
    return tuple(
        msgspec.structs.replace(mark, number=None) if mark.number and mark.number > lines else mark
        for mark in marks
    )


def _format_structure(line: Palpation) -> str:
    return f"{line.structure} {line.side.letter}".strip()


def _format_finding(line: Palpation, before: int | None) -> str:
    """`active TrP 3/4 (4)`, `no active trigger point (4)`; a grade that was not charted is left out."""
    most = list_palpation_grades()[-1].grade
    earlier = "" if before is None else f"({before})"
    if line.grade == 0:
        return " ".join(
            part for part in ("no", _find_finding_name(line.finding) or "finding", earlier) if part
        )
    grade = "" if line.grade is None else f"{line.grade}/{most}"
    return " ".join(part for part in (_shorten_finding(line.finding), grade, earlier) if part)


def _find_finding_name(finding: str) -> str:
    """The thing itself, as what is not there is called: no "hypertonicity", where a table would say "hypertonic"."""
    known = (
        each.name
        for each in list_palpation_findings()
        if fold(finding) in (fold(each.name), fold(each.short))
    )
    return next(known, finding).lower()


def _shorten_finding(finding: str) -> str:
    """As a table has room for it: "active TrP"; what the vocabulary does not know stays as typed."""
    return _map_short_names().get(fold(finding), finding)


@cache_by_vocabulary
def _map_short_names() -> dict[str, str]:
    return {
        fold(name): each.short
        for each in list_palpation_findings()
        for name in (each.id, each.name, each.short)
    }


def _find_previous_grade(line: Palpation, notes: Sequence[Session | Assessment]) -> int | None:
    """The grade of the same structure, side and finding in the newest earlier note that has one."""
    grades = (
        each.grade
        for note in reversed(notes)
        for each in reversed(note.palpation)
        if each.grade is not None and _is_same_finding(each, line)
    )
    return next(grades, None)


def _is_same_finding(one: Palpation, other: Palpation) -> bool:
    return one.side is other.side and (fold(one.structure), fold(_shorten_finding(one.finding))) == (
        fold(other.structure),
        fold(_shorten_finding(other.finding)),
    )
