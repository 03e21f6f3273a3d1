"""A mark and its finding are the same fact: each makes the other, and follows it."""

from typing import Any

import pytest
from msgspec.structs import replace as changed

from charting.drawing.body.body_regions import find_region_at, find_region_point, find_structure_point
from charting.model.body_mark import Mark, MarkKind, Spot, View
from charting.model.case import Side
from charting.model.findings import Palpation
from charting.model.note_line import Origin
from charting.reference import loader
from charting.summaries.notes.mark_sync import (
    attach_mark,
    find_finding_name,
    find_mark_kind,
    find_side_of_mark,
    list_region_muscles,
    make_marks_for_finding,
    make_palpation_from_mark,
    mirror_mark,
    update_finding_of_mark,
    update_marks_of_finding,
)

R, L, BOTH, NONE = Side.RIGHT, Side.LEFT, Side.BOTH, Side.NONE
ACTIVE, LATENT = "Active trigger point", "Latent trigger point"
INFRA = Palpation(structure="Infraspinatus", side=R, finding=ACTIVE, grade=3)


def point_of(region: str, side: Side, view: View) -> tuple[float, float]:
    point = find_region_point(region, side, view)
    assert point is not None
    return point


def at(
    region: str,
    side: Side,
    view: View = View.BACK,
    kind: MarkKind = MarkKind.ACTIVE_TRIGGER_POINT,
    **rest: Any,
) -> Mark:
    x, y = point_of(region, side, view)
    return Mark(view=view, x=x, y=y, kind=kind, **rest)


def by_hand(mark: Mark) -> Mark:
    """A hair beside where the finding would put it."""
    return Mark(view=mark.view, x=mark.x + 0.005, y=mark.y + 0.005, kind=mark.kind, number=mark.number)


@pytest.mark.parametrize("kind", MarkKind)
def test_a_kind_and_its_finding_lead_to_each_other(kind: MarkKind) -> None:
    assert find_mark_kind(find_finding_name(kind)) is kind


def test_short_forms_and_symbols_of_every_finding() -> None:
    for each in loader.list_palpation_findings():
        assert find_mark_kind(each.name) is find_mark_kind(each.short) is each.mark
    assert find_mark_kind("knotty") is None


def test_a_trigger_point_is_of_the_nearest_muscle_and_pain_of_the_region() -> None:
    point = find_structure_point("Infraspinatus", R)
    assert point is not None
    x, y = point[1:]
    mark = Mark(view=View.BACK, x=x, y=y, kind=MarkKind.ACTIVE_TRIGGER_POINT)
    assert make_palpation_from_mark(mark) == Palpation(structure="Infraspinatus", side=R, finding=ACTIVE)
    pain = Mark(view=View.BACK, x=x, y=y)
    assert make_palpation_from_mark(pain) == Palpation(
        structure=find_region_at(pain).name, side=R, finding="Pain"
    )


def test_every_muscle_of_a_region_is_known_and_the_nearest_comes_first() -> None:
    blade = find_region_at(at("scapular", R))
    assert "Infraspinatus" in list_region_muscles(blade)
    assert set(list_region_muscles(blade)) <= {each.name for each in loader.list_structures()}


@pytest.mark.parametrize(("side", "sides"), [(R, [R]), (L, [L]), (BOTH, [R, L])])
def test_a_finding_gets_a_mark_on_each_of_its_sides(side: Side, sides: list[Side]) -> None:
    marks = make_marks_for_finding(changed(INFRA, side=side))
    assert [find_side_of_mark(mark) for mark in marks] == sides
    assert {mark.kind for mark in marks} == {MarkKind.ACTIVE_TRIGGER_POINT}


@pytest.mark.parametrize(
    "finding",
    [
        changed(INFRA, grade=0),
        changed(INFRA, finding="Crepitus"),
        changed(INFRA, finding="knotty"),
        changed(INFRA, finding=""),
        changed(INFRA, structure="That old knot"),
        changed(INFRA, side=NONE),
    ],
)
def test_no_mark_without_symbol_or_place_or_where_nothing_was_found(finding: Palpation) -> None:
    assert make_marks_for_finding(finding) == ()


def test_a_region_in_the_table_is_marked_too() -> None:
    (mark,) = make_marks_for_finding(Palpation(structure="Shoulder blade", side=L, finding="Edema"))
    assert (find_region_at(mark).id, find_side_of_mark(mark)) == ("scapular", L)


def test_another_finding_is_another_symbol_and_one_without_a_symbol_none() -> None:
    marks = make_marks_for_finding(INFRA)
    (mark,) = update_marks_of_finding(marks, INFRA, changed(INFRA, finding=LATENT))
    assert mark.kind is MarkKind.LATENT_TRIGGER_POINT
    assert update_marks_of_finding(marks, INFRA, changed(INFRA, finding="Crepitus")) == ()
    assert update_marks_of_finding(marks, INFRA, changed(INFRA, finding="knotty")) == marks


