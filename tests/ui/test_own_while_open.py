"""What the clinic adds under Settings is offered in a note that was open before; what was typed there stays."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from charting.actions.own_words import save_entry
from charting.model.own import OwnEntry
from tests.one_data_file_hands import column_of, completions, offered
from tests.one_data_file_rows import TECHNIQUE
from tests.ui.note_tabs import case_in, keys, stored
from ui.pages.assessments.tab import AssessmentsTab
from ui.pages.plan.tab import PlanTab
from ui.pages.sessions.tab import SessionsTab
from ui.pages.sessions.treatment import TreatmentTable
from ui.widgets.fields import TextField
from ui.widgets.words_field import WordsField

ADDED = OwnEntry(vocabulary="techniques", code="new", cells=TECHNIQUE)


def add_under_settings(tab: PlanTab | SessionsTab, settle: Callable[..., None]) -> None:
    """As from the Settings page: the tab is left, the entry stored, and the tab shown again."""
    tab.flush()
    tab.hide()
    tab.desk.act(lambda chart, who: save_entry(chart, who, ADDED), lambda _: None)
    settle(tab.desk)
    tab.show()
    settle(tab.desk)


def test_a_session_that_is_open_offers_the_new_technique_and_keeps_its_words(
    qtbot: QtBot,
    on_desk_as: Callable[..., AssessmentsTab | PlanTab | SessionsTab],
    settle: Callable[..., None],
    empty_chart: Path,
) -> None:
    case_in(empty_chart)
    tab = on_desk_as(SessionsTab, empty_chart)
    tab.command("session.new")()
    settle(tab.desk)
    before = tab.editor
    first = before.findChildren(TextField)[0]
    first.edit.setFocus()
    keys(qtbot, "Sleeps better.")
    assert column_of(before.findChild(TreatmentTable), "technique").read("qwg") == "qwg"
    add_under_settings(tab, settle)
    column = column_of(tab.editor.findChild(TreatmentTable), "technique")
    assert TECHNIQUE["name"] in offered(column)
    assert column.read("qwg") == TECHNIQUE["name"]
    assert tab.stack.currentWidget() is tab.editor
    assert tab.heads.currentWidget() is tab.editor.head
    assert "Sleeps better." in [field.value() for field in tab.editor.findChildren(TextField)]
    (note,) = stored(tab, settle, "sessions")
    assert "Sleeps better." in (note.subjective, note.first_answer, note.observations, note.response)


def test_a_plan_that_is_open_offers_it_too(
    on_desk_as: Callable[..., AssessmentsTab | PlanTab | SessionsTab],
    settle: Callable[..., None],
    empty_chart: Path,
) -> None:
    case_in(empty_chart)
    tab = on_desk_as(PlanTab, empty_chart)
    tab.start()
    settle(tab.desk)
    add_under_settings(tab, settle)
    assert tab.editor.findChildren(WordsField)
    assert TECHNIQUE["name"] in completions(tab.editor, TECHNIQUE["name"])


def test_an_editor_that_holds_what_is_not_stored_stays(
    on_desk_as: Callable[..., AssessmentsTab | PlanTab | SessionsTab],
    settle: Callable[..., None],
    empty_chart: Path,
) -> None:
    case_in(empty_chart)
    tab = on_desk_as(SessionsTab, empty_chart)
    tab.command("session.new")()
    settle(tab.desk)
    before = tab.editor
    tab.desk.unsaved[before.note.id] = "The disk is full."
    add_under_settings(tab, settle)
    assert tab.editor is before
    tab.desk.unsaved.clear()
    tab.hide()
    tab.show()
    settle(tab.desk)
    assert tab.editor is not before
