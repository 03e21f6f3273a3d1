"""Short words are expanded in every kind of field, by the keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from charting.model.custom_records import Snippet
from charting.reference import custom_data
from ui.widgets.entry_table.entry_columns import make_text_column
from ui.widgets.entry_table.entry_table import EntryTable
from ui.widgets.fields.basic_fields import ChoiceField, LineField, ListField, TextField
from ui.widgets.fields.screening_field import ScreeningField
from ui.widgets.fields.word_list_field import WordListField
from ui.widgets.text import snippet_expansion

SENTENCE = Snippet(short="ltp", text="{muscle} tender, {right|left} side,\nreferring to {where}.")
PLAIN = Snippet(short="hx", text="Health unchanged.")


@pytest.fixture(autouse=True)
def short_words() -> None:
    mine = Snippet(short="mine", text="Rosa's own.", therapist_id="rosa")
    custom_data.set_custom_data(custom_data.Vocabularies(snippets=(SENTENCE, PLAIN, mine)))
    custom_data.get_current_vocabularies().therapist_id = "rosa"


def keys(widget: QWidget, typed: str) -> None:
    QTest.keyClicks(widget, typed)


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


FIELDS = {
    "line": lambda: LineField("L"),
    "text": lambda: TextField("T"),
    "list": lambda: ListField("L"),
    "asked": lambda: ScreeningField("A"),
    "words": lambda: WordListField("W", (), between=";"),
    "choice": lambda: ChoiceField("C", ("one",), editable=True),
}


def edit_of(field: object) -> QLineEdit | QPlainTextEdit:
    return field.combo.lineEdit() if isinstance(field, ChoiceField) else field.edit  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", FIELDS)
def test_a_short_word_becomes_its_text_and_the_field_knows(qtbot: QtBot, name: str) -> None:
    field = FIELDS[name]()
    qtbot.addWidget(field)
    edit = edit_of(field)
    keys(edit, ".hx")
    with qtbot.waitSignal(field.changed):
        press(edit, Qt.Key.Key_Space)
    shown = edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()
    assert shown == "Health unchanged."
    assert "Health unchanged." in str(field.get_value())


def test_fields_are_filled_in_one_after_the_other(qtbot: QtBot) -> None:
    field = TextField("Words")
    qtbot.addWidget(field)
    keys(field.edit, "Note: .ltp")
    press(field.edit, Qt.Key.Key_Tab)
    assert field.edit.textCursor().selectedText() == "‹muscle›"
    keys(field.edit, "Soleus")
    press(field.edit, Qt.Key.Key_Tab)
    keys(field.edit, "l")
    press(field.edit, Qt.Key.Key_Tab)
    keys(field.edit, "the heel")
    assert field.get_value() == "Note: Soleus tender, left side,\nreferring to the heel."


def test_tab_leaves_the_field_when_nothing_is_open(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    first, second = QPlainTextEdit(box), QLineEdit(box)
    first.setTabChangesFocus(True)
    snippet_expansion.enable_snippets(first)
    box.show()
    box.activateWindow()
    qtbot.waitUntil(box.isActiveWindow)
    first.setFocus()
    keys(first, "plain")
    press(first, Qt.Key.Key_Tab)
    assert second.hasFocus()


def test_one_undo_brings_the_short_word_back(qtbot: QtBot) -> None:
    field = LineField("Words")
    qtbot.addWidget(field)
    keys(field.edit, ".hx")
    press(field.edit, Qt.Key.Key_Return)
    field.edit.undo()
    assert field.edit.text() == ".hx"


def test_a_text_that_the_line_has_no_room_for_is_not_cut(qtbot: QtBot) -> None:
    field = LineField("Words")
    qtbot.addWidget(field)
    field.edit.setMaxLength(20)
    for typed, shown in ((".hx ", "Health unchanged."), ("Fine, then. .hx ", "Fine, then. .hx ")):
        field.edit.clear()
        keys(field.edit, typed)
        assert field.edit.text() == shown


def test_what_is_no_short_word_stays_as_typed(qtbot: QtBot) -> None:
    field = LineField("Words")
    qtbot.addWidget(field)
    keys(field.edit, "1.hx .unknown .mine ")
    assert field.edit.text() == "1.hx .unknown Rosa's own."
    custom_data.get_current_vocabularies().therapist_id = "tom"
    keys(field.edit, " .mine ")
    assert field.edit.text().endswith(" .mine ")


def test_in_a_table_a_short_word_fills_the_cell_before_tab_leaves_it(qtbot: QtBot) -> None:
    table = EntryTable("Rows", (make_text_column("a", "A"), make_text_column("b", "B")), "Add")
    qtbot.addWidget(table)
    table.show()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    table.go_to_cell(0, "a")
    press(table.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    edit = QApplication.focusWidget()
    assert isinstance(edit, QLineEdit)
    keys(edit, ".hx")
    press(edit, Qt.Key.Key_Tab)
    assert edit.text() == "Health unchanged."
    assert table.view.currentIndex().column() == 0
    press(edit, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: table.view.currentIndex().column() == 1)
    assert table.model.collect_rows() == [{"a": "Health unchanged.", "b": ""}]
