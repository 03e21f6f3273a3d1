"""Paints and edits a cell of an entry table."""

from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPen
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

from charting.model.note_line import Origin
from ui.core import commands
from ui.theme import tokens
from ui.widgets.controls.input_controls import MAX_LINE_LENGTH, make_completer
from ui.widgets.entry_table.entry_columns import CellKind
from ui.widgets.entry_table.entry_model import EDIT, EntryModel
from ui.widgets.entry_table.entry_origin import GROUNDS, SIGNS
from ui.widgets.record_table.record_delegate import LEFT, paint_elided
from ui.widgets.text.elided_label import format_plain_tooltip
from ui.widgets.text.snippet_expansion import enable_snippets


class CellEditor(QLineEdit):
    """`left(bool)`: on to the next cell when true, back when false. `given_up` to close it as Esc does.

    An open list of completions hands Tab and Enter to the editor past the delegate's filter: Tab would
    then leave the table, and Enter only close the list.
    """

    left = Signal(bool)
    given_up = Signal()
    _watched = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Short words are looked for before the delegate, which has come by now, takes Tab and Enter."""
        super().focusInEvent(event)
        if not self._watched:
            self._watched = True
            enable_snippets(self)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab or Shift+Tab that the delegate did not see; an editor that is being closed is asked too, and has left."""
        if not self.isVisible():
            return super().focusNextPrevChild(forward)
        self.left.emit(forward)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the completion one has moved to, else the text as it is."""
        offered = self._get_open_completions()
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and offered is not None and not offered.currentIndex().isValid():
            offered.hide()
            self.left.emit(True)  # noqa: FBT003  the direction
        else:
            super().keyPressEvent(event)

    def _get_open_completions(self) -> QAbstractItemView | None:
        """The list of completions while it is open."""
        completer = self.completer()
        popup = None if completer is None else completer.popup()
        return popup if popup is not None and popup.isVisible() else None


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
        self._first = next((at for at, column in enumerate(model.columns) if column.is_editable), 0)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line of plain text, named after its column and row."""
        column = self._model.columns[index.column()]
        edit = CellEditor(parent)
        edit.left.connect(lambda forward: self._leave_editor(edit, forward=forward))
        edit.given_up.connect(
            lambda: self.closeEditor.emit(edit, QStyledItemDelegate.EndEditHint.RevertModelCache)
        )
        edit.setMaxLength(MAX_LINE_LENGTH)
        edit.setAccessibleName(f"{column.title}, row {index.row() + 1}")
        commands.yield_shortcuts(edit, in_rows=True)
        at = QPersistentModelIndex(index)
        edit.textEdited.connect(lambda typed: self._model.hold_typed_text(at, typed))
        if column.choices:
            edit.setCompleter(make_completer([text for _, text in column.choices], edit))
        return edit

    def _leave_editor(self, edit: QLineEdit, *, forward: bool) -> None:
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
        metrics = QFontMetrics(
            _make_cell_font(view.font(), muted=column.kind is CellKind.PREVIOUS, bold=column.bold)
        )
        cut = metrics.horizontalAdvance(f"{self._choose_look(index).sign}{whole}") > option.rect.width() - 8
        QToolTip.showText(event.globalPos(), format_plain_tooltip(whole) if cut else "", view)
        return True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, text, hairline; a cell that is wrong or unlikely, and a row not touched yet, has a tint and a sign."""
        colors, column = tokens.get_colors(), self._model.columns[index.column()]
        painter.save()
        box = option.rect
        look = self._choose_look(index)
        if look.ground:
            painter.fillRect(box, QColor(colors[look.ground]))
        painter.setPen(QPen(QColor(colors["line"]), 1))
        painter.drawLine(
            QPointF(box.left(), box.bottom() + 0.5), QPointF(box.right() + 1, box.bottom() + 0.5)
        )
        inner = QRectF(box.adjusted(_INSET if look.sign else 0, 0, -8, -1))
        muted = column.kind is CellKind.PREVIOUS
        painter.setPen(QColor(colors["muted" if muted else look.ink]))
        painter.setFont(_make_cell_font(painter.font(), muted=muted, bold=column.bold))
        paint_elided(painter, inner, f"{look.sign}{index.data()}", LEFT)
        if index.column() == self._fills and self._model.get_row_origin(index.row()) is Origin.TEMPLATE:
            painter.setPen(QPen(QColor(colors["muted"]), 1, Qt.PenStyle.DotLine))
            painter.drawRect(box.adjusted(0, 4, -9, -5))
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QPen(QColor(colors["focus"]), 2))
            painter.drawRect(box.adjusted(0, 2, -5, -2))
        painter.restore()

    def _choose_look(self, index: Index) -> "_Look":
        """What is most urgent about the cell, else about its row."""
        if self._model.is_wrong(index):
            return _Look("danger_soft", "danger", "▲ ")
        if self._model.is_doubtful(index):
            return _Look("warn_soft", "warn", "! ")
        origin = self._model.get_row_origin(index.row())
        sign = SIGNS.get(origin, "") if index.column() == self._first else ""
        ink = "muted" if origin is Origin.TEMPLATE else "ink"
        return _Look(GROUNDS.get(origin, ""), ink, sign)


def _make_cell_font(base: QFont, *, muted: bool, bold: bool) -> QFont:
    font = QFont(base)
    font.setPixelSize(tokens.SMALL if muted else tokens.BODY)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
