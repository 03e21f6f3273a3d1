"""What a page says by itself: that there is nothing yet, or a sentence that stays until it is settled."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Role, Tone, make_plain_label, set_style_role, tokens
from ui.theme.roles import show_when
from ui.widgets.controls.action_button import ActionButton


class EmptyState(QWidget):
    """What a page says when it has nothing to show, and the way on. `pressed` when its button is."""

    pressed = Signal()

    def __init__(
        self, text: str, action: str = "", shortcut: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 32, 24, 32)
        column.setSpacing(2 * tokens.GRID)
        words = make_plain_label(text, Role.MUTED, wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        column.addWidget(words)
        if action:
            self.button = ActionButton(action, shortcut, primary=True)
            self.button.clicked.connect(self.pressed)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)


class Notice(QFrame):
    """A sentence that stays until it is settled, with a sign of its tone and, if wanted, one button (`pressed`)."""

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
        """Change sentence and tone; hidden while there is none."""
        self._text.setText(text)
        self._sign.setText(self._SIGNS[tone])
        set_style_role(self, Role.NOTICE, tone)
        set_style_role(self._text, Role.NOTICE_TEXT, tone)
        set_style_role(self._sign, Role.NOTICE_TEXT, tone)
        self.setAccessibleName(text)
        show_when(self, bool(text))
