"""Marks on the body figure for a story's findings, placed where the structure is usually felt."""

from collections.abc import Sequence

from charting.demo.lines import SIDES
from charting.drawing.regions import region_point, structure_point
from charting.model.body import Mark, MarkKind, Spot, View
from charting.model.case import Side
from charting.model.findings import Palpation
from charting.reference import loader
from charting.reference.own import remembered


def marks(findings: Sequence[Palpation], pain_at: Sequence[str]) -> tuple[Mark, ...]:
    """The painful areas, and each finding that has a sign and is there, numbered by its line.

    An area is `front shoulder_front R`; one that radiates goes on, `back buttock L > back calf L`.
    """
    painful = [_painful(place) for place in pain_at]
    numbered = [mark for number, finding in enumerate(findings, 1) for mark in _marks(finding, number)]
    return (*painful, *numbered)


def _painful(places: str) -> Mark:
    start, *path = (_spot(place) for place in places.split(" > "))
    return Mark(view=start.view, x=start.x, y=start.y, kind=MarkKind.PAIN, path=tuple(path))


def _spot(place: str) -> Spot:
    view, region, *side = place.split()
    point = region_point(region, SIDES["".join(side)], View(view))
    if point is None:
        raise ValueError(f"the figure has no {place}")
    return Spot(view=View(view), x=round(point[0], 4), y=round(point[1], 4))


def _marks(finding: Palpation, number: int) -> list[Mark]:
    kind = _kinds()[finding.finding]
    if kind is None or finding.grade == 0:
        return []
    sides = (Side.RIGHT, Side.LEFT) if finding.side is Side.BOTH else (finding.side,)
    return [_felt(finding.structure, side, kind, number) for side in sides]


def _felt(structure: str, side: Side, kind: MarkKind, number: int) -> Mark:
    place = structure_point(structure, side)
    if place is None:
        raise ValueError(f"the figure has no {side} {structure}")
    view, x, y = place
    return Mark(view=view, x=round(x, 4), y=round(y, 4), kind=kind, number=number)


@remembered
def _kinds() -> dict[str, MarkKind | None]:
    return {each.name: each.mark for each in loader.palpation_findings()}
