"""A picture as data: a few shapes that Qt paints on the screen and ReportLab on paper, so that both look the same.

The unit is a point (1/72 inch) on paper and a logical pixel on the screen; y grows downward from the top left.
A color is a name ("ink", "accent", "skin" …) that each renderer looks up in its own palette.
"""

from typing import Literal, TypeAlias

import msgspec

Point: TypeAlias = tuple[float, float]
Segment: TypeAlias = tuple[float, ...]
Anchor = Literal["start", "middle", "end"]
Weight = Literal["regular", "semibold", "bold"]


class Stroked(msgspec.Struct, frozen=True, kw_only=True):
    """How an outline is drawn; without `stroke` there is none. `dash` has the lengths of dashes and gaps."""

    stroke: str | None = None
    thickness: float = 1.0
    dash: tuple[float, ...] = ()


class Filled(Stroked, frozen=True, kw_only=True):
    """How an area is filled; without `fill` the shapes beneath it show through."""

    fill: str | None = None
    fill_opacity: float = 1.0


class Line(Stroked, frozen=True, kw_only=True):
    """A straight line from (x1, y1) to (x2, y2)."""

    x1: float
    y1: float
    x2: float
    y2: float


class Polyline(Stroked, frozen=True, kw_only=True):
    """Connected straight lines from point to point, not closed."""

    points: tuple[Point, ...]


class Path(Filled, frozen=True, kw_only=True):
    """A curve from `start`: a segment of 2 numbers is a straight line to that point, one of 6 numbers a cubic Bézier."""

    start: Point
    segments: tuple[Segment, ...]
    closed: bool = False


class Circle(Filled, frozen=True, kw_only=True):
    """A circle around (x, y)."""

    x: float
    y: float
    radius: float


class Rect(Filled, frozen=True, kw_only=True):
    """A rectangle with its top left at (x, y), its corners rounded by `radius`."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """One line of plain text; y is its baseline, and x is its start, middle or end, as `anchor` says."""

    x: float
    y: float
    text: str
    size: float
    color: str = "ink"
    anchor: Anchor = "start"
    weight: Weight = "regular"


Shape: TypeAlias = Line | Polyline | Path | Circle | Rect | Text


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """A finished picture; later shapes cover earlier ones."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
