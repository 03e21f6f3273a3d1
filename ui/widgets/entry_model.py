"""The rows of an entry table as texts, so that what was typed stays even when it cannot be read."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.widgets.entry_columns import EntryColumn, Kind

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
    """

    edited = Signal()
    typing = Signal()

    def __init__(self, columns: Sequence[EntryColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._texts: list[dict[str, str]] = [{}]
        self._values: list[dict[str, object]] = [{}]
        self._said: dict[tuple[int, str], str] = {}
        self._held: tuple[int, str, str] | None = None

    def load(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Show these rows; keys without a column are kept and come back."""
        self.beginResetModel()
        self._said.clear()
        self._held = None
        self._values = [dict(row) for row in rows] or [{}]
        self._texts = [
            {column.key: column.show(row.get(column.key)) for column in self.columns if column.key}
            for row in self._values
        ]
        self.endResetModel()

    def rows(self) -> list[dict[str, object]]:
        """The rows with anything typed in them, their values by key; None where a cell is empty or not readable."""
        return [self.row(at) for at in range(len(self._texts)) if not self.blank(at)]

    def row(self, at: int) -> dict[str, object]:
        """The row's values by key, None where a cell is empty or not readable; keys without a column come back."""
        shown = {column.key for column in self.columns}
        row = {key: value for key, value in self._values[at].items() if key not in shown}
        for column in (each for each in self.columns if each.editable):
            typed = self._texts[at].get(column.key, "")
            row[column.key] = None if column.problem(typed) else column.read(typed)
        return row

    def problems(self) -> list[tuple[int, str, str]]:
        """(row, key, sentence) of each cell that cannot be read, or was refused, in reading order."""
        found = []
        for at, texts in enumerate(self._texts):
            for column in self.columns:
                sentence = self._said.get((at, column.key)) or self._problem(column, texts)
                if sentence:
                    found.append((at, column.key, sentence))
        return found

    def typed(self, at: int) -> dict[str, str]:
        """The raw texts of the row's cells that a person fills in, by key."""
        return {column.key: self._texts[at].get(column.key, "") for column in self.columns if column.editable}

    def token(self, at: int) -> object:
        """The same object for the same row, wherever it moves: what points at a row can follow it."""
        return self._values[at]

    def put(self, at: int, key: str, text: str) -> None:
        """Put a raw text into a cell, readable or not, without `edited`."""
        if self._texts[at].get(key, "") != text:
            self._texts[at][key] = text
            self._redraw(at)

    def insert(self, at: int, texts: Mapping[str, str]) -> None:
        """Put a row of raw texts in at place `at`, without `edited`."""
        self.beginInsertRows(QModelIndex(), at, at)
        self._texts.insert(at, dict(texts))
        self._values.insert(at, {})
        self._said.clear()
        self.endInsertRows()

    def hold(self, index: Index, typed: str) -> None:
        """Keep what is being typed in an open cell, so that a draft saved meanwhile has it too."""
        key = self.columns[index.column()].key
        texts = self._texts[index.row()]
        if self._held is None:
            self._held = (index.row(), key, texts.get(key, ""))
        texts[key] = typed
        self.typing.emit()

    def release(self) -> None:
        """The open cell was left with Esc: what stood there before stands there again."""
        if self._held is not None:
            row, key, before = self._held
            self._held = None
            self._texts[row][key] = before
            self._redraw(row)
            self.typing.emit()

    def judge(self, said: Mapping[tuple[int, str], str]) -> None:
        """Mark these cells by (row, key), as `refuse` does, and no others."""
        self._said = dict(said)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._texts) - 1, len(self.columns) - 1))

    def refuse(self, row: int, key: str, sentence: str) -> None:
        """Mark a cell that a rule of the record refused, until it is changed."""
        self._said[row, key] = sentence
        self._redraw(row)

    def wrong(self, index: Index) -> bool:
        """Whether the cell is marked."""
        column = self.columns[index.column()]
        said = (index.row(), column.key) in self._said
        return said or bool(self._problem(column, self._texts[index.row()]))

    def blank(self, at: int) -> bool:
        """Whether nothing is typed in the row."""
        return not any(
            self._texts[at].get(column.key, "").strip() for column in self.columns if column.editable
        )

    def add(self, at: int) -> None:
        """A new row at place `at`."""
        self.insert(at, {})
        self.edited.emit()

    def remove(self, at: int) -> None:
        """Take the row away; the last one left is emptied instead."""
        if len(self._texts) == 1:
            self.load([])
        else:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._texts[at], self._values[at]
            self._held = None
            self._said.clear()
            self.endRemoveRows()
        self.edited.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows."""
        return 0 if parent is not None and parent.isValid() else len(self._texts)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What is only shown cannot be edited."""
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return enabled | Qt.ItemFlag.ItemIsEditable if self.columns[index.column()].editable else enabled

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """The cell's text; the other roles leave first."""
        if role not in _SHOWN:
            return None
        column = self.columns[index.column()]
        shown = (
            str(index.row() + 1)
            if column.kind is Kind.ORDINAL
            else self._texts[index.row()].get(column.key, "")
        )
        return f"{column.title}: {shown or 'empty'}" if role == ACCESSIBLE else shown

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        """Keep what was typed, tidied when it can be read."""
        column = self.columns[index.column()]
        if role != EDIT or not column.editable:
            return False
        typed = str(value).strip()
        text = typed if column.problem(typed) else column.show(column.read(typed))
        was_held, self._held = self._held is not None, None
        if was_held or text != self._texts[index.row()].get(column.key, ""):
            self._texts[index.row()][column.key] = text
            self._said.pop((index.row(), column.key), None)
            self._redraw(index.row())
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
    def _problem(column: EntryColumn, texts: Mapping[str, str]) -> str:
        return column.problem(texts.get(column.key, "")) if column.editable else ""

    def _redraw(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))
