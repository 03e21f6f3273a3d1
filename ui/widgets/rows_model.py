"""Any objects as rows, with named columns: what a table shows, without the table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from ui.theme import Tone

Index = QModelIndex | QPersistentModelIndex
DISPLAY, ALIGNMENT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Column:
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


class RowsModel(QAbstractTableModel):
    """Any objects as rows; the columns say how each is shown."""

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[Any] = []

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

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
