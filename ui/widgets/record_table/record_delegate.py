"""Paints a cell of a record table: one or two lines, or a chip, above a hairline."""

from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from ui.theme import Tone, tokens
from ui.widgets.text.elided_label import format_plain_tooltip

if TYPE_CHECKING:
    from ui.widgets.record_table.record_table import RecordColumn, RecordModel

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_INKS = {"good": "accent_text", "warn": "warn", "danger": "danger", "neutral": "muted", "info": "accent2"}
_GROUNDS = {
    "good": "accent_soft",
    "warn": "warn_soft",
    "danger": "danger_soft",
    "neutral": "neutral_soft",
    "info": "neutral_soft",
}
_SIDE, _CHIP_SIDE = 6, 9  # padding in px to the left and right of a cell's text, and of a chip's


class RecordDelegate(QStyledItemDelegate):
    """Reads rows and columns from the model directly, because a call of `data` for every cell and role is slow."""

    def __init__(self, model: "RecordModel", enters: Callable[[], bool], parent: QTableView) -> None:
        super().__init__(parent)
        self._model, self._enters, self._table = model, enters, parent

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Show the whole text of a cell that is cut, as plain text; no tooltip for a cell that shows everything."""
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        cut_text = self.find_cut_text(index, option.rect.width())
        QToolTip.showText(event.globalPos(), format_plain_tooltip(cut_text) if cut_text else "", view)
        return True

    def find_cut_text(self, index: QModelIndex | QPersistentModelIndex, width: int) -> str:
        """Return the whole text of the cell if some of it does not fit into `width` px, otherwise an empty string."""
        column, row = self._model.columns[index.column()], self._model.rows[index.row()]
        room = width - 2 * _SIDE - (2 * _CHIP_SIDE if column.chip is not None else 0)
        detail = column.detail(row) if column.detail is not None else ""
        lines = [(column.get(row), _make_line_font(column, self._table.font()))]
        lines.append((detail, _make_sized_font(self._table.font(), tokens.SMALL)))
        cut = any(QFontMetrics(font).horizontalAdvance(" ".join(text.split())) > room for text, font in lines)
        return "\n".join(text for text, _ in lines if text) if cut else ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the background, the texts or the chip, and the hairline."""
        column, row = self._model.columns[index.column()], self._model.rows[index.row()]
        painter.save()
        box: QRect = option.rect
        self._paint_ground(painter, index, box)
        inner = QRectF(box.adjusted(_SIDE, 0, -_SIDE, -1))
        text = column.get(row)
        if column.chip is not None and text:
            paint_chip(painter, inner, text, column.chip(row), on_selection=self._is_selected(index))
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

    def _is_selected(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Ask the table, because `QStyle.StateFlag` would load all enums of QStyle."""
        return self._table.selectionModel().isSelected(index)

    def _paint_ground(
        self, painter: QPainter, index: QModelIndex | QPersistentModelIndex, box: QRect
    ) -> None:
        if self._is_selected(index):
            ground = "selection" if self._enters() else "selection_quiet"
            painter.fillRect(box, QColor(tokens.get_colors()[ground]))
            if self._table.hasFocus() and box.left() <= 0:
                painter.fillRect(
                    QRect(box.left(), box.top(), 3, box.height()), QColor(tokens.get_colors()["focus"])
                )
        painter.setPen(QPen(QColor(tokens.get_colors()["line"]), 1))
        bottom = box.bottom() + 0.5
        painter.drawLine(QPointF(box.left(), bottom), QPointF(box.right() + 1, bottom))

    @staticmethod
    def _paint_line(painter: QPainter, box: QRectF, column: "RecordColumn", text: str) -> None:
        painter.setFont(_make_line_font(column, painter.font()))
        painter.setPen(QColor(tokens.get_colors()["muted" if column.muted else "ink"]))
        paint_elided(painter, box, text, RIGHT if column.align == "right" else LEFT)

    @staticmethod
    def _paint_detail(painter: QPainter, box: QRectF, text: str) -> None:
        painter.setFont(_make_sized_font(painter.font(), tokens.SMALL))
        painter.setPen(QColor(tokens.get_colors()["muted"]))
        paint_elided(painter, box, text, LEFT)


def _make_line_font(column: "RecordColumn", like: QFont) -> QFont:
    """Make the font of a cell's first line."""
    return _make_sized_font(
        like,
        tokens.SMALL if column.muted or column.chip is not None else tokens.BODY,
        bold=column.bold or column.chip is not None,
    )


def _make_sized_font(like: QFont, size: int, *, bold: bool = False) -> QFont:
    font = QFont(like)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def paint_elided(painter: QPainter, box: QRectF, text: str, alignment: Qt.AlignmentFlag) -> None:
    """Paint one line of plain text; it ends with … if the box is too narrow."""
    shown = painter.fontMetrics().elidedText(
        " ".join(text.split()), Qt.TextElideMode.ElideRight, ceil(box.width())
    )
    painter.drawText(box, int(alignment) | int(Qt.TextFlag.TextSingleLine), shown)


def paint_chip(painter: QPainter, box: QRectF, text: str, tone: Tone, *, on_selection: bool = False) -> None:
    """Paint a pill at the left of `box`, as wide as its text. On a selected row it gets the card color, to stand out."""
    painter.setFont(_make_sized_font(painter.font(), tokens.SMALL, bold=True))
    width = min(painter.fontMetrics().horizontalAdvance(text) + 20.0, box.width())
    pill = QRectF(box.left(), box.center().y() - 10, width, 20)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.get_colors()["card" if on_selection else _GROUNDS[tone]]))
    painter.drawRoundedRect(pill, 10, 10)
    painter.setPen(QColor(tokens.get_colors()[_INKS[tone]]))
    paint_elided(painter, pill.adjusted(_CHIP_SIDE, -1, -_CHIP_SIDE, -1), text, Qt.AlignmentFlag.AlignVCenter)
