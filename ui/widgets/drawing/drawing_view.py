"""A widget that shows a Drawing. Each widget size gets a new drawing, so that text and lines keep their size."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from charting.drawing.shapes import Drawing
from ui.theme import tokens
from ui.widgets.drawing.qt_painter import paint_drawing

# Color names of a drawing that differ from those of the theme. Lines and dots use `accent_text`, because the accent of
# buttons is hard to see on a card in the dark theme.
_THEME_NAMES = {
    "surface": "card",
    "grid": "line",
    "band": "chart_band",
    "accent": "accent_text",
    "on_mark": "card",
}


def map_drawing_colors(theme: Mapping[str, str]) -> dict[str, str]:
    """Map the color names of a drawing to #rrggbb, given the tokens of a theme."""
    return {**theme, **{name: theme[token] for name, token in _THEME_NAMES.items()}}


class DrawingView(QWidget):
    """Shows the drawing that `make(width, height)` returns, and keeps it until the size or the data change."""

    def __init__(self, make: Callable[[float, float], Drawing], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._drawing: Drawing | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def refresh_drawing(self) -> None:
        """Make a new drawing before the next paint event, because the data changed."""
        self._drawing = None
        self.update()

    def get_drawing(self) -> Drawing:
        """Return the drawing for the current size."""
        if self._drawing is None:
            self._drawing = self._make(self.width(), self.height())
        return self._drawing

    def sizeHint(self) -> QSize:
        return QSize(400, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drawing = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        paint_drawing(painter, self.get_drawing(), map_drawing_colors(tokens.get_colors()))
        painter.end()
