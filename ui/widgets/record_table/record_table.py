"""A read-only table of records: its model, the table, and a variant that is only as high as its rows."""

from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView, QWidget

from ui.theme import Role, Tone, set_style_role, tokens
from ui.widgets.record_table.record_delegate import LEFT, RIGHT, RecordDelegate

Index = QModelIndex | QPersistentModelIndex
DISPLAY, ALIGNMENT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


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


def refresh_rows(
    table: RecordTable,
    rows: Sequence[Any],
    key: Callable[[Any], object],
    *,
    from_top: bool = False,
    found: int = 0,
) -> None:
    """Show `rows`; the record that was chosen stays chosen wherever it is now, and the table stays scrolled.

    `key` tells which record a row is. The first row is chosen when the former is gone, and with `from_top`,
    after a new question. Equal rows are not laid out anew. `found` is how many there are on all pages.
    """
    same = list(rows) == table.record_model.rows
    table.record_model.set_total_count(found)
    if same and not from_top:
        return
    before, scrolled = table.get_current_row(), table.verticalScrollBar().value()
    if not same:
        table.setCurrentIndex(QModelIndex())
        table.set_rows(rows, found)
    if not rows:
        return
    keys = [key(row) for row in rows]
    known = before is not None and not from_top and key(before) in keys
    table.select_row(keys.index(key(before)) if known else 0)
    table.verticalScrollBar().setValue(0 if from_top else scrolled)


class FittedTable(RecordTable):
    """As high as its rows, down to `least` of them where room is short, and then it scrolls."""

    def __init__(
        self, columns: Sequence[RecordColumn], label: str, *, header: bool = True, least: int = 3
    ) -> None:
        super().__init__(columns, label)
        self._least = least
        self.horizontalHeader().setVisible(header)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def set_rows(self, rows: Sequence[Any], found: int = 0) -> None:
        """Show these rows and ask for their height."""
        super().set_rows(rows, found)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for every row."""
        return QSize(super().sizeHint().width(), self._measure_height(self.model().rowCount()))

    def minimumSizeHint(self) -> QSize:
        """Room for the first few."""
        rows = min(self.model().rowCount(), self._least)
        return QSize(super().minimumSizeHint().width(), self._measure_height(rows))

    def _measure_height(self, rows: int) -> int:
        header = self.horizontalHeader()
        above = header.sizeHint().height() if not header.isHidden() else 0
        return above + rows * self.verticalHeader().defaultSectionSize() + 2
