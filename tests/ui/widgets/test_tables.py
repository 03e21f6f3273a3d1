"""Tables to read and tables to type in."""

from dataclasses import dataclass
from typing import Any

import pytest
from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from charting.model.case import Side
from ui.widgets.entry_table import entry_columns as columns
from ui.widgets.entry_table.entry_delegate import CellEditor
from ui.widgets.entry_table.entry_table import EntryTable
from ui.widgets.record_table.record_table import RecordColumn, RecordModel, RecordTable


@dataclass
class Visit:
    name: str
    complaint: str
    state: str


VISITS = [
    Visit("Webb <b>", "Low back pain", "Draft"),
    Visit("Søn", "Headache", ""),
    Visit("Ťažký", "", "Ready"),
]
COLUMNS = [
    RecordColumn("Client", lambda visit: visit.name, bold=True, detail=lambda visit: visit.complaint),
    RecordColumn(
        "State",
        lambda visit: visit.state,
        120,
        chip=lambda visit: "warn" if visit.state == "Draft" else "neutral",
    ),
    RecordColumn("Letters", lambda visit: str(len(visit.name)), 60, align="right", muted=True),
]


def bring_up(qtbot: QtBot, *widgets: Any) -> QtWidgets.QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for widget in widgets:
        column.addWidget(widget)
    qtbot.addWidget(page)
    page.resize(900, 400)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable:
    made = RecordTable(COLUMNS, "Today's sessions", empty="Nothing planned today.")
    made.setMinimumHeight(200)
    made.page = bring_up(qtbot, made)
    made.set_rows(VISITS)
    return made


def test_rows_are_plain_objects_and_columns_say_how(qtbot: QtBot) -> None:
    model = RecordModel(COLUMNS)
    model.show_rows(VISITS)
    assert (model.rowCount(), model.columnCount()) == (3, 3)
    assert [model.headerData(at, Qt.Orientation.Horizontal) for at in range(3)] == [
        "Client",
        "State",
        "Letters",
    ]
    assert model.index(0, 0).data() == "Webb <b>"
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Webb <b>, Low back pain"
    assert model.index(1, 2).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.index(1, 2).data(Qt.ItemDataRole.DecorationRole) is None


def test_the_keyboard_chooses_and_enters_a_row(qtbot: QtBot, table: RecordTable) -> None:
    chosen, entered = [], []
    table.chosen.connect(chosen.append)
    table.activated_row.connect(entered.append)
    table.setFocus()
    table.select_row(0)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert chosen == VISITS[:2]
    assert entered == [VISITS[1]]
    assert table.get_current_row() is VISITS[1]


def test_new_rows_keep_the_place(table: RecordTable) -> None:
    table.select_row(2)
    table.set_rows(list(reversed(VISITS)))
    assert table.get_current_row() is VISITS[0]
    table.set_rows([])
    assert table.get_current_row() is None


def test_no_rows_are_said(table: RecordTable) -> None:
    full = table.grab().toImage()
    table.set_rows([])
    said = table.grab().toImage()
    assert said != full
    ink = said.pixelColor(2, said.height() - 2)
    assert any(said.pixelColor(x, 60 + y) != ink for x in range(350, 550) for y in range(-30, 30))


def test_a_table_is_painted_ten_thousand_times(table: RecordTable) -> None:
    """One release of Qt's bindings lost a reference to None at each repaint of a model and aborted after some 6,400."""
    for _ in range(10_000):
        table.viewport().repaint()
    assert table.get_current_row() is None


FINDINGS = [
    columns.make_ordinal_column(),
    columns.make_text_column("structure", "Structure", ["Infraspinatus", "Upper trapezius"]),
    columns.make_side_column(),
    columns.make_grade_column(),
    columns.make_previous_column("was"),
]
ROW = {"structure": "Infraspinatus", "side": Side.RIGHT, "grade": 3, "was": 4, "id": "kept"}


@pytest.fixture
def entry(qtbot: QtBot) -> EntryTable:
    made = EntryTable("Findings", FINDINGS)
    made.after = QLineEdit()
    made.page = bring_up(qtbot, made, made.after)
    made.told = []
    made.changed.connect(lambda: made.told.append(made.get_rows()))
    return made


