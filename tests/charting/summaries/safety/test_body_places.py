"""From a person's words to regions with sides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.model.case import Side
from charting.reference import loader
from charting.reference.charting_rules import list_place_names
from charting.summaries.safety.body_places import (
    SidedRegion,
    find_places_in_text,
    find_region_ids,
    have_overlap,
    parse_place_list,
)
from charting.summaries.safety.term_matching import has_term, normalize_words, split_terms

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
    assert {(place.region, place.side) for place in find_places_in_text(text, side)} == named


def test_a_limb_has_all_its_parts() -> None:
    leg = {place.region for place in find_places_in_text("left leg")}
    assert {"calf", "shin", "knee_back", "thigh_front"} <= leg
    assert not leg & {"foot_sole", "forearm_front"}
    assert {place.region for place in find_places_in_text("whole body")} == {
        region.id for region in loader.list_regions()
    }


def test_right_does_not_meet_left_and_both_meets_either() -> None:
    assert not SidedRegion("calf", R).has_overlap_with(SidedRegion("calf", L))
    assert SidedRegion("calf", B).has_overlap_with(SidedRegion("calf", L))
    assert not SidedRegion("calf", R).has_overlap_with(SidedRegion("shin", R))
    assert have_overlap(find_places_in_text("left leg"), find_places_in_text("calf"))
    assert not have_overlap(find_places_in_text("left leg"), find_places_in_text("right calf"))


def test_every_name_of_the_data_leads_to_a_region() -> None:
    assert [
        each.term
        for each in list_place_names()
        for name in split_terms(each.regions)
        if not find_region_ids(name)
    ] == []
    assert [
        each.term
        for each in list_place_names()
        for term in split_terms(each.term)
        if not find_places_in_text(term)
    ] == []


def test_every_structure_and_region_lies_somewhere() -> None:
    names = [structure.name for structure in loader.list_structures()]
    names += [region.name for region in loader.list_regions()]
    assert [name for name in names if not find_places_in_text(name)] == []


def test_a_cell_of_the_data_names_regions_or_areas() -> None:
    assert {place.region for place in parse_place_list("calf|shin")} == {"calf", "shin"}
    assert parse_place_list("no such place") == ()


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    assert all(
        place.region in {region.id for region in loader.list_regions()} for place in find_places_in_text(text)
    )


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
    assert has_term(terms, normalize_words(text)) is found
