"""Draws the body: outlines, inner lines, the letters R and L, and the caption of each view. It is the same for all marks."""

from functools import lru_cache

from charting.drawing.body.body_outline import BOX_HEIGHT, BOX_WIDTH, load_outline
from charting.drawing.body.view_layout import BodyLayout, compute_body_layout
from charting.drawing.shapes import Path, Point, Shape, Text, Weight
from charting.model.body_mark import View

_LETTER_AWAY, _LETTER_DOWN = (
    74.0,
    62.0,
)  # distances of R and L from the midline and from the top, in box units
_LETTERS = {
    View.FRONT: "RL",
    View.BACK: "LR",
}  # in the front view the client's right is on the viewer's left
_CAPTIONS = {View.FRONT: "Front", View.BACK: "Back", View.RIGHT: "Right side", View.LEFT: "Left side"}


@lru_cache(maxsize=8)
def draw_figures(width: float, height: float, views: tuple[View, ...]) -> tuple[Shape, ...]:
    """Draw each view with its labels in a space of that size."""
    layout = compute_body_layout(width, height, views)
    return tuple(
        shape for view in views for shape in (*_draw_outline(view, layout), *draw_view_labels(view, layout))
    )


def draw_view_labels(view: View, layout: BodyLayout) -> list[Text]:
    """Draw R and L above the shoulders, and the caption below the feet. A side view only has its caption."""
    letters = zip(_LETTERS.get(view, ""), (-1, 1), strict=False)
    away, down = _LETTER_AWAY / BOX_WIDTH, _LETTER_DOWN / BOX_HEIGHT
    x, y = layout.map_to_drawing(view, 0.5, 1.0)
    return [
        *(
            _make_label(
                letter, layout.map_to_drawing(view, 0.5 + side * away, down), layout.letters, bold=True
            )
            for letter, side in letters
        ),
        _make_label(_CAPTIONS[view], (x, y + layout.letters * 1.1), layout.letters, bold=False),
    ]


def _draw_outline(view: View, layout: BodyLayout) -> list[Shape]:
    scale, outline = layout.scale, load_outline(view)
    edge, line = min(max(scale * 1.5, 0.5), 1.5), min(max(scale * 1.1, 0.35), 1.0)
    shapes: list[Shape] = []
    for path in outline.outlines:
        shapes.append(_place_path(path, view, layout, fill="skin", stroke="skin_line", thickness=edge))
    for weight, path in outline.lines:
        color = "skin_faint" if weight == "faint" else "skin_line"
        dash = (scale * 2.2, scale * 2.2) if weight == "spine" else ()
        shapes.append(_place_path(path, view, layout, stroke=color, thickness=line, dash=dash))
    return shapes


def _place_path(
    path: Path, view: View, layout: BodyLayout, *,
    fill: str | None = None, stroke: str, thickness: float, dash: tuple[float, ...] = (),
) -> Path:  # fmt: skip
    """Move and scale the path from its box into the drawing."""
    corner = layout.corners[view]
    segments = tuple(
        tuple(corner[i % 2] + value * layout.scale for i, value in enumerate(segment))
        for segment in path.segments
    )
    start = corner[0] + path.start[0] * layout.scale, corner[1] + path.start[1] * layout.scale
    return Path(
        start=start,
        segments=segments,
        closed=path.closed,
        fill=fill,
        stroke=stroke,
        thickness=thickness,
        dash=dash,
    )


def _make_label(text: str, center: Point, size: float, *, bold: bool) -> Text:
    weight: Weight = "bold" if bold else "regular"
    return Text(x=center[0], y=center[1], text=text, size=size, color="muted", anchor="middle", weight=weight)
