"""The window at a glance: Today before the chart is open, and whatever is asked meanwhile waits for the chart."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
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
from tests.support.shown_widgets import read_rows
from ui.application.application import NOT_OPENED, Application


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
def start(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Any]]:
    """Opens the chart at a path as the program does, and waits for the window; it is closed after the test."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    houses = []

    def open_house(path: Path) -> Application:
        house = Application(QApplication.instance(), path)
        houses.append(house)
        house.start_opening()
        qtbot.waitUntil(lambda: house.window is not None, timeout=10_000)
        house.window.activateWindow()
        qtbot.waitUntil(house.window.isActiveWindow)
        return house

    yield open_house
    for house in houses:
        if house.window is not None:
            close(qtbot, house)


def close(qtbot: QtBot, house: Application) -> None:
    with qtbot.waitSignal(house._worker.closed, timeout=10_000):
        house.window.close()
    qtbot.waitUntil(lambda: house.window is None)


@pytest.fixture
def kept(demo_file: Path) -> TodayContent:
    """The demo clinic, with Today kept in it; the day as reading it would say it."""
    with open_clinic_file(demo_file) as clinic_file:
        refresh_today_cache(clinic_file, clock.today())
        return read_day(clinic_file, clock.today())


def test_today_stands_there_before_the_chart_is_open(
    qtbot: QtBot, start: Callable[..., Application], gate: Event, demo_file: Path, kept: TodayContent
) -> None:
    house = start(demo_file)
    page = house.window.current_page
    assert page.day == kept
    assert [row[1] for row in read_rows(page.sessions_table)] == [visit.client_name for visit in kept.visits]
    assert house.window.therapist_label.text() == "Charting as Rosa Delgado, LMT, CNMT"
    assert house._worker.is_busy


def test_what_is_asked_meanwhile_is_done_by_who_is_at_work(
    qtbot: QtBot, start: Callable[..., Application], gate: Event, demo_file: Path, kept: TodayContent
) -> None:
    at = next(n for n, visit in enumerate(kept.visits) if visit.action == "Chart" and not visit.note_id)
    house = start(demo_file)
    page = house.window.current_page
    page.sessions_table.select_row(at)
    qtbot.keyClick(page.sessions_table, Qt.Key.Key_Return)
    assert house.window.current_page is page
    gate.set()
    qtbot.waitUntil(lambda: house.window.current_page is not page, timeout=10_000)
    qtbot.waitUntil(lambda: not house._worker.is_busy, timeout=10_000)
    shown = house.window.current_page
    assert shown.file.client.id == kept.visits[at].client_id
    close(qtbot, house)
    with open_clinic_file(demo_file) as clinic_file:
        (note,) = clinic_file.sessions.find(client_id=kept.visits[at].client_id, status="draft")
        assert note.therapist_id == clinic_file.therapists.find_first().id


def test_the_one_chosen_at_this_pc_is_named_at_once(
    start: Callable[..., Application], gate: Event, demo_file: Path
) -> None:
    with open_clinic_file(demo_file) as clinic_file:
        ana = save_record(
            clinic_file, clinic_file.therapists.find_first(), Therapist(name="Ana Silva", credentials="LMT")
        )
        refresh_today_cache(clinic_file, clock.today())
    house = start_as(start, demo_file, ana.id)
    assert house.window.therapist_label.text() == "Charting as Ana Silva, LMT"


def start_as(start: Callable[..., Application], path: Path, therapist_id: str) -> Application:
    from ui.core.settings import Settings

    Settings().therapist = therapist_id
    return start(path)


def test_closing_keeps_today_for_the_next_start_and_for_a_restored_backup(
    qtbot: QtBot, start: Callable[..., Application], demo_file: Path
) -> None:
    house = start(demo_file)
    close(qtbot, house)
    for file in (demo_file, list_backups(demo_file)[0]):
        look = open_with_today_cache(file, clock.today())
        assert look is not None
        look.connection.close()


def test_another_day_is_read_anew(
    qtbot: QtBot, start: Callable[..., Application], demo_file: Path, kept: TodayContent
) -> None:
    with clock.set_to(clock.now() + timedelta(days=30)):
        house = start(demo_file)
        qtbot.waitUntil(lambda: house.window.current_page.day is not None, timeout=10_000)
        assert house.window.current_page.day.day == clock.today()


def test_a_chart_that_cannot_be_read_after_all_is_told_once(
    qtbot: QtBot,
    start: Callable[..., Application],
    gate: Event,
    demo_file: Path,
    kept: TodayContent,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard = []
    monkeypatch.setattr(
        "ui.widgets.dialogs.standard_dialogs.show_message", lambda *words: heard.append(words[1:])
    )
    house = start(demo_file)
    house.window.current_page.refresh_page()
    gate.failure = NotAClinicFile("The file was damaged.")
    with qtbot.waitSignal(house._worker.closed, timeout=10_000):
        gate.set()
    qtbot.waitUntil(lambda: house.window is None)
    assert (heard, house.exit_code) == ([(NOT_OPENED, "The file was damaged.")], 1)


def reopened(start: Callable[..., Application], path: Path) -> tuple[Application, str]:
    """A start after which the first client of the chart was to come up again; its id."""
    from ui.core.settings import Settings

    with open_clinic_file(path) as clinic_file:
        last = clinic_file.clients.find_first().id
    Settings().last_client = last
    return start(path), last


def test_the_client_open_at_last_comes_up_again(
    qtbot: QtBot, start: Callable[..., Application], gate: Event, demo_file: Path, kept: TodayContent
) -> None:
    house, last = reopened(start, demo_file)
    gate.set()
    qtbot.waitUntil(lambda: house.window.current_page is not house.window.pages["go.today"], timeout=10_000)
    assert house.window.client_page._client_id == last


def test_who_types_before_the_chart_is_open_is_not_taken_elsewhere(
    qtbot: QtBot, start: Callable[..., Application], gate: Event, demo_file: Path, kept: TodayContent
) -> None:
    house, _ = reopened(start, demo_file)
    page = house.window.current_page
    qtbot.keyClick(house.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.search.edit, "marcus w")
    gate.set()
    qtbot.waitUntil(page.search.hit_list.isVisible, timeout=10_000)
    qtbot.waitUntil(lambda: not house._worker.is_busy, timeout=10_000)
    assert (house.window.current_page, page.search.edit.text()) == (page, "marcus w")
    assert page.search.edit.hasFocus()


def test_enter_before_the_chart_is_open_waits_for_whom_it_finds(
    qtbot: QtBot, start: Callable[..., Application], gate: Event, demo_file: Path, kept: TodayContent
) -> None:
    house = start(demo_file)
    page = house.window.current_page
    page.search.focus_line()
    qtbot.keyClicks(page.search.edit, "marcus webb")
    qtbot.keyClick(page.search.edit, Qt.Key.Key_Return)
    gate.set()
    qtbot.waitUntil(lambda: house.window.current_page is not page, timeout=10_000)
    qtbot.waitUntil(lambda: house.window.current_page.file is not None, timeout=10_000)
    assert house.window.current_page.file.client.family_name == "Webb"


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
    house = Application(QApplication.instance(), demo_file)
    house.start_opening()
    with qtbot.waitSignal(house._worker.closed, timeout=10_000):
        pass
    qtbot.waitUntil(lambda: house.window is None)
    assert (heard, house.exit_code) == ([NOT_OPENED], 1)
    with open_clinic_file(demo_file):
        pass  # the file was let go
