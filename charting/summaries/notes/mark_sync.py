"""Keeps marks on the body figure and palpation findings in step: each creates the other and follows its changes."""

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
_MIDLINE = 0.02  # share of the figure's width; a mark closer to the middle has no side
_MIRRORED_VIEWS = {View.RIGHT: View.LEFT, View.LEFT: View.RIGHT}


def find_mark_kind(finding: str) -> MarkKind | None:
    """Find the symbol of a finding; None if it has no symbol, or is not in the vocabulary."""
    entry = _map_known_findings().get(fold(finding))
    if entry is not None:
        return entry.mark
    return next((kind for kind in MarkKind if fold(kind.value) == fold(finding)), None)


def find_finding_name(kind: MarkKind) -> str:
    """Find the name of a mark in the findings table: the first finding with that symbol."""
    names = (entry.name for entry in loader.list_palpation_findings() if entry.mark is kind)
    return next(names, kind.value.capitalize())


def make_palpation_from_mark(mark: Mark) -> Palpation:
    """Make the finding that a mark stands for: the structure under it, its side, and where it refers to."""
    structure, side = find_structure_of_mark(mark)
    return Palpation(
        structure=structure, side=side, finding=find_finding_name(mark.kind), refers_to=format_path(mark.path)
    )


def find_structure_of_mark(mark: Mark) -> tuple[str, Side]:
    """Find the likely structure of a mark, by name, and its side: the nearest muscle for muscular findings, else the region."""
    name = find_nearest_name(mark) if mark.kind in _MUSCLE_KINDS else find_region_at(mark).name
    return name, find_side_of_mark(mark)


def find_nearest_name(mark: Mark) -> str:
    """Find the nearest muscle, else the region. A mark on the midline gets only unpaired muscles."""
    region, has_side = find_region_at(mark), bool(find_side_of_mark(mark))
    muscles = (
        name
        for name in sort_muscles_by_distance(region, mark)
        if has_side or find_structure_point(name, Side.NONE)
    )
    return next(muscles, region.name)


def list_region_muscles(region: BodyRegion) -> tuple[str, ...]:
    """List the muscles that a therapist would palpate in the region, the closest to its middle first; may be empty."""
    return sort_muscles_by_distance(region, Spot(view=region.view, x=region.point[0], y=region.point[1]))


def sort_muscles_by_distance(region: BodyRegion, spot: Mark | Spot) -> tuple[str, ...]:
    """Sort the likely muscles of a region by distance; those whose middle is in another view come last."""

    def measure_distance(muscle: str) -> float:
        point = find_structure_point(muscle, find_side_of_mark(spot), (spot.view,))
        return math.inf if point is None else math.hypot(point[1] - spot.x, point[2] - spot.y)

    return tuple(sorted(list_likely_muscles(region.id), key=measure_distance))


def find_side_of_mark(mark: Mark | Spot) -> Side:
    """Find the side from the client's point of view; NONE on the midline."""
    region = find_region_at(mark)
    if region.side or (mark.view in FRONT_AND_BACK and abs(mark.x - 0.5) < _MIDLINE):
        return region.side
    if mark.view not in FRONT_AND_BACK:
        return Side(mark.view.value)
    on_left = mark.x > 0.5 if mark.view is View.FRONT else mark.x < 0.5
    return Side.LEFT if on_left else Side.RIGHT


def make_marks_for_finding(finding: Palpation) -> tuple[Mark, ...]:
    """Make the marks of a new finding; none without a symbol or a known place, or for grade 0 (not found)."""
    kind = find_mark_kind(finding.finding)
    if kind is None or finding.grade == 0:
        return ()
    return tuple(
        mark
        for side in _list_sides(finding.side)
        for mark in _make_marks_at_structure(finding.structure, side, kind)
    )


def update_marks_of_finding(marks: tuple[Mark, ...], before: Palpation, after: Palpation) -> tuple[Mark, ...]:
    """Return the marks of a finding that changed from `before` to `after`.

    A mark that the program placed moves to the new place. A mark that the therapist set stays as long as the structure
    can be there; if only the side changed, it is mirrored.
    """
    if not marks:
        return make_marks_for_finding(after)
    if after.finding != before.finding:
        marks = _change_kind(marks, after.finding)
    automatic = {_get_position(mark) for mark in make_marks_for_finding(_clear_grade(before))}
    if after.grade == 0:
        return tuple(mark for mark in marks if _get_position(mark) not in automatic)
    if (fold(after.structure), after.side) == (fold(before.structure), before.side):
        return marks
    return tuple(
        mark
        for side in _list_sides(after.side)
        for mark in _place_marks_on_side(marks, side, after, automatic)
    )


