"""Impossible and unlikely values, each with a neighbor that is neither."""

from datetime import timedelta
from typing import Any

import pytest

from charting.model.assessment import Pain
from charting.model.case import Area, Side
from charting.model.findings import Palpation, RangeOfMotion, SpecialTest, Vitals
from charting.model.session import Treatment
from charting.reference import loader
from charting.summaries.signing.plausibility import (
    check_range_plausibility,
    check_vitals_plausibility,
    find_plausibility_issues,
    find_rows_on_other_side,
)
from tests.support.progress_cases import (
    CASE,
    FIRST,
    build_initial_assessment,
    build_session,
    build_shoulder_case,
)

R, L = Side.RIGHT, Side.LEFT


def moved(joint: str, motion: str, degrees: int | None) -> RangeOfMotion:
    return RangeOfMotion(joint=joint, motion=motion, side=R, degrees=degrees)


@pytest.mark.parametrize(
    ("joint", "motion", "degrees", "impossible"),
    [
        ("shoulder", "flexion", 180, None),
        ("shoulder", "flexion", 191, True),
        ("shoulder", "external rotation", 90, None),
        ("shoulder", "external rotation", 118, False),
        ("shoulder", "external rotation", 141, True),
        ("elbow", "extension", 10, None),
        ("elbow", "extension", 20, False),
        ("knee", "flexion", 171, True),
        ("great toe", "extension", 110, None),
        ("great toe", "extension", 121, True),
        ("wiggle", "flexion", 199, None),
        ("shoulder", "flexion", None, None),
    ],
)
def test_degrees(joint: str, motion: str, degrees: int | None, impossible: bool | None) -> None:
    found = check_range_plausibility(moved(joint, motion, degrees))
    assert (found and found.impossible) == impossible
    if found:
        assert str(degrees) in found.sentence


def test_every_normal_range_is_believed_and_every_limit_is_above_it() -> None:
    for norm in loader.list_rom_motions():
        assert norm.most is not None
        if norm.normal is not None:
            assert norm.most > norm.normal
            assert check_range_plausibility(moved(norm.joint, norm.motion, int(norm.normal))) is None


def test_the_path_leads_to_the_cell() -> None:
    note = build_session(0, ranges=(moved("shoulder", "flexion", 120), moved("shoulder", "flexion", 199)))
    (found,) = find_plausibility_issues(note, CASE)
    assert (found.path, found.impossible) == ("ranges.1.degrees", True)
    assert found.sentence == "No shoulder goes to 199° of flexion; 190° is the most. Please correct it."


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"pain_after": 3}, "pain_after"),
        ({"pain_now": 6, "pain_worst": 4}, "pain_worst"),
        ({"pain_now": 2, "pain_best": 4}, "pain_best"),
        ({"ends_at": FIRST + timedelta(minutes=45)}, "treatment"),
        ({"ends_at": FIRST + timedelta(minutes=241)}, "ends_at"),
        ({"next_visit": FIRST + timedelta(days=184)}, "next_visit"),
    ],
)
def test_an_unlikely_session(changes: dict[str, Any], path: str) -> None:
    (found,) = find_plausibility_issues(build_session(0, **changes), CASE)
    assert (found.path, found.impossible) == (path, False)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"pain_now": 5, "pain_after": 7, "pain_worst": 5, "pain_best": 5},
        {"ends_at": FIRST + timedelta(minutes=50)},
        {"ends_at": FIRST + timedelta(minutes=240)},
        {"next_visit": FIRST + timedelta(days=183)},
    ],
)
def test_a_likely_session(changes: dict[str, Any]) -> None:
    assert find_plausibility_issues(build_session(0, **changes), CASE) == ()


def test_pain_of_an_assessment() -> None:
    found = find_plausibility_issues(
        build_initial_assessment(pain=Pain(now=6, best=1, worst=4, average=5)), CASE
    )
    assert [each.path for each in found] == ["pain.worst", "pain.average"]
    assert (
        find_plausibility_issues(build_initial_assessment(pain=Pain(now=4, best=1, worst=6, average=3)), CASE)
        == ()
    )


@pytest.mark.parametrize(
    ("vitals", "fields"),
    [
        (Vitals(systolic=120, diastolic=80, pulse=64), []),
        (Vitals(systolic=200, diastolic=120, pulse=130), []),
        (Vitals(systolic=201, diastolic=121, pulse=131), ["systolic", "diastolic", "pulse"]),
        (Vitals(systolic=79, diastolic=44, pulse=39), ["systolic", "diastolic", "pulse"]),
    ],
)
def test_vital_signs(vitals: Vitals, fields: list[str]) -> None:
    assert [each.path for each in check_vitals_plausibility(vitals)] == fields
    assert [
        each.path for each in find_plausibility_issues(build_initial_assessment(vitals=vitals), CASE)
    ] == [f"vitals.{field}" for field in fields]


def test_the_other_side_alone_is_asked_about() -> None:
    swapped = (Treatment(technique="Massage", areas="Infraspinatus", side=L),)
    (found,) = find_plausibility_issues(build_session(0, treatment=swapped), CASE)
    assert found.path == "treatment.0.side"
    assert found.sentence == "The case is about the right side, and this is on the left only."


def found_on(side: Side, structure: str = "Infraspinatus") -> Palpation:
    return Palpation(structure=structure, side=side)


@pytest.mark.parametrize(
    "records",
    [
        (found_on(L), found_on(R)),  # compared
        (found_on(Side.BOTH),),
        (found_on(Side.NONE),),
        (found_on(L, "Gastrocnemius"),),  # another part of the body
        (found_on(R),),
        (),
    ],
)
def test_both_sides_or_another_place_is_no_swap(records: tuple[Palpation, ...]) -> None:
    assert find_rows_on_other_side(records, "structure", CASE) == []


@pytest.mark.parametrize(("side", "asked"), [(L, True), (R, False), (Side.BOTH, False)])
def test_a_test_belongs_to_its_region(side: Side, asked: bool) -> None:
    note = build_initial_assessment(
        tests=(SpecialTest(name="Hawkins-Kennedy", side=side), SpecialTest(name="Phalen", side=L))
    )
    assert [each.path for each in find_plausibility_issues(note, CASE)] == (["tests.0.side"] if asked else [])


def test_a_case_of_both_sides_or_none_knows_no_other_side() -> None:
    for side in (Side.BOTH, Side.NONE):
        case = CASE.with_changes(areas=(Area(region="shoulder", side=side),))
        assert find_rows_on_other_side((found_on(L),), "structure", case) == []


def test_turning_the_neck_is_not_a_side_of_it() -> None:
    case = CASE.with_changes(areas=(Area(region="neck", side=R),))
    turned = (RangeOfMotion(joint="cervical", motion="rotation", side=L, degrees=60),)
    assert find_rows_on_other_side(turned, "joint", case) == []


def test_nothing_is_doubted_in_a_real_case() -> None:
    case = build_shoulder_case()
    notes = (*case.assessments, *case.plans, *case.sessions)
    assert [doubt for note in notes for doubt in find_plausibility_issues(note, case.case)] == []
