"""The body figure on the screen: marks are set and moved with the mouse, or all by the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from charting.drawing.body import Layout, body_layout, body_point, draw_body
from charting.drawing.regions import Region, body_regions, nearest_region
from charting.drawing.shapes import Drawing
from charting.model.body import Mark, MarkKind
from ui.widgets.body_marking import Marking, Place, Step, mark_under
from ui.widgets.body_overlay import focus_frame, name_tag, region_cursor, selection
from ui.widgets.drawing_view import DrawingView

_TREMBLE = 4  # px: a hand that moves less than this between press and release has clicked
_STEPS: dict[int, Step] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class BodyFigure(DrawingView):
    """Front and back with marks.

    Mouse: a click on the body adds a mark of the kind set, a click on a mark selects it, dragging moves it.
    Keys: the arrows walk the named regions and Enter marks the one reached; Ctrl and left or right selects a mark,
    which the arrows then move by 1 %, Delete removes and Escape lets go.
    """

    marks_changed = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self._draw, parent)
        self._marking = Marking()
        self._read_only = False
        self._hovered: Region | None = None
        self._pressed: QPointF | None = None
        self._dragged = False
        self.setMouseTracking(True)
        self.setMinimumSize(240, 220)
        self.setAccessibleName("Body figure")
        self.set_read_only(False)
        self._describe()

    def marks(self) -> tuple[Mark, ...]:
        """What is marked now."""
        return self._marking.marks

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these marks; says nothing through `marks_changed`, which is for what the therapist does."""
        self._marking.load(marks)
        self._describe()
        self.redraw()

    def set_kind(self, kind: MarkKind) -> None:
        """What the next click or Enter marks."""
        self._marking.kind = kind

    def set_read_only(self, read_only: bool) -> None:
        """A signed note's figure is looked at, not changed, and takes no focus."""
        self._read_only = read_only
        self._marking.selected = self._marking.region = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if read_only else Qt.FocusPolicy.StrongFocus)
        self.redraw()

    def sizeHint(self) -> QSize:
        return QSize(420, 330)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._read_only or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed, self._dragged, self._marking.region = event.position(), False, None
        layout = self._layout()
        spots = [layout.spot(mark.view, mark.x, mark.y) for mark in self.marks()]
        self._marking.selected = mark_under(spots, event.position().toTuple(), layout.badge * 1.3)
        self.redraw()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place(event)
        was, self._hovered = self._hovered, None if place is None else nearest_region(*place)
        if self._pressed is not None and place is not None:
            self._drag(event.position() - self._pressed, place)
        if self._pressed is not None or self._hovered != was:
            self.redraw()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed = None
        place = self._place(event)
        if self._dragged:
            self._changed()
        elif self._marking.selected is None and place is not None:
            self._marking.add(place)
            self._marking.selected = len(self.marks()) - 1
            self._changed()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self.redraw()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.redraw()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._marking.region = None
        self.redraw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self._read_only or not (self._with_control(event.key()) if control else self._alone(event.key())):
            super().keyPressEvent(event)
            return
        self.redraw()

    def _with_control(self, key: int) -> bool:
        """Ctrl and left or right selects; False: the key belongs to the window."""
        way = _STEPS.get(key, (0, 0))[0]
        return way != 0 and self._marking.select_next(way)

    def _alone(self, key: int) -> bool:
        """What the key does without Ctrl; False: it belongs to the window."""
        marking = self._marking
        if key in _STEPS:
            self._arrow(_STEPS[key])
            return True
        if key in _ENTER and marking.region is not None:
            marking.add((marking.region.view, *marking.region.point))
            self._changed()
            return True
        if key in _REMOVE and marking.remove():
            self._changed()
            return True
        if key == Qt.Key.Key_Escape and marking.selected is not None:
            marking.selected = None
            return True
        return False

    def _arrow(self, step: Step) -> None:
        if self._marking.selected is None:
            layout = self._layout()
            self._marking.walk(step, {each: layout.spot(each.view, *each.point) for each in body_regions()})
        elif self._marking.nudge(step):
            self._changed()

    def _drag(self, way: QPointF, place: Place) -> None:
        """The mark follows the hand within the body; beside it, it waits at the last place inside."""
        if self._dragged or way.manhattanLength() > _TREMBLE:
            self._dragged = self._marking.move(place)

    def _changed(self) -> None:
        self._describe()
        self.redraw()
        self.marks_changed.emit(self.marks())

    def _describe(self) -> None:
        """The marks in words, for a screen reader."""
        lines = [f"{mark.kind}: {nearest_region(mark.view, mark.x, mark.y).words}" for mark in self.marks()]
        self.setAccessibleDescription("; ".join(lines) or "No marks")

    def _layout(self) -> Layout:
        return body_layout(self.width(), self.height())

    def _place(self, event: QMouseEvent) -> Place | None:
        return body_point(self.width(), self.height(), event.position().x(), event.position().y())

    def _draw(self, width: float, height: float) -> Drawing:
        """The figure that the paper shows too, and above it what only the hand needs."""
        drawing, layout, marking = draw_body(self.marks(), width, height), self._layout(), self._marking
        shapes = list(drawing.shapes)
        if self.hasFocus():
            shapes.append(focus_frame(width, height))
        if marking.selected is not None:
            mark = self.marks()[marking.selected]
            shapes.append(selection(layout.spot(mark.view, mark.x, mark.y), layout.badge))
        if marking.region is not None:
            shapes += region_cursor(layout.spot(marking.region.view, *marking.region.point), layout.badge)
        named = marking.region or self._hovered
        if named is not None:
            shapes += name_tag(named.words, width, height)
        return Drawing(width=width, height=height, shapes=tuple(shapes))
