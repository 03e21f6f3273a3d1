"""A widget that shows a Drawing, made anew for each size so that text and lines keep their size."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from charting.drawing.shapes import Drawing
from ui.theme import tokens
from ui.widgets.drawing.qt_painter import paint_drawing

# What a drawing calls a color, where the theme calls it something else. Lines and dots need the accent that is
# legible on a card, which in the dark theme is not that of a button.
_THEME_NAMES = {
    "surface": "card",
    "grid": "line",
    "band": "chart_band",
    "accent": "accent_text",
    "on_mark": "card",
}


def map_drawing_colors(theme: Mapping[str, str]) -> dict[str, str]:
    """The colors of a drawing, token → #rrggbb, from the tokens of a theme."""
    return {**theme, **{name: theme[token] for name, token in _THEME_NAMES.items()}}


class DrawingView(QWidget):
    """Shows what a function `make(width, height)` draws; the result is kept until the size or the data change."""

    def __init__(self, make: Callable[[float, float], Drawing], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._drawing: Drawing | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def refresh_drawing(self) -> None:
        """The data changed: draw anew before the next painting."""
        self._drawing = None
        self.update()

    def get_drawing(self) -> Drawing:
        """What is shown now, made for the present size."""
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
