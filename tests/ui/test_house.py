"""From the first start to the next one: the names asked for, a start given up, and who charts at this PC."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charting.actions.setting_up import save
from charting.chart import open_chart
from charting.model.clinic import Therapist
from charting.storage.connection import LOG_ROOM
from charting.storage.verify import verify
from tests.ui.on_show import said
from ui import upkeep
from ui.app import House
from ui.pages.first_start import FirstStart
from ui.widgets.dialogs import Message

ENTER = Qt.Key.Key_Return


@pytest.fixture
def start(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Opens the chart at a path as the program does, and waits for its first window or the window itself."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def open_house(path: Path) -> House:
        house = House(QApplication.instance(), path)
        house.start()
        qtbot.waitUntil(lambda: house.window is not None or hasattr(house, "_first"), timeout=10_000)
        shown = house.window or house._first
        shown.activateWindow()
        qtbot.waitUntil(shown.isActiveWindow)
        return house

    return open_house


def close(qtbot: QtBot, house: House) -> None:
    """As a person does; returns when the chart is closed."""
    with qtbot.waitSignal(house._worker.closed, timeout=10_000):
        (house.window or house._first).close()
    qtbot.waitUntil(lambda: house.window is None)


def answer(qtbot: QtBot, first: FirstStart, **typed: Any) -> None:
    """Type into the fields, with Enter after each."""
    for name, text in typed.items():
        edit = first.form.field(name).edit
        assert edit.hasFocus()
        qtbot.keyClicks(edit, text)
        qtbot.keyClick(edit, ENTER)


def test_enter_goes_from_line_to_line_and_from_the_last_one_starts(
    qtbot: QtBot, start: Callable[..., House], tmp_path: Path
) -> None:
    path = tmp_path / "clinic.soapstone"
    house = start(path)
    answer(
        qtbot,
        house._first,
        clinic="Riverside",
        name="Rosa Delgado",
        credentials="LMT",
        license_state="Oklahoma",
        license_number="104882",
    )
    qtbot.waitUntil(lambda: house.window is not None)
    assert not house._first.isVisible()
    close(qtbot, house)
    with open_chart(path) as chart:
        (therapist,) = chart.therapists.find()
        assert chart.clinic.name == "Riverside"
        assert therapist.signature == "Rosa Delgado, LMT"
        assert therapist.license_line == "Oklahoma license 104882"


def test_the_two_names_are_needed_and_nothing_typed_is_lost(
    qtbot: QtBot, start: Callable[..., House], tmp_path: Path
) -> None:
    house = start(tmp_path / "clinic.soapstone")
    first = house._first
    first.form.field("license_state").edit.setFocus()
    answer(qtbot, first, license_state="Oklahoma", license_number="")
    assert "The clinic needs a name." in said(first)
    answer(qtbot, first, clinic="Riverside")
    qtbot.keyClick(first, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert first.form.field("clinic").error == ""
    assert first.form.field("name").error.startswith("Your name is needed")
    assert first.form.field("name").edit.hasFocus()
    assert first.form.field("license_state").value() == "Oklahoma"
    close(qtbot, house)


def test_a_first_start_given_up_ends_well_and_is_asked_for_again(
    qtbot: QtBot, start: Callable[..., House], tmp_path: Path
) -> None:
    path = tmp_path / "clinic.soapstone"
    house = start(path)
    qtbot.keyClicks(house._first.form.field("clinic").edit, "Riverside")
    close(qtbot, house)
    assert house.exit_code == 0
    with open_chart(path) as chart:
        assert chart.clinic is None
        assert chart.therapists.count() == 0
        assert verify(chart.connection) == []
    again = start(path)
    assert again._first.isVisible()
    close(qtbot, again)


def test_the_therapist_chosen_signs_and_is_remembered_at_the_next_start(
    qtbot: QtBot, start: Callable[..., House], settle: Callable[..., None], demo_chart: Path
) -> None:
    with open_chart(demo_chart) as chart:
        save(chart, chart.therapists.first(), Therapist(name="Ana Silva", credentials="LMT"))
        client = chart.find_clients("nguyen")[0]
        draft = chart.sessions.last(client_id=client.id, status="draft")
    house = start(demo_chart)
    window, desk = house.window, house.window.desk
    window.go("settings")
    settle(desk)
    card = window.page.therapists
    assert card.at_work.isVisible()
    assert not card.work.isVisible()
    card.which.combo.setFocus()
    qtbot.keyClick(card.which.combo, Qt.Key.Key_A)
    assert card.work.isVisible()
    assert not card.at_work.isVisible()
    card.work.setFocus()
    qtbot.keyClick(card.work, Qt.Key.Key_Space)
    assert card.at_work.isVisible()
    assert window.who.text() == "Charting as Ana Silva, LMT"
    window.open_client(client.id, "sessions", draft.id)
    settle(desk)
    window.page.command("note.sign")()
    settle(desk)
    close(qtbot, house)
    with open_chart(demo_chart) as chart:
        assert chart.sessions.get(draft.id).signed_by == "Ana Silva, LMT"
    again = start(demo_chart)
    assert again.window.who.text() == "Charting as Ana Silva, LMT"
    close(qtbot, again)


def test_enter_alone_never_closes_over_words_that_are_not_saved(
    qtbot: QtBot, start: Callable[..., House], demo_chart: Path
) -> None:
    heard = []

    def press_enter() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, Message):
            heard.append(box.accessibleDescription())
            qtbot.keyClick(box.focusWidget(), ENTER)

    timer = QTimer(interval=20)
    timer.timeout.connect(press_enter)
    timer.start()
    house = start(demo_chart)
    house._desk.unsaved["a page"] = "What you typed is in no report yet."
    house.window.close()
    qtbot.waitUntil(lambda: bool(heard) and not house._leaving)
    assert heard == ["What you typed is in no report yet."]
    assert house.window is not None
    house._desk.unsaved.clear()
    close(qtbot, house)


def test_the_window_looks_after_the_chart_while_nobody_asks_anything(
    qtbot: QtBot, start: Callable[..., House], demo_chart: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "QUIET_MS", 20)
    house = start(demo_chart)
    log = demo_chart.with_name(f"{demo_chart.name}-wal")
    qtbot.waitUntil(lambda: log.stat().st_size >= LOG_ROOM, timeout=30_000)
    close(qtbot, house)
    assert not log.exists()
