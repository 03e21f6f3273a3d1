"""The body figure: what lies where, mirrored rightly, every mark in sight."""

import math
from pathlib import Path
from time import perf_counter

import pytest

from charting.drawing.body.body_drawing import draw_body
from charting.drawing.body.body_outline import is_inside_body, load_outline
from charting.drawing.body.body_regions import (
    find_nearest_region,
    find_region_point,
    find_structure_point,
    list_body_regions,
)
from charting.drawing.body.mark_shapes import draw_symbol_badge, draw_symbol_ground, load_mark_symbols
from charting.drawing.body.number_placement import Disc, NumberedMark, place_numbers
from charting.drawing.body.view_layout import FRONT_AND_BACK, compute_body_layout, find_body_point
from charting.drawing.shapes import Circle, Drawing, Line, Rect, Text
from charting.drawing.shapes import Path as Curve
from charting.model.body_mark import Mark, MarkKind, View
from charting.model.case import Side
from charting.reference.loader import list_regions, list_structures

SIZE = (420.0, 330.0)
SHOULDER_BLADE = (0.625, 0.26)  # at the viewer's right


def texts(drawing: Drawing) -> dict[str, list[Text]]:
    found: dict[str, list[Text]] = {}
    for shape in drawing.shapes:
        if isinstance(shape, Text):
            found.setdefault(shape.text, []).append(shape)
    return found


@pytest.mark.parametrize(
    ("view", "x", "y", "words"),
    [
        (View.FRONT, 0.25, 0.23, "Front of the shoulder, right"),
        (View.FRONT, 0.75, 0.23, "Front of the shoulder, left"),
        (View.BACK, *SHOULDER_BLADE, "Shoulder blade, right"),
        (View.BACK, 1 - SHOULDER_BLADE[0], SHOULDER_BLADE[1], "Shoulder blade, left"),
        (View.BACK, 0.5, 214 / 460, "Sacrum"),
    ],
)
def test_the_right_is_on_the_viewers_left_only_in_the_front_view(
    view: View, x: float, y: float, words: str
) -> None:
    assert find_nearest_region(view, x, y).words == words


def test_both_views_carry_their_letters_the_right_way_round() -> None:
    words = texts(draw_body([], *SIZE))
    front_r, back_r = sorted(text.x for text in words["R"])
    front_l, back_l = sorted(text.x for text in words["L"])
    assert front_r < front_l < back_l < back_r
    assert words["Front"][0].x < words["Back"][0].x


@pytest.mark.parametrize("size", [(420.0, 330.0), (150.0, 150.0), (900.0, 400.0), (240.0, 700.0)])
def test_a_click_on_each_region_finds_it_again(size: tuple[float, float]) -> None:
    layout = compute_body_layout(*size)
    for region in list_body_regions(FRONT_AND_BACK):
        at = layout.map_to_drawing(region.view, *region.point)
        hit = find_body_point(*size, *at)
        assert hit is not None, region
        assert hit[0] is region.view
        assert hit[1:] == pytest.approx(region.point)
        assert find_nearest_region(*hit) == region


def test_beside_the_body_there_is_nothing_to_mark() -> None:
    assert find_body_point(*SIZE, 2, 2) is None
    between_arm_and_waist = compute_body_layout(*SIZE).map_to_drawing(View.FRONT, 0.5 + 42 / 200, 165 / 460)
    assert find_body_point(*SIZE, *between_arm_and_waist) is None
    between_the_feet = compute_body_layout(*SIZE).map_to_drawing(View.BACK, 0.5, 430 / 460)
    assert find_body_point(*SIZE, *between_the_feet) is None


def test_the_outline_is_the_same_on_both_sides() -> None:
    for view in FRONT_AND_BACK:
        for path in load_outline(view).outlines:
            xs = [segment[4] for segment in path.segments]
            assert min(xs) + max(xs) == pytest.approx(200)


def test_every_outline_stays_in_its_box() -> None:
    for view in View:
        for path in load_outline(view).outlines:
            assert all(0 < segment[4] < 200 and 0 < segment[5] < 460 for segment in path.segments)


def test_the_regions_are_those_of_the_vocabulary() -> None:
    ours = {region.id for region in list_body_regions()}
    assert ours == {region.id for region in list_regions()}
    assert {region.id for region in list_body_regions(FRONT_AND_BACK)} == {
        region.id for region in list_regions() if region.front or region.back
    }


