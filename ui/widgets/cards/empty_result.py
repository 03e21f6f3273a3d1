"""The message of a list when nothing matches the search, with a button for the next step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Role, make_plain_label, tokens
from ui.widgets.controls.action_button import ActionButton

_LONGEST = 40  # characters of typed text that fit on a line or a button


class EmptyResult(QWidget):
    """`pressed` asks to create what was not found. Enter in the search line does the same, so the button shows that key."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = make_plain_label("", Role.MUTED, wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button: ActionButton | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 64, 24, 32)
        self._column.setSpacing(2 * tokens.GRID)
        self._column.addWidget(self.words)
        self._column.addStretch(1)

    def show_result(self, words: str, action: str = "") -> None:
        """Say what was not found; with `action`, show a button that offers to create it."""
        self.words.setText(words)
        if self.button is not None:
            self.button.hide()
            self.button.deleteLater()
            self.button = None
        if action:
            self.button = ActionButton(action, "Return", primary=True)
            self.button.clicked.connect(self.pressed)
            self._column.insertWidget(1, self.button, 0, Qt.AlignmentFlag.AlignHCenter)


def shorten_typed_text(typed: str) -> str:
    """Shorten typed text that is too long for a line."""
    return typed if len(typed) <= _LONGEST else f"{typed[:_LONGEST]}…"
