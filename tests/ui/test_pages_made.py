"""What is not shown is not loaded: the window begins with Today alone, and the first client does not wait for it."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QStackedWidget

from ui.pages.base import Page
from ui.pages.made import Pages
from ui.settings import Settings
from ui.window import CLIENT, Window

ROOT = Path(__file__).resolve().parents[2]
LATER = (
    "ui.pages.client.page",
    "ui.pages.settings.page",
    "reports.page",
    "reportlab",
    "pypdfium2",
    "asyncio",
)


@pytest.fixture
def window(qtbot, desk_on, settle, demo_chart):
    made = Window(desk_on(demo_chart), Settings())
    qtbot.addWidget(made, before_close_func=lambda window: setattr(window, "_may_close", True))
    made.go("today")
    made.show()
    settle(made.desk)
    return made


def kinds(window):
    return [type(page).__name__ for page in window.pages.made]


def test_the_window_begins_with_today_and_each_page_is_made_once(window, settle):
    assert kinds(window) == ["TodayPage"]
    window.go("settings")
    window.go("today")
    window.go("settings")
    settle(window.desk)
    assert kinds(window) == ["TodayPage", "SettingsPage"]
    assert window.stack.count() == 2


def test_closing_asks_only_the_pages_that_there_are(window):
    window.flush()
    window.close()
    assert kinds(window) == ["TodayPage"]


def test_every_place_of_the_rail_has_its_page(window, settle):
    for name in window.pages:
        assert isinstance(window.pages[name], Page)
    settle(window.desk)
    assert window.pages[CLIENT] is window.client


def test_a_page_is_in_the_stack_when_it_was_asked_for(qtbot, desk_on, demo_chart):
    desk, stack = desk_on(demo_chart), QStackedWidget()
    qtbot.addWidget(stack)
    pages = Pages(stack, {"one": lambda: Page(desk), "other": lambda: Page(desk)})
    assert (len(pages), stack.count(), pages.made) == (2, 0, [])
    one = pages["one"]
    assert (stack.count(), pages.made) == (1, [one])


def test_the_program_loads_no_page_of_a_client_and_nothing_for_paper_before_it_is_asked_for():
    listing = "import sys, ui.app; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", listing], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not set(LATER) & set(done.stdout.split())
