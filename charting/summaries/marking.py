"""A mark on the figure and a palpation finding are the same fact: each makes the other, and follows it."""

import math
from collections.abc import Iterable

import msgspec

from charting.drawing.body_layout import BOTH
from charting.drawing.regions import (
    EVERY_VIEW,
    Region,
    likely_muscles,
    region_of,
    region_point,
    structure_point,
)
from charting.model.body import Mark, MarkKind, Spot, View
from charting.model.case import Side
from charting.model.findings import Palpation
from charting.model.folding import fold
from charting.model.line import Origin
from charting.reference import loader
from charting.reference.entries import PalpationFinding
from charting.reference.own import remembered
from charting.summaries.place_words import path_words

_OF_MUSCLES = {
    MarkKind.ACTIVE_TRIGGER_POINT,
    MarkKind.LATENT_TRIGGER_POINT,
    MarkKind.TENDER_POINT,
    MarkKind.HYPERTONICITY,
    MarkKind.ADHESION,
}
_MIDLINE = 0.02  # of the box: what lies nearer to the middle than this has no side
_MIRRORED = {View.RIGHT: View.LEFT, View.LEFT: View.RIGHT}


def kind_of(finding: str) -> MarkKind | None:
    """The symbol of a finding; None for one without a symbol, or in words of one's own."""
    known = _known().get(fold(finding))
    if known is not None:
        return known.mark
    return next((kind for kind in MarkKind if fold(kind.value) == fold(finding)), None)


def finding_name(kind: MarkKind) -> str:
    """What a mark of that kind is called in the table: the first finding that is drawn so."""
    names = (each.name for each in loader.palpation_findings() if each.mark is kind)
    return next(names, kind.value.capitalize())


def palpation_at(mark: Mark) -> Palpation:
    """The finding that a mark alone stands for: what lies there, its side, and where it refers to."""
    structure, side = structure_at(mark)
    return Palpation(
        structure=structure, side=side, finding=finding_name(mark.kind), refers_to=path_words(mark.path)
    )


def structure_at(mark: Mark) -> tuple[str, Side]:
    """What a mark most likely stands for, by name, and its side: the nearest muscle for what muscles have, else the region."""
    name = nearest_name(mark) if mark.kind in _OF_MUSCLES else region_of(mark).name
    return name, side_at(mark)


def nearest_name(mark: Mark) -> str:
    """The muscle nearest to a mark, or its region; on the midline only what lies there once."""
    region, sided = region_of(mark), bool(side_at(mark))
    near = (name for name in nearest_first(region, mark) if sided or structure_point(name, Side.NONE))
    return next(near, region.name)


def muscles(region: Region) -> tuple[str, ...]:
    """What a therapist would palpate there, by name, the nearest to its middle first; empty where no muscle lies."""
    return nearest_first(region, Spot(view=region.view, x=region.point[0], y=region.point[1]))


def nearest_first(region: Region, spot: Mark | Spot) -> tuple[str, ...]:
    """The likely muscles of a region, that nearest to the place first; those that only reach there come last."""

    def away(muscle: str) -> float:
        at = structure_point(muscle, side_at(spot), (spot.view,))
        return math.inf if at is None else math.hypot(*(at[1] - spot.x, at[2] - spot.y))

    return tuple(sorted(likely_muscles(region.id), key=away))


def side_at(mark: Mark | Spot) -> Side:
    """The patient's own side; none on the midline."""
    region = region_of(mark)
    if region.side or (mark.view in BOTH and abs(mark.x - 0.5) < _MIDLINE):
        return region.side
    if mark.view not in BOTH:
        return Side(mark.view.value)
    on_left = mark.x > 0.5 if mark.view is View.FRONT else mark.x < 0.5
    return Side.LEFT if on_left else Side.RIGHT


def marks_for(finding: Palpation) -> tuple[Mark, ...]:
    """The marks that a finding gets by itself; none without a symbol, a known place, or where nothing was found."""
    kind = kind_of(finding.finding)
    if kind is None or finding.grade == 0:
        return ()
    return tuple(mark for side in _sides(finding.side) for mark in _placed(finding.structure, side, kind))


def followed(marks: tuple[Mark, ...], before: Palpation, after: Palpation) -> tuple[Mark, ...]:
    """The marks of a finding that was changed from `before` to `after`.

    A mark that the finding placed goes where it says now. One set by hand stays as long as the structure may lie
    there; when only the side changed it is mirrored.
    """
    if not marks:
        return marks_for(after)
    if after.finding != before.finding:
        marks = _as_kind(marks, after.finding)
    by_itself = {(each.view, each.x, each.y) for each in marks_for(_graded(before))}
    if after.grade == 0:
        return tuple(mark for mark in marks if _place(mark) not in by_itself)
    if (fold(after.structure), after.side) == (fold(before.structure), before.side):
        return marks
    return tuple(mark for side in _sides(after.side) for mark in _on_side(marks, side, after, by_itself))


