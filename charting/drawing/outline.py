"""The outline of the body as curves: read from its data file, mirrored where both halves are alike, smoothed."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec

from charting.drawing.curves import bezier, smooth
from charting.drawing.shapes import Path, Point
from charting.model.body import View

BOX_WIDTH = 200.0
BOX_HEIGHT = 460.0
_STEPS = 6
_FACING = {View.RIGHT: 1, View.LEFT: -1}  # a side view looks at that side of the patient, who faces this way


class _Line(msgspec.Struct, frozen=True):
    weight: str
    mirror: bool
    points: list[list[float]]


class _View(msgspec.Struct, frozen=True):
    outlines: list[list[list[float]]]
    lines: list[_Line]


class _Drawn(msgspec.Struct, frozen=True):
    front: _View
    back: _View
    side: _View


class Outline(msgspec.Struct, frozen=True):
    """One view of the body in its box of 200 × 460: closed outlines, lowest first, and the inner lines by weight."""

    outlines: tuple[Path, ...]
    lines: tuple[tuple[str, Path], ...]


@cache
def outline(view: View) -> Outline:
    """The curves of one view, in box units; the two sides are one drawing, turned."""
    drawn = getattr(_drawn(), "side" if view in _FACING else view.value)
    way = _FACING.get(view)
    rings = [_both_halves(half) if way is None else _turned(half, way) for half in drawn.outlines]
    lines = [(line.weight, path) for line in drawn.lines for path in _lines(line, way or 1)]
    return Outline(tuple(_curve(ring, closed=True) for ring in rings), tuple(lines))


@cache
def _drawn() -> _Drawn:
    text = files("charting.drawing").joinpath("body_outline.json").read_bytes()
    return msgspec.json.decode(text, type=_Drawn)


def inside(view: View, x: float, y: float) -> bool:
    """Whether (x, y), each 0 to 1 of the box, lies within the outline of that view."""
    return any(_within(ring, x * BOX_WIDTH, y * BOX_HEIGHT) for ring in _rings(view))


def _both_halves(half: list[list[float]]) -> list[list[float]]:
    """The whole contour from the half at the viewer's right, whose first and last points lie on the midline."""
    return half + _turned(half[-2:0:-1], -1)


def _lines(line: _Line, way: int) -> list[Path]:
    """The line itself and, if it is mirrored, its twin."""
    points = _turned(line.points, way)
    return [_curve(each) for each in ([points, _turned(points, -1)] if line.mirror else [points])]


def _turned(points: list[list[float]], way: int) -> list[list[float]]:
    """The points as they are, or with `way` −1 mirrored."""
    return [[way * point[0], *point[1:]] for point in points]


def _curve(raw: Sequence[Sequence[float]], *, closed: bool = False) -> Path:
    """The curve through the points of the data file; a point with a third number is a corner."""
    corners = {i for i, point in enumerate(raw) if len(point) > 2}
    return smooth([(BOX_WIDTH / 2 + point[0], point[1]) for point in raw], corners, closed=closed)


@cache
def _rings(view: View) -> tuple[tuple[Point, ...], ...]:
    """The outlines as polygons fine enough to test a click against."""
    return tuple(_flatten(path) for path in outline(view).outlines)


def _flatten(path: Path) -> tuple[Point, ...]:
    ring = [path.start]
    for segment in path.segments:
        start = ring[-1]
        ring += [bezier(start, segment, step / _STEPS) for step in range(1, _STEPS + 1)]
    return tuple(ring)


def _within(ring: tuple[Point, ...], x: float, y: float) -> bool:
    """The even-odd rule: a ray to the right crosses the ring an odd number of times."""
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            odd = not odd
    return odd
