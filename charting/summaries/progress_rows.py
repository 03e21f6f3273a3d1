"""The change table: what was measured, from the start of care to now, and whether the change is meaningful.

The start is the first figure ever taken and now the newest, each with its day where that is not the column's. One
figure alone is a start, not a change. A figure that was not taken stays "–". Pain after a session is no measure of
progress and cannot get in here. A range may also have been stated in words ("full but painful"): where there
is no figure, or words came after the last one, its cell says them, and nothing is compared.
"""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from charting.drawing.trend import short_date
from charting.entry.stated import range_short
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
    measure_unit,
    parse_measure,
)
from charting.summaries.progress_report import Cell, ChangeRow, ChangeTable
from charting.summaries.readings import in_words, motions_in_words, progress_measures, readings

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


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A figure, or words in its place, as charted on a day; `value` is None for words."""

    on: date
    text: str
    value: float | None = None


def change_rows(case: CaseFile, days: Days) -> tuple[ChangeRow, ...]:
    """A row for each figure by which the case is judged: activities, pain, scores, ranges, then other figures."""
    goals = {identity(goal.measure): goal for goal in (case.plan.goals if case.plan else ())}
    measured = progress_measures(case)
    known = {identity(key) for key in measured}
    worded = [key for key in motions_in_words(case) if identity(key) not in known]
    keys = sorted([*measured, *worded], key=lambda key: _ORDER.index(parse_measure(key).kind))
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
    taken = _said(case, key)
    start, now = _ends(key, taken)
    verdict = _verdict(case, key, start, now, goal)
    return ChangeRow(
        key=key,
        label=_label(key),
        scale=_scale(key),
        start=_cell(start, days.start, days),
        last=_cell(_newest(taken, days.last), days.last, days),
        now=_cell(now, days.now, days),
        change=format_change(key, verdict.change if start else None),
        goal=target_text(goal) if goal else "–",
        verdict=verdict,
    )


def _said(case: CaseFile, key: str) -> list[Said]:
    """What was said of it, oldest first; words count where there is no figure, or after the last one."""
    figures = [
        Said(on=each.on, text=format_value(key, each.value), value=each.value) for each in readings(case, key)
    ]
    words = [Said(on=on, text=range_short(each, measure_unit(key))) for on, each in in_words(case, key)]
    if not figures:
        return words
    return figures + [each for each in words if each.on > figures[-1].on]


def _ends(key: str, taken: Sequence[Said]) -> tuple[Said | None, Said | None]:
    """Start and now. A rating that is itself a change has no start."""
    found = instrument_of(key)
    if found and found.is_change:
        return None, (taken[-1] if taken else None)
    return (taken[0] if taken else None), (taken[-1] if len(taken) > 1 else None)


def _verdict(case: CaseFile, key: str, start: Said | None, now: Said | None, goal: Goal | None) -> Verdict:
    before, after = (each.value if each else None for each in (start, now))
    return judge_measure(key, before, after, case_area(case.case), goal)


def _newest(taken: Iterable[Said], until: date | None) -> Said | None:
    found = [each for each in taken if until and each.on <= until]
    return found[-1] if found else None


def _cell(said: Said | None, column: date | None, days: Days) -> Cell:
    if said is None:
        return Cell()
    return Cell(text=said.text, day=days.named(said.on) if said.on != column else "")


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
