"""What is not shown is not loaded: the window begins with Today alone, and the first client does not wait for it."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from tests.support.window_driver import WindowDriver
from ui.application.main_window import CLIENT, MainWindow
from ui.application.startup import ClientPagePreload, load_client_page_parts
from ui.pages.base import WindowPage
from ui.pages.lazy_pages import LazyPages

ROOT = Path(__file__).resolve().parents[3]
LATER = (
    "ui.pages.client.page",
    "ui.pages.settings.page",
    "reports.layout.paper_page",
    "reportlab",
    "pypdfium2",
    "asyncio",
)


@pytest.fixture
def window(driver: WindowDriver, demo_file: Path) -> MainWindow:
    return driver.show_window(driver.connect(demo_file))


def a_client(window: MainWindow, driver: WindowDriver) -> str:
    """The first client of the chart."""
    found = []
    window.chart_client.run_query(lambda clinic_file: clinic_file.clients.find_first().id, found.append)
    driver.settle(window.chart_client)
    return found[0]


def kinds(window: MainWindow) -> list[str]:
    return [type(page).__name__ for page in window.pages.made_so_far]


def test_the_window_begins_with_today_and_each_page_is_made_once(
    window: MainWindow, driver: WindowDriver
) -> None:
    assert kinds(window) == ["TodayPage"]
    window.go_to_page("settings")
    window.go_to_page("today")
    window.go_to_page("settings")
    driver.settle(window.chart_client)
    assert kinds(window) == ["TodayPage", "SettingsPage"]
    assert window.stack.count() == 2


def test_a_client_has_the_tab_in_front_and_no_other_until_it_is_asked_for(
    window: MainWindow, driver: WindowDriver
) -> None:
    client = a_client(window, driver)
    window.open_client(client)
    driver.settle(window.chart_client)
    assert [type(tab).__name__ for tab in window.client_page.client_tabs.made_so_far] == ["OverviewTab"]
    assert "tab.plan" in window.client_page.client_tabs
    window.open_client(client, "plan")
    driver.settle(window.chart_client)
    assert [type(tab).__name__ for tab in window.client_page.client_tabs.made_so_far] == [
        "OverviewTab",
        "PlanTab",
    ]
    assert window.client_page.client_tabs["tab.plan"].isVisible()


def test_the_page_of_a_client_is_made_a_part_at_a_time(window: MainWindow) -> None:
    grown = []
    for _ in load_client_page_parts(window):
        pages = window.pages.made_so_far
        grown.append(len(pages) + (len(window.client_page.client_tabs.made_so_far) if len(pages) > 1 else 0))
    assert all(later - before <= 1 for before, later in pairwise(grown))
    assert grown[-1] == 2 + len(window.client_page.client_tabs)


def test_what_is_made_ahead_disturbs_nothing_that_is_open(
    qtbot: QtBot, window: MainWindow, driver: WindowDriver
) -> None:
    client = a_client(window, driver)
    ahead = ClientPagePreload(window)
    ahead.start_loading()
    window.open_client(client, "sessions")
    driver.settle(window.chart_client)
    qtbot.waitUntil(
        lambda: len(window.client_page.client_tabs.made_so_far) == len(window.client_page.client_tabs),
        timeout=10_000,
    )
    assert window.client_page.stack.currentWidget() is window.client_page.client_tabs["tab.sessions"]
    assert window.client_page.file.client.id == client


def test_closing_asks_only_the_pages_that_there_are(window: MainWindow) -> None:
    window.flush_pages()
    window.close()
    assert kinds(window) == ["TodayPage"]


def test_every_place_of_the_rail_has_its_page(window: MainWindow, driver: WindowDriver) -> None:
    for name in window.pages:
        assert isinstance(window.pages[name], WindowPage)
    driver.settle(window.chart_client)
    assert window.pages[CLIENT] is window.client_page


def test_a_page_is_in_the_stack_when_it_was_asked_for(
    qtbot: QtBot, driver: WindowDriver, demo_file: Path
) -> None:
    chart_client, stack = driver.connect(demo_file), QStackedWidget()
    qtbot.addWidget(stack)
    pages = LazyPages(
        stack, {"one": lambda: WindowPage(chart_client), "other": lambda: WindowPage(chart_client)}
    )
    assert (len(pages), stack.count(), pages.made_so_far) == (2, 0, [])
    one = pages["one"]
    assert (stack.count(), pages.made_so_far) == (1, [one])


def test_the_program_loads_no_page_of_a_client_and_nothing_for_paper_before_it_is_asked_for() -> None:
    listing = "import sys, ui.application.application; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", listing], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not set(LATER) & set(done.stdout.split())
