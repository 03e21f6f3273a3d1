"""The table view of an entry table: it is as tall as its rows and decides where the cursor goes."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from charting.model.note_line import Origin
from ui.theme import Role
from ui.widgets.entry_table.entry_delegate import CellEditor, EntryDelegate
from ui.widgets.entry_table.entry_model import EntryModel
from ui.widgets.record_table.record_table import set_column_widths, set_up_flat_table

ROW_HEIGHT, HEADER_HEIGHT = 28, 26  # px
Hint = QAbstractItemDelegate.EndEditHint


class EntryView(QTableView):
    """The view. `fills` is the key of the column to fill first in a template row.

    Emits `confirmed` when the user presses Space on a carried row.
    """

    confirmed = Signal()

    def __init__(self, model: EntryModel, label: str, fills: str = "") -> None:
        super().__init__()
        self._model = model
        self._fills = next((index for index, column in enumerate(model.columns) if column.key == fills), -1)
        self.setModel(model)
        self.setItemDelegate(EntryDelegate(model, self, self._fills))
        set_up_flat_table(self, label, Role.ENTRY_TABLE)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed
            | triggers.EditKeyPressed
            | triggers.SelectedClicked
            | triggers.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setFixedHeight(HEADER_HEIGHT)
        set_column_widths(self, [column.width for column in model.columns])
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._fit_height)
        self.clicked.connect(self._start_editing)
        self._fit_height()

    def start_row(self, row: int) -> None:
        """Insert a row and open its first cell."""
        self._model.add_row(row)
        self._open_cell(self._list_editable_cells(row)[0])

    def give_up_cell(self) -> None:
        """Close the open cell, if any, as Esc does."""
        if self.state() == QAbstractItemView.State.EditingState:
            for cell in self.findChildren(CellEditor):
                cell.given_up.emit()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Close the editor and move: Tab and Enter go forward, Shift+Tab goes back, Esc stays."""
        steps = {Hint.EditNextItem: 1, Hint.SubmitModelCache: 1, Hint.EditPreviousItem: -1}
        entered = hint == Hint.SubmitModelCache
        super().closeEditor(editor, Hint.RevertModelCache if hint == Hint.RevertModelCache else Hint.NoHint)
        if hint == Hint.RevertModelCache:
            self._model.revert_held_text()
        if hint in steps:
            cell = self.currentIndex()
            QTimer.singleShot(0, self, lambda: self._move_by_cells(cell, steps[hint], entered=entered))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the cell on Enter, clear it on Delete, and confirm a carried row on Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._start_editing(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            self._model.setData(self.currentIndex(), "")
        elif event.key() == Qt.Key.Key_Space and self._is_on_carried_row():
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Enter the table at the first cell to fill in."""
        is_tab = event.reason() == Qt.FocusReason.TabFocusReason
        fill = self._find_cell_to_fill() if is_tab or not self.currentIndex().isValid() else None
        if fill is not None:
            self.setCurrentIndex(self._model.index(*fill))
        elif not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(*self._list_editable_cells(0)[0]))
        super().focusInEvent(event)

    def _is_on_carried_row(self) -> bool:
        cell = self.currentIndex()
        return cell.isValid() and self._model.get_row_origin(cell.row()) is Origin.CARRIED

    def _find_cell_to_fill(self, after: int = -1) -> tuple[int, int] | None:
        """Find the cell to fill in the first unfilled template row below row `after`."""
        unfilled = (row for row in self._model.find_rows_of_origin(Origin.TEMPLATE) if row > after)
        row = next(unfilled, None)
        return None if row is None or self._fills < 0 else (row, self._fills)

    def _move_by_cells(self, start: QModelIndex, by: int, *, entered: bool = False) -> None:
        """Move `by` cells. Enter in a template row, and a step into one, goes to the next cell to fill in."""
        cells = [cell for row in range(self._model.rowCount()) for cell in self._list_editable_cells(row)]
        here = (start.row(), start.column())
        target = cells.index(here) + by if here in cells else 0
        is_template = by > 0 and entered and here in cells and self._model.is_template_row(start.row())
        leaves_row = by > 0 and (target == len(cells) or cells[target][0] != start.row())
        fill = self._find_cell_to_fill(start.row()) if is_template or leaves_row else None
        if fill is not None and (is_template or fill[0] == start.row() + 1):
            self._open_cell(fill)
        elif is_template:
            self.focusNextPrevChild(True)  # noqa: FBT003  forward, past the last row to fill
        elif 0 <= target < len(cells):
            self._open_cell(cells[target])
        elif target < 0 or self._model.is_blank_row(self._model.rowCount() - 1):
            self.focusNextPrevChild(by > 0)
        else:
            self.start_row(self._model.rowCount())

    def _list_editable_cells(self, row: int) -> list[tuple[int, int]]:
        return [
            (row, index)
            for index, column in enumerate(self._model.columns)
            if column.is_editable and not self.isColumnHidden(index)
        ]

    def _open_cell(self, cell: tuple[int, int]) -> None:
        index = self._model.index(*cell)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.edit(index)

    def _start_editing(self, index: QModelIndex) -> None:
        """Open the cell, unless it is read-only or already open: Enter in an open cell calls this too."""
        is_editing = self.state() == QAbstractItemView.State.EditingState
        if index.isValid() and not is_editing and self._model.columns[index.column()].is_editable:
            self.edit(index)

    def _fit_height(self) -> None:
        self.setFixedHeight(HEADER_HEIGHT + self._model.rowCount() * ROW_HEIGHT + 2)
