"""Left and right swapped against the case: what is charted on the other side only, where the case is about one side."""

from collections.abc import Iterator, Sequence
from typing import Any

from charting.model.case import Case, Side
from charting.model.folding import fold
from charting.model.note import Note
from charting.reference.loader import area_of, midline_joints, regions, special_tests
from charting.reference.own import remembered
from charting.reference.rules import doubt_rules
from charting.summaries.places import places_in

# The tables of a note with a side, and which column says where.
_WHERE = {
    "palpation": "structure",
    "ranges": "joint",
    "strength": "structure",
    "tests": "name",
    "treatment": "areas",
}
_OTHER = {Side.RIGHT: Side.LEFT, Side.LEFT: Side.RIGHT}


def other_sides(note: Note, case: Case) -> Iterator[tuple[str, str]]:
    """(path of the cell, sentence) of each such line: `treatment.0.side`."""
    for field, column in _WHERE.items():
        records = getattr(note, field, ())
        for at, sentence in rows_on_other_side(records, column, case):
            yield f"{field}.{at}.side", sentence


def rows_on_other_side(records: Sequence[Any], column: str, case: Case) -> list[tuple[int, str]]:
    """Which lines of one table are on the other side than the case, by place and sentence.

    None while any line in the same area is on the side of the case: both sides are compared, or both treated.
    """
    found: list[tuple[int, str]] = []
    for area, side in _sided(case).items():
        here = [
            (at, record)
            for at, record in enumerate(records)
            if record.side and area in _areas(getattr(record, column))
        ]
        if here and all(record.side is _OTHER[side] for _, record in here):
            sentence = doubt_rules()["other_side"].sentence.format(side=side, other=_OTHER[side])
            found += [(at, sentence) for at, _ in here]
    return sorted(set(found))


def _sided(case: Case) -> dict[str, Side]:
    """The areas that the case has on one side only."""
    sides: dict[str, set[Side]] = {}
    for each in case.areas:
        sides.setdefault(area_of(each.region), set()).add(each.side)
    return {
        area: next(iter(found)) for area, found in sides.items() if len(found) == 1 and found <= set(_OTHER)
    }


@remembered
def _areas(where: str) -> set[str]:
    """The wider areas that the words name; a motion of the spine goes to a side without being on one."""
    if fold(where) in midline_joints():
        return set()
    tested = _tested_regions().get(fold(where), "")
    named = {place.region for place in places_in(tested or where)}
    return {region.area for region in regions() if region.id in named} | {area_of(where)}


@remembered
def _tested_regions() -> dict[str, str]:
    """Folded names of special tests to the regions that they test; of two by one name the first."""
    return {fold(test.name): test.region for test in reversed(special_tests())}
