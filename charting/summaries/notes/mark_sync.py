"""A mark on the figure and a palpation finding are the same fact: each makes the other, and follows it."""

import math
from collections.abc import Iterable

import msgspec

from charting.drawing.body.body_regions import (
    ALL_VIEWS,
    BodyRegion,
    find_region_at,
    find_region_point,
    find_structure_point,
    list_likely_muscles,
)
from charting.drawing.body.view_layout import FRONT_AND_BACK
from charting.model.body_mark import Mark, MarkKind, Spot, View
from charting.model.case import Side
from charting.model.findings import Palpation
from charting.model.note_line import Origin
from charting.reference import loader
from charting.reference.custom_data import cache_by_vocabulary
from charting.reference.entries import PalpationFinding
from charting.summaries.notes.place_text import format_path
from charting.text.folding import fold

_MUSCLE_KINDS = {
    MarkKind.ACTIVE_TRIGGER_POINT,
    MarkKind.LATENT_TRIGGER_POINT,
    MarkKind.TENDER_POINT,
    MarkKind.HYPERTONICITY,
    MarkKind.ADHESION,
}
_MIDLINE = 0.02  # of the box: what lies nearer to the middle than this has no side
_MIRRORED_VIEWS = {View.RIGHT: View.LEFT, View.LEFT: View.RIGHT}


def find_mark_kind(finding: str) -> MarkKind | None:
    """The symbol of a finding; None for one without a symbol, or in words of one's own."""
    known = _map_known_findings().get(fold(finding))
    if known is not None:
        return known.mark
    return next((kind for kind in MarkKind if fold(kind.value) == fold(finding)), None)


def find_finding_name(kind: MarkKind) -> str:
    """What a mark of that kind is called in the table: the first finding that is drawn so."""
    names = (each.name for each in loader.list_palpation_findings() if each.mark is kind)
    return next(names, kind.value.capitalize())


def make_palpation_from_mark(mark: Mark) -> Palpation:
    """The finding that a mark alone stands for: what lies there, its side, and where it refers to."""
    structure, side = find_structure_of_mark(mark)
    return Palpation(
        structure=structure, side=side, finding=find_finding_name(mark.kind), refers_to=format_path(mark.path)
    )


def find_structure_of_mark(mark: Mark) -> tuple[str, Side]:
    """What a mark most likely stands for, by name, and its side: the nearest muscle for what muscles have, else the region."""
    name = find_nearest_name(mark) if mark.kind in _MUSCLE_KINDS else find_region_at(mark).name
    return name, find_side_of_mark(mark)


def find_nearest_name(mark: Mark) -> str:
    """The muscle nearest to a mark, or its region; on the midline only what lies there once."""
    region, sided = find_region_at(mark), bool(find_side_of_mark(mark))
    near = (
        name
        for name in sort_muscles_by_distance(region, mark)
        if sided or find_structure_point(name, Side.NONE)
    )
    return next(near, region.name)


def list_region_muscles(region: BodyRegion) -> tuple[str, ...]:
    """What a therapist would palpate there, by name, the nearest to its middle first; empty where no muscle lies."""
    return sort_muscles_by_distance(region, Spot(view=region.view, x=region.point[0], y=region.point[1]))


def sort_muscles_by_distance(region: BodyRegion, spot: Mark | Spot) -> tuple[str, ...]:
    """The likely muscles of a region, that nearest to the place first; those that only reach there come last."""

    def measure_distance(muscle: str) -> float:
        at = find_structure_point(muscle, find_side_of_mark(spot), (spot.view,))
        return math.inf if at is None else math.hypot(*(at[1] - spot.x, at[2] - spot.y))

    return tuple(sorted(list_likely_muscles(region.id), key=measure_distance))


def find_side_of_mark(mark: Mark | Spot) -> Side:
    """The patient's own side; none on the midline."""
    region = find_region_at(mark)
    if region.side or (mark.view in FRONT_AND_BACK and abs(mark.x - 0.5) < _MIDLINE):
        return region.side
    if mark.view not in FRONT_AND_BACK:
        return Side(mark.view.value)
    on_left = mark.x > 0.5 if mark.view is View.FRONT else mark.x < 0.5
    return Side.LEFT if on_left else Side.RIGHT


def make_marks_for_finding(finding: Palpation) -> tuple[Mark, ...]:
    """The marks that a finding gets by itself; none without a symbol, a known place, or where nothing was found."""
    kind = find_mark_kind(finding.finding)
    if kind is None or finding.grade == 0:
        return ()
    return tuple(
        mark
        for side in _list_sides(finding.side)
        for mark in _make_marks_at_structure(finding.structure, side, kind)
    )


def update_marks_of_finding(marks: tuple[Mark, ...], before: Palpation, after: Palpation) -> tuple[Mark, ...]:
    """The marks of a finding that was changed from `before` to `after`.

    A mark that the finding placed goes where it says now. One set by hand stays as long as the structure may lie
    there; when only the side changed it is mirrored.
    """
    if not marks:
        return make_marks_for_finding(after)
    if after.finding != before.finding:
        marks = _change_kind(marks, after.finding)
    by_itself = {(each.view, each.x, each.y) for each in make_marks_for_finding(_clear_grade(before))}
    if after.grade == 0:
        return tuple(mark for mark in marks if _get_position(mark) not in by_itself)
    if (fold(after.structure), after.side) == (fold(before.structure), before.side):
        return marks
    return tuple(
        mark
        for side in _list_sides(after.side)
        for mark in _place_marks_on_side(marks, side, after, by_itself)
    )


