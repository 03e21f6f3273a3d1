"""A widget that shows a Drawing, made anew for each size so that text and lines keep their size."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from charting.drawing.shapes import Drawing
from ui.widgets.painting import paint

LIGHT: dict[str, str] = {
    "surface": "#ffffff",
    "ink": "#17212b",
    "muted": "#5b6b73",
    "grid": "#e3e9ea",
    "band": "#f0f6f6",
    "accent": "#0f766e",
    "accent2": "#6d5bd0",
    "warn": "#b45309",
    "danger": "#b42318",
    "on_mark": "#ffffff",
    "skin": "#edf2f3",
    "skin_line": "#86999f",
    "skin_faint": "#b9c6ca",
}

DARK: dict[str, str] = {
    "surface": "#182326",
    "ink": "#e6edee",
    "muted": "#9fb0b5",
    "grid": "#2d3b3f",
    "band": "#1e2f31",
    "accent": "#4fc3b4",
    "accent2": "#a99cf5",
    "warn": "#f0a354",
    "danger": "#ff8a7a",
    "on_mark": "#182326",
    "skin": "#26363a",
    "skin_line": "#7f969c",
    "skin_faint": "#4c6067",
}


class DrawingView(QWidget):
    """Shows what a function `make(width, height)` draws; the result is kept until the size or the data change."""

    def __init__(self, make: Callable[[float, float], Drawing], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._colors: dict[str, str] = LIGHT
        self._drawing: Drawing | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_colors(self, colors: Mapping[str, str]) -> None:
        """Take each token's color from `colors`; a token that it does not name keeps its light color."""
        self._colors = {**LIGHT, **colors}
        self.update()

    def redraw(self) -> None:
        """The data changed: draw anew before the next painting."""
        self._drawing = None
        self.update()

    def drawing(self) -> Drawing:
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
        paint(painter, self.drawing(), self._colors)
        painter.end()
