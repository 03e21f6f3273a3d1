"""The side views: a person in profile, facing the right way, with the regions of that side only."""

from typing import Any

import pytest

from charting.drawing.body.body_drawing import draw_body
from charting.drawing.body.body_outline import is_inside_body, load_outline
from charting.drawing.body.body_regions import (
    ALL_VIEWS,
    find_nearest_region,
    find_region_point,
    find_structure_point,
    list_body_regions,
)
from charting.drawing.body.view_layout import (
    compute_aspect_ratio,
    compute_body_layout,
    find_body_point,
    find_marked_views,
)
from charting.drawing.shapes import Path, Text
from charting.model.body_mark import Mark, Spot, View
from charting.model.case import Side
from charting.reference.loader import list_structures

SIDES = (View.RIGHT, View.LEFT)
SIZES = [(330.0, 300.0), (340.0, 500.0), (700.0, 600.0), (1200.0, 400.0)]


def breadth(view: View, top: float, bottom: float) -> tuple[float, float]:
    """How far the body reaches to both sides between two heights of its box, from the middle."""
    xs = [
        segment[4] - 100
        for path in load_outline(view).outlines
        for segment in path.segments
        if top <= segment[5] <= bottom
    ]
    return min(xs), max(xs)


def test_one_faces_the_other_way_than_the_other() -> None:
    for right, left in zip(load_outline(View.RIGHT).outlines, load_outline(View.LEFT).outlines, strict=True):
        assert [200 - segment[4] for segment in right.segments] == pytest.approx(
            [segment[4] for segment in left.segments]
        )


@pytest.mark.parametrize(("view", "forward"), [(View.RIGHT, 1), (View.LEFT, -1)])
def test_nose_chest_and_toes_point_forward_and_occiput_buttock_calf_and_heel_backward(
    view: View, forward: int
) -> None:
    def ahead(top: float, bottom: float) -> tuple[float, float]:
        ends = sorted(x * forward for x in breadth(view, top, bottom))
        return -ends[0], ends[1]

    nose, toes = ahead(44, 50), ahead(440, 455)
    assert nose[1] > ahead(18, 30)[1]
    assert toes[1] > toes[0] * 2
    occiput, neck, back = ahead(28, 45)[0], ahead(60, 70)[0], ahead(105, 120)[0]
    assert occiput > neck < back
    low_back, buttock, thigh = ahead(168, 176)[0], ahead(220, 232)[0], ahead(300, 325)[0]
    assert low_back < buttock > thigh
    assert ahead(355, 370)[0] > ahead(412, 420)[0]


def test_a_side_shows_only_that_side_of_the_patient() -> None:
    assert {region.side for region in list_body_regions((View.RIGHT,))} == {Side.RIGHT, Side.NONE}
    assert {region.side for region in list_body_regions((View.LEFT,))} == {Side.LEFT, Side.NONE}
    assert find_region_point("hip", Side.LEFT, View.RIGHT) is None
    assert find_structure_point("iliotibial band", Side.LEFT, (View.RIGHT,)) is None


def test_both_sides_show_the_same_regions_mirrored() -> None:
    right, left = (list_body_regions((view,)) for view in SIDES)
    assert [region.id for region in right] == [region.id for region in left]
    assert [200 - region.x for region in right] == pytest.approx([region.x for region in left])
    important = {
        "neck_front",
        "neck_back",
        "shoulder_side",
        "upper_arm_front",
        "elbow",
        "forearm_back",
        "hand",
    }
    important |= {
        "ribs",
        "flank",
        "hip",
        "thigh_outer",
        "knee_outer",
        "shin_outer",
        "calf",
        "ankle",
        "foot_top",
    }
    assert important <= {region.id for region in right}


