"""Paints a Drawing with Qt: one function for each shape; colors are looked up by token."""

from collections.abc import Mapping
from functools import singledispatch

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from charting.drawing.shapes import Circle, Drawing, Filled, Line, Path, Polyline, Rect, Shape, Stroked, Text
from ui.theme.palette import FAMILY

Colors = Mapping[str, str]

_WEIGHTS = {
    "regular": QFont.Weight.Normal,
    "semibold": QFont.Weight.DemiBold,
    "bold": QFont.Weight.Bold,
}


def paint_drawing(painter: QPainter, drawing: Drawing, colors: Colors) -> None:
    """Paint the drawing with its top left at the origin; `colors` maps each token to "#rrggbb"."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in drawing.shapes:
        _paint_shape(shape, painter, colors)


@singledispatch
def _paint_shape(shape: Shape, _painter: QPainter, _colors: Colors) -> None:
    raise TypeError(f"no way to paint {type(shape).__name__}")


@_paint_shape.register
def _(shape: Line, painter: QPainter, colors: Colors) -> None:
    painter.setPen(_make_pen(shape, colors))
    painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))


@_paint_shape.register
def _(shape: Polyline, painter: QPainter, colors: Colors) -> None:
    painter.setPen(_make_pen(shape, colors))
    painter.drawPolyline([QPointF(x, y) for x, y in shape.points])


@_paint_shape.register
def _(shape: Path, painter: QPainter, colors: Colors) -> None:
    path = QPainterPath(QPointF(*shape.start))
    for segment in shape.segments:
        if len(segment) == 2:
            path.lineTo(*segment)
        else:
            path.cubicTo(*segment)
    if shape.closed:
        path.closeSubpath()
    _set_pen_and_brush(painter, shape, colors)
    painter.drawPath(path)


@_paint_shape.register
def _(shape: Circle, painter: QPainter, colors: Colors) -> None:
    _set_pen_and_brush(painter, shape, colors)
    painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)


@_paint_shape.register
def _(shape: Rect, painter: QPainter, colors: Colors) -> None:
    _set_pen_and_brush(painter, shape, colors)
    box = QRectF(shape.x, shape.y, shape.width, shape.height)
    painter.drawRoundedRect(box, shape.radius, shape.radius)


@_paint_shape.register
def _(shape: Text, painter: QPainter, colors: Colors) -> None:
    font = QFont(FAMILY)
    font.setPixelSize(max(1, round(shape.size)))
    font.setWeight(_WEIGHTS[shape.weight])
    width = QFontMetricsF(font).horizontalAdvance(shape.text)
    left = shape.x - {"start": 0.0, "middle": width / 2, "end": width}[shape.anchor]
    painter.setFont(font)
    painter.setPen(QColor(colors[shape.color]))
    painter.drawText(QPointF(left, shape.y), shape.text)


def _set_pen_and_brush(painter: QPainter, shape: Filled, colors: Colors) -> None:
    painter.setPen(_make_pen(shape, colors))
    if shape.fill is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        return
    color = QColor(colors[shape.fill])
    color.setAlphaF(shape.fill_opacity)
    painter.setBrush(QBrush(color))


def _make_pen(shape: Stroked, colors: Colors) -> QPen:
    """Make the pen. Qt measures dashes in pen widths (https://doc.qt.io/qt-6/qpen.html#setDashPattern), a Drawing in points."""
    if shape.stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(colors[shape.stroke]), shape.thickness)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if shape.dash else Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if shape.dash:
        pen.setDashPattern([length / shape.thickness for length in shape.dash])
    return pen
