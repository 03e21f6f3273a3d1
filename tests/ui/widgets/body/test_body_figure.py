"""The body figure on the screen: each thing that the mouse does, the keyboard does too."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from charting.drawing.body.body_regions import (
    ALL_VIEWS,
    find_nearest_region,
    find_region_point,
    list_body_regions,
)
from charting.drawing.body.view_layout import compute_body_layout
from charting.drawing.shapes import Circle, Text
from charting.drawing.text_width import estimate_text_span
from charting.model.body_mark import Mark, MarkKind, View
from charting.model.case import Side
from charting.summaries.notes.mark_sync import list_region_muscles
from ui.theme import tokens
from ui.theme.palette import load_fonts
from ui.widgets.body.body_mark_editor import BodyMarkEditor
from ui.widgets.body.body_overlay import draw_name_tag, fit_names
from ui.widgets.body.editable_marks import find_mark_under, find_region_beside
from ui.widgets.drawing.drawing_view import map_drawing_colors

BLADE = find_region_point("scapular", Side.RIGHT, View.BACK) or (0.0, 0.0)
THIGH = find_region_point("thigh_front", Side.LEFT, View.FRONT) or (0.0, 0.0)
TRIGGER = Mark(view=View.BACK, x=BLADE[0], y=BLADE[1], kind=MarkKind.ACTIVE_TRIGGER_POINT, number=1)
PAIN = Mark(view=View.FRONT, x=THIGH[0], y=THIGH[1])


@pytest.fixture
def figure(qtbot: QtBot) -> BodyMarkEditor:
    load_fonts()
    widget = BodyMarkEditor()
    qtbot.addWidget(widget)
    widget.resize(420, 330)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    return widget


@pytest.fixture
def told(figure: BodyMarkEditor) -> list[Any]:
    """Every tuple of marks that the figure announced."""
    announced: list[tuple[Mark, ...]] = []
    figure.marks_changed.connect(announced.append)
    return announced


def pixel(figure: BodyMarkEditor, view: View, x: float, y: float) -> QPoint:
    across, down = compute_body_layout(figure.width(), figure.height()).map_to_drawing(view, x, y)
    return QPoint(round(across), round(down))


def click(qtbot: QtBot, figure: BodyMarkEditor, view: View, x: float, y: float) -> None:
    qtbot.mouseClick(figure, Qt.MouseButton.LeftButton, pos=pixel(figure, view, x, y))


def drag(qtbot: QtBot, figure: BodyMarkEditor, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(figure, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(figure, start + QPoint(3, 3))
    qtbot.mouseMove(figure, end)
    qtbot.mouseRelease(figure, Qt.MouseButton.LeftButton, pos=end)


def said(figure: BodyMarkEditor) -> list[str]:
    return [shape.text for shape in figure.get_drawing().shapes if isinstance(shape, Text)]


def test_a_click_marks_the_place_on_the_patients_own_side(
    qtbot: QtBot, figure: BodyMarkEditor, told: list[Any]
) -> None:
    figure.set_kind(MarkKind.HYPERTONICITY)
    click(qtbot, figure, View.BACK, *BLADE)
    ((mark,),) = told
    assert (mark.view, mark.kind, mark.number) == (View.BACK, MarkKind.HYPERTONICITY, None)
    assert (mark.x, mark.y) == pytest.approx(BLADE, abs=0.01)
    region = find_nearest_region(mark.view, mark.x, mark.y)
    assert (region.id, region.side) == ("scapular", Side.RIGHT)
    assert figure.get_marks() == (mark,)


def test_a_click_beside_the_body_marks_nothing(qtbot: QtBot, figure: BodyMarkEditor, told: list[Any]) -> None:
    qtbot.mouseClick(figure, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert told == []


def test_a_click_on_a_mark_selects_it_and_delete_takes_it_away(
    qtbot: QtBot, figure: BodyMarkEditor, told: list[Any]
) -> None:
    figure.set_marks((TRIGGER, PAIN))
    click(qtbot, figure, View.FRONT, *THIGH)
    assert told == []
    qtbot.keyClick(figure, Qt.Key.Key_Delete)
    assert told == [(TRIGGER,)]
    qtbot.keyClick(figure, Qt.Key.Key_Delete)
    assert told == [(TRIGGER,)]


def test_setting_marks_announces_nothing(figure: BodyMarkEditor, told: list[Any]) -> None:
    figure.set_marks((TRIGGER,))
    assert told == []
    assert figure.get_marks() == (TRIGGER,)


def test_dragging_moves_a_mark_and_announces_it_once(
    qtbot: QtBot, figure: BodyMarkEditor, told: list[Any]
) -> None:
    figure.set_marks((TRIGGER,))
    to = find_region_point("low_back", Side.LEFT, View.BACK) or (0.0, 0.0)
    drag(qtbot, figure, pixel(figure, View.BACK, *BLADE), pixel(figure, View.BACK, *to))
    ((moved,),) = told
    assert (moved.x, moved.y) == pytest.approx(to, abs=0.01)
    assert (moved.kind, moved.number) == (TRIGGER.kind, 1)


def test_a_mark_dragged_off_the_body_stays_on_it(qtbot: QtBot, figure: BodyMarkEditor) -> None:
    figure.set_marks((TRIGGER,))
    drag(qtbot, figure, pixel(figure, View.BACK, *BLADE), QPoint(figure.width() - 2, 2))
    (mark,) = figure.get_marks()
    assert mark.view is View.BACK
    assert (mark.x, mark.y) == pytest.approx(BLADE, abs=0.05)


def test_a_trembling_click_moves_nothing(qtbot: QtBot, figure: BodyMarkEditor, told: list[Any]) -> None:
    figure.set_marks((TRIGGER,))
    at = pixel(figure, View.BACK, *BLADE)
    qtbot.mousePress(figure, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(figure, at + QPoint(2, 1))
    qtbot.mouseRelease(figure, Qt.MouseButton.LeftButton, pos=at + QPoint(2, 1))
    assert told == []
    assert figure.get_marks() == (TRIGGER,)


def test_the_keyboard_walks_the_regions_and_enter_marks_one(
    qtbot: QtBot, figure: BodyMarkEditor, told: list[Any]
) -> None:
    qtbot.keyClick(figure, Qt.Key.Key_Right)
    assert "Front of the shoulder, right" in said(figure)
    qtbot.keyClick(figure, Qt.Key.Key_Right)
    qtbot.keyClick(figure, Qt.Key.Key_Right)
    qtbot.keyClick(figure, Qt.Key.Key_Return)
    ((mark,),) = told
    assert mark.view is View.FRONT
    assert mark.x > find_region_point("shoulder_front", Side.RIGHT, View.FRONT)[0]


def test_every_region_can_be_reached_by_arrows(figure: BodyMarkEditor) -> None:
    figure.set_views(ALL_VIEWS)
    layout = compute_body_layout(figure.width(), figure.height(), ALL_VIEWS)
    spots = {
        region: layout.map_to_drawing(region.view, *region.point) for region in list_body_regions(ALL_VIEWS)
    }
    reached, frontier = set(), [list_body_regions()[0]]
    while frontier:
        here = frontier.pop()
        reached.add(here)
        steps = ((1, 0), (-1, 0), (0, 1), (0, -1))
        frontier += [
            there for step in steps if (there := find_region_beside(here, step, spots)) not in reached
        ]
    assert reached == set(list_body_regions(ALL_VIEWS))


def test_control_and_arrows_select_marks_and_arrows_move_one_by_a_hundredth(
    qtbot: QtBot, figure: BodyMarkEditor, told: list[Any]
) -> None:
    figure.set_marks((TRIGGER, PAIN))
    qtbot.keyClick(figure, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(figure, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(figure, Qt.Key.Key_Down)
    assert told[-1][1].y == pytest.approx(PAIN.y + 0.01, abs=0.0001)
    qtbot.keyClick(figure, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(figure, Qt.Key.Key_Left)
    assert told[-1][0].x == pytest.approx(TRIGGER.x - 0.01, abs=0.0001)
    qtbot.keyClick(figure, Qt.Key.Key_Backspace)
    assert [mark.kind for mark in figure.get_marks()] == [MarkKind.PAIN]


def test_arrows_never_push_a_mark_off_the_body(qtbot: QtBot, figure: BodyMarkEditor) -> None:
    figure.set_marks((PAIN,))
    qtbot.keyClick(figure, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    for _ in range(40):
        qtbot.keyClick(figure, Qt.Key.Key_Right)
    assert PAIN.x < figure.get_marks()[0].x < 0.75


def test_escape_lets_go_of_the_mark(qtbot: QtBot, figure: BodyMarkEditor, told: list[Any]) -> None:
    figure.set_marks((PAIN,))
    qtbot.keyClick(figure, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(figure, Qt.Key.Key_Escape)
    qtbot.keyClick(figure, Qt.Key.Key_Delete)
    assert told == []


def test_read_only_takes_neither_clicks_nor_keys_nor_focus(
    qtbot: QtBot, figure: BodyMarkEditor, told: list[Any]
) -> None:
    figure.set_marks((TRIGGER,))
    figure.set_read_only(True)
    assert figure.focusPolicy() is Qt.FocusPolicy.NoFocus
    click(qtbot, figure, View.FRONT, *THIGH)
    drag(qtbot, figure, pixel(figure, View.BACK, *BLADE), pixel(figure, View.FRONT, *THIGH))
    qtbot.keyClick(figure, Qt.Key.Key_Right)
    qtbot.keyClick(figure, Qt.Key.Key_Return)
    assert told == []
    assert figure.get_marks() == (TRIGGER,)


def test_the_region_under_the_pointer_is_named(qtbot: QtBot, figure: BodyMarkEditor) -> None:
    qtbot.mouseMove(figure, pixel(figure, View.BACK, *BLADE))
    assert "Shoulder blade, right" in said(figure)
    qtbot.mouseMove(figure, QPoint(3, 3))
    assert "Shoulder blade, right" not in said(figure)


@pytest.mark.parametrize("width", [240, 420, 900])
def test_the_name_never_runs_out_of_the_figure(width: int) -> None:
    for region in list_body_regions():
        _, *lines = draw_name_tag(region.words, fit_names(list_region_muscles(region), width), width, 300)
        for line in lines:
            left, right = estimate_text_span(line)
            assert left >= 0
            assert right <= width


def test_a_screen_reader_hears_the_marks(figure: BodyMarkEditor) -> None:
    assert figure.accessibleDescription() == "No marks"
    figure.set_marks((TRIGGER, PAIN))
    assert figure.accessibleDescription() == (
        "active trigger point: Shoulder blade, right; pain: Front of the thigh, left"
    )
    figure.set_marks(())
    assert figure.accessibleDescription() == "No marks"


def test_of_two_marks_the_nearer_is_taken_and_of_equals_the_upper() -> None:
    assert find_mark_under([(0, 0), (6, 0)], (4, 0), 5) == 1
    assert find_mark_under([(0, 0), (0, 0)], (1, 0), 5) == 1
    assert find_mark_under([(0, 0)], (9, 0), 5) is None


def test_a_selection_of_marks_that_are_gone_is_gone(
    qtbot: QtBot, figure: BodyMarkEditor, told: list[Any]
) -> None:
    figure.set_marks((TRIGGER, PAIN))
    qtbot.keyClick(figure, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    figure.set_marks((TRIGGER,))
    qtbot.keyClick(figure, Qt.Key.Key_Delete)
    assert told == []


def test_a_trigger_point_is_painted_where_it_lies(figure: BodyMarkEditor) -> None:
    figure.set_marks((TRIGGER,))
    image = QImage(figure.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    figure.render(image)
    (disc,) = [
        shape for shape in figure.get_drawing().shapes if isinstance(shape, Circle) and shape.fill == "danger"
    ]
    edge = image.pixelColor(round(disc.x - disc.radius * 0.7), round(disc.y))
    assert edge.name() == map_drawing_colors(tokens.get_colors())["danger"]
