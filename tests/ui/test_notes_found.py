"""Finding in the notes of all clients: from everywhere, as one types, to the very note and back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charting.actions.index_words import DIRECT, index_all_words
from charting.actions.notes import add_addendum
from charting.chart import open_chart
from charting.model.provider import Provider
from charting.summaries.excerpt import Excerpt
from tests.charting.sample_chart import a_client, sample_chart
from tests.ui.on_show import goings, put_on_show, rows_of, said, window_on_show
from ui.desk import Desk
from ui.pages.clients.page import ClientsPage
from ui.pages.notes_found import texts
from ui.pages.notes_found.marking import MORE, fitted
from ui.pages.notes_found.page import NotesFoundPage
from ui.pages.today.page import TodayPage
from ui.theme import tokens
from ui.window import Window

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
ENTER, DOWN, END, ESC = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Escape
MANY = 70


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed chart in which one session has seventy addenda."""
    path = tmp_path / "clinic.soapstone"
    with sample_chart(path) as sample:
        for number in range(MANY):
            add_addendum(
                sample.chart, sample.who, sample.session, f"Plays the <b>cello</b>, {number} minutes."
            )
        index_all_words(sample.chart)
    return path


@pytest.fixture
def page(
    qtbot: QtBot, desk_on: Callable[..., Desk], settle: Callable[..., None], path: Path
) -> NotesFoundPage:
    return put_on_show(qtbot, NotesFoundPage(desk_on(path)), settle)


@pytest.fixture
def window(qtbot: QtBot, desk_on: Callable[..., Desk], settle: Callable[..., None], path: Path) -> Window:
    return window_on_show(qtbot, desk_on(path), settle)


def typed(qtbot: QtBot, page: NotesFoundPage, settle: Callable[..., None], text: str) -> None:
    qtbot.keyClicks(page.search, text)
    settle(page.desk)


def test_it_says_what_can_be_typed_until_a_word_is(
    qtbot: QtBot, page: NotesFoundPage, settle: Callable[..., None]
) -> None:
    assert page.search.hasFocus()
    assert page.stack.currentWidget() is page.start
    typed(qtbot, page, settle, "l")
    assert page.stack.currentWidget() is page.start
    assert page.head.below.text() == texts.ALL_NOTES


def test_a_note_is_found_with_whose_it_is_and_its_words(
    qtbot: QtBot, page: NotesFoundPage, settle: Callable[..., None]
) -> None:
    typed(qtbot, page, settle, "shelf muc")
    [row] = rows_of(page.table)
    assert row == [
        "2 Mar 2026",
        "Nguyễn, Thảo Linh",
        "Session 1",
        "Reaches the shelf; “so much better” <5 & >3.",
    ]
    assert page.head.below.text() == "1 found"


def test_a_draft_says_that_it_is_one(qtbot: QtBot, page: NotesFoundPage, settle: Callable[..., None]) -> None:
    typed(qtbot, page, settle, "12o")
    model = page.table.model()
    assert model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == f"Session 2, {texts.DRAFT}"


def test_what_no_note_has_is_said_plainly(
    qtbot: QtBot, page: NotesFoundPage, settle: Callable[..., None]
) -> None:
    typed(qtbot, page, settle, "<i>xylophone</i>")
    assert "No note has “<i>xylophone</i>”." in said(page)
    assert page.head.below.text() == texts.NONE_FOUND


def test_enter_opens_the_very_note(qtbot: QtBot, page: NotesFoundPage, settle: Callable[..., None]) -> None:
    asked = goings(page.desk)
    typed(qtbot, page, settle, "capsular")
    qtbot.keyClick(page.search, ENTER)
    [(client_id, tab, record_id)] = asked
    hit = page.table.listed.rows[0].hit
    assert (client_id, tab, record_id) == (hit.client.id, "assessments", hit.note_id)


def test_there_are_more_where_one_scrolls_to_the_end(
    qtbot: QtBot, page: NotesFoundPage, settle: Callable[..., None]
) -> None:
    typed(qtbot, page, settle, "cello")
    first = len(page.table.listed.rows)
    assert first < MANY
    assert page.head.below.text() == texts.NEWEST.format(count=first)
    qtbot.keyClick(page.search, DOWN)
    assert page.table.hasFocus()
    while len(page.table.listed.rows) < MANY:
        before = len(page.table.listed.rows)
        page.table.scrollToBottom()
        settle(page.desk)
        assert len(page.table.listed.rows) > before
    assert page.head.below.text() == texts.FOUND.format(count=MANY)
    assert len({row.hit.record_id for row in page.table.listed.rows}) == MANY


def test_the_found_words_stand_on_a_ground_of_their_own(
    qtbot: QtBot, page: NotesFoundPage, settle: Callable[..., None]
) -> None:
    typed(qtbot, page, settle, "cello")
    picture = page.table.viewport().grab().toImage()
    ground = QColor(tokens.current()["accent_soft"]).rgb()
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
    layout = fitted(found, QFont(), width, "accent_soft")
    assert layout.lineCount() <= 2 or layout.text() == MORE
    assert layout.text() == found.line or layout.text().endswith(MORE)


