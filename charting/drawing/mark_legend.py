"""The legend of the body figure: the symbols of the kinds that are marked, each with its name."""

from collections.abc import Iterable

from charting.drawing.shapes import Drawing, Shape, Text
from charting.drawing.symbols import symbol_at
from charting.drawing.text_width import text_width
from charting.model.body import Mark, MarkKind


def draw_mark_legend(marks: Iterable[Mark], width: float, *, size: float = 12.0) -> Drawing:
    """Each kind once, in the order of the vocabulary, in as many lines as `width` asks for; empty without marks."""
    marked = {mark.kind for mark in marks}
    shapes: list[Shape] = []
    x, line = 0.0, 0
    for kind in (kind for kind in MarkKind if kind in marked):
        needed = size * 1.35 + text_width(kind, size)
        if x > 0 and x + needed > width:
            x, line = 0.0, line + 1
        middle = line * size * 1.5 + size * 0.72
        shapes += symbol_at(kind, (x + size * 0.5, middle), size)
        shapes.append(Text(x=x + size * 1.35, y=middle + size * 0.33, text=kind, size=size, color="muted"))
        x += needed + size
    return Drawing(width=width, height=size * 1.5 * (line + 1) if shapes else 0.0, shapes=tuple(shapes))