def test_an_untouched_mark_goes_where_the_finding_says() -> None:
    marks = make_marks_for_finding(INFRA)
    assert update_marks_of_finding(marks, INFRA, changed(INFRA, side=L)) == make_marks_for_finding(
        changed(INFRA, side=L)
    )
    moved = changed(INFRA, structure="Piriformis")
    assert update_marks_of_finding(marks, INFRA, moved) == make_marks_for_finding(moved)


def test_a_mark_set_by_hand_stays_while_the_structure_may_lie_there_and_goes_else() -> None:
    mark = by_hand(make_marks_for_finding(INFRA)[0])
    assert update_marks_of_finding((mark,), INFRA, changed(INFRA, structure="Teres minor")) == (mark,)
    moved = changed(INFRA, structure="Gastrocnemius")
    assert update_marks_of_finding((mark,), INFRA, moved) == make_marks_for_finding(moved)


def test_a_mark_set_by_hand_is_mirrored_when_the_side_changes() -> None:
    mark = by_hand(make_marks_for_finding(INFRA)[0])
    assert update_marks_of_finding((mark,), INFRA, changed(INFRA, side=L)) == (mirror_mark(mark),)
    assert mirror_mark(mirror_mark(mark)) == mark
    right, left = update_marks_of_finding((mark,), INFRA, changed(INFRA, side=BOTH))
    assert right == mark
    assert find_side_of_mark(left) is L


def test_from_both_sides_to_one_leaves_one_mark() -> None:
    both = changed(INFRA, side=BOTH)
    assert update_marks_of_finding(
        make_marks_for_finding(both), both, changed(INFRA, side=L)
    ) == make_marks_for_finding(changed(INFRA, side=L))


def test_what_is_not_found_loses_the_mark_it_got_by_itself_and_keeps_that_of_the_hand() -> None:
    none = changed(INFRA, grade=0)
    assert update_marks_of_finding(make_marks_for_finding(INFRA), INFRA, none) == ()
    mark = by_hand(make_marks_for_finding(INFRA)[0])
    assert update_marks_of_finding((mark,), INFRA, none) == (mark,)


def test_the_grade_moves_nothing() -> None:
    marks = (by_hand(make_marks_for_finding(INFRA)[0]),)
    assert update_marks_of_finding(marks, INFRA, changed(INFRA, grade=1)) == marks


def test_a_mark_dragged_over_the_midline_takes_the_side_along() -> None:
    before = make_marks_for_finding(INFRA)[0]
    assert update_finding_of_mark(INFRA, before, mirror_mark(before)) == changed(INFRA, side=L)


def test_a_mark_dragged_to_another_region_names_what_lies_there() -> None:
    after = update_finding_of_mark(INFRA, make_marks_for_finding(INFRA)[0], at("calf", L))
    assert after.structure in list_region_muscles(find_region_at(at("calf", L)))
    assert after.side is L
    assert (after.finding, after.grade) == (ACTIVE, 3)


def test_words_of_the_therapist_stay_wherever_the_mark_goes() -> None:
    own = changed(INFRA, structure="That old knot")
    assert update_finding_of_mark(own, at("scapular", R), at("calf", R)).structure == "That old knot"


def test_another_symbol_names_the_finding() -> None:
    before = make_marks_for_finding(INFRA)[0]
    after = update_finding_of_mark(INFRA, before, changed(before, kind=MarkKind.TENDER_POINT))
    assert after.finding == "Tender point"
    assert after.structure == "Infraspinatus"


def test_a_path_fills_where_it_refers_to_unless_the_therapist_wrote_it() -> None:
    before = make_marks_for_finding(INFRA)[0]
    x, y = point_of("elbow", R, View.BACK)
    after = changed(before, path=(Spot(view=View.BACK, x=x, y=y),))
    assert update_finding_of_mark(INFRA, before, after).refers_to == "right elbow"
    own = changed(INFRA, refers_to="down the arm")
    assert update_finding_of_mark(own, before, after).refers_to == "down the arm"
    assert update_finding_of_mark(update_finding_of_mark(INFRA, before, after), after, before).refers_to == ""


def test_a_mark_fills_the_line_that_waits_for_it_and_no_other() -> None:
    waiting = Palpation(structure="Infraspinatus", side=R, origin=Origin.TEMPLATE)
    mark = make_marks_for_finding(INFRA)[0]
    assert attach_mark(waiting, mark) == Palpation(structure="Infraspinatus", side=R, finding=ACTIVE)
    assert attach_mark(changed(waiting, side=L), mark) is None
    assert attach_mark(changed(INFRA, finding="Crepitus"), mark) is None
    assert attach_mark(changed(INFRA, grade=0), mark) is None


def test_a_midline_mark_has_no_side_and_names_no_muscle_of_a_pair() -> None:
    mark = at("sternum", NONE, View.FRONT)
    found = make_palpation_from_mark(mark)
    assert found.side is NONE
    paired = {each.name for each in loader.list_structures() if each.paired}
    assert found.structure not in paired


@pytest.mark.parametrize(("view", "side"), [(View.RIGHT, R), (View.LEFT, L)])
def test_what_is_marked_on_a_side_view_is_on_that_side(view: View, side: Side) -> None:
    for region in ("hip", "flank", "temple"):
        assert find_side_of_mark(at(region, side, view)) is side
