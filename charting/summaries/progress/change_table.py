"""Builds the change table of the progress report: every measure from the start of care to now, and its verdict.

Start is the first figure ever taken, now the newest one; a cell has its own day if that is not the column's. A single
figure is a start, not a change. A figure that was not taken is "–". Pain after a session does not measure progress and
is never here. A range in words ("full but painful") fills the cell if there is no figure or the words are newer; words
are not compared.
"""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from charting.entry.amounts.ranges import format_range_short
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
from charting.text.dates import format_date

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
    """The days of the column headings. `last` is the end of the last report's period, None before the first report."""

    start: date
    last: date | None
    now: date

    @property
    def needs_year(self) -> bool:
        """Whether the days are in different years, so that they have to show the year."""
        return self.start.year != self.now.year

    def format_column_day(self, day: date | None) -> str:
        """Format a day for a heading or a cell; empty for None."""
        return format_date(day, year=self.needs_year) if day else ""


class ChartedValue(msgspec.Struct, frozen=True, kw_only=True):
    """A figure, or words in its place, charted on a day. `value` is None for words."""

    on: date
    text: str
    value: float | None = None


def build_change_rows(case: CaseRecords, days: ReportDays) -> tuple[ChangeRow, ...]:
    """Build a row for each measure of progress: activities, pain, scores, ranges, then other figures."""
    goals = {make_measure_identity(goal.measure): goal for goal in (case.plan.goals if case.plan else ())}
    measured = list_progress_measures(case)
    measured_identities = {make_measure_identity(key) for key in measured}
    only_in_words = [
        key for key in list_motions_in_words(case) if make_measure_identity(key) not in measured_identities
    ]
    keys = sorted([*measured, *only_in_words], key=lambda key: _KIND_ORDER.index(parse_measure(key).kind))
    keys_with_goals = ((key, goals.get(make_measure_identity(key))) for key in keys)
    return tuple(
        _build_change_row(case, goal.measure if goal else key, goal, days) for key, goal in keys_with_goals
    )


def build_change_table(
    rows: Sequence[ChangeRow], days: ReportDays, limit: int = MAX_CHANGE_ROWS
) -> ChangeTable:
    """Build the table with the rows that the page has room for: measured goals first, then other measures."""
    table = ChangeTable(
        rows=tuple(rows),
        start_day=days.format_column_day(days.start),
        last_day=days.format_column_day(days.last),
        now_day=days.format_column_day(days.now) if days.now != days.start else "",
    )
    return cut_change_table(table, limit)


def cut_change_table(table: ChangeTable, limit: int) -> ChangeTable:
    """Cut the table to `limit` rows, and number its footnotes again in order of use."""
    ranked = sorted(range(len(table.rows)), key=lambda index: _rank_row(table.rows[index]))
    rows = [table.rows[index] for index in sorted(ranked[:limit])]
    footnotes = (row.verdict.footnote for row in rows if row.verdict.meaningful != "none")
    sources = dict.fromkeys(footnote for footnote in footnotes if footnote)
    signs = {source: str(number).translate(_SUPERSCRIPTS) for number, source in enumerate(sources, start=1)}
    return msgspec.structs.replace(
        table,
        rows=tuple(_set_footnote(row, signs) for row in rows),
        footnotes=tuple(f"{sign} {source}" for source, sign in signs.items()),
        more=table.more + len(table.rows) - len(rows),
    )


def _rank_row(row: ChangeRow) -> tuple[bool, bool, bool]:
    """Rank measured rows before unmeasured ones, then goals before other measures, then rows measured more than once."""
    unmeasured = row.start.text == "–" and row.now.text == "–"
    return unmeasured, row.goal == "–", row.now.text == "–"


def _set_footnote(row: ChangeRow, signs: dict[str, str]) -> ChangeRow:
    return msgspec.structs.replace(row, footnote=signs.get(row.verdict.footnote, ""))


def _build_change_row(case: CaseRecords, key: str, goal: Goal | None, days: ReportDays) -> ChangeRow:
    values = _collect_charted_values(case, key)
    start, now = _find_start_and_now(key, values)
    verdict = _judge_row(case, key, start, now, goal)
    return ChangeRow(
        key=key,
        label=_format_row_label(key),
        scale=_format_scale(key),
        start=_make_cell(start, days.start, days),
        last=_make_cell(_find_newest(values, days.last), days.last, days),
        now=_make_cell(now, days.now, days),
        change=format_measure_change(key, verdict.change if start else None),
        goal=format_goal_target(goal) if goal else "–",
        verdict=verdict,
    )


def _collect_charted_values(case: CaseRecords, key: str) -> list[ChartedValue]:
    """Collect the figures of a measure, oldest first, and words from after the last figure, or if there is none."""
    figures = [
        ChartedValue(on=reading.on, text=format_measure_value(key, reading.value), value=reading.value)
        for reading in find_readings(case, key)
    ]
    words = [
        ChartedValue(on=on, text=format_range_short(motion, get_measure_unit(key)))
        for on, motion in find_ranges_in_words(case, key)
    ]
    if not figures:
        return words
    return figures + [value for value in words if value.on > figures[-1].on]


def _find_start_and_now(
    key: str, values: Sequence[ChartedValue]
) -> tuple[ChartedValue | None, ChartedValue | None]:
    """Return start and now. An instrument that rates the change itself (such as the GROC) has no start."""
    instrument = find_instrument_of_measure(key)
    if instrument and instrument.is_change:
        return None, (values[-1] if values else None)
    return (values[0] if values else None), (values[-1] if len(values) > 1 else None)


def _judge_row(
    case: CaseRecords, key: str, start: ChartedValue | None, now: ChartedValue | None, goal: Goal | None
) -> Verdict:
    before, after = (charted.value if charted else None for charted in (start, now))
    return judge_measure(key, before, after, get_case_area(case.case), goal)


def _find_newest(values: Iterable[ChartedValue], until: date | None) -> ChartedValue | None:
    earlier = [value for value in values if until and value.on <= until]
    return earlier[-1] if earlier else None


def _make_cell(value: ChartedValue | None, column: date | None, days: ReportDays) -> ChangeCell:
    if value is None:
        return ChangeCell()
    return ChangeCell(text=value.text, day=days.format_column_day(value.on) if value.on != column else "")


def _format_row_label(key: str) -> str:
    measure = parse_measure(key)
    return measure.name if measure.kind is MeasureKind.ACTIVITY else format_measure_label(key)


def _format_scale(key: str) -> str:
    """Format `PSFS, 0–10, higher is better`; without the name for a score, whose label is that name."""
    instrument = find_instrument_of_measure(key)
    if instrument is None:
        return ""
    is_score = parse_measure(key).kind is MeasureKind.SCORE
    return instrument.scale_text if is_score else f"{instrument.short_name}, {instrument.scale_text}"


def format_goal_target(goal: Goal) -> str:
    """Format the target for a table: `150°`, `8`, `7 nights`."""
    unit = goal.unit if parse_measure(goal.measure).kind is MeasureKind.OTHER else ""
    return f"{format_measure_value(goal.measure, goal.target)} {unit}".strip()
