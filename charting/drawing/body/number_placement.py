"""Numbers kept apart: a badge that would cover another, or hide its own mark, steps aside as little as it can."""

import math
from collections.abc import Iterator, Sequence

import msgspec

from charting.drawing.shapes import Point

_DIRECTIONS = 16
_RINGS = (1.5, 2.2, 2.9, 3.6, 4.4, 5.2)  # distances tried, in badge radii
_APART = 2.3  # badge radii from middle to middle that leave a hair between two badges
_CLEAR = 1.1  # badge radii from its middle at which a badge no longer touches what is drawn there
_INWARD, _COVERING = 1.6, 2.2  # what a step toward the midline and covering a mark weigh, in badge radii


class Disc(msgspec.Struct, frozen=True, kw_only=True):
    """A round place that something takes up."""

    at: Point
    radius: float = 0.0


class NumberedMark(msgspec.Struct, frozen=True, kw_only=True):
    """A mark that carries a number. `mark` is what it covers, `beside` whether the number may not stand on it,
    `outward` −1 or 1 for the side where the figure has room."""

    mark: Disc
    beside: bool = False
    outward: int = 1


def place_numbers(
    numbered: Sequence[NumberedMark],
    radius: float,
    taken: Sequence[Disc] = (),
    room: Point = (math.inf, math.inf),
) -> list[Point]:
    """Where each badge of that radius goes, within `room` (width, height): at its mark or, if that is taken, beside.

    No badge covers another or what is `taken`, and one that steps aside covers a mark only when there is nothing
    freer nearby. Where all is full the badge stays at its mark. Points choose first: they are read where they are.
    """
    places: dict[int, Point] = {}
    for i in sorted(range(len(numbered)), key=lambda place: numbered[place].beside):
        others = [each.mark for place, each in enumerate(numbered) if place != i]
        held = [*taken, *(Disc(at=place, radius=radius * (_APART - _CLEAR)) for place in places.values())]
        places[i] = _find_best_place(numbered[i], others, held, radius, room)
    return [places[i] for i in range(len(numbered))]


def _find_best_place(
    numbered: NumberedMark, others: Sequence[Disc], held: Sequence[Disc], radius: float, room: Point
) -> Point:
    """The free place that costs least. From the mark outward: no place costs less than its distance."""
    best, least = numbered.mark.at, math.inf
    for place in _generate_places(numbered, radius):
        if math.dist(place, numbered.mark.at) >= least:
            break
        if _is_free(place, held, radius, room):
            cost = _compute_cost(place, numbered, others, radius)
            best, least = (place, cost) if cost < least else (best, least)
    return best


def _generate_places(numbered: NumberedMark, radius: float) -> Iterator[Point]:
    """The mark itself, unless it would be hidden, then ring after ring about it."""
    (x, y), inner = numbered.mark.at, numbered.mark.radius if numbered.beside else 0.0
    if not numbered.beside:
        yield x, y
    for ring in _RINGS:
        for step in range(_DIRECTIONS):
            turn = 2 * math.pi * step / _DIRECTIONS
            yield x + math.cos(turn) * (inner + ring * radius), y + math.sin(turn) * (inner + ring * radius)


def _is_free(place: Point, held: Sequence[Disc], radius: float, room: Point) -> bool:
    inside = all(radius <= at <= end - radius for at, end in zip(place, room, strict=True))
    return inside and not any(_is_touching(place, disc, radius) for disc in held)


def _is_touching(place: Point, disc: Disc, radius: float) -> bool:
    return math.dist(place, disc.at) < disc.radius + radius * _CLEAR - 1e-9


def _compute_cost(place: Point, numbered: NumberedMark, others: Sequence[Disc], radius: float) -> float:
    """How far it is, how far inward, and how many marks it covers."""
    x, y = numbered.mark.at
    away = math.dist(place, (x, y))
    inward = (1 - numbered.outward * (place[0] - x) / away) / 2 if away else 0.0
    covered = sum(_is_touching(place, other, radius) for other in others)
    return away + radius * (_INWARD * inward + _COVERING * covered)
