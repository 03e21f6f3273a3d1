"""Settings: templates of assessments, changed as plain text, offered at once, and brought back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from charting.reference import custom_data
from charting.reference.assessment_templates import (
    AssessmentTemplate,
    list_templates,
    load_shipped_templates,
    propose_template,
)
from tests.support.shown_widgets import read_labels, read_rows
from tests.support.window_driver import WindowDriver
from ui.core.settings import Settings
from ui.pages.records.record_sheet import RecordSheet
from ui.pages.settings import texts
from ui.pages.settings.page import SettingsPage
from ui.pages.settings.templates_card import TemplatesCard


@pytest.fixture
def page(driver: WindowDriver, empty_file: Path) -> Iterator[SettingsPage]:
    page = driver.show_page(SettingsPage(driver.connect(empty_file), Settings()))
    page.part_choice.pick_choice(1)
    page.templates = next(card for card in page.custom_cards if isinstance(card, TemplatesCard))
    yield page
    custom_data.set_custom_data(custom_data.SHIPPED)


def row_of(page: SettingsPage, name: str) -> list[str]:
    return next(row for row in read_rows(page.templates.table) if row[0] == name)


def edit(driver: WindowDriver, page: SettingsPage, name: str) -> RecordSheet[Any]:
    page.templates.edit_record(next(row for row in page.templates.rows if row.name == name))
    return driver.find_sheet()


def write(sheet: RecordSheet[Any], **typed: Any) -> None:
    for name, text in typed.items():
        sheet.form.get_field(name).edit.setPlainText(text) if name == "lines" else sheet.form.get_field(
            name
        ).edit.setText(text)


def store(page: SettingsPage, driver: WindowDriver, sheet: RecordSheet[Any]) -> None:
    sheet.submit_form()
    driver.settle(page.chart_client)
    driver.settle(page.chart_client)


def offered(code: str) -> AssessmentTemplate | None:
    return next((each for each in list_templates() if each.id == code), None)


def test_every_shipped_template_is_listed(page: SettingsPage) -> None:
    assert [row[0] for row in read_rows(page.templates.table)] == [
        each.name for each in load_shipped_templates()
    ]
    assert row_of(page, "Neck")[2] == "shipped"


def test_a_shipped_one_is_changed_hidden_and_brought_back(page: SettingsPage, driver: WindowDriver) -> None:
    sheet = edit(driver, page, "Neck")
    write(sheet, lines="measure ndi\n\n rom cervical rotation b \n")
    store(page, driver, sheet)
    assert offered("neck").lines == ("measure ndi", "rom cervical rotation b")
    assert row_of(page, "Neck")[1:] == ["2", "shipped, changed here", ""]
    sheet = edit(driver, page, "Neck")
    sheet.form.get_field("retired").box.click()
    store(page, driver, sheet)
    assert offered("neck") is None
    assert row_of(page, "Neck")[3] == "no longer used"
    sheet = edit(driver, page, "Neck")
    sheet.form.get_field("restore").box.click()
    store(page, driver, sheet)
    assert offered("neck") in load_shipped_templates()
    sheet = edit(driver, page, "Neck")
    assert "rom cervical flexion" in sheet.form.get_field("lines").get_value()
    write(sheet, lines="measure ndi")
    store(page, driver, sheet)
    assert offered("neck").lines == ("measure ndi",)


def test_each_wrong_line_gets_its_sentence_and_nothing_is_lost(
    page: SettingsPage, driver: WindowDriver
) -> None:
    page.templates.add_button.click()
    sheet = driver.find_sheet()
    wrong = "rom cervikal rotation b\nmeasure ndi\npalp nothing here"
    write(sheet, name="Desk neck", lines=wrong)
    store(page, driver, sheet)
    assert QApplication.activeModalWidget() is sheet
    assert "no motion is called “cervikal rotation”. Did you mean “cervical rotation”?" in read_labels(sheet)
    assert "no structure or region is called “nothing here”" in read_labels(sheet)
    assert sheet.form.get_field("lines").get_value() == wrong
    write(sheet, lines="rom cervical rotation b\nmeasure ndi")
    store(page, driver, sheet)
    assert propose_template(["desk neck since May"]).id == "own_desk_neck"
    assert row_of(page, "Desk neck") == ["Desk neck", "2", "this clinic", ""]


def test_an_own_one_is_retired_and_taken_up_again(page: SettingsPage, driver: WindowDriver) -> None:
    page.templates.add_button.click()
    sheet = driver.find_sheet()
    write(sheet, name="Desk neck", lines="measure ndi")
    store(page, driver, sheet)
    for there in (None, ("measure ndi",)):
        sheet = edit(driver, page, "Desk neck")
        sheet.form.get_field("retired").box.click()
        store(page, driver, sheet)
        found = offered("own_desk_neck")
        assert (found.lines if found else None) == there


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": "Desk neck", "lines": ""}, texts.SAY_LINES),
        ({"name": "", "lines": "measure ndi"}, "Name is needed."),
        ({"name": "neck", "lines": "measure ndi"}, "There is already a template called neck."),
        ({"name": "Long", "lines": "measure ndi\n" * 201}, "A template has at most 200 lines."),
    ],
)
def test_what_is_refused_is_said_at_its_field(
    page: SettingsPage, driver: WindowDriver, typed: dict[str, str], sentence: str
) -> None:
    page.templates.add_button.click()
    sheet = driver.find_sheet()
    write(sheet, **typed)
    store(page, driver, sheet)
    assert sentence in read_labels(sheet)
    assert len(list_templates()) == len(load_shipped_templates())
    QApplication.activeModalWidget().done(0)
