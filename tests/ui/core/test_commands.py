"""Every command once."""

import pytest
from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.core.commands import (
    COMMANDS,
    Command,
    add_action,
    find_shortcut_clashes,
    format_tooltip,
    get_command,
    yield_shortcuts,
)
from ui.theme.icons import get_icon_outline


def test_no_two_commands_clash() -> None:
    assert find_shortcut_clashes(COMMANDS) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Command("a", "A", "Ctrl+K", ""), Command("b", "B", "ctrl+k", "")),
        (Command("a", "A", "Ctrl+K", ""), Command("a", "B", "Ctrl+L", "")),
    ],
)
def test_a_clash_is_found(one: Command, other: Command) -> None:
    assert find_shortcut_clashes([one, Command("c", "C", "", ""), other, Command("d", "D", "", "")]) == [
        (one.id, other.id)
    ]


@pytest.mark.parametrize("known", COMMANDS, ids=lambda known: known.id)
def test_every_command_has_text_keys_and_an_icon(qapp: QtWidgets.QApplication, known: Command) -> None:
    assert known.text
    assert not QKeySequence(known.shortcut).isEmpty()
    assert not get_icon_outline(known.icon).isEmpty()


def test_a_command_that_does_not_exist_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        get_command("no.such")


def _bring_up(qtbot: QtBot, page: QtWidgets.QWidget) -> None:
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def test_an_action_listens_to_its_keys(qtbot: QtBot) -> None:
    page, called = QWidget(), []
    qtbot.addWidget(page)
    made = add_action("client.new", page, lambda: called.append("new"))
    _bring_up(qtbot, page)
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert called == ["new"]
    assert made.toolTip() == format_tooltip(get_command("client.new")) == "New client (Ctrl+N)"


def test_a_line_of_text_leaves_the_commands_their_keys(qtbot: QtBot) -> None:
    page, called = QWidget(), []
    edit = QLineEdit("shoulder")
    QVBoxLayout(page).addWidget(edit)
    qtbot.addWidget(page)
    yield_shortcuts(edit)
    add_action("client.find", page, lambda: called.append("find"))
    _bring_up(qtbot, page)
    edit.setFocus()
    edit.setCursorPosition(3)
    qtbot.keyClick(edit, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert called == ["find"]
    assert edit.text() == "shoulder"