def update_finding_of_mark(finding: Palpation, before: Mark, after: Mark) -> Palpation:
    """Return the finding of a mark that was moved, or got another symbol or path.

    The structure stays as long as it can be where the mark is now. The side follows the mark, and the name of the
    finding follows the symbol. The path fills in where the finding refers to, unless the therapist typed that.
    """
    structure = finding.structure
    suggested_before, side_before = find_structure_of_mark(before)
    suggested_after, side_after = find_structure_of_mark(after)
    has_new_symbol = before.kind is not after.kind
    was_suggested = fold(structure) == fold(suggested_before)
    if (has_new_symbol and was_suggested) or not is_structure_possible(after, structure):
        structure = suggested_after
    if has_new_symbol and find_mark_kind(finding.finding) is not after.kind:
        finding = msgspec.structs.replace(finding, finding=find_finding_name(after.kind))
    refers_to = finding.refers_to
    if before.path != after.path and refers_to in ("", format_path(before.path)):
        refers_to = format_path(after.path)
    side = side_after if finding.side is side_before else finding.side
    return msgspec.structs.replace(finding, structure=structure, side=side, refers_to=refers_to)


def attach_mark(finding: Palpation, mark: Mark) -> Palpation | None:
    """Fill in a finding that has no mark yet from this mark; None if the mark is about something else.

    A line of a template that nobody filled in yet takes a mark anywhere.
    """
    has_no_symbol = fold(finding.finding) in _map_known_findings() and find_mark_kind(finding.finding) is None
    is_elsewhere = finding.filled and not is_structure_possible(mark, finding.structure)
    side = find_side_of_mark(mark)
    is_other_side = finding.side not in (Side.NONE, Side.BOTH, side)
    if has_no_symbol or finding.grade == 0 or is_elsewhere or is_other_side:
        return None
    return msgspec.structs.replace(
        finding,
        side=finding.side or side,
        finding=finding.finding or find_finding_name(mark.kind),
        origin=Origin.TYPED,
    )


def _change_kind(marks: tuple[Mark, ...], finding: str) -> tuple[Mark, ...]:
    """Give the marks the symbol of a finding: a known one without a symbol has no mark, an unknown one keeps its symbol."""
    kind = find_mark_kind(finding)
    if kind is None:
        return () if fold(finding) in _map_known_findings() else marks
    return tuple(msgspec.structs.replace(mark, kind=kind) for mark in marks)


def _place_marks_on_side(
    marks: tuple[Mark, ...], side: Side, finding: Palpation, automatic: set[tuple[View, float, float]]
) -> Iterable[Mark]:
    """Yield the marks of one side, each where it belongs now. `automatic` are positions that the program chose."""
    on_side = [mark for mark in marks if not side or find_side_of_mark(mark) is side]
    for mark in on_side or marks[:1]:
        can_move = _get_position(mark) in automatic or not is_structure_possible(mark, finding.structure)
        moved = _make_marks_at_structure(finding.structure, side, mark.kind) if can_move else ()
        if moved:
            yield msgspec.structs.replace(moved[0], number=mark.number, path=mark.path if on_side else ())
        else:
            yield mark if on_side else mirror_mark(mark)


def mirror_mark(mark: Mark) -> Mark:
    """Mirror a mark with its path to the client's other side."""
    path = tuple(
        msgspec.structs.replace(spot, view=_MIRRORED_VIEWS.get(spot.view, spot.view), x=round(1 - spot.x, 4))
        for spot in mark.path
    )
    return msgspec.structs.replace(
        mark, view=_MIRRORED_VIEWS.get(mark.view, mark.view), x=round(1 - mark.x, 4), path=path
    )


def is_structure_possible(mark: Mark, structure: str) -> bool:
    """Tell whether the structure can be felt in the region of the mark. An unknown structure can be anywhere."""
    region, side = find_region_at(mark), find_side_of_mark(mark)
    if fold(structure) in {fold(name) for name in (region.name, *list_likely_muscles(region.id))}:
        return True
    points = [
        point for view in ALL_VIEWS if (point := find_structure_point(structure, side, (view,))) is not None
    ]
    is_in_region = any(find_region_at(Spot(view=view, x=x, y=y)).id == region.id for view, x, y in points)
    is_known = bool(points) or _find_region_point(structure, side) is not None
    return is_in_region or not is_known


def _make_marks_at_structure(structure: str, side: Side, kind: MarkKind) -> tuple[Mark, ...]:
    point = find_structure_point(structure, side) or _find_region_point(structure, side)
    if point is None:
        return ()
    view, x, y = point
    return (Mark(view=view, x=round(x, 4), y=round(y, 4), kind=kind),)


def _find_region_point(region: str, side: Side) -> tuple[View, float, float] | None:
    """Find where to mark a finding in a whole region: in the first view that shows it."""
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
    return {
        fold(name): entry for entry in loader.list_palpation_findings() for name in (entry.name, entry.short)
    }
