"""Where the named regions and structures lie on the body figure: from a point to its name and side, and back.

Both come from the vocabularies: one row in `regions.csv` or `structures.csv`, shipped or the clinic's own, is all.
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
}  # a side view shows that side of the patient only
_TOWARD_LEFT = {View.FRONT: 1, View.BACK: -1}  # where the patient's left lies: 1 is the viewer's right
_FORWARD = {View.RIGHT: 1, View.LEFT: -1}  # where the face looks


class BodyRegion(msgspec.Struct, frozen=True, kw_only=True):
    """An ellipse about (x, y) with half axes (rx, ry), in the outline's box of 200 × 460.

    `side` is the patient's own, NONE on the midline. `id` and `name` are those of the reference vocabulary.
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
        """The center as a mark has it, each 0 to 1 of the box."""
        return self.x / BOX_WIDTH, self.y / BOX_HEIGHT

    @property
    def words(self) -> str:
        """As the figure names it: `Top of the shoulder, right`; the view only where it tells two places apart."""
        return ", ".join(word for word in (self.name, self.side, _name_view(self)) if word)

    def compute_depth(self, x: float, y: float) -> float:
        """0 at the center, 1 on the rim; x and y in box units."""
        return ((x - self.x) / self.rx) ** 2 + ((y - self.y) / self.ry) ** 2


@cache_by_vocabulary
def list_body_regions(views: tuple[View, ...] = ALL_VIEWS) -> tuple[BodyRegion, ...]:
    """Every region of these views, both sides, view by view from head to foot."""
    return tuple(region for view in views for row in list_regions() for region in _make_regions(row, view))


def find_nearest_region(view: View, x: float, y: float) -> BodyRegion:
    """The region whose ellipse holds (x, y), each 0 to 1 of the box, most deeply, or else comes nearest."""
    px, py = x * BOX_WIDTH, y * BOX_HEIGHT
    return min(list_body_regions((view,)), key=lambda region: region.compute_depth(px, py))


def find_region_at(spot: Mark | Spot) -> BodyRegion:
    """The region in which a mark, or a place of its radiation, lies."""
    return find_nearest_region(spot.view, spot.x, spot.y)


def find_regions_along(mark: Mark) -> tuple[BodyRegion, ...]:
    """Where a mark lies and which regions it radiates through, in order; a region stands once for each stay in it."""
    spots: list[Mark | Spot] = [mark, *mark.path]
    along = [find_region_at(spot) for spot in spots]
    return tuple(each for place, each in enumerate(along) if not place or each != along[place - 1])


def describe_mark_place(mark: Mark) -> str:
    """Where a mark is, for a reader who does not see it: `Buttock, right, radiating to Calf, right`."""
    first, *through = (region.words for region in find_regions_along(mark))
    return f"{first}, radiating to {'; '.join(through)}" if through else first


def find_region_point(region: str, side: Side, view: View) -> Point | None:
    """The center of a region, given by id or name, as a mark has it: a finding without a click gets a place.

    None where that view does not show it, or where a paired region comes without one side.
    """
    for each in list_body_regions((view,)):
        if region in (each.id, each.name) and each.side in (side, Side.NONE):
            return each.point
    return None


def find_structure_point(
    structure: str, side: Side, views: Sequence[View] = ALL_VIEWS
) -> tuple[View, float, float] | None:
    """The view and the place of a muscle, joint … given by id or name, so that a finding without a click gets a mark.

    The first of `views` that shows it. None for what the vocabulary does not have or gives no place, or where a
    paired structure comes without one side.
    """
    known = _index_structures().get(fold(structure))
    if known is None or (known.paired and side not in _SIDES):
        return None
    side = side if known.paired else Side.NONE
    for view in views:
        place = _parse_numbers(known, view)
        if place and (not side or _SHOWN_SIDE.get(view, side) is side):
            return view, _compute_x(place[0], view, side) / BOX_WIDTH, place[1] / BOX_HEIGHT
    return None


def list_likely_muscles(region: str) -> tuple[str, ...]:
    """Names of the muscles that a therapist would palpate in a region, given by its id; the likeliest first.

    First those whose place lies there, from the middle outward, then those that the vocabulary says reach there.
    Common teaching, for a hint on the screen; nothing is concluded from it.
    """
    return _group_muscles().get(region, ())


@cache_by_vocabulary
def _group_muscles() -> dict[str, tuple[str, ...]]:
    """`list_likely_muscles` of every region, made in one go: to look at one muscle's places tells of all regions."""
    muscles = [each for each in list_structures() if each.kind == "muscle"]
    depths: dict[str, dict[str, float]] = {}
    for each in muscles:
        for region, depth in _compute_depths(each):
            here = depths.setdefault(region, {})
            here[each.name] = min(depth, here.get(each.name, math.inf))
    found = {region: sorted(here, key=lambda name: here[name]) for region, here in depths.items()}
    for each in muscles:
        for region in each.also_in.split():
            found.setdefault(region, []).append(each.name)
    return {region: tuple(dict.fromkeys(names)) for region, names in found.items()}


@cache_by_vocabulary
def _index_structures() -> dict[str, entries.Structure]:
    by_name = {fold(each.name): each for each in list_structures()}
    return {**{fold(each.id): each for each in list_structures()}, **by_name}


def _compute_depths(structure: entries.Structure) -> Iterator[tuple[str, float]]:
    """The regions in which it lies, by id, in whatever view shows it, and how deep: 0 is the center."""
    side = Side.LEFT if structure.paired else Side.NONE
    places = (find_structure_point(structure.id, side, (view,)) for view in ALL_VIEWS)
    for view, x, y in (place for place in places if place is not None):
        region = find_nearest_region(view, x, y)
        yield region.id, region.compute_depth(x * BOX_WIDTH, y * BOX_HEIGHT)


def _name_view(region: BodyRegion) -> str:
    """Front and back where both show the region; a side view's region says its side already."""
    others = {each.view for each in list_body_regions(FRONT_AND_BACK) if each.id == region.id} - {region.view}
    return region.view if region.view in FRONT_AND_BACK and others else ""


def _make_regions(row: entries.Region, view: View) -> list[BodyRegion]:
    """The region of the row in that view: the right and the left one, or the one that this side shows."""
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
    """The numbers of the row's cell for that view; none where it does not show it."""
    cell = {View.FRONT: row.front, View.BACK: row.back}.get(view, row.side)
    return tuple(float(number) for number in cell.split())


def _compute_x(away: float, view: View, side: Side) -> float:
    """From the distance to the midline, or in a side view toward the face, to x in the box."""
    if view in _FORWARD:
        return BOX_WIDTH / 2 + away * _FORWARD[view]
    way = {Side.LEFT: 1, Side.RIGHT: -1}.get(side, 0)
    return BOX_WIDTH / 2 + away * way * _TOWARD_LEFT[view]