def test_every_structure_of_the_vocabulary_has_its_place_on_the_body() -> None:
    for structure in list_structures():
        for side in (Side.LEFT, Side.RIGHT):
            place = find_structure_point(structure.name, side)
            assert place is not None, structure
            assert place[0] in FRONT_AND_BACK
            assert is_inside_body(*place), structure
            near = find_nearest_region(*place)
            assert not structure.paired or near.side in (side, Side.NONE), (structure, near)


def test_structures_lie_where_a_therapist_looks_for_them() -> None:
    def lies_in(structure: str, side: Side) -> str:
        place = find_structure_point(structure, side)
        assert place is not None
        return find_nearest_region(*place).words

    assert lies_in("infraspinatus", Side.RIGHT) == "Shoulder blade, right"
    assert lies_in("Upper trapezius", Side.LEFT) == "Top of the shoulder, left"
    assert lies_in("QUADRATUS LUMBORUM", Side.RIGHT) == "Low back, right"
    assert lies_in("piriformis", Side.LEFT) == "Buttock, left"
    assert lies_in("Gastrocnemius", Side.RIGHT) == "Calf, right"


def test_an_unknown_structure_or_side_has_no_place() -> None:
    assert find_structure_point("left luggage", Side.LEFT) is None
    assert find_structure_point("infraspinatus", Side.BOTH) is None
    assert find_structure_point("infraspinatus", Side.NONE) is None
    assert find_structure_point("nuchal ligament", Side.NONE) is not None


def test_a_region_without_a_click_gets_its_center() -> None:
    front = find_region_point("shoulder_front", Side.RIGHT, View.FRONT)
    assert front == find_region_point("Front of the shoulder", Side.RIGHT, View.FRONT)
    assert front is not None
    assert front[0] < 0.5
    assert find_region_point("sacrum", Side.NONE, View.BACK) == pytest.approx((0.5, 214 / 460))


def test_a_paired_region_without_one_side_and_a_region_of_the_other_view_have_no_place() -> None:
    assert find_region_point("shoulder_front", Side.NONE, View.FRONT) is None
    assert find_region_point("shoulder_front", Side.BOTH, View.FRONT) is None
    assert find_region_point("shoulder_front", Side.RIGHT, View.BACK) is None


def test_a_region_says_its_side_and_its_view_only_where_both_show_it() -> None:
    words = {region.words for region in list_body_regions()}
    assert {"Front of the shoulder, right", "Wrist, left, back", "Wrist, left, front", "Sacrum"} <= words


def test_each_kind_has_a_shape_of_its_own_without_its_color() -> None:
    middle = (10.0, 10.0)
    drawn = {
        kind: draw_symbol_ground(symbol, middle, 9) + draw_symbol_badge(symbol, middle, 6, "")
        for kind, symbol in load_mark_symbols().items()
    }
    bare = {kind: [_colorless(shape) for shape in shapes] for kind, shapes in drawn.items()}
    assert set(bare) == set(MarkKind)
    for kind, shapes in bare.items():
        assert shapes
        assert all(shapes != other for also, other in bare.items() if also is not kind), kind


def _colorless(shape: object) -> tuple[object, ...]:
    kept = (Circle, Rect, Line, Curve)
    assert isinstance(shape, kept)
    fields = {
        name: getattr(shape, name) for name in shape.__struct_fields__ if name not in ("stroke", "fill")
    }
    fill = getattr(shape, "fill", None)
    return type(shape).__name__, tuple(fields.items()), fill not in (None, "surface")


def test_every_number_stands_at_its_mark_or_on_a_leader_to_it() -> None:
    x, y = SHOULDER_BLADE
    crowd = [
        Mark(view=View.BACK, x=x, y=y + 0.002 * i, kind=kind, number=i + 1) for i, kind in enumerate(MarkKind)
    ]
    drawing = draw_body(crowd, *SIZE)
    words = texts(drawing)
    places = [(words[str(i + 1)][0].x, words[str(i + 1)][0].y) for i in range(len(crowd))]
    radius = compute_body_layout(*SIZE).badge
    for i, one in enumerate(places):
        assert all(math.dist(one, other) > radius * 1.9 for other in places[:i])
    layout = compute_body_layout(*SIZE)
    aside = [
        mark for mark, place in zip(crowd, places, strict=True)
        if math.dist(place, layout.map_to_drawing(mark.view, mark.x, mark.y)) > radius
    ]  # fmt: skip
    leaders = [
        shape for shape in drawing.shapes if isinstance(shape, Circle) and shape.radius <= radius * 0.3
    ]
    assert len(leaders) >= len(aside) >= len(crowd) - 1


