"""The window at a glance: Today before the chart is open, and whatever is asked meanwhile waits for the chart."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import charting.clinic_file
from charting import clock
from charting.actions.cached_opening import open_with_today_cache
from charting.actions.plain_records import save_record
from charting.actions.today_cache_refresh import refresh_today_cache
from charting.actions.today_overview import read_day
from charting.backup_folder import list_backups
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.errors import NotAClinicFile
from charting.model.clinic import Therapist
from charting.storage.sqlite.connection import Connection
from charting.summaries.today.today_content import TodayContent
from tests.support.application_driver import ApplicationDriver, Start, start_applications
from tests.support.shown_widgets import read_rows
from ui.application.application import NOT_OPENED


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Holds the chart back after the first look, until it is set; what is in `failure` is raised then."""
    held, whole = Event(), charting.clinic_file.load_clinic_file

    def load_clinic_file(connection: Connection, path: Path) -> ClinicFile:
        if current_thread() is main_thread():  # the test itself opens the file, to prepare or to look
            return whole(connection, path)
        held.wait(10)
        if held.failure:
            connection.close()
            raise held.failure
        return whole(connection, path)

    held.failure = None
    monkeypatch.setattr(charting.clinic_file, "load_clinic_file", load_clinic_file)
    yield held
    held.set()


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    """Starts the application on a path and waits for its window."""
    with start_applications(qtbot) as start_application:

        def start_with_window(path: Path) -> ApplicationDriver:
            application = start_application(path)
            application.wait_for_window()
            return application

        yield start_with_window


@pytest.fixture
def kept(demo_file: Path) -> TodayContent:
    """The demo clinic, with Today kept in it; the day as reading it would say it."""
    with open_clinic_file(demo_file) as clinic_file:
        refresh_today_cache(clinic_file, clock.today())
        return read_day(clinic_file, clock.today())


def test_today_stands_there_before_the_chart_is_open(
    qtbot: QtBot, start: Start, gate: Event, demo_file: Path, kept: TodayContent
) -> None:
    application = start(demo_file)
    page = application.window.current_page
    assert page.day == kept
    assert [row[1] for row in read_rows(page.sessions_table)] == [visit.client_name for visit in kept.visits]
    assert application.window.therapist_label.text() == "Charting as Rosa Delgado, LMT, CNMT"
    assert application.worker.is_busy


def test_what_is_asked_meanwhile_is_done_by_who_is_at_work(
    qtbot: QtBot, start: Start, gate: Event, demo_file: Path, kept: TodayContent
) -> None:
    at = next(n for n, visit in enumerate(kept.visits) if visit.action == "Chart" and not visit.note_id)
    application = start(demo_file)
    page = application.window.current_page
    page.sessions_table.select_row(at)
    qtbot.keyClick(page.sessions_table, Qt.Key.Key_Return)
    assert application.window.current_page is page
    gate.set()
    qtbot.waitUntil(lambda: application.window.current_page is not page, timeout=10_000)
    application.wait_until_idle()
    shown = application.window.current_page
    assert shown.file.client.id == kept.visits[at].client_id
    application.close()
    with open_clinic_file(demo_file) as clinic_file:
        (note,) = clinic_file.sessions.find(client_id=kept.visits[at].client_id, status="draft")
        assert note.therapist_id == clinic_file.therapists.find_first().id


def test_the_one_chosen_at_this_pc_is_named_at_once(start: Start, gate: Event, demo_file: Path) -> None:
    with open_clinic_file(demo_file) as clinic_file:
        ana = save_record(
            clinic_file, clinic_file.therapists.find_first(), Therapist(name="Ana Silva", credentials="LMT")
        )
        refresh_today_cache(clinic_file, clock.today())
    application = start_as(start, demo_file, ana.id)
    assert application.window.therapist_label.text() == "Charting as Ana Silva, LMT"


def start_as(start: Start, path: Path, therapist_id: str) -> ApplicationDriver:
    from ui.core.settings import Settings

    Settings().therapist = therapist_id
    return start(path)


def test_closing_keeps_today_for_the_next_start_and_for_a_restored_backup(
    qtbot: QtBot, start: Start, demo_file: Path
) -> None:
    application = start(demo_file)
    application.close()
    for file in (demo_file, list_backups(demo_file)[0]):
        look = open_with_today_cache(file, clock.today())
        assert look is not None
        look.connection.close()


