"""Draws the trend chart: grid, band, events, goals, lines and dots, once for both the screen and paper."""

from collections.abc import Iterator
from datetime import date

from charting.drawing.shapes import Circle, Drawing, Line, Point, Polyline, Rect, Shape, Text
from charting.drawing.text_width import estimate_text_span, estimate_text_width
from charting.drawing.trend.trend_chart import Series, TrendChart, TrendEvent, TrendGoal
from charting.drawing.trend.trend_scale import Plot, draw_date_labels, make_plot


def draw_trend(chart: TrendChart, width: float, height: float, *, size: float = 12.0) -> Drawing:
    """Draw the chart to fill `width` × `height`, with text of `size`: about 12 on the screen, 7.5 on paper.

    A chart without any days has only its axis.
    """
    plot = make_plot(chart, width, height, size)
    shapes = [*_draw_band(chart, plot), *_draw_grid(chart, plot, size)]
    if plot.days:
        shapes += [*_draw_events(chart, plot, size), *_draw_goals(chart, plot, size)]
        for series in chart.series:
            shapes += _draw_series(series, plot, size)
        shapes += draw_date_labels(chart, plot, size)
    return Drawing(width=width, height=height, shapes=tuple(shapes))


def _draw_band(chart: TrendChart, plot: Plot) -> list[Shape]:
    if chart.band is None:
        return []
    top, bottom = plot.scale_y(min(chart.band.high, chart.high)), plot.scale_y(max(chart.band.low, chart.low))
    return [Rect(x=plot.left, y=top, width=plot.right - plot.left, height=bottom - top, fill="band")]


def _draw_grid(chart: TrendChart, plot: Plot, size: float) -> list[Shape]:
    shapes: list[Shape] = []
    for i in range(round((chart.high - chart.low) / chart.step) + 1):
        value = chart.low + i * chart.step
        y = plot.scale_y(value)
        shapes.append(Line(x1=plot.left, y1=y, x2=plot.right, y2=y, stroke="grid", thickness=size / 12))
        label = f"{value:g}".replace("-", "−")
        shapes.append(
            Text(
                x=plot.left - size * 0.8,
                y=y + size * 0.33,
                text=label,
                size=size,
                color="muted",
                anchor="end",
            )
        )
    return shapes


def _draw_events(chart: TrendChart, plot: Plot, size: float) -> list[Shape]:
    """Draw a dashed line for each event, with a label above unless it would run into the previous label."""
    shapes: list[Shape] = []
    next_free_x = float("-inf")
    for vertical in sorted(chart.verticals, key=lambda event: event.day):
        x = plot.scale_x(vertical.day)
        label = _draw_event_label(vertical, x, plot, size)
        left, right = estimate_text_span(label)
        if left >= next_free_x:
            shapes += [_draw_event_line(vertical, x, plot, size, rise=size * 0.9), label]
            next_free_x = max(x, right) + size * 0.6
        else:
            shapes.append(_draw_event_line(vertical, x, plot, size, rise=0.0))
    return shapes


def _draw_event_line(vertical: TrendEvent, x: float, plot: Plot, size: float, *, rise: float) -> Line:
    """Draw the line above the plot only if it has a label, so that it never crosses the label of another event."""
    return Line(
        x1=x, y1=plot.top - rise, x2=x, y2=plot.bottom,
        stroke=vertical.color, thickness=size / 9, dash=(size / 4, size / 4),
    )  # fmt: skip


def _draw_event_label(vertical: TrendEvent, x: float, plot: Plot, size: float) -> Text:
    """Draw the label to the right of its line, or to the left if the chart ends there."""
    fits = x + size * 0.4 + estimate_text_width(vertical.label, size) <= plot.right
    label_x, y = x + size * (0.4 if fits else -0.4), plot.top - size * 0.45
    return Text(
        x=label_x,
        y=y,
        text=vertical.label,
        size=size * 0.96,
        color=vertical.color,
        anchor="start" if fits else "end",
    )


def _draw_goals(chart: TrendChart, plot: Plot, size: float) -> list[Shape]:
    """Draw a dotted line from the last score of the series to each goal, an open ring there, and the label."""
    shapes: list[Shape] = []
    for goal in chart.goals:
        series = chart.series[goal.series]
        start = _find_last_score(series, goal.day)
        end = plot.scale_x(goal.day), plot.scale_y(goal.value)
        if start is not None:
            x, y = plot.scale_x(start[0]), plot.scale_y(start[1])
            shapes.append(
                Line(
                    x1=x, y1=y, x2=end[0], y2=end[1],
                    stroke=series.color, thickness=size / 9, dash=(size / 8, size / 4),
                )
            )  # fmt: skip
        shapes += _draw_goal_label(goal, series, start, end, plot, size)
    return shapes


def _draw_goal_label(
    goal: TrendGoal, series: Series, start: tuple[date, float] | None, end: Point, plot: Plot, size: float
) -> list[Shape]:
    """Draw the ring and the label of a goal: above it if the line rises, below it if the line falls."""
    falling = start is not None and start[1] > goal.value
    down = size * (1.35 if falling else -0.75)
    half = estimate_text_width(goal.label, size) / 2
    x = min(max(end[0], plot.left + half), plot.right - half)
    ring = Circle(
        x=end[0], y=end[1], radius=size * 0.28, fill="surface", stroke=series.color, thickness=size / 9
    )
    text = Text(x=x, y=end[1] + down, text=goal.label, size=size * 0.96, color=series.color, anchor="middle")
    return [ring, text]


def _find_last_score(series: Series, before: date) -> tuple[date, float] | None:
    scores = [(day, value) for day, value in series.points if value is not None and day <= before]
    return scores[-1] if scores else None


def _draw_series(series: Series, plot: Plot, size: float) -> list[Shape]:
    radius = min(size * 0.36, max(size * 0.16, _compute_spacing(plot) * 0.32))
    shapes: list[Shape] = []
    for run in _split_runs(series):
        points = tuple((plot.scale_x(day), plot.scale_y(value)) for day, value in run)
        if series.style == "line" and len(points) > 1:
            shapes.append(Polyline(points=points, stroke=series.color, thickness=size / 6))
        shapes += [draw_series_dot(series, point, radius) for point in points]
    return shapes


def draw_series_dot(series: Series, center: Point, radius: float) -> Circle:
    """Draw the dot of a series: filled for the style `line`, otherwise hollow."""
    if series.style == "line":
        return Circle(x=center[0], y=center[1], radius=radius, fill=series.color)
    edge = radius * 0.42
    return Circle(
        x=center[0],
        y=center[1],
        radius=radius - edge / 4,
        fill="surface",
        stroke=series.color,
        thickness=edge,
    )


def _split_runs(series: Series) -> Iterator[list[tuple[date, float]]]:
    """Split the scores of a series at missing ones."""
    run: list[tuple[date, float]] = []
    for day, value in series.points:
        if value is None:
            yield run
            run = []
        else:
            run.append((day, value))
    yield run


def _compute_spacing(plot: Plot) -> float:
    return (plot.right - plot.left) / max(1, len(plot.days))
