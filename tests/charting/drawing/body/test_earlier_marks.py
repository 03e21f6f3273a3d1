"""What lies beneath the marks: the previous visit as a ghost, and the regions not to treat."""

import math

import pytest

from charting.drawing.body.body_drawing import draw_body
from charting.drawing.body.body_regions import ALL_VIEWS, list_body_regions
from charting.drawing.body.mark_shapes import load_mark_symbols
from charting.drawing.body.view_layout import compute_body_layout
from charting.drawing.shapes import Line, Path, Shape, Text
from charting.model.body_mark import Mark, MarkKind, Spot, View
from charting.model.case import Side

SIZE = (420.0, 330.0)
EMPTY = draw_body([], *SIZE).shapes
MARK = Mark(view=View.FRONT, x=0.4, y=0.3, kind=MarkKind.HYPERTONICITY, number=1)


def added(ghost: tuple[Mark, ...] = (), shaded: tuple[tuple[str, Side], ...] = ()) -> list[Shape]:
    """What these put on the bare figure."""
    shapes = draw_body([], *SIZE, ghost=ghost, shaded=shaded).shapes
    return [shape for shape in shapes if shape not in EMPTY]


@pytest.mark.parametrize("kind", MarkKind)
def test_a_ghost_has_its_symbol_in_gray_and_no_number(kind: MarkKind) -> None:
    shapes = added(ghost=(Mark(view=View.BACK, x=0.4, y=0.3, kind=kind, number=3),))
    assert shapes
    assert not any(isinstance(shape, Text) for shape in shapes)
    colors = {getattr(shape, name, None) for shape in shapes for name in ("stroke", "fill")}
    assert load_mark_symbols()[kind].color not in colors
    assert "skin_line" in colors


def test_a_ghost_radiates_in_gray_too_and_spends_no_letter_of_today() -> None:
    path = (Spot(view=View.BACK, x=0.4, y=0.6),)
    now = Mark(view=View.FRONT, x=0.4, y=0.3, kind=MarkKind.PAIN, path=path)
    alone = [s.text for s in draw_body([now], *SIZE).shapes if isinstance(s, Text)]
    over = [
        s.text
        for s in draw_body([now], *SIZE, ghost=[now]).shapes
        if isinstance(s, Text) and s.color == "danger"
    ]
    assert [text for text in over if text == "a"] == [text for text in alone if text == "a"] == ["a", "a"]


def test_a_ghost_lies_beneath_today_and_moves_none_of_its_numbers() -> None:
    with_ghost = draw_body([MARK], *SIZE, ghost=[MARK]).shapes
    alone = draw_body([MARK], *SIZE).shapes
    assert with_ghost[-1] == alone[-1]
    kept = [shape for shape in with_ghost if shape in alone]
    assert kept == list(alone)
    first_ghost = next(place for place, shape in enumerate(with_ghost) if shape not in alone)
    first_mark = next(
        place for place, shape in enumerate(with_ghost) if shape in alone and shape not in EMPTY
    )
    assert first_ghost < first_mark


def test_a_ghost_of_a_view_that_is_not_shown_is_left_out() -> None:
    assert added(ghost=(Mark(view=View.LEFT, x=0.5, y=0.5),)) == []


def ellipses(shapes: list[Shape]) -> int:
    return sum(isinstance(shape, Path) for shape in shapes)


def test_a_shaded_region_is_a_lattice_within_its_ellipse() -> None:
    shapes = added(shaded=(("calf", Side.RIGHT),))
    layout = compute_body_layout(*SIZE)
    (calf,) = (r for r in list_body_regions((View.BACK,)) if (r.id, r.side) == ("calf", Side.RIGHT))
    lines = [shape for shape in shapes if isinstance(shape, Line)]
    assert ellipses(shapes) == 1
    slopes = {round((line.y2 - line.y1) / (line.x2 - line.x1)) for line in lines}
    assert slopes == {1, -1}
    left, top = layout.corners[View.BACK]
    for line in lines:
        for x, y in ((line.x1, line.y1), (line.x2, line.y2)):
            depth = calf.compute_depth((x - left) / layout.scale, (y - top) / layout.scale)
            assert math.isclose(depth, 1, rel_tol=1e-6)


@pytest.mark.parametrize(
    ("region", "side", "count"),
    [
        ("calf", Side.LEFT, 1),
        ("calf", Side.BOTH, 2),
        ("calf", Side.NONE, 2),
        ("wrist", Side.RIGHT, 2),
        ("sacrum", Side.NONE, 1),
        ("sacrum", Side.RIGHT, 1),
        ("no such region", Side.NONE, 0),
    ],
)
def test_a_region_is_shaded_on_its_side_in_each_view(region: str, side: Side, count: int) -> None:
    assert ellipses(added(shaded=((region, side),))) == count


def test_a_side_view_is_shaded_too() -> None:
    bare = draw_body([], *SIZE, views=ALL_VIEWS).shapes
    shapes = draw_body([], *SIZE, views=ALL_VIEWS, shaded=[("calf", Side.RIGHT)]).shapes
    assert ellipses([shape for shape in shapes if shape not in bare]) == 2


def test_what_is_shaded_twice_is_drawn_once() -> None:
    assert added(shaded=(("calf", Side.RIGHT), ("calf", Side.BOTH))) == added(shaded=(("calf", Side.BOTH),))


def test_no_mark_looks_like_what_is_shaded() -> None:
    """A lattice has lines both ways; no symbol has, so that black-and-white paper tells them apart."""
    for kind in MarkKind:
        mark = Mark(view=View.BACK, x=0.4, y=0.3, kind=kind)
        shapes = [shape for shape in draw_body([mark], *SIZE).shapes if shape not in EMPTY]
        ways = {round(math.atan2(s.y2 - s.y1, s.x2 - s.x1), 1) for s in shapes if isinstance(s, Line)}
        assert not {round(math.pi / 4, 1), -round(math.pi / 4, 1)} <= ways, kind
