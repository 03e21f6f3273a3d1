"""A list of rows, such as a timeline. A delegate paints the rows, because hundreds of widgets would be slow."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ui.theme import tokens
from ui.widgets.record_table.detail_delegate import DetailDelegate
from ui.widgets.record_table.detail_row import DetailRow
from ui.widgets.record_table.record_table import (
    RecordColumn,
    RecordModel,
    set_column_widths,
    set_up_flat_table,
)

Index = QModelIndex | QPersistentModelIndex
FADE = 26  # px
DISPLAY, ACCESSIBLE = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole


class DetailList(QTableView):
    """Emits `chosen(data)` for the current row, and `opened(data)` on Enter or a double click (a click if `one_click`).

    With `fit` the list is as high as its rows; otherwise it scrolls. When newer rows arrive, the current row and
    the scroll position stay. `empty` is the text shown while there are no rows.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, label: str, empty: str = "", *, fit: bool = False, one_click: bool = False) -> None:
        super().__init__()
        self._rows = RecordModel((RecordColumn("", lambda row: row.spoken_text),), self)
        self._empty, self._fits = empty, fit
        self.setModel(self._rows)
        self._delegate = DetailDelegate(self._rows, self)
        self.setItemDelegate(self._delegate)
        set_up_flat_table(self, label)
        self.horizontalHeader().hide()
        set_column_widths(self, [0])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if fit:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._emit_chosen(now))
        (self.clicked if one_click else self.doubleClicked).connect(lambda _index: self._open_current_row())

    def set_rows(self, rows: Sequence[DetailRow]) -> None:
        """Show these rows."""
        if self._rows.rows == list(rows):
            return
        before, scrolled = self.get_current_row(), self.verticalScrollBar().value()
        shares_rows = bool({row.key for row in self._rows.rows} & {row.key for row in rows})
        self._rows.show_rows(rows)
        self._resize_rows()
        if before is not None:
            self.select_key(before.key)
        self.verticalScrollBar().setValue(scrolled if shares_rows else 0)
        self.viewport().update()

    def set_empty_text(self, text: str) -> None:
        """Set the text shown while there are no rows."""
        self._empty = text
        self.viewport().update()

    def get_rows(self) -> list[DetailRow]:
        """Return the rows shown."""
        return self._rows.rows

    def select_key(self, key: str) -> bool:
        """Make the row with that key the current one; return False if there is none."""
        number = next((number for number, row in enumerate(self._rows.rows) if row.key == key), -1)
        if number >= 0:
            self.setCurrentIndex(self._rows.index(number, 0))
        return number >= 0

    def get_current_row(self) -> DetailRow | None:
        """Return the current row, if any."""
        number = self.currentIndex().row()
        return self._rows.rows[number] if 0 <= number < len(self._rows.rows) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open_current_row()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make the first row the current one if the focus comes by Tab, so that Enter has a row to open."""
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and self._rows.rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self._rows.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the lines again if the width changed."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._fit_rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or the text for an empty list."""
        super().paintEvent(event)
        if self.verticalScrollBar().value() < self.verticalScrollBar().maximum():
            self._fade_out()
        if self._empty and not self._rows.rows:
            painter = QPainter(self.viewport())
            painter.setPen(tokens.get_colors()["muted"])
            painter.drawText(
                self.viewport().rect().adjusted(0, 8, 0, 0), Qt.TextFlag.TextWordWrap, self._empty
            )

    def _fade_out(self) -> None:
        """Fade out the bottom edge while there are more rows below, so that a row cut by the edge does not look complete."""
        area = self.viewport().rect()
        area.setTop(area.bottom() + 1 - FADE)
        clear, solid = QColor(tokens.get_colors()["card"]), QColor(tokens.get_colors()["card"])
        clear.setAlpha(0)
        shade = QLinearGradient(area.topLeft(), area.bottomLeft())
        shade.setColorAt(0, clear)
        shade.setColorAt(1, solid)
        QPainter(self.viewport()).fillRect(area, shade)

    def _fit_rows(self) -> None:
        """Skip the work if the width is the same: Qt also sends a resize event when the list is shown again."""
        if self._delegate.measured_width != self.viewport().width():
            self._resize_rows()

    def _resize_rows(self) -> None:
        self._delegate.measure_columns(self.viewport().width())
        total = 0
        for number, row in enumerate(self._rows.rows):
            height = self._delegate.measure_height(row)
            total += height
            if self.rowHeight(number) != height:
                self.setRowHeight(number, height)
        if self._fits:
            self.setFixedHeight(max(total, 28) + 2)

    def _emit_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._rows.rows[index.row()].data)

    def _open_current_row(self) -> None:
        row = self.get_current_row()
        if row is not None:
            self.opened.emit(row.data)
