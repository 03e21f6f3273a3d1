"""The small signs on cards: chips, counts, section letters, goal bars. A word or a shape says it, never the color alone."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Role, Tone, set_style_role, tokens
from ui.theme.roles import show_when


class ChipLabel(QLabel):
    """A word or two in a tinted pill; the word, not the tint, says it."""

    def __init__(self, text: str = "", tone: Tone = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_text(text, tone)

    def show_text(self, text: str, tone: Tone = "neutral") -> None:
        """Change word and tone; hidden while there is no word."""
        self.setText(text)
        set_style_role(self, Role.CHIP, tone)
        show_when(self, bool(text))


class CountBadge(QLabel):
    """A number in a circle, as before the lines of what needs doing."""

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
    """How much of the way to a goal is done; the percent is said to a screen reader and in the tooltip."""

    def __init__(
        self, fraction: float | None = None, tone: Tone = "good", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_fraction(fraction, tone)

    def show_fraction(self, fraction: float | None, tone: Tone = "good") -> None:
        """`fraction` from 0 to 1, cut to that; None when nothing was measured yet."""
        self._fraction = None if fraction is None else min(max(fraction, 0.0), 1.0)
        self._tone = tone
        said = "not measured yet" if self._fraction is None else f"{self._fraction:.0%} of the way"
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        """A thin bar."""
        return QSize(160, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The track, and on it the part that is done."""
        colors = tokens.get_colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, (self.height() - 8) / 2, self.width(), 8)
        painter.setBrush(QColor(colors["neutral_soft"]))
        painter.drawRoundedRect(track, 4, 4)
        if self._fraction:
            track.setWidth(max(8.0, self.width() * self._fraction))
            done = {"good": "accent", "info": "accent2", "neutral": "muted"}.get(self._tone, self._tone)
            painter.setBrush(QColor(colors[done]))
            painter.drawRoundedRect(track, 4, 4)
