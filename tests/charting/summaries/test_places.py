"""From a person's words to regions with sides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.model.case import Side
from charting.reference import loader
from charting.reference.rules import place_names
from charting.summaries.places import Place, overlap, place_words, places_in, places_of, regions_of
from charting.summaries.terms import holds, parts, plain_words

R, L, B = Side.RIGHT, Side.LEFT, Side.BOTH


@pytest.mark.parametrize(
    ("text", "side", "named"),
    [
        ("DVT left calf", Side.NONE, {("calf", L)}),
        ("calf", R, {("calf", R)}),
        ("calf, left", R, {("calf", L)}),
        ("ankle fracture 3 weeks ago, right", Side.NONE, {("ankle", R)}),
        ("both calves", Side.NONE, {("calf", B)}),
        ("right and left calf", Side.NONE, {("calf", B)}),
        ("calf", Side.NONE, {("calf", B)}),
        ("breastbone", L, {("sternum", Side.NONE)}),
        ("Pectoralis minor", R, {("chest", R)}),
        ("right calf and left ankle", Side.NONE, {("calf", R), ("ankle", L)}),
        ("good spirits", Side.NONE, set()),
        ("", R, set()),
    ],
)
def test_places_in_words(text: str, side: Side, named: set[tuple[str, Side]]) -> None:
    assert {(place.region, place.side) for place in places_in(text, side)} == named


def test_a_limb_has_all_its_parts() -> None:
    leg = {place.region for place in places_in("left leg")}
    assert {"calf", "shin", "knee_back", "thigh_front"} <= leg
    assert not leg & {"foot_sole", "forearm_front"}
    assert {place.region for place in places_in("whole body")} == {region.id for region in loader.regions()}


def test_right_does_not_meet_left_and_both_meets_either() -> None:
    assert not Place("calf", R).meets(Place("calf", L))
    assert Place("calf", B).meets(Place("calf", L))
    assert not Place("calf", R).meets(Place("shin", R))
    assert overlap(places_in("left leg"), places_in("calf"))
    assert not overlap(places_in("left leg"), places_in("right calf"))


def test_places_read_as_said() -> None:
    assert place_words(Place("calf", L)) == "left calf"
    assert place_words(Place("calf", B)) == "calf"


def test_every_name_of_the_data_leads_to_a_region() -> None:
    assert [each.term for each in place_names() for name in parts(each.regions) if not regions_of(name)] == []
    assert [each.term for each in place_names() for term in parts(each.term) if not places_in(term)] == []


def test_every_structure_and_region_lies_somewhere() -> None:
    names = [each.name for each in (*loader.structures(), *loader.regions())]
    assert [name for name in names if not places_in(name)] == []


def test_a_cell_of_the_data_names_regions_or_areas() -> None:
    assert {place.region for place in places_of("calf|shin")} == {"calf", "shin"}
    assert places_of("no such place") == ()


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    assert all(place.region in {region.id for region in loader.regions()} for place in places_in(text))


@pytest.mark.parametrize(
    ("terms", "text", "found"),
    [
        ("port", "Port-a-cath", True),
        ("port", "airport", False),
        ("anticoag*", "anticoagulated", True),
        ("knee+replac*", "replaced the left knee", True),
        ("knee+replac*", "left knee", False),
        ("biopsy", "two biopsies", True),
        ("pre eclampsia", "Pre-eclampsia", True),
        ("", "anything", False),
    ],
)
def test_terms_are_whole_words_in_any_form(terms: str, text: str, found: bool) -> None:
    assert holds(terms, plain_words(text)) is found
