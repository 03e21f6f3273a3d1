"""The window at a glance: Today before the chart is open, and whatever is asked meanwhile waits for the chart."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import charting.chart
from charting import clock
from charting.actions.first_look import first_look
from charting.actions.glancing import keep_glance
from charting.actions.reading import read_day
from charting.actions.setting_up import save
from charting.chart import Chart, open_chart
from charting.errors import NotAChart
from charting.model.clinic import Therapist
from charting.storage.backup import list_backups
from charting.storage.connection import Connection
from charting.summaries.today import Day
from tests.ui.on_show import rows_of
from ui.app import NOT_OPENED, House


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Holds the chart back after the first look, until it is set; what is in `failure` is raised then."""
    held, whole = Event(), charting.chart.chart_on

    def chart_on(connection: Connection, path: Path) -> Chart:
        held.wait(10)
        if held.failure:
            connection.close()
            raise held.failure
        return whole(connection, path)

    held.failure = None
    monkeypatch.setattr(charting.chart, "chart_on", chart_on)
    yield held
    held.set()


@pytest.fixture
def start(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Any]]:
    """Opens the chart at a path as the program does, and waits for the window; it is closed after the test."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    houses = []

    def open_house(path: Path) -> House:
        house = House(QApplication.instance(), path)
        houses.append(house)
        house.start()
        qtbot.waitUntil(lambda: house.window is not None, timeout=10_000)
        house.window.activateWindow()
        qtbot.waitUntil(house.window.isActiveWindow)
        return house

    yield open_house
    for house in houses:
        if house.window is not None:
            close(qtbot, house)


def close(qtbot: QtBot, house: House) -> None:
    with qtbot.waitSignal(house._worker.closed, timeout=10_000):
        house.window.close()
    qtbot.waitUntil(lambda: house.window is None)


@pytest.fixture
def kept(demo_chart: Path) -> Day:
    """The demo clinic, with Today kept in it; the day as reading it would say it."""
    with open_chart(demo_chart) as chart:
        keep_glance(chart, clock.today())
        return read_day(chart, clock.today())


def test_today_stands_there_before_the_chart_is_open(
    qtbot: QtBot, start: Callable[..., House], gate: Event, demo_chart: Path, kept: Day
) -> None:
    house = start(demo_chart)
    page = house.window.page
    assert page.day == kept
    assert [row[1] for row in rows_of(page.sessions)] == [visit.client_name for visit in kept.visits]
    assert house.window.who.text() == "Charting as Rosa Delgado, LMT, CNMT"
    assert house._worker.busy


def test_what_is_asked_meanwhile_is_done_by_who_is_at_work(
    qtbot: QtBot, start: Callable[..., House], gate: Event, demo_chart: Path, kept: Day
) -> None:
    at = next(n for n, visit in enumerate(kept.visits) if visit.action == "Chart" and not visit.note_id)
    house = start(demo_chart)
    page = house.window.page
    page.sessions.choose(at)
    qtbot.keyClick(page.sessions, Qt.Key.Key_Return)
    assert house.window.page is page
    gate.set()
    qtbot.waitUntil(lambda: house.window.page is not page, timeout=10_000)
    qtbot.waitUntil(lambda: not house._worker.busy, timeout=10_000)
    shown = house.window.page
    assert shown.file.client.id == kept.visits[at].client_id
    close(qtbot, house)
    with open_chart(demo_chart) as chart:
        (note,) = chart.sessions.find(client_id=kept.visits[at].client_id, status="draft")
        assert note.therapist_id == chart.therapists.first().id


def test_the_one_chosen_at_this_pc_is_named_at_once(
    start: Callable[..., House], gate: Event, demo_chart: Path
) -> None:
    with open_chart(demo_chart) as chart:
        ana = save(chart, chart.therapists.first(), Therapist(name="Ana Silva", credentials="LMT"))
        keep_glance(chart, clock.today())
    house = start_as(start, demo_chart, ana.id)
    assert house.window.who.text() == "Charting as Ana Silva, LMT"


def start_as(start: Callable[..., House], path: Path, therapist_id: str) -> House:
    from ui.settings import Settings

    Settings().therapist = therapist_id
    return start(path)


def test_closing_keeps_today_for_the_next_start_and_for_a_restored_backup(
    qtbot: QtBot, start: Callable[..., House], demo_chart: Path
) -> None:
    house = start(demo_chart)
    close(qtbot, house)
    for file in (demo_chart, list_backups(demo_chart)[0]):
        look = first_look(file, clock.today())
        assert look is not None
        look.connection.close()


def test_another_day_is_read_anew(
    qtbot: QtBot, start: Callable[..., House], demo_chart: Path, kept: Day
) -> None:
    with clock.set_to(clock.now() + timedelta(days=30)):
        house = start(demo_chart)
        qtbot.waitUntil(lambda: house.window.page.day is not None, timeout=10_000)
        assert house.window.page.day.day == clock.today()


def test_a_chart_that_cannot_be_read_after_all_is_told_once(
    qtbot: QtBot,
    start: Callable[..., House],
    gate: Event,
    demo_chart: Path,
    kept: Day,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard = []
    monkeypatch.setattr("ui.widgets.dialogs.tell", lambda *words: heard.append(words[1:]))
    house = start(demo_chart)
    house.window.page.refresh()
    gate.failure = NotAChart("The file was damaged.")
    with qtbot.waitSignal(house._worker.closed, timeout=10_000):
        gate.set()
    qtbot.waitUntil(lambda: house.window is None)
    assert (heard, house.exit_code) == ([(NOT_OPENED, "The file was damaged.")], 1)


def reopened(start: Callable[..., House], path: Path) -> tuple[House, str]:
    """A start after which the first client of the chart was to come up again; its id."""
    from ui.settings import Settings

    with open_chart(path) as chart:
        last = chart.clients.first().id
    Settings().last_client = last
    return start(path), last


def test_the_client_open_at_last_comes_up_again(
    qtbot: QtBot, start: Callable[..., House], gate: Event, demo_chart: Path, kept: Day
) -> None:
    house, last = reopened(start, demo_chart)
    gate.set()
    qtbot.waitUntil(lambda: house.window.page is not house.window.pages["go.today"], timeout=10_000)
    assert house.window.client._client_id == last


def test_who_types_before_the_chart_is_open_is_not_taken_elsewhere(
    qtbot: QtBot, start: Callable[..., House], gate: Event, demo_chart: Path, kept: Day
) -> None:
    house, _ = reopened(start, demo_chart)
    page = house.window.page
    qtbot.keyClick(house.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.search.edit, "marcus w")
    gate.set()
    qtbot.waitUntil(page.search.list.isVisible, timeout=10_000)
    qtbot.waitUntil(lambda: not house._worker.busy, timeout=10_000)
    assert (house.window.page, page.search.edit.text()) == (page, "marcus w")
    assert page.search.edit.hasFocus()


def test_enter_before_the_chart_is_open_waits_for_whom_it_finds(
    qtbot: QtBot, start: Callable[..., House], gate: Event, demo_chart: Path, kept: Day
) -> None:
    house = start(demo_chart)
    page = house.window.page
    page.search.focus()
    qtbot.keyClicks(page.search.edit, "marcus webb")
    qtbot.keyClick(page.search.edit, Qt.Key.Key_Return)
    gate.set()
    qtbot.waitUntil(lambda: house.window.page is not page, timeout=10_000)
    qtbot.waitUntil(lambda: house.window.page.file is not None, timeout=10_000)
    assert house.window.page.file.client.family_name == "Webb"


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
    qtbot: QtBot, demo_chart: Path, kept: Day, monkeypatch: pytest.MonkeyPatch, glanced: bool
) -> None:
    """No window without anybody at work, and no program that waits for ever without a window."""
    heard = []
    monkeypatch.setattr("ui.widgets.dialogs.tell", lambda *words: heard.append(words[1]))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    damage(demo_chart, "therapist")
    if not glanced:
        damage(demo_chart, "glance")
    house = House(QApplication.instance(), demo_chart)
    house.start()
    with qtbot.waitSignal(house._worker.closed, timeout=10_000):
        pass
    qtbot.waitUntil(lambda: house.window is None)
    assert (heard, house.exit_code) == ([NOT_OPENED], 1)
    with open_chart(demo_chart):
        pass  # the file was let go
