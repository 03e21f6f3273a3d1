"""A paragraph of plain text in which some words are bold or muted, which QLabel can only do with markup."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import tokens

NO_BREAK = "\N{NO-BREAK SPACE}"
_LEAST_WIDTH = 80  # px


@dataclass(frozen=True)
class TextRun:
    """Some words with their weight and the token of their color; asides are `smaller`.

    A run with `no_break` stays on the line of the run before it, and is not broken itself.
    """

    text: str
    weight: QFont.Weight = QFont.Weight.Normal
    token: str = "ink"  # noqa: S105  a color token
    smaller: bool = False
    no_break: bool = False


def make_plain_run(text: str) -> TextRun:
    """Make a run of ordinary words."""
    return TextRun(text)


def make_bold_run(text: str, token: str = "ink") -> TextRun:  # noqa: S107  a color token
    """Make a run of bold words."""
    return TextRun(text, QFont.Weight.DemiBold, token)


def make_muted_run(text: str) -> TextRun:
    """Make a run of small, muted words."""
    return TextRun(text, token="muted", smaller=True)  # noqa: S106  a color token


class TextRunLabel(QWidget):
    """Shows the runs with spaces between them, and wraps the lines to its width."""

    def __init__(
        self, parts: Sequence[TextRun] = (), size: int = tokens.BODY, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._parts: list[TextRun] = []
        self._heights: dict[int, int] = {}  # by width, because a layout asks for the same width several times
        self._widest: int | None = None
        self._last: tuple[int, QTextLayout] | None = (
            None  # with its width, because it is painted more often than it changes
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_runs(parts)

    def show_runs(self, parts: Sequence[TextRun]) -> None:
        """Replace the runs; empty ones leave no gap."""
        self._parts = [part for part in parts if part.text]
        self._forget_sizes()
        self.setAccessibleName(self.get_text())
        self.updateGeometry()
        self.update()

    def get_text(self) -> str:
        """Return the text of all runs."""
        return " ".join(part.text for part in self._parts)

    def _make_layout_text(self) -> str:
        """Return the text with no-break spaces where lines must not break; it is as long as that of `get_text`."""
        words = "".join(
            (NO_BREAK + part.text.replace(" ", NO_BREAK)) if part.no_break else " " + part.text
            for part in self._parts
        )
        return words[1:]

    def heightForWidth(self, width: int) -> int:
        """Return the height of the paragraph at that width."""
        if width not in self._heights:
            self._heights[width] = self._measure_height(self._get_layout(width))
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return the width of a comfortable line, or of the text if that is less."""
        if self._widest is None:
            self._widest = int(self._get_layout(100_000).maximumWidth()) + 2
        width = min(self._widest, 480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest width, and the height for the current width."""
        return QSize(_LEAST_WIDTH, self.heightForWidth(max(self.width(), _LEAST_WIDTH)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Request a new layout if the new width needs another height, because the minimum height depends on the width."""
        super().resizeEvent(event)
        before, now = (max(size.width(), _LEAST_WIDTH) for size in (event.oldSize(), event.size()))
        if self.heightForWidth(before) != self.heightForWidth(now):
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again, because another font changes sizes and another theme changes colors."""
        super().changeEvent(event)
        self._forget_sizes()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paragraph, centered vertically."""
        layout = self._get_layout(self.width())
        painter = QPainter(self)
        painter.setPen(QColor(tokens.get_colors()["ink"]))
        layout.draw(painter, QPointF(0, max(0, (self.height() - self._measure_height(layout)) // 2)))

    def _forget_sizes(self) -> None:
        self._heights.clear()
        self._widest = self._last = None

    def _get_layout(self, width: int) -> QTextLayout:
        if self._last is None or self._last[0] != width:
            self._last = width, self._build_layout(width)
        return self._last[1]

    def _build_layout(self, width: int) -> QTextLayout:
        font = QFont(self.font())
        font.setPixelSize(self._size)
        layout = QTextLayout(self._make_layout_text(), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._list_formats())
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout

    def _list_formats(self) -> list[QTextLayout.FormatRange]:
        ranges, start = [], 0
        for part in self._parts:
            ranges.append(_make_format_range(part, start, self._size))
            start += _count_utf16_units(part.text) + 1
        return ranges

    @staticmethod
    def _measure_height(layout: QTextLayout) -> int:
        return int(layout.boundingRect().height()) + 1


def _make_format_range(part: TextRun, start: int, size: int) -> QTextLayout.FormatRange:
    format_range, char_format = QTextLayout.FormatRange(), QTextCharFormat()
    char_format.setFontWeight(part.weight)
    char_format.setForeground(QColor(tokens.get_colors()[part.token]))
    if part.smaller:
        char_format.setProperty(QTextCharFormat.Property.FontPixelSize, min(size, tokens.SMALL))
    format_range.start, format_range.length = start, _count_utf16_units(part.text)
    format_range.format = char_format
    return format_range


def _count_utf16_units(text: str) -> int:
    """Return the length as Qt counts it: in UTF-16 units (https://doc.qt.io/qt-6/qstring.html)."""
    return len(text.encode("utf-16-le")) // 2
