"""The Settings page: letterhead and therapists are stored, colors change at once, backups are made, checked and asked for."""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6 import QtWidgets
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charting.actions.plain_records import save_record
from charting.backup_folder import list_backups
from charting.clinic_file import ClinicFile
from charting.model.clinic import Clinic, PaperSize, Therapist
from tests.support.shown_widgets import read_labels, read_rows
from tests.support.window_driver import WindowDriver
from ui.core.settings import Settings
from ui.pages.settings.page import SettingsPage
from ui.theme import apply_theme, tokens
from ui.widgets.dialogs.standard_dialogs import MessageDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(driver: WindowDriver, empty_file: Path) -> SettingsPage:
    return driver.show_page(SettingsPage(driver.connect(empty_file), Settings()))


@pytest.fixture
def kept(page: SettingsPage, driver: WindowDriver) -> Callable[..., Any]:
    """Reads the clinic and the therapists as stored now."""

    def read() -> tuple[Clinic, list[Therapist]]:
        found = []
        page.chart_client.run_query(
            lambda clinic_file: (clinic_file.clinic, clinic_file.therapists.find()), found.append
        )
        driver.settle(page.chart_client)
        return found[0]

    return read


def type_over(qtbot: QtBot, edit: QtWidgets.QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def answer(*, yes: bool) -> list[Any]:
    """Answer the question that comes up next, by its button; returns a list that then holds its words."""

    def press() -> None:
        message = QApplication.activeModalWidget()
        if isinstance(message, MessageDialog):
            timer.stop()
            words.append(read_labels(message))
            (message.yes if yes else message.no).click()

    words = []
    timer = QTimer(QApplication.instance(), interval=20)
    timer.timeout.connect(press)
    timer.start()
    return words


def test_the_letterhead_is_stored_with_the_save_command(
    qtbot: QtBot,
    page: SettingsPage,
    driver: WindowDriver,
    kept: Callable[..., tuple[Clinic, list[Therapist]]],
) -> None:
    heard = []
    page.chart_client.status_shown.connect(heard.append)
    form = page.clinic.form
    type_over(qtbot, form.get_field("phone").edit, "(918) 555-0142")
    qtbot.keyClicks(form.get_field("address").edit, "412 Riverside Ave")
    qtbot.keyClick(form.get_field("paper").combo, Qt.Key.Key_Down)
    page.find_command("save")()
    clinic, _ = kept()
    assert (clinic.name, clinic.phone, clinic.address) == ("Riverside", "(918) 555-0142", "412 Riverside Ave")
    assert clinic.paper is PaperSize.A4
    assert heard == ["Saved"]
    assert not page.clinic.save_button.isEnabled()


def test_a_clinic_without_a_name_is_refused_at_the_field_and_nothing_is_lost(
    qtbot: QtBot, page: SettingsPage, kept: Callable[..., tuple[Clinic, list[Therapist]]]
) -> None:
    form = page.clinic.form
    type_over(qtbot, form.get_field("name").edit, " ")
    type_over(qtbot, form.get_field("fax").edit, "1")
    page.clinic.save_button.click()
    assert form.get_field("name").error == "Name is needed."
    assert form.get_field("name").edit.hasFocus()
    assert form.get_field("fax").get_value() == "1"
    assert kept()[0].fax == ""


def test_the_therapist_at_work_signs_by_the_new_credentials_at_once(
    qtbot: QtBot,
    page: SettingsPage,
    driver: WindowDriver,
    kept: Callable[..., tuple[Clinic, list[Therapist]]],
) -> None:
    (form,) = page.therapists.forms.values()
    type_over(qtbot, form.form.get_field("credentials").edit, "LMT, CNMT")
    type_over(qtbot, form.form.get_field("license_expires").edit, "24 jun 2027")
    form.save_button.click()
    assert kept()[1][0].license_expires == date(2027, 6, 24)
    assert page.chart_client.therapist.signature == "Rosa Delgado, LMT, CNMT"


def test_a_date_that_cannot_be_read_stays_as_typed_and_is_not_stored(
    qtbot: QtBot, page: SettingsPage, kept: Callable[..., tuple[Clinic, list[Therapist]]]
) -> None:
    (form,) = page.therapists.forms.values()
    type_over(qtbot, form.form.get_field("license_expires").edit, "31 feb")
    page.flush_edits()
    page.find_command("save")()
    assert form.form.get_field("license_expires").error == "I cannot read “31 feb” as a date."
    assert kept()[1][0].version == 1


def test_another_therapist_is_added_and_can_be_chosen(
    qtbot: QtBot,
    page: SettingsPage,
    driver: WindowDriver,
    kept: Callable[..., tuple[Clinic, list[Therapist]]],
) -> None:
    page.therapists.add_button.click()
    form = page.therapists.forms[""]
    assert form.form.get_field("name").edit.hasFocus()
    form.save_record()
    assert form.form.get_field("name").error == "Name is needed."
    qtbot.keyClicks(form.form.get_field("name").edit, "Ana Silva")
    form.save_record()
    assert [each.name for each in kept()[1]] == ["Ana Silva", "Rosa Delgado"]
    combo = page.therapists.therapist_field.combo
    assert combo.isVisible()
    assert combo.currentText() == "Ana Silva"
    qtbot.keyClick(combo, Qt.Key.Key_Up)
    assert page.therapists.stack.currentWidget().form.get_field("name").get_value() == "Rosa Delgado"
    assert page.chart_client.therapist.name == "Rosa Delgado"


def test_what_is_typed_is_not_overwritten_and_a_conflict_is_said(
    qtbot: QtBot,
    page: SettingsPage,
    driver: WindowDriver,
    kept: Callable[..., tuple[Clinic, list[Therapist]]],
) -> None:
    form = page.clinic.form
    type_over(qtbot, form.get_field("phone").edit, "1")

    def meanwhile(clinic_file: ClinicFile, who: Therapist) -> Clinic:
        return save_record(clinic_file, who, clinic_file.clinic.with_changes(fax="2"))

    page.chart_client.run_action(meanwhile)
    driver.settle(page.chart_client)
    assert form.get_field("phone").get_value() == "1"
    page.find_command("save")()
    driver.settle(page.chart_client)
    assert "Somebody else changed this in the meantime" in read_labels(form)
    assert form.get_field("fax").get_value() == "2"
    page.find_command("save")()
    assert (kept()[0].phone, kept()[0].fax) == ("1", "2")


def test_leaving_stores_what_is_right(
    qtbot: QtBot, page: SettingsPage, kept: Callable[..., tuple[Clinic, list[Therapist]]]
) -> None:
    type_over(qtbot, page.clinic.form.get_field("website").edit, "riverside.example")
    page.flush_edits()
    assert kept()[0].website == "riverside.example"


def test_the_colors_change_at_once_and_are_remembered(qtbot: QtBot, page: SettingsPage) -> None:
    try:
        page.theme.control.setFocus()
        qtbot.keyClick(page.theme.control, Qt.Key.Key_D)
        assert tokens.get_mode() == "dark"
        assert Settings().theme == "dark"
        qtbot.keyClick(page.theme.control, Qt.Key.Key_Backspace)
        assert page.theme.get_value() == "dark"
    finally:
        apply_theme(QApplication.instance(), "light")


def test_a_backup_is_made_and_listed(page: SettingsPage, driver: WindowDriver, empty_file: Path) -> None:
    assert not page.clinic_file_card.restore_button.isEnabled()
    assert page.clinic_file_card.path_line.text() == str(empty_file)
    page.clinic_file_card.back_up_button.click()
    driver.settle(page.chart_client)
    (made,) = list_backups(empty_file)
    assert made.name in read_labels(page.clinic_file_card)
    assert [row[1] for row in read_rows(page.clinic_file_card.table)] == [made.name]
    assert page.clinic_file_card.restore_button.isEnabled()


def test_restoring_names_the_backup_and_is_asked_for_only_with_yes(
    qtbot: QtBot, page: SettingsPage, driver: WindowDriver, empty_file: Path
) -> None:
    asked = []
    page.restore_requested.connect(asked.append)
    page.clinic_file_card.back_up_now()
    driver.settle(page.chart_client)
    (made,) = list_backups(empty_file)
    for yes in (False, True):
        words = answer(yes=yes)
        page.clinic_file_card.table.setFocus()
        qtbot.keyClick(page.clinic_file_card.table, Qt.Key.Key_Return)
        driver.settle(page.chart_client)
        assert made.name in words[0]
        assert "set aside" in words[0]
        assert len(asked) == int(yes)
    assert asked == [made]


def test_a_file_that_is_no_chart_is_refused_with_a_sentence(
    page: SettingsPage, driver: WindowDriver, tmp_path: Path
) -> None:
    asked = []
    page.restore_requested.connect(asked.append)
    letter = tmp_path / "letter.soapstone"
    letter.write_text("Dear Dr Okafor")
    page.clinic_file_card.ask_to_restore_file(letter)
    driver.settle(page.chart_client)
    assert "letter.soapstone cannot be restored. This is not a clinic file" in read_labels(
        page.clinic_file_card
    )
    assert letter.read_text() == "Dear Dr Okafor"
    assert asked == []


def test_another_file_is_chosen_in_a_dialog(
    qtbot: QtBot, page: SettingsPage, driver: WindowDriver, empty_file: Path
) -> None:
    asked = []
    page.restore_requested.connect(asked.append)
    page.clinic_file_card.back_up_now()
    driver.settle(page.chart_client)
    (made,) = list_backups(empty_file)
    page.clinic_file_card.other_button.click()
    dialog = page.clinic_file_card.dialog
    qtbot.waitUntil(dialog.isVisible)
    dialog.selectFile(str(made))
    words = answer(yes=True)
    dialog.accept()
    driver.settle(page.chart_client)
    assert made.name in words[0]
    assert asked == [made]


def test_the_check_says_in_a_sentence_that_all_is_well(page: SettingsPage, driver: WindowDriver) -> None:
    page.clinic_file_card.check_button.click()
    driver.settle(page.chart_client)
    assert "The clinic file is whole" in read_labels(page.clinic_file_card)
    assert page.clinic_file_card.check_button.isEnabled()


def test_the_check_says_what_was_altered_behind_the_programs_back(
    driver: WindowDriver, empty_file: Path
) -> None:
    with sqlite3.connect(empty_file) as raw:
        raw.execute("UPDATE clinic SET body = replace(body, 'Riverside', 'Lakeside')")
    raw.close()
    page = driver.show_page(SettingsPage(driver.connect(empty_file), Settings()))
    page.clinic_file_card.check_integrity()
    driver.settle(page.chart_client)
    assert "the document is not the one that was logged" in read_labels(page.clinic_file_card)
