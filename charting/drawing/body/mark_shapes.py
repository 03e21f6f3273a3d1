"""Draws the symbol of each kind of mark: each has a different shape, so that it is also clear in black and white."""

import json
import math
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from charting.drawing.curves import build_oval_path
from charting.drawing.shapes import Circle, Line, Path, Point, Rect, Shape, Text
from charting.model.body_mark import MarkKind


def narrow_shape(shape: Shape, middle: float, share: float) -> Shape:
    """Reduce the width of a line or circle around x = `middle` to `share`, from 0 to 1; a circle becomes an oval."""
    if isinstance(shape, Line):
        x1, x2 = (middle + (x - middle) * share for x in (shape.x1, shape.x2))
        return msgspec.structs.replace(shape, x1=x1, x2=x2)
    if isinstance(shape, Circle):
        return _make_oval(shape, middle + (shape.x - middle) * share, shape.radius * share)
    raise TypeError(f"{type(shape).__name__} cannot be narrowed")


def _make_oval(circle: Circle, x: float, across: float) -> Path:
    return msgspec.structs.replace(
        build_oval_path((x, circle.y), (across, circle.radius)),
        fill=circle.fill,
        fill_opacity=circle.fill_opacity,
        stroke=circle.stroke,
        thickness=circle.thickness,
        dash=circle.dash,
    )


class MarkSymbol(msgspec.Struct, frozen=True, kw_only=True):
    """The look of one kind of mark. An area spreads over the body, a point is its own badge, a line is under its badge."""

    form: Literal["area", "point", "line"]
    pattern: Literal[
        "hatch", "bars", "rings", "dots", "solid", "disc", "ring", "diamond", "square", "stitches"
    ]
    color: str
    outline: tuple[float, ...] = ()
    fill: float = 1.0


@cache
def load_mark_symbols() -> dict[MarkKind, MarkSymbol]:
    """Load the symbol of each kind from the data file."""
    text = files("charting.drawing").joinpath("mark_symbols.json").read_text(encoding="utf-8")
    return msgspec.convert(json.loads(text)["symbols"], dict[MarkKind, MarkSymbol])


def draw_symbol_ground(
    symbol: MarkSymbol, center: Point, radius: float, narrowed: float = 1.0
) -> list[Shape]:
    """Draw an area or line, beneath the number and with only the share `narrowed` of its width; nothing for a point."""
    thin = max(0.5, radius * 0.07)
    if symbol.form == "point":
        return []
    if symbol.form == "line":
        shapes = _draw_stitches(symbol.color, center, radius)
    else:
        disc = Circle(
            x=center[0], y=center[1], radius=radius, fill=symbol.color, fill_opacity=symbol.fill,
            stroke=symbol.color, thickness=thin * 1.2, dash=symbol.outline,
        )  # fmt: skip
        shapes = [disc, *_draw_texture(symbol, center, radius, thin)]
    return shapes if narrowed == 1.0 else [narrow_shape(shape, center[0], narrowed) for shape in shapes]


def draw_symbol_badge(symbol: MarkSymbol, center: Point, radius: float, number: str) -> list[Shape]:
    """Draw a point with its number, if any. For an area or line, draw a tag with the number, if any."""
    x, y = center
    if symbol.form != "point":
        return _draw_tag(symbol, center, radius, number) if number else []
    filled = symbol.pattern in ("disc", "square")
    shape = _draw_point_shape(symbol, x, y, radius, "surface" if not filled else symbol.color)
    return [shape, *_draw_number(center, radius, number, "on_mark" if filled else symbol.color)]


def _draw_point_shape(symbol: MarkSymbol, x: float, y: float, r: float, fill: str) -> Shape:
    edge = max(0.8, r * 0.22)
    if symbol.pattern == "diamond":
        reach = r * 1.3
        corners = ((x + reach, y), (x, y + reach), (x - reach, y))
        return Path(
            start=(x, y - reach),
            segments=corners,
            closed=True,
            fill=fill,
            stroke=symbol.color,
            thickness=edge,
        )
    if symbol.pattern == "square":
        side = r * 1.8
        return Rect(
            x=x - side / 2,
            y=y - side / 2,
            width=side,
            height=side,
            fill=fill,
            stroke="surface",
            thickness=0.6,
        )
    if symbol.pattern == "disc":
        return Circle(x=x, y=y, radius=r, fill=fill, stroke="surface", thickness=0.6)
    return Circle(x=x, y=y, radius=r - edge / 2, fill=fill, stroke=symbol.color, thickness=edge)


