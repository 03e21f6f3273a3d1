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
    "draw_body",
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
    layout, room = body_layout(width, height, views), (width, height)
    here, before = ([mark for mark in each if mark.view in views] for each in (marks, ghost))
    paths = radiation(marks, layout, room)
    return Drawing(
        width=width,
        height=height,
        shapes=(
            *figures(width, height, views),
            *shading(shaded, layout),
            *ghosts(before, layout),
            *radiation(ghost, layout, room, _GHOST_PATH).shapes,
            *grounds(here, layout),
            *paths.shapes,
            *badges(here, layout, paths.taken, room),
        ),
    )
