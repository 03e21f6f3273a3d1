"""Settings, charting: the clinic's short words and its additions to the vocabularies."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charting.reference import loader
from charting.reference.vocabularies import Vocabulary, vocabularies
from tests.ui.on_show import put_on_show, rows_of, said, sheet_on_show
from ui.desk import Desk
from ui.pages.record_sheet import RecordSheet
from ui.pages.settings.page import SettingsPage
from ui.settings import Settings


@pytest.fixture
def page(
    qtbot: QtBot, desk_on: Callable[..., Desk], settle: Callable[..., None], empty_chart: Path
) -> SettingsPage:
    page = put_on_show(qtbot, SettingsPage(desk_on(empty_chart), Settings()), settle)
    page.part.pick(1)
    return page


def fill(qtbot: QtBot, sheet: RecordSheet[Any], **typed: Any) -> None:
    for name, text in typed.items():
        field = sheet.form.field(name)
        field.edit.setFocus()
        field.edit.selectAll()
        qtbot.keyClicks(field.edit, text)


def store(qtbot: QtBot, page: SettingsPage, settle: Callable[..., None], sheet: RecordSheet[Any]) -> None:
    sheet.submit()
    settle(page.desk)
    settle(page.desk)


def test_a_short_word_is_added_changed_and_retired(
    qtbot: QtBot, page: SettingsPage, settle: Callable[..., None]
) -> None:
    snippets = page.own[0]
    assert "No short word yet" in snippets.table._empty
    snippets.add.click()
    sheet = sheet_on_show(qtbot)
    fill(qtbot, sheet, short=".ltp", text="Local twitch in {muscle}.")
    store(qtbot, page, settle, sheet)
    assert rows_of(snippets.table) == [[".ltp", "Local twitch in {muscle}.", "mine", ""]]
    snippets.edit(snippets.rows[0])
    sheet = sheet_on_show(qtbot)
    sheet.form.field("everyone").box.click()
    sheet.form.field("retired").box.click()
    store(qtbot, page, settle, sheet)
    assert rows_of(snippets.table) == [[".ltp", "Local twitch in {muscle}.", "everyone’s", "no longer used"]]


def test_what_is_wrong_is_said_at_the_field_and_nothing_is_lost(
    qtbot: QtBot, page: SettingsPage, settle: Callable[..., None]
) -> None:
    page.own[0].add.click()
    sheet = sheet_on_show(qtbot)
    fill(qtbot, sheet, short="l t p", text="Words")
    store(qtbot, page, settle, sheet)
    assert QApplication.activeModalWidget() is sheet
    assert "A short word has letters and digits only." in said(sheet)
    assert sheet.form.field("text").value() == "Words"
    sheet.reject()


def test_an_own_technique_is_in_the_lists_at_once(
    qtbot: QtBot, page: SettingsPage, settle: Callable[..., None]
) -> None:
    vocabulary = page.own[1]
    assert vocabulary.which.value() == "techniques"
    vocabulary.add.click()
    sheet = sheet_on_show(qtbot)
    fill(qtbot, sheet, name="Hot shells", short="HSH")
    category = sheet.form.field("category")
    category.set_value(category.combo.itemData(0))
    store(qtbot, page, settle, sheet)
    assert rows_of(vocabulary.table) == [["Hot shells", "HSH", "Technique", ""]]
    assert loader.techniques()[-1].name == "Hot shells"


@pytest.mark.parametrize("kind", vocabularies(), ids=lambda each: each.name)
def test_each_vocabulary_can_be_extended_from_its_sheet(
    qtbot: QtBot, page: SettingsPage, settle: Callable[..., None], kind: Vocabulary
) -> None:
    vocabulary = page.own[1]
    vocabulary.which.set_value(kind.name)
    vocabulary.edit(None)
    sheet = sheet_on_show(qtbot)
    for number, cell in enumerate(kind.asked):
        field = sheet.form.field(cell.column)
        if cell.chosen:
            field.combo.setCurrentIndex(field.combo.count() - 1)
        else:
            field.edit.setFocus()
            qtbot.keyClicks(field.edit, f"qx{number}")
    store(qtbot, page, settle, sheet)
    assert QApplication.activeModalWidget() is not sheet
    assert len(vocabulary.rows) == 1


def test_the_part_in_front_is_chosen_by_the_keyboard(qtbot: QtBot, page: SettingsPage) -> None:
    page.part.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert page.parts.currentIndex() == 0