def _draw_tag(symbol: MarkSymbol, center: Point, radius: float, number: str) -> list[Shape]:
    x, y = center
    half = radius * (0.86 + 0.32 * (len(number) - 1))
    box = Rect(
        x=x - half, y=y - radius * 0.9, width=half * 2, height=radius * 1.8, radius=radius * 0.45,
        fill="surface", stroke=symbol.color, thickness=max(0.6, radius * 0.12),
    )  # fmt: skip
    return [box, *_draw_number(center, radius, number, symbol.color)]


def _draw_number(center: Point, radius: float, number: str, color: str) -> list[Shape]:
    """Draw the digits centered. They are 0.65 em high, so their baseline is about a third of an em below the center."""
    if not number:
        return []
    size = radius * (1.5 if len(number) == 1 else 1.25)
    return [
        Text(
            x=center[0],
            y=center[1] + size * 0.325,
            text=number,
            size=size,
            color=color,
            anchor="middle",
            weight="bold",
        )
    ]


def _draw_texture(symbol: MarkSymbol, center: Point, radius: float, thin: float) -> list[Shape]:
    if symbol.pattern == "hatch":
        return _draw_hatch(symbol.color, center, radius, thin, math.radians(-45), 5)
    if symbol.pattern == "bars":
        return _draw_hatch(symbol.color, center, radius, thin * 1.1, 0.0, 5)
    if symbol.pattern == "rings":
        return [
            Circle(x=center[0], y=center[1], radius=radius * 0.8, stroke=symbol.color, thickness=thin * 1.3)
        ]
    if symbol.pattern == "dots":
        return _draw_dots(symbol.color, center, radius)
    return []


def _draw_hatch(
    color: str, center: Point, radius: float, thin: float, turn: float, count: int
) -> list[Shape]:
    """Draw `count` parallel chords of the circle, `turn` radians from horizontal."""
    along, across = (math.cos(turn), math.sin(turn)), (-math.sin(turn), math.cos(turn))
    chords: list[Shape] = []
    for i in range(count):
        off = radius * (2 * (i + 1) / (count + 1) - 1)
        half = math.sqrt(radius**2 - off**2)
        x, y = center[0] + across[0] * off, center[1] + across[1] * off
        chords.append(
            Line(
                x1=x - along[0] * half, y1=y - along[1] * half, x2=x + along[0] * half, y2=y + along[1] * half,
                stroke=color, thickness=thin,
            )
        )  # fmt: skip
    return chords


def _draw_dots(color: str, center: Point, radius: float) -> list[Shape]:
    """Draw seven dots: a center and a hexagon."""
    spots = [(0.0, 0.0)] + [(math.cos(i * math.pi / 3), math.sin(i * math.pi / 3)) for i in range(6)]
    reach, dot = radius * 0.76, max(0.5, radius * 0.1)
    return [
        Circle(x=center[0] + dx * reach, y=center[1] + dy * reach, radius=dot, fill=color) for dx, dy in spots
    ]


def _draw_stitches(color: str, center: Point, radius: float) -> list[Shape]:
    """Draw a seam with five stitches across it."""
    x, y = center
    thin = max(0.6, radius * 0.1)
    seam: Shape = Line(x1=x - radius, y1=y, x2=x + radius, y2=y, stroke=color, thickness=thin)
    ticks = [x + radius * step * 0.4 for step in range(-2, 3)]
    return [seam] + [
        Line(x1=tick, y1=y - radius * 0.32, x2=tick, y2=y + radius * 0.32, stroke=color, thickness=thin)
        for tick in ticks
    ]
