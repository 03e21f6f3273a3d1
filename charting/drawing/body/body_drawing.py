"""Draws the body figure with its marks in the given views, once for both the screen and paper."""

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
    """Draw each view with the symbols, numbers and radiation of its marks.

    A number that would cover another one moves aside and gets a leader line. Beneath the marks are `shaded`, the
    regions (id, side) to avoid, and in pale `ghost`, the marks of an earlier visit. Marks in views that are not shown
    are left out; `find_marked_views` returns the views that show all. Pass the same width, height and views to
    `find_body_point` to learn what is under a click.
    """
    beneath = draw_beneath(width, height, ghost=ghost, shaded=shaded, views=views)
    above = draw_marks(marks, width, height, views)
    return Drawing(width=width, height=height, shapes=(*beneath.shapes, *above.shapes))


def draw_beneath(
    width: float, height: float, *,
    ghost: Sequence[Mark], shaded: Sequence[ShadedRegion], views: tuple[View, ...],
) -> Drawing:  # fmt: skip
    """Draw the part of `draw_body` beneath the marks, which does not change while the therapist sets marks."""
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
    """Draw the part of `draw_body` above `draw_beneath`: the marks."""
    layout, room = compute_body_layout(width, height, views), (width, height)
    visible_marks = [mark for mark in marks if mark.view in views]
    paths = draw_radiation(marks, layout, room)
    shapes = (
        *draw_mark_grounds(visible_marks, layout),
        *paths.shapes,
        *draw_mark_badges(visible_marks, layout, paths.taken, room),
    )
    return Drawing(width=width, height=height, shapes=shapes)