def test_another_day_is_read_anew(qtbot: QtBot, start: Start, demo_file: Path, kept: TodayContent) -> None:
    with clock.set_to(clock.now() + timedelta(days=30)):
        application = start(demo_file)
        qtbot.waitUntil(lambda: application.window.current_page.day is not None, timeout=10_000)
        assert application.window.current_page.day.day == clock.today()


def test_a_chart_that_cannot_be_read_after_all_is_told_once(
    qtbot: QtBot,
    start: Start,
    gate: Event,
    demo_file: Path,
    kept: TodayContent,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard = []
    monkeypatch.setattr(
        "ui.widgets.dialogs.standard_dialogs.show_message", lambda *words: heard.append(words[1:])
    )
    application = start(demo_file)
    application.window.current_page.refresh_page()
    gate.failure = NotAClinicFile("The file was damaged.")
    with qtbot.waitSignal(application.worker.closed, timeout=10_000):
        gate.set()
    application.wait_until_closed()
    assert (heard, application.exit_code) == ([(NOT_OPENED, "The file was damaged.")], 1)


def reopened(start: Start, path: Path) -> tuple[ApplicationDriver, str]:
    """A start after which the first client of the chart was to come up again; its id."""
    from ui.core.settings import Settings

    with open_clinic_file(path) as clinic_file:
        last = clinic_file.clients.find_first().id
    Settings().last_client = last
    return start(path), last


def test_the_client_open_at_last_comes_up_again(
    qtbot: QtBot, start: Start, gate: Event, demo_file: Path, kept: TodayContent
) -> None:
    application, last = reopened(start, demo_file)
    gate.set()
    qtbot.waitUntil(
        lambda: application.window.current_page is not application.window.pages["go.today"], timeout=10_000
    )
    qtbot.waitUntil(lambda: application.window.client_page.file is not None, timeout=10_000)
    assert application.window.client_page.file.client.id == last


def test_who_types_before_the_chart_is_open_is_not_taken_elsewhere(
    qtbot: QtBot, start: Start, gate: Event, demo_file: Path, kept: TodayContent
) -> None:
    application, _ = reopened(start, demo_file)
    page = application.window.current_page
    qtbot.keyClick(application.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.search.edit, "marcus w")
    gate.set()
    qtbot.waitUntil(page.search.hit_list.isVisible, timeout=10_000)
    application.wait_until_idle()
    assert (application.window.current_page, page.search.edit.text()) == (page, "marcus w")
    assert page.search.edit.hasFocus()


def test_enter_before_the_chart_is_open_waits_for_whom_it_finds(
    qtbot: QtBot, start: Start, gate: Event, demo_file: Path, kept: TodayContent
) -> None:
    application = start(demo_file)
    page = application.window.current_page
    page.search.focus_line()
    qtbot.keyClicks(page.search.edit, "marcus webb")
    qtbot.keyClick(page.search.edit, Qt.Key.Key_Return)
    gate.set()
    qtbot.waitUntil(lambda: application.window.current_page is not page, timeout=10_000)
    qtbot.waitUntil(lambda: application.window.current_page.file is not None, timeout=10_000)
    assert application.window.current_page.file.client.family_name == "Webb"


def damage(path: Path, table: str) -> None:
    """Random bytes in place of that table's first page."""
    with closing(sqlite3.connect(path)) as bare:
        (page,) = bare.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = bare.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(os.urandom(size))


@pytest.mark.parametrize("glanced", [True, False])
def test_a_chart_that_cannot_say_who_charts_did_not_open(
    qtbot: QtBot, demo_file: Path, kept: TodayContent, monkeypatch: pytest.MonkeyPatch, glanced: bool
) -> None:
    """No window without anybody at work, and no program that waits for ever without a window."""
    heard = []
    monkeypatch.setattr(
        "ui.widgets.dialogs.standard_dialogs.show_message", lambda *words: heard.append(words[1])
    )
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    damage(demo_file, "therapist")
    if not glanced:
        damage(demo_file, "glance")
    application = ApplicationDriver(qtbot, demo_file)
    with qtbot.waitSignal(application.worker.closed, timeout=10_000):
        pass
    application.wait_until_closed()
    assert (heard, application.exit_code) == ([NOT_OPENED], 1)
    with open_clinic_file(demo_file):
        pass  # the file was let go
