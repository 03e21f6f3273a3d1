"""Draws the marks on the body: their grounds (areas and lines), points and numbers, which never cover each other."""

import math
from collections.abc import Sequence

import msgspec

from charting.drawing.body.figure_drawing import draw_view_labels
from charting.drawing.body.mark_shapes import (
    MarkSymbol,
    draw_symbol_badge,
    draw_symbol_ground,
    load_mark_symbols,
)
from charting.drawing.body.number_placement import Disc, NumberedMark, place_numbers
from charting.drawing.body.view_layout import BodyLayout
from charting.drawing.shapes import Circle, Line, Point, Shape, Text
from charting.model.body_mark import Mark

_AREA = 13.5  # radius of a painful area in box units: about the size of the cap of the shoulder
_MIN_AREA_IN_BADGES = 1.4  # in badge radii: a smaller area would disappear under its number
_NARROWEST = 0.2  # share of the breadth; marks that need less room are meant to overlap
_SMALL = 0.72  # size of a point without a number, as a share of a numbered badge
_GHOST = "skin_line"  # color of the marks of the previous visit


def draw_mark_grounds(marks: Sequence[Mark], layout: BodyLayout) -> list[Shape]:
    """Draw the areas and lines of the marks, beneath their numbers."""
    return [
        shape
        for mark in marks
        for shape in _draw_mark_ground(mark, load_mark_symbols()[mark.kind], marks, layout)
    ]


def draw_ghost_marks(marks: Sequence[Mark], layout: BodyLayout) -> list[Shape]:
    """Draw the marks of the previous visit in the gray of the outline, without numbers."""
    shapes: list[Shape] = []
    for mark in marks:
        symbol = load_mark_symbols()[mark.kind]
        pale = msgspec.structs.replace(symbol, color=_GHOST, fill=symbol.fill / 2)
        shapes += _draw_mark_ground(mark, pale, marks, layout)
        shapes += draw_symbol_badge(
            pale, layout.map_to_drawing(mark.view, mark.x, mark.y), layout.badge * _SMALL, ""
        )
    return shapes


def draw_mark_badges(
    marks: Sequence[Mark], layout: BodyLayout, taken: Sequence[Disc], room: Point
) -> list[Shape]:
    """Draw the points without a number in place, then the numbers so that they cover neither each other nor `taken`."""
    shapes: list[Shape] = []
    occupied = [
        *taken,
        *(_make_letter_disc(word) for view in layout.views for word in draw_view_labels(view, layout)),
    ]
    for mark in marks:
        if mark.number is None and load_mark_symbols()[mark.kind].form == "point":
            spot = layout.map_to_drawing(mark.view, mark.x, mark.y)
            shapes += draw_symbol_badge(load_mark_symbols()[mark.kind], spot, layout.badge * _SMALL, "")
            occupied.append(Disc(at=spot, radius=layout.badge * 0.8))
    numbered_marks = [mark for mark in marks if mark.number is not None]
    numbered = [_make_numbered_mark(mark, layout) for mark in numbered_marks]
    places = place_numbers(numbered, layout.badge, occupied, room)
    for mark, numbered_mark, place in zip(numbered_marks, numbered, places, strict=True):
        color = load_mark_symbols()[mark.kind].color
        shapes += (
            _draw_leader(color, numbered_mark, place, layout.badge) if place != numbered_mark.mark.at else []
        )
    for mark, place in zip(numbered_marks, places, strict=True):
        shapes += draw_symbol_badge(load_mark_symbols()[mark.kind], place, layout.badge, str(mark.number))
    return shapes


def compute_area_radius(layout: BodyLayout) -> float:
    """The radius of an area, large enough for its texture to be recognized."""
    return max(_AREA * layout.scale, layout.badge * 1.25)


def _draw_mark_ground(
    mark: Mark, symbol: MarkSymbol, marks: Sequence[Mark], layout: BodyLayout
) -> list[Shape]:
    spot = layout.map_to_drawing(mark.view, mark.x, mark.y)
    return draw_symbol_ground(
        symbol, spot, compute_area_radius(layout), _compute_narrowing(mark, marks, layout)
    )


def _compute_narrowing(mark: Mark, marks: Sequence[Mark], layout: BodyLayout) -> float:
    """The share of its breadth that an area keeps, so that the right and left mark of one finding do not merge."""
    reach = compute_area_radius(layout)
    x, y = layout.map_to_drawing(mark.view, mark.x, mark.y)
    share = 1.0
    for other in marks:
        across, down = layout.map_to_drawing(other.view, other.x, other.y)
        twin = other.view is mark.view and other.kind is mark.kind and other.number == mark.number
        half_distance = abs(across - x) / 2 / reach * 0.94
        if twin and abs(down - y) < reach / 2 and half_distance > _NARROWEST:
            share = min(share, half_distance)
    return share


def _make_numbered_mark(mark: Mark, layout: BodyLayout) -> NumberedMark:
    form = load_mark_symbols()[mark.kind].form
    spread = form != "point"
    reach = compute_area_radius(layout) if spread else 0.0
    return NumberedMark(
        mark=Disc(at=layout.map_to_drawing(mark.view, mark.x, mark.y), radius=reach),
        beside=form == "line" or (spread and reach < layout.badge * _MIN_AREA_IN_BADGES),
        outward=-1 if mark.x < 0.5 else 1,
    )


def _make_letter_disc(word: Text) -> Disc:
    """The space that a letter takes up. Captions are below the feet, where no number goes."""
    return Disc(at=(word.x, word.y - word.size * 0.33), radius=word.size * 0.45)


def _draw_leader(color: str, numbered: NumberedMark, place: Point, size: float) -> list[Shape]:
    """Draw a line from the point, or from halfway to the rim of an area, to the number."""
    (x, y), reach = numbered.mark.at, numbered.mark.radius
    inner = 0.5 * reach / math.dist(place, (x, y))
    start = x + (place[0] - x) * inner, y + (place[1] - y) * inner
    line = Line(
        x1=start[0], y1=start[1], x2=place[0], y2=place[1], stroke=color, thickness=max(0.5, size * 0.14)
    )
    return [line, Circle(x=start[0], y=start[1], radius=size * (0.2 if reach else 0.3), fill=color)]
