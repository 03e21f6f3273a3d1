"""Paints the cells of an entry table and opens their editors."""

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
    """The line editor in a cell. Emits `left(forward)` to go to the next or previous cell, and `given_up` to close as Esc does.

    An open completion popup sends Tab and Enter straight to the editor, past the delegate's event filter. Without the
    overrides below, Tab would leave the table and Enter would only close the popup.
    """

    left = Signal(bool)
    given_up = Signal()
    _watched = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Enable snippets only now, so that their event filter runs before the delegate's takes Tab and Enter."""
        super().focusInEvent(event)
        if not self._watched:
            self._watched = True
            enable_snippets(self)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Handle a Tab that the delegate did not see. Qt also calls this while the editor closes; then there is nothing to leave."""
        if not self.isVisible():
            return super().focusNextPrevChild(forward)
        self.left.emit(forward)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On Enter, take the highlighted completion, or else the text as typed."""
        popup = self._get_open_completions()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and popup is not None and not popup.currentIndex().isValid():
            popup.hide()
            self.left.emit(True)  # noqa: FBT003  the direction
        else:
            super().keyPressEvent(event)

    def _get_open_completions(self) -> QAbstractItemView | None:
        """Return the completion popup while it is open."""
        completer = self.completer()
        popup = None if completer is None else completer.popup()
        return popup if popup is not None and popup.isVisible() else None


Index = QModelIndex | QPersistentModelIndex
_INSET = 4  # px before a sign, to keep it clear of the focus frame


class _Look(NamedTuple):
    """The color tokens of a cell, and the sign before its text, since color must never be the only cue."""

    background: str
    foreground: str
    sign: str


class EntryDelegate(QStyledItemDelegate):
    """Paints and edits cells; `fills` is the index of the column that a template leaves to fill."""

    def __init__(self, model: EntryModel, view: QTableView, fills: int = -1) -> None:
        super().__init__(view)
        self._model, self._view, self._fills = model, view, fills
        self._first = next((index for index, column in enumerate(model.columns) if column.is_editable), 0)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Create a line editor whose accessible name gives its column and row."""
        column = self._model.columns[index.column()]
        edit = CellEditor(parent)
        edit.left.connect(lambda forward: self._leave_editor(edit, forward=forward))
        edit.given_up.connect(
            lambda: self.closeEditor.emit(edit, QStyledItemDelegate.EndEditHint.RevertModelCache)
        )
        edit.setMaxLength(MAX_LINE_LENGTH)
        edit.setAccessibleName(f"{column.title}, row {index.row() + 1}")
        commands.yield_shortcuts(edit, in_rows=True)
        cell = QPersistentModelIndex(index)
        edit.textEdited.connect(lambda typed: self._model.hold_typed_text(cell, typed))
        if column.choices:
            edit.setCompleter(make_completer([text for _, text in column.choices], edit))
        return edit

    def _leave_editor(self, edit: QLineEdit, *, forward: bool) -> None:
        self.commitData.emit(edit)
        hint = QStyledItemDelegate.EndEditHint
        self.closeEditor.emit(edit, hint.EditNextItem if forward else hint.EditPreviousItem)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show and select the cell's text, unless the user is already typing in the editor."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(index.data(EDIT))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Store the typed text, whether or not it can be parsed."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), EDIT)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Fit the editor into the cell."""
        editor.setGeometry(option.rect.adjusted(0, 1, -2, -1))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the full text as a plain-text tooltip if the cell elides it."""
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        column, full_text = self._model.columns[index.column()], str(index.data())
        metrics = QFontMetrics(
            _make_cell_font(view.font(), muted=column.kind is CellKind.PREVIOUS, bold=column.bold)
        )
        is_elided = (
            metrics.horizontalAdvance(f"{self._choose_look(index).sign}{full_text}") > option.rect.width() - 8
        )
        QToolTip.showText(event.globalPos(), format_plain_tooltip(full_text) if is_elided else "", view)
        return True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint background, text and hairline. Wrong or unlikely cells and untouched rows get a tint and a sign."""
        colors, column = tokens.get_colors(), self._model.columns[index.column()]
        painter.save()
        box = option.rect
        look = self._choose_look(index)
        if look.background:
            painter.fillRect(box, QColor(colors[look.background]))
        painter.setPen(QPen(QColor(colors["line"]), 1))
        painter.drawLine(
            QPointF(box.left(), box.bottom() + 0.5), QPointF(box.right() + 1, box.bottom() + 0.5)
        )
        inner = QRectF(box.adjusted(_INSET if look.sign else 0, 0, -8, -1))
        muted = column.kind is CellKind.PREVIOUS
        painter.setPen(QColor(colors["muted" if muted else look.foreground]))
        painter.setFont(_make_cell_font(painter.font(), muted=muted, bold=column.bold))
        paint_elided(painter, inner, f"{look.sign}{index.data()}", LEFT)
        if index.column() == self._fills and self._model.get_row_origin(index.row()) is Origin.TEMPLATE:
            painter.setPen(QPen(QColor(colors["muted"]), 1, Qt.PenStyle.DotLine))
            painter.drawRect(box.adjusted(0, 4, -9, -5))
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QPen(QColor(colors["focus"]), 2))
            painter.drawRect(box.adjusted(0, 2, -5, -2))
        painter.restore()

    def _choose_look(self, index: Index) -> _Look:
        """Choose the look for the most urgent state of the cell, or else of its row."""
        if self._model.is_wrong(index):
            return _Look("danger_soft", "danger", "▲ ")
        if self._model.is_doubtful(index):
            return _Look("warn_soft", "warn", "! ")
        origin = self._model.get_row_origin(index.row())
        sign = SIGNS.get(origin, "") if index.column() == self._first else ""
        foreground = "muted" if origin is Origin.TEMPLATE else "ink"
        return _Look(GROUNDS.get(origin, ""), foreground, sign)


def _make_cell_font(base: QFont, *, muted: bool, bold: bool) -> QFont:
    font = QFont(base)
    font.setPixelSize(tokens.SMALL if muted else tokens.BODY)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
