"""The line of quick entry by itself: what it says, what Enter does, the list and its keys."""

from typing import Any

import pytest
from PySide6 import QtCore
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.quick_entry.quick_choices import MAX_CHOICES, QuickChoice
from ui.widgets.quick_entry.quick_line import CHOOSE, QuickLine

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ENTER, ESC, TAB, UP, DOWN = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
)
ANIMALS = ("ant", "asp", "auk", "bee")


def read(text: str) -> list[Any]:
    """Animals that begin so; certain when there is only one."""
    found = [each for each in ANIMALS if each.startswith(text)]
    return [QuickChoice(each.upper(), f"was {each}", each, len(found) == 1) for each in found]


class Page(QWidget):
    """The line of quick entry and another one; `told` is what it emitted."""

    line: QuickLine
    other: QLineEdit
    told: list[tuple[object, ...]]


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    page.line, page.other = QuickLine(read, lambda: "kept as words"), QLineEdit()
    column = QVBoxLayout(page)
    column.addWidget(page.line)
    column.addWidget(page.other)
    column.addStretch(1)
    qtbot.addWidget(page)
    page.resize(900, 400)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.line.edit.setFocus()
    page.told = []
    page.line.filed.connect(lambda value, text: page.told.append(("filed", value, text)))
    page.line.kept.connect(lambda text: page.told.append(("kept", text)))
    page.line.left.connect(lambda: page.told.append(("left",)))
    return page


def press(
    qtbot: QtBot,
    page: Page,
    key: QtCore.Qt.Key,
    modifier: QtCore.Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    qtbot.keyClick(page.line.edit, key, modifier)


def test_it_says_what_it_understood_before_enter_files_it(qtbot: QtBot, page: Page) -> None:
    qtbot.keyClicks(page.line.edit, "b")
    assert page.line.feedback.get_text() == page.line.edit.accessibleDescription() == "BEE · was bee"
    assert not page.line.list.isVisible()
    assert page.told == []
    press(qtbot, page, ENTER)
    assert page.told == [("filed", "bee", "b")]
    assert page.line.get_text() == ""
    assert page.line.edit.hasFocus()


def test_what_it_cannot_read_is_told_and_handed_over_as_text(qtbot: QtBot, page: Page) -> None:
    qtbot.keyClicks(page.line.edit, " a cat ")
    assert page.line.feedback.get_text() == "kept as words"
    press(qtbot, page, ENTER)
    press(qtbot, page, ENTER)
    assert page.told == [("kept", "a cat")]


def test_when_unsure_nothing_is_filed_that_was_not_chosen(qtbot: QtBot, page: Page) -> None:
    qtbot.keyClicks(page.line.edit, "a")
    assert page.line.list.isVisible()
    assert page.line.list.count() == 4
    said = [page.line.feedback.get_text()]
    for key in (ENTER, DOWN, DOWN, DOWN, DOWN, UP, UP):
        press(qtbot, page, key)
        said.append(page.line.feedback.get_text())
    names = ["ANT · was ant", "ASP · was asp", "AUK · was auk", "kept as words"]
    assert said == [CHOOSE, *names, names[0], names[3], names[2]]
    assert page.told == []
    press(qtbot, page, ENTER)
    assert page.told == [("filed", "auk", "a")]
    assert not page.line.list.isVisible()


def test_a_reading_that_is_not_certain_has_no_tick_while_the_keyboard_is_elsewhere(
    qtbot: QtBot, page: Page
) -> None:
    page.other.setFocus()
    pictures = []
    for text in ("be", "as", "a"):
        page.line.set_text(text)
        pictures.append(page.line.feedback.grab(QRect(0, 0, 20, page.line.feedback.height())).toImage())
    certain, also_certain, unsure = pictures
    assert certain == also_certain
    assert unsure != certain


def test_none_of_them_keeps_it_as_words(qtbot: QtBot, page: Page) -> None:
    qtbot.keyClicks(page.line.edit, "a")
    press(qtbot, page, UP)
    press(qtbot, page, ENTER)
    qtbot.keyClicks(page.line.edit, "as")
    assert not page.line.list.isVisible()
    page.line.set_text("a")
    press(qtbot, page, Qt.Key.Key_0, ALT)
    assert page.told == [("kept", "a")] * 2


def test_alt_and_a_digit_take_a_choice_and_nothing_beyond_the_list(qtbot: QtBot, page: Page) -> None:
    qtbot.keyClicks(page.line.edit, "a")
    press(qtbot, page, Qt.Key.Key_4, ALT)
    assert page.told == []
    press(qtbot, page, Qt.Key.Key_2, ALT)
    assert page.told == [("filed", "asp", "a")]


def test_a_click_takes_a_choice_and_leaves_the_keyboard_in_the_line(qtbot: QtBot, page: Page) -> None:
    qtbot.keyClicks(page.line.edit, "a")
    shown = page.line.list
    at = shown.visualItemRect(shown.item(1)).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.told == [("filed", "asp", "a")]
    assert page.line.edit.hasFocus()


def test_tab_writes_the_meaning_out_and_then_goes_on(qtbot: QtBot, page: Page) -> None:
    qtbot.keyClicks(page.line.edit, "b")
    press(qtbot, page, TAB)
    assert page.line.edit.text() == "BEE"
    assert page.line.edit.hasFocus()
    press(qtbot, page, TAB)
    assert page.other.hasFocus()


def test_the_list_lies_below_the_line_and_goes_with_the_focus(qtbot: QtBot, page: Page) -> None:
    qtbot.keyClicks(page.line.edit, "a")
    shown = page.line.list
    assert shown.geometry().top() > page.line.edit.mapTo(page, page.line.edit.rect().bottomLeft()).y()
    assert page.rect().contains(shown.geometry())
    page.other.setFocus()
    assert not shown.isVisible()
    page.line.edit.setFocus()
    assert shown.isVisible()
    page.line.hide()
    assert not shown.isVisible()


def test_at_most_seven_choices_are_listed(qtbot: QtBot) -> None:
    line = QuickLine(
        lambda _: [QuickChoice(str(number), "", number, certain=False) for number in range(9)], str
    )
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    qtbot.waitUntil(line.isActiveWindow)
    line.edit.setFocus()
    qtbot.keyClicks(line.edit, "x")
    assert line.list.count() == MAX_CHOICES + 1


def test_the_line_takes_back_its_own_typing_but_nothing_that_was_filed(qtbot: Any, page: Any) -> None:
    qtbot.keyClicks(page.line.edit, "bx")
    press(qtbot, page, Qt.Key.Key_Z, CONTROL)
    assert page.line.get_text() == ""
    qtbot.keyClicks(page.line.edit, "b")
    press(qtbot, page, ENTER)
    assert not page.line.edit.isUndoAvailable()
    press(qtbot, page, ESC)
    assert page.told == [("filed", "bee", "b"), ("left",)]


def test_what_is_said_goes_with_the_next_key(qtbot: QtBot, page: Page) -> None:
    page.line.show_feedback("Filed: ANT", "in place of BEE", "ph.check-circle")
    assert page.line.edit.accessibleDescription() == "Filed: ANT · in place of BEE"
    qtbot.keyClicks(page.line.edit, "b")
    assert page.line.feedback.get_text() == "BEE · was bee"


def test_long_words_and_markup_are_shown_as_they_are(qtbot: QtBot, page: Page) -> None:
    page.line.show_feedback("<b>x</b>" * 60, "&amp; " * 60, "ph.check")
    assert QApplication.focusWidget() is page.line.edit
    assert not page.line.grab().isNull()
    assert page.line.feedback.get_text().startswith("<b>x</b>")
