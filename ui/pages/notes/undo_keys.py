"""The undo and redo buttons in the head of a note, for mouse users; their tooltips say what they would undo or redo."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.core import commands
from ui.pages.notes import undo_texts as texts
from ui.theme import Role, set_style_role
from ui.widgets.controls.action_button import ActionButton


class UndoKeys(QWidget):
    """Both buttons. They never take the focus, so that the cursor stays in its field; the keyboard has Ctrl+Z."""

    def __init__(self, stack: QUndoStack, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        super().__init__()
        self.undo, self.redo = _make_button("note.undo", undo), _make_button("note.redo", redo)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self.undo, self.redo):
            row.addWidget(button)
        # Bound methods: Qt disconnects them even when the stack is deleted first.
        stack.undoTextChanged.connect(self._update_undo)
        stack.redoTextChanged.connect(self._update_redo)
        self._update_undo("")
        self._update_redo("")

    def _update_undo(self, words: str) -> None:
        _update_button(self.undo, "note.undo", texts.UNDO, words)

    def _update_redo(self, words: str) -> None:
        _update_button(self.redo, "note.redo", texts.REDO, words)


def _make_button(identifier: str, slot: Callable[[], None]) -> ActionButton:
    button = ActionButton("")
    button.show_icon(commands.get_command(identifier).icon)
    button.align_flush_left()
    set_style_role(button, Role.QUIET)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.clicked.connect(slot)
    return button


def _update_button(button: ActionButton, identifier: str, sentence: str, words: str) -> None:
    command = commands.get_command(identifier)
    text = sentence.format(words) if words else command.text
    button.setEnabled(bool(words))
    button.setAccessibleName(text)
    button.setToolTip(f"{text} ({commands.format_keys(command)})")
