"""Where the named regions lie on the body figure: from a point to its name and side, and back."""

import csv
from functools import cache
from importlib.resources import files

import msgspec

from charting.drawing.outline import BOX_HEIGHT, BOX_WIDTH
from charting.drawing.shapes import Point
from charting.model.body import View
from charting.model.case import Side


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
        """As the figure names it: `Right upper trapezius / top of shoulder, back`."""
        name = f"{self.side} {self.name[:1].lower()}{self.name[1:]}" if self.side else self.name
        named = name.endswith((", front", ", back"))
        return f"{name[:1].upper()}{name[1:]}" + ("" if named else f", {self.view}")


@cache
def body_regions() -> tuple[Region, ...]:
    """Every region of both views, both sides, from head to foot."""
    text = files("charting.drawing").joinpath("body_regions.csv").read_text(encoding="utf-8")
    return tuple(region for row in csv.DictReader(text.splitlines()) for region in _regions(row))


def nearest_region(view: View, x: float, y: float) -> Region:
    """The region whose ellipse holds (x, y), each 0 to 1 of the box, most deeply, or else comes nearest."""
    px, py = x * BOX_WIDTH, y * BOX_HEIGHT
    here = (region for region in body_regions() if region.view is view)
    return min(here, key=lambda region: _depth(region, px, py))


def region_at(view: View, x: float, y: float) -> tuple[str, Side]:
    """The name of the region at (x, y), each 0 to 1 of the box, and the patient's side; NONE is the midline."""
    region = nearest_region(view, x, y)
    return region.name, region.side


def region_point(region: str, side: Side, view: View) -> Point | None:
    """The center of a region, given by id or name, as a mark has it: a finding without a click gets a place.

    None where that view does not show it, or where a paired region comes without one side.
    """
    for each in body_regions():
        if region in (each.id, each.name) and each.view is view and each.side in (side, Side.NONE):
            return each.point
    return None


def _regions(row: dict[str, str]) -> list[Region]:
    """The row's region, or its two: x is the distance from the midline, and in the front view one looks at the
    patient, whose right is then on the viewer's left."""
    view = View(row["view"])
    away, y, rx, ry = (float(row[name]) for name in ("x", "y", "rx", "ry"))
    if row["midline"] == "yes":
        sides = [(Side.NONE, 0.0)]
    else:
        right = -away if view is View.FRONT else away
        sides = [(Side.RIGHT, right), (Side.LEFT, -right)]
    return [
        Region(id=row["id"], name=row["name"], view=view, side=side, x=BOX_WIDTH / 2 + dx, y=y, rx=rx, ry=ry)
        for side, dx in sides
    ]


def _depth(region: Region, x: float, y: float) -> float:
    """0 at the center of the ellipse, 1 on its rim."""
    return ((x - region.x) / region.rx) ** 2 + ((y - region.y) / region.ry) ** 2
