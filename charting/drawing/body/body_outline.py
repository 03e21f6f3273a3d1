"""The outline of the body as smooth curves, read from a data file that stores symmetric views as one half."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec

from charting.drawing.curves import build_smooth_path, compute_bezier_point
from charting.drawing.shapes import Path, Point
from charting.model.body_mark import View

BOX_WIDTH = 200.0
BOX_HEIGHT = 460.0
_CURVE_STEPS = 6
_FACING = {
    View.RIGHT: 1,
    View.LEFT: -1,
}  # a side view shows that side of the client, who faces 1 the viewer's right or -1 left


class _LineData(msgspec.Struct, frozen=True):
    weight: str
    mirror: bool
    points: list[list[float]]


class _ViewData(msgspec.Struct, frozen=True):
    outlines: list[list[list[float]]]
    lines: list[_LineData]


class _OutlineData(msgspec.Struct, frozen=True):
    front: _ViewData
    back: _ViewData
    side: _ViewData


class BodyOutline(msgspec.Struct, frozen=True):
    """One view of the body in its box of 200 × 460: closed outlines, lowest first, and inner lines as (weight, path)."""

    outlines: tuple[Path, ...]
    lines: tuple[tuple[str, Path], ...]


@cache
def load_outline(view: View) -> BodyOutline:
    """Return the curves of one view in box units; the two side views are one drawing and its mirror image."""
    view_data = getattr(_load_outline_data(), "side" if view in _FACING else view.value)
    way = _FACING.get(view)
    rings = [
        _join_halves(half) if way is None else _apply_direction(half, way) for half in view_data.outlines
    ]
    lines = [(line.weight, path) for line in view_data.lines for path in _build_line_paths(line, way or 1)]
    return BodyOutline(tuple(_build_curve(ring, closed=True) for ring in rings), tuple(lines))


@cache
def _load_outline_data() -> _OutlineData:
    text = files("charting.drawing").joinpath("body_outline.json").read_bytes()
    return msgspec.json.decode(text, type=_OutlineData)


def is_inside_body(view: View, x: float, y: float) -> bool:
    """Whether (x, y), each from 0 to 1 of the box, is within the outline of that view."""
    return any(_is_within_ring(ring, x * BOX_WIDTH, y * BOX_HEIGHT) for ring in _build_rings(view))


def _join_halves(half: list[list[float]]) -> list[list[float]]:
    """Complete the contour from the half on the viewer's right, whose first and last points are on the midline."""
    return half + _apply_direction(half[-2:0:-1], -1)


def _build_line_paths(line: _LineData, way: int) -> list[Path]:
    """Return the line and, if it is mirrored, its mirror image."""
    points = _apply_direction(line.points, way)
    return [
        _build_curve(side) for side in ([points, _apply_direction(points, -1)] if line.mirror else [points])
    ]


def _apply_direction(points: list[list[float]], way: int) -> list[list[float]]:
    """Return the points as they are, or mirrored if `way` is −1."""
    return [[way * point[0], *point[1:]] for point in points]


def _build_curve(raw: Sequence[Sequence[float]], *, closed: bool = False) -> Path:
    """Build a curve through points of the data file; a point with a third number is a corner."""
    corners = {i for i, point in enumerate(raw) if len(point) > 2}
    return build_smooth_path([(BOX_WIDTH / 2 + point[0], point[1]) for point in raw], corners, closed=closed)


@cache
def _build_rings(view: View) -> tuple[tuple[Point, ...], ...]:
    """The outlines as polygons, fine enough for testing clicks."""
    return tuple(_trace_path(path) for path in load_outline(view).outlines)


def _trace_path(path: Path) -> tuple[Point, ...]:
    ring = [path.start]
    for segment in path.segments:
        start = ring[-1]
        ring += [
            compute_bezier_point(start, segment, step / _CURVE_STEPS) for step in range(1, _CURVE_STEPS + 1)
        ]
    return tuple(ring)


def _is_within_ring(ring: tuple[Point, ...], x: float, y: float) -> bool:
    """Even-odd rule: from inside, a ray to the right crosses the ring an odd number of times.

    See https://en.wikipedia.org/wiki/Even%E2%80%93odd_rule.
    """
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            odd = not odd
    return odd
