"""The figure by keyboard alone: Tab through regions and marks, symbols by letter, and where a mark radiates to."""

from typing import Any

import pytest
from msgspec.structs import replace
from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from charting.drawing.body.body_regions import find_region_at, find_region_point, list_body_regions
from charting.drawing.shapes import Text
from charting.model.body_mark import Mark, MarkKind, Spot, View
from charting.model.case import Side
from ui.theme.palette import load_fonts
from ui.widgets.body.body_mark_editor import BodyMarkEditor
from ui.widgets.body.kind_keys import KIND_KEYS

Key = Qt.Key
BLADE = find_region_point("scapular", Side.RIGHT, View.BACK) or (0.0, 0.0)
THIGH = find_region_point("thigh_front", Side.LEFT, View.FRONT) or (0.0, 0.0)
TRIGGER = Mark(view=View.BACK, x=BLADE[0], y=BLADE[1], kind=MarkKind.ACTIVE_TRIGGER_POINT)
PAIN = Mark(view=View.FRONT, x=THIGH[0], y=THIGH[1])


class Page(QWidget):
    """A figure between two lines of text."""

    figure: BodyMarkEditor
    before: QLineEdit
    after: QLineEdit


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    """A figure between two lines of text, as on a page."""
    load_fonts()
    page = Page()
    column = QVBoxLayout(page)
    before, figure, after = QLineEdit(), BodyMarkEditor(), QLineEdit()
    for widget in (before, figure, after):
        column.addWidget(widget)
    qtbot.addWidget(page)
    page.resize(460, 460)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    figure.setFocus()
    qtbot.waitUntil(figure.hasFocus)
    page.figure, page.before, page.after = figure, before, after
    return page


def keys(qtbot: QtBot, figure: QtWidgets.QLineEdit | BodyMarkEditor, *pressed: Any) -> None:
    for key in pressed:
        if isinstance(key, str):
            qtbot.keyClicks(figure, key)
        else:
            qtbot.keyClick(figure, key)


def said(figure: BodyMarkEditor) -> str:
    return " ".join(shape.text for shape in figure.get_drawing().shapes if isinstance(shape, Text))


def test_tab_enters_and_leaves_the_figure_while_no_region_is_reached(qtbot: QtBot, page: Page) -> None:
    keys(qtbot, page.figure, Key.Key_Tab)
    assert page.after.hasFocus()
    keys(qtbot, page.after, Key.Key_Backtab)
    assert page.figure.hasFocus()


def test_what_the_keys_do_is_said_when_the_keyboard_comes(page: Page) -> None:
    assert "Arrow keys walk the regions" in said(page.figure)


def test_tab_walks_on_from_the_region_reached_and_leaves_after_the_last(qtbot: QtBot, page: Page) -> None:
    regions = list_body_regions((View.FRONT, View.BACK))
    keys(qtbot, page.figure, Key.Key_Right, Key.Key_Tab)
    first = next(at for at, region in enumerate(regions) if region.id == "shoulder_front")
    assert regions[first + 1].words in said(page.figure)
    for _ in regions[first + 2 :]:
        keys(qtbot, page.figure, Key.Key_Tab)
    assert regions[-1].words in said(page.figure)
    assert page.figure.hasFocus()
    keys(qtbot, page.figure, Key.Key_Tab)
    assert page.after.hasFocus()


def test_shift_tab_walks_back(qtbot: QtBot, page: Page) -> None:
    keys(qtbot, page.figure, Key.Key_Right, Key.Key_Tab, Key.Key_Backtab)
    assert "Front of the shoulder, right" in said(page.figure)


def test_escape_leaves_the_region_then_tab_the_figure(qtbot: QtBot, page: Page) -> None:
    keys(qtbot, page.figure, Key.Key_Right, Key.Key_Escape, Key.Key_Tab)
    assert page.after.hasFocus()


