"""Finding in the notes of all clients: from everywhere, as one types, to the very note and back."""

from pathlib import Path

import pytest
from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charting.actions.note_indexing import MOST_UNINDEXED, index_all_notes
from charting.actions.notes import add_addendum
from charting.clinic_file import open_clinic_file
from charting.model.provider import Provider
from charting.text.excerpts import Excerpt
from tests.support.sample_clinic import build_client, open_sample_clinic
from tests.support.shown_widgets import read_labels, read_rows, record_client_requests
from tests.support.window_driver import WindowDriver
from ui.application.main_window import MainWindow
from ui.pages.clients.page import ClientsPage
from ui.pages.note_search import texts
from ui.pages.note_search.excerpt_delegate import ELLIPSIS, fit_excerpt
from ui.pages.note_search.page import NoteSearchPage
from ui.pages.today.page import TodayPage
from ui.theme import tokens

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
ENTER, DOWN, END, ESC = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Escape
MANY = 70


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed chart in which one session has seventy addenda."""
    path = tmp_path / "clinic.soapstone"
    with open_sample_clinic(path) as sample:
        for number in range(MANY):
            add_addendum(
                sample.clinic_file, sample.who, sample.session, f"Plays the <b>cello</b>, {number} minutes."
            )
        index_all_notes(sample.clinic_file)
    return path


@pytest.fixture
def page(driver: WindowDriver, path: Path) -> NoteSearchPage:
    return driver.show_page(NoteSearchPage(driver.connect(path)))


@pytest.fixture
def window(driver: WindowDriver, path: Path) -> MainWindow:
    return driver.show_window(driver.connect(path))


def typed(qtbot: QtBot, page: NoteSearchPage, driver: WindowDriver, text: str) -> None:
    qtbot.keyClicks(page.search, text)
    driver.settle(page.chart_client)


def test_it_says_what_can_be_typed_until_a_word_is(
    qtbot: QtBot, page: NoteSearchPage, driver: WindowDriver
) -> None:
    assert page.search.hasFocus()
    assert page.stack.currentWidget() is page.start_state
    typed(qtbot, page, driver, "l")
    assert page.stack.currentWidget() is page.start_state
    assert page.head.subtitle.text() == texts.ALL_NOTES


def test_a_note_is_found_with_whose_it_is_and_its_words(
    qtbot: QtBot, page: NoteSearchPage, driver: WindowDriver
) -> None:
    typed(qtbot, page, driver, "shelf muc")
    [row] = read_rows(page.table)
    assert row == [
        "2 Mar 2026",
        "Nguyễn, Thảo Linh",
        "Session 1",
        "Reaches the shelf; “so much better” <5 & >3.",
    ]
    assert page.head.subtitle.text() == "1 found"


def test_a_draft_says_that_it_is_one(qtbot: QtBot, page: NoteSearchPage, driver: WindowDriver) -> None:
    typed(qtbot, page, driver, "12o")
    model = page.table.model()
    assert model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == f"Session 2, {texts.DRAFT}"


def test_what_no_note_has_is_said_plainly(qtbot: QtBot, page: NoteSearchPage, driver: WindowDriver) -> None:
    typed(qtbot, page, driver, "<i>xylophone</i>")
    assert "No note contains “<i>xylophone</i>”." in read_labels(page)
    assert page.head.subtitle.text() == texts.NONE_FOUND


def test_enter_opens_the_very_note(qtbot: QtBot, page: NoteSearchPage, driver: WindowDriver) -> None:
    asked = record_client_requests(page.chart_client)
    typed(qtbot, page, driver, "capsular")
    qtbot.keyClick(page.search, ENTER)
    [(client_id, tab, record_id)] = asked
    hit = page.table.record_model.rows[0].hit
    assert (client_id, tab, record_id) == (hit.client.id, "assessments", hit.note_id)


def test_there_are_more_where_one_scrolls_to_the_end(
    qtbot: QtBot, page: NoteSearchPage, driver: WindowDriver
) -> None:
    typed(qtbot, page, driver, "cello")
    first = len(page.table.record_model.rows)
    assert first < MANY
    assert page.head.subtitle.text() == texts.NEWEST.format(count=first)
    qtbot.keyClick(page.search, DOWN)
    assert page.table.hasFocus()
    while len(page.table.record_model.rows) < MANY:
        before = len(page.table.record_model.rows)
        page.table.scrollToBottom()
        driver.settle(page.chart_client)
        assert len(page.table.record_model.rows) > before
    assert page.head.subtitle.text() == texts.FOUND.format(count=MANY)
    assert len({row.hit.record_id for row in page.table.record_model.rows}) == MANY


def test_the_found_words_stand_on_a_ground_of_their_own(
    qtbot: QtBot, page: NoteSearchPage, driver: WindowDriver
) -> None:
    typed(qtbot, page, driver, "cello")
    picture = page.table.viewport().grab().toImage()
    ground = QColor(tokens.get_colors()["accent_soft"]).rgb()
    assert any(
        picture.pixel(x, y) == ground
        for x in range(0, picture.width(), 2)
        for y in range(60, picture.height(), 2)
    )


@pytest.mark.parametrize("width", [8, 60, 300, 900])
@pytest.mark.parametrize("line", ["and then much more of it " * 20, "x" * 400, "𝒳 " * 200, "cello", ""])
def test_whatever_the_width_the_words_keep_to_two_lines(
    qapp: QtWidgets.QApplication, width: int, line: str
) -> None:
    found = Excerpt(f"cello {line}", ((0, 5),))
    layout = fit_excerpt(found, QFont(), width, "accent_soft")
    assert layout.lineCount() <= 2 or layout.text() == ELLIPSIS
    assert layout.text() == found.line or layout.text().endswith(ELLIPSIS)


def test_while_notes_are_still_read_it_says_so_and_reads_on(
    qtbot: QtBot, driver: WindowDriver, path: Path
) -> None:
    with open_clinic_file(path) as clinic_file:
        who = clinic_file.therapists.find()[0]
        with clinic_file.act("Rosa", "added") as act:
            for number in range(2 * MOST_UNINDEXED):
                act.store_record(Provider(name=f"Provider {number}"))
        add_addendum(clinic_file, who, clinic_file.sessions.find(status="signed")[0], "Plays the viola.")
    page = NoteSearchPage(driver.connect(path))
    told = []
    page.reading_notice.show_notice = lambda text, tone="info": told.append(text)
    driver.show_page(page)
    typed(qtbot, page, driver, "viola")
    qtbot.waitUntil(lambda: len(page.table.record_model.rows) == 1)
    assert "still being indexed" in told[0]
    assert told[-1] == ""


def test_from_inside_a_client_to_a_note_of_another_and_back_again(
    qtbot: QtBot, window: MainWindow, driver: WindowDriver
) -> None:
    clients = []
    window.chart_client.run_query(lambda clinic_file: clinic_file.find_clients("nguyen"), clients.extend)
    driver.settle(window.chart_client)
    window.open_client(clients[0].id)
    driver.settle(window.chart_client)
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL | SHIFT)
    page = window.current_page
    assert isinstance(page, NoteSearchPage)
    assert page.search.hasFocus()
    typed(qtbot, page, driver, "capsular")
    qtbot.keyClick(page.search, ENTER)
    driver.settle(window.chart_client)
    assert window.current_page is window.client_page
    assert window.client_page.tabs.get_current_tab() == "tab.assessments"
    note_id = page.table.record_model.rows[0].hit.note_id
    assert window.client_page.client_tabs["tab.assessments"].shown_id == note_id
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Left, ALT)
    driver.settle(window.chart_client)
    assert (window.current_page, page.search.text()) == (page, "capsular")
    qtbot.keyClick(page.search, ESC)
    assert page.search.text() == ""
    qtbot.keyClick(page.search, ESC)
    assert window.current_page is window.client_page


def test_the_keys_come_again_to_type_over_what_stands_there(
    qtbot: QtBot, window: MainWindow, driver: WindowDriver
) -> None:
    window.find_notes("capsular")
    driver.settle(window.chart_client)
    window.current_page.table.setFocus()
    qtbot.keyClick(window.current_page.table, Qt.Key.Key_K, CONTROL | SHIFT)
    typed(qtbot, window.current_page, driver, "viola")
    assert window.current_page.search.text() == "viola"
    qtbot.keyClick(window.current_page.table, ESC)
    assert isinstance(window.current_page, TodayPage)


def test_what_was_typed_among_the_clients_goes_along(
    qtbot: QtBot, window: MainWindow, driver: WindowDriver
) -> None:
    window.go_to_page("clients")
    driver.settle(window.chart_client)
    clients = window.current_page
    assert isinstance(clients, ClientsPage)
    qtbot.keyClicks(clients.search, "capsular")
    driver.settle(window.chart_client)
    qtbot.keyClick(clients.search, Qt.Key.Key_K, CONTROL | SHIFT)
    driver.settle(window.chart_client)
    assert window.current_page.search.text() == "capsular"
    assert len(read_rows(window.current_page.table)) == 1


def test_todays_find_line_leads_to_the_notes_below_the_clients(
    qtbot: QtBot, window: MainWindow, driver: WindowDriver
) -> None:
    today = window.current_page
    today.find_command("client.find")()
    qtbot.keyClicks(today.search.edit, "cello")
    driver.settle(window.chart_client)
    hits = today.search.hit_list.model()
    assert hits.index(hits.rowCount() - 1, 0).data() == "Search the notes of all clients for “cello”"
    qtbot.keyClick(today.search.hit_list, DOWN)
    qtbot.keyClick(today.search.hit_list, ENTER)
    driver.settle(window.chart_client)
    assert isinstance(window.current_page, NoteSearchPage)
    assert window.current_page.search.text() == "cello"
    assert today.search.edit.text() == ""


def test_no_name_stands_in_the_title_of_the_window(window: MainWindow, driver: WindowDriver) -> None:
    window.find_notes("shelf")
    driver.settle(window.chart_client)
    assert window.windowTitle() == "Soapstone"


def test_a_name_without_end_keeps_to_its_column(qtbot: QtBot, driver: WindowDriver, path: Path) -> None:
    with open_clinic_file(path) as clinic_file:
        client = clinic_file.clients.find()[0]
        with clinic_file.act("Rosa", "changed client") as act:
            act.store_record(client.with_changes(family_name=build_client().family_name * 30))
    page = driver.show_page(NoteSearchPage(driver.connect(path)))
    typed(qtbot, page, driver, "capsular")
    cell = page.table.model().index(0, 1)
    assert page.table.itemDelegate().find_cut_text(cell, page.table.columnWidth(1)).startswith("NguyễnNguyễn")
