"""The item model of an entry table. It stores texts, so that typed text stays even if it cannot be parsed."""

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
    """The rows of the table; there is always at least one to type in.

    Emits `edited` after the user changed a cell or the number of rows, and `typing` at each key in an open cell, whose
    text the rows already hold.

    A row may come with an `origin`: carried forward, or from a template. Changing a cell makes the row the user's own;
    a template row that reads again as it came belongs to the template again.
    """

    edited = Signal()
    typing = Signal()

    def __init__(self, columns: Sequence[EntryColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows = [EntryRow(self.columns, {})]
        self._refusals: dict[tuple[int, str], str] = {}
        self._doubts: dict[tuple[int, str], str] = {}
        self._held: tuple[int, RowState] | None = None
        self.revision = 0  # counts the changes, so that readers can cache what they read

    def load_rows(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Show these rows. Values without a column are kept and returned with the row."""
        self.beginResetModel()
        self._forget_marks()
        self._rows = [EntryRow(self.columns, row) for row in rows or [{}]]
        self.revision += 1
        self.endResetModel()

    def append_rows(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Add rows after the last non-blank row and drop trailing blank rows, without `edited`."""
        row_index = (
            max((index for index in range(len(self._rows)) if not self.is_blank_row(index)), default=-1) + 1
        )
        if not rows:
            return
        self.beginInsertRows(QModelIndex(), row_index, row_index + len(rows) - 1)
        self._rows[row_index:row_index] = [EntryRow(self.columns, row) for row in rows]
        self.revision += 1
        self._forget_marks()
        self.endInsertRows()
        self._remove_row_range(row_index + len(rows), len(self._rows))

    def remove_rows(self, row_indexes: Iterable[int]) -> None:
        """Remove these rows, without `edited`."""
        for row_index in sorted(set(row_indexes), reverse=True):
            self._remove_one_row(row_index)

    def get_row_origin(self, row_index: int) -> Origin:
        """Return the origin of a row that nobody has touched; TYPED once somebody has."""
        return self._rows[row_index].origin

    def is_template_row(self, row_index: int) -> bool:
        """Return whether the row came from a template, filled in since or not."""
        return self._rows[row_index].is_from_template

    def find_rows_of_origin(self, origin: Origin) -> list[int]:
        """Find the untouched rows of that origin."""
        return [index for index, row in enumerate(self._rows) if row.origin is origin]

    def confirm_rows(self, row_indexes: Iterable[int]) -> None:
        """Make the carried rows among these the user's own: they are still true today."""
        confirmed = [row_index for row_index in row_indexes if self._rows[row_index].origin is Origin.CARRIED]
        for row_index in confirmed:
            self._rows[row_index].origin = Origin.TYPED
            self._emit_rows_changed(row_index)
        if confirmed:
            self.edited.emit()

    def collect_rows(self) -> list[dict[str, object]]:
        """Collect the values of the non-blank rows by key; None where a cell is empty or cannot be parsed."""
        return [
            self.read_row_values(row_index)
            for row_index in range(len(self._rows))
            if not self.is_blank_row(row_index)
        ]

    def read_row_values(self, row_index: int) -> dict[str, object]:
        """Read the row's values by key, including those without a column; None where a cell is empty or cannot be parsed."""
        return self._rows[row_index].read_values(self.columns)

    def find_problems(self) -> list[tuple[int, str, str]]:
        """Return (row, key, sentence) for each cell that cannot be parsed or was refused, in reading order."""
        problems = []
        for row_index, row in enumerate(self._rows):
            for column in self.columns:
                sentence = self._refusals.get((row_index, column.key)) or self._describe_cell_problem(
                    column, row
                )
                if sentence:
                    problems.append((row_index, column.key, sentence))
        return problems

    def get_typed_texts(self, row_index: int) -> dict[str, str]:
        """Return the raw texts of the row's editable cells by key."""
        return self._rows[row_index].get_typed_texts(self.columns)

    def get_row_handle(self, row_index: int) -> object:
        """Return an object that identifies the row, so that callers can follow it when it moves."""
        return self._rows[row_index]

    def capture_row_state(self, row_index: int) -> RowState:
        """Return the full state of the row; rows with equal states read the same."""
        return self._rows[row_index].capture_state()

    def set_cell_text(self, row_index: int, key: str, text: str) -> None:
        """Put a raw text into a cell, whether or not it can be parsed, without `edited`."""
        texts = self._rows[row_index].texts
        if texts.get(key, "") != text:
            texts[key] = text
            self._emit_rows_changed(row_index)

    def set_completions(self, key: str, choices: Sequence[str]) -> None:
        """Offer these completions in the column, in this order."""
        self.columns = tuple(
            replace(column, choices=make_choice_pairs(choices)) if column.key == key else column
            for column in self.columns
        )

    def fill_row(self, row_index: int, row: Mapping[str, object]) -> None:
        """Replace the values of the row, without `edited`; its handle stays the same."""
        self._rows[row_index].restore_state(build_row_state(self.columns, row))
        self._forget_marks()
        self._emit_rows_changed(row_index)

    def insert_row(self, row_index: int, texts: Mapping[str, str]) -> None:
        """Insert a row of raw texts, without `edited`."""
        self.beginInsertRows(QModelIndex(), row_index, row_index)
        row = EntryRow(self.columns, {})
        row.texts |= texts
        self._rows.insert(row_index, row)
        self.revision += 1
        self._refusals.clear()
        self._doubts.clear()
        self.endInsertRows()

    def hold_typed_text(self, index: Index, typed: str) -> None:
        """Store what is being typed in an open cell, so that autosave includes it."""
        if not index.isValid():  # the row was removed, and its editor is about to close
            return
        row = self._rows[index.row()]
        if self._held is None:
            self._held = (index.row(), row.capture_state())
        row.texts[self.columns[index.column()].key] = typed
        row.update_origin(self.columns)
        self.revision += 1
        self.typing.emit()

    def revert_held_text(self) -> None:
        """Restore the row as it was before typing, after Esc in the open cell."""
        if self._held is not None:
            (row_index, before), self._held = self._held, None
            self._rows[row_index].restore_state(before)
            self._emit_rows_changed(row_index)
            self.typing.emit()

    def mark_refused_cells(self, sentences: Mapping[tuple[int, str], str]) -> None:
        """Mark exactly these cells, given by (row, key), as refused."""
        self._refusals = dict(sentences)
        self._emit_rows_changed(0, len(self._rows) - 1)

    def mark_doubtful_cells(self, sentences: Mapping[tuple[int, str], str]) -> None:
        """Mark exactly these cells, given by (row, key), as unlikely. They are valid all the same."""
        if self._doubts != sentences:
            self._doubts = dict(sentences)
            self._emit_rows_changed(0, len(self._rows) - 1)

    def list_doubts(self) -> list[str]:
        """List the sentences about unlikely cells, each once, in the order of their rows."""
        return list(dict.fromkeys(self._doubts[cell] for cell in sorted(self._doubts)))

    def is_doubtful(self, index: Index) -> bool:
        """Return whether the cell is marked as unlikely."""
        return (index.row(), self.columns[index.column()].key) in self._doubts

    def refuse_cell(self, row: int, key: str, sentence: str) -> None:
        """Mark a cell whose value a rule of the record refused, until it is changed."""
        self._refusals[row, key] = sentence
        self._emit_rows_changed(row)

    def is_wrong(self, index: Index) -> bool:
        """Return whether the cell was refused or cannot be parsed."""
        column = self.columns[index.column()]
        is_refused = (index.row(), column.key) in self._refusals
        return is_refused or bool(self._describe_cell_problem(column, self._rows[index.row()]))

    def is_blank_row(self, row_index: int) -> bool:
        """Return whether nothing is typed in the row."""
        return self._rows[row_index].is_blank(self.columns)

    def add_row(self, row_index: int) -> None:
        """Insert a blank row."""
        self.insert_row(row_index, {})
        self.edited.emit()

    def remove_row(self, row_index: int) -> None:
        """Remove the row; if it is the only one, clear it instead."""
        self._remove_one_row(row_index)
        self.edited.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return the flags of the cell; read-only columns are not editable."""
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return enabled | Qt.ItemFlag.ItemIsEditable if self.columns[index.column()].is_editable else enabled

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return the cell's text. Other roles return early, since views ask for them often."""
        if role not in _SHOWN:
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        shown_text = (
            str(index.row() + 1) if column.kind is CellKind.ORDINAL else row.texts.get(column.key, "")
        )
        if role == ACCESSIBLE:
            return f"{column.title}: {shown_text or 'empty'}{SPOKEN_SUFFIXES.get(row.origin, '')}"
        return shown_text

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        """Store what was typed, reformatted if it can be parsed."""
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
            self._refusals.pop((index.row(), column.key), None)
            self._emit_rows_changed(index.row())
            self.edited.emit()
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Return the titles of the columns and their left alignment."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self.columns[section].title if role == DISPLAY else None

    @staticmethod
    def _describe_cell_problem(column: EntryColumn, row: EntryRow) -> str:
        return column.describe_problem(row.texts.get(column.key, "")) if column.is_editable else ""

    def _remove_one_row(self, row_index: int) -> None:
        if len(self._rows) == 1:
            self.load_rows([])
        else:
            self._remove_row_range(row_index, row_index + 1)

    def _remove_row_range(self, first: int, end: int) -> None:
        """Remove rows `first` to `end` - 1, which must not be all of them."""
        if first < end:
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            del self._rows[first:end]
            self.revision += 1
            self._forget_marks()
            self.endRemoveRows()

    def _forget_marks(self) -> None:
        """Forget the marks of cells, because the rows have moved."""
        self._held = None
        self._refusals.clear()
        self._doubts.clear()

    def _emit_rows_changed(self, first: int, last: int | None = None) -> None:
        self.revision += 1
        end = self.index(first if last is None else last, len(self.columns) - 1)
        self.dataChanged.emit(self.index(first, 0), end)
