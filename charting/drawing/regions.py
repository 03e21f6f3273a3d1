"""Where the named regions and structures lie on the body figure: from a point to its name and side, and back."""

import csv
from functools import cache
from importlib.resources import files

import msgspec

from charting.drawing.outline import BOX_HEIGHT, BOX_WIDTH
from charting.drawing.shapes import Point
from charting.model.body import View
from charting.model.case import Side
from charting.model.folding import fold
from charting.reference.loader import regions, structures

_SIGNS = {Side.RIGHT: -1, Side.LEFT: 1}


class Region(msgspec.Struct, frozen=True, kw_only=True):
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
        """As the figure names it: `Top of the shoulder, right`; the view only where both views show the region."""
        both = any(other.id == self.id and other.view is not self.view for other in body_regions())
        return ", ".join(word for word in (self.name, self.side, self.view if both else "") if word)


@cache
def body_regions() -> tuple[Region, ...]:
    """Every region of both views, both sides, from head to foot."""
    return tuple(region for row in _rows("body_regions") for region in _regions(row))


def nearest_region(view: View, x: float, y: float) -> Region:
    """The region whose ellipse holds (x, y), each 0 to 1 of the box, most deeply, or else comes nearest."""
    px, py = x * BOX_WIDTH, y * BOX_HEIGHT
    here = (region for region in body_regions() if region.view is view)
    return min(here, key=lambda region: _depth(region, px, py))


def region_point(region: str, side: Side, view: View) -> Point | None:
    """The center of a region, given by id or name, as a mark has it: a finding without a click gets a place.

    None where that view does not show it, or where a paired region comes without one side.
    """
    for each in body_regions():
        if region in (each.id, each.name) and each.view is view and each.side in (side, Side.NONE):
            return each.point
    return None


def structure_point(structure: str, side: Side) -> tuple[View, float, float] | None:
    """The view and the place of a muscle, joint … given by id or name, so that a finding without a click gets a mark.

    None for what the vocabulary does not have, or where a paired structure comes without one side.
    """
    for each in structures():
        if fold(structure) in (fold(each.id), fold(each.name)) and (not each.paired or side in _SIGNS):
            away, y = _structure_places()[each.id]
            dx = away * _sign(each.view, side) if each.paired else 0.0
            return each.view, 0.5 + dx / BOX_WIDTH, y / BOX_HEIGHT
    return None


def _sign(view: View, side: Side) -> int:
    """−1 toward the viewer's left. In the front view one looks at the patient, whose right is there."""
    return _SIGNS[side] if view is View.FRONT else -_SIGNS[side]


@cache
def _structure_places() -> dict[str, Point]:
    """Distance from the midline and height of each structure, in box units."""
    return {row["id"]: (float(row["x"]), float(row["y"])) for row in _rows("body_structures")}


def _rows(name: str) -> list[dict[str, str]]:
    text = files("charting.drawing").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _regions(row: dict[str, str]) -> list[Region]:
    """The region of the row, or the right and the left one: x is the distance from the midline."""
    known = next(region for region in regions() if region.id == row["id"])
    view, sides = View(row["view"]), list(_SIGNS) if known.paired else [Side.NONE]
    away, y, rx, ry = (float(row[name]) for name in ("x", "y", "rx", "ry"))
    return [
        Region(
            id=known.id,
            name=known.name,
            view=view,
            side=side,
            x=BOX_WIDTH / 2 + (away * _sign(view, side) if side else 0.0),
            y=y,
            rx=rx,
            ry=ry,
        )
        for side in sides
    ]


def _depth(region: Region, x: float, y: float) -> float:
    """0 at the center of the ellipse, 1 on its rim."""
    return ((x - region.x) / region.rx) ** 2 + ((y - region.y) / region.ry) ** 2