def update_finding_of_mark(finding: Palpation, before: Mark, after: Mark) -> Palpation:
    """The finding whose mark was moved, got another symbol, or a path.

    Its structure stays while it may lie where the mark is now, and its side follows; the symbol names the finding; the
    path fills where it refers to, unless the therapist wrote that.
    """
    structure, side = finding.structure, finding.side
    suggested, stood = find_structure_of_mark(before)
    now, stands = find_structure_of_mark(after)
    named = before.kind is not after.kind and fold(structure) == fold(suggested)
    if named or not is_structure_possible(after, structure):
        structure = now
    if find_mark_kind(finding.finding) is not after.kind and before.kind is not after.kind:
        finding = msgspec.structs.replace(finding, finding=find_finding_name(after.kind))
    refers = finding.refers_to
    if before.path != after.path and refers in ("", format_path(before.path)):
        refers = format_path(after.path)
    return msgspec.structs.replace(
        finding, structure=structure, side=stands if side is stood else side, refers_to=refers
    )


def attach_mark(finding: Palpation, mark: Mark) -> Palpation | None:
    """The finding, still without a mark, filled in from this one; None when it is about something else.

    A line that waits to be filled takes a mark wherever the therapist sets it.
    """
    known = fold(finding.finding) in _map_known_findings() and find_mark_kind(finding.finding) is None
    elsewhere = finding.filled and not is_structure_possible(mark, finding.structure)
    side = find_side_of_mark(mark)
    if known or finding.grade == 0 or elsewhere or finding.side not in (Side.NONE, Side.BOTH, side):
        return None
    return msgspec.structs.replace(
        finding,
        side=finding.side or side,
        finding=finding.finding or find_finding_name(mark.kind),
        origin=Origin.TYPED,
    )


def _change_kind(marks: tuple[Mark, ...], finding: str) -> tuple[Mark, ...]:
    """With the symbol of that finding; words of one's own keep the symbol, a known finding without one has no mark."""
    kind = find_mark_kind(finding)
    if kind is None:
        return () if fold(finding) in _map_known_findings() else marks
    return tuple(msgspec.structs.replace(mark, kind=kind) for mark in marks)


def _place_marks_on_side(
    marks: tuple[Mark, ...], side: Side, finding: Palpation, by_itself: set[tuple[View, float, float]]
) -> Iterable[Mark]:
    """The marks of one side, each where it belongs now."""
    here = [mark for mark in marks if not side or find_side_of_mark(mark) is side]
    for mark in here or marks[:1]:
        free = _get_position(mark) in by_itself or not is_structure_possible(mark, finding.structure)
        placed = _make_marks_at_structure(finding.structure, side, mark.kind) if free else ()
        if placed:
            yield msgspec.structs.replace(placed[0], number=mark.number, path=mark.path if here else ())
        else:
            yield mark if here else mirror_mark(mark)


def mirror_mark(mark: Mark) -> Mark:
    """The same mark on the patient's other side."""
    path = tuple(
        msgspec.structs.replace(spot, view=_MIRRORED_VIEWS.get(spot.view, spot.view), x=round(1 - spot.x, 4))
        for spot in mark.path
    )
    return msgspec.structs.replace(
        mark, view=_MIRRORED_VIEWS.get(mark.view, mark.view), x=round(1 - mark.x, 4), path=path
    )


def is_structure_possible(mark: Mark, structure: str) -> bool:
    """Whether the structure may be felt in the region of the mark; what is not known may be anywhere."""
    region, side = find_region_at(mark), find_side_of_mark(mark)
    if fold(structure) in {fold(name) for name in (region.name, *list_likely_muscles(region.id))}:
        return True
    points = [at for view in ALL_VIEWS if (at := find_structure_point(structure, side, (view,))) is not None]
    near = any(find_region_at(Spot(view=view, x=x, y=y)).id == region.id for view, x, y in points)
    return near or not (points or _find_region_point(structure, side))


def _make_marks_at_structure(structure: str, side: Side, kind: MarkKind) -> tuple[Mark, ...]:
    at = find_structure_point(structure, side) or _find_region_point(structure, side)
    return () if at is None else (Mark(view=at[0], x=round(at[1], 4), y=round(at[2], 4), kind=kind),)


def _find_region_point(region: str, side: Side) -> tuple[View, float, float] | None:
    """Where a finding in a whole region is marked: the first view that shows it."""
    points = ((view, find_region_point(region, side, view)) for view in ALL_VIEWS)
    return next(((view, *point) for view, point in points if point is not None), None)


def _list_sides(side: Side) -> tuple[Side, ...]:
    return (Side.RIGHT, Side.LEFT) if side is Side.BOTH else (side,)


def _get_position(mark: Mark) -> tuple[View, float, float]:
    return mark.view, mark.x, mark.y


def _clear_grade(finding: Palpation) -> Palpation:
    return msgspec.structs.replace(finding, grade=None)


@cache_by_vocabulary
def _map_known_findings() -> dict[str, PalpationFinding]:
    return {fold(name): each for each in loader.list_palpation_findings() for name in (each.name, each.short)}
