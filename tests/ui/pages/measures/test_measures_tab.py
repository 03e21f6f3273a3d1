"""The Measures tab: every measure in a table, the chosen trends below each other, by the keyboard."""

from pathlib import Path

import pytest
from PySide6 import QtCore
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.shown_widgets import read_rows
from tests.support.window_driver import WindowDriver
from ui.core.settings import Settings
from ui.pages.client.page import ClientPage
from ui.pages.measures import texts
from ui.pages.measures.tab import MeasuresTab


@pytest.fixture
def page(qtbot: QtBot, driver: WindowDriver, demo_file: Path) -> ClientPage:
    made = ClientPage(driver.connect(demo_file), Settings())
    qtbot.addWidget(made)
    made.resize(1360, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    found = []
    made.chart_client.run_query(
        lambda clinic_file: clinic_file.find_clients("nguyen linh")[0].id, found.append
    )
    driver.settle(made.chart_client)
    made.show_client(found[0], "measures")
    made.refresh_page()
    driver.settle(made.chart_client)
    return made


@pytest.fixture
def tab(page: ClientPage) -> MeasuresTab:
    return page.client_tabs["tab.measures"]


def press(qtbot: QtBot, tab: MeasuresTab, key: QtCore.Qt.Key) -> None:
    tab.table.setFocus()
    qtbot.keyClick(tab.table, key)


def test_every_measure_stands_in_the_table(tab: MeasuresTab) -> None:
    rows = read_rows(tab.table)
    assert rows[0][0] == "Pain on arrival"
    assert len(rows) > 8
    assert sum(row[-1] == "shown" for row in rows) == len(tab.strips) == 3


def test_space_shows_and_hides_a_trend(qtbot: QtBot, tab: MeasuresTab) -> None:
    tab.table.select_row(1)
    press(qtbot, tab, Qt.Key.Key_Space)
    assert [strip.name.text() for strip in tab.strips][-1] == "Worst pain"
    assert read_rows(tab.table)[1][-1] == "shown"
    press(qtbot, tab, Qt.Key.Key_Return)
    assert "Worst pain" not in [strip.name.text() for strip in tab.strips]


def test_six_at_most_and_the_window_says_so(qtbot: QtBot, tab: MeasuresTab) -> None:
    said = []
    tab.chart_client.status_shown.connect(said.append)
    for place in range(tab.table.model().rowCount()):
        tab.table.select_row(place)
        if tab.table.get_current_row().key not in tab.get_shown_keys():
            press(qtbot, tab, Qt.Key.Key_Space)
    assert len(tab.strips) == 6
    assert said[-1] == texts.MOST


def test_with_none_chosen_it_says_how(qtbot: QtBot, tab: MeasuresTab) -> None:
    for key in tab.get_shown_keys():
        tab.toggle_trend(next(row for row in tab.table.model().rows if row.key == key))
    assert tab.strips == []
    assert tab.none_shown_label.isVisible()


def test_a_trend_is_said_in_words(tab: MeasuresTab) -> None:
    strip = tab.strips[0]
    assert strip.view.accessibleName() == "Trends: Pain on arrival"
    assert "on " in strip.view.accessibleDescription()
    assert "→" in strip.verdict.text()


def test_another_client_shows_only_their_own(
    page: ClientPage, tab: MeasuresTab, driver: WindowDriver
) -> None:
    found = []
    page.chart_client.run_query(
        lambda clinic_file: [client.id for client in clinic_file.find_clients("")], found.append
    )
    driver.settle(page.chart_client)
    for client_id in found[0]:
        page.show_client(client_id, "measures")
        page.refresh_page()
        driver.settle(page.chart_client)
        assert {strip.name.text() for strip in tab.strips} <= {row[0] for row in read_rows(tab.table)}


def test_while_another_tab_is_in_front_nothing_is_judged_for_this_one(
    page: ClientPage, tab: MeasuresTab, driver: WindowDriver
) -> None:
    """Sixty visits would be gone through at every save; what came meanwhile is there when it is looked at."""
    page.show_client(page.file.client.id, "overview")
    before = tab.case
    page.refresh_page()
    driver.settle(page.chart_client)
    assert tab.case is before
    page.tabs.setCurrentIndex(page.tabs.ids.index("tab.measures"))
    assert tab.case is not before
    assert tab.case.case == before.case
    assert read_rows(tab.table)[0][0] == "Pain on arrival"
