"""The O sentence: grammar for none, one, many, both sides, the midline, and what was not found."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.drawing.body.body_regions import find_region_point, list_body_regions
from charting.model.body_mark import Mark, MarkKind, Spot, View
from charting.model.case import Side
from charting.model.findings import Depth, Palpation
from charting.model.note_line import Origin
from charting.model.session import Session
from charting.reference import loader
from charting.summaries.notes.objective_text import draft_objective_sentence
from charting.summaries.notes.place_text import add_articles, format_path, format_place_with_side
from charting.summaries.notes.soap_lines import format_soap_lines

R, L, BOTH, NONE = Side.RIGHT, Side.LEFT, Side.BOTH, Side.NONE
ACTIVE = "Active trigger point"
NOON = datetime(2026, 11, 14, 12, tzinfo=UTC)


def point_of(region: str, side: Side, view: View) -> tuple[float, float]:
    point = find_region_point(region, side, view)
    assert point is not None
    return point


def found(
    structure: str, side: Side = NONE, finding: str = ACTIVE, grade: int | None = None, **rest: Any
) -> Palpation:
    return Palpation(structure=structure, side=side, finding=finding, grade=grade, **rest)


def at(region: str, side: Side, view: View = View.FRONT, kind: MarkKind = MarkKind.PAIN, **rest: Any) -> Mark:
    x, y = point_of(region, side, view)
    return Mark(view=view, x=x, y=y, kind=kind, **rest)


def test_nothing_charted_says_nothing() -> None:
    assert draft_objective_sentence(()) == ""


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (found("Infraspinatus", R), "Active trigger point in the right infraspinatus."),
        (
            found("Upper trapezius", BOTH, "Hypertonicity", 2),
            "Hypertonic upper trapezius on both sides, 2/4.",
        ),
        (found("Upper trapezius", R, "Hypertonicity"), "Hypertonic right upper trapezius."),
        (found("Nuchal ligament", NONE, "Adhesion", 1), "Adhesion in the nuchal ligament, 1/4."),
        (found("Achilles tendon", L, "Thickening"), "Thickening of the left Achilles tendon."),
        (found("QL", R, "Spasm", 3), "Spasm of the right QL, 3/4."),
        (found("Front of the shoulder", R, "Edema"), "Edema at the front of the right shoulder."),
        (found("Hip, side", L, "Bruise"), "Bruise over the side of the left hip."),
        (found("Infraspinatus", L, grade=0), "No active trigger point in the left infraspinatus."),
        (found("Temporalis", BOTH, "Hypertonicity", 0), "No hypertonicity in the temporalis on either side."),
        (found("Soleus", R, "", 0), "Nothing found in the right soleus."),
        (found("Soleus", R, "", 2), "Right soleus, 2/4."),
        (found("Soleus", R, "Knotty", 2), "Knotty in the right soleus, 2/4."),
        (
            found("Soleus", R, depth=Depth.MIDDLE),
            "Active trigger point in the right soleus, in the middle layer.",
        ),
    ],
)
def test_one_finding(finding: Palpation, said: str) -> None:
    assert draft_objective_sentence((finding,)) == said


def test_many_findings_and_what_was_not_there_last() -> None:
    charted = (
        found("Infraspinatus", L, grade=0),
        found("Infraspinatus", R, grade=3, depth=Depth.DEEP, refers_to="front of the right upper arm"),
        found("Upper trapezius", BOTH, "Hypertonicity", 2),
    )
    assert draft_objective_sentence(charted) == (
        "Active trigger point in the right infraspinatus, 3/4, deep, referring to the front of the right upper arm; "
        "hypertonic upper trapezius on both sides, 2/4; no active trigger point in the left infraspinatus."
    )


def test_right_and_left_of_the_same_are_said_once_and_those_that_differ_twice() -> None:
    same = (found("Suboccipitals", R, grade=2), found("Suboccipitals", L, grade=2))
    assert draft_objective_sentence(same) == "Active trigger point in the suboccipitals on both sides, 2/4."
    differ = (found("Suboccipitals", R, grade=2), found("Suboccipitals", L, grade=3))
    assert draft_objective_sentence(differ).count("suboccipitals") == 2


def test_a_line_of_a_template_that_nobody_filled_is_not_said() -> None:
    assert draft_objective_sentence((found("Infraspinatus", R, "", origin=Origin.TEMPLATE),)) == ""


def test_a_mark_without_a_finding_of_its_own_is_said_by_its_place() -> None:
    assert "pain" in draft_objective_sentence((), (at("thigh_front", L),)).lower()
    assert "left" in draft_objective_sentence((), (at("thigh_front", L),))


def test_a_numbered_mark_is_its_finding_and_lends_it_its_path() -> None:
    x, y = point_of("shoulder_front", R, View.FRONT)
    mark = at("scapular", R, View.BACK, number=1, path=(Spot(view=View.FRONT, x=x, y=y),))
    assert draft_objective_sentence((found("Infraspinatus", R),), (mark,)) == (
        "Active trigger point in the right infraspinatus, referring to the front of the right shoulder."
    )


def test_places_keep_the_words_of_the_therapist_when_they_are_not_known() -> None:
    assert add_articles("teeth and temple") == "teeth and temple"
    assert add_articles("Elbow R, right hand") == "the right elbow and the right hand"
    assert format_place_with_side("Ribs, side", R) == "side of the right ribs"


def test_a_path_names_each_region_once() -> None:
    spots = [Spot(view=View.FRONT, x=x, y=y) for x, y in [point_of("knee_front", R, View.FRONT)] * 2]
    assert format_path(spots) == "front of the right knee"


@given(
    st.sampled_from([each.name for each in loader.list_structures()]),
    st.sampled_from(Side),
    st.integers(0, 4),
)
def test_every_structure_makes_one_sentence(structure: str, side: Side, grade: int) -> None:
    for finding in loader.list_palpation_findings():
        said = draft_objective_sentence((found(structure, side, finding.name, grade),))
        assert said[0].isupper() or said[0].isdigit()
        assert said.endswith(".")
        assert "  " not in said
        assert (" the the " in said) is False


def test_every_region_is_said_with_its_side() -> None:
    for region in list_body_regions():
        mark = Mark(view=region.view, x=region.point[0], y=region.point[1])
        said = draft_objective_sentence((), (mark,))
        assert said.startswith("Pain in the ")
        assert (region.side.value in said) is True


def test_beside_the_next_note_the_findings_are_said_once() -> None:
    visit: dict[str, Any] = {
        "client_id": "c", "case_id": "k", "therapist_id": "t", "entered_at": NOON, "starts_at": NOON,
        "palpation": (found("Infraspinatus", R, grade=3),),
    }  # fmt: skip
    sentence = draft_objective_sentence(visit["palpation"])
    ((_, words),) = format_soap_lines(Session(**visit, observations=f"{sentence} Warm."))
    assert words == f"{sentence} Warm."
    ((_, words),) = format_soap_lines(Session(**visit, observations="Warm."))
    assert words == "Infraspinatus R Active trigger point 3/4. Warm."
