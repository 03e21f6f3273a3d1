"""Marks on the body figure for a story's findings, placed where the structure is usually felt."""

from collections.abc import Sequence
from functools import cache

from charting.demo.lines import SIDES
from charting.drawing.regions import region_point, structure_point
from charting.model.body import Mark, MarkKind, View
from charting.model.case import Side
from charting.model.findings import Palpation
from charting.reference import loader


def marks(findings: Sequence[Palpation], pain_at: Sequence[str]) -> tuple[Mark, ...]:
    """The painful areas (`front shoulder_front R`), and each finding that has a sign, numbered by its line."""
    painful = [_painful(place) for place in pain_at]
    numbered = [mark for number, finding in enumerate(findings, 1) for mark in _marks(finding, number)]
    return (*painful, *numbered)


def _painful(place: str) -> Mark:
    view, region, *side = place.split()
    point = region_point(region, SIDES["".join(side)], View(view))
    if point is None:
        raise ValueError(f"the figure has no {place}")
    return _mark(View(view), *point, MarkKind.PAIN, None)


def _marks(finding: Palpation, number: int) -> list[Mark]:
    kind = _kinds()[finding.finding]
    if kind is None:
        return []
    sides = (Side.RIGHT, Side.LEFT) if finding.side is Side.BOTH else (finding.side,)
    return [_felt(finding.structure, side, kind, number) for side in sides]


def _felt(structure: str, side: Side, kind: MarkKind, number: int) -> Mark:
    place = structure_point(structure, side)
    if place is None:
        raise ValueError(f"the figure has no {side} {structure}")
    return _mark(*place, kind, number)


def _mark(view: View, x: float, y: float, kind: MarkKind, number: int | None) -> Mark:
    return Mark(view=view, x=round(x, 4), y=round(y, 4), kind=kind, number=number)


@cache
def _kinds() -> dict[str, MarkKind | None]:
    return {each.name: each.mark for each in loader.palpation_findings()}
