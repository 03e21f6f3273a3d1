"""The rows of an entry table as texts, so that what was typed stays even when it cannot be read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from charting.model.note_line import Origin
from ui.widgets.controls.input_controls import make_choice_pairs
from ui.widgets.entry_table.entry_columns import CellKind, EntryColumn
from ui.widgets.entry_table.entry_origin import SPOKEN_SUFFIXES
from ui.widgets.entry_table.entry_row import EntryRow, RowState, build_row_state

Index = QModelIndex | QPersistentModelIndex
DISPLAY, EDIT, ACCESSIBLE = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
_SHOWN = (DISPLAY, EDIT, ACCESSIBLE)


class EntryModel(QAbstractTableModel):
    """There is always a row to type in. `edited` is sent after a person changed a cell or the number of rows,
    `typing` at each key in an open cell: `rows` holds already what stands there.

    A row may say under the key `origin` who put it there. It is a person's own from the first change of a cell on;
    a template's row that reads again as it came is the template's again.
    """

    edited = Signal()
    typing = Signal()

    def __init__(self, columns: Sequence[EntryColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows = [EntryRow(self.columns, {})]
        self._said: dict[tuple[int, str], str] = {}
        self._doubts: dict[tuple[int, str], str] = {}
        self._held: tuple[int, RowState] | None = None
        self.revision = 0  # counts the changes: who reads the rows reads them once a change

    def load_rows(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Show these rows; keys without a column are kept and come back."""
        self.beginResetModel()
        self._forget_marks()
        self._rows = [EntryRow(self.columns, row) for row in rows or [{}]]
        self.revision += 1
        self.endResetModel()

    def append_rows(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Put these rows after the last one with anything in it, without `edited`; blank ones at the end go."""
        at = max((place for place in range(len(self._rows)) if not self.is_blank_row(place)), default=-1) + 1
        if not rows:
            return
        self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
        self._rows[at:at] = [EntryRow(self.columns, row) for row in rows]
        self.revision += 1
        self._forget_marks()
        self.endInsertRows()
        self._remove_row_range(at + len(rows), len(self._rows))

    def remove_rows(self, places: Iterable[int]) -> None:
        """Take these rows away, without `edited`."""
        for at in sorted(set(places), reverse=True):
            self._remove_one_row(at)

    def get_row_origin(self, at: int) -> Origin:
        """Who put the row there, and nobody touched it since."""
        return self._rows[at].origin

    def is_template_row(self, at: int) -> bool:
        """Whether the row came from a template, filled since or not."""
        return self._rows[at].is_from_template

    def find_rows_of_origin(self, origin: Origin) -> list[int]:
        """The rows of that origin that nobody touched."""
        return [at for at, each in enumerate(self._rows) if each.origin is origin]

    def confirm_rows(self, places: Iterable[int]) -> None:
        """Carried rows among these hold today too: a person says so."""
        confirmed = [at for at in places if self._rows[at].origin is Origin.CARRIED]
        for at in confirmed:
            self._rows[at].origin = Origin.TYPED
            self._emit_rows_changed(at)
        if confirmed:
            self.edited.emit()

    def collect_rows(self) -> list[dict[str, object]]:
        """The rows with anything typed in them, their values by key; None where a cell is empty or not readable."""
        return [self.read_row_values(at) for at in range(len(self._rows)) if not self.is_blank_row(at)]

    def read_row_values(self, at: int) -> dict[str, object]:
        """The row's values by key, None where a cell is empty or not readable; keys without a column come back."""
        return self._rows[at].read_values(self.columns)

    def find_problems(self) -> list[tuple[int, str, str]]:
        """(row, key, sentence) of each cell that cannot be read, or was refused, in reading order."""
        found = []
        for at, row in enumerate(self._rows):
            for column in self.columns:
                sentence = self._said.get((at, column.key)) or self._describe_cell_problem(column, row)
                if sentence:
                    found.append((at, column.key, sentence))
        return found

    def get_typed_texts(self, at: int) -> dict[str, str]:
        """The raw texts of the row's cells that a person fills in, by key."""
        return self._rows[at].get_typed_texts(self.columns)

    def get_row_handle(self, at: int) -> object:
        """The same object for the same row, wherever it moves: what points at a row can follow it."""
        return self._rows[at]

    def capture_row_state(self, at: int) -> RowState:
        """All that the row is now: as long as it is the same, the row reads the same."""
        return self._rows[at].capture_state()

    def set_cell_text(self, at: int, key: str, text: str) -> None:
        """Put a raw text into a cell, readable or not, without `edited`."""
        texts = self._rows[at].texts
        if texts.get(key, "") != text:
            texts[key] = text
            self._emit_rows_changed(at)

    def set_completions(self, key: str, choices: Sequence[str]) -> None:
        """Complete the cells of that column from these, in this order."""
        self.columns = tuple(
            replace(column, choices=make_choice_pairs(choices)) if column.key == key else column
            for column in self.columns
        )

    def fill_row(self, at: int, row: Mapping[str, object]) -> None:
        """Let the row hold these values instead, without `edited`; what points at the row still finds it."""
        self._rows[at].restore_state(build_row_state(self.columns, row))
        self._forget_marks()
        self._emit_rows_changed(at)

    def insert_row(self, at: int, texts: Mapping[str, str]) -> None:
        """Put a row of raw texts in at place `at`, without `edited`."""
        self.beginInsertRows(QModelIndex(), at, at)
        made = EntryRow(self.columns, {})
        made.texts |= texts
        self._rows.insert(at, made)
        self.revision += 1
        self._said.clear()
        self._doubts.clear()
        self.endInsertRows()

    def hold_typed_text(self, index: Index, typed: str) -> None:
        """Keep what is being typed in an open cell, so that a draft saved meanwhile has it too."""
        if not index.isValid():  # the row is gone, and its cell is about to be closed
            return
        row = self._rows[index.row()]
        if self._held is None:
            self._held = (index.row(), row.capture_state())
        row.texts[self.columns[index.column()].key] = typed
        row.update_origin(self.columns)
        self.revision += 1
        self.typing.emit()

    def revert_held_text(self) -> None:
        """The open cell was left with Esc: what stood there before stands there again."""
        if self._held is not None:
            (at, before), self._held = self._held, None
            self._rows[at].restore_state(before)
            self._emit_rows_changed(at)
            self.typing.emit()

    def mark_refused_cells(self, said: Mapping[tuple[int, str], str]) -> None:
        """Mark these cells by (row, key), as `refuse` does, and no others."""
        self._said = dict(said)
        self._emit_rows_changed(0, len(self._rows) - 1)

    def mark_doubtful_cells(self, said: Mapping[tuple[int, str], str]) -> None:
        """Mark these cells by (row, key) as unlikely, and no others: they are records all the same."""
        if self._doubts != said:
            self._doubts = dict(said)
            self._emit_rows_changed(0, len(self._rows) - 1)

    def list_doubts(self) -> list[str]:
        """The sentences about unlikely cells, each once, in reading order of their rows."""
        return list(dict.fromkeys(self._doubts[place] for place in sorted(self._doubts)))

    def is_doubtful(self, index: Index) -> bool:
        """Whether the cell is marked as unlikely."""
        return (index.row(), self.columns[index.column()].key) in self._doubts

    def refuse_cell(self, row: int, key: str, sentence: str) -> None:
        """Mark a cell that a rule of the record refused, until it is changed."""
        self._said[row, key] = sentence
        self._emit_rows_changed(row)

    def is_wrong(self, index: Index) -> bool:
        """Whether the cell is marked."""
        column = self.columns[index.column()]
        said = (index.row(), column.key) in self._said
        return said or bool(self._describe_cell_problem(column, self._rows[index.row()]))

    def is_blank_row(self, at: int) -> bool:
        """Whether nothing is typed in the row."""
        return self._rows[at].is_blank(self.columns)

    def add_row(self, at: int) -> None:
        """A new row at place `at`."""
        self.insert_row(at, {})
        self.edited.emit()

    def remove_row(self, at: int) -> None:
        """Take the row away; the last one left is emptied instead."""
        self._remove_one_row(at)
        self.edited.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What is only shown cannot be edited."""
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return enabled | Qt.ItemFlag.ItemIsEditable if self.columns[index.column()].is_editable else enabled

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """The cell's text; the other roles leave first."""
        if role not in _SHOWN:
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        shown = str(index.row() + 1) if column.kind is CellKind.ORDINAL else row.texts.get(column.key, "")
        if role == ACCESSIBLE:
            return f"{column.title}: {shown or 'empty'}{SPOKEN_SUFFIXES.get(row.origin, '')}"
        return shown

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        """Keep what was typed, tidied when it can be read."""
        column = self.columns[index.column()]
        if role != EDIT or not column.is_editable:
            return False
        typed = str(value).strip()
        text = typed if column.describe_problem(typed) else column.format_value(column.parse_text(typed))
        was_held, self._held = self._held is not None, None
        row = self._rows[index.row()]
        if was_held or text != row.texts.get(column.key, ""):
            row.texts[column.key] = text
            row.update_origin(self.columns)
            self._said.pop((index.row(), column.key), None)
            self._emit_rows_changed(index.row())
            self.edited.emit()
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """The columns' titles, at the left."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self.columns[section].title if role == DISPLAY else None

    @staticmethod
    def _describe_cell_problem(column: EntryColumn, row: EntryRow) -> str:
        return column.describe_problem(row.texts.get(column.key, "")) if column.is_editable else ""

    def _remove_one_row(self, at: int) -> None:
        if len(self._rows) == 1:
            self.load_rows([])
        else:
            self._remove_row_range(at, at + 1)

    def _remove_row_range(self, first: int, end: int) -> None:
        """Take the rows from `first` to before `end` away; not all of them."""
        if first < end:
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            del self._rows[first:end]
            self.revision += 1
            self._forget_marks()
            self.endRemoveRows()

    def _forget_marks(self) -> None:
        """Rows were moved: what was said of their places holds no longer."""
        self._held = None
        self._said.clear()
        self._doubts.clear()

    def _emit_rows_changed(self, first: int, last: int | None = None) -> None:
        self.revision += 1
        end = self.index(first if last is None else last, len(self.columns) - 1)
        self.dataChanged.emit(self.index(first, 0), end)
