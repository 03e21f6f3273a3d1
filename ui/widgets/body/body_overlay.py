"""What only editing needs on the body figure: selection ring, keyboard cursor, name tag, unfinished path."""

from collections.abc import Sequence

from charting.drawing.shapes import Circle, Point, Polyline, Rect, Shape, Text, Weight
from charting.drawing.text_width import estimate_text_width
from ui.theme import tokens

_LEADING = 1.4  # line spacing as a multiple of the text size
TAG_HEIGHT = 46  # px: two lines of a name tag with some room


def draw_selection_ring(center: Point, badge: float) -> Circle:
    """Draw a ring around the selected mark."""
    return Circle(x=center[0], y=center[1], radius=badge * 1.7, stroke="accent", thickness=2)


def draw_region_cursor(center: Point, badge: float) -> list[Shape]:
    """Draw a dashed ring with a dot where Enter would add a mark."""
    ring = Circle(x=center[0], y=center[1], radius=badge * 1.5, stroke="accent", thickness=1.6, dash=(3, 2))
    return [ring, Circle(x=center[0], y=center[1], radius=2, fill="accent")]


def draw_begun_path(spots: Sequence[Point]) -> list[Shape]:
    """Draw the unfinished path as a dashed line with a dot at each place."""
    dots: list[Shape] = [Circle(x=x, y=y, radius=3, fill="accent") for x, y in spots[1:]]
    line = Polyline(points=tuple(spots), stroke="accent", thickness=1.8, dash=(4, 3))
    return [line, *dots] if len(spots) > 1 else dots


def draw_focus_frame(width: float, height: float) -> Rect:
    """Draw the frame that shows keyboard focus."""
    return Rect(
        x=1, y=1, width=width - 2, height=height - 2, radius=tokens.RADIUS, stroke="accent", thickness=2
    )


def draw_name_tag(words: str, more: str, width: float, height: float) -> list[Shape]:
    """Draw the name and the text `more` below it, ending at `height` px; text that is too wide is drawn smaller."""
    lines = [(words, "ink"), *([(more, "muted")] if more else [])]
    text_height = tokens.SMALL * _LEADING * len(lines)
    shapes: list[Shape] = [
        Rect(x=4, y=height - text_height - 5, width=width - 8, height=text_height + 2, fill="surface")
    ]
    for line, (text, color) in enumerate(lines):
        weight: Weight = "regular" if line else "semibold"
        size = tokens.SMALL * min(1.0, (width - 24) / estimate_text_width(text, tokens.SMALL, weight))
        baseline = height - 4 - text_height + tokens.SMALL * _LEADING * (line + 0.72)
        shapes.append(
            Text(x=width / 2, y=baseline, text=text, size=size, color=color, anchor="middle", weight=weight)
        )
    return shapes


def fit_names(names: Sequence[str], width: float) -> str:
    """Join as many names as fit the width in px, but at least the first; "" for none."""
    shown = list(names)
    while len(shown) > 1 and estimate_text_width(" · ".join(shown), tokens.SMALL, "regular") > width - 24:
        shown.pop()
    return " · ".join(shown)
