"""Paints a Drawing on paper: the same shapes as on the screen, in the colors and fonts of the papers."""

from functools import singledispatch

from reportlab.pdfgen.canvas import Canvas

from charting.drawing.shapes import (
    Circle,
    Drawing,
    Filled,
    Line,
    Path,
    Point,
    Polyline,
    Rect,
    Segment,
    Shape,
    Stroked,
    Text,
)
from reports.layout import typeface
from reports.layout.paper_colors import get_paper_color

_FONTS = {"regular": typeface.REGULAR, "semibold": typeface.SEMIBOLD, "bold": typeface.BOLD}


def paint_on_canvas(canvas: Canvas, drawing: Drawing, x: float, y: float) -> None:
    """Paint the drawing with its top left at (x, y) of the page, in points, and restore the state of the canvas.

    On the page y grows upward, so every y of the drawing is subtracted from the top.
    """
    typeface.register_fonts()
    canvas.saveState()
    canvas.setLineJoin(1)
    for shape in drawing.shapes:
        _paint_shape(shape, canvas, x, y)
    canvas.restoreState()


@singledispatch
def _paint_shape(shape: Shape, _canvas: Canvas, _left: float, _top: float) -> None:
    raise TypeError(f"no way to paint {type(shape).__name__}")


@_paint_shape.register
def _(shape: Line, canvas: Canvas, left: float, top: float) -> None:
    _set_stroke(canvas, shape)
    canvas.line(left + shape.x1, top - shape.y1, left + shape.x2, top - shape.y2)


@_paint_shape.register
def _(shape: Polyline, canvas: Canvas, left: float, top: float) -> None:
    _draw_path(canvas, shape, shape.points[0], shape.points[1:], (left, top))


@_paint_shape.register
def _(shape: Path, canvas: Canvas, left: float, top: float) -> None:
    _draw_path(canvas, shape, shape.start, shape.segments, (left, top), closed=shape.closed)


@_paint_shape.register
def _(shape: Circle, canvas: Canvas, left: float, top: float) -> None:
    stroke, fill = _set_pen_and_fill(canvas, shape)
    canvas.circle(left + shape.x, top - shape.y, shape.radius, stroke=stroke, fill=fill)


@_paint_shape.register
def _(shape: Rect, canvas: Canvas, left: float, top: float) -> None:
    stroke, fill = _set_pen_and_fill(canvas, shape)
    x, y = left + shape.x, top - shape.y - shape.height
    canvas.roundRect(x, y, shape.width, shape.height, shape.radius, stroke=stroke, fill=fill)


@_paint_shape.register
def _(shape: Text, canvas: Canvas, left: float, top: float) -> None:
    canvas.setFillColor(get_paper_color(shape.color))
    canvas.setFont(_FONTS[shape.weight], shape.size)
    draw = {"start": canvas.drawString, "middle": canvas.drawCentredString, "end": canvas.drawRightString}
    draw[shape.anchor](left + shape.x, top - shape.y, shape.text)


def _draw_path(
    canvas: Canvas, shape: Stroked, start: Point, segments: tuple[Segment, ...], origin: Point, *,
    closed: bool = False,
) -> None:  # fmt: skip
    path = canvas.beginPath()
    path.moveTo(*_convert_to_page(start, origin))
    for segment in segments:
        points = _convert_to_page(segment, origin)
        if len(points) == 2:
            path.lineTo(*points)
        else:
            path.curveTo(*points)
    if closed:
        path.close()
    stroke, fill = _set_pen_and_fill(canvas, shape)
    canvas.drawPath(path, stroke=stroke, fill=fill)


def _convert_to_page(segment: Segment, origin: Point) -> list[float]:
    left, top = origin
    return [top - value if i % 2 else left + value for i, value in enumerate(segment)]


def _set_pen_and_fill(canvas: Canvas, shape: Stroked) -> tuple[int, int]:
    """Set the pen and the fill. Return (stroke, fill), each 0 or 1, as ReportLab's methods take them."""
    filled = isinstance(shape, Filled) and shape.fill is not None
    if isinstance(shape, Filled) and shape.fill is not None:
        canvas.setFillColor(get_paper_color(shape.fill, shape.fill_opacity))
    if shape.stroke is not None:
        _set_stroke(canvas, shape)
    return int(shape.stroke is not None), int(filled)


def _set_stroke(canvas: Canvas, shape: Stroked) -> None:
    canvas.setStrokeColor(get_paper_color(shape.stroke or "ink"))
    canvas.setLineWidth(shape.thickness)
    canvas.setLineCap(0 if shape.dash else 1)
    canvas.setDash(list(shape.dash))
