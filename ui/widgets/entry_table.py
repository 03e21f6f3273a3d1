"""Rows that a person types: findings, range of motion, treatment lines. Flat, with the keyboard alone."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHBoxLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui import commands
from ui.theme import Role, dress, plain
from ui.widgets.buttons import ActionButton
from ui.widgets.entry_columns import EntryColumn
from ui.widgets.entry_delegate import EntryDelegate
from ui.widgets.entry_model import EntryModel
from ui.widgets.record_table import flat_table, size_columns

ROW_HEIGHT, HEADER_HEIGHT = 28, 26  # px
Hint = QAbstractItemDelegate.EndEditHint


class EntryTable(QWidget):
    """Typing starts a cell; Tab and Enter go on to the next, and after the last cell to a new row, or out of an empty one.

    Esc leaves the cell, and Tab then leaves the table. Ctrl+Shift+R adds a row, Ctrl+Delete removes one. What cannot be read stays in
    its cell, marked, with a sentence below. `changed` is sent after every change; `current_row(int)` when the cursor enters a row.
    """

    changed = Signal()
    current_row = Signal(int)

    def __init__(
        self,
        label: str,
        columns: Sequence[EntryColumn],
        add_text: str = "Add row",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = EntryModel(columns, self)
        self.view = EntryView(self.model, label)
        self.setFocusProxy(self.view)
        self._footer_text = ""
        self._footer = plain("", Role.HINT, wrap=True)
        self._add = ActionButton(add_text)
        self._add.show_icon("ph.plus")
        dress(self._add, Role.QUIET)
        self._add.setToolTip(commands.tooltip(commands.command("row.add")))
        self._add.clicked.connect(self.add_row)
        self._lay_out()
        self._own("row.add", self.add_row)
        self._own("row.remove", self.remove_row)
        self.model.edited.connect(self._edited)
        self.model.typing.connect(self.changed)
        self.view.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.current_row.emit(now.row())
        )

    def rows(self) -> list[dict[str, object]]:
        """The rows that are not blank, values by key; None where a cell is empty or cannot be read."""
        return self.model.rows()

    def set_rows(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Show these rows, without `changed`."""
        self.model.load(rows)
        self._say()

    def show_error(self, row: int, key: str, sentence: str) -> None:
        """Mark the cell with what a rule of the record said, and go there."""
        self.model.refuse(row, key, sentence)
        self._say()
        self.go(row, key)

    def problem(self) -> str:
        """The first sentence about a cell that is wrong, or ""."""
        return next((sentence for _, _, sentence in self.model.problems()), "")

    def say_problems(self) -> None:
        """Say below the table what is wrong in it now."""
        self._say()

    def set_footer(self, text: str) -> None:
        """Muted words below the table, as `50 min hands-on`."""
        self._footer_text = text
        self._say()

    def go(self, row: int, key: str) -> None:
        """Put the cursor on a cell."""
        at = next((place for place, column in enumerate(self.model.columns) if column.key == key), 0)
        self.view.setCurrentIndex(self.model.index(row, at))
        self.view.setFocus()

    def add_row(self) -> None:
        """A row after the current one, ready to type in."""
        at = self.view.currentIndex().row()
        self.view.start_row(at + 1 if at >= 0 else self.model.rowCount())

    def remove_row(self) -> None:
        """Take the current row away; the cursor stays in the table."""
        at = self.view.currentIndex()
        if at.isValid():
            self.view.setFocus()
            self.model.remove(at.row())
            self.view.setCurrentIndex(self.model.index(min(at.row(), self.model.rowCount() - 1), at.column()))

    def _edited(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        problem = self.problem()
        self._footer.setText(problem or self._footer_text)
        dress(self._footer, Role.ERROR if problem else Role.HINT)
        self.view.setAccessibleDescription(problem)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.view)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._footer, 1)
        row.addWidget(self._add)
        column.addLayout(row)

    def _own(self, identifier: str, slot: Callable[[], None]) -> None:
        action = commands.action(identifier, self, slot)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


class EntryView(QTableView):
    """The table itself: as high as its rows, and in charge of where the cursor goes."""

    def __init__(self, model: EntryModel, label: str) -> None:
        super().__init__()
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(EntryDelegate(model, self))
        flat_table(self, label, Role.ENTRY_TABLE)
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
        size_columns(self, [column.width for column in model.columns])
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._fit)
        self.clicked.connect(self._start)
        self._fit()

    def start_row(self, at: int) -> None:
        """A new row at place `at`, its first cell open."""
        self._rows.add(at)
        self._open(self._cells_of(at)[0])

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab and Enter go on, Shift+Tab goes back, Esc stays."""
        steps = {Hint.EditNextItem: 1, Hint.SubmitModelCache: 1, Hint.EditPreviousItem: -1}
        super().closeEditor(editor, Hint.RevertModelCache if hint == Hint.RevertModelCache else Hint.NoHint)
        if hint == Hint.RevertModelCache:
            self._rows.release()
        if hint in steps:
            at = self.currentIndex()
            QTimer.singleShot(0, self, lambda: self._step(at, steps[hint]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the cell; Delete empties it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._start(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            self._rows.setData(self.currentIndex(), "")
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come in at the first cell to fill."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._rows.index(*self._cells_of(0)[0]))
        super().focusInEvent(event)

    def _step(self, at: QModelIndex, by: int) -> None:
        cells = [cell for row in range(self._rows.rowCount()) for cell in self._cells_of(row)]
        here = (at.row(), at.column())
        place = cells.index(here) + by if here in cells else 0
        if 0 <= place < len(cells):
            self._open(cells[place])
        elif place < 0 or self._rows.blank(self._rows.rowCount() - 1):
            self.focusNextPrevChild(by > 0)
        else:
            self.start_row(self._rows.rowCount())

    def _cells_of(self, row: int) -> list[tuple[int, int]]:
        return [(row, place) for place, column in enumerate(self._rows.columns) if column.editable]

    def _open(self, cell: tuple[int, int]) -> None:
        index = self._rows.index(*cell)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.edit(index)

    def _start(self, index: QModelIndex) -> None:
        """Open the cell; what is only shown has none, and Enter in an open one comes here too."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if index.isValid() and not editing and self._rows.columns[index.column()].editable:
            self.edit(index)

    def _fit(self) -> None:
        self.setFixedHeight(HEADER_HEIGHT + self._rows.rowCount() * ROW_HEIGHT + 2)