@pytest.mark.parametrize("size", SIZES)
def test_a_click_on_each_region_of_four_views_finds_it_again(size: tuple[float, float]) -> None:
    layout = compute_body_layout(*size, ALL_VIEWS)
    for region in list_body_regions():
        at = layout.map_to_drawing(region.view, *region.point)
        hit = find_body_point(*size, *at, ALL_VIEWS)
        assert hit is not None, region
        assert hit[0] is region.view
        assert find_nearest_region(*hit) == region


@pytest.mark.parametrize("views", [ALL_VIEWS, SIDES, (View.FRONT, View.BACK, View.LEFT), (View.BACK,)])
@pytest.mark.parametrize("size", SIZES)
def test_no_view_lies_on_another_or_leaves_the_drawing(size: tuple[float, float], views: Any) -> None:
    layout = compute_body_layout(*size, views)
    boxes = []
    for view in views:
        edges = [
            layout.map_to_drawing(view, segment[4] / 200, segment[5] / 460)
            for path in load_outline(view).outlines
            for segment in path.segments
        ]
        xs, ys = zip(*edges, strict=True)
        boxes.append((min(xs), max(xs), min(ys), max(ys)))
    for place, (left, right, top, bottom) in enumerate(boxes):
        assert 0 <= left < right <= size[0]
        assert 0 <= top < bottom <= size[1]
        for other in boxes[place + 1 :]:
            assert right < other[0] or other[1] < left or bottom < other[2] or other[3] < top


def test_structures_of_the_side_lie_on_the_body_where_a_therapist_looks_for_them() -> None:
    for structure in list_structures():
        for side, view in ((Side.RIGHT, View.RIGHT), (Side.LEFT, View.LEFT)):
            place = find_structure_point(structure.id, side, (view,))
            assert place is None or is_inside_body(*place), structure
    band = find_structure_point("iliotibial band", Side.LEFT, SIDES)
    assert band is not None
    assert find_nearest_region(*band).words == "Outer thigh (IT band), left"


def test_a_finding_without_a_click_is_marked_in_front_or_behind() -> None:
    band = find_structure_point("iliotibial band", Side.LEFT)
    assert band is not None
    assert band[0] is View.FRONT or band[0] is View.BACK


def test_every_view_says_what_it_is() -> None:
    words = [shape for shape in draw_body([], 700, 600, views=ALL_VIEWS).shapes if isinstance(shape, Text)]
    assert {word.text for word in words} == {"R", "L", "Front", "Back", "Right side", "Left side"}


def test_paper_shows_a_side_only_for_what_is_there() -> None:
    front = Mark(view=View.FRONT, x=0.4, y=0.4)
    side = Mark(view=View.LEFT, x=0.5, y=0.5)
    into = Mark(view=View.BACK, x=0.4, y=0.5, path=(Spot(view=View.RIGHT, x=0.5, y=0.6),))
    assert find_marked_views([]) == find_marked_views([front]) == (View.FRONT, View.BACK)
    assert find_marked_views([front, side]) == (View.FRONT, View.BACK, View.LEFT)
    assert find_marked_views([into]) == (View.FRONT, View.BACK, View.RIGHT)
    assert compute_aspect_ratio(find_marked_views([side])) > compute_aspect_ratio(find_marked_views([front]))


def test_a_mark_of_a_view_that_is_not_shown_is_left_out() -> None:
    side = Mark(view=View.LEFT, x=0.5, y=0.5, number=7)
    assert draw_body([side], 400, 400) == draw_body([], 400, 400)
    shown = draw_body([side], 400, 400, views=ALL_VIEWS)
    assert any(isinstance(shape, Text) and shape.text == "7" for shape in shown.shapes)


def test_an_arm_hangs_before_the_trunk() -> None:
    """The arm is an outline of its own, drawn above the trunk."""
    trunk, arm = load_outline(View.RIGHT).outlines
    assert isinstance(arm, Path)
    heights = [segment[5] for segment in arm.segments]
    assert min(heights) == pytest.approx(93.4)
    assert 260 < max(heights) < 280
    assert len(trunk.segments) > len(arm.segments)
