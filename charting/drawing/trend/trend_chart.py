"""The trend chart's data: scores by visit, with what explains them. `trend_drawing` turns it into a Drawing."""

from datetime import date
from typing import Literal

import msgspec

from charting.text.dates import format_date


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """One measure over time. A value of None was not taken: it gets no dot and the line breaks there.

    `line` is filled dots joined by a line (scores on arrival); `hollow` is rings alone (after the session,
    which is short-term relief and must not look like progress).
    """

    name: str
    points: tuple[tuple[date, float | None], ...]
    color: str = "accent"
    style: Literal["line", "hollow"] = "line"


class TrendBand(msgspec.Struct, frozen=True, kw_only=True):
    """A shaded range of values, such as where a change counts as meaningful."""

    low: float
    high: float
    label: str = ""


class TrendEvent(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which something happened that explains the scores: `plan revised`."""

    day: date
    label: str
    color: str = "warn"


class TrendGoal(msgspec.Struct, frozen=True, kw_only=True):
    """Where a series (by its index) is to be on a day: a dotted line goes there from its last score."""

    series: int
    day: date
    value: float
    label: str


class TrendChart(msgspec.Struct, frozen=True, kw_only=True):
    """What a trend shows. The axis runs from `low` to `high` in steps of `step`, in the measure's own unit.

    `even` gives each visit the same room; otherwise time runs true to scale. `today` is the date whose label
    reads "today". So that several charts can be compared, `span` makes the time run from its first day to its last,
    and `widest` is the longest figure that stands beside the axis of any of them.
    """

    series: tuple[Series, ...]
    low: float = 0
    high: float = 10
    step: float = 2
    band: TrendBand | None = None
    verticals: tuple[TrendEvent, ...] = ()
    goals: tuple[TrendGoal, ...] = ()
    even: bool = False
    today: date | None = None
    span: tuple[date, date] | None = None
    widest: str = ""

    @property
    def empty(self) -> bool:
        """Whether no score at all was taken."""
        return all(value is None for series in self.series for _, value in series.points)

    @property
    def days(self) -> list[date]:
        """Every day that has a place along the bottom: visits, missing scores too, and goals."""
        visits = {day for series in self.series for day, _ in series.points}
        return sorted(visits | {goal.day for goal in self.goals} | set(self.span or ()))


def describe_trend(chart: TrendChart) -> str:
    """The chart in words, for a screen reader: each series from its first to its last score, and the goals."""
    parts = [words for series in chart.series if (words := _describe_series(series))]
    parts += [f"{goal.label}." for goal in chart.goals]
    return " ".join(parts) or "No scores yet."


def _describe_series(series: Series) -> str:
    taken = [(day, value) for day, value in series.points if value is not None]
    if not taken:
        return ""
    (first, start), (last, now) = taken[0], taken[-1]
    if len(taken) == 1:
        return f"{series.name}: {start:g} on {format_date(first, year=False)}."
    return f"{series.name}: {start:g} on {format_date(first, year=False)}, {now:g} on {format_date(last, year=False)}, {len(taken)} scores."
