"""Shapes drawn narrower about a vertical line: left and right of one finding lie side by side as two ovals."""

import msgspec

from charting.drawing.curves import oval
from charting.drawing.shapes import Circle, Line, Path, Shape


def narrow(shape: Shape, middle: float, share: float) -> Shape:
    """The line or circle with its breadth about x = `middle` reduced to `share`, 0 to 1; a circle becomes an oval."""
    if isinstance(shape, Line):
        x1, x2 = (middle + (x - middle) * share for x in (shape.x1, shape.x2))
        return msgspec.structs.replace(shape, x1=x1, x2=x2)
    if isinstance(shape, Circle):
        return _oval(shape, middle + (shape.x - middle) * share, shape.radius * share)
    raise TypeError(f"{type(shape).__name__} cannot be narrowed")


def _oval(circle: Circle, x: float, across: float) -> Path:
    return msgspec.structs.replace(
        oval((x, circle.y), (across, circle.radius)),
        fill=circle.fill,
        fill_opacity=circle.fill_opacity,
        stroke=circle.stroke,
        thickness=circle.thickness,
        dash=circle.dash,
    )
