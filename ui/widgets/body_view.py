"""The body figure to be looked at: marks, what they were at an earlier visit, what is shaded, in the views chosen.

Two pictures are kept: the body with what lies beneath the marks, and the same with the marks. What follows the hand is
painted above them, within a frame's time.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from charting.drawing.body import draw_beneath, draw_body, draw_marks
from charting.drawing.body_layout import BOTH, Layout, body_layout
from charting.drawing.body_shading import Shaded
from charting.drawing.regions import Region, body_regions
from charting.drawing.shapes import Drawing, Point, Shape
from charting.model.body import Mark, Spot, View
from ui.theme import tokens
from ui.widgets.drawing_view import DrawingView, drawing_colors
from ui.widgets.painting import paint


class _Picture(NamedTuple):
    """Pixels, and what they were made for."""

    pixels: QPixmap
    key: tuple[object, ...]


class BodyView(DrawingView):
    """The base of the figure. A subclass says which marks there are and what lies above them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self._draw, parent)
        self._views: tuple[View, ...] = BOTH
        self._ghost: tuple[Mark, ...] = ()
        self._shaded: tuple[Shaded, ...] = ()
        self._beneath: _Picture | None = None
        self._marked: _Picture | None = None
        self.setMinimumSize(240, 210)

    def set_views(self, views: Sequence[View]) -> None:
        """Which outlines stand side by side."""
        self._views = tuple(views)
        self.redraw()

    def views(self) -> tuple[View, ...]:
        """The outlines shown."""
        return self._views

    def set_ghost(self, marks: Sequence[Mark]) -> None:
        """Show these marks of an earlier visit faintly beneath; none takes them away."""
        self._ghost = tuple(marks)
        self.redraw()

    def ghost(self) -> tuple[Mark, ...]:
        """The earlier marks shown."""
        return self._ghost

    def set_shaded(self, regions: Sequence[Shaded]) -> None:
        """Shade these regions, each its id and side: not to be worked on."""
        self._shaded = tuple(regions)
        self.redraw()

    def redraw(self) -> None:
        """The marks, or what lies beneath them, changed."""
        self._marked = None
        super().redraw()

    def redraw_above(self) -> None:
        """Only what follows the hand changed."""
        super().redraw()

    def sizeHint(self) -> QSize:
        return QSize(420, self.minimumHeight() or 330)  # where a page says the least, more is only welcome

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        colors = drawing_colors(tokens.current())
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture(colors))
        above = tuple(self._above())
        paint(painter, Drawing(width=self.width(), height=self.height(), shapes=above), colors)
        painter.end()

    def resting(self) -> Sequence[Mark]:
        """The marks that do not follow the hand now."""
        return ()

    def _above(self) -> list[Shape]:
        return []

    def _draw(self, width: float, height: float) -> Drawing:
        shapes = (*self._drawn().shapes, *self._above())
        return Drawing(width=width, height=height, shapes=shapes)

    def _drawn(self) -> Drawing:
        return draw_body(
            self.resting(),
            self.width(),
            self.height(),
            ghost=self._ghost,
            shaded=self._shaded,
            views=self._views,
        )

    def _picture(self, colors: dict[str, str]) -> QPixmap:
        """The body with its marks."""
        key = (self.width(), self.height(), self.devicePixelRatioF(), colors["surface"])
        if self._marked is None or key != self._marked.key:
            picture = QPixmap(self._picture_beneath(key, colors))
            drawing = draw_marks(self.resting(), self.width(), self.height(), self._views)
            self._marked = _Picture(_painted(picture, drawing, colors), key)
        return self._marked.pixels

    def _picture_beneath(self, size: tuple[object, ...], colors: dict[str, str]) -> QPixmap:
        """Made anew when what lies there is another, by value: marks are set far more often."""
        key = (*size, self._views, self._ghost, self._shaded)
        if self._beneath is None or key != self._beneath.key:
            picture = QPixmap(self.size() * self.devicePixelRatioF())
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            picture.fill(Qt.GlobalColor.transparent)
            drawing = draw_beneath(
                self.width(), self.height(), ghost=self._ghost, shaded=self._shaded, views=self._views
            )
            self._beneath = _Picture(_painted(picture, drawing, colors), key)
        return self._beneath.pixels

    def _layout(self) -> Layout:
        return body_layout(self.width(), self.height(), self._views)

    def _spot(self, place: Mark | Spot) -> Point | None:
        """Where it lies in the widget; None for a view that is not shown."""
        return self._layout().spot(place.view, place.x, place.y) if place.view in self._views else None

    def _regions(self) -> tuple[Region, ...]:
        """The regions of the views shown, view by view, from head to foot."""
        return body_regions(self._views)


def _painted(picture: QPixmap, drawing: Drawing, colors: dict[str, str]) -> QPixmap:
    painter = QPainter(picture)
    paint(painter, drawing, colors)
    painter.end()
    return picture
