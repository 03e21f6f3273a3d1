"""Builds smooth curves from cubic Bézier segments (https://en.wikipedia.org/wiki/B%C3%A9zier_curve)."""

from collections.abc import Collection, Sequence

from charting.drawing.shapes import Path, Point, Segment

# Distance of the control points of a quarter ellipse, as a share of the half axis:
# https://spencermortensen.com/articles/bezier-circle/
_QUARTER_CONTROL = 0.5523


def build_smooth_path(
    points: Sequence[Point], corners: Collection[int] = (), *, closed: bool = False
) -> Path:
    """Return a Catmull-Rom spline through the points as cubics; the points with an index in `corners` stay sharp.

    See https://en.wikipedia.org/wiki/Catmull%E2%80%93Rom_spline.
    """
    count = len(points)
    segments: list[Segment] = []
    for i in range(count if closed else count - 1):
        end = (i + 1) % count
        leave = _compute_control(points, corners, i, 1, closed=closed)
        arrive = _compute_control(points, corners, end, -1, closed=closed)
        segments.append((*leave, *arrive, *points[end]))
    return Path(start=points[0], segments=tuple(segments), closed=closed)


def compute_bezier_point(start: Point, segment: Segment, t: float) -> Point:
    """Return the point of a cubic at t, from 0 to 1."""
    (x0, y0), (x1, y1, x2, y2, x3, y3) = start, segment
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    return a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


def _compute_control(
    points: Sequence[Point], corners: Collection[int], i: int, way: int, *, closed: bool
) -> Point:
    """The control point after (`way` 1) or before (−1) point `i`: a sixth of the chord between its neighbors away."""
    x, y = points[i]
    at_end = not closed and i in (0, len(points) - 1)
    if i in corners or at_end:
        return x, y
    before, after = points[i - 1], points[(i + 1) % len(points)]
    return x + way * (after[0] - before[0]) / 6, y + way * (after[1] - before[1]) / 6


def build_oval_path(middle: Point, half: Point) -> Path:
    """Return an ellipse around `middle` with these half axes, as a closed path without stroke and fill."""
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
