"""Numbers kept apart: a badge that would cover another steps aside, as little as it can."""

import math
from collections.abc import Sequence

from charting.drawing.shapes import Point

_DIRECTIONS = 12
_RINGS = (1.5, 2.2, 2.9, 3.6, 4.4, 5.2)  # distances tried, in badge radii
_APART = 2.3  # badge radii from middle to middle that leave a hair between two badges


def place_numbers(spots: Sequence[Point], numbered: Sequence[bool], radius: float) -> list[Point]:
    """Where each mark's badge goes: at its spot, or beside it if an earlier one is there.

    A mark without a number stays where it is. Where all is full the badge stays at its spot.
    """
    taken: list[Point] = [spot for spot, has_number in zip(spots, numbered, strict=True) if not has_number]
    places: list[Point] = []
    for spot, has_number in zip(spots, numbered, strict=True):
        place = _free(spot, taken, radius) if has_number else spot
        places.append(place)
        if has_number:
            taken.append(place)
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
