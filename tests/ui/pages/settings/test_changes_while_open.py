"""What the clinic adds under Settings is offered in a note that was open before; what was typed there stays."""

from pathlib import Path

from charting.actions.custom_vocabulary import save_vocabulary_entry
from charting.model.custom_records import CustomEntry
from charting.model.session import Session
from tests.support.one_data_file_hands import column_of, completions, offered
from tests.support.one_data_file_rows import TECHNIQUE
from tests.support.seeded_clients import seed_case
from tests.support.window_driver import WindowDriver, press_keys
from ui.pages.plan.tab import PlanTab
from ui.pages.sessions.tab import SessionsTab
from ui.pages.sessions.treatment_table import TreatmentTable
from ui.widgets.fields.basic_fields import TextField
from ui.widgets.fields.word_list_field import WordListField

ADDED = CustomEntry(vocabulary="techniques", code="new", cells=TECHNIQUE)


def add_under_settings(tab: PlanTab | SessionsTab, driver: WindowDriver) -> None:
    """As from the Settings page: the tab is left, the entry stored, and the tab shown again."""
    tab.flush_edits()
    tab.hide()
    tab.chart_client.run_action(
        lambda clinic_file, who: save_vocabulary_entry(clinic_file, who, ADDED), lambda _: None
    )
    driver.settle(tab.chart_client)
    tab.show()
    driver.settle(tab.chart_client)


def test_a_session_that_is_open_offers_the_new_technique_and_keeps_its_words(
    driver: WindowDriver,
    empty_file: Path,
) -> None:
    seed_case(empty_file)
    tab = driver.show_tab(SessionsTab, empty_file)
    tab.find_command("session.new")()
    driver.settle(tab.chart_client)
    before = tab.editor
    first = before.findChildren(TextField)[0]
    first.edit.setFocus()
    press_keys("Sleeps better.")
    assert column_of(before.findChild(TreatmentTable), "technique").parse_text("qwg") == "qwg"
    add_under_settings(tab, driver)
    column = column_of(tab.editor.findChild(TreatmentTable), "technique")
    assert TECHNIQUE["name"] in offered(column)
    assert column.parse_text("qwg") == TECHNIQUE["name"]
    assert tab.stack.currentWidget() is tab.editor
    assert tab.heads.currentWidget() is tab.editor.head
    assert "Sleeps better." in [field.get_value() for field in tab.editor.findChildren(TextField)]
    (note,) = driver.read_stored(tab, Session)
    assert "Sleeps better." in (note.subjective, note.first_answer, note.observations, note.response)


def test_a_plan_that_is_open_offers_it_too(
    driver: WindowDriver,
    empty_file: Path,
) -> None:
    seed_case(empty_file)
    tab = driver.show_tab(PlanTab, empty_file)
    tab.start_or_resume()
    driver.settle(tab.chart_client)
    add_under_settings(tab, driver)
    assert tab.editor.findChildren(WordListField)
    assert TECHNIQUE["name"] in completions(tab.editor, TECHNIQUE["name"])


def test_an_editor_that_holds_what_is_not_stored_stays(
    driver: WindowDriver,
    empty_file: Path,
) -> None:
    seed_case(empty_file)
    tab = driver.show_tab(SessionsTab, empty_file)
    tab.find_command("session.new")()
    driver.settle(tab.chart_client)
    before = tab.editor
    tab.chart_client.unsaved[before.note.id] = "The disk is full."
    add_under_settings(tab, driver)
    assert tab.editor is before
    tab.chart_client.unsaved.clear()
    tab.hide()
    tab.show()
    driver.settle(tab.chart_client)
    assert tab.editor is not before
