"""Maps days and values to places in the trend chart, and chooses the days that get a label."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

import msgspec

from charting.drawing.shapes import Text
from charting.drawing.text_width import estimate_text_span, estimate_text_width
from charting.drawing.trend.trend_chart import TrendChart
from charting.text.dates import format_date

_MAX_DAYS_WITHOUT_YEAR = 330  # on a longer axis, `24 Oct` may be unclear


class Plot(msgspec.Struct, frozen=True, kw_only=True):
    """The rectangle inside the axes, and the scales; `inset` keeps the first and last dots away from its edges."""

    left: float
    right: float
    top: float
    bottom: float
    inset: float
    low: float
    high: float
    days: tuple[date, ...]
    even: bool

    def scale_y(self, value: float) -> float:
        """Return the y coordinate of a value; y grows downward."""
        return self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)

    def scale_x(self, day: date) -> float:
        """Return the x coordinate of a day: true to time or, with `even`, relative to the visits before and after it."""
        room = self.right - self.left - 2 * self.inset
        return self.left + self.inset + room * self._compute_share(day)

    def _compute_share(self, day: date) -> float:
        first, last = self.days[0], self.days[-1]
        if first == last:
            return 0.5
        if not self.even:
            return min(max((day - first) / (last - first), 0.0), 1.0)
        return self._rank_day(day) / (len(self.days) - 1)

    def _rank_day(self, day: date) -> float:
        """Return 0 for the first visit, 1 for the second, 0.5 for a day halfway between them."""
        index = bisect_left(self.days, day)
        if index == len(self.days) or index == 0:
            return float(min(index, len(self.days) - 1))
        before, after = self.days[index - 1], self.days[index]
        return index - 1 + (day - before) / (after - before)


def make_plot(chart: TrendChart, width: float, height: float, size: float) -> Plot:
    """Make a plot with room for the axis at the left, the dates below, and the labels of events above."""
    axis = max(
        estimate_text_width(text, size) for text in (f"{chart.low:g}", f"{chart.high:g}", chart.widest)
    )
    top = size * (1.9 if chart.verticals else 0.7)
    left = axis + size * 0.9
    inset = min(size * 1.9, (width - left) / 6)
    return Plot(
        left=left, right=width - size * 0.2, top=top, bottom=height - size * 1.9, inset=inset,
        low=chart.low, high=chart.high, days=tuple(chart.days), even=chart.even,
    )  # fmt: skip


def draw_date_labels(chart: TrendChart, plot: Plot, size: float) -> list[Text]:
    """Draw as many dates as fit along the bottom without touching; the last, today and the first come first."""
    labels: list[Text] = []
    for day in _order_by_weight(plot.days, chart.today):
        label = _draw_date_label(day, chart, plot, size)
        if all(_is_apart(label, other, size * 0.7) for other in labels):
            labels.append(label)
    return sorted(labels, key=lambda text: text.x)


def _order_by_weight(days: Sequence[date], today: date | None) -> list[date]:
    """Order the days by importance: the last, today, the first, and then the others in order."""
    if not days:
        return []
    ends = [days[-1], *([today] if today in days and today is not None else []), days[0]]
    return list(dict.fromkeys([*ends, *days]))


def _draw_date_label(day: date, chart: TrendChart, plot: Plot, size: float) -> Text:
    long = (plot.days[-1] - plot.days[0]).days > _MAX_DAYS_WITHOUT_YEAR
    text = "today" if day == chart.today else format_date(day, year=long)
    half = estimate_text_width(text, size) / 2
    x = min(max(plot.scale_x(day), half), plot.right - half)
    return Text(x=x, y=plot.bottom + size * 1.5, text=text, size=size, color="muted", anchor="middle")


def _is_apart(one: Text, other: Text, gap: float) -> bool:
    (left1, right1), (left2, right2) = estimate_text_span(one), estimate_text_span(other)
    return right1 + gap <= left2 or right2 + gap <= left1
