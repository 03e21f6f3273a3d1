"""Paints a cell of a record table: one or two lines, or a chip, over a hairline."""

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.theme import Tone, tokens
from ui.widgets.record_table import LEFT, RIGHT, Column, RowsModel

_INKS = {"good": "accent_text", "warn": "warn", "danger": "danger", "neutral": "muted", "info": "accent2"}
_GROUNDS = {
    "good": "accent_soft",
    "warn": "warn_soft",
    "danger": "danger_soft",
    "neutral": "neutral_soft",
    "info": "neutral_soft",
}


class RowDelegate(QStyledItemDelegate):
    """Knows the columns of its model, so that a repaint asks the model for nothing but rows."""

    def __init__(self, model: RowsModel, parent: QTableView) -> None:
        super().__init__(parent)
        self._model = model

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The ground, the texts or the chip, the hairline."""
        column, row = self._model.columns[index.column()], self._model.rows[index.row()]
        painter.save()
        box: QRect = option.rect
        self._paint_ground(painter, option, box)
        inner = QRectF(box.adjusted(6, 0, -6, -1))
        text = column.get(row)
        if column.chip is not None and text:
            paint_chip(painter, inner, text, column.chip(row))
        elif column.detail is not None and (detail := column.detail(row)):
            half = inner.height() / 2
            self._paint_line(
                painter, QRectF(inner.left(), inner.top() + 3, inner.width(), half - 2), column, text
            )
            self._paint_detail(
                painter, QRectF(inner.left(), inner.top() + half, inner.width(), half - 3), detail
            )
        else:
            self._paint_line(painter, inner, column, text)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(box, QColor(tokens.current()["selection"]))
            view = self.parent()
            if isinstance(view, QTableView) and view.hasFocus() and box.left() <= 0:
                painter.fillRect(
                    QRect(box.left(), box.top(), 3, box.height()), QColor(tokens.current()["focus"])
                )
        painter.setPen(QPen(QColor(tokens.current()["line"]), 1))
        bottom = box.bottom() + 0.5
        painter.drawLine(QPointF(box.left(), bottom), QPointF(box.right() + 1, bottom))

    @staticmethod
    def _paint_line(painter: QPainter, box: QRectF, column: Column, text: str) -> None:
        font = QFont(painter.font())
        font.setPixelSize(tokens.SMALL if column.muted else tokens.BODY)
        font.setWeight(QFont.Weight.DemiBold if column.bold else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(tokens.current()["muted" if column.muted else "ink"]))
        paint_elided(painter, box, text, RIGHT if column.align == "right" else LEFT)

    @staticmethod
    def _paint_detail(painter: QPainter, box: QRectF, text: str) -> None:
        font = QFont(painter.font())
        font.setPixelSize(tokens.SMALL)
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(tokens.current()["muted"]))
        paint_elided(painter, box, text, LEFT)


def paint_elided(painter: QPainter, box: QRectF, text: str, alignment: Qt.AlignmentFlag) -> None:
    """One line of plain text, cut with … when the box is too narrow."""
    shown = painter.fontMetrics().elidedText(
        " ".join(text.split()), Qt.TextElideMode.ElideRight, ceil(box.width())
    )
    painter.drawText(box, int(alignment) | int(Qt.TextFlag.TextSingleLine), shown)


def paint_chip(painter: QPainter, box: QRectF, text: str, tone: Tone) -> None:
    """A pill at the left of `box`, as wide as its word."""
    font = QFont(painter.font())
    font.setPixelSize(tokens.SMALL)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    width = min(painter.fontMetrics().horizontalAdvance(text) + 20.0, box.width())
    pill = QRectF(box.left(), box.center().y() - 10, width, 20)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.current()[_GROUNDS[tone]]))
    painter.drawRoundedRect(pill, 10, 10)
    painter.setPen(QColor(tokens.current()[_INKS[tone]]))
    paint_elided(painter, pill.adjusted(9, -1, -9, -1), text, Qt.AlignmentFlag.AlignVCenter)
