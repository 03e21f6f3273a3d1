"""Ctrl+Z in a note takes back whatever was done last, Ctrl+Shift+Z does it again, and the status line says what it was."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from charting.model.session import Progress, Session
from tests.support.note_driver import CONTROL, find_cards
from tests.support.window_driver import WindowDriver, find_focus, press_keys
from ui.core.commands import get_command, list_shortcuts, yield_shortcuts
from ui.pages.assessments.tab import AssessmentsTab
from ui.pages.notes.editor import CHECK_PAUSE_MS
from ui.pages.sessions.tab import SessionsTab
from ui.widgets.entry_table.entry_delegate import CellEditor
from ui.widgets.fields.basic_fields import TextField

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Undoing:
    """Keys for what has the focus, the note as it is shown, and what the status line said last."""

    def __init__(self, charting: Any) -> None:
        self.charting, self.editor, self.qtbot = charting, charting.editor, charting.qtbot
        self.told = []
        charting.tab.chart_client.status_shown.connect(self.told.append)

    @property
    def note(self) -> Any:
        return self.charting.note

    @property
    def said(self) -> Any:
        return self.told[-1]

    def field(self, path: Any) -> Any:
        return next(part.fields[path] for part in find_cards(self.editor) if path in part.fields)

    def at(self, path: Any, *typed: Any) -> None:
        self.editor.focus_field(path)
        press_keys(*typed)

    def undo(self) -> None:
        self.qtbot.keyClick(find_focus(), Key.Key_Z, CONTROL)

    def redo(self) -> None:
        self.qtbot.keyClick(find_focus(), Key.Key_Z, CONTROL | SHIFT)

    def pause(self) -> None:
        self.qtbot.wait(CHECK_PAUSE_MS + 60)


@pytest.fixture
def session(qtbot: Any, driver: WindowDriver, demo_file: Any) -> Any:
    return Undoing(driver.start_note(SessionsTab, demo_file))


@pytest.fixture
def assessment(qtbot: Any, driver: WindowDriver, demo_file: Any) -> Any:
    return Undoing(driver.start_note(AssessmentsTab, demo_file))


def test_everything_goes_back_in_the_order_in_which_it_was_done(session: Any) -> None:
    opened = session.note
    session.at("pain_now", "5")
    session.at("progress", "b")
    session.editor.quick.focus_line()
    press_keys("mfr vl l 8", Key.Key_Return)
    session.editor.copy_forward()
    session.at("subjective", "Better on stairs")
    session.editor.focus_field("pain_now")
    told = []
    while session.editor.history.stack.canUndo():
        session.undo()
        told.append(session.said)
    assert told == [
        "Undone: “What problem are we working on?” changed.",
        "Undone: carry forward.",
        "Undone: quick entry “mfr vl l 8”.",
        "Undone: words in the quick line.",
        "Undone: “Since the last visit” changed.",
        "Undone: “Pain now” changed.",
    ]
    assert session.note == opened
    session.undo()
    assert session.said == "Nothing to undo."
    while session.editor.history.stack.canRedo():
        session.redo()
    assert session.said.startswith("Redone: ")
    assert (session.note.pain_now, session.note.progress) == (5, Progress.BETTER)
    assert session.note.subjective == "Better on stairs"
    assert session.note.treatment[0].minutes == 8
    session.redo()
    assert session.said == "Nothing to redo."


def test_a_text_first_takes_back_its_own_typing_then_the_note_goes_on(session: Any) -> None:
    session.at("pain_now", "5")
    session.at("subjective", "Better on stairs")
    session.pause()
    edit = find_focus()
    presses = 0
    while edit.toPlainText():
        session.undo()
        presses += 1
        assert presses < 30
    assert session.note.pain_now == 5
    assert session.told == [] or "Undone" not in session.said
    session.undo()
    assert session.note.pain_now is None
    assert session.said == "Undone: “Pain now” changed."
    assert find_focus() is edit
    session.redo()
    session.redo()
    assert (session.note.pain_now, session.note.subjective) == (5, "Better on stairs")


def test_typing_in_one_place_is_one_step_however_often_one_pauses(session: Any) -> None:
    session.at("subjective", "Better")
    session.pause()
    press_keys(" on stairs")
    session.editor.focus_field("pain_now")
    assert session.editor.history.stack.count() == 1
    session.undo()
    assert session.note.subjective == ""


def test_a_text_that_was_left_is_undone_in_its_turn(session: Any) -> None:
    session.at("subjective", "First")
    session.at("response", "Second")
    session.editor.focus_field("subjective")
    session.undo()
    assert (session.note.subjective, session.note.response) == ("First", "")


def test_a_score_of_two_digits_is_one_step(session: Any) -> None:
    session.at("pain_now", "1", "0")
    session.undo()
    assert session.note.pain_now is None


def test_rows_typed_and_removed(session: Any) -> None:
    table = session.editor.objective.treatment.table
    session.editor.focus_field("treatment.0")
    table.add_row()
    find_focus().setCompleter(None)
    press_keys("Friction")
    session.qtbot.keyClick(find_focus(), Key.Key_Tab)
    session.charting.settle()
    press_keys(Key.Key_Escape)
    (row,) = session.note.treatment
    session.qtbot.keyClick(find_focus(), Key.Key_Delete, CONTROL)
    assert session.note.treatment == ()
    session.undo()
    assert session.said == f"Undone: treatment row removed: {row.about}."
    assert session.note.treatment == (row,)
    assert find_focus() is table.view
    session.undo()
    assert session.said.startswith("Undone: treatment row added")
    assert session.note.treatment == ()


def test_an_open_cell_with_nothing_typed_is_closed_and_the_note_goes_on(session: Any) -> None:
    session.at("pain_now", "5")
    session.editor.focus_field("treatment.0")
    press_keys(Key.Key_Return)
    assert isinstance(find_focus(), CellEditor)
    session.undo()
    assert not isinstance(find_focus(), CellEditor)
    assert session.note.pain_now is None


def test_what_cannot_be_read_comes_back_as_it_was_typed(session: Any) -> None:
    session.at("next_visit", "soonish")
    session.editor.focus_field("pain_now")
    assert session.note.unread == {"next_visit": "soonish"}
    session.undo()
    assert session.note.unread == {}
    assert session.field("next_visit").get_text() == ""
    session.redo()
    assert session.note.unread == {"next_visit": "soonish"}
    assert session.field("next_visit").error


def test_template_lines_go_with_one_key(assessment: Any) -> None:
    opened = assessment.note
    combo = assessment.editor.template.combo
    combo.setFocus()
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert assessment.note.ranges
    assessment.undo()
    assert assessment.said == "Undone: lines of a template."
    assert assessment.note == opened
    assert assessment.editor.template.get_value() is None


def test_what_was_undone_is_saved_as_any_change(session: Any, driver: WindowDriver) -> None:
    session.at("pain_now", "5")
    session.undo()
    notes = driver.read_stored(session.charting.tab, Session)
    assert next(note for note in notes if note.id == session.note.id).pain_now is None
    session.redo()
    notes = driver.read_stored(session.charting.tab, Session)
    assert next(note for note in notes if note.id == session.note.id).pain_now == 5


def test_another_note_and_a_signed_one_are_never_reached(session: Any) -> None:
    editor, case = session.editor, session.editor.case
    session.at("pain_now", "5")
    other = editor.note.with_changes(subjective="Another")
    editor.open_draft(other, case)
    session.editor.focus_field("pain_now")
    session.undo()
    assert session.said == "Nothing to undo."
    assert session.note.subjective == "Another"
    session.at("pain_now", "5")
    editor.stop_editing()
    editor.undo()
    assert not editor.history.stack.canUndo()
    assert editor.subjective.strips["pain_now"].get_value() == 5


def test_what_is_out_of_sight_is_brought_into_sight_and_the_cursor_stays(session: Any) -> None:
    session.at("check_next", "stairs")
    session.editor.focus_field("pain_now")
    session.qtbot.wait(30)
    area = session.editor.area
    area.verticalScrollBar().setValue(0)
    assert session.field("check_next").visibleRegion().isEmpty()
    session.undo()
    session.qtbot.wait(30)
    assert not session.field("check_next").visibleRegion().isEmpty()
    assert find_focus() is session.field("pain_now").score_keys


def test_the_times_in_the_head_are_undone_too(session: Any) -> None:
    before = session.note.ends_at
    session.editor.ends.setFocus()
    press_keys("23:50", Key.Key_Tab)
    assert session.note.ends_at != before
    session.editor.ends.setFocus()
    session.undo()
    assert session.note.ends_at == before


def test_a_field_elsewhere_undoes_its_own_typing(qtbot: Any) -> None:
    page = QWidget()
    line, lines = QLineEdit(), TextField("Words")
    yield_shortcuts(line)
    column = QVBoxLayout(page)
    column.addWidget(line)
    column.addWidget(lines)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    for edit, text in ((line, line.text), (lines.edit, lines.edit.toPlainText)):
        edit.setFocus()
        qtbot.keyClicks(edit, "abc")
        qtbot.keyClick(edit, Key.Key_Z, CONTROL)
        assert text() == ""
        qtbot.keyClick(edit, Key.Key_Z, CONTROL | SHIFT)
        assert text() == "abc"


def test_redo_listens_to_all_keys_of_the_system() -> None:
    known = list_shortcuts(get_command("note.redo"))
    assert known[0] == QKeySequence("Ctrl+Shift+Z")
    assert set(QKeySequence.keyBindings(QKeySequence.StandardKey.Redo)) <= set(known)
    assert len(known) == len(set(known))
