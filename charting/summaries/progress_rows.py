"""The change table: what was measured, from the start of care to now, and whether the change is meaningful.

The start is the first figure ever taken and now the newest, each with its day where that is not the column's. One
figure alone is a start, not a change. A figure that was not taken stays "–". Pain after a session is no measure of
progress and cannot get in here.
"""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from charting.drawing.trend import short_date
from charting.measures.judge import Verdict
from charting.model.plan import Goal
from charting.summaries.client_file import CaseFile
from charting.summaries.measure import (
    MeasureKind,
    case_area,
    format_change,
    format_value,
    identity,
    instrument_of,
    judge_measure,
    measure_label,
    parse_measure,
)
from charting.summaries.progress_report import Cell, ChangeRow, ChangeTable
from charting.summaries.readings import Reading, progress_measures, readings

MOST_ROWS = 7

_ORDER = (MeasureKind.ACTIVITY, MeasureKind.PAIN, MeasureKind.SCORE, MeasureKind.RANGE, MeasureKind.OTHER)
_SIGNS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """The days at the head of the columns; `last` is the end of the last report's period, None before the first."""

    start: date
    last: date | None
    now: date

    @property
    def long(self) -> bool:
        """Whether the days lie so far apart that they need their year."""
        return self.start.year != self.now.year

    def named(self, day: date | None) -> str:
        """As a column's head or a cell says it; None says nothing."""
        return short_date(day, year=self.long) if day else ""


def change_rows(case: CaseFile, days: Days) -> tuple[ChangeRow, ...]:
    """A row for each figure by which the case is judged: activities, pain, scores, ranges, then other figures."""
    goals = {identity(goal.measure): goal for goal in (case.plan.goals if case.plan else ())}
    keys = sorted(progress_measures(case), key=lambda key: _ORDER.index(parse_measure(key).kind))
    named = ((key, goals.get(identity(key))) for key in keys)
    return tuple(_row(case, goal.measure if goal else key, goal, days) for key, goal in named)


def change_table(rows: Sequence[ChangeRow], days: Days, limit: int = MOST_ROWS) -> ChangeTable:
    """The rows that the page has room for: measured goals first, then what else was measured."""
    table = ChangeTable(
        rows=tuple(rows),
        start_day=days.named(days.start),
        last_day=days.named(days.last),
        now_day=days.named(days.now) if days.now != days.start else "",
    )
    return cut(table, limit)


def cut(table: ChangeTable, limit: int) -> ChangeTable:
    """The table with at most `limit` rows, its footnotes numbered anew in order of use."""
    ranked = sorted(range(len(table.rows)), key=lambda place: _rank(table.rows[place]))
    kept = [table.rows[place] for place in sorted(ranked[:limit])]
    judged = (row.verdict.footnote for row in kept if row.verdict.meaningful != "none")
    sources = dict.fromkeys(source for source in judged if source)
    signs = {source: str(number).translate(_SIGNS) for number, source in enumerate(sources, start=1)}
    return msgspec.structs.replace(
        table,
        rows=tuple(_signed(row, signs) for row in kept),
        footnotes=tuple(f"{sign} {source}" for source, sign in signs.items()),
        more=table.more + len(table.rows) - len(kept),
    )


def _rank(row: ChangeRow) -> tuple[bool, bool, bool]:
    """What has figures before what has none, goals before what is no goal, and what was measured again before the rest."""
    unmeasured = row.start.text == "–" and row.now.text == "–"
    return unmeasured, row.goal == "–", row.now.text == "–"


def _signed(row: ChangeRow, signs: dict[str, str]) -> ChangeRow:
    return msgspec.structs.replace(row, footnote=signs.get(row.verdict.footnote, ""))


def _row(case: CaseFile, key: str, goal: Goal | None, days: Days) -> ChangeRow:
    taken = readings(case, key)
    start, now = _ends(key, taken)
    verdict = _verdict(case, key, start, now, goal)
    return ChangeRow(
        key=key,
        label=_label(key),
        scale=_scale(key),
        start=_cell(key, start, days.start, days),
        last=_cell(key, _newest(taken, days.last), days.last, days),
        now=_cell(key, now, days.now, days),
        change=format_change(key, verdict.change if start else None),
        goal=target_text(goal) if goal else "–",
        verdict=verdict,
    )


def _ends(key: str, taken: Sequence[Reading]) -> tuple[Reading | None, Reading | None]:
    """Start and now. A rating that is itself a change has no start."""
    found = instrument_of(key)
    if found and found.is_change:
        return None, (taken[-1] if taken else None)
    return (taken[0] if taken else None), (taken[-1] if len(taken) > 1 else None)


def _verdict(
    case: CaseFile, key: str, start: Reading | None, now: Reading | None, goal: Goal | None
) -> Verdict:
    before, after = (each.value if each else None for each in (start, now))
    return judge_measure(key, before, after, case_area(case.case), goal)


def _newest(taken: Iterable[Reading], until: date | None) -> Reading | None:
    found = [each for each in taken if until and each.on <= until]
    return found[-1] if found else None


def _cell(key: str, reading: Reading | None, column: date | None, days: Days) -> Cell:
    if reading is None:
        return Cell()
    return Cell(
        text=format_value(key, reading.value), day=days.named(reading.on) if reading.on != column else ""
    )


def _label(key: str) -> str:
    measure = parse_measure(key)
    return measure.name if measure.kind is MeasureKind.ACTIVITY else measure_label(key)


def _scale(key: str) -> str:
    """`PSFS, 0–10, higher is better`; a score's own name stands before it already."""
    found = instrument_of(key)
    if found is None:
        return ""
    own = parse_measure(key).kind is MeasureKind.SCORE
    return found.scale_text if own else f"{found.short_name}, {found.scale_text}"


def target_text(goal: Goal) -> str:
    """The target as a table shows it: `150°`, `8`, `7 nights`."""
    unit = goal.unit if parse_measure(goal.measure).kind is MeasureKind.OTHER else ""
    return f"{format_value(goal.measure, goal.target)} {unit}".strip()