def test_tab_goes_from_mark_to_mark_and_leaves_after_the_last(qtbot: QtBot, page: Page) -> None:
    page.figure.set_marks((TRIGGER, PAIN))
    qtbot.keyClick(page.figure, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert page.figure.get_selected_index() == 0
    keys(qtbot, page.figure, Key.Key_Tab)
    assert page.figure.get_selected_index() == 1
    keys(qtbot, page.figure, Key.Key_Tab)
    assert page.after.hasFocus()


def test_the_region_reached_is_said_with_its_likely_muscles(qtbot: QtBot, page: Page) -> None:
    page.figure.set_views((View.BACK,))
    blade = next(region for region in list_body_regions((View.BACK,)) if region.id == "scapular")
    keys(qtbot, page.figure, Key.Key_Right)
    while blade.words not in page.figure.accessibleDescription():
        keys(qtbot, page.figure, Key.Key_Tab)
    assert "Infraspinatus" in page.figure.accessibleDescription()
    assert "Infraspinatus" in said(page.figure)


def test_enter_without_a_region_comes_to_the_first(qtbot: QtBot, page: Page) -> None:
    keys(qtbot, page.figure, Key.Key_Return)
    assert "Front of the shoulder, right" in said(page.figure)
    assert page.figure.get_marks() == ()


def test_enter_asks_for_the_sheet_of_the_new_mark_and_of_a_selected_one(qtbot: QtBot, page: Page) -> None:
    asked = []
    page.figure.mark_details_requested.connect(asked.append)
    keys(qtbot, page.figure, Key.Key_Right, Key.Key_Return)
    keys(qtbot, page.figure, Key.Key_Escape)
    qtbot.keyClick(page.figure, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    keys(qtbot, page.figure, Key.Key_Return)
    assert asked == [0, 0]


@pytest.mark.parametrize("kind", MarkKind)
def test_a_letter_makes_the_selected_mark_another_kind(qtbot: QtBot, page: Page, kind: MarkKind) -> None:
    page.figure.set_marks((Mark(view=View.BACK, x=BLADE[0], y=BLADE[1], kind=MarkKind.PAIN),))
    qtbot.keyClick(page.figure, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    keys(qtbot, page.figure, KIND_KEYS[kind].lower())
    assert page.figure.get_marks()[0].kind is kind


def test_a_letter_without_a_mark_chooses_the_next_ones_kind(qtbot: QtBot, page: Page) -> None:
    chosen = []
    page.figure.kind_chosen.connect(chosen.append)
    keys(qtbot, page.figure, "h", Key.Key_Right, Key.Key_Return)
    assert chosen == [MarkKind.HYPERTONICITY]
    assert page.figure.get_marks()[0].kind is MarkKind.HYPERTONICITY


def test_no_two_kinds_share_a_letter_and_none_is_another_key() -> None:
    assert sorted(KIND_KEYS) == sorted(MarkKind)
    assert len({*KIND_KEYS.values(), "R", "V", "G"}) == len(MarkKind) + 3


def test_a_path_is_drawn_by_keyboard_and_ends_with_enter(qtbot: QtBot, page: Page) -> None:
    page.figure.set_marks((TRIGGER,))
    told = []
    page.figure.marks_changed.connect(told.append)
    qtbot.keyClick(page.figure, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    keys(qtbot, page.figure, "r", Key.Key_Down, Key.Key_Space, Key.Key_Down)
    assert told == []
    assert "Radiates to Front of the shoulder, right" in said(page.figure)
    keys(qtbot, page.figure, Key.Key_Return)
    ((mark,),) = told
    assert next(find_region_at(spot).id for spot in mark.path) == "shoulder_front"
    assert len(mark.path) == 2
    assert (mark.x, mark.y) == (TRIGGER.x, TRIGGER.y)


def test_a_path_can_be_clicked_and_its_last_place_taken_back(qtbot: QtBot, page: Page) -> None:
    page.figure.set_marks((TRIGGER,))
    page.figure.select_mark(0)
    page.figure.start_radiation()
    for place in (THIGH, find_region_point("knee_front", Side.LEFT, View.FRONT)):
        spot = Mark(view=View.FRONT, x=place[0], y=place[1])
        page.figure.set_marks((*page.figure.get_marks()[:1], spot))
        at = page.figure.get_mark_position(1).toPoint()
        page.figure.set_marks(page.figure.get_marks()[:1])
        qtbot.mouseClick(page.figure, Qt.MouseButton.LeftButton, pos=at)
    keys(qtbot, page.figure, Key.Key_Backspace, Key.Key_Return)
    (mark,) = page.figure.get_marks()
    assert [find_region_at(spot).id for spot in mark.path] == ["thigh_front"]


def test_escape_keeps_the_path_as_it_was(qtbot: QtBot, page: Page) -> None:
    was = replace(TRIGGER, path=(Spot(view=View.FRONT, x=0.4, y=0.4),))
    page.figure.set_marks((was,))
    page.figure.select_mark(0)
    keys(qtbot, page.figure, "r", Key.Key_Down, Key.Key_Space, Key.Key_Escape)
    assert page.figure.get_marks() == (was,)


def test_the_views_and_the_ghost_are_asked_for_by_their_letters(qtbot: QtBot, page: Page) -> None:
    told = []
    page.figure.views_asked.connect(lambda: told.append("views"))
    page.figure.earlier_visit_requested.connect(lambda: told.append("ghost"))
    keys(qtbot, page.figure, "v", "G")
    assert told == ["views", "ghost"]


def test_a_mark_in_a_view_that_is_not_shown_is_neither_painted_nor_reached(qtbot: QtBot, page: Page) -> None:
    page.figure.set_marks((PAIN,))
    page.figure.set_views((View.RIGHT, View.LEFT))
    page.figure.grab()
    qtbot.keyClick(page.figure, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert page.figure.get_selected_index() is None
