"""Maps points of the body figure to named regions and sides, and regions and structures to points.

To add a region or structure, add a row to `regions.csv` or `structures.csv`, or to the clinic's own entries.
"""

import math
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from charting.drawing.body.body_outline import BOX_HEIGHT, BOX_WIDTH
from charting.drawing.body.view_layout import FRONT_AND_BACK, SIDE_VIEWS
from charting.drawing.shapes import Point
from charting.model.body_mark import Mark, Spot, View
from charting.model.case import Side
from charting.reference import entries
from charting.reference.custom_data import cache_by_vocabulary
from charting.reference.loader import list_regions, list_structures
from charting.text.folding import fold

ALL_VIEWS: Final = (*FRONT_AND_BACK, *SIDE_VIEWS)

_SIDES = (Side.RIGHT, Side.LEFT)
_SHOWN_SIDE = {
    View.RIGHT: Side.RIGHT,
    View.LEFT: Side.LEFT,
}  # a side view shows only that side of the client
_TOWARD_LEFT = {View.FRONT: 1, View.BACK: -1}  # where the client's left is: 1 is the viewer's right
_FORWARD = {View.RIGHT: 1, View.LEFT: -1}  # where the client faces: 1 is the viewer's right


class BodyRegion(msgspec.Struct, frozen=True, kw_only=True):
    """An ellipse around (x, y) with half axes (rx, ry), in the outline's box of 200 × 460.

    `side` is the client's right or left, or NONE on the midline. `id` and `name` are those of the vocabulary.
    """

    id: str
    name: str
    view: View
    side: Side
    x: float
    y: float
    rx: float
    ry: float

    @property
    def point(self) -> Point:
        """The center in the coordinates of a mark, each from 0 to 1 of the box."""
        return self.x / BOX_WIDTH, self.y / BOX_HEIGHT

    @property
    def words(self) -> str:
        """The name on the figure: `Top of the shoulder, right`; with the view only if front and back share the name."""
        return ", ".join(word for word in (self.name, self.side, _name_view(self)) if word)

    def compute_depth(self, x: float, y: float) -> float:
        """Return 0 at the center and 1 on the rim; x and y are in box units."""
        return ((x - self.x) / self.rx) ** 2 + ((y - self.y) / self.ry) ** 2


@cache_by_vocabulary
def list_body_regions(views: tuple[View, ...] = ALL_VIEWS) -> tuple[BodyRegion, ...]:
    """List all regions of these views on both sides, view by view from head to foot."""
    return tuple(region for view in views for row in list_regions() for region in _make_regions(row, view))


def find_nearest_region(view: View, x: float, y: float) -> BodyRegion:
    """Return the region with the lowest depth at (x, y), each from 0 to 1 of the box."""
    px, py = x * BOX_WIDTH, y * BOX_HEIGHT
    return min(list_body_regions((view,)), key=lambda region: region.compute_depth(px, py))


def find_region_at(spot: Mark | Spot) -> BodyRegion:
    """Return the region of a mark or of a point of its radiation."""
    return find_nearest_region(spot.view, spot.x, spot.y)


def find_regions_along(mark: Mark) -> tuple[BodyRegion, ...]:
    """Return the region of a mark and the regions that it radiates through, in order, without immediate repeats."""
    spots: list[Mark | Spot] = [mark, *mark.path]
    along = [find_region_at(spot) for spot in spots]
    return tuple(region for place, region in enumerate(along) if not place or region != along[place - 1])


def describe_mark_place(mark: Mark) -> str:
    """Describe the place of a mark, for a screen reader: `Buttock, right, radiating to Calf, right`."""
    first, *through = (region.words for region in find_regions_along(mark))
    return f"{first}, radiating to {'; '.join(through)}" if through else first


def find_region_point(region: str, side: Side, view: View) -> Point | None:
    """Return the center of a region, given by id or name, in mark coordinates: the place of a finding without a click.

    Return None if the view does not show the region, or if a paired region comes without a side.
    """
    for body_region in list_body_regions((view,)):
        if region in (body_region.id, body_region.name) and body_region.side in (side, Side.NONE):
            return body_region.point
    return None


