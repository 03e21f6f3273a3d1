"""The body figure with the marks on it, in the views asked for: one description for screen and paper."""

from collections.abc import Sequence

from charting.drawing.body_figure import figures
from charting.drawing.body_layout import BOTH, Layout, body_layout, body_point, body_shape, views_with
from charting.drawing.body_marks import area_radius, badges, ghosts, grounds
from charting.drawing.body_radiation import radiation
from charting.drawing.body_shading import Shaded, shading
from charting.drawing.shapes import Drawing
from charting.model.body import Mark, View

__all__ = [
    "BOTH",
    "Layout",
    "area_radius",
    "body_layout",
    "body_point",
    "body_shape",
    "draw_beneath",
    "draw_body",
    "draw_marks",
    "views_with",
]

_GHOST_PATH = "skin_line"


def draw_body(
    marks: Sequence[Mark], width: float, height: float, *,
    ghost: Sequence[Mark] = (), shaded: Sequence[Shaded] = (), views: tuple[View, ...] = BOTH,
) -> Drawing:  # fmt: skip
    """Each view with the symbols, numbers and radiation of the marks in it; numbers step aside on a leader line.

    Beneath them `shaded`, the regions (id, side) not to treat, and `ghost`, the marks of an earlier visit, pale.
    What lies in a view not shown is left out: ask `views_with` for those that hold all. Pass the same width, height
    and views to `body_point` to learn what lies under a click.
    """
    beneath = draw_beneath(width, height, ghost=ghost, shaded=shaded, views=views)
    above = draw_marks(marks, width, height, views)
    return Drawing(width=width, height=height, shapes=(*beneath.shapes, *above.shapes))


def draw_beneath(
    width: float, height: float, *,
    ghost: Sequence[Mark], shaded: Sequence[Shaded], views: tuple[View, ...],
) -> Drawing:  # fmt: skip
    """What `draw_body` draws beneath the marks: it stays as it is while they are set."""
    layout, room = body_layout(width, height, views), (width, height)
    before = [mark for mark in ghost if mark.view in views]
    shapes = (
        *figures(width, height, views),
        *shading(shaded, layout),
        *ghosts(before, layout),
        *radiation(ghost, layout, room, _GHOST_PATH).shapes,
    )
    return Drawing(width=width, height=height, shapes=shapes)


def draw_marks(marks: Sequence[Mark], width: float, height: float, views: tuple[View, ...]) -> Drawing:
    """What `draw_body` draws above that."""
    layout, room = body_layout(width, height, views), (width, height)
    here = [mark for mark in marks if mark.view in views]
    paths = radiation(marks, layout, room)
    shapes = (*grounds(here, layout), *paths.shapes, *badges(here, layout, paths.taken, room))
    return Drawing(width=width, height=height, shapes=shapes)
