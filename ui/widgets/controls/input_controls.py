"""The controls inside the fields: an editor that grows, a combo box that ignores the wheel, a check box, a completer."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QPlainTextEdit, QWidget

from ui.theme import icons, tokens
from ui.widgets.text.snippet_expansion import enable_snippets

_FRAME = 10  # px that the style sheet adds around the text of an editor

# Characters in one line: more than anyone types, and few enough for Qt to lay out without a pause.
MAX_LINE_LENGTH = 10_000

Choices = Sequence[str] | Sequence[tuple[object, str]]


class GrowingEdit(QPlainTextEdit):
    """A plain text editor as high as its text, from `lines` to `most` lines; longer text scrolls."""

    def __init__(self, lines: int, most: int) -> None:
        super().__init__()
        self._lines, self._most = lines, most
        self.setTabChangesFocus(True)
        enable_snippets(self)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit_height())
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height again: a new width wraps the lines differently."""
        super().resizeEvent(event)
        self._fit_height()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the height to a new font, as when the style sheet is applied."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_height()

    def _fit_height(self) -> None:
        needed = int(self.document().size().height())
        lines = min(max(needed, self._lines), self._most)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if needed > self._most else policy.ScrollBarAlwaysOff
        )
        margins = 2 * int(self.document().documentMargin()) + _FRAME
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + margins)


class NoWheelComboBox(QComboBox):
    """A combo box that leaves the wheel to the page, and draws its arrow because style sheets only take image files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll; the value does not change."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, then the arrow."""
        super().paintEvent(event)
        box = QRectF(self.width() - 22, (self.height() - 14) / 2, 14, 14)
        icons.draw_icon(QPainter(self), "ph.caret-down", box, QColor(tokens.get_colors()["muted"]))


class CheckBox(QCheckBox):
    """A check box whose frame is also visible in the dark theme."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, the tick, the label, and the focus ring."""
        colors, painter = tokens.get_colors(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(4.5, (self.height() - 17) / 2, 17, 17)
        painter.setPen(QPen(QColor(colors["accent" if self.isChecked() else "line_strong"]), 1))
        painter.setBrush(QColor(colors["accent" if self.isChecked() else "card"]))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            icons.draw_icon(painter, "ph.check-bold", box.adjusted(2, 2, -2, -2), QColor(colors["on_accent"]))
        painter.setPen(QColor(colors["ink" if self.isEnabled() else "muted"]))
        painter.drawText(self.rect().adjusted(30, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._get_label())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colors["focus"]), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def sizeHint(self) -> QSize:
        """Room for the box and the label."""
        return QSize(self.fontMetrics().horizontalAdvance(self._get_label()) + 38, 28)

    def hitButton(self, place: QPoint) -> bool:
        """Make the label part of the click target."""
        return self.rect().contains(place)

    def _get_label(self) -> str:
        return self.text().replace("&&", "&")


def make_choice_pairs(choices: Choices) -> list[tuple[object, str]]:
    """Turn choices of either form into (value, text) pairs."""
    return [(choice, choice) if isinstance(choice, str) else choice for choice in choices]


def make_completer(texts: Sequence[str], parent: QWidget) -> QCompleter:
    """Build a completer that offers the texts that contain the typed text, ignoring case."""
    completer = QCompleter(list(texts), parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(8)
    return completer
