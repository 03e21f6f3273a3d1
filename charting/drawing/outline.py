"""The outline of the body as curves: read from its data file, mirrored about the midline, smoothed."""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec

from charting.drawing.shapes import Path, Point, Segment
from charting.model.body import View

BOX_WIDTH = 200.0
BOX_HEIGHT = 460.0
_STEPS = 6


class _Line(msgspec.Struct, frozen=True):
    weight: str
    mirror: bool
    points: list[list[float]]


class _Side(msgspec.Struct, frozen=True):
    outlines: list[list[list[float]]]
    lines: list[_Line]


class Outline(msgspec.Struct, frozen=True):
    """One view of the body in its box of 200 × 460: closed outlines, lowest first, and the inner lines by weight."""

    outlines: tuple[Path, ...]
    lines: tuple[tuple[str, Path], ...]


@cache
def outline(view: View) -> Outline:
    """The curves of the front or the back, in box units."""
    text = files("charting.drawing").joinpath("body_outline.json").read_text(encoding="utf-8")
    side = msgspec.convert(json.loads(text)[view.value], _Side)
    lines = [(line.weight, path) for line in side.lines for path in _lines(line)]
    return Outline(tuple(_closed(half) for half in side.outlines), tuple(lines))


def inside(view: View, x: float, y: float) -> bool:
    """Whether (x, y), each 0 to 1 of the box, lies within the outline of that view."""
    return any(_within(ring, x * BOX_WIDTH, y * BOX_HEIGHT) for ring in _rings(view))


def _closed(half: list[list[float]]) -> Path:
    """The whole contour from the half at the viewer's right, whose first and last points lie on the midline."""
    other = [[-point[0], *point[1:]] for point in half[-2:0:-1]]
    return _smooth(half + other, closed=True)


def _lines(line: _Line) -> list[Path]:
    """The line itself and, if it is mirrored, its twin."""
    twin = [[-point[0], *point[1:]] for point in line.points]
    return [_smooth(points) for points in ([line.points, twin] if line.mirror else [line.points])]


def _smooth(raw: Sequence[Sequence[float]], *, closed: bool = False) -> Path:
    """A Catmull-Rom curve through the points as cubics; a point with a third number is a corner and stays sharp."""
    points = [(BOX_WIDTH / 2 + point[0], point[1]) for point in raw]
    corners = [len(point) > 2 for point in raw]
    count = len(points)
    segments: list[Segment] = []
    for i in range(count if closed else count - 1):
        end = (i + 1) % count
        leave = _control(points, corners, i, 1, closed=closed)
        arrive = _control(points, corners, end, -1, closed=closed)
        segments.append((*leave, *arrive, *points[end]))
    return Path(start=points[0], segments=tuple(segments), closed=closed)


def _control(points: list[Point], corners: list[bool], i: int, way: int, *, closed: bool) -> Point:
    """The Bézier control beside point `i`, after it (`way` 1) or before it (−1): a sixth of its neighbors' chord."""
    x, y = points[i]
    at_end = not closed and i in (0, len(points) - 1)
    if corners[i] or at_end:
        return x, y
    before, after = points[i - 1], points[(i + 1) % len(points)]
    return x + way * (after[0] - before[0]) / 6, y + way * (after[1] - before[1]) / 6


@cache
def _rings(view: View) -> tuple[tuple[Point, ...], ...]:
    """The outlines as polygons fine enough to test a click against."""
    return tuple(_flatten(path) for path in outline(view).outlines)


def _flatten(path: Path) -> tuple[Point, ...]:
    ring = [path.start]
    for x1, y1, x2, y2, x3, y3 in path.segments:
        x0, y0 = ring[-1]
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            ring.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return tuple(ring)


def _within(ring: tuple[Point, ...], x: float, y: float) -> bool:
    """The even-odd rule: a ray to the right crosses the ring an odd number of times."""
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            odd = not odd
    return odd
