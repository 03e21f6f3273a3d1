"""The body figure: front and back side by side with the marks on it, one description for screen and paper."""

import math
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from charting.drawing.outline import BOX_HEIGHT, BOX_WIDTH, inside, outline
from charting.drawing.placing import Disc, Numbered, place_numbers
from charting.drawing.shapes import Circle, Drawing, Line, Path, Point, Shape, Text, Weight
from charting.drawing.symbols import badge, ground, symbols
from charting.model.body import Mark, View

_CAPTION = 1.4  # of the letters: the room below the feet for Front and Back
_SPREAD = 1.22  # middle to middle of the two views at most, in box widths
_LETTER_AWAY, _LETTER_DOWN = 74.0, 62.0  # of R and L from the midline and the top, in box units
_AREA = 13.5  # radius of a painful area in box units: about the shoulder's cap
_SHOWING = 1.4  # badge radii of an area on which a number leaves enough of it in sight
_NARROWEST = 0.2  # of its breadth: marks of a kind that lie closer are meant to lie on one another


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """Where the two boxes of 200 × 460 come to lie: their scale, common top and left edges; `letters` is the type
    size of R, L, Front and Back."""

    scale: float
    letters: float
    top: float
    front: float
    back: float

    def left(self, view: View) -> float:
        return self.front if view is View.FRONT else self.back

    def spot(self, view: View, x: float, y: float) -> Point:
        """The point of the drawing for (x, y), each 0 to 1 of that view's box."""
        return self.left(view) + x * BOX_WIDTH * self.scale, self.top + y * BOX_HEIGHT * self.scale

    @property
    def badge(self) -> float:
        """Radius of a number's badge: readable on paper, not clumsy on a large screen."""
        return min(max(self.scale * 9.5, 4.3), 11.0)


def body_layout(width: float, height: float) -> Layout:
    """Fit both views with their captions into the space, centered, as close together as their own breadth asks."""
    letters = min(max(height * 0.034, 6.0), 13.0)
    below = letters * _CAPTION
    scale = min((height - below) / BOX_HEIGHT, width / (BOX_WIDTH * (1 + _SPREAD)))
    apart = min(width / 2, BOX_WIDTH * scale * _SPREAD)
    left = width / 2 - apart / 2 - BOX_WIDTH * scale / 2
    top = (height - BOX_HEIGHT * scale - below) / 2
    return Layout(scale=scale, letters=letters, top=top, front=left, back=left + apart)


def draw_body(marks: Sequence[Mark], width: float, height: float) -> Drawing:
    """Front and back with each mark's symbol and number; numbers that would collide step aside on a leader line.

    Pass the same width and height to `body_point` to learn what lies under a click.
    """
    layout = body_layout(width, height)
    shapes = list(_figures(width, height))
    for mark in marks:
        symbol, narrowed = symbols()[mark.kind], _narrowed(mark, marks, layout)
        shapes += ground(symbol, layout.spot(mark.view, mark.x, mark.y), area_radius(layout), narrowed)
    return Drawing(width=width, height=height, shapes=(*shapes, *_badges(marks, layout, (width, height))))


def body_point(width: float, height: float, x: float, y: float) -> tuple[View, float, float] | None:
    """The view and the place in its box, each 0 to 1, under the point (x, y) of a drawing of that size.

    None beside the outline: a click there marks nothing.
    """
    layout = body_layout(width, height)
    for view in View:
        across = (x - layout.left(view)) / (BOX_WIDTH * layout.scale)
        down = (y - layout.top) / (BOX_HEIGHT * layout.scale)
        if inside(view, across, down):
            return view, across, down
    return None


def area_radius(layout: Layout) -> float:
    """How far an area's mark reaches: never so small that its texture cannot be told."""
    return max(_AREA * layout.scale, layout.badge * 1.25)


def _narrowed(mark: Mark, marks: Sequence[Mark], layout: Layout) -> float:
    """The share of its breadth that an area keeps, so that left and right of one finding do not run together."""
    reach = area_radius(layout)
    x, y = layout.spot(mark.view, mark.x, mark.y)
    share = 1.0
    for other in marks:
        across, down = layout.spot(other.view, other.x, other.y)
        twin = other.view is mark.view and other.kind is mark.kind and other.number == mark.number
        apart = abs(across - x) / 2 / reach * 0.94
        if twin and abs(down - y) < reach / 2 and apart > _NARROWEST:
            share = min(share, apart)
    return share


