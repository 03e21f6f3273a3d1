"""Tells one user action from the next: letters typed into one text are a single action, any other key starts a new one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

Text = QLineEdit | QPlainTextEdit
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
_ERASING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_COMMAND = _CONTROL | _ALT | Qt.KeyboardModifier.MetaModifier
_UNDO_KEYS = (Qt.Key.Key_Z, Qt.Key.Key_Y)


class TypingWatch(QObject):
    """Watches only the focused widget within `scope`, so that other widgets pay nothing for it.

    Emits `act_ended` just before the next action can change anything: on a key that is not typing, and when the focus
    moves. `is_typing` is true while the last key was a letter in a text; `focus_count` counts how often the focus moved.
    Undo and redo keys do not count as actions.
    """

    act_ended = Signal()

    def __init__(self, editor: QWidget, scope: Sequence[QWidget]) -> None:
        super().__init__(editor)
        self._editor, self._scope = editor, scope
        self._watched: QWidget | None = None
        self.is_typing, self.focus_count = False, 0
        QApplication.instance().focusChanged.connect(self._handle_focus_change)  # type: ignore[union-attr]

    @property
    def focused_text(self) -> Text | None:
        """The text field with the cursor, if it is in the scope."""
        focused = QApplication.focusWidget()
        is_inside = focused is not None and self._is_in_scope(focused)
        return focused if is_inside and isinstance(focused, QLineEdit | QPlainTextEdit) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at each key without consuming it. A shortcut's key arrives only as ShortcutOverride (doc.qt.io/qt-6/qshortcut.html)."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            assert isinstance(event, QKeyEvent)
            self._handle_key_press(watched, event)
        return False

    def _handle_key_press(self, watched: QObject, event: QKeyEvent) -> None:
        is_undo_key = event.key() in _UNDO_KEYS and event.modifiers() & _CONTROL
        if event.key() in _MODIFIERS or is_undo_key:
            return
        is_typing = isinstance(watched, QLineEdit | QPlainTextEdit) and _is_typing(event)
        if not (is_typing and self.is_typing):
            self.act_ended.emit()
        self.is_typing = is_typing

    def _handle_focus_change(self, _old: QWidget | None, now: QWidget | None) -> None:
        """End the action. Focus `None` means another window or a completion popup, after which typing continues in the same text."""
        if now is None or now is self._watched:
            return
        self.act_ended.emit()
        self.focus_count, self.is_typing = self.focus_count + 1, False
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
            forget_typing(self._watched)
        self._watched = now if self._editor.isVisible() and self._is_in_scope(now) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def _is_in_scope(self, widget: QWidget) -> bool:
        return any(root.isAncestorOf(widget) for root in self._scope)


def _is_typing(event: QKeyEvent) -> bool:
    """Return whether the key types or erases a letter. On Windows, AltGr arrives as Ctrl+Alt (doc.qt.io/qt-6/qt.html)."""
    modifiers = event.modifiers() & _COMMAND
    is_plain = not modifiers or modifiers == _CONTROL | _ALT
    return is_plain and (event.key() in _ERASING or (bool(event.text()) and event.text().isprintable()))


def can_undo_typing(text: Text) -> bool:
    """Return whether the text field itself still has typing to undo."""
    return text.isUndoAvailable() if isinstance(text, QLineEdit) else text.document().isUndoAvailable()


def can_redo_typing(text: Text) -> bool:
    """Return whether the text field itself has undone typing that can be redone."""
    return text.isRedoAvailable() if isinstance(text, QLineEdit) else text.document().isRedoAvailable()


def forget_typing(widget: QWidget) -> None:
    """Drop the widget's own undo history; from now on the note's history undoes what was typed there.

    Setting the text is the only way to clear the history of a QLineEdit (doc.qt.io/qt-6/qlineedit.html#text-prop).
    """
    if isinstance(widget, QPlainTextEdit):
        widget.document().clearUndoRedoStacks()
    elif isinstance(widget, QLineEdit) and (can_undo_typing(widget) or can_redo_typing(widget)):
        position = widget.cursorPosition()
        widget.setText(widget.text())
        widget.setCursorPosition(position)


def move_cursor_to_end(text: Text) -> None:
    """Put the cursor after the last letter, where typing continues."""
    if isinstance(text, QLineEdit):
        text.setCursorPosition(len(text.text()))
    else:
        text.moveCursor(QTextCursor.MoveOperation.End)
