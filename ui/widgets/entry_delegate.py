"""Paints and edits a cell of an entry table."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import commands
from ui.theme import tokens
from ui.widgets.cell_edit import CellEdit
from ui.widgets.controls import LONGEST, completer
from ui.widgets.entry_columns import Kind
from ui.widgets.entry_model import EDIT, EntryModel
from ui.widgets.row_delegate import paint_elided
from ui.widgets.rows_model import LEFT

Index = QModelIndex | QPersistentModelIndex


class EntryDelegate(QStyledItemDelegate):
    """A line editor in the cell, with completions where the column has any."""

    def __init__(self, model: EntryModel, view: QTableView) -> None:
        super().__init__(view)
        self._model, self._view = model, view

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

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, text, hairline; a cell that is wrong is tinted and carries a sign."""
        colors, column = tokens.current(), self._model.columns[index.column()]
        painter.save()
        box = option.rect
        wrong = self._model.wrong(index)
        if wrong:
            painter.fillRect(box, QColor(colors["danger_soft"]))
        painter.setPen(QPen(QColor(colors["line"]), 1))
        painter.drawLine(
            QPointF(box.left(), box.bottom() + 0.5), QPointF(box.right() + 1, box.bottom() + 0.5)
        )
        inner = QRectF(box.adjusted(0, 0, -8, -1))
        muted = column.kind is Kind.WAS
        painter.setPen(QColor(colors["danger" if wrong else "muted" if muted else "ink"]))
        painter.setFont(_font(painter.font(), muted=muted, bold=column.bold))
        paint_elided(painter, inner, f"▲ {index.data()}" if wrong else index.data(), LEFT)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QPen(QColor(colors["focus"]), 2))
            painter.drawRect(box.adjusted(0, 2, -5, -2))
        painter.restore()


def _font(base: QFont, *, muted: bool, bold: bool) -> QFont:
    font = QFont(base)
    font.setPixelSize(tokens.SMALL if muted else tokens.BODY)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