def following(finding: Palpation, before: Mark, after: Mark) -> Palpation:
    """The finding whose mark was moved, got another symbol, or a path.

    Its structure stays while it may lie where the mark is now, and its side follows; the symbol names the finding; the
    path fills where it refers to, unless the therapist wrote that.
    """
    structure, side = finding.structure, finding.side
    suggested, stood = structure_at(before)
    now, stands = structure_at(after)
    named = before.kind is not after.kind and fold(structure) == fold(suggested)
    if named or not may_lie(after, structure):
        structure = now
    if kind_of(finding.finding) is not after.kind and before.kind is not after.kind:
        finding = msgspec.structs.replace(finding, finding=finding_name(after.kind))
    refers = finding.refers_to
    if before.path != after.path and refers in ("", path_words(before.path)):
        refers = path_words(after.path)
    return msgspec.structs.replace(
        finding, structure=structure, side=stands if side is stood else side, refers_to=refers
    )


def attached(finding: Palpation, mark: Mark) -> Palpation | None:
    """The finding, still without a mark, filled in from this one; None when it is about something else.

    A line that waits to be filled takes a mark wherever the therapist sets it.
    """
    known = fold(finding.finding) in _known() and kind_of(finding.finding) is None
    elsewhere = finding.filled and not may_lie(mark, finding.structure)
    side = side_at(mark)
    if known or finding.grade == 0 or elsewhere or finding.side not in (Side.NONE, Side.BOTH, side):
        return None
    return msgspec.structs.replace(
        finding,
        side=finding.side or side,
        finding=finding.finding or finding_name(mark.kind),
        origin=Origin.TYPED,
    )


def _as_kind(marks: tuple[Mark, ...], finding: str) -> tuple[Mark, ...]:
    """With the symbol of that finding; words of one's own keep the symbol, a known finding without one has no mark."""
    kind = kind_of(finding)
    if kind is None:
        return () if fold(finding) in _known() else marks
    return tuple(msgspec.structs.replace(mark, kind=kind) for mark in marks)


def _on_side(
    marks: tuple[Mark, ...], side: Side, finding: Palpation, by_itself: set[tuple[View, float, float]]
) -> Iterable[Mark]:
    """The marks of one side, each where it belongs now."""
    here = [mark for mark in marks if not side or side_at(mark) is side]
    for mark in here or marks[:1]:
        free = _place(mark) in by_itself or not may_lie(mark, finding.structure)
        placed = _placed(finding.structure, side, mark.kind) if free else ()
        if placed:
            yield msgspec.structs.replace(placed[0], number=mark.number, path=mark.path if here else ())
        else:
            yield mark if here else mirrored(mark)


def mirrored(mark: Mark) -> Mark:
    """The same mark on the patient's other side."""
    path = tuple(
        msgspec.structs.replace(spot, view=_MIRRORED.get(spot.view, spot.view), x=round(1 - spot.x, 4))
        for spot in mark.path
    )
    return msgspec.structs.replace(
        mark, view=_MIRRORED.get(mark.view, mark.view), x=round(1 - mark.x, 4), path=path
    )


def may_lie(mark: Mark, structure: str) -> bool:
    """Whether the structure may be felt in the region of the mark; what is not known may be anywhere."""
    region, side = region_of(mark), side_at(mark)
    if fold(structure) in {fold(name) for name in (region.name, *likely_muscles(region.id))}:
        return True
    points = [at for view in EVERY_VIEW if (at := structure_point(structure, side, (view,))) is not None]
    near = any(region_of(Spot(view=view, x=x, y=y)).id == region.id for view, x, y in points)
    return near or not (points or _region_place(structure, side))


def _placed(structure: str, side: Side, kind: MarkKind) -> tuple[Mark, ...]:
    at = structure_point(structure, side) or _region_place(structure, side)
    return () if at is None else (Mark(view=at[0], x=round(at[1], 4), y=round(at[2], 4), kind=kind),)


def _region_place(region: str, side: Side) -> tuple[View, float, float] | None:
    """Where a finding in a whole region is marked: the first view that shows it."""
    points = ((view, region_point(region, side, view)) for view in EVERY_VIEW)
    return next(((view, *point) for view, point in points if point is not None), None)


def _sides(side: Side) -> tuple[Side, ...]:
    return (Side.RIGHT, Side.LEFT) if side is Side.BOTH else (side,)


def _place(mark: Mark) -> tuple[View, float, float]:
    return mark.view, mark.x, mark.y


def _graded(finding: Palpation) -> Palpation:
    return msgspec.structs.replace(finding, grade=None)


@remembered
def _known() -> dict[str, PalpationFinding]:
    return {fold(name): each for each in loader.palpation_findings() for name in (each.name, each.short)}
