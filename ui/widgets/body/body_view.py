"""Shows the body figure: marks, the marks of an earlier visit, and shaded regions, in the chosen views.

Two pictures are cached: the body with everything below the marks, and the same with the marks. Only what follows the
mouse is painted on each frame.
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
    """A cached picture, and the key that it was drawn for."""

    pixels: QPixmap
    key: tuple[object, ...]


class BodyView(DrawingView):
    """The base of the figure. A subclass provides the marks and what is drawn above them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self._draw_figure, parent)
        self._views: tuple[View, ...] = FRONT_AND_BACK
        self._earlier_marks: tuple[Mark, ...] = ()
        self._shaded_regions: tuple[ShadedRegion, ...] = ()
        self._background: _Picture | None = None
        self._marked: _Picture | None = None
        self.setMinimumSize(240, 210)

    def set_views(self, views: Sequence[View]) -> None:
        """Choose the views to show side by side."""
        self._views = tuple(views)
        self.refresh_drawing()

    def get_views(self) -> tuple[View, ...]:
        """Return the views shown."""
        return self._views

    def set_earlier_marks(self, marks: Sequence[Mark]) -> None:
        """Show these marks of an earlier visit faintly below; an empty sequence removes them."""
        self._earlier_marks = tuple(marks)
        self.refresh_drawing()

    def get_earlier_marks(self) -> tuple[Mark, ...]:
        """Return the marks of the earlier visit."""
        return self._earlier_marks

    def set_shaded_regions(self, regions: Sequence[ShadedRegion]) -> None:
        """Shade the regions to avoid, each given by id and side."""
        self._shaded_regions = tuple(regions)
        self.refresh_drawing()

    def refresh_drawing(self) -> None:
        """Redraw after the marks, or anything below them, changed."""
        self._marked = None
        super().refresh_drawing()

    def refresh_overlay(self) -> None:
        """Repaint only what follows the mouse."""
        super().refresh_drawing()

    def sizeHint(self) -> QSize:
        return QSize(
            420, self.minimumHeight() or 330
        )  # a page sets the minimum; layouts may always give more

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        colors = map_drawing_colors(tokens.get_colors())
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._get_picture(colors))
        overlay = tuple(self._draw_overlay())
        paint_drawing(painter, Drawing(width=self.width(), height=self.height(), shapes=overlay), colors)
        painter.end()

    def get_resting_marks(self) -> Sequence[Mark]:
        """Return the marks that are not being dragged."""
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
            ghost=self._earlier_marks,
            shaded=self._shaded_regions,
            views=self._views,
        )

    def _get_picture(self, colors: dict[str, str]) -> QPixmap:
        """Return the picture of the body with its marks."""
        key = (self.width(), self.height(), self.devicePixelRatioF(), colors["surface"])
        if self._marked is None or key != self._marked.key:
            picture = QPixmap(self._get_background_picture(key, colors))
            drawing = draw_marks(self.get_resting_marks(), self.width(), self.height(), self._views)
            self._marked = _Picture(_paint_picture(picture, drawing, colors), key)
        return self._marked.pixels

    def _get_background_picture(self, size: tuple[object, ...], colors: dict[str, str]) -> QPixmap:
        """Return the picture below the marks, redrawn only when its contents change; marks change far more often."""
        key = (*size, self._views, self._earlier_marks, self._shaded_regions)
        if self._background is None or key != self._background.key:
            picture = QPixmap(self.size() * self.devicePixelRatioF())
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            picture.fill(Qt.GlobalColor.transparent)
            drawing = draw_beneath(
                self.width(),
                self.height(),
                ghost=self._earlier_marks,
                shaded=self._shaded_regions,
                views=self._views,
            )
            self._background = _Picture(_paint_picture(picture, drawing, colors), key)
        return self._background.pixels

    def get_body_layout(self) -> BodyLayout:
        return compute_body_layout(self.width(), self.height(), self._views)

    def _locate_mark(self, place: Mark | Spot) -> Point | None:
        """Return the position in the widget; None if the view is not shown."""
        return (
            self.get_body_layout().map_to_drawing(place.view, place.x, place.y)
            if place.view in self._views
            else None
        )

    def _get_shown_regions(self) -> tuple[BodyRegion, ...]:
        """Return the regions of the views shown, view by view, from head to foot."""
        return list_body_regions(self._views)


def _paint_picture(picture: QPixmap, drawing: Drawing, colors: dict[str, str]) -> QPixmap:
    painter = QPainter(picture)
    paint_drawing(painter, drawing, colors)
    painter.end()
    return picture