def _badges(marks: Sequence[Mark], layout: Layout, room: Point) -> list[Shape]:
    """The points without a number where they are, and above them the numbers, none covering another."""
    shapes: list[Shape] = []
    taken = [_disc_of(word) for view in View for word in _words(view, layout)]
    for mark in marks:
        if mark.number is None and symbols()[mark.kind].form == "point":
            spot = layout.spot(mark.view, mark.x, mark.y)
            shapes += badge(symbols()[mark.kind], spot, layout.badge * 0.72, "")
            taken.append(Disc(at=spot, radius=layout.badge * 0.8))
    counted = [mark for mark in marks if mark.number is not None]
    numbered = [_numbered(mark, layout) for mark in counted]
    places = place_numbers(numbered, layout.badge, taken, room)
    for mark, each, place in zip(counted, numbered, places, strict=True):
        color = symbols()[mark.kind].color
        shapes += _leader(color, each, place, layout.badge) if place != each.mark.at else []
    for mark, place in zip(counted, places, strict=True):
        shapes += badge(symbols()[mark.kind], place, layout.badge, str(mark.number))
    return shapes


def _numbered(mark: Mark, layout: Layout) -> Numbered:
    spread = symbols()[mark.kind].form != "point"
    reach = area_radius(layout) if spread else 0.0
    return Numbered(
        mark=Disc(at=layout.spot(mark.view, mark.x, mark.y), radius=reach),
        beside=spread and reach < layout.badge * _SHOWING,
        outward=-1 if mark.x < 0.5 else 1,
    )


def _disc_of(word: Text) -> Disc:
    """What a letter takes up; a caption is below the feet, where no number goes."""
    return Disc(at=(word.x, word.y - word.size * 0.33), radius=word.size * 0.45)


def _leader(color: str, numbered: Numbered, place: Point, size: float) -> list[Shape]:
    """From the point itself, or from the rim of an area, to the number."""
    (x, y), reach = numbered.mark.at, numbered.mark.radius
    inner = 0.5 * reach / math.dist(place, (x, y))
    start = x + (place[0] - x) * inner, y + (place[1] - y) * inner
    line = Line(
        x1=start[0], y1=start[1], x2=place[0], y2=place[1], stroke=color, thickness=max(0.5, size * 0.14)
    )
    return [line, Circle(x=start[0], y=start[1], radius=size * (0.2 if reach else 0.3), fill=color)]


@lru_cache(maxsize=8)
def _figures(width: float, height: float) -> tuple[Shape, ...]:
    layout = body_layout(width, height)
    return tuple(shape for view in View for shape in (*_body(view, layout), *_words(view, layout)))


def _body(view: View, layout: Layout) -> list[Shape]:
    scale, drawn = layout.scale, outline(view)
    edge, line = min(max(scale * 1.5, 0.5), 1.5), min(max(scale * 1.1, 0.35), 1.0)
    shapes: list[Shape] = []
    for path in drawn.outlines:
        shapes.append(_placed(path, view, layout, fill="skin", stroke="skin_line", thickness=edge))
    for weight, path in drawn.lines:
        color = "skin_faint" if weight == "faint" else "skin_line"
        dash = (scale * 2.2, scale * 2.2) if weight == "spine" else ()
        shapes.append(_placed(path, view, layout, stroke=color, thickness=line, dash=dash))
    return shapes


def _placed(
    path: Path, view: View, layout: Layout, *,
    fill: str | None = None, stroke: str, thickness: float, dash: tuple[float, ...] = (),
) -> Path:  # fmt: skip
    """The path moved from its box into the drawing."""
    offsets = (layout.left(view), layout.top)
    segments = tuple(
        tuple(offsets[i % 2] + value * layout.scale for i, value in enumerate(segment))
        for segment in path.segments
    )
    start = offsets[0] + path.start[0] * layout.scale, offsets[1] + path.start[1] * layout.scale
    return Path(
        start=start,
        segments=segments,
        closed=path.closed,
        fill=fill,
        stroke=stroke,
        thickness=thickness,
        dash=dash,
    )


def _words(view: View, layout: Layout) -> list[Text]:
    """R and L above the shoulders; in the front view the patient's right is on the viewer's left. The caption below."""
    left, right = ("R", "L") if view is View.FRONT else ("L", "R")
    away, down = _LETTER_AWAY / BOX_WIDTH, _LETTER_DOWN / BOX_HEIGHT
    x, y = layout.spot(view, 0.5, 1.0)
    return [
        *(
            _word(letter, layout.spot(view, 0.5 + side * away, down), layout.letters, bold=True)
            for letter, side in ((left, -1), (right, 1))
        ),
        _word(view.capitalize(), (x, y + layout.letters * 1.1), layout.letters, bold=False),
    ]


def _word(text: str, at: Point, size: float, *, bold: bool) -> Text:
    weight: Weight = "bold" if bold else "regular"
    return Text(x=at[0], y=at[1], text=text, size=size, color="muted", anchor="middle", weight=weight)
