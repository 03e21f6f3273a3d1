"""Small signs on cards: chips, counts, section letters, goal bars. Color alone never carries the meaning."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Role, Tone, set_style_role, tokens
from ui.theme.roles import show_when


class ChipLabel(QLabel):
    """A word or two in a tinted pill; the meaning is in the word, not in the tint."""

    def __init__(self, text: str = "", tone: Tone = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_text(text, tone)

    def show_text(self, text: str, tone: Tone = "neutral") -> None:
        """Show another text and tone; the chip is hidden if the text is empty."""
        self.setText(text)
        set_style_role(self, Role.CHIP, tone)
        show_when(self, bool(text))


class CountBadge(QLabel):
    """A number in a circle, as in front of each line of the to-do list."""

    def __init__(self, count: int, tone: Tone = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(str(count), parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_style_role(self, Role.COUNT, tone)


class SectionLetter(QLabel):
    """S, O, A or P in a teal square."""

    def __init__(self, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(letter, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_style_role(self, Role.SECTION_LETTER)


class GoalBar(QWidget):
    """Progress toward a goal; the tooltip and screen readers give the percentage."""

    def __init__(
        self, fraction: float | None = None, tone: Tone = "good", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_fraction(fraction, tone)

    def show_fraction(self, fraction: float | None, tone: Tone = "good") -> None:
        """Show `fraction`, limited to 0 to 1; None if nothing was measured yet."""
        self._fraction = None if fraction is None else min(max(fraction, 0.0), 1.0)
        self._tone = tone
        description = "not measured yet" if self._fraction is None else f"{self._fraction:.0%} of the way"
        self.setAccessibleName(description)
        self.setToolTip(description)
        self.update()

    def sizeHint(self) -> QSize:
        """A thin bar."""
        return QSize(160, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the track, and on it the part that is done."""
        colors = tokens.get_colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, (self.height() - 8) / 2, self.width(), 8)
        painter.setBrush(QColor(colors["neutral_soft"]))
        painter.drawRoundedRect(track, 4, 4)
        if self._fraction:
            track.setWidth(max(8.0, self.width() * self._fraction))
            color = {"good": "accent", "info": "accent2", "neutral": "muted"}.get(self._tone, self._tone)
            painter.setBrush(QColor(colors[color]))
            painter.drawRoundedRect(track, 4, 4)
