"""What only the hand needs on the body figure: the selection, the keyboard's place, the region's name, a path begun."""

from collections.abc import Sequence

from charting.drawing.shapes import Circle, Point, Polyline, Rect, Shape, Text, Weight
from charting.drawing.text_width import estimate_text_width
from ui.theme import tokens

_LEADING = 1.4  # of the letters: from line to line
TAG_HEIGHT = 46  # px: two lines of a name tag with some room


def draw_selection_ring(at: Point, badge: float) -> Circle:
    """A ring about the selected mark."""
    return Circle(x=at[0], y=at[1], radius=badge * 1.7, stroke="accent", thickness=2)


def draw_region_cursor(at: Point, badge: float) -> list[Shape]:
    """Where Enter would set a mark: a dashed ring with a dot."""
    ring = Circle(x=at[0], y=at[1], radius=badge * 1.5, stroke="accent", thickness=1.6, dash=(3, 2))
    return [ring, Circle(x=at[0], y=at[1], radius=2, fill="accent")]


def draw_begun_path(spots: Sequence[Point]) -> list[Shape]:
    """The path so far, dashed, a dot at each place."""
    dots: list[Shape] = [Circle(x=x, y=y, radius=3, fill="accent") for x, y in spots[1:]]
    line = Polyline(points=tuple(spots), stroke="accent", thickness=1.8, dash=(4, 3))
    return [line, *dots] if len(spots) > 1 else dots


def draw_focus_frame(width: float, height: float) -> Rect:
    """The keyboard is here."""
    return Rect(
        x=1, y=1, width=width - 2, height=height - 2, radius=tokens.RADIUS, stroke="accent", thickness=2
    )


def draw_name_tag(words: str, more: str, width: float, height: float) -> list[Shape]:
    """The region's name with its foot at `height` and below it `more`, over the captions; smaller if they must be."""
    lines = [(words, "ink"), *([(more, "muted")] if more else [])]
    tall = tokens.SMALL * _LEADING * len(lines)
    shapes: list[Shape] = [Rect(x=4, y=height - tall - 5, width=width - 8, height=tall + 2, fill="surface")]
    for place, (text, color) in enumerate(lines):
        weight: Weight = "regular" if place else "semibold"
        size = tokens.SMALL * min(1.0, (width - 24) / estimate_text_width(text, tokens.SMALL, weight))
        baseline = height - 4 - tall + tokens.SMALL * _LEADING * (place + 0.72)
        shapes.append(
            Text(x=width / 2, y=baseline, text=text, size=size, color=color, anchor="middle", weight=weight)
        )
    return shapes


def fit_names(names: Sequence[str], width: float) -> str:
    """The names between dots, as many as fit the width, the first always; "" for none."""
    kept = list(names)
    while len(kept) > 1 and estimate_text_width(" · ".join(kept), tokens.SMALL, "regular") > width - 24:
        kept.pop()
    return " · ".join(kept)
