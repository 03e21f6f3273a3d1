"""Draws radiation: a dashed arrow along the path of a mark, with the same letter in both views where it changes views."""

import math
from collections.abc import Iterator, Sequence

import msgspec

from charting.drawing.body.mark_shapes import load_mark_symbols
from charting.drawing.body.number_placement import Disc, NumberedMark, place_numbers
from charting.drawing.body.view_layout import BodyLayout
from charting.drawing.curves import build_smooth_path, compute_bezier_point
from charting.drawing.shapes import Circle, Path, Point, Shape, Text
from charting.model.body_mark import Mark, Spot

_LETTERS = "abcdefghijkmnopqstuvwxyz"  # without l and r, which name the sides
_LETTER = 0.74  # radius of the ring around a letter, in badge radii
_LETTER_DISTANCE = (
    2.0  # in badge radii, from the path to its letter, so that the arrow between them is visible
)
_NEAR_TIP = 0.7  # position on the last segment from which the arrowhead points to the end


class RadiationStretch(msgspec.Struct, frozen=True, kw_only=True):
    """The part of a radiation in one view: its points in the drawing, and the letters where it comes from and goes to."""

    color: str
    points: tuple[Point, ...]
    outward: int
    comes: str = ""
    goes: str = ""


class RadiationDrawing(msgspec.Struct, frozen=True, kw_only=True):
    """The shapes, and the space that the letters take up, so that no number covers a letter."""

    shapes: tuple[Shape, ...]
    taken: tuple[Disc, ...]


def draw_radiation(
    marks: Sequence[Mark], layout: BodyLayout, room: Point, color: str = ""
) -> RadiationDrawing:
    """Draw the paths of the marks in the views shown, in `color` or, if it is empty, in the color of each mark."""
    parts = list(_split_into_stretches(marks, layout, color))
    radius = layout.badge * _LETTER
    spots = [
        _make_letter_mark(end, part.outward, layout) for part in parts for _, end in _find_crossings(part)
    ]
    marked = [
        layout.map_to_drawing(mark.view, mark.x, mark.y) for mark in marks if mark.view in layout.corners
    ]
    places = iter(
        place_numbers(spots, radius, [Disc(at=center, radius=layout.badge) for center in marked], room)
    )
    shapes: list[Shape] = []
    taken: list[Disc] = []
    for part in parts:
        letter_places = {name: next(places) for name, _ in _find_crossings(part)}
        shapes += _draw_arrow(part, letter_places, layout)
        taken += [Disc(at=place, radius=radius) for place in letter_places.values()]
    return RadiationDrawing(shapes=tuple(shapes), taken=tuple(taken))


def _split_into_stretches(
    marks: Sequence[Mark], layout: BodyLayout, color: str
) -> Iterator[RadiationStretch]:
    """Split every path by view. Each change of view gets the next letter, in the order of the marks."""
    letters = iter(_LETTERS * (1 + sum(len(mark.path) for mark in marks) // len(_LETTERS)))
    for mark in marks:
        runs = _group_by_view(mark) if mark.path else []
        names = ["", *(next(letters) for _ in runs[1:]), ""]
        for place, run in enumerate(runs):
            if run[0].view in layout.corners:
                yield RadiationStretch(
                    color=color or load_mark_symbols()[mark.kind].color,
                    points=tuple(layout.map_to_drawing(spot.view, spot.x, spot.y) for spot in run),
                    outward=-1 if run[-1].x < 0.5 else 1,
                    comes=names[place],
                    goes=names[place + 1],
                )


def _group_by_view(mark: Mark) -> list[list[Mark | Spot]]:
    """Group the points from the mark outward into runs within the same view."""
    runs: list[list[Mark | Spot]] = [[mark]]
    for spot in mark.path:
        if spot.view is not runs[-1][-1].view:
            runs.append([])
        runs[-1].append(spot)
    return runs


def _find_crossings(part: RadiationStretch) -> list[tuple[str, Point]]:
    """The ends of the stretch that have a letter, with their points."""
    both = [("comes", part.points[0])] if part.comes else []
    return both + ([("goes", part.points[-1])] if part.goes else [])


def _make_letter_mark(end: Point, outward: int, layout: BodyLayout) -> NumberedMark:
    return NumberedMark(
        mark=Disc(at=end, radius=layout.badge * _LETTER_DISTANCE), beside=True, outward=outward
    )


def _draw_arrow(part: RadiationStretch, letter_places: dict[str, Point], layout: BodyLayout) -> list[Shape]:
    """Draw the curve from a letter or mark to a letter or end, its arrowhead, and the letters on top."""
    size = layout.badge
    points = list(part.points)
    if "comes" in letter_places:
        points.insert(0, _move_toward(letter_places["comes"], points[0], size * _LETTER))
    if "goes" in letter_places:
        points.append(_move_toward(letter_places["goes"], points[-1], size * (_LETTER + 0.15)))
    curve = build_smooth_path(points)
    line = msgspec.structs.replace(
        curve, stroke=part.color, thickness=max(0.8, size * 0.17), dash=(size * 0.55, size * 0.35)
    )
    letters = [
        shape
        for name, place in letter_places.items()
        for shape in _draw_letter(getattr(part, name), place, part.color, size)
    ]
    return [line, _draw_tip(curve, part.color, size), *letters]


def _move_toward(place: Point, other: Point, by: float) -> Point:
    """The point `by` away from `place` on the way to `other`."""
    share = by / max(math.dist(place, other), by)
    return place[0] + (other[0] - place[0]) * share, place[1] + (other[1] - place[1]) * share


def _draw_tip(curve: Path, color: str, size: float) -> Path:
    """Draw an arrowhead at the end of the curve, in the direction of its last part."""
    before = curve.segments[-2] if len(curve.segments) > 1 else curve.start
    (x, y), (ox, oy) = (
        curve.segments[-1][4:],
        compute_bezier_point((before[-2], before[-1]), curve.segments[-1], _NEAR_TIP),
    )
    turn = math.atan2(y - oy, x - ox)
    corners = [(x - size * math.cos(turn + way), y - size * math.sin(turn + way)) for way in (-0.42, 0.42)]
    return Path(start=(x, y), segments=tuple(corners), closed=True, fill=color)


def _draw_letter(letter: str, center: Point, color: str, badge: float) -> list[Shape]:
    radius, size = badge * _LETTER, badge * 1.1
    ring = Circle(
        x=center[0], y=center[1], radius=radius, fill="surface", stroke=color, thickness=max(0.5, badge * 0.1)
    )
    text = Text(
        x=center[0],
        y=center[1] + size * 0.24,
        text=letter,
        size=size,
        color=color,
        anchor="middle",
        weight="bold",
    )
    return [ring, text]
