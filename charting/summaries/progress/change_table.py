"""The change table: what was measured, from the start of care to now, and whether the change is meaningful.

The start is the first figure ever taken and now the newest, each with its day where that is not the column's. One
figure alone is a start, not a change. A figure that was not taken stays "–". Pain after a session is no measure of
progress and cannot get in here. A range may also have been stated in words ("full but painful"): where there
is no figure, or words came after the last one, its cell says them, and nothing is compared.
"""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from charting.drawing.trend.trend_chart import format_short_date
from charting.entry.amounts.stated import format_range_short
from charting.measures.judge import Verdict
from charting.model.plan import Goal
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_keys import (
    MeasureKind,
    find_instrument_of_measure,
    format_measure_change,
    format_measure_label,
    format_measure_value,
    get_case_area,
    get_measure_unit,
    judge_measure,
    make_measure_identity,
    parse_measure,
)
from charting.summaries.measures.measure_readings import (
    find_ranges_in_words,
    find_readings,
    list_motions_in_words,
    list_progress_measures,
)
from charting.summaries.progress.progress_report import ChangeCell, ChangeRow, ChangeTable

MAX_CHANGE_ROWS = 7

_KIND_ORDER = (
    MeasureKind.ACTIVITY,
    MeasureKind.PAIN,
    MeasureKind.SCORE,
    MeasureKind.RANGE,
    MeasureKind.OTHER,
)
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class ReportDays(msgspec.Struct, frozen=True, kw_only=True):
    """The days at the head of the columns; `last` is the end of the last report's period, None before the first."""

    start: date
    last: date | None
    now: date

    @property
    def needs_year(self) -> bool:
        """Whether the days lie so far apart that they need their year."""
        return self.start.year != self.now.year

    def format_column_day(self, day: date | None) -> str:
        """As a column's head or a cell says it; None says nothing."""
        return format_short_date(day, year=self.needs_year) if day else ""


class ChartedValue(msgspec.Struct, frozen=True, kw_only=True):
    """A figure, or words in its place, as charted on a day; `value` is None for words."""

    on: date
    text: str
    value: float | None = None


def build_change_rows(case: CaseRecords, days: ReportDays) -> tuple[ChangeRow, ...]:
    """A row for each figure by which the case is judged: activities, pain, scores, ranges, then other figures."""
    goals = {make_measure_identity(goal.measure): goal for goal in (case.plan.goals if case.plan else ())}
    measured = list_progress_measures(case)
    known = {make_measure_identity(key) for key in measured}
    worded = [key for key in list_motions_in_words(case) if make_measure_identity(key) not in known]
    keys = sorted([*measured, *worded], key=lambda key: _KIND_ORDER.index(parse_measure(key).kind))
    named = ((key, goals.get(make_measure_identity(key))) for key in keys)
    return tuple(_build_change_row(case, goal.measure if goal else key, goal, days) for key, goal in named)


def build_change_table(
    rows: Sequence[ChangeRow], days: ReportDays, limit: int = MAX_CHANGE_ROWS
) -> ChangeTable:
    """The rows that the page has room for: measured goals first, then what else was measured."""
    table = ChangeTable(
        rows=tuple(rows),
        start_day=days.format_column_day(days.start),
        last_day=days.format_column_day(days.last),
        now_day=days.format_column_day(days.now) if days.now != days.start else "",
    )
    return cut_change_table(table, limit)


def cut_change_table(table: ChangeTable, limit: int) -> ChangeTable:
    """The table with at most `limit` rows, its footnotes numbered anew in order of use."""
    ranked = sorted(range(len(table.rows)), key=lambda place: _rank_row(table.rows[place]))
    kept = [table.rows[place] for place in sorted(ranked[:limit])]
    judged = (row.verdict.footnote for row in kept if row.verdict.meaningful != "none")
    sources = dict.fromkeys(source for source in judged if source)
    signs = {source: str(number).translate(_SUPERSCRIPTS) for number, source in enumerate(sources, start=1)}
    return msgspec.structs.replace(
        table,
        rows=tuple(_set_footnote(row, signs) for row in kept),
        footnotes=tuple(f"{sign} {source}" for source, sign in signs.items()),
        more=table.more + len(table.rows) - len(kept),
    )


