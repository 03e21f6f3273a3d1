"""Numbers kept apart: a badge that would cover another steps aside, as little as it can."""

import math
from collections.abc import Sequence

from charting.drawing.shapes import Point

_DIRECTIONS = 12
_RINGS = (1.5, 2.2, 2.9, 3.6, 4.4, 5.2)  # distances tried, in badge radii
_APART = 2.3  # badge radii from middle to middle that leave a hair between two badges


def place_numbers(spots: Sequence[Point], radius: float, fixed: Sequence[Point] = ()) -> list[Point]:
    """Where each numbered badge goes: at its spot, or beside it if an earlier one or a `fixed` symbol is there.

    Where all is full the badge stays at its spot.
    """
    places: list[Point] = []
    for spot in spots:
        places.append(_free(spot, [*fixed, *places], radius))
    return places


def _free(spot: Point, taken: Sequence[Point], radius: float) -> Point:
    for place in _around(spot, radius):
        if all(math.dist(place, other) >= radius * _APART for other in taken):
            return place
    return spot


def _around(spot: Point, radius: float) -> list[Point]:
    """The spot itself, then ring after ring about it."""
    turns = [2 * math.pi * step / _DIRECTIONS for step in range(_DIRECTIONS)]
    return [spot] + [
        (spot[0] + math.cos(turn) * ring * radius, spot[1] + math.sin(turn) * ring * radius)
        for ring in _RINGS
        for turn in turns
    ]