def test_while_notes_are_still_read_it_says_so_and_reads_on(
    qtbot: QtBot, desk_on: Callable[..., Desk], settle: Callable[..., None], path: Path
) -> None:
    with open_chart(path) as chart:
        who = chart.therapists.find()[0]
        with chart.act("Rosa", "added") as act:
            for number in range(2 * DIRECT):
                act.put(Provider(name=f"Provider {number}"))
        add_addendum(chart, who, chart.sessions.find(status="signed")[0], "Plays the viola.")
    page = NotesFoundPage(desk_on(path))
    told = []
    page.reading.say = lambda text, tone="info": told.append(text)
    put_on_show(qtbot, page, settle)
    typed(qtbot, page, settle, "viola")
    qtbot.waitUntil(lambda: len(page.table.listed.rows) == 1)
    assert "still being read" in told[0]
    assert told[-1] == ""


def test_from_inside_a_client_to_a_note_of_another_and_back_again(
    qtbot: QtBot, window: Window, settle: Callable[..., None]
) -> None:
    clients = []
    window.desk.read(lambda chart: chart.find_clients("nguyen"), clients.extend)
    settle(window.desk)
    window.open_client(clients[0].id)
    settle(window.desk)
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL | SHIFT)
    page = window.page
    assert isinstance(page, NotesFoundPage)
    assert page.search.hasFocus()
    typed(qtbot, page, settle, "capsular")
    qtbot.keyClick(page.search, ENTER)
    settle(window.desk)
    assert window.page is window.client
    assert window.client.tabs.current() == "tab.assessments"
    note_id = page.table.listed.rows[0].hit.note_id
    assert window.client.parts["tab.assessments"].shown_id == note_id
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Left, ALT)
    settle(window.desk)
    assert (window.page, page.search.text()) == (page, "capsular")
    qtbot.keyClick(page.search, ESC)
    assert page.search.text() == ""
    qtbot.keyClick(page.search, ESC)
    assert window.page is window.client


def test_the_keys_come_again_to_type_over_what_stands_there(
    qtbot: QtBot, window: Window, settle: Callable[..., None]
) -> None:
    window.find_notes("capsular")
    settle(window.desk)
    window.page.table.setFocus()
    qtbot.keyClick(window.page.table, Qt.Key.Key_K, CONTROL | SHIFT)
    typed(qtbot, window.page, settle, "viola")
    assert window.page.search.text() == "viola"
    qtbot.keyClick(window.page.table, ESC)
    assert isinstance(window.page, TodayPage)


def test_what_was_typed_among_the_clients_goes_along(
    qtbot: QtBot, window: Window, settle: Callable[..., None]
) -> None:
    window.go("clients")
    settle(window.desk)
    clients = window.page
    assert isinstance(clients, ClientsPage)
    qtbot.keyClicks(clients.search, "capsular")
    settle(window.desk)
    qtbot.keyClick(clients.search, Qt.Key.Key_K, CONTROL | SHIFT)
    settle(window.desk)
    assert window.page.search.text() == "capsular"
    assert len(rows_of(window.page.table)) == 1


def test_todays_find_line_leads_to_the_notes_below_the_clients(
    qtbot: QtBot, window: Window, settle: Callable[..., None]
) -> None:
    today = window.page
    today.command("client.find")()
    qtbot.keyClicks(today.search.edit, "cello")
    settle(window.desk)
    hits = today.search.list.model()
    assert hits.index(hits.rowCount() - 1, 0).data() == "Find “cello” in the notes of all clients"
    qtbot.keyClick(today.search.list, DOWN)
    qtbot.keyClick(today.search.list, ENTER)
    settle(window.desk)
    assert isinstance(window.page, NotesFoundPage)
    assert window.page.search.text() == "cello"
    assert today.search.edit.text() == ""


def test_no_name_stands_in_the_title_of_the_window(window: Window, settle: Callable[..., None]) -> None:
    window.find_notes("shelf")
    settle(window.desk)
    assert window.windowTitle() == "Soapstone"


def test_a_name_without_end_keeps_to_its_column(
    qtbot: QtBot, desk_on: Callable[..., Desk], settle: Callable[..., None], path: Path
) -> None:
    with open_chart(path) as chart:
        client = chart.clients.find()[0]
        with chart.act("Rosa", "changed client") as act:
            act.put(client.with_changes(family_name=a_client().family_name * 30))
    page = put_on_show(qtbot, NotesFoundPage(desk_on(path)), settle)
    typed(qtbot, page, settle, "capsular")
    cell = page.table.model().index(0, 1)
    assert page.table.itemDelegate().whole_text(cell, page.table.columnWidth(1)).startswith("NguyễnNguyễn")
