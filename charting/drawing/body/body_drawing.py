"""The body figure with the marks on it, in the views asked for: one description for screen and paper."""

from collections.abc import Sequence

from charting.drawing.body.figure_drawing import draw_figures
from charting.drawing.body.mark_drawing import (
    draw_ghost_marks,
    draw_mark_badges,
    draw_mark_grounds,
)
from charting.drawing.body.radiation_drawing import draw_radiation
from charting.drawing.body.region_shading import ShadedRegion, draw_shading
from charting.drawing.body.view_layout import (
    FRONT_AND_BACK,
    compute_body_layout,
)
from charting.drawing.shapes import Drawing
from charting.model.body_mark import Mark, View

_GHOST_PATH = "skin_line"


def draw_body(
    marks: Sequence[Mark], width: float, height: float, *,
    ghost: Sequence[Mark] = (), shaded: Sequence[ShadedRegion] = (), views: tuple[View, ...] = FRONT_AND_BACK,
) -> Drawing:  # fmt: skip
    """Each view with the symbols, numbers and radiation of the marks in it; numbers step aside on a leader line.

    Beneath them `shaded`, the regions (id, side) not to treat, and `ghost`, the marks of an earlier visit, pale.
    What lies in a view not shown is left out: ask `find_marked_views` for those that hold all. Pass the same width, height
    and views to `find_body_point` to learn what lies under a click.
    """
    beneath = draw_beneath(width, height, ghost=ghost, shaded=shaded, views=views)
    above = draw_marks(marks, width, height, views)
    return Drawing(width=width, height=height, shapes=(*beneath.shapes, *above.shapes))


def draw_beneath(
    width: float, height: float, *,
    ghost: Sequence[Mark], shaded: Sequence[ShadedRegion], views: tuple[View, ...],
) -> Drawing:  # fmt: skip
    """What `draw_body` draws beneath the marks: it stays as it is while they are set."""
    layout, room = compute_body_layout(width, height, views), (width, height)
    before = [mark for mark in ghost if mark.view in views]
    shapes = (
        *draw_figures(width, height, views),
        *draw_shading(shaded, layout),
        *draw_ghost_marks(before, layout),
        *draw_radiation(ghost, layout, room, _GHOST_PATH).shapes,
    )
    return Drawing(width=width, height=height, shapes=shapes)


def draw_marks(marks: Sequence[Mark], width: float, height: float, views: tuple[View, ...]) -> Drawing:
    """What `draw_body` draws above that."""
    layout, room = compute_body_layout(width, height, views), (width, height)
    here = [mark for mark in marks if mark.view in views]
    paths = draw_radiation(marks, layout, room)
    shapes = (
        *draw_mark_grounds(here, layout),
        *paths.shapes,
        *draw_mark_badges(here, layout, paths.taken, room),
    )
    return Drawing(width=width, height=height, shapes=shapes)
