"""A row of the table: what was measured, beside what floor, and the goals that it meets or misses."""

from math import inf
from typing import NamedTuple

from tests.bench.measure import Samples

TIMES = " ×"
MISSED = " **missed**"
TWICE = 2.0  # the margin of a build server, whose machine is shared


class Goal(NamedTuple):
    """A figure that may be at most `most`. `unit` stands behind both: ` ×`, ` ms`, ` MB`.

    `beside` says that something of the same run stands beneath it, so that a slow machine makes both slow. `most` is
    infinite where the figure is shown and not judged.
    """

    about: str
    figure: float
    most: float
    unit: str
    beside: bool = False

    def met(self) -> bool:
        return self.figure <= self.most

    @property
    def words(self) -> str:
        """`1.31 × of ≤ 2 × (median)`."""
        mark = "" if self.met() else MISSED
        goal = "" if self.most == inf else f" of ≤ {plain(self.most)}{self.unit}"
        return f"{plain(self.figure)}{self.unit}{goal} ({self.about}){mark}"


class Row(NamedTuple):
    """`clients` is the size of the chart, 0 where it does not matter; `flat` when the row may not grow with it.

    `measured` and `floor` are times, or words where there is nothing to take the time of; `more` and `floor_more`
    stand behind them, `note` says what else there is to know.
    """

    what: str
    clients: int
    measured: Samples | str
    floor: Samples | str = "–"
    goals: tuple[Goal, ...] = ()
    note: str = ""
    flat: bool = False
    more: str = ""
    floor_more: str = ""

    def shown_only(self) -> "Row":
        """The row of a chart that is not the one its ratios are judged on."""
        goals = (goal._replace(most=inf) if goal.unit == TIMES else goal for goal in self.goals)
        return self._replace(goals=tuple(goals))

    @property
    def told(self) -> str:
        """What was measured, in words."""
        return span(self.measured) + self.more

    @property
    def floor_told(self) -> str:
        return span(self.floor) + self.floor_more


def plain(figure: float) -> str:
    """Three figures, or whole numbers where they are larger."""
    return f"{figure:.0f}" if figure >= 100 else f"{figure:.3g}"


def span(samples: Samples | str) -> str:
    """`12.1 ms, p95 14.8`."""
    if isinstance(samples, str):
        return samples
    return f"{plain(samples.median * 1000)} ms, p95 {plain(samples.p95 * 1000)}"


def ratio(about: str, measured: float, floor: float, most: float) -> Goal:
    return Goal(about, measured / floor, most, TIMES, beside=True)


def tail(samples: Samples, most: float) -> Goal:
    """How much longer the slowest in a hundred take than the one in the middle."""
    return Goal("p99 by median", samples.p99 / samples.median, most, TIMES)


def within_ms(about: str, seconds: float, most: float) -> Goal:
    return Goal(about, seconds * 1000, most, " ms")
