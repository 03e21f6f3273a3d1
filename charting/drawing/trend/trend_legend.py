"""Draws the legend of a trend chart. The dots are shapes, because the typeface has no ● and ○."""

from charting.drawing.shapes import Drawing, Line, Rect, Shape, Text
from charting.drawing.text_width import estimate_text_width
from charting.drawing.trend.trend_chart import Series, TrendChart
from charting.drawing.trend.trend_drawing import draw_series_dot


def draw_trend_legend(chart: TrendChart, *, size: float = 12.0) -> Drawing:
    """Draw one line with each series, then the meaning of dashed lines and the band, only as wide as needed."""
    shapes: list[Shape] = []
    x = 0.0
    for entry, label in _list_entries(chart):
        shapes += _draw_entry_symbol(entry, x, size)
        shapes.append(Text(x=x + size, y=size * 1.05, text=label, size=size, color="muted"))
        x += size * 2.2 + estimate_text_width(label, size)
    return Drawing(width=max(0.0, x - size * 1.2), height=size * 1.4, shapes=tuple(shapes))


def _list_entries(chart: TrendChart) -> list[tuple[Series | str, str]]:
    entries: list[tuple[Series | str, str]] = [(series, series.name) for series in chart.series]
    labels = dict.fromkeys((vertical.color, vertical.label) for vertical in chart.verticals)
    entries += [(color, label) for color, label in labels]
    if chart.band is not None and chart.band.label:
        entries.append(("band", chart.band.label))
    return entries


def _draw_entry_symbol(entry: Series | str, x: float, size: float) -> list[Shape]:
    middle = x + size * 0.45, size * 0.72
    if isinstance(entry, Series):
        return [draw_series_dot(entry, middle, size * 0.32)]
    if entry == "band":
        box = Rect(
            x=x + size * 0.05, y=size * 0.38, width=size * 0.7, height=size * 0.7,
            fill="band", stroke="muted", thickness=size / 14,
        )  # fmt: skip
        return [box]
    return [
        Line(
            x1=middle[0], y1=size * 0.25, x2=middle[0], y2=size * 1.2,
            stroke=entry, thickness=size / 9, dash=(size / 5, size / 6),
        )
    ]  # fmt: skip
