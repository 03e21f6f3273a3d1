"""The window: the ways back, finding from anywhere, who charts, the list of keys, and the room it needs."""

from pathlib import Path
from typing import Any

import pytest
from PySide6 import QtCore
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.support.window_driver import WindowDriver
from ui.application.main_window import SMALLEST, MainWindow
from ui.core.commands import COMMANDS
from ui.core.settings import Settings
from ui.widgets.dialogs.shortcut_groups import COLUMNS
from ui.widgets.dialogs.shortcuts_dialog import ShortcutsDialog

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ESC, LEFT = Qt.Key.Key_Escape, Qt.Key.Key_Left
PLACES = ("today", "clients", "reports", "providers", "settings")


@pytest.fixture
def window(driver: WindowDriver, demo_file: Path) -> MainWindow:
    return driver.show_window(driver.connect(demo_file))


@pytest.fixture
def client_id(window: MainWindow, driver: WindowDriver) -> str:
    found = []
    window.chart_client.run_query(lambda clinic_file: clinic_file.find_clients("nguyen"), found.extend)
    driver.settle(window.chart_client)
    return found[0].id


def press(qtbot: QtBot, key: QtCore.Qt.Key, *modifiers: Any) -> None:
    """A key for whatever has the keyboard."""
    qtbot.keyClick(QApplication.focusWidget(), key, *modifiers)


@pytest.mark.parametrize("place", PLACES)
def test_back_leads_from_every_page_to_the_one_before(
    qtbot: QtBot, window: MainWindow, driver: WindowDriver, place: str
) -> None:
    window.go_to_page("reports" if place != "reports" else "clients")
    before = window.current_page
    window.go_to_page(place)
    driver.settle(window.chart_client)
    press(qtbot, LEFT, ALT)
    assert window.current_page is before


def test_back_leads_from_a_client_and_to_a_client(
    qtbot: QtBot, window: MainWindow, driver: WindowDriver, client_id: str
) -> None:
    window.open_client(client_id)
    window.open_client(client_id, "sessions")
    window.go_to_page("providers")
    driver.settle(window.chart_client)
    press(qtbot, LEFT, ALT)
    assert window.current_page is window.client_page
    driver.settle(window.chart_client)
    press(qtbot, LEFT, ALT)
    assert window.current_page is window.pages["go.today"]
    press(qtbot, LEFT, ALT)
    assert window.current_page is window.pages["go.today"]


def test_finding_from_inside_a_client_and_giving_it_up(
    qtbot: QtBot, window: MainWindow, driver: WindowDriver, client_id: str
) -> None:
    window.open_client(client_id)
    driver.settle(window.chart_client)
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    clients = window.pages["go.clients"]
    assert window.current_page is clients
    assert clients.search.hasFocus()
    qtbot.keyClicks(clients.search, "webb")
    press(qtbot, ESC)
    assert (window.current_page, clients.search.text()) == (clients, "")
    press(qtbot, ESC)
    assert window.current_page is window.client_page


def test_esc_on_a_page_that_one_went_to_leaves_one_there(
    qtbot: QtBot, window: MainWindow, driver: WindowDriver
) -> None:
    window.go_to_page("clients")
    driver.settle(window.chart_client)
    press(qtbot, ESC)
    assert window.current_page is window.pages["go.clients"]


def test_the_foot_says_who_charts(qtbot: QtBot, window: MainWindow) -> None:
    assert window.therapist_label.text() == "Charting as Rosa Delgado, LMT, CNMT"
    window.chart_client.therapist = window.chart_client.therapist.with_changes(name="Ana " + "Silva" * 40)
    window.chart_client.show_status("Backed up. " * 60)
    qtbot.wait(10)
    assert window.therapist_label.text().startswith("Charting as Ana Silva")
    assert window.centralWidget().minimumSizeHint().width() <= SMALLEST.width()
    assert window.toast.get_shown_text().endswith("…")
    assert "Backed up." in window.toast.toolTip()


def test_it_fits_a_small_screen_with_its_frame(window: MainWindow) -> None:
    assert SMALLEST.width() <= 1200
    assert SMALLEST.height() <= 660
    needed = window.centralWidget().minimumSizeHint()
    assert needed.boundedTo(SMALLEST) == needed
    fresh = MainWindow(window.chart_client, Settings())
    screen = fresh.screen().availableSize().expandedTo(SMALLEST)
    assert fresh.size().boundedTo(screen) == fresh.size()
    fresh.deleteLater()


def test_f1_lists_the_keys_and_esc_puts_them_away(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ShortcutsDialog))
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