def _rank_row(row: ChangeRow) -> tuple[bool, bool, bool]:
    """What has figures before what has none, goals before what is no goal, and what was measured again before the rest."""
    unmeasured = row.start.text == "–" and row.now.text == "–"
    return unmeasured, row.goal == "–", row.now.text == "–"


def _set_footnote(row: ChangeRow, signs: dict[str, str]) -> ChangeRow:
    return msgspec.structs.replace(row, footnote=signs.get(row.verdict.footnote, ""))


def _build_change_row(case: CaseRecords, key: str, goal: Goal | None, days: ReportDays) -> ChangeRow:
    taken = _collect_charted_values(case, key)
    start, now = _find_start_and_now(key, taken)
    verdict = _judge_row(case, key, start, now, goal)
    return ChangeRow(
        key=key,
        label=_format_row_label(key),
        scale=_format_scale(key),
        start=_make_cell(start, days.start, days),
        last=_make_cell(_find_newest(taken, days.last), days.last, days),
        now=_make_cell(now, days.now, days),
        change=format_measure_change(key, verdict.change if start else None),
        goal=format_goal_target(goal) if goal else "–",
        verdict=verdict,
    )


def _collect_charted_values(case: CaseRecords, key: str) -> list[ChartedValue]:
    """What was said of it, oldest first; words count where there is no figure, or after the last one."""
    figures = [
        ChartedValue(on=each.on, text=format_measure_value(key, each.value), value=each.value)
        for each in find_readings(case, key)
    ]
    words = [
        ChartedValue(on=on, text=format_range_short(each, get_measure_unit(key)))
        for on, each in find_ranges_in_words(case, key)
    ]
    if not figures:
        return words
    return figures + [each for each in words if each.on > figures[-1].on]


def _find_start_and_now(
    key: str, taken: Sequence[ChartedValue]
) -> tuple[ChartedValue | None, ChartedValue | None]:
    """Start and now. A rating that is itself a change has no start."""
    found = find_instrument_of_measure(key)
    if found and found.is_change:
        return None, (taken[-1] if taken else None)
    return (taken[0] if taken else None), (taken[-1] if len(taken) > 1 else None)


def _judge_row(
    case: CaseRecords, key: str, start: ChartedValue | None, now: ChartedValue | None, goal: Goal | None
) -> Verdict:
    before, after = (each.value if each else None for each in (start, now))
    return judge_measure(key, before, after, get_case_area(case.case), goal)


def _find_newest(taken: Iterable[ChartedValue], until: date | None) -> ChartedValue | None:
    found = [each for each in taken if until and each.on <= until]
    return found[-1] if found else None


def _make_cell(said: ChartedValue | None, column: date | None, days: ReportDays) -> ChangeCell:
    if said is None:
        return ChangeCell()
    return ChangeCell(text=said.text, day=days.format_column_day(said.on) if said.on != column else "")


def _format_row_label(key: str) -> str:
    measure = parse_measure(key)
    return measure.name if measure.kind is MeasureKind.ACTIVITY else format_measure_label(key)


def _format_scale(key: str) -> str:
    """`PSFS, 0–10, higher is better`; a score's own name stands before it already."""
    found = find_instrument_of_measure(key)
    if found is None:
        return ""
    own = parse_measure(key).kind is MeasureKind.SCORE
    return found.scale_text if own else f"{found.short_name}, {found.scale_text}"


def format_goal_target(goal: Goal) -> str:
    """The target as a table shows it: `150°`, `8`, `7 nights`."""
    unit = goal.unit if parse_measure(goal.measure).kind is MeasureKind.OTHER else ""
    return f"{format_measure_value(goal.measure, goal.target)} {unit}".strip()
