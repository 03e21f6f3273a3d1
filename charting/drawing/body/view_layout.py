"""Lays out the views of the body figure in a space, and finds the view under a point."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from charting.drawing.body.body_outline import BOX_HEIGHT, BOX_WIDTH, is_inside_body
from charting.drawing.shapes import Point
from charting.model.body_mark import Mark, View

FRONT_AND_BACK: tuple[View, ...] = (View.FRONT, View.BACK)
SIDE_VIEWS: tuple[View, ...] = (View.RIGHT, View.LEFT)

_VIEW_WIDTHS = {
    View.FRONT: 222.0,
    View.BACK: 222.0,
    View.RIGHT: 112.0,
    View.LEFT: 112.0,
}  # in box units, with the gap to the next view
_LOOSEST = 1.1  # with plenty of room, a view gets at most this many times its width
_WITH_CAPTION = 1.055  # height of a view with its caption, as a multiple of its height
_CAPTION = 1.4  # room below the feet for the caption, as a multiple of the type size


class BodyLayout(msgspec.Struct, frozen=True, kw_only=True):
    """Where the 200 × 460 box of each view goes: the common scale, and the top left corner by view.

    `letters` is the type size of R, L and the captions.
    """

    scale: float
    letters: float
    corners: dict[View, Point]

    @property
    def views(self) -> tuple[View, ...]:
        """The views shown, in reading order."""
        return tuple(self.corners)

    def map_to_drawing(self, view: View, x: float, y: float) -> Point:
        """Return the point of the drawing for (x, y), each from 0 to 1 of that view's box; KeyError for a view not shown."""
        left, top = self.corners[view]
        return left + x * BOX_WIDTH * self.scale, top + y * BOX_HEIGHT * self.scale

    @property
    def badge(self) -> float:
        """The radius of a number badge: readable on paper, not clumsy on a large screen."""
        return min(max(self.scale * 9.5, 4.3), 11.0)


@lru_cache(32)
def compute_body_layout(width: float, height: float, views: tuple[View, ...] = FRONT_AND_BACK) -> BodyLayout:
    """Fit the views with their captions into the space, centered and as large as possible.

    They are in one row, or in two if that makes them larger: in a tall and narrow space.
    """
    letters = min(max(min(height, width / compute_aspect_ratio(views)) * 0.034, 6.0), 13.0)
    half = (len(views) + 1) // 2
    ways = [[views], [views[:half], views[half:]]] if len(views) > 1 else [[views]]
    rows = max(ways, key=lambda rows: _compute_scale(width, height, rows, letters))
    scale = _compute_scale(width, height, rows, letters)
    tall = BOX_HEIGHT * scale + letters * _CAPTION
    top = (height - tall * len(rows)) / 2
    corners = {
        view: (middle - BOX_WIDTH * scale / 2, top + tall * down)
        for down, row in enumerate(rows)
        for view, middle in zip(row, _compute_middles(row, width, scale), strict=True)
    }
    return BodyLayout(scale=scale, letters=letters, corners=corners)


def compute_aspect_ratio(views: Sequence[View]) -> float:
    """The ratio of width to height of a space that the views fill in one row."""
    return sum(_VIEW_WIDTHS[view] for view in views) / (BOX_HEIGHT * _WITH_CAPTION)


def find_body_point(
    width: float, height: float, x: float, y: float, views: tuple[View, ...] = FRONT_AND_BACK
) -> tuple[View, float, float] | None:
    """Return the view under the point (x, y) of a drawing of that size, and the place in its box, each from 0 to 1.

    Return None outside the outline, where a click sets no mark.
    """
    layout = compute_body_layout(width, height, views)
    for view, (left, top) in layout.corners.items():
        across = (x - left) / (BOX_WIDTH * layout.scale)
        down = (y - top) / (BOX_HEIGHT * layout.scale)
        if is_inside_body(view, across, down):
            return view, across, down
    return None


def find_marked_views(marks: Iterable[Mark]) -> tuple[View, ...]:
    """Return the views for paper: front and back, and a side view only if it has a mark or radiation."""
    marked = {view for mark in marks for view in (mark.view, *(spot.view for spot in mark.path))}
    return FRONT_AND_BACK + tuple(view for view in SIDE_VIEWS if view in marked)


def _compute_scale(width: float, height: float, rows: Sequence[Sequence[View]], letters: float) -> float:
    broadest = max(sum(_VIEW_WIDTHS[view] for view in row) for row in rows)
    return min((height / len(rows) - letters * _CAPTION) / BOX_HEIGHT, width / broadest)


def _compute_middles(row: Sequence[View], width: float, scale: float) -> list[float]:
    """The x coordinate of the middle of each view."""
    breadths = [_VIEW_WIDTHS[view] * scale for view in row]
    loose = min(_LOOSEST, width / sum(breadths))
    steps = [(one + other) / 2 * loose for one, other in pairwise(breadths)]
    first = width / 2 - sum(steps) / 2 + (breadths[0] - breadths[-1]) * loose / 4
    return [first + sum(steps[:place]) for place in range(len(row))]
