"""The two keys in the head of a note for who has the hand on the mouse: undo and redo, and what they would do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.core import commands
from ui.pages.notes import undo_texts as texts
from ui.theme import Role, set_style_role
from ui.widgets.controls.action_button import ActionButton


class UndoKeys(QWidget):
    """They take no focus: the cursor stays where it is, and the keyboard has Ctrl+Z."""

    def __init__(self, stack: QUndoStack, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        super().__init__()
        self.undo, self.redo = _key("note.undo", undo), _key("note.redo", redo)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for key in (self.undo, self.redo):
            row.addWidget(key)
        stack.undoTextChanged.connect(self._say_undo)  # methods: a stack that is deleted still says so
        stack.redoTextChanged.connect(self._say_redo)
        self._say_undo("")
        self._say_redo("")

    def _say_undo(self, words: str) -> None:
        _show(self.undo, "note.undo", texts.UNDO, words)

    def _say_redo(self, words: str) -> None:
        _show(self.redo, "note.redo", texts.REDO, words)


def _key(identifier: str, slot: Callable[[], None]) -> ActionButton:
    key = ActionButton("")
    key.show_icon(commands.get_command(identifier).icon)
    key.align_flush_left()
    set_style_role(key, Role.QUIET)
    key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    key.clicked.connect(slot)
    return key


def _show(key: ActionButton, identifier: str, sentence: str, words: str) -> None:
    known = commands.get_command(identifier)
    said = sentence.format(words) if words else known.text
    key.setEnabled(bool(words))
    key.setAccessibleName(said)
    key.setToolTip(f"{said} ({commands.format_keys(known)})")
