"""Labels on one line: text cut at the end where room is short, and the toast that says what just happened."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Role, Tone, set_style_role


class ElidedLabel(QLabel):
    """A label that never widens its page. Line breaks in the text are shown as blanks."""

    def __init__(self, text: str = "", role: Role | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if role is not None:
            set_style_role(self, role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text` on one line."""
        super().setText(" ".join(text.split()))
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self._update_tooltip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was cut may fit now, and the other way round."""
        super().resizeEvent(event)
        self._update_tooltip()

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, self.fontMetrics().height())

    def get_shown_text(self) -> str:
        """The text as cut for the present width."""
        return self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )

    def _update_tooltip(self) -> None:
        """The whole text goes to the tooltip only when it is cut."""
        self.setToolTip("" if self.get_shown_text() == self.text() else format_plain_tooltip(self.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cut text."""
        shown = self.get_shown_text()
        if shown == self.text():
            super().paintEvent(event)
        else:
            self._paint_cut_text(shown)

    def _paint_cut_text(self, shown: str) -> None:
        from PySide6.QtWidgets import QStyle, QStyleOption

        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            self.alignment(),
            option.palette,
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )


def format_plain_tooltip(text: str) -> str:
    """A tooltip guesses markup and cannot be told not to; escaped text inside a tag is shown as typed."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{escaped}</p>"


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
