"""From the first start to the next one: the names asked for, a start given up, and who charts at this PC."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charting.actions.plain_records import save_record
from charting.clinic_file import open_clinic_file
from charting.model.clinic import Therapist
from charting.storage.sqlite.connection import WAL_BYTES
from charting.storage.verification import verify_clinic_file
from tests.support.application_driver import Start, start_applications
from tests.support.shown_widgets import read_labels
from tests.support.window_driver import WindowDriver
from ui.application import maintenance
from ui.application.first_start import FirstStartWindow
from ui.widgets.dialogs.standard_dialogs import MessageDialog

ENTER = Qt.Key.Key_Return


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    with start_applications(qtbot) as start_application:
        yield start_application


def answer(qtbot: QtBot, first: FirstStartWindow, **typed: Any) -> None:
    """Type into the fields, with Enter after each."""
    for name, text in typed.items():
        edit = first.form.get_field(name).edit
        assert edit.hasFocus()
        qtbot.keyClicks(edit, text)
        qtbot.keyClick(edit, ENTER)


def test_enter_goes_from_line_to_line_and_from_the_last_one_starts(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    path = tmp_path / "clinic.soapstone"
    application = start(path)
    first = application.wait_for_first_start()
    answer(
        qtbot,
        first,
        clinic="Riverside",
        name="Rosa Delgado",
        credentials="LMT",
        license_state="Oklahoma",
        license_number="104882",
    )
    qtbot.waitUntil(lambda: application.has_window)
    assert not first.isVisible()
    application.close()
    with open_clinic_file(path) as clinic_file:
        (therapist,) = clinic_file.therapists.find()
        assert clinic_file.clinic.name == "Riverside"
        assert therapist.signature == "Rosa Delgado, LMT"
        assert therapist.license_line == "Oklahoma license 104882"


def test_the_two_names_are_needed_and_nothing_typed_is_lost(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    application = start(tmp_path / "clinic.soapstone")
    first = application.wait_for_first_start()
    first.form.get_field("license_state").edit.setFocus()
    answer(qtbot, first, license_state="Oklahoma", license_number="")
    assert "The clinic needs a name." in read_labels(first)
    answer(qtbot, first, clinic="Riverside")
    qtbot.keyClick(first, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert first.form.get_field("clinic").error == ""
    assert first.form.get_field("name").error.startswith("Your name is needed")
    assert first.form.get_field("name").edit.hasFocus()
    assert first.form.get_field("license_state").get_value() == "Oklahoma"
    application.close()


def test_a_first_start_given_up_ends_well_and_is_asked_for_again(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    path = tmp_path / "clinic.soapstone"
    application = start(path)
    first = application.wait_for_first_start()
    qtbot.keyClicks(first.form.get_field("clinic").edit, "Riverside")
    application.close()
    assert application.exit_code == 0
    with open_clinic_file(path) as clinic_file:
        assert clinic_file.clinic is None
        assert clinic_file.therapists.count() == 0
        assert verify_clinic_file(clinic_file.connection) == []
    again = start(path)
    assert again.wait_for_first_start().isVisible()
    again.close()


def test_the_therapist_chosen_signs_and_is_remembered_at_the_next_start(
    qtbot: QtBot, start: Start, driver: WindowDriver, demo_file: Path
) -> None:
    with open_clinic_file(demo_file) as clinic_file:
        save_record(
            clinic_file, clinic_file.therapists.find_first(), Therapist(name="Ana Silva", credentials="LMT")
        )
        client = clinic_file.find_clients("nguyen")[0]
        draft = clinic_file.sessions.find_last(client_id=client.id, status="draft")
    application = start(demo_file)
    application.wait_for_window()
    window, chart_client = application.window, application.window.chart_client
    window.go_to_page("settings")
    driver.settle(chart_client)
    card = window.current_page.therapists
    assert card.at_work_chip.isVisible()
    assert not card.chart_as_button.isVisible()
    card.therapist_field.combo.setFocus()
    qtbot.keyClick(card.therapist_field.combo, Qt.Key.Key_A)
    assert card.chart_as_button.isVisible()
    assert not card.at_work_chip.isVisible()
    card.chart_as_button.setFocus()
    qtbot.keyClick(card.chart_as_button, Qt.Key.Key_Space)
    assert card.at_work_chip.isVisible()
    assert window.therapist_label.text() == "Charting as Ana Silva, LMT"
    window.open_client(client.id, "sessions", draft.id)
    driver.settle(chart_client)
    window.current_page.find_command("note.sign")()
    driver.settle(chart_client)
    application.close()
    with open_clinic_file(demo_file) as clinic_file:
        assert clinic_file.sessions.get(draft.id).signed_by == "Ana Silva, LMT"
    again = start(demo_file)
    again.wait_for_window()
    assert again.window.therapist_label.text() == "Charting as Ana Silva, LMT"
    again.close()


def test_enter_alone_never_closes_over_words_that_are_not_saved(
    qtbot: QtBot, start: Start, demo_file: Path
) -> None:
    heard = []

    def press_enter() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, MessageDialog):
            heard.append(box.accessibleDescription())
            qtbot.keyClick(box.focusWidget(), ENTER)

    timer = QTimer(interval=20)
    timer.timeout.connect(press_enter)
    timer.start()
    application = start(demo_file)
    application.wait_for_window()
    application.chart_client.unsaved["a page"] = "What you typed is in no report yet."
    application.window.close()
    qtbot.waitUntil(lambda: bool(heard) and application.window.isEnabled())
    assert heard == ["What you typed is in no report yet."]
    application.chart_client.unsaved.clear()
    application.close()


def test_the_window_looks_after_the_chart_while_nobody_asks_anything(
    qtbot: QtBot, start: Start, demo_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maintenance, "QUIET_MS", 20)
    application = start(demo_file)
    application.wait_for_window()
    log = demo_file.with_name(f"{demo_file.name}-wal")
    qtbot.waitUntil(lambda: log.stat().st_size >= WAL_BYTES, timeout=30_000)
    application.close()
    assert not log.exists()
