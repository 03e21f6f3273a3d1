"""Plain rows with named columns as a flat table that one reads and chooses from."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui.theme import Role, set_style_role, tokens
from ui.widgets.record_table.record_delegate import RecordDelegate
from ui.widgets.record_table.record_model import RecordColumn, RecordModel


class RecordTable(QTableView):
    """Chooses by row. `chosen(object)` carries the row under the cursor; `activated_row(object)` the one entered
    with Enter or a double click. `empty` is said while there are no rows.
    """

    chosen = Signal(object)
    activated_row = Signal(object)

    def __init__(
        self, columns: Sequence[RecordColumn], label: str, empty: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.record_model = RecordModel(columns, self)
        self._empty = empty
        self._line: QWidget | None = None
        self.setModel(self.record_model)
        self.setItemDelegate(RecordDelegate(self.record_model, lambda: self.takes_enter, self))
        set_up_flat_table(self, label)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        two_lines = any(column.detail for column in columns)
        self.verticalHeader().setDefaultSectionSize(44 if two_lines else 32)
        set_column_widths(self, [column.width for column in columns])
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._emit_chosen(now))
        self.doubleClicked.connect(lambda _index: self._activate_row())

    def set_rows(self, rows: Sequence[Any], found: int = 0) -> None:
        """Show these rows, of `found` that there are on all pages; the one at the same place stays chosen."""
        at = self.currentIndex().row()
        self.record_model.show_rows(rows, found)
        if 0 <= at < len(rows):
            self.select_row(at)
        self.viewport().update()

    def select_row(self, at: int) -> None:
        """Put the cursor on the row at place `at`."""
        self.setCurrentIndex(self.record_model.index(at, 0))

    def follow_search_line(self, line: QWidget) -> None:
        """Enter in `line` enters the row under the cursor here, which is shown so while the line has the keyboard."""
        self._line = line
        line.installEventFilter(self)

    @property
    def takes_enter(self) -> bool:
        """Whether Enter now enters the row under the cursor; the row of any other table is marked faintly."""
        return self.hasFocus() or (self._line is not None and self._line.hasFocus())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The mark changes as the line gains and loses the keyboard."""
        if watched is self._line and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().eventFilter(watched, event)

    def get_current_row(self) -> Any:
        """The row under the cursor, or None."""
        at = self.currentIndex().row()
        return self.record_model.rows[at] if 0 <= at < len(self.record_model.rows) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter enters the row; Tab leaves the table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._activate_row()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or what is said when there are none."""
        super().paintEvent(event)
        if self._empty and not self.record_model.rows:
            painter = QPainter(self.viewport())
            painter.setPen(tokens.get_colors()["muted"])
            box = self.viewport().rect().adjusted(16, 16, -16, -16)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self._empty)

    def _emit_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.record_model.rows[index.row()])

    def _activate_row(self) -> None:
        if self.get_current_row() is not None:
            self.activated_row.emit(self.get_current_row())


def set_up_flat_table(view: QTableView, label: str, role: Role = Role.TABLE) -> None:
    """The look and the manners that all tables share; no height is ever asked of the contents, which would take seconds."""
    set_style_role(view, role)
    view.setAccessibleName(label)
    view.setShowGrid(False)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setSectionsClickable(False)
    view.horizontalHeader().setMinimumSectionSize(24)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)


def set_column_widths(view: QTableView, widths: Sequence[int]) -> None:
    """Fixed widths in px; those of 0 share what is left."""
    header = view.horizontalHeader()
    for place, width in enumerate(widths):
        if width:
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            view.setColumnWidth(place, width)
        else:
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
