"""The marks on the body: what each lays on it, and the numbers, none covering another."""

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

_AREA = 13.5  # radius of a painful area in box units: about the shoulder's cap
_MIN_AREA_IN_BADGES = 1.4  # badge radii of an area on which a number leaves enough of it in sight
_NARROWEST = 0.2  # of its breadth: marks of a kind that lie closer are meant to lie on one another
_SMALL = 0.72  # of a numbered badge: a point without a number
_GHOST = "skin_line"  # the color of the previous visit


def draw_mark_grounds(marks: Sequence[Mark], layout: BodyLayout) -> list[Shape]:
    """What each mark lays on the body beneath its number."""
    return [
        shape
        for mark in marks
        for shape in _draw_mark_ground(mark, load_mark_symbols()[mark.kind], marks, layout)
    ]


def draw_ghost_marks(marks: Sequence[Mark], layout: BodyLayout) -> list[Shape]:
    """The marks of the previous visit: their shapes in the body's own gray, and no numbers."""
    shapes: list[Shape] = []
    for mark in marks:
        known = load_mark_symbols()[mark.kind]
        pale = msgspec.structs.replace(known, color=_GHOST, fill=known.fill / 2)
        shapes += _draw_mark_ground(mark, pale, marks, layout)
        shapes += draw_symbol_badge(
            pale, layout.map_to_drawing(mark.view, mark.x, mark.y), layout.badge * _SMALL, ""
        )
    return shapes


def draw_mark_badges(
    marks: Sequence[Mark], layout: BodyLayout, taken: Sequence[Disc], room: Point
) -> list[Shape]:
    """The points without a number where they are, and above them the numbers, none covering another or what is taken."""
    shapes: list[Shape] = []
    held = [
        *taken,
        *(_make_letter_disc(word) for view in layout.views for word in draw_view_labels(view, layout)),
    ]
    for mark in marks:
        if mark.number is None and load_mark_symbols()[mark.kind].form == "point":
            spot = layout.map_to_drawing(mark.view, mark.x, mark.y)
            shapes += draw_symbol_badge(load_mark_symbols()[mark.kind], spot, layout.badge * _SMALL, "")
            held.append(Disc(at=spot, radius=layout.badge * 0.8))
    counted = [mark for mark in marks if mark.number is not None]
    numbered = [_make_numbered_mark(mark, layout) for mark in counted]
    places = place_numbers(numbered, layout.badge, held, room)
    for mark, each, place in zip(counted, numbered, places, strict=True):
        color = load_mark_symbols()[mark.kind].color
        shapes += _draw_leader(color, each, place, layout.badge) if place != each.mark.at else []
    for mark, place in zip(counted, places, strict=True):
        shapes += draw_symbol_badge(load_mark_symbols()[mark.kind], place, layout.badge, str(mark.number))
    return shapes


def compute_area_radius(layout: BodyLayout) -> float:
    """How far an area's mark reaches: never so small that its texture cannot be told."""
    return max(_AREA * layout.scale, layout.badge * 1.25)


def _draw_mark_ground(
    mark: Mark, symbol: MarkSymbol, marks: Sequence[Mark], layout: BodyLayout
) -> list[Shape]:
    spot = layout.map_to_drawing(mark.view, mark.x, mark.y)
    return draw_symbol_ground(
        symbol, spot, compute_area_radius(layout), _compute_narrowing(mark, marks, layout)
    )


def _compute_narrowing(mark: Mark, marks: Sequence[Mark], layout: BodyLayout) -> float:
    """The share of its breadth that an area keeps, so that left and right of one finding do not run together."""
    reach = compute_area_radius(layout)
    x, y = layout.map_to_drawing(mark.view, mark.x, mark.y)
    share = 1.0
    for other in marks:
        across, down = layout.map_to_drawing(other.view, other.x, other.y)
        twin = other.view is mark.view and other.kind is mark.kind and other.number == mark.number
        apart = abs(across - x) / 2 / reach * 0.94
        if twin and abs(down - y) < reach / 2 and apart > _NARROWEST:
            share = min(share, apart)
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
    """What a letter takes up; a caption is below the feet, where no number goes."""
    return Disc(at=(word.x, word.y - word.size * 0.33), radius=word.size * 0.45)


def _draw_leader(color: str, numbered: NumberedMark, place: Point, size: float) -> list[Shape]:
    """From the point itself, or from the rim of an area, to the number."""
    (x, y), reach = numbered.mark.at, numbered.mark.radius
    inner = 0.5 * reach / math.dist(place, (x, y))
    start = x + (place[0] - x) * inner, y + (place[1] - y) * inner
    line = Line(
        x1=start[0], y1=start[1], x2=place[0], y2=place[1], stroke=color, thickness=max(0.5, size * 0.14)
    )
    return [line, Circle(x=start[0], y=start[1], radius=size * (0.2 if reach else 0.3), fill=color)]
