"""Paints and edits a cell of an entry table."""

from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from charting.model.line import Origin
from ui import commands
from ui.theme import tokens
from ui.widgets.cell_edit import CellEdit
from ui.widgets.controls import LONGEST, completer
from ui.widgets.elide import plain_tip
from ui.widgets.entry_columns import Kind
from ui.widgets.entry_model import EDIT, EntryModel
from ui.widgets.entry_origin import GROUNDS, SIGNS
from ui.widgets.row_delegate import paint_elided
from ui.widgets.rows_model import LEFT

Index = QModelIndex | QPersistentModelIndex
_INSET = 4  # px before a sign, so that the frame of the focus does not touch it


class _Look(NamedTuple):
    """The tokens of a cell's ground and ink, and the sign before its text: color is never the only one."""

    ground: str
    ink: str
    sign: str


class EntryDelegate(QStyledItemDelegate):
    """A line editor in the cell, with completions where the column has any. `fills`: the column that a template asks."""

    def __init__(self, model: EntryModel, view: QTableView, fills: int = -1) -> None:
        super().__init__(view)
        self._model, self._view, self._fills = model, view, fills
        self._first = next((at for at, column in enumerate(model.columns) if column.editable), 0)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line of plain text, named after its column and row."""
        column = self._model.columns[index.column()]
        edit = CellEdit(parent)
        edit.left.connect(lambda forward: self._leave(edit, forward=forward))
        edit.setMaxLength(LONGEST)
        edit.setAccessibleName(f"{column.title}, row {index.row() + 1}")
        commands.give_way(edit, in_rows=True)
        at = QPersistentModelIndex(index)
        edit.textEdited.connect(lambda typed: self._model.hold(at, typed))
        if column.choices:
            edit.setCompleter(completer([text for _, text in column.choices], edit))
        return edit

    def _leave(self, edit: QLineEdit, *, forward: bool) -> None:
        self.commitData.emit(edit)
        hint = QStyledItemDelegate.EndEditHint
        self.closeEditor.emit(edit, hint.EditNextItem if forward else hint.EditPreviousItem)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The cell's text, all of it selected; a change elsewhere in the row leaves what is being typed alone."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(index.data(EDIT))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was typed, readable or not."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), EDIT)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Fill the cell."""
        editor.setGeometry(option.rect.adjusted(0, 1, -2, -1))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A cell whose text is cut says all of it, as plain text."""
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        column, whole = self._model.columns[index.column()], str(index.data())
        metrics = QFontMetrics(_font(view.font(), muted=column.kind is Kind.WAS, bold=column.bold))
        cut = metrics.horizontalAdvance(f"{self._look(index).sign}{whole}") > option.rect.width() - 8
        QToolTip.showText(event.globalPos(), plain_tip(whole) if cut else "", view)
        return True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, text, hairline; a cell that is wrong or unlikely, and a row not touched yet, has a tint and a sign."""
        colors, column = tokens.current(), self._model.columns[index.column()]
        painter.save()
        box = option.rect
        look = self._look(index)
        if look.ground:
            painter.fillRect(box, QColor(colors[look.ground]))
        painter.setPen(QPen(QColor(colors["line"]), 1))
        painter.drawLine(
            QPointF(box.left(), box.bottom() + 0.5), QPointF(box.right() + 1, box.bottom() + 0.5)
        )
        inner = QRectF(box.adjusted(_INSET if look.sign else 0, 0, -8, -1))
        muted = column.kind is Kind.WAS
        painter.setPen(QColor(colors["muted" if muted else look.ink]))
        painter.setFont(_font(painter.font(), muted=muted, bold=column.bold))
        paint_elided(painter, inner, f"{look.sign}{index.data()}", LEFT)
        if index.column() == self._fills and self._model.origin(index.row()) is Origin.TEMPLATE:
            painter.setPen(QPen(QColor(colors["muted"]), 1, Qt.PenStyle.DotLine))
            painter.drawRect(box.adjusted(0, 4, -9, -5))
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QPen(QColor(colors["focus"]), 2))
            painter.drawRect(box.adjusted(0, 2, -5, -2))
        painter.restore()

    def _look(self, index: Index) -> "_Look":
        """What is most urgent about the cell, else about its row."""
        if self._model.wrong(index):
            return _Look("danger_soft", "danger", "▲ ")
        if self._model.doubtful(index):
            return _Look("warn_soft", "warn", "! ")
        origin = self._model.origin(index.row())
        sign = SIGNS.get(origin, "") if index.column() == self._first else ""
        ink = "muted" if origin is Origin.TEMPLATE else "ink"
        return _Look(GROUNDS.get(origin, ""), ink, sign)


def _font(base: QFont, *, muted: bool, bold: bool) -> QFont:
    font = QFont(base)
    font.setPixelSize(tokens.SMALL if muted else tokens.BODY)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