def cell(entry: EntryTable) -> CellEditor | None:
    """The editor that is open."""
    return next((edit for edit in entry.view.viewport().findChildren(QLineEdit) if edit.isVisible()), None)


def type_in(qtbot: QtBot, entry: EntryTable, *texts: Any, end: QtCore.Qt.Key = Qt.Key.Key_Tab) -> None:
    for text in texts:
        qtbot.waitUntil(lambda: cell(entry) is not None and cell(entry).hasFocus())
        editor = cell(entry)
        editor.setCompleter(None)  # on the offscreen platform its popup takes the window's focus
        qtbot.keyClicks(editor, text)
        qtbot.keyClick(editor, end)
        qtbot.waitUntil(lambda old=editor: cell(entry) is not old)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_rows_come_back_with_what_has_no_column_and_without_what_was(entry: EntryTable) -> None:
    entry.set_rows([ROW, {"structure": "Upper trapezius", "side": Side.NONE, "grade": None}])
    assert entry.get_rows() == [
        {"id": "kept", "structure": "Infraspinatus", "side": Side.RIGHT, "grade": 3},
        {"structure": "Upper trapezius", "side": None, "grade": None},
    ]
    assert entry.told == []


@pytest.mark.parametrize("end", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_the_keyboard_alone_fills_rows_and_leaves_at_a_blank_one(
    qtbot: QtBot, entry: EntryTable, end: QtCore.Qt.Key
) -> None:
    entry.view.setFocus()
    qtbot.keyClick(entry.view, Qt.Key.Key_Return)
    type_in(qtbot, entry, "Infraspinatus", "r", "3", "Upper trapezius", "both", "2", end=end)
    expected = [
        {"structure": "Infraspinatus", "side": Side.RIGHT, "grade": 3},
        {"structure": "Upper trapezius", "side": Side.BOTH, "grade": 2},
    ]
    assert entry.get_rows() == entry.told[-1] == expected
    type_in(qtbot, entry, "", "", "", end=end)
    qtbot.waitUntil(lambda: not entry.view.hasFocus() and cell(entry) is None)
    assert entry.get_rows() == expected


def test_tab_out_of_a_blank_row_goes_on_with_the_page(qtbot: QtBot, entry: EntryTable) -> None:
    entry.view.setFocus()
    qtbot.keyClick(entry.view, Qt.Key.Key_Escape)
    qtbot.keyClick(entry.view, Qt.Key.Key_Tab)
    qtbot.keyClick(entry.page.focusWidget(), Qt.Key.Key_Tab)
    assert entry.after.hasFocus()


def test_shift_tab_goes_back(qtbot: QtBot, entry: EntryTable) -> None:
    entry.set_rows([ROW])
    entry.go_to_cell(0, "side")
    entry.view.edit(entry.view.currentIndex())
    qtbot.keyClick(cell(entry), Qt.Key.Key_Backtab)
    qtbot.waitUntil(lambda: entry.view.currentIndex().column() == 1)


def test_what_cannot_be_read_is_kept_marked_and_said(qtbot: QtBot, entry: EntryTable) -> None:
    entry.set_rows([ROW])
    entry.go_to_cell(0, "grade")
    entry.view.edit(entry.view.currentIndex())
    type_in(qtbot, entry, "9")
    said = [label.text() for label in entry.findChildren(QLabel)]
    assert "0–4: The number must be from 0 to 4, not 9." in said
    assert entry.model.index(0, 3).data() == "9"
    assert entry.get_rows()[0]["grade"] is None
    assert entry.describe_problem() == "0–4: The number must be from 0 to 4, not 9."
    entry.model.setData(entry.model.index(0, 3), "2")
    assert entry.describe_problem() == ""
    assert entry.get_rows()[0]["grade"] == 2


def test_what_a_rule_of_the_record_refuses_is_marked_until_changed(entry: EntryTable) -> None:
    entry.set_rows([ROW])
    entry.show_error(0, "structure", "Structure is needed.")
    assert entry.describe_problem() == "Structure is needed."
    assert entry.view.currentIndex().column() == 1
    entry.model.setData(entry.model.index(0, 1), "Subscapularis")
    assert entry.describe_problem() == ""


@pytest.mark.parametrize(
    ("typed", "value"), [("l", Side.LEFT), ("RIGHT", Side.RIGHT), ("B", Side.BOTH), ("", None)]
)
def test_the_first_letters_of_a_choice_are_enough(entry: EntryTable, typed: str, value: Side | None) -> None:
    entry.set_rows([ROW])
    entry.model.setData(entry.model.index(0, 2), typed)
    assert entry.get_rows()[0]["side"] == value


def test_ctrl_delete_removes_a_row_while_a_cell_is_open_too(qtbot: QtBot, entry: EntryTable) -> None:
    entry.set_rows([ROW, {**ROW, "structure": "Upper trapezius"}])
    entry.go_to_cell(0, "structure")
    entry.view.edit(entry.view.currentIndex())
    qtbot.keyClick(cell(entry), Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [row["structure"] for row in entry.get_rows()] == ["Upper trapezius"]
    qtbot.keyClick(entry.view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert entry.get_rows() == []
    assert entry.model.rowCount() == 1


def test_a_key_adds_a_row_after_the_current_one(qtbot: QtBot, entry: EntryTable) -> None:
    entry.set_rows([ROW, {**ROW, "structure": "Upper trapezius"}])
    entry.go_to_cell(0, "structure")
    qtbot.keyClick(
        entry.view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    type_in(qtbot, entry, "Subscapularis")
    assert [row["structure"] for row in entry.get_rows()] == [
        "Infraspinatus",
        "Subscapularis",
        "Upper trapezius",
    ]


def test_what_was_cannot_be_edited(entry: EntryTable) -> None:
    entry.set_rows([ROW])
    assert not entry.model.flags(entry.model.index(0, 4)) & Qt.ItemFlag.ItemIsEditable
    assert entry.model.setData(entry.model.index(0, 4), "0") is False
    assert entry.model.index(0, 4).data() == "4"


def test_degrees_are_shown_with_their_sign_and_read_with_or_without(entry: EntryTable) -> None:
    flexion = columns.make_degrees_column("today", "Today")
    assert flexion.format_value(128) == "128°"
    assert flexion.parse_text("128°") == flexion.parse_text("128") == 128
    assert flexion.describe_problem("400") == "Today: The number must be from -90 to 360, not 400."


def test_an_entry_table_is_as_high_as_its_rows(entry: EntryTable) -> None:
    before = entry.view.height()
    entry.set_rows([ROW] * 5)
    assert entry.view.height() > before
    assert entry.view.verticalScrollBar().maximum() == 0


def test_completions_are_found_by_any_part(qtbot: QtBot, entry: EntryTable) -> None:
    entry.view.setFocus()
    qtbot.keyClick(entry.view, Qt.Key.Key_Return)
    editor = cell(entry)
    qtbot.keyClicks(editor, "TRAP")
    assert editor.completer().completionCount() == 1
    assert editor.completer().currentCompletion() == "Upper trapezius"
    editor.completer().popup().hide()


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_open_completions_do_not_stop_the_typist(qtbot: QtBot, entry: EntryTable, key: QtCore.Qt.Key) -> None:
    entry.view.setFocus()
    qtbot.keyClick(entry.view, Qt.Key.Key_Return)
    editor = cell(entry)
    qtbot.keyClicks(editor, "Trap")
    qtbot.waitUntil(editor.completer().popup().isVisible)
    qtbot.keyClick(editor.completer().popup(), key)
    qtbot.waitUntil(lambda: entry.view.currentIndex().column() == 2)
    assert [row["structure"] for row in entry.get_rows()] == ["Trap"]


def test_an_editor_that_closes_is_not_left_once_more(qtbot: QtBot) -> None:
    """Qt asks whoever is hidden while it has the keyboard where that goes: nobody pressed Tab."""
    box = QWidget()
    qtbot.addWidget(box)
    edit, left = CellEditor(box), []
    edit.left.connect(left.append)
    box.show()
    box.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    edit.hide()
    assert left == []
