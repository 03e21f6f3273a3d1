"""Tells one act of a person from the next: letters typed into one text are a single act, any other key begins a new one."""

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
_UNDOING = (Qt.Key.Key_Z, Qt.Key.Key_Y)


class TypingWatch(QObject):
    """Watches the widget with the focus within `scope` and nothing else, so that it costs nothing elsewhere.

    `act_ended` just before the next act may change anything: a key that is no typing, or the focus went elsewhere.
    `typing` while the last key was a letter in a text; `visit` counts the times the focus moved. Ctrl+Z and its kin
    are no acts.
    """

    act_ended = Signal()

    def __init__(self, editor: QWidget, scope: Sequence[QWidget]) -> None:
        super().__init__(editor)
        self._editor, self._scope = editor, scope
        self._watched: QWidget | None = None
        self.typing, self.visit = False, 0
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    @property
    def text(self) -> Text | None:
        """The text in which the cursor stands."""
        here = QApplication.focusWidget()
        inside = here is not None and any(each.isAncestorOf(here) for each in self._scope)
        return here if inside and isinstance(here, QLineEdit | QPlainTextEdit) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks at the keys, and takes none. A shortcut's key is seen as an override only (doc.qt.io/qt-6/qshortcut.html)."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            assert isinstance(event, QKeyEvent)
            self._key_pressed(watched, event)
        return False

    def _key_pressed(self, watched: QObject, event: QKeyEvent) -> None:
        undoing = event.key() in _UNDOING and event.modifiers() & _CONTROL
        if event.key() in _MODIFIERS or undoing:
            return
        typing = isinstance(watched, QLineEdit | QPlainTextEdit) and _is_typing(event)
        if not (typing and self.typing):
            self.act_ended.emit()
        self.typing = typing

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """None is another window, or a list of completions: who comes back from there goes on in the same text."""
        if now is None or now is self._watched:
            return
        self.act_ended.emit()
        self.visit, self.typing = self.visit + 1, False
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
            forget_typing(self._watched)
        inside = self._editor.isVisible() and any(each.isAncestorOf(now) for each in self._scope)
        self._watched = now if inside else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


def _is_typing(event: QKeyEvent) -> bool:
    """A letter, or one taken away. On Windows AltGr comes as Ctrl and Alt together (doc.qt.io/qt-6/qt.html)."""
    command = event.modifiers() & _COMMAND
    plain = not command or command == _CONTROL | _ALT
    return plain and (event.key() in _ERASING or (bool(event.text()) and event.text().isprintable()))


def can_undo_typing(text: Text) -> bool:
    """Whether the text itself still has typing to take back."""
    return text.isUndoAvailable() if isinstance(text, QLineEdit) else text.document().isUndoAvailable()


def can_redo_typing(text: Text) -> bool:
    """Whether the text itself has typing that was taken back."""
    return text.isRedoAvailable() if isinstance(text, QLineEdit) else text.document().isRedoAvailable()


def forget_typing(widget: QWidget) -> None:
    """What was typed there is for the note's undo from now on.

    A QLineEdit has no other way to drop its history than to be given its text (doc.qt.io/qt-6/qlineedit.html#text-prop).
    """
    if isinstance(widget, QPlainTextEdit):
        widget.document().clearUndoRedoStacks()
    elif isinstance(widget, QLineEdit) and (can_undo_typing(widget) or can_redo_typing(widget)):
        at = widget.cursorPosition()
        widget.setText(widget.text())
        widget.setCursorPosition(at)


def put_cursor_last(text: Text) -> None:
    """Behind the last letter, to type on there."""
    if isinstance(text, QLineEdit):
        text.setCursorPosition(len(text.text()))
    else:
        text.moveCursor(QTextCursor.MoveOperation.End)
