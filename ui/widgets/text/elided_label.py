"""One-line labels: text that ends with … if there is too little room, and the toast for status messages."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Role, Tone, set_style_role


class ElidedLabel(QLabel):
    """A label that never widens its page. Line breaks in the text become spaces."""

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
        """Update the tooltip, because another part of the text may fit now."""
        super().resizeEvent(event)
        self._update_tooltip()

    def minimumSizeHint(self) -> QSize:
        """Return a size with room for a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, self.fontMetrics().height())

    def get_shown_text(self) -> str:
        """Return the text as cut for the current width."""
        return self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )

    def _update_tooltip(self) -> None:
        """Show the whole text in the tooltip, but only if the label cuts it."""
        self.setToolTip("" if self.get_shown_text() == self.text() else format_plain_tooltip(self.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, cut if necessary."""
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
    """Escape the text: Qt guesses whether a tooltip is rich text (https://doc.qt.io/qt-6/qt.html#mightBeRichText)."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{escaped}</p>"


TOAST_DURATION_MS = 4000


class Toast(ElidedLabel):
    """Shows a status message for a while. Screen readers announce it; a message that is cut is complete in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", Role.TOAST, parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.clear)

    def show_toast(self, text: str, tone: Tone = "neutral", stays_ms: int = TOAST_DURATION_MS) -> None:
        """Show `text` for `stays_ms`; with 0 it stays until the next message."""
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        set_style_role(self, Role.TOAST, tone)
        self.setText(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self._timer.stop()
        if stays_ms:
            self._timer.start(stays_ms)
