"""Places the number badges: one that would cover another badge, or hide its own mark, moves aside as little as possible."""

import math
from collections.abc import Iterator, Sequence

import msgspec

from charting.drawing.shapes import Point

_DIRECTIONS = 16
_RINGS = (1.5, 2.2, 2.9, 3.6, 4.4, 5.2)  # distances to try, in badge radii
_APART = 2.3  # distance between two centers, in badge radii, with a hairline gap between the badges
_CLEAR = (
    1.1  # distance from the center of a badge, in badge radii, at which it no longer touches other shapes
)
_INWARD, _COVERING = 1.6, 2.2  # costs in badge radii


class Disc(msgspec.Struct, frozen=True, kw_only=True):
    """A round space that is taken."""

    at: Point
    radius: float = 0.0


class NumberedMark(msgspec.Struct, frozen=True, kw_only=True):
    """A mark with a number. `mark` is the space that it covers, `beside` whether the number must not be on it,
    `outward` −1 or 1 for the direction away from the midline."""

    mark: Disc
    beside: bool = False
    outward: int = 1


def place_numbers(
    numbered: Sequence[NumberedMark],
    radius: float,
    taken: Sequence[Disc] = (),
    room: Point = (math.inf, math.inf),
) -> list[Point]:
    """Return the center of each badge of that radius within `room` (width, height): at its mark or, if taken, beside it.

    No badge covers another or anything in `taken`. A badge that moves aside covers a mark only if there is no better
    place nearby. If there is no free place, it stays at its mark. Points are placed first: they are read by position.
    """
    places: dict[int, Point] = {}
    for i in sorted(range(len(numbered)), key=lambda place: numbered[place].beside):
        others = [other.mark for place, other in enumerate(numbered) if place != i]
        occupied = [*taken, *(Disc(at=place, radius=radius * (_APART - _CLEAR)) for place in places.values())]
        places[i] = _find_best_place(numbered[i], others, occupied, radius, room)
    return [places[i] for i in range(len(numbered))]


def _find_best_place(
    numbered: NumberedMark, others: Sequence[Disc], occupied: Sequence[Disc], radius: float, room: Point
) -> Point:
    """The cheapest free place. It searches outward and stops early, because no place costs less than its distance."""
    best, least = numbered.mark.at, math.inf
    for place in _generate_places(numbered, radius):
        if math.dist(place, numbered.mark.at) >= least:
            break
        if _is_free(place, occupied, radius, room):
            cost = _compute_cost(place, numbered, others, radius)
            best, least = (place, cost) if cost < least else (best, least)
    return best


def _generate_places(numbered: NumberedMark, radius: float) -> Iterator[Point]:
    """Yield the center of the mark, unless the number would hide it, and then places on rings around it."""
    (x, y), inner = numbered.mark.at, numbered.mark.radius if numbered.beside else 0.0
    if not numbered.beside:
        yield x, y
    for ring in _RINGS:
        for step in range(_DIRECTIONS):
            turn = 2 * math.pi * step / _DIRECTIONS
            yield x + math.cos(turn) * (inner + ring * radius), y + math.sin(turn) * (inner + ring * radius)


def _is_free(place: Point, occupied: Sequence[Disc], radius: float, room: Point) -> bool:
    inside = all(radius <= coordinate <= end - radius for coordinate, end in zip(place, room, strict=True))
    return inside and not any(_is_touching(place, disc, radius) for disc in occupied)


def _is_touching(place: Point, disc: Disc, radius: float) -> bool:
    return math.dist(place, disc.at) < disc.radius + radius * _CLEAR - 1e-9


def _compute_cost(place: Point, numbered: NumberedMark, others: Sequence[Disc], radius: float) -> float:
    """The cost of a place: its distance, how far inward it is, and how many marks it covers."""
    x, y = numbered.mark.at
    away = math.dist(place, (x, y))
    inward = (1 - numbered.outward * (place[0] - x) / away) / 2 if away else 0.0
    covered = sum(_is_touching(place, other, radius) for other in others)
    return away + radius * (_INWARD * inward + _COVERING * covered)
