"""What only the hand needs on the body figure: the selection, the keyboard's place, the region's name."""

from charting.drawing.shapes import Circle, Point, Rect, Shape, Text
from charting.drawing.text_width import text_width
from ui.theme import tokens


def selection(at: Point, badge: float) -> Circle:
    """A ring about the selected mark."""
    return Circle(x=at[0], y=at[1], radius=badge * 1.7, stroke="accent", thickness=2)


def region_cursor(at: Point, badge: float) -> list[Shape]:
    """Where Enter would set a mark: a dashed ring with a dot."""
    ring = Circle(x=at[0], y=at[1], radius=badge * 1.5, stroke="accent", thickness=1.6, dash=(3, 2))
    return [ring, Circle(x=at[0], y=at[1], radius=2, fill="accent")]


def focus_frame(width: float, height: float) -> Rect:
    """The keyboard is here."""
    return Rect(
        x=1, y=1, width=width - 2, height=height - 2, radius=tokens.RADIUS, stroke="accent", thickness=2
    )


def name_tag(words: str, width: float, height: float) -> list[Shape]:
    """The region's name at the foot of the figure, over the captions, which it says too; smaller if it must be."""
    size = tokens.SMALL * min(1.0, (width - 24) / text_width(words, tokens.SMALL, "semibold"))
    tall = size * 1.45
    ground = Rect(x=4, y=height - tall - 3, width=width - 8, height=tall, fill="surface")
    baseline = height - 3 - tall * 0.28
    return [ground, Text(x=width / 2, y=baseline, text=words, size=size, anchor="middle", weight="semibold")]
