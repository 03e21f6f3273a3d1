"""Settings, charting: the clinic's short words and its additions to the vocabularies."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charting.reference import loader
from charting.reference.vocabularies import Vocabulary, list_vocabularies
from tests.support.shown_widgets import read_labels, read_rows
from tests.support.window_driver import WindowDriver
from ui.core.settings import Settings
from ui.pages.records.record_sheet import RecordSheet
from ui.pages.settings.page import SettingsPage


@pytest.fixture
def page(driver: WindowDriver, empty_file: Path) -> SettingsPage:
    page = driver.show_page(SettingsPage(driver.connect(empty_file), Settings()))
    page.part_choice.pick_choice(1)
    return page


def fill(qtbot: QtBot, sheet: RecordSheet[Any], **typed: Any) -> None:
    for name, text in typed.items():
        field = sheet.form.get_field(name)
        field.edit.setFocus()
        field.edit.selectAll()
        qtbot.keyClicks(field.edit, text)


def store(qtbot: QtBot, page: SettingsPage, driver: WindowDriver, sheet: RecordSheet[Any]) -> None:
    sheet.submit_form()
    driver.settle(page.chart_client)
    driver.settle(page.chart_client)


def test_a_short_word_is_added_changed_and_retired(
    qtbot: QtBot, page: SettingsPage, driver: WindowDriver
) -> None:
    snippets = page.custom_cards[0]
    assert "No short words yet" in snippets.table._empty
    snippets.add_button.click()
    sheet = driver.find_sheet()
    fill(qtbot, sheet, short=".ltp", text="Local twitch in {muscle}.")
    store(qtbot, page, driver, sheet)
    assert read_rows(snippets.table) == [[".ltp", "Local twitch in {muscle}.", "mine", ""]]
    snippets.edit_record(snippets.rows[0])
    sheet = driver.find_sheet()
    sheet.form.get_field("everyone").box.click()
    sheet.form.get_field("retired").box.click()
    store(qtbot, page, driver, sheet)
    assert read_rows(snippets.table) == [
        [".ltp", "Local twitch in {muscle}.", "everyone’s", "no longer used"]
    ]


def test_what_is_wrong_is_said_at_the_field_and_nothing_is_lost(
    qtbot: QtBot, page: SettingsPage, driver: WindowDriver
) -> None:
    page.custom_cards[0].add_button.click()
    sheet = driver.find_sheet()
    fill(qtbot, sheet, short="l t p", text="Words")
    store(qtbot, page, driver, sheet)
    assert QApplication.activeModalWidget() is sheet
    assert "A short word has letters and digits only." in read_labels(sheet)
    assert sheet.form.get_field("text").get_value() == "Words"
    sheet.reject()


def test_an_own_technique_is_in_the_lists_at_once(
    qtbot: QtBot, page: SettingsPage, driver: WindowDriver
) -> None:
    vocabulary = page.custom_cards[1]
    assert vocabulary.vocabulary_field.get_value() == "techniques"
    vocabulary.add_button.click()
    sheet = driver.find_sheet()
    fill(qtbot, sheet, name="Hot shells", short="HSH")
    category = sheet.form.get_field("category")
    category.set_value(category.combo.itemData(0))
    store(qtbot, page, driver, sheet)
    assert read_rows(vocabulary.table) == [["Hot shells", "HSH", "Technique", ""]]
    assert loader.list_techniques()[-1].name == "Hot shells"


@pytest.mark.parametrize("kind", list_vocabularies(), ids=lambda each: each.name)
def test_each_vocabulary_can_be_extended_from_its_sheet(
    qtbot: QtBot, page: SettingsPage, driver: WindowDriver, kind: Vocabulary
) -> None:
    vocabulary = page.custom_cards[1]
    vocabulary.vocabulary_field.set_value(kind.name)
    vocabulary.edit_record(None)
    sheet = driver.find_sheet()
    for number, cell in enumerate(kind.asked):
        field = sheet.form.get_field(cell.column)
        if cell.chosen:
            field.combo.setCurrentIndex(field.combo.count() - 1)
        else:
            field.edit.setFocus()
            qtbot.keyClicks(field.edit, f"qx{number}")
    store(qtbot, page, driver, sheet)
    assert QApplication.activeModalWidget() is not sheet
    assert len(vocabulary.rows) == 1


def test_the_part_in_front_is_chosen_by_the_keyboard(qtbot: QtBot, page: SettingsPage) -> None:
    page.part_choice.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert page.parts.currentIndex() == 0
