"""Paints a row of a list: the day, the title over its detail, the state at the right, a hairline below."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.theme import tokens
from ui.widgets.list_row import ListRow
from ui.widgets.row_delegate import paint_chip
from ui.widgets.rows_model import RowsModel

PAD, GAP, CHIP = 6, 12, 18  # px


class RowListDelegate(QStyledItemDelegate):
    """`measure(width)` first; then `height` of each row and its painting agree. A text takes two lines at most.

    `measured` is the width that was measured last.
    """

    def __init__(self, model: RowsModel, view: QTableView) -> None:
        super().__init__(view)
        self._model, self._view = model, view
        self.measured = self._lead = self._state = 0

    def measure(self, width: int) -> None:
        """Divide that width: room for the widest day and the widest state, the rest for the words."""
        small, bold = QFontMetrics(self._font(small=True)), QFontMetrics(self._font(small=True, bold=True))
        leads = [small.horizontalAdvance(row.lead) for row in self._model.rows if row.lead]
        states = [bold.horizontalAdvance(row.state) + CHIP for row in self._model.rows if row.state]
        self._lead = max(leads, default=-GAP) + GAP
        self._state = max(states, default=-GAP) + GAP
        self.measured = width

    def height(self, row: ListRow) -> int:
        """In px, for the width last measured."""
        texts = self._title_box(row).height() + (self._detail_box(row).height() if row.detail else 0)
        return texts + 2 * PAD

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The ground, the words, the hairline."""
        row, box = self._model.rows[index.row()], option.rect
        painter.save()
        self._paint_ground(painter, option, box)
        title = self._title_box(row).translated(box.left(), box.top() + PAD)
        self._write(painter, title, row.title, self._font(bold=row.bold), "ink")
        if row.lead:
            lead = QRect(box.left() + PAD, title.top(), self._lead, title.height())
            self._write(painter, lead, row.lead, self._font(small=True), "muted", top=1)
        if row.detail:
            detail = self._detail_box(row).translated(box.left(), title.bottom() + 1)
            self._write(painter, detail, row.detail, self._font(small=True), "muted")
        self._paint_state(painter, row, box)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        colors = tokens.current()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(colors["selection"]))
            if self._view.hasFocus():
                painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), QColor(colors["focus"]))
        painter.setPen(QPen(QColor(colors["line"]), 1))
        bottom = box.bottom() + 0.5
        painter.drawLine(QPointF(box.left(), bottom), QPointF(box.right() + 1, bottom))

    def _paint_state(self, painter: QPainter, row: ListRow, box: QRect) -> None:
        if not row.state:
            return
        font = self._font(small=True, bold=row.tone is not None)
        width = QFontMetrics(font).horizontalAdvance(row.state) + (CHIP if row.tone else 0)
        place = QRectF(
            box.right() - PAD - width, box.top() + PAD, width + 1, QFontMetrics(self._font()).height()
        )
        if row.tone is not None:
            paint_chip(painter, place, row.state, row.tone)
        else:
            self._write(painter, place.toRect(), row.state, font, "muted", top=1)

    def _title_box(self, row: ListRow) -> QRect:
        return self._words_box(row.title, self._font(bold=row.bold), self._state)

    def _detail_box(self, row: ListRow) -> QRect:
        return self._words_box(row.detail, self._font(small=True), 0)

    def _words_box(self, text: str, font: QFont, beside: int) -> QRect:
        """Where that text goes within a row, left of `beside` px, at the height of its one or two lines."""
        left = PAD + self._lead
        width = max(40, self.measured - left - beside - PAD)
        return QRect(left, 0, width, len(_lines(text, font, width)) * QFontMetrics(font).height())

    @staticmethod
    def _write(painter: QPainter, box: QRect, text: str, font: QFont, token: str, top: int = 0) -> None:
        painter.setFont(font)
        painter.setPen(QColor(tokens.current()[token]))
        height = QFontMetrics(font).height()
        for place, line in enumerate(_lines(text, font, box.width())):
            below = QRect(box.left(), box.top() + top + place * height, box.width(), height)
            painter.drawText(below, Qt.TextFlag.TextSingleLine, line)

    def _font(self, *, small: bool = False, bold: bool = False) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(tokens.SMALL if small else tokens.BODY)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font


def _lines(text: str, font: QFont, width: int) -> list[str]:
    """The text in one line or two, the second cut with … when there is more."""
    layout = QTextLayout(" ".join(text.split()), font)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(width)
    layout.endLayout()
    units = layout.text().encode("utf-16-le")  # Qt counts UTF-16 units
    cut = 2 * first.textLength() if first.isValid() else len(units)
    lines, rest = [units[:cut].decode("utf-16-le").rstrip()], units[cut:].decode("utf-16-le")
    if rest:
        lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return lines
