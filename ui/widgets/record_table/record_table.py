"""A read-only table of records: the model, the table, and a variant that is only as high as its rows."""

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
    """A named column: `get` makes the text of a row, `detail` a second, muted line, and `chip` the tone if it is a chip.

    `width` is in px; columns of width 0 share the remaining width.
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
    """Has any objects as rows; the columns turn them into text.

    A long list may start with its first page. When the view reaches the end of the rows, the model emits
    `more_wanted`, once until rows are added (https://doc.qt.io/qt-6/qabstractitemmodel.html#fetchMore).
    """

    more_wanted = Signal()

    def __init__(self, columns: Sequence[RecordColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[Any] = []
        self._total_count = 0
        self._is_fetching = False

    def show_rows(self, rows: Sequence[Any], total_count: int = 0) -> None:
        """Replace the rows; `total_count` is the number of rows on all pages."""
        self.beginResetModel()
        self.rows = list(rows)
        self.set_total_count(total_count)
        self.endResetModel()

    def add_rows(self, rows: Sequence[Any]) -> None:
        """Append the rows of the next page; without any, the list is complete."""
        last = len(self.rows) + len(rows) - 1
        if rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), last)
            self.rows += rows
            self.endInsertRows()
        self.set_total_count(self._total_count if rows else 0)

    def replace_rows(self, first: int, rows: Sequence[Any]) -> None:
        """Replace as many rows, starting at index `first`; rows that did not change are not painted again."""
        for number, row in enumerate(rows, first):
            if row != self.rows[number]:
                self.rows[number] = row
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))

    def set_total_count(self, total_count: int) -> None:
        """Set the number of rows on all pages."""
        self._total_count, self._is_fetching = total_count, False

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there is a next page that was not requested yet."""
        return not parent.isValid() and not self._is_fetching and len(self.rows) < self._total_count

    def fetchMore(self, parent: Index) -> None:
        """Request the next page; Qt calls this when the view reaches the last row."""
        if self.canFetchMore(parent):
            self._is_fetching = True
            self.more_wanted.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows; a row has no rows inside."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return text or alignment; the delegate paints the rest. Other roles return early, because Qt asks for many."""
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
        """Return the name of a column, or its alignment."""
        if orientation is not Qt.Orientation.Horizontal or role not in (DISPLAY, ALIGNMENT):
            return None
        column = self.columns[section]
        if role == ALIGNMENT:
            return RIGHT if column.align == "right" else LEFT
        return column.name


class RecordTable(QTableView):
    """Selects whole rows. Emits `chosen(row)` for the current row, and `activated_row(row)` on Enter or a double click.

    `empty` is the text shown while there are no rows.
    """

    chosen = Signal(object)
    activated_row = Signal(object)

    def __init__(
        self, columns: Sequence[RecordColumn], label: str, empty: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.record_model = RecordModel(columns, self)
        self._empty = empty
        self._search_line: QWidget | None = None
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

    def set_rows(self, rows: Sequence[Any], total_count: int = 0) -> None:
        """Show these rows, of `total_count` on all pages; the same row number stays selected."""
        number = self.currentIndex().row()
        self.record_model.show_rows(rows, total_count)
        if 0 <= number < len(rows):
            self.select_row(number)
        self.viewport().update()

    def select_row(self, number: int) -> None:
        """Make the row with that number the current one."""
        self.setCurrentIndex(self.record_model.index(number, 0))

    def follow_search_line(self, line: QWidget) -> None:
        """Let Enter in `line` activate the current row, which is highlighted while the line has the focus."""
        self._search_line = line
        line.installEventFilter(self)

    @property
    def takes_enter(self) -> bool:
        """Whether Enter activates the current row now; if not, its highlight is faint."""
        return self.hasFocus() or (self._search_line is not None and self._search_line.hasFocus())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Repaint the highlight when the search line gains or loses the focus."""
        if watched is self._search_line and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().eventFilter(watched, event)

    def get_current_row(self) -> Any:
        """Return the current row, if any."""
        number = self.currentIndex().row()
        return self.record_model.rows[number] if 0 <= number < len(self.record_model.rows) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Activate the current row on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._activate_row()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or the text for an empty table."""
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
    """Set what all tables share. Row heights are fixed, because measuring the contents of all rows takes seconds."""
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
    """Set fixed column widths in px; columns of width 0 share the remaining width."""
    header = view.horizontalHeader()
    for column, width in enumerate(widths):
        if width:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            view.setColumnWidth(column, width)
        else:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)


def refresh_rows(
    table: RecordTable,
    rows: Sequence[Any],
    key: Callable[[Any], object],
    *,
    from_top: bool = False,
    total_count: int = 0,
) -> None:
    """Show `rows`; the selected record stays selected even if its row moved, and so does the scroll position.

    `key` identifies the record of a row. The first row is selected if the selected record is gone, or with
    `from_top`, after a new search. Equal rows are not laid out again. `total_count` is the number of rows on all pages.
    """
    same = list(rows) == table.record_model.rows
    table.record_model.set_total_count(total_count)
    if same and not from_top:
        return
    before, scrolled = table.get_current_row(), table.verticalScrollBar().value()
    if not same:
        table.setCurrentIndex(QModelIndex())
        table.set_rows(rows, total_count)
    if not rows:
        return
    keys = [key(row) for row in rows]
    still_there = before is not None and not from_top and key(before) in keys
    table.select_row(keys.index(key(before)) if still_there else 0)
    table.verticalScrollBar().setValue(0 if from_top else scrolled)


class FittedTable(RecordTable):
    """A table as high as its rows. Where room is short, it shrinks to `least` rows and scrolls."""

    def __init__(
        self, columns: Sequence[RecordColumn], label: str, *, header: bool = True, least: int = 3
    ) -> None:
        super().__init__(columns, label)
        self._least = least
        self.horizontalHeader().setVisible(header)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def set_rows(self, rows: Sequence[Any], total_count: int = 0) -> None:
        """Show these rows and request the height for them."""
        super().set_rows(rows, total_count)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return a size with room for every row."""
        return QSize(super().sizeHint().width(), self._measure_height(self.model().rowCount()))

    def minimumSizeHint(self) -> QSize:
        """Return a size with room for `least` rows."""
        rows = min(self.model().rowCount(), self._least)
        return QSize(super().minimumSizeHint().width(), self._measure_height(rows))

    def _measure_height(self, rows: int) -> int:
        header = self.horizontalHeader()
        above = header.sizeHint().height() if not header.isHidden() else 0
        return above + rows * self.verticalHeader().defaultSectionSize() + 2
