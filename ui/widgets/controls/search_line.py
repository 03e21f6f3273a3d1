"""The search line: a magnifier, the shortcut that focuses it, and Down to move on to the results."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.core.commands import yield_shortcuts
from ui.theme import tokens
from ui.theme.icons import make_icon
from ui.widgets.controls.action_button import KeyHint

_INSET = 8  # px from the right end of the line


class SearchLine(QLineEdit):
    """`left_down` is sent when Down moves to the results. Esc empties the line; if it is empty, the page gets Esc."""

    left_down = Signal()

    def __init__(self, label: str, placeholder: str = "", shortcut: str = "") -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(200)
        yield_shortcuts(self)
        show_search_signs(self, shortcut)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle Down and Esc; all other keys are typing."""
        if event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.setText("")
        else:
            super().keyPressEvent(event)


def show_search_signs(edit: QLineEdit, shortcut: str = "") -> None:
    """Show a magnifier at the left of a line, and at its right the shortcut that focuses it."""
    edit.addAction(make_icon("ph.magnifying-glass", "muted"), QLineEdit.ActionPosition.LeadingPosition)
    if shortcut:
        _KeyHintOverlay(edit, shortcut)


class _KeyHintOverlay(QWidget):
    """The keys in a small frame at the right end of `edit`; clicks go through to the line."""

    def __init__(self, edit: QLineEdit, shortcut: str) -> None:
        super().__init__(edit)
        self._hint = KeyHint(shortcut)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        edit.setTextMargins(0, 0, self._hint.measure_room(self.font()), 0)
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the line."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QLineEdit):
            width = self._hint.measure_room(self.font())
            self.setGeometry(watched.width() - width - _INSET, 0, width, watched.height())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the keys in a muted color."""
        painter = QPainter(self)
        color = QColor(tokens.get_colors()["muted"])
        self._hint.paint_keys(painter, QRectF(self.rect()), color, self.font())
