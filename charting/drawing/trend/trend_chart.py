"""The data of the trend chart: scores by visit, and events that explain them. `trend_drawing` turns it into a Drawing."""

from datetime import date
from typing import Literal

import msgspec

from charting.text.dates import format_date


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """One measure over time. A value of None is a missing score: it has no dot, and the line has a gap.

    The style `line` draws filled dots with a line between them (scores on arrival); `hollow` draws only rings (scores
    after the session, which are short-term relief and must not look like progress).
    """

    name: str
    points: tuple[tuple[date, float | None], ...]
    color: str = "accent"
    style: Literal["line", "hollow"] = "line"


class TrendBand(msgspec.Struct, frozen=True, kw_only=True):
    """A shaded range of values, such as the range of a meaningful change."""

    low: float
    high: float
    label: str = ""


class TrendEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event that may explain the scores, such as `plan revised`, and its day."""

    day: date
    label: str
    color: str = "warn"


class TrendGoal(msgspec.Struct, frozen=True, kw_only=True):
    """The target of a series (by its index) on a day: a dotted line leads there from the last score."""

    series: int
    day: date
    value: float
    label: str


class TrendChart(msgspec.Struct, frozen=True, kw_only=True):
    """The contents of a trend chart. The axis runs from `low` to `high` in steps of `step`, in the unit of the measure.

    With `even`, all visits are the same distance apart; otherwise time is to scale. The label of the date `today`
    reads "today". To compare several charts, give all of them the same `span`, the first and last day, and the same
    `widest`, the longest number beside any of their axes.
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
        """Whether there is no score at all."""
        return all(value is None for series in self.series for _, value in series.points)

    @property
    def days(self) -> list[date]:
        """The days on the time axis: visits, even without a score, goals, and the ends of `span`."""
        visits = {day for series in self.series for day, _ in series.points}
        return sorted(visits | {goal.day for goal in self.goals} | set(self.span or ()))


def describe_trend(chart: TrendChart) -> str:
    """Describe the chart for a screen reader: the first and last score of each series, and the goals."""
    parts = [words for series in chart.series if (words := _describe_series(series))]
    parts += [f"{goal.label}." for goal in chart.goals]
    return " ".join(parts) or "No scores yet."


def _describe_series(series: Series) -> str:
    scores = [(day, value) for day, value in series.points if value is not None]
    if not scores:
        return ""
    (first, start), (last, now) = scores[0], scores[-1]
    if len(scores) == 1:
        return f"{series.name}: {start:g} on {format_date(first, year=False)}."
    latest = f"{now:g} on {format_date(last, year=False)}"
    return f"{series.name}: {start:g} on {format_date(first, year=False)}, {latest}, {len(scores)} scores."
