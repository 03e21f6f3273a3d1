"""The body figure: front and back side by side with the marks on it, one description for screen and paper."""

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from charting.drawing.outline import BOX_HEIGHT, BOX_WIDTH, inside, outline
from charting.drawing.placing import place_numbers
from charting.drawing.shapes import Circle, Drawing, Line, Path, Point, Shape, Text, Weight
from charting.drawing.symbols import badge, ground, symbols
from charting.model.body import Mark, View

_SPREAD = 1.22  # middle to middle of the two views at most, in box widths
_LETTER_AWAY, _LETTER_DOWN = 56.0, 66.0  # of R and L from the midline and the top, in box units
_AREA = 13.5  # radius of a painful area in box units: about the shoulder's cap


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """Where the two boxes of 200 × 460 come to lie: their scale, common top and left edges."""

    scale: float
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

    @property
    def letters(self) -> float:
        """Type size of R, L, Front and Back."""
        return min(max(self.scale * 16.5, 6.0), 13.0)


def body_layout(width: float, height: float, *, captions: bool = True) -> Layout:
    """Fit both views into the space, centered, as close together as their own breadth asks."""
    boxes = 1 + _SPREAD
    scale = min(height / (BOX_HEIGHT + (24 if captions else 0)), width / (BOX_WIDTH * boxes))
    apart = min(width / 2, BOX_WIDTH * scale * _SPREAD)
    left = width / 2 - apart / 2 - BOX_WIDTH * scale / 2
    used = (BOX_HEIGHT + (24 if captions else 0)) * scale
    return Layout(scale=scale, top=(height - used) / 2, front=left, back=left + apart)


def draw_body(marks: Sequence[Mark], width: float, height: float, *, captions: bool = True) -> Drawing:
    """Front and back with each mark's symbol and number; numbers that would collide step aside on a leader line.

    Pass the same width, height and captions to `body_point` to learn what lies under a click.
    """
    layout = body_layout(width, height, captions=captions)
    shapes = list(_figures(width, height, captions))
    for mark in marks:
        shapes += ground(symbols()[mark.kind], layout.spot(mark.view, mark.x, mark.y), area_radius(layout))
    return Drawing(width=width, height=height, shapes=(*shapes, *_badges(marks, layout)))


def body_point(
    width: float, height: float, x: float, y: float, *, captions: bool = True
) -> tuple[View, float, float] | None:
    """The view and the place in its box, each 0 to 1, under the point (x, y) of a drawing of that size.

    None beside the outline: a click there marks nothing.
    """
    layout = body_layout(width, height, captions=captions)
    for view in View:
        across = (x - layout.left(view)) / (BOX_WIDTH * layout.scale)
        down = (y - layout.top) / (BOX_HEIGHT * layout.scale)
        if inside(view, across, down):
            return view, across, down
    return None


def area_radius(layout: Layout) -> float:
    """How far an area's mark reaches: never so small that its number hides it."""
    return max(_AREA * layout.scale, layout.badge * 1.7)


def _badges(marks: Sequence[Mark], layout: Layout) -> list[Shape]:
    """The points without a number where they are, and above them the numbers, none covering another."""
    bare = [mark for mark in marks if mark.number is None and symbols()[mark.kind].form == "point"]
    fixed = [layout.spot(mark.view, mark.x, mark.y) for mark in bare]
    numbered = [mark for mark in marks if mark.number is not None]
    spots = [layout.spot(mark.view, mark.x, mark.y) for mark in numbered]
    shapes: list[Shape] = []
    for mark, spot in zip(bare, fixed, strict=True):
        shapes += badge(symbols()[mark.kind], spot, layout.badge * 0.72, "")
    for mark, spot, place in zip(numbered, spots, place_numbers(spots, layout.badge, fixed), strict=True):
        symbol = symbols()[mark.kind]
        shapes += _leader(symbol.color, spot, place, layout.badge) if place != spot else []
        shapes += badge(symbol, place, layout.badge, str(mark.number))
    return shapes


def _leader(color: str, spot: Point, place: Point, size: float) -> list[Shape]:
    line = Line(
        x1=spot[0], y1=spot[1], x2=place[0], y2=place[1], stroke=color, thickness=max(0.5, size * 0.14)
    )
    return [line, Circle(x=spot[0], y=spot[1], radius=size * 0.3, fill=color)]


@lru_cache(maxsize=8)
def _figures(width: float, height: float, captions: bool) -> tuple[Shape, ...]:
    layout = body_layout(width, height, captions=captions)
    return tuple(
        shape for view in View for shape in (*_body(view, layout), *_words(view, layout, captions=captions))
    )


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


def _words(view: View, layout: Layout, *, captions: bool) -> list[Shape]:
    """R and L beside the neck; in the front view the patient's right is on the viewer's left. The caption below."""
    left, right = ("R", "L") if view is View.FRONT else ("L", "R")
    away, down = _LETTER_AWAY / BOX_WIDTH, _LETTER_DOWN / BOX_HEIGHT
    words: list[Shape] = [
        _word(letter, layout.spot(view, 0.5 + side * away, down), layout.letters, bold=True)
        for letter, side in ((left, -1), (right, 1))
    ]
    if captions:
        x, y = layout.spot(view, 0.5, 1.0)
        words.append(_word(view.capitalize(), (x, y + layout.scale * 16), layout.letters, bold=False))
    return words


def _word(text: str, at: Point, size: float, *, bold: bool) -> Text:
    weight: Weight = "bold" if bold else "regular"
    return Text(x=at[0], y=at[1], text=text, size=size, color="muted", anchor="middle", weight=weight)
