"""The line in which one finds: a magnifier, the keys that lead to it, and Down that leads out of it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.core.commands import yield_shortcuts
from ui.theme import tokens
from ui.theme.icons import make_icon
from ui.widgets.controls.action_button import KeyHint

_INSET = 8  # px from the right end of the line


class SearchLine(QLineEdit):
    """`left_down` when Down asks for what was found. Esc empties it; in an empty one Esc is the page's."""

    left_down = Signal()

    def __init__(self, label: str, placeholder: str = "", shortcut: str = "") -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(200)
        yield_shortcuts(self)
        show_search_signs(self, shortcut)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leaves, Esc empties; the rest is typing."""
        if event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.setText("")
        else:
            super().keyPressEvent(event)


def show_search_signs(edit: QLineEdit, shortcut: str = "") -> None:
    """Put a magnifier at the left of any line, and at its right the keys that lead to it."""
    edit.addAction(make_icon("ph.magnifying-glass", "muted"), QLineEdit.ActionPosition.LeadingPosition)
    if shortcut:
        _KeyHintOverlay(edit, shortcut)


class _KeyHintOverlay(QWidget):
    """The keys in their small frame, always at the right end of `edit`; not a target for the mouse."""

    def __init__(self, edit: QLineEdit, shortcut: str) -> None:
        super().__init__(edit)
        self._hint = KeyHint(shortcut)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        edit.setTextMargins(0, 0, self._hint.measure_room(self.font()), 0)
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the line's size."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QLineEdit):
            width = self._hint.measure_room(self.font())
            self.setGeometry(watched.width() - width - _INSET, 0, width, watched.height())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The keys, muted."""
        painter = QPainter(self)
        color = QColor(tokens.get_colors()["muted"])
        self._hint.paint_keys(painter, QRectF(self.rect()), color, self.font())
