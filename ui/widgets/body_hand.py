"""The body figure under the hand: marks set, dragged and looked at with the mouse, and what lies above them meanwhile."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from charting.drawing.body import area_radius, body_point
from charting.drawing.regions import Region, nearest_region, region_words
from charting.drawing.shapes import Shape
from charting.drawing.symbols import badge, ground, symbols
from charting.model.body import Mark, MarkKind, View
from charting.summaries.marking import muscles
from ui.widgets import body_texts as texts
from ui.widgets.body_marking import Marking, Place, mark_under, spot_at
from ui.widgets.body_overlay import (
    TAG_HEIGHT,
    fitting,
    focus_frame,
    name_tag,
    path_begun,
    region_cursor,
    selection,
)
from ui.widgets.body_view import BodyView

_TREMBLE = 4  # px: a hand that moves less than this between press and release has clicked


class BodyHand(BodyView):
    """The figure with marks: a click on the body adds one of the kind set, a click on a mark selects it, dragging moves it.

    `marks_changed(tuple)` after each thing done, `shown` also after the program set the marks; `asked(int)` when a
    mark is to be described, by its place; `kind_chosen(MarkKind)` for the next mark.
    """

    marks_changed = Signal(tuple)
    shown = Signal()
    asked = Signal(int)
    kind_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marking = Marking()
        self._read_only = False
        self._hovered: Region | None = None
        self._pressed: QPointF | None = None
        self._dragged = False
        self.setMouseTracking(True)
        self.setAccessibleName(texts.FIGURE)
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
        self.shown.emit()

    def set_views(self, views: Sequence[View]) -> None:
        """The hand and the keyboard leave what is no longer shown."""
        region = self._marking.region
        if region is not None and region.view not in views:
            self._marking.region = None
        self._hovered = None
        super().set_views(views)

    def set_kind(self, kind: MarkKind) -> None:
        """What the next click or Enter marks."""
        self._marking.kind = kind

    def set_read_only(self, read_only: bool) -> None:
        """A signed note's figure is looked at, not changed, and takes no focus."""
        self._read_only = read_only
        self._marking.selected = self._marking.region = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if read_only else Qt.FocusPolicy.StrongFocus)
        self.redraw()

    def select(self, place: int | None) -> None:
        """Put the ring about that mark."""
        self._marking.selected = place
        self.redraw_above()

    def selected(self) -> int | None:
        """The place of the mark with the ring."""
        return self._marking.selected

    def give_kind(self, kind: MarkKind) -> None:
        """Make the selected mark that kind; without one, the next mark."""
        if self._marking.set_kind(kind):
            self._changed()
        elif self._marking.mark is None:
            self.kind_chosen.emit(kind)

    def remove(self) -> None:
        """Take the selected mark away."""
        if self._marking.remove():
            self._changed()

    def radiate(self) -> None:
        """Begin to draw where the selected mark radiates to."""
        if self._marking.radiate():
            self.setFocus()
            self._described()

    def mark_at(self, place: int) -> QPointF:
        """Where that mark lies in the widget; its middle for one in a view that is not shown."""
        spot = self._spot(self.marks()[place])
        return QPointF(self.rect().center()) if spot is None else QPointF(*spot)

    def resting(self) -> Sequence[Mark]:
        """Without the mark that is dragged."""
        held = self._marking.selected if self._dragged else None
        return [mark for place, mark in enumerate(self.marks()) if place != held]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._read_only or event.button() is not Qt.MouseButton.LeftButton:
            return
        place = self._place(event)
        if self._marking.radiation is not None:
            if place is not None:
                self._marking.radiation.add(spot_at(place))
            self._described()
            return
        self._pressed, self._dragged, self._marking.region = event.position(), False, None
        spots = [self._spot(mark) for mark in self.marks()]
        self._marking.selected = mark_under(spots, event.position().toTuple(), self._layout().badge * 1.3)
        self.redraw_above()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place(event)
        was, self._hovered = self._hovered, None if place is None else nearest_region(*place)
        if self._pressed is not None and place is not None:
            self._drag(event.position() - self._pressed, place)
        if self._pressed is not None or self._hovered != was:
            self.redraw_above()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed = None
        place = self._place(event)
        if self._dragged:
            self._dragged = False
            self._changed()
        elif self._marking.selected is not None:
            self.asked.emit(self._marking.selected)
        elif place is not None:
            self._add(place)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self.redraw_above()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.redraw_above()

    def _add(self, place: Place) -> None:
        self._marking.add(place)
        self._changed()
        self.asked.emit(len(self.marks()) - 1)

    def _drag(self, way: QPointF, place: Place) -> None:
        """The mark follows the hand within the body; beside it, it waits at the last place inside."""
        if (
            (self._dragged or way.manhattanLength() > _TREMBLE)
            and self._marking.move(place)
            and not self._dragged
        ):
            self._dragged = True
            self.redraw()

    def _changed(self) -> None:
        self._describe()
        self.redraw()
        self.shown.emit()
        self.marks_changed.emit(self.marks())

    def _described(self) -> None:
        self._describe()
        self.redraw_above()

    def _describe(self) -> None:
        """Where the keyboard stands, and the marks, for a screen reader."""
        lines = [f"{mark.kind}: {region_words(mark)}" for mark in self.marks()]
        here = self._marking.region
        stands = [f"{here.words}. {texts.LIKELY.format(', '.join(muscles(here)))}"] if here else []
        self.setAccessibleDescription("; ".join(stands + lines) or texts.NO_MARKS)

    def _place(self, event: QMouseEvent) -> Place | None:
        at = event.position()
        return body_point(self.width(), self.height(), at.x(), at.y(), self.views())

    def _above(self) -> list[Shape]:
        """What only the hand needs, above the figure that the paper shows too."""
        marking, layout = self._marking, self._layout()
        shapes: list[Shape] = [focus_frame(self.width(), self.height())] if self.hasFocus() else []
        mark = marking.mark
        spot = None if mark is None else self._spot(mark)
        if mark is not None and spot is not None:
            shapes += _held(mark, spot, layout.badge, area_radius(layout)) if self._dragged else []
            shapes.append(selection(spot, layout.badge))
        if marking.radiation is not None and spot is not None:
            path = [self._spot(each) for each in marking.radiation.path]
            shapes += path_begun([spot, *(each for each in path if each is not None)])
        if (reached := self._reached()) is not None:
            shapes += region_cursor(layout.spot(reached.view, *reached.point), layout.badge)
        words, more = self._tag()
        if not words:
            return shapes
        low = self._pointed_at() > self.height() - TAG_HEIGHT
        return [*shapes, *name_tag(words, more, self.width(), TAG_HEIGHT if low else self.height())]

    def _reached(self) -> Region | None:
        """The region on which the keyboard stands, in sight."""
        region = self._marking.region
        return region if region is not None and self.hasFocus() and region.view in self.views() else None

    def _pointed_at(self) -> float:
        """How far down the hand or the keyboard is: what it points at must not lie beneath the words."""
        named = self._reached() or self._hovered
        place = named if named is None else self._layout().spot(named.view, *named.point)
        return 0.0 if place is None else place[1]

    def _tag(self) -> tuple[str, str]:
        """What stands at the foot: the path, the region with its likely muscles, or what the keys do."""
        marking = self._marking
        named = self._reached() or self._hovered
        if marking.radiation is not None:
            path = marking.radiation.words
            return (
                texts.PATH.format(path) if path else texts.PATH_BEGUN
            ), named.words if named else texts.PATH_KEYS
        if named is not None:
            return named.words, fitting(muscles(named), self.width())
        return ("", "") if not self.hasFocus() or marking.selected is not None else (texts.KEYS, "")


def _held(mark: Mark, spot: tuple[float, float], size: float, reach: float) -> list[Shape]:
    """The mark in the hand."""
    symbol = symbols()[mark.kind]
    number = "" if mark.number is None else str(mark.number)
    return [*ground(symbol, spot, reach), *badge(symbol, spot, size, number)]
