"""Radiation: one arrow within a view, and a letter out of one and into the next."""

import math

from charting.drawing.body.body_drawing import draw_body
from charting.drawing.body.body_regions import (
    ALL_VIEWS,
    describe_mark_place,
    find_region_point,
    find_regions_along,
)
from charting.drawing.body.view_layout import compute_body_layout
from charting.drawing.shapes import Path, Text
from charting.model.body_mark import Mark, MarkKind, Spot, View
from charting.model.case import Side

SIZE = (420.0, 330.0)
TIP_CORNERS = 2


def spot(region: str, view: View, side: Side = Side.RIGHT) -> Spot:
    point = find_region_point(region, side, view)
    assert point is not None
    return Spot(view=view, x=point[0], y=point[1])


def radiating(*through: Spot, number: int | None = 1) -> Mark:
    start = spot("buttock", View.BACK)
    return Mark(
        view=start.view, x=start.x, y=start.y, kind=MarkKind.ACTIVE_TRIGGER_POINT, number=number, path=through
    )


def dashed(mark: Mark, views: tuple[View, ...] = (View.FRONT, View.BACK)) -> list[Path]:
    shapes = draw_body([mark], *SIZE, views=views).shapes
    return [shape for shape in shapes if isinstance(shape, Path) and shape.dash and shape.stroke == "danger"]


def tips(mark: Mark, views: tuple[View, ...] = (View.FRONT, View.BACK)) -> list[Path]:
    shapes = draw_body([mark], *SIZE, views=views).shapes
    return [
        shape
        for shape in shapes
        if isinstance(shape, Path) and len(shape.segments) == TIP_CORNERS and shape.fill
    ]


def letters(mark: Mark, views: tuple[View, ...] = (View.FRONT, View.BACK)) -> list[Text]:
    shapes = draw_body([mark], *SIZE, views=views).shapes
    return [shape for shape in shapes if isinstance(shape, Text) and shape.text in "abc"]


def test_a_path_within_a_view_is_one_dashed_curve_that_ends_in_a_tip() -> None:
    mark = radiating(spot("thigh_back", View.BACK), spot("calf", View.BACK))
    layout = compute_body_layout(*SIZE)
    (curve,), (tip,) = dashed(mark), tips(mark)
    assert math.dist(curve.start, layout.map_to_drawing(mark.view, mark.x, mark.y)) < 0.01
    ends = [segment[-2:] for segment in curve.segments]
    assert [
        math.dist(end, layout.map_to_drawing(s.view, s.x, s.y)) < 0.01
        for end, s in zip(ends, mark.path, strict=True)
    ] == [
        True,
        True,
    ]
    assert tip.start == curve.segments[-1][-2:]
    assert all(corner[1] < tip.start[1] for corner in tip.segments)
    assert letters(mark) == []


def test_a_path_into_another_view_leaves_at_a_letter_and_comes_in_at_the_same() -> None:
    mark = radiating(spot("thigh_back", View.BACK), spot("shin", View.FRONT), spot("foot_top", View.FRONT))
    assert len(dashed(mark)) == len(tips(mark)) == 2
    one, other = letters(mark)
    assert one.text == other.text == "a"
    layout = compute_body_layout(*SIZE)
    places = [layout.map_to_drawing(each.view, each.x, each.y) for each in mark.path]
    assert math.dist((one.x, one.y), places[0]) < layout.badge * 6
    assert math.dist((other.x, other.y), places[1]) < layout.badge * 6


def test_a_path_back_and_forth_has_a_letter_for_each_going_over() -> None:
    mark = radiating(spot("hip", View.FRONT), spot("calf", View.BACK))
    assert sorted(letter.text for letter in letters(mark)) == ["a", "a", "b", "b"]


def test_two_paths_do_not_share_a_letter() -> None:
    marks = [radiating(spot("shin", View.FRONT)), radiating(spot("foot_top", View.FRONT), number=2)]
    shapes = draw_body(marks, *SIZE).shapes
    named = [shape.text for shape in shapes if isinstance(shape, Text) and shape.text in "ab"]
    assert sorted(named) == ["a", "a", "b", "b"]


def test_more_paths_than_letters_begin_anew() -> None:
    marks = [radiating(spot("shin", View.FRONT), number=None) for _ in range(30)]
    shapes = draw_body(marks, *SIZE).shapes
    assert sum(isinstance(shape, Text) and shape.text == "a" for shape in shapes) == 4


def test_a_path_into_a_view_that_is_not_shown_ends_at_its_letter() -> None:
    mark = radiating(spot("thigh_outer", View.RIGHT))
    assert len(letters(mark)) == len(dashed(mark)) == 1
    assert len(letters(mark, ALL_VIEWS)) == len(dashed(mark, ALL_VIEWS)) == 2


def test_a_path_that_stays_where_it_begins_is_still_drawn() -> None:
    start = spot("buttock", View.BACK)
    assert len(tips(radiating(start, start))) == 1


def test_no_number_lies_on_a_letter() -> None:
    out = radiating(spot("foot_top", View.FRONT))
    (first, _) = (letter for letter in letters(out))
    layout = compute_body_layout(*SIZE)
    left, top = layout.corners[View.BACK]
    crowd = [
        Mark(
            view=View.BACK,
            x=(first.x - left) / 200 / layout.scale,
            y=(first.y - top) / 460 / layout.scale,
            kind=MarkKind.TENDER_POINT,
            number=n,
        )
        for n in (2, 3)
    ]
    shapes = draw_body([out, *crowd], *SIZE).shapes
    texts = [shape for shape in shapes if isinstance(shape, Text)]
    numbers = [text for text in texts if text.text in ("1", "2", "3")]
    for letter in (text for text in texts if text.text == "a"):
        assert all(math.dist((letter.x, letter.y), (n.x, n.y)) > layout.badge for n in numbers)


def test_radiation_in_words_names_each_region_once_as_it_is_passed() -> None:
    mark = radiating(
        spot("thigh_back", View.BACK), spot("thigh_back", View.BACK), spot("shin", View.FRONT), number=None
    )
    assert describe_mark_place(mark) == "Buttock, right, radiating to Back of the thigh, right; Shin, right"
    assert [region.id for region in find_regions_along(mark)] == ["buttock", "thigh_back", "shin"]
    assert describe_mark_place(Mark(view=View.BACK, x=mark.x, y=mark.y)) == "Buttock, right"
