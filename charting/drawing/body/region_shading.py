"""Shades the regions to avoid with a lattice, which no mark uses, so that it is also clear in black and white."""

import math
from collections.abc import Sequence

import msgspec

from charting.drawing.body.body_regions import BodyRegion, list_body_regions
from charting.drawing.body.view_layout import BodyLayout
from charting.drawing.curves import build_oval_path
from charting.drawing.shapes import Line, Point, Shape
from charting.model.case import Side

ShadedRegion = tuple[str, Side]

_STEP = 5.5  # distance between two lines of the lattice, in box units
_NARROWEST_STEP = 2.6  # in points; closer lines would blur
_COLOR = "muted"


def draw_shading(shaded: Sequence[ShadedRegion], layout: BodyLayout) -> list[Shape]:
    """Draw the lattice over each region, given by id and side; NONE and BOTH mean both sides of a paired region."""
    return [
        shape
        for region in list_body_regions(layout.views)
        if any(_is_shaded(region, area) for area in shaded)
        for shape in _draw_lattice(region, layout)
    ]


def _is_shaded(region: BodyRegion, shaded: ShadedRegion) -> bool:
    region_id, side = shaded
    return region.id == region_id and (side in (Side.NONE, Side.BOTH) or region.side in (side, Side.NONE))


def _draw_lattice(region: BodyRegion, layout: BodyLayout) -> list[Shape]:
    """Draw the ellipse and its lines in both directions, on one grid for the figure, so that neighbors join seamlessly."""
    middle = layout.map_to_drawing(region.view, *region.point)
    half = region.rx * layout.scale, region.ry * layout.scale
    return [
        msgspec.structs.replace(
            build_oval_path(middle, half), fill=_COLOR, fill_opacity=0.08, stroke=_COLOR, thickness=0.8
        ),
        *_draw_lattice_lines(middle, half, max(_STEP * layout.scale, _NARROWEST_STEP), layout.scale),
    ]


def _draw_lattice_lines(middle: Point, half: Point, step: float, scale: float) -> list[Line]:
    (x, y), (rx, ry) = middle, half
    lines: list[Line] = []
    for way in (1, -1):
        offset, reach = y - way * x, math.hypot(rx, ry)
        for index in range(math.ceil((offset - reach) / step), math.floor((offset + reach) / step) + 1):
            c = index * step - offset  # the line is y = way · x + c, relative to the center
            root = ry**2 + rx**2 - c**2
            if root > 0:
                ends = [
                    rx * (-way * rx * c + sign * ry * math.sqrt(root)) / (rx**2 + ry**2) for sign in (-1, 1)
                ]
                (x1, y1), (x2, y2) = ((x + dx, y + way * dx + c) for dx in ends)
                lines.append(
                    Line(x1=x1, y1=y1, x2=x2, y2=y2, stroke=_COLOR, thickness=min(max(scale * 0.8, 0.3), 0.8))
                )
    return lines
