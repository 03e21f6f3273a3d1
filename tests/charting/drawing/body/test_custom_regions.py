"""One row in the vocabulary is all that a region or a structure needs: the figure, the lists and the words have it."""

import msgspec
import pytest

from charting.drawing.body.body_drawing import draw_body
from charting.drawing.body.body_outline import is_inside_body
from charting.drawing.body.body_regions import (
    ALL_VIEWS,
    describe_mark_place,
    find_nearest_region,
    find_region_point,
    find_structure_point,
    list_body_regions,
    list_likely_muscles,
)
from charting.drawing.body.view_layout import compute_body_layout, find_body_point
from charting.entry.quick.line_reading import read_line
from charting.model.body_mark import Mark, View
from charting.model.case import Side
from charting.model.custom_records import CustomEntry
from charting.reference import custom_data, entries, loader

SIZE = (420.0, 330.0)
INSTEP = {
    "name": "Instep",
    "area": "foot",
    "paired": "true",
    "front": "16.5 433 2 3",
    "side": "14 444 3 2",
}


def add(vocabulary: str, code: str, **cells: str) -> None:
    custom_data.set_custom_data(
        custom_data.Vocabularies([CustomEntry(vocabulary=vocabulary, code=code, cells=cells)])
    )


def test_a_region_in_one_row_is_on_the_figure_in_the_lists_and_in_the_words() -> None:
    assert "instep" not in {region.id for region in list_body_regions()}
    add("regions", "instep", **INSTEP)
    assert "Instep" in [region.name for region in loader.list_regions()]
    assert loader.find_body_area("instep") == "foot"
    mine = [(region.view, region.side) for region in list_body_regions() if region.id == "instep"]
    assert mine == [
        (View.FRONT, Side.RIGHT), (View.FRONT, Side.LEFT), (View.RIGHT, Side.RIGHT), (View.LEFT, Side.LEFT)
    ]  # fmt: skip
    point = find_region_point("Instep", Side.LEFT, View.FRONT)
    assert point is not None
    assert describe_mark_place(Mark(view=View.FRONT, x=point[0], y=point[1])) == "Instep, left"
    hit = find_body_point(*SIZE, *compute_body_layout(*SIZE).map_to_drawing(View.FRONT, *point))
    assert hit is not None
    assert find_nearest_region(*hit).id == "instep"
    assert draw_body([], *SIZE, shaded=[("instep", Side.LEFT)]) != draw_body([], *SIZE)


def test_a_region_in_one_row_is_read_by_quick_entry() -> None:
    add("regions", "instep", **INSTEP)
    understood = read_line("instep l tp 3")[0]
    assert understood.phrase == "Instep, left, active trigger point, 3/4"
    custom_data.set_custom_data(custom_data.SHIPPED)
    assert not [each for each in read_line("instep l tp 3") if "Instep" in each.phrase]


def test_it_is_gone_again_with_its_row() -> None:
    add("regions", "instep", **INSTEP)
    assert len([region for region in list_body_regions() if region.id == "instep"]) == 4
    custom_data.set_custom_data(custom_data.SHIPPED)
    assert not [region for region in list_body_regions() if region.id == "instep"]
    assert not [region for region in loader.list_regions() if region.id == "instep"]


def test_a_region_without_a_place_is_a_word_and_nothing_more() -> None:
    add("regions", "aura", name="Aura", area="head", paired="false")
    assert "Aura" in [region.name for region in loader.list_regions()]
    assert "aura" not in {region.id for region in list_body_regions()}
    assert all(find_region_point("aura", Side.NONE, view) is None for view in ALL_VIEWS)
    assert list_likely_muscles("aura") == ()


def test_a_structure_in_one_row_has_its_place_and_is_likely_there() -> None:
    cells = {"kind": "muscle", "region": "lower leg and foot", "paired": "true"}
    add(
        "structures", "third_fibularis", name="Third fibularis", front="21 421", also_in="shin_outer", **cells
    )
    place = find_structure_point("third fibularis", Side.RIGHT)
    assert place is not None
    assert place[0] is View.FRONT
    assert is_inside_body(*place)
    assert find_nearest_region(*place).words == "Ankle, right, front"
    assert "Third fibularis" in list_likely_muscles("ankle")
    assert list_likely_muscles("shin_outer")[-1] == "Third fibularis"


def test_a_structure_without_a_place_is_a_word_and_nothing_more() -> None:
    add("structures", "odd_band", name="Odd band", kind="fascia", region="trunk", paired="true")
    assert "Odd band" in [structure.name for structure in loader.list_structures()]
    assert find_structure_point("odd band", Side.RIGHT) is None


@pytest.mark.parametrize(
    "cell", ["16.5 433", "16.5 433 0 3", "sixteen 433 2 3", "16.5 999 2 3", "16,5 433 2 3"]
)
def test_a_cell_that_is_no_ellipse_is_refused(cell: str) -> None:
    wrong = {**INSTEP, "front": cell}
    with pytest.raises(msgspec.ValidationError, match="front"):
        loader.read_row(entries.Region, {**wrong, "id": "instep", "source": "this clinic"})
    add("regions", "instep", **wrong)
    assert not [region for region in list_body_regions() if region.id == "instep"]


def test_a_region_names_its_likely_muscles_the_likeliest_first() -> None:
    assert list_likely_muscles("scapular")[0] == "Infraspinatus"
    assert list_likely_muscles("upper_trap")[0] == "Upper trapezius"
    assert {"Quadratus lumborum", "Multifidus", "Erector spinae"} <= set(list_likely_muscles("low_back"))
    assert list_likely_muscles("no such region") == ()


def test_every_region_has_a_likely_muscle_and_every_mention_a_region() -> None:
    known = {region.id for region in loader.list_regions()}
    assert [each for each in known if not list_likely_muscles(each)] == []
    named = {region for structure in loader.list_structures() for region in structure.also_in.split()}
    assert named <= known