def spots(*points: tuple[float, float]) -> list[NumberedMark]:
    return [NumberedMark(mark=Disc(at=point)) for point in points]


def test_a_lonely_number_stays_where_it_is() -> None:
    assert place_numbers(spots((10.0, 10.0), (40.0, 10.0)), 5) == [(10.0, 10.0), (40.0, 10.0)]


def test_a_number_steps_off_what_is_taken() -> None:
    (place,) = place_numbers(spots((10.0, 10.0)), 5, taken=[Disc(at=(12.0, 10.0), radius=4)])
    assert math.dist(place, (12.0, 10.0)) >= 4 + 5


@pytest.mark.parametrize("outward", [-1, 1])
def test_the_number_of_a_small_area_stands_beside_it_on_the_outer_side(outward: int) -> None:
    area = NumberedMark(mark=Disc(at=(50.0, 50.0), radius=6), beside=True, outward=outward)
    (place,) = place_numbers([area], 5)
    assert math.dist(place, (50.0, 50.0)) >= 6 + 5
    assert (place[0] - 50) * outward > 0


def test_a_number_stays_within_the_drawing() -> None:
    (place,) = place_numbers(
        [NumberedMark(mark=Disc(at=(97.0, 3.0), radius=6), beside=True)], 5, room=(100, 100)
    )
    assert all(5 <= at <= 95 for at in place)


PAPER_SIZE = (104.0, 116.0)


def test_both_sides_of_a_finding_lie_side_by_side_on_paper() -> None:
    x, y = find_region_point("low_back", Side.RIGHT, View.BACK) or (0.0, 0.0)
    pair = [Mark(view=View.BACK, x=at, y=y, kind=MarkKind.HYPERTONICITY, number=1) for at in (x, 1 - x)]
    ovals = [
        shape
        for shape in draw_body(pair, *PAPER_SIZE).shapes
        if isinstance(shape, Curve) and shape.fill == "warn"
    ]
    (left, right) = sorted((min(across(oval)), max(across(oval))) for oval in ovals)
    assert left[0] < left[1] < right[0] < right[1]


def across(path: Curve) -> list[float]:
    return [path.start[0], *(segment[-2] for segment in path.segments)]


def test_no_words_of_the_figure_touch_each_other_or_the_feet_on_paper() -> None:
    sides = [
        Mark(view=region.view, x=region.point[0], y=region.point[1], kind=MarkKind.HYPERTONICITY, number=1)
        for region in list_body_regions(FRONT_AND_BACK)
        if region.id in ("shoulder_front", "upper_trap", "neck_back", "low_back")
    ]
    drawing = draw_body(sides, *PAPER_SIZE)
    words = [shape for shape in drawing.shapes if isinstance(shape, Text)]
    for place, one in enumerate(words):
        for other in words[place + 1 :]:
            assert math.dist((one.x, one.y), (other.x, other.y)) > 5
    layout = compute_body_layout(*PAPER_SIZE)
    feet = layout.map_to_drawing(View.FRONT, 0.5, 455 / 460)[1]
    for caption in (texts(drawing)["Front"][0], texts(drawing)["Back"][0]):
        assert caption.y - caption.size * 0.7 > feet
        assert caption.y < PAPER_SIZE[1]


def test_marks_without_a_number_show_none() -> None:
    drawing = draw_body([Mark(view=View.FRONT, x=0.3, y=0.3, kind=kind) for kind in MarkKind], *SIZE)
    assert set(texts(drawing)) == {"R", "L", "Front", "Back"}


@pytest.mark.slow
def test_a_full_figure_is_drawn_within_half_a_frame() -> None:
    """A key must paint within 16 ms; the best of five, because the machine may be busy."""
    crowd = [
        Mark(view=region.view, x=region.point[0], y=region.point[1], kind=kind, number=place + 1)
        for place, (region, kind) in enumerate(
            zip(list_body_regions(FRONT_AND_BACK)[::7], [*MarkKind, *MarkKind], strict=False)
        )
    ]
    assert len(crowd) >= 12
    draw_body(crowd, *SIZE)
    times = []
    for _ in range(5):
        begun = perf_counter()
        draw_body(crowd, *SIZE, ghost=crowd, shaded=[("calf", Side.BOTH)])
        times.append(perf_counter() - begun)
    assert min(times) < 0.008


def test_the_data_files_say_whose_they_are() -> None:
    folder = Path(draw_body.__code__.co_filename).parents[1]
    for name in ("body_outline.json", "mark_symbols.json", "text_widths.json"):
        assert '"source"' in (folder / name).read_text(encoding="utf-8")
