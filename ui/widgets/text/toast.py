"""A line that says what just happened and goes by itself, as `Saved 10:41:07`."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.theme import Role, Tone, set_style_role
from ui.widgets.text.elided_label import ElidedLabel

STAYS_MS = 4000


class Toast(ElidedLabel):
    """Empty until told something. A screen reader hears it as it appears; a sentence too long is whole in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", Role.TOAST, parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.clear)

    def show_toast(self, text: str, tone: Tone = "neutral", stays_ms: int = STAYS_MS) -> None:
        """Show `text`, for `stays_ms`; 0 keeps it until the next."""
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        set_style_role(self, Role.TOAST, tone)
        self.setText(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self._timer.stop()
        if stays_ms:
            self._timer.start(stays_ms)
