"""Buttons that show their keys, as `New session [Ctrl Shift N]`."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyleOptionButton, QWidget

from ui.core import commands
from ui.theme import Role, icons, set_style_role, tokens

_GAP, _ICON = 8, 16  # px
_INSET, _FLUSH = (
    14,
    3,
)  # px from the edge to the text; _FLUSH is the smallest that leaves room for the focus ring


class ActionButton(QPushButton):
    """A button with its shortcut in a small frame. It shows the keys and with `listen` also responds to them."""

    def __init__(
        self,
        text: str,
        shortcut: str = "",
        *,
        primary: bool = False,
        listen: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._shown = text
        self._hint = KeyHint(shortcut)
        self._icon_name = ""
        self._left = _INSET
        if primary:
            set_style_role(self, Role.PRIMARY)
        if listen:
            self.setShortcut(QKeySequence(shortcut))
        self.setAccessibleName(text)
        self.setToolTip(f"{text} ({self._hint.native_text})" if shortcut else "")
        self.setAutoDefault(False)

    @classmethod
    def from_command(
        cls, identifier: str, *, primary: bool = False, parent: QWidget | None = None
    ) -> "ActionButton":
        """Build the button of a command. It shows the command's keys; the page's action responds to them."""
        command = commands.get_command(identifier)
        return cls(command.text, command.shortcut, primary=primary, parent=parent)

    def set_label(self, text: str) -> None:
        """Show another text."""
        if text != self._shown:
            self.setText(text.replace("&", "&&"))
            self._shown = text
            self.setAccessibleName(text)
            self.updateGeometry()

    def show_icon(self, name: str) -> None:
        """Put a line icon before the text."""
        self._icon_name = name
        self.updateGeometry()

    def align_flush_left(self) -> None:
        """Start the text at the left edge, in line with text above: for a quiet button in a column."""
        self._left = _FLUSH
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button on Enter too, as everywhere else in the window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Room for icon, text and keys."""
        metrics = QFontMetrics(self._make_bold_font())
        text = metrics.size(0, self._shown)
        width = text.width() + self._left + _INSET + self._hint.measure_room(self.font())
        more_lines = text.height() - metrics.height()
        height = (24 if self.property("role") == "quiet" else 32) + more_lines
        return QSize(width + (_ICON + _GAP if self._icon_name else 0), height)

    def minimumSizeHint(self) -> QSize:
        """Never cut the text of a button."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the styled frame without text, then icon, text, and keys."""
        super().paintEvent(event)
        self._paint_content(QPainter(self))

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Let Qt paint only the frame; `_paint_content` paints the text."""
        super().initStyleOption(option)
        option.text = ""

    def _paint_content(self, painter: QPainter) -> None:
        color = QColor(tokens.get_colors()[self._choose_color_token()])
        box = QRectF(self.rect()).adjusted(self._left, 0, -_INSET, 0)
        if self._icon_name:
            icons.draw_icon(
                painter, self._icon_name, QRectF(box.left(), (self.height() - _ICON) / 2, _ICON, _ICON), color
            )
            box.setLeft(box.left() + _ICON + _GAP)
        painter.setFont(self._make_bold_font())
        painter.setPen(color)
        from_left = self._hint.native_text or self._icon_name or self._left == _FLUSH or "\n" in self._shown
        side = Qt.AlignmentFlag.AlignLeft if from_left else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | side, self._shown)
        self._hint.paint_keys(painter, box, color, self.font())

    def _choose_color_token(self) -> str:
        if not self.isEnabled():
            return "muted"
        role = self.property("role")
        return {"primary": "on_accent", "quiet": "accent_text"}.get(
            role, "accent_text" if self.isChecked() else "ink"
        )

    def _make_bold_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font


class KeyHint:
    """The keys in a small frame, for painting inside a button or a field."""

    def __init__(self, shortcut: str) -> None:
        self.native_text = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self._shown = self.native_text.replace("+", " ").replace("Return", "Enter")

    def measure_room(self, font: QFont) -> int:
        """Return the width of the keys and the gap before them; 0 without keys."""
        return self._measure_width(font) + _GAP if self.native_text else 0

    def paint_keys(self, painter: QPainter, box: QRectF, color: QColor, font: QFont) -> None:
        """Draw the keys at the right end of `box`."""
        if not self.native_text:
            return
        width = self._measure_width(font)
        frame = QRectF(round(box.right() - width) + 0.5, round(box.center().y() - 8.5) + 0.5, width - 1, 17)
        faint = QColor(color)
        faint.setAlphaF(0.45)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(faint, 1))
        painter.drawRoundedRect(frame, 4, 4)
        painter.setPen(color)
        painter.setFont(self._make_small_font(font))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._shown)

    def _measure_width(self, font: QFont) -> int:
        return QFontMetrics(self._make_small_font(font)).horizontalAdvance(self._shown) + 10

    @staticmethod
    def _make_small_font(font: QFont) -> QFont:
        small = QFont(font)
        small.setPixelSize(12)
        small.setWeight(QFont.Weight.Normal)
        return small
