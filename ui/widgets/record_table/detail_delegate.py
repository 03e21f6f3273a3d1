"""Paints a row of a list: the day, the title above its detail, the state at the right, and a hairline below."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.theme import tokens
from ui.widgets.record_table.detail_row import DetailRow
from ui.widgets.record_table.record_delegate import paint_chip
from ui.widgets.record_table.record_table import RecordModel

PAD, GAP, CHIP = 6, 12, 18  # px


class DetailDelegate(QStyledItemDelegate):
    """Call `measure_columns` first, so that `measure_height` and `paint` use the same widths. A text has at most two lines.

    `measured_width` is the width given to the last call of `measure_columns`.
    """

    def __init__(self, model: RecordModel, view: QTableView) -> None:
        super().__init__(view)
        self._model, self._view = model, view
        self.measured_width = self._lead = self._state = 0

    def measure_columns(self, width: int) -> None:
        """Divide the width: room for the widest day and the widest state, and the rest for the title and detail."""
        small, bold = (
            QFontMetrics(self._make_font(small=True)),
            QFontMetrics(self._make_font(small=True, bold=True)),
        )
        leads = [small.horizontalAdvance(row.lead) for row in self._model.rows if row.lead]
        states = [bold.horizontalAdvance(row.state) + CHIP for row in self._model.rows if row.state]
        self._lead = max(leads, default=-GAP) + GAP
        self._state = max(states, default=-GAP) + GAP
        self.measured_width = width

    def measure_height(self, row: DetailRow) -> int:
        """Return the height of the row in px, for `measured_width`."""
        texts = self._measure_title_box(row).height() + (
            self._measure_detail_box(row).height() if row.detail else 0
        )
        return texts + 2 * PAD

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the background, the texts, the state, and the hairline."""
        row, box = self._model.rows[index.row()], option.rect
        painter.save()
        self._paint_ground(painter, option, box)
        title = self._measure_title_box(row).translated(box.left(), box.top() + PAD)
        self._write_lines(painter, title, row.title, self._make_font(bold=row.bold), "ink")
        if row.lead:
            lead = QRect(box.left() + PAD, title.top(), self._lead, title.height())
            self._write_lines(painter, lead, row.lead, self._make_font(small=True), "muted", top=1)
        if row.detail:
            detail = self._measure_detail_box(row).translated(box.left(), title.bottom() + 1)
            self._write_lines(painter, detail, row.detail, self._make_font(small=True), "muted")
        self._paint_state(painter, row, box)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        colors = tokens.get_colors()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(colors["selection"]))
            if self._view.hasFocus():
                painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), QColor(colors["focus"]))
        painter.setPen(QPen(QColor(colors["line"]), 1))
        bottom = box.bottom() + 0.5
        painter.drawLine(QPointF(box.left(), bottom), QPointF(box.right() + 1, bottom))

    def _paint_state(self, painter: QPainter, row: DetailRow, box: QRect) -> None:
        if not row.state:
            return
        font = self._make_font(small=True, bold=row.tone is not None)
        width = QFontMetrics(font).horizontalAdvance(row.state) + (CHIP if row.tone else 0)
        state_box = QRectF(
            box.right() - PAD - width, box.top() + PAD, width + 1, QFontMetrics(self._make_font()).height()
        )
        if row.tone is not None:
            paint_chip(painter, state_box, row.state, row.tone)
        else:
            self._write_lines(painter, state_box.toRect(), row.state, font, "muted", top=1)

    def _measure_title_box(self, row: DetailRow) -> QRect:
        return self._measure_text_box(row.title, self._make_font(bold=row.bold), self._state)

    def _measure_detail_box(self, row: DetailRow) -> QRect:
        return self._measure_text_box(row.detail, self._make_font(small=True), 0)

    def _measure_text_box(self, text: str, font: QFont, beside: int) -> QRect:
        """Return the box of a text within its row, as high as its lines; `beside` px at the right stay free."""
        left = PAD + self._lead
        width = max(40, self.measured_width - left - beside - PAD)
        return QRect(left, 0, width, len(_split_into_lines(text, font, width)) * QFontMetrics(font).height())

    @staticmethod
    def _write_lines(painter: QPainter, box: QRect, text: str, font: QFont, token: str, top: int = 0) -> None:
        painter.setFont(font)
        painter.setPen(QColor(tokens.get_colors()[token]))
        height = QFontMetrics(font).height()
        for number, line in enumerate(_split_into_lines(text, font, box.width())):
            line_box = QRect(box.left(), box.top() + top + number * height, box.width(), height)
            painter.drawText(line_box, Qt.TextFlag.TextSingleLine, line)

    def _make_font(self, *, small: bool = False, bold: bool = False) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(tokens.SMALL if small else tokens.BODY)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font


def _split_into_lines(text: str, font: QFont, width: int) -> list[str]:
    """Split the text into one or two lines; the second ends with … if there is more text."""
    layout = QTextLayout(" ".join(text.split()), font)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(width)
    layout.endLayout()
    units = layout.text().encode("utf-16-le")  # Qt counts UTF-16 units: https://doc.qt.io/qt-6/qstring.html
    cut = 2 * first.textLength() if first.isValid() else len(units)
    lines, rest = [units[:cut].decode("utf-16-le").rstrip()], units[cut:].decode("utf-16-le")
    if rest:
        lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return lines
