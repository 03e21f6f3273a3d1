"""Curves through given points."""

from collections.abc import Collection, Sequence

from charting.drawing.shapes import Path, Point, Segment

_QUARTER_CONTROL = 0.5523  # of the half axis: where a cubic's controls lie for a quarter of an ellipse


def build_smooth_path(
    points: Sequence[Point], corners: Collection[int] = (), *, closed: bool = False
) -> Path:
    """A Catmull-Rom curve through the points as cubics; those at the places `corners` stay sharp."""
    count = len(points)
    segments: list[Segment] = []
    for i in range(count if closed else count - 1):
        end = (i + 1) % count
        leave = _compute_control(points, corners, i, 1, closed=closed)
        arrive = _compute_control(points, corners, end, -1, closed=closed)
        segments.append((*leave, *arrive, *points[end]))
    return Path(start=points[0], segments=tuple(segments), closed=closed)


def compute_bezier_point(start: Point, segment: Segment, t: float) -> Point:
    """The point of a cubic at t, 0 to 1."""
    (x0, y0), (x1, y1, x2, y2, x3, y3) = start, segment
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    return a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


def _compute_control(
    points: Sequence[Point], corners: Collection[int], i: int, way: int, *, closed: bool
) -> Point:
    """The Bézier control beside point `i`, after it (`way` 1) or before it (−1): a sixth of its neighbors' chord."""
    x, y = points[i]
    at_end = not closed and i in (0, len(points) - 1)
    if i in corners or at_end:
        return x, y
    before, after = points[i - 1], points[(i + 1) % len(points)]
    return x + way * (after[0] - before[0]) / 6, y + way * (after[1] - before[1]) / 6


def build_oval_path(middle: Point, half: Point) -> Path:
    """The ellipse about `middle` with those half axes, as a closed path without ink."""
    (x, y), (across, down) = middle, half
    bow, sag = across * _QUARTER_CONTROL, down * _QUARTER_CONTROL
    return Path(
        start=(x + across, y),
        segments=(
            (x + across, y + sag, x + bow, y + down, x, y + down),
            (x - bow, y + down, x - across, y + sag, x - across, y),
            (x - across, y - sag, x - bow, y - down, x, y - down),
            (x + bow, y - down, x + across, y - sag, x + across, y),
        ),
        closed=True,
    )
