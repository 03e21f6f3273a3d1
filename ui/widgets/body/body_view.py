"""The body figure to be looked at: marks, what they were at an earlier visit, what is shaded, in the views chosen.

Two pictures are kept: the body with what lies beneath the marks, and the same with the marks. What follows the hand is
painted above them, within a frame's time.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from charting.drawing.body.body_drawing import draw_beneath, draw_body, draw_marks
from charting.drawing.body.body_regions import BodyRegion, list_body_regions
from charting.drawing.body.region_shading import ShadedRegion
from charting.drawing.body.view_layout import FRONT_AND_BACK, BodyLayout, compute_body_layout
from charting.drawing.shapes import Drawing, Point, Shape
from charting.model.body_mark import Mark, Spot, View
from ui.theme import tokens
from ui.widgets.drawing.drawing_view import DrawingView, map_drawing_colors
from ui.widgets.drawing.qt_painter import paint_drawing


class _Picture(NamedTuple):
    """Pixels, and what they were made for."""

    pixels: QPixmap
    key: tuple[object, ...]


class BodyView(DrawingView):
    """The base of the figure. A subclass says which marks there are and what lies above them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self._draw_figure, parent)
        self._views: tuple[View, ...] = FRONT_AND_BACK
        self._ghost: tuple[Mark, ...] = ()
        self._shaded: tuple[ShadedRegion, ...] = ()
        self._beneath: _Picture | None = None
        self._marked: _Picture | None = None
        self.setMinimumSize(240, 210)

    def set_views(self, views: Sequence[View]) -> None:
        """Which outlines stand side by side."""
        self._views = tuple(views)
        self.refresh_drawing()

    def get_views(self) -> tuple[View, ...]:
        """The outlines shown."""
        return self._views

    def set_earlier_marks(self, marks: Sequence[Mark]) -> None:
        """Show these marks of an earlier visit faintly beneath; none takes them away."""
        self._ghost = tuple(marks)
        self.refresh_drawing()

    def get_earlier_marks(self) -> tuple[Mark, ...]:
        """The earlier marks shown."""
        return self._ghost

    def set_shaded_regions(self, regions: Sequence[ShadedRegion]) -> None:
        """Shade these regions, each its id and side: not to be worked on."""
        self._shaded = tuple(regions)
        self.refresh_drawing()

    def refresh_drawing(self) -> None:
        """The marks, or what lies beneath them, changed."""
        self._marked = None
        super().refresh_drawing()

    def refresh_overlay(self) -> None:
        """Only what follows the hand changed."""
        super().refresh_drawing()

    def sizeHint(self) -> QSize:
        return QSize(420, self.minimumHeight() or 330)  # where a page says the least, more is only welcome

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        colors = map_drawing_colors(tokens.get_colors())
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._get_picture(colors))
        above = tuple(self._draw_overlay())
        paint_drawing(painter, Drawing(width=self.width(), height=self.height(), shapes=above), colors)
        painter.end()

    def get_resting_marks(self) -> Sequence[Mark]:
        """The marks that do not follow the hand now."""
        return ()

    def _draw_overlay(self) -> list[Shape]:
        return []

    def _draw_figure(self, width: float, height: float) -> Drawing:
        shapes = (*self._draw_body_with_marks().shapes, *self._draw_overlay())
        return Drawing(width=width, height=height, shapes=shapes)

    def _draw_body_with_marks(self) -> Drawing:
        return draw_body(
            self.get_resting_marks(),
            self.width(),
            self.height(),
            ghost=self._ghost,
            shaded=self._shaded,
            views=self._views,
        )

    def _get_picture(self, colors: dict[str, str]) -> QPixmap:
        """The body with its marks."""
        key = (self.width(), self.height(), self.devicePixelRatioF(), colors["surface"])
        if self._marked is None or key != self._marked.key:
            picture = QPixmap(self._get_background_picture(key, colors))
            drawing = draw_marks(self.get_resting_marks(), self.width(), self.height(), self._views)
            self._marked = _Picture(_paint_picture(picture, drawing, colors), key)
        return self._marked.pixels

    def _get_background_picture(self, size: tuple[object, ...], colors: dict[str, str]) -> QPixmap:
        """Made anew when what lies there is another, by value: marks are set far more often."""
        key = (*size, self._views, self._ghost, self._shaded)
        if self._beneath is None or key != self._beneath.key:
            picture = QPixmap(self.size() * self.devicePixelRatioF())
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            picture.fill(Qt.GlobalColor.transparent)
            drawing = draw_beneath(
                self.width(), self.height(), ghost=self._ghost, shaded=self._shaded, views=self._views
            )
            self._beneath = _Picture(_paint_picture(picture, drawing, colors), key)
        return self._beneath.pixels

    def _get_layout(self) -> BodyLayout:
        return compute_body_layout(self.width(), self.height(), self._views)

    def _locate_mark(self, place: Mark | Spot) -> Point | None:
        """Where it lies in the widget; None for a view that is not shown."""
        return (
            self._get_layout().map_to_drawing(place.view, place.x, place.y)
            if place.view in self._views
            else None
        )

    def _get_shown_regions(self) -> tuple[BodyRegion, ...]:
        """The regions of the views shown, view by view, from head to foot."""
        return list_body_regions(self._views)


def _paint_picture(picture: QPixmap, drawing: Drawing, colors: dict[str, str]) -> QPixmap:
    painter = QPainter(picture)
    paint_drawing(painter, drawing, colors)
    painter.end()
    return picture
