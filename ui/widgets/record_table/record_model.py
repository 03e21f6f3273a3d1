"""Any objects as rows, with named columns: what a table shows, without the table."""

from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.theme import Tone

Index = QModelIndex | QPersistentModelIndex
DISPLAY, ALIGNMENT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RecordColumn(NamedTuple):
    """A named column: `get` makes a row's text; `detail` a second, muted line; `chip` the tone when it is shown as a chip.

    `width` in px, 0 for a share of what is left.
    """

    name: str
    get: Callable[[Any], str]
    width: int = 0
    align: Literal["left", "right"] = "left"
    bold: bool = False
    muted: bool = False
    chip: Callable[[Any], Tone] | None = None
    detail: Callable[[Any], str] | None = None


class RecordModel(QAbstractTableModel):
    """Any objects as rows; the columns say how each is shown.

    Of a long list the first page is enough: `more_wanted` when the view comes to its end, once until rows are added.
    """

    more_wanted = Signal()

    def __init__(self, columns: Sequence[RecordColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[Any] = []
        self._found = 0
        self._waiting = False

    def show_rows(self, rows: Sequence[Any], found: int = 0) -> None:
        """Show these rows instead, of `found` that there are on all pages."""
        self.beginResetModel()
        self.rows = list(rows)
        self.set_total_count(found)
        self.endResetModel()

    def add_rows(self, rows: Sequence[Any]) -> None:
        """Show these below the others: the next page, or nothing when there is none after all."""
        last = len(self.rows) + len(rows) - 1
        if rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), last)
            self.rows += rows
            self.endInsertRows()
        self.set_total_count(self._found if rows else 0)

    def replace_rows(self, first: int, rows: Sequence[Any]) -> None:
        """Show these in place of as many from place `first` on; those that are the same are not painted anew."""
        for place, row in enumerate(rows, first):
            if row != self.rows[place]:
                self.rows[place] = row
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def set_total_count(self, found: int) -> None:
        """There are so many rows on all pages."""
        self._found, self._waiting = found, False

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there is a next page that was not asked for yet."""
        return not parent.isValid() and not self._waiting and len(self.rows) < self._found

    def fetchMore(self, parent: Index) -> None:
        """The view has come to the end of what there is."""
        if self.canFetchMore(parent):
            self._waiting = True
            self.more_wanted.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows; a row has none inside."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Text and alignment; the delegate asks the column for the rest. The other roles leave first: a repaint asks for many."""
        if role not in (DISPLAY, ALIGNMENT, ACCESSIBLE):
            return None
        column = self.columns[index.column()]
        if role == ALIGNMENT:
            return RIGHT if column.align == "right" else LEFT
        row = self.rows[index.row()]
        if role == ACCESSIBLE and column.detail is not None:
            return ", ".join(part for part in (column.get(row), column.detail(row)) if part)
        return column.get(row)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal or role not in (DISPLAY, ALIGNMENT):
            return None
        column = self.columns[section]
        if role == ALIGNMENT:
            return RIGHT if column.align == "right" else LEFT
        return column.name
