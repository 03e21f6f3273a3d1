"""Messages inside a page: an empty state, and a notice that stays until its problem is solved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Role, Tone, make_plain_label, set_style_role, tokens
from ui.theme.roles import show_when
from ui.widgets.controls.action_button import ActionButton


class EmptyState(QWidget):
    """The message of a page with nothing to show, with a button for the next step, which sends `pressed`."""

    pressed = Signal()

    def __init__(
        self, text: str, action: str = "", shortcut: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 32, 24, 32)
        column.setSpacing(2 * tokens.GRID)
        label = make_plain_label(text, Role.MUTED, wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        column.addWidget(label)
        if action:
            self.button = ActionButton(action, shortcut, primary=True)
            self.button.clicked.connect(self.pressed)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)


class Notice(QFrame):
    """A sentence that stays until its problem is solved, with a sign for its tone and an optional button (`pressed`)."""

    pressed = Signal()
    _SIGNS = {"good": "✓", "warn": "!", "danger": "▲", "neutral": "·", "info": "i"}

    def __init__(
        self, text: str = "", tone: Tone = "info", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 8, 7)
        row.setSpacing(10)
        self._sign = make_plain_label("", Role.NOTICE_TEXT)
        self._text = make_plain_label("", Role.NOTICE_TEXT, wrap=True)
        self._button = ActionButton(action)
        self._button.clicked.connect(self.pressed)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        show_when(self._button, bool(action))
        self.show_notice(text, tone)

    def show_notice(self, text: str, tone: Tone = "info") -> None:
        """Show another sentence and tone; the notice is hidden if the sentence is empty."""
        self._text.setText(text)
        self._sign.setText(self._SIGNS[tone])
        set_style_role(self, Role.NOTICE, tone)
        set_style_role(self._text, Role.NOTICE_TEXT, tone)
        set_style_role(self._sign, Role.NOTICE_TEXT, tone)
        self.setAccessibleName(text)
        show_when(self, bool(text))
