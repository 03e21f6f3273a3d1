"""What the hands found last, numbered as on the body figure, with the grade before in brackets."""

from collections.abc import Sequence
from datetime import date

import msgspec

from charting.drawing.trend import short_date
from charting.model.assessment import Assessment
from charting.model.body import Mark
from charting.model.findings import Palpation
from charting.model.folding import fold
from charting.model.session import Session
from charting.reference.loader import palpation_findings, palpation_grades
from charting.reference.own import remembered
from charting.summaries.client_file import CaseFile
from charting.summaries.progress_report import Finding, Findings


def findings(case: CaseFile, today: date) -> Findings:
    """The findings of the newest signed note that has any, and the marks of that note; else those of none."""
    notes = _with_palpation(case)
    if not notes:
        return Findings()
    newest, before = notes[-1], notes[:-1]
    day = newest.when.date()
    named = short_date(day, year=day.year != today.year)
    lines = tuple(
        Finding(number=number, structure=_structure(line), finding=_words(line, _grade_before(line, before)))
        for number, line in enumerate(newest.palpation, start=1)
    )
    return Findings(day=named, lines=lines, marks=_known(newest.marks, len(lines)))


def _with_palpation(case: CaseFile) -> list[Session | Assessment]:
    notes: list[Session | Assessment] = [*case.signed_assessments, *case.signed_sessions]
    return sorted((note for note in notes if note.palpation), key=lambda note: note.when.timestamp())


def _known(marks: Sequence[Mark], lines: int) -> tuple[Mark, ...]:
    """The marks; a number that no finding has is left off, so that the figure never points to nothing."""
    return tuple(
        msgspec.structs.replace(mark, number=None) if mark.number and mark.number > lines else mark
        for mark in marks
    )


def _structure(line: Palpation) -> str:
    return f"{line.structure} {line.side.letter}".strip()


def _words(line: Palpation, before: int | None) -> str:
    """`active TrP 3/4 (4)`, `no active trigger point (4)`; a grade that was not charted is left out."""
    most = palpation_grades()[-1].grade
    earlier = "" if before is None else f"({before})"
    if line.grade == 0:
        return " ".join(part for part in ("no", _named(line.finding) or "finding", earlier) if part)
    grade = "" if line.grade is None else f"{line.grade}/{most}"
    return " ".join(part for part in (_short(line.finding), grade, earlier) if part)


def _named(finding: str) -> str:
    """The thing itself, as what is not there is called: no "hypertonicity", where a table would say "hypertonic"."""
    known = (
        each.name for each in palpation_findings() if fold(finding) in (fold(each.name), fold(each.short))
    )
    return next(known, finding).lower()


def _short(finding: str) -> str:
    """As a table has room for it: "active TrP"; what the vocabulary does not know stays as typed."""
    return _shorts().get(fold(finding), finding)


@remembered
def _shorts() -> dict[str, str]:
    return {
        fold(name): each.short for each in palpation_findings() for name in (each.id, each.name, each.short)
    }


def _grade_before(line: Palpation, notes: Sequence[Session | Assessment]) -> int | None:
    """The grade of the same structure, side and finding in the newest earlier note that has one."""
    grades = (
        each.grade
        for note in reversed(notes)
        for each in reversed(note.palpation)
        if each.grade is not None and _same(each, line)
    )
    return next(grades, None)


def _same(one: Palpation, other: Palpation) -> bool:
    return one.side is other.side and (fold(one.structure), fold(_short(one.finding))) == (
        fold(other.structure),
        fold(_short(other.finding)),
    )
