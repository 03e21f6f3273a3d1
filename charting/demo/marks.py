"""Marks on the body figure for a story's findings, placed where the structure is usually felt."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec

from charting.demo.lines import SIDES
from charting.drawing.regions import region_point
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
    return _mark(View(view), region, SIDES["".join(side)], MarkKind.PAIN, None)


def _marks(finding: Palpation, number: int) -> list[Mark]:
    kind = _kinds()[finding.finding]
    if kind is None:
        return []
    view, region = _places()[finding.structure]
    sides = (Side.RIGHT, Side.LEFT) if finding.side is Side.BOTH else (finding.side,)
    return [_mark(view, region, side, kind, number) for side in sides]


def _mark(view: View, region: str, side: Side, kind: MarkKind, number: int | None) -> Mark:
    point = region_point(region, side, view)
    if point is None:
        raise ValueError(f"the {view} figure has no {side} {region}")
    return Mark(view=view, x=round(point[0], 4), y=round(point[1], 4), kind=kind, number=number)


@cache
def _kinds() -> dict[str, MarkKind | None]:
    return {each.name: each.mark for each in loader.palpation_findings()}


@cache
def _places() -> dict[str, tuple[View, str]]:
    text = (files("charting.demo") / "places.json").read_bytes()
    return msgspec.json.decode(text, type=dict[str, tuple[View, str]])
