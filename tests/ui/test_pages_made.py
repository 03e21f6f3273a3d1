"""What is not shown is not loaded: the window begins with Today alone, and the first client does not wait for it."""

import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from tests.ui.on_show import window_on_show
from ui.ahead import Ahead, parts_of_a_client
from ui.desk import Desk
from ui.pages.base import Page
from ui.pages.made import Pages
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
def window(
    qtbot: QtBot, desk_on: Callable[..., Desk], settle: Callable[..., None], demo_chart: Path
) -> Window:
    return window_on_show(qtbot, desk_on(demo_chart), settle)


def a_client(window: Window, settle: Callable[..., None]) -> str:
    """The first client of the chart."""
    found = []
    window.desk.read(lambda chart: chart.clients.first().id, found.append)
    settle(window.desk)
    return found[0]


def kinds(window: Window) -> list[str]:
    return [type(page).__name__ for page in window.pages.made]


def test_the_window_begins_with_today_and_each_page_is_made_once(
    window: Window, settle: Callable[..., None]
) -> None:
    assert kinds(window) == ["TodayPage"]
    window.go("settings")
    window.go("today")
    window.go("settings")
    settle(window.desk)
    assert kinds(window) == ["TodayPage", "SettingsPage"]
    assert window.stack.count() == 2


def test_a_client_has_the_tab_in_front_and_no_other_until_it_is_asked_for(
    window: Window, settle: Callable[..., None]
) -> None:
    client = a_client(window, settle)
    window.open_client(client)
    settle(window.desk)
    assert [type(tab).__name__ for tab in window.client.parts.made] == ["OverviewTab"]
    assert "tab.plan" in window.client.parts
    window.open_client(client, "plan")
    settle(window.desk)
    assert [type(tab).__name__ for tab in window.client.parts.made] == ["OverviewTab", "PlanTab"]
    assert window.client.parts["tab.plan"].isVisible()


def test_the_page_of_a_client_is_made_a_part_at_a_time(window: Window) -> None:
    grown = []
    for _ in parts_of_a_client(window):
        pages = window.pages.made
        grown.append(len(pages) + (len(window.client.parts.made) if len(pages) > 1 else 0))
    assert all(later - before <= 1 for before, later in pairwise(grown))
    assert grown[-1] == 2 + len(window.client.parts)


def test_what_is_made_ahead_disturbs_nothing_that_is_open(
    qtbot: QtBot, window: Window, settle: Callable[..., None]
) -> None:
    client = a_client(window, settle)
    ahead = Ahead(window)
    ahead.begin()
    window.open_client(client, "sessions")
    settle(window.desk)
    qtbot.waitUntil(lambda: len(window.client.parts.made) == len(window.client.parts), timeout=10_000)
    assert window.client.stack.currentWidget() is window.client.parts["tab.sessions"]
    assert window.client.file.client.id == client


def test_closing_asks_only_the_pages_that_there_are(window: Window) -> None:
    window.flush()
    window.close()
    assert kinds(window) == ["TodayPage"]


def test_every_place_of_the_rail_has_its_page(window: Window, settle: Callable[..., None]) -> None:
    for name in window.pages:
        assert isinstance(window.pages[name], Page)
    settle(window.desk)
    assert window.pages[CLIENT] is window.client


def test_a_page_is_in_the_stack_when_it_was_asked_for(
    qtbot: QtBot, desk_on: Callable[..., Desk], demo_chart: Path
) -> None:
    desk, stack = desk_on(demo_chart), QStackedWidget()
    qtbot.addWidget(stack)
    pages = Pages(stack, {"one": lambda: Page(desk), "other": lambda: Page(desk)})
    assert (len(pages), stack.count(), pages.made) == (2, 0, [])
    one = pages["one"]
    assert (stack.count(), pages.made) == (1, [one])


def test_the_program_loads_no_page_of_a_client_and_nothing_for_paper_before_it_is_asked_for() -> None:
    listing = "import sys, ui.app; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", listing], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not set(LATER) & set(done.stdout.split())
