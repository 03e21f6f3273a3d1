"""The bare controls inside the fields: an editor that grows, a combo box that holds still, a completer."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QPlainTextEdit, QWidget

from ui.theme import icons, tokens

Choices = Sequence[str] | Sequence[tuple[object, str]]


class GrowingEdit(QPlainTextEdit):
    """A plain text editor as high as its text."""

    def __init__(self, lines: int, most: int) -> None:
        super().__init__()
        self._lines, self._most = lines, most
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width breaks the lines anew."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        lines = min(max(int(self.document().size().height()), self._lines), self._most)
        around = 2 * int(self.document().documentMargin()) + 6
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + around)


class StillCombo(QComboBox):
    """A combo box that leaves the wheel to the page and draws its own arrow, as style sheets cannot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, the value stays."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, then the arrow."""
        super().paintEvent(event)
        box = QRectF(self.width() - 22, (self.height() - 14) / 2, 14, 14)
        icons.draw(QPainter(self), "ph.caret-down", box, QColor(tokens.current()["muted"]))


def as_pairs(choices: Choices) -> list[tuple[object, str]]:
    """(value, text) pairs of choices given either way."""
    return [(choice, choice) if isinstance(choice, str) else choice for choice in choices]


def completer(texts: Sequence[str], parent: QWidget) -> QCompleter:
    """Offers the texts that contain what was typed, in any case."""
    made = QCompleter(list(texts), parent)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    made.setMaxVisibleItems(8)
    return made
