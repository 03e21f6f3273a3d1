"""Settings, charting: own outcome measures by a form of a few fields, and forms with items from a file."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from charting.clinic_file import open_clinic_file
from charting.measures.instruments import get_instrument, list_instruments
from charting.model.custom_records import CustomInstrument
from tests.charting.measures.definitions import NDI, QUICKDASH, document
from tests.support.shown_widgets import read_labels, read_rows
from tests.support.window_driver import WindowDriver
from ui.core.settings import Settings
from ui.pages.records.record_sheet import RecordSheet
from ui.pages.settings import texts
from ui.pages.settings.custom_measures_card import CustomMeasuresCard
from ui.pages.settings.page import SettingsPage


@pytest.fixture
def page(driver: WindowDriver, empty_file: Path) -> SettingsPage:
    page = driver.show_page(SettingsPage(driver.connect(empty_file), Settings()))
    page.part_choice.pick_choice(1)
    return page


@pytest.fixture
def card(page: SettingsPage) -> CustomMeasuresCard:
    return next(each for each in page.custom_cards if isinstance(each, CustomMeasuresCard))


def fill(qtbot: QtBot, sheet: RecordSheet[Any], **typed: Any) -> None:
    for name, text in typed.items():
        field = sheet.form.get_field(name)
        field.edit.setFocus()
        field.edit.selectAll()
        qtbot.keyClicks(field.edit, text)


def choose(qtbot: QtBot, sheet: RecordSheet[Any], letter: str) -> None:
    combo = sheet.form.get_field("better").combo
    combo.setFocus()
    qtbot.keyClicks(combo, letter)


def store(card: CustomMeasuresCard, driver: WindowDriver, sheet: RecordSheet[Any]) -> None:
    sheet.submit_form()
    driver.settle(card.chart_client)
    driver.settle(card.chart_client)


def add_walk(qtbot: QtBot, card: CustomMeasuresCard, driver: WindowDriver) -> None:
    card.add_button.click()
    sheet = driver.find_sheet()
    fill(qtbot, sheet, name="Six-minute walk", unit="m", high="1000")
    choose(qtbot, sheet, "a h")
    store(card, driver, sheet)


def test_a_simple_measure_takes_a_few_fields_and_can_be_charted_at_once(
    qtbot: QtBot, card: CustomMeasuresCard, driver: WindowDriver
) -> None:
    add_walk(qtbot, card, driver)
    assert read_rows(card.table) == [["Six-minute walk", "own measure", ""]]
    found = get_instrument("own_six_minute_walk")
    assert (found.low, found.high, found.step, found.better, found.unit) == (0, 1000, 1, "higher", "m")
    assert found in list_instruments()


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "", texts.SAY_MEASURE_NAME),
        ("name", "QuickDASH", "There is already a measure called QuickDASH. Choose another name."),
        ("unit", "", "Enter the unit."),
        ("low", "", "Lowest is needed, a number."),
        ("low", "1000", texts.HIGHEST_TOO_LOW),
        ("high", "far", "“far” is not a number."),
        ("step", "0", texts.STEP_WRONG),
        ("step", "7", texts.STEPS_MISS),
    ],
)
def test_wrong_input_is_one_sentence_at_its_field_and_nothing_is_lost(
    qtbot: QtBot, card: CustomMeasuresCard, driver: WindowDriver, field: str, typed: str, sentence: str
) -> None:
    card.add_button.click()
    sheet = driver.find_sheet()
    fill(qtbot, sheet, name="Six-minute walk", unit="m", high="1000")
    choose(qtbot, sheet, "a h")
    edit = sheet.form.get_field(field).edit
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    qtbot.keyClicks(edit, typed)
    store(card, driver, sheet)
    assert QApplication.activeModalWidget() is sheet
    wrong = "high" if sentence.startswith("The highest") else field
    assert sheet.form.get_field(wrong).error.startswith(sentence)
    assert sheet.form.get_field("high").edit.text() == ("far" if typed == "far" else "1000")
    assert read_rows(card.table) == []


def test_the_direction_must_be_said(qtbot: QtBot, card: CustomMeasuresCard, driver: WindowDriver) -> None:
    card.add_button.click()
    sheet = driver.find_sheet()
    fill(qtbot, sheet, name="Six-minute walk", unit="m", high="1000")
    store(card, driver, sheet)
    assert sheet.form.get_field("better").error.startswith("Choose which direction is better")


def test_a_wider_range_is_the_same_measure_and_another_unit_is_another_version(
    qtbot: QtBot, card: CustomMeasuresCard, driver: WindowDriver
) -> None:
    add_walk(qtbot, card, driver)
    card.edit_record(card.rows[0])
    sheet = driver.find_sheet()
    fill(qtbot, sheet, name="Walk of six minutes", high="1500")
    store(card, driver, sheet)
    walk = get_instrument("own_six_minute_walk")
    assert (walk.name, walk.high, walk.version) == ("Walk of six minutes", 1500, "")
    card.edit_record(card.rows[0])
    sheet = driver.find_sheet()
    fill(qtbot, sheet, unit="ft", high="5000")
    store(card, driver, sheet)
    assert (get_instrument("own_six_minute_walk").unit, get_instrument("own_six_minute_walk").version) == (
        "ft",
        "2",
    )


def test_one_that_is_no_longer_used_is_not_offered(
    qtbot: QtBot, card: CustomMeasuresCard, driver: WindowDriver
) -> None:
    add_walk(qtbot, card, driver)
    card.edit_record(card.rows[0])
    sheet = driver.find_sheet()
    sheet.form.get_field("retired").box.click()
    store(card, driver, sheet)
    assert read_rows(card.table)[0][-1] == "no longer used"
    walk = get_instrument("own_six_minute_walk")
    assert walk not in list_instruments()


def test_a_form_with_items_comes_from_a_file_chosen_in_a_dialog(
    card: CustomMeasuresCard, driver: WindowDriver, tmp_path: Path
) -> None:
    path = tmp_path / "form.json"
    path.write_text(json.dumps(document(**NDI)), encoding="utf-8")
    card.file_button.click()
    dialog = card.findChild(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    driver.settle(card.chart_client)
    assert card.notice.isVisible()
    assert "Own form can be charted now." in read_labels(card.notice)
    assert read_rows(card.table) == [["Own form", "10 items", ""]]
    card.edit_record(card.rows[0])
    sheet = driver.find_sheet()
    assert "This one came from a file." in read_labels(sheet)
    sheet.form.get_field("retired").box.click()
    store(card, driver, sheet)
    assert read_rows(card.table)[0][-1] == "no longer used"
    card.add_definition_file(path)
    driver.settle(card.chart_client)
    assert read_rows(card.table)[0][-1] == ""


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "form.json was not added. The file is not JSON: line 1, character 2."),
        (json.dumps(document(id="odi")), "form.json was not added. The id odi is one of the program's own."),
        (json.dumps(document(high=5)), "form.json was not added. The answers give totals from 0 to 6"),
        (None, "form.json was not added. It cannot be read: "),
    ],
)
def test_a_file_that_is_wrong_is_told_in_a_sentence(
    card: CustomMeasuresCard, driver: WindowDriver, tmp_path: Path, content: str | None, sentence: str
) -> None:
    path = tmp_path / "form.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    card.add_definition_file(path)
    driver.settle(card.chart_client)
    assert sentence in read_labels(card.notice)
    assert read_rows(card.table) == []


def test_a_form_that_counts_otherwise_is_refused_until_it_has_another_version(
    card: CustomMeasuresCard, driver: WindowDriver, tmp_path: Path
) -> None:
    path = tmp_path / "form.json"
    for definition in (NDI, QUICKDASH):
        path.write_text(json.dumps(document(**definition)), encoding="utf-8")
        card.add_definition_file(path)
        driver.settle(card.chart_client)
    assert "Give it another “version”" in read_labels(card.notice)
    assert read_rows(card.table)[0][1] == "10 items"


def test_one_that_this_program_cannot_read_is_listed_and_can_be_retired(
    driver: WindowDriver, empty_file: Path
) -> None:
    with open_clinic_file(empty_file) as clinic_file, clinic_file.act("Rosa", "added") as act:
        act.store_record(CustomInstrument(code="own_later", document='{"from": "later"}'))
    page = driver.show_page(SettingsPage(driver.connect(empty_file), Settings()))
    page.part_choice.pick_choice(1)
    card = next(each for each in page.custom_cards if isinstance(each, CustomMeasuresCard))
    assert read_rows(card.table) == [["own_later", "cannot be read", ""]]
    card.edit_record(card.rows[0])
    sheet = driver.find_sheet()
    sheet.form.get_field("retired").box.click()
    store(card, driver, sheet)
    assert read_rows(card.table)[0][-1] == "no longer used"
