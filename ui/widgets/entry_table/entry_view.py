"""The table of an entry table: as high as its rows, and in charge of where the cursor goes."""

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
    """The table itself: as high as its rows, and in charge of where the cursor goes.

    `fills` is the column to fill first in a template's row. `confirmed` when Space was pressed on a carried row.
    """

    confirmed = Signal()

    def __init__(self, model: EntryModel, label: str, fills: str = "") -> None:
        super().__init__()
        self._rows = model
        self._fills = next((at for at, column in enumerate(model.columns) if column.key == fills), -1)
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

    def start_row(self, at: int) -> None:
        """A new row at place `at`, its first cell open."""
        self._rows.add_row(at)
        self._open_cell(self._list_editable_cells(at)[0])

    def give_up_cell(self) -> None:
        """Close the open cell, if there is one, as Esc does."""
        if self.state() == QAbstractItemView.State.EditingState:
            for cell in self.findChildren(CellEditor):
                cell.given_up.emit()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab and Enter go on, Shift+Tab goes back, Esc stays."""
        steps = {Hint.EditNextItem: 1, Hint.SubmitModelCache: 1, Hint.EditPreviousItem: -1}
        entered = hint == Hint.SubmitModelCache
        super().closeEditor(editor, Hint.RevertModelCache if hint == Hint.RevertModelCache else Hint.NoHint)
        if hint == Hint.RevertModelCache:
            self._rows.revert_held_text()
        if hint in steps:
            at = self.currentIndex()
            QTimer.singleShot(0, self, lambda: self._move_by_cells(at, steps[hint], entered=entered))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the cell, Delete empties it; Space confirms a carried row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._start_editing(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            self._rows.setData(self.currentIndex(), "")
        elif event.key() == Qt.Key.Key_Space and self._is_on_carried_row():
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come in at the first cell to fill."""
        tabbed = event.reason() == Qt.FocusReason.TabFocusReason
        fill = self._find_cell_to_fill() if tabbed or not self.currentIndex().isValid() else None
        if fill is not None:
            self.setCurrentIndex(self._rows.index(*fill))
        elif not self.currentIndex().isValid():
            self.setCurrentIndex(self._rows.index(*self._list_editable_cells(0)[0]))
        super().focusInEvent(event)

    def _is_on_carried_row(self) -> bool:
        at = self.currentIndex()
        return at.isValid() and self._rows.get_row_origin(at.row()) is Origin.CARRIED

    def _find_cell_to_fill(self, after: int = -1) -> tuple[int, int] | None:
        """The cell to fill of the first unfilled row of a template below row `after`."""
        unfilled = (at for at in self._rows.find_rows_of_origin(Origin.TEMPLATE) if at > after)
        row = next(unfilled, None)
        return None if row is None or self._fills < 0 else (row, self._fills)

    def _move_by_cells(self, at: QModelIndex, by: int, *, entered: bool = False) -> None:
        """On to the next cell; Enter in a template's row, and a step into one, goes to the next cell to fill."""
        cells = [cell for row in range(self._rows.rowCount()) for cell in self._list_editable_cells(row)]
        here = (at.row(), at.column())
        place = cells.index(here) + by if here in cells else 0
        jumps = by > 0 and entered and here in cells and self._rows.is_template_row(at.row())
        ends = by > 0 and (place == len(cells) or cells[place][0] != at.row())
        fill = self._find_cell_to_fill(at.row()) if jumps or ends else None
        if fill is not None and (jumps or fill[0] == at.row() + 1):
            self._open_cell(fill)
        elif jumps:
            self.focusNextPrevChild(True)  # noqa: FBT003  on, past the last line to fill
        elif 0 <= place < len(cells):
            self._open_cell(cells[place])
        elif place < 0 or self._rows.is_blank_row(self._rows.rowCount() - 1):
            self.focusNextPrevChild(by > 0)
        else:
            self.start_row(self._rows.rowCount())

    def _list_editable_cells(self, row: int) -> list[tuple[int, int]]:
        return [
            (row, place)
            for place, column in enumerate(self._rows.columns)
            if column.is_editable and not self.isColumnHidden(place)
        ]

    def _open_cell(self, cell: tuple[int, int]) -> None:
        index = self._rows.index(*cell)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.edit(index)

    def _start_editing(self, index: QModelIndex) -> None:
        """Open the cell; what is only shown has none, and Enter in an open one comes here too."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if index.isValid() and not editing and self._rows.columns[index.column()].is_editable:
            self.edit(index)

    def _fit_height(self) -> None:
        self.setFixedHeight(HEADER_HEIGHT + self._rows.rowCount() * ROW_HEIGHT + 2)
