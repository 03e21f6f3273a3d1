"""The window: the ways back, finding from anywhere, who charts, the list of keys, and the room it needs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6 import QtCore
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.on_show import window_on_show
from ui.commands import COMMANDS
from ui.desk import Desk
from ui.settings import Settings
from ui.widgets.keys import KeysDialog
from ui.widgets.keys_texts import COLUMNS
from ui.window import SMALLEST, Window

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ESC, LEFT = Qt.Key.Key_Escape, Qt.Key.Key_Left
PLACES = ("today", "clients", "reports", "providers", "settings")


@pytest.fixture
def window(
    qtbot: QtBot, desk_on: Callable[..., Desk], settle: Callable[..., None], demo_chart: Path
) -> Window:
    return window_on_show(qtbot, desk_on(demo_chart), settle)


@pytest.fixture
def client_id(window: Window, settle: Callable[..., None]) -> str:
    found = []
    window.desk.read(lambda chart: chart.find_clients("nguyen"), found.extend)
    settle(window.desk)
    return found[0].id


def press(qtbot: QtBot, key: QtCore.Qt.Key, *modifiers: Any) -> None:
    """A key for whatever has the keyboard."""
    qtbot.keyClick(QApplication.focusWidget(), key, *modifiers)


@pytest.mark.parametrize("place", PLACES)
def test_back_leads_from_every_page_to_the_one_before(
    qtbot: QtBot, window: Window, settle: Callable[..., None], place: str
) -> None:
    window.go("reports" if place != "reports" else "clients")
    before = window.page
    window.go(place)
    settle(window.desk)
    press(qtbot, LEFT, ALT)
    assert window.page is before


def test_back_leads_from_a_client_and_to_a_client(
    qtbot: QtBot, window: Window, settle: Callable[..., None], client_id: str
) -> None:
    window.open_client(client_id)
    window.open_client(client_id, "sessions")
    window.go("providers")
    settle(window.desk)
    press(qtbot, LEFT, ALT)
    assert window.page is window.client
    settle(window.desk)
    press(qtbot, LEFT, ALT)
    assert window.page is window.pages["go.today"]
    press(qtbot, LEFT, ALT)
    assert window.page is window.pages["go.today"]


def test_finding_from_inside_a_client_and_giving_it_up(
    qtbot: QtBot, window: Window, settle: Callable[..., None], client_id: str
) -> None:
    window.open_client(client_id)
    settle(window.desk)
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    clients = window.pages["go.clients"]
    assert window.page is clients
    assert clients.search.hasFocus()
    qtbot.keyClicks(clients.search, "webb")
    press(qtbot, ESC)
    assert (window.page, clients.search.text()) == (clients, "")
    press(qtbot, ESC)
    assert window.page is window.client


def test_esc_on_a_page_that_one_went_to_leaves_one_there(
    qtbot: QtBot, window: Window, settle: Callable[..., None]
) -> None:
    window.go("clients")
    settle(window.desk)
    press(qtbot, ESC)
    assert window.page is window.pages["go.clients"]


def test_the_foot_says_who_charts(qtbot: QtBot, window: Window) -> None:
    assert window.who.text() == "Charting as Rosa Delgado, LMT, CNMT"
    window.desk.who = window.desk.who.with_changes(name="Ana " + "Silva" * 40)
    window.desk.say("Backed up. " * 60)
    qtbot.wait(10)
    assert window.who.text().startswith("Charting as Ana Silva")
    assert window.centralWidget().minimumSizeHint().width() <= SMALLEST.width()
    assert window.toast.shown().endswith("…")
    assert "Backed up." in window.toast.toolTip()


def test_it_fits_a_small_screen_with_its_frame(window: Window) -> None:
    assert SMALLEST.width() <= 1200
    assert SMALLEST.height() <= 660
    needed = window.centralWidget().minimumSizeHint()
    assert needed.boundedTo(SMALLEST) == needed
    fresh = Window(window.desk, Settings())
    screen = fresh.screen().availableSize().expandedTo(SMALLEST)
    assert fresh.size().boundedTo(screen) == fresh.size()
    fresh.deleteLater()


def test_f1_lists_the_keys_and_esc_puts_them_away(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), KeysDialog))
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(dialog.isActiveWindow)
    said = [label.accessibleName() for label in dialog.findChildren(QLabel)]
    assert "Find a client: Ctrl+K" in said
    assert "Mark the region; open the mark’s sheet: Return" in said
    press(qtbot, ESC)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_the_list_of_keys_holds_every_command_once() -> None:
    listed = [command for groups in COLUMNS for group in groups for command in group.commands]
    assert sorted(listed) == sorted(command.id for command in COMMANDS)
