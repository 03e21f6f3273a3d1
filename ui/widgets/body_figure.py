"""The body figure on the screen: marks are set and moved with the mouse, or all by the keyboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from ui.widgets.body_hand import BodyHand
from ui.widgets.body_kinds import GHOST_KEY, RADIATE_KEY, VIEWS_KEY, kind_of_key
from ui.widgets.body_marking import Step, spot_at

_STEPS: dict[int, Step] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_LEAVING = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
)


class BodyFigure(BodyHand):
    """The figure with marks, all of it by keyboard too.

    The arrows walk the named regions, then Tab goes to the next one and Enter marks the one reached. Ctrl and left or
    right selects a mark, which the arrows then move by 1 %; Enter opens it, R draws where it radiates to, Delete
    removes it, and Escape lets go. The letters of the kinds choose the symbol. `views_asked` and `ghost_asked` by
    their letters.
    """

    views_asked = Signal()
    ghost_asked = Signal()
    undo_asked = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who goes elsewhere has left the region; a mark's sheet comes back to it."""
        super().focusOutEvent(event)
        if event.reason() in _LEAVING:
            self._marking.region = self._marking.radiation = None
        self._described()

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab walks on from the region or the mark reached, and after the last one leaves the figure."""
        marking, way = self._marking, 1 if onward else -1
        if marking.region is not None or marking.radiation is not None:
            walked = marking.walk_on(way, self._regions())
        else:
            walked = marking.selected is not None and marking.select_next(way, self.views(), around=False)
        if not walked:
            marking.region = marking.radiation = marking.selected = None
        self._described()
        return walked or super().focusNextPrevChild(onward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        done = self._with_control(event.key()) if control else self._alone(event.key(), event.text())
        if self._read_only or not done:
            super().keyPressEvent(event)
            return
        self._described()

    def _with_control(self, key: int) -> bool:
        """Ctrl and left or right selects, Ctrl+Z takes a removal back; False: the key belongs to the window."""
        if key == Qt.Key.Key_Z and not self._read_only:
            self.undo_asked.emit()
            return True
        way = _STEPS.get(key, (0, 0))[0]
        return way != 0 and not self._read_only and self._marking.select_next(way, self.views())

    def _alone(self, key: int, typed: str) -> bool:
        """What the key does without Ctrl; False: it belongs to the window."""
        if self._read_only:
            return False
        if key in _STEPS:
            self._arrow(_STEPS[key])
            return True
        if key in _ENTER:
            return self._enter()
        if self._marking.radiation is not None and key in (Qt.Key.Key_Space, Qt.Key.Key_Backspace):
            self._draw_path(onward=key == Qt.Key.Key_Space)
            return True
        if key in _REMOVE:
            was = self._marking.selected
            self.remove()
            return was is not None
        return self._let_go() if key == Qt.Key.Key_Escape else self._letter(typed)

    def _enter(self) -> bool:
        """End a path, mark the region reached, open the mark selected; else come to the first region."""
        marking = self._marking
        if marking.radiation is not None:
            self._draw_path(onward=True)
            if marking.end_path():
                self._changed()
        elif marking.region is not None:
            self._add((marking.region.view, *marking.region.point))
        elif marking.selected is not None:
            self.asked.emit(marking.selected)
        else:
            self._walk((1, 0))
        return True

    def _draw_path(self, *, onward: bool) -> None:
        region, radiation = self._marking.region, self._marking.radiation
        if radiation is not None and not onward:
            radiation.back()
        elif radiation is not None and region is not None:
            radiation.add(spot_at((region.view, *region.point)))

    def _let_go(self) -> bool:
        """Of the path, then of the region, then of the mark; False when there is nothing to let go of."""
        marking = self._marking
        if marking.radiation is not None:
            marking.leave_path()
        elif marking.region is not None:
            marking.region = marking.selected = None
        elif marking.selected is not None:
            marking.selected = None
        else:
            return False
        return True

    def _letter(self, typed: str) -> bool:
        kind, key = kind_of_key(typed), typed.upper()
        if kind is not None:
            self.give_kind(kind)
        elif key == RADIATE_KEY:
            self._marking.radiate()
        elif key in (VIEWS_KEY, GHOST_KEY):
            (self.views_asked if key == VIEWS_KEY else self.ghost_asked).emit()
        return kind is not None or key in (RADIATE_KEY, VIEWS_KEY, GHOST_KEY)

    def _arrow(self, step: Step) -> None:
        marking = self._marking
        if marking.selected is None or marking.region is not None or marking.radiation is not None:
            self._walk(step)
        elif marking.nudge(step):
            self._changed()

    def _walk(self, step: Step) -> None:
        layout = self._layout()
        if self._marking.radiation is None:
            self._marking.selected = None
        self._marking.walk(step, {each: layout.spot(each.view, *each.point) for each in self._regions()})