def find_structure_point(
    structure: str, side: Side, views: Sequence[View] = ALL_VIEWS
) -> tuple[View, float, float] | None:
    """Return the view and place of a muscle, joint … given by id or name, so that a finding without a click gets a mark.

    Uses the first of `views` that shows it. Return None if the vocabulary does not have the structure or its place,
    or if a paired structure comes without a side.
    """
    entry = _index_structures().get(fold(structure))
    if entry is None or (entry.paired and side not in _SIDES):
        return None
    side = side if entry.paired else Side.NONE
    for view in views:
        place = _parse_numbers(entry, view)
        if place and (not side or _SHOWN_SIDE.get(view, side) is side):
            return view, _compute_x(place[0], view, side) / BOX_WIDTH, place[1] / BOX_HEIGHT
    return None


def list_likely_muscles(region: str) -> tuple[str, ...]:
    """List the muscles that a therapist may palpate in a region, given by its id; the likeliest first.

    Muscles whose place is in the region come first, from the center outward, then those that the vocabulary lists as
    also in the region. This is common teaching and only a hint on the screen; nothing is concluded from it.
    """
    return _group_muscles().get(region, ())


@cache_by_vocabulary
def _group_muscles() -> dict[str, tuple[str, ...]]:
    """The muscles of every region, grouped in one pass over all muscles."""
    muscles = [structure for structure in list_structures() if structure.kind == "muscle"]
    depths: dict[str, dict[str, float]] = {}
    for muscle in muscles:
        for region, depth in _compute_depths(muscle):
            depth_by_muscle = depths.setdefault(region, {})
            depth_by_muscle[muscle.name] = min(depth, depth_by_muscle.get(muscle.name, math.inf))
    names_by_region = {
        region: sorted(depth_by_muscle, key=lambda name: depth_by_muscle[name])
        for region, depth_by_muscle in depths.items()
    }
    for muscle in muscles:
        for region in muscle.also_in.split():
            names_by_region.setdefault(region, []).append(muscle.name)
    return {region: tuple(dict.fromkeys(names)) for region, names in names_by_region.items()}


@cache_by_vocabulary
def _index_structures() -> dict[str, entries.Structure]:
    by_name = {fold(structure.name): structure for structure in list_structures()}
    return {**{fold(structure.id): structure for structure in list_structures()}, **by_name}


def _compute_depths(structure: entries.Structure) -> Iterator[tuple[str, float]]:
    """Yield (region id, depth) for each view that shows the structure; a depth of 0 is the center of the region."""
    side = Side.LEFT if structure.paired else Side.NONE
    places = (find_structure_point(structure.id, side, (view,)) for view in ALL_VIEWS)
    for view, x, y in (place for place in places if place is not None):
        region = find_nearest_region(view, x, y)
        yield region.id, region.compute_depth(x * BOX_WIDTH, y * BOX_HEIGHT)


def _name_view(region: BodyRegion) -> str:
    """Front or back if both views show the region, else ""; a region of a side view already names its side."""
    others = {other.view for other in list_body_regions(FRONT_AND_BACK) if other.id == region.id} - {
        region.view
    }
    return region.view if region.view in FRONT_AND_BACK and others else ""


def _make_regions(row: entries.Region, view: View) -> list[BodyRegion]:
    """Make the regions of a row in that view: right and left, only the side that the view shows, or one on the midline."""
    ellipse = _parse_numbers(row, view)
    if not ellipse:
        return []
    away, y, rx, ry = ellipse
    sides = [side for side in _SIDES if _SHOWN_SIDE.get(view, side) is side] if row.paired else [Side.NONE]
    return [
        BodyRegion(
            id=row.id, name=row.name, view=view, side=side, x=_compute_x(away, view, side), y=y, rx=rx, ry=ry
        )
        for side in sides
    ]


def _parse_numbers(row: entries.Region | entries.Structure, view: View) -> tuple[float, ...]:
    """Parse the numbers in the row's cell for that view; empty if the view does not show it."""
    cell = {View.FRONT: row.front, View.BACK: row.back}.get(view, row.side)
    return tuple(float(number) for number in cell.split())


def _compute_x(away: float, view: View, side: Side) -> float:
    """Convert the distance from the midline, or in a side view the distance toward the face, to x in the box."""
    if view in _FORWARD:
        return BOX_WIDTH / 2 + away * _FORWARD[view]
    way = {Side.LEFT: 1, Side.RIGHT: -1}.get(side, 0)
    return BOX_WIDTH / 2 + away * way * _TOWARD_LEFT[view]
