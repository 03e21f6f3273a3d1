"""The body figure on the screen, where marks are added and moved with the mouse or the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from charting.drawing.body.body_regions import BodyRegion, describe_mark_place, find_nearest_region
from charting.drawing.body.mark_drawing import compute_area_radius
from charting.drawing.body.mark_shapes import draw_symbol_badge, draw_symbol_ground, load_mark_symbols
from charting.drawing.body.view_layout import find_body_point
from charting.drawing.shapes import Shape
from charting.model.body_mark import Mark, MarkKind, View
from charting.summaries.notes.mark_sync import list_region_muscles
from ui.widgets.body import texts
from ui.widgets.body.body_overlay import (
    TAG_HEIGHT,
    draw_begun_path,
    draw_focus_frame,
    draw_name_tag,
    draw_region_cursor,
    draw_selection_ring,
    fit_names,
)
from ui.widgets.body.body_view import BodyView
from ui.widgets.body.editable_marks import BodyPlace, EditableMarks, Step, find_mark_under, make_spot
from ui.widgets.body.kind_keys import EARLIER_VISIT_KEY, RADIATE_KEY, VIEWS_KEY, find_kind_of_key

_CLICK_TOLERANCE = 4  # px; a smaller movement between press and release is a click, not a drag


class BodyMouseEditor(BodyView):
    """The figure with marks. A click on the body adds a mark, a click on a mark selects it, and dragging moves it.

    Emits `marks_changed(tuple)` after each user action, `marks_shown` also after the program set the marks,
    `mark_details_requested(int)` with the index of a mark to describe, and `kind_chosen(MarkKind)` for the next mark.
    """

    marks_changed = Signal(tuple)
    marks_shown = Signal()
    mark_details_requested = Signal(int)
    kind_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marking = EditableMarks()
        self._read_only = False
        self._hovered: BodyRegion | None = None
        self._pressed: QPointF | None = None
        self._dragged = False
        self.setMouseTracking(True)
        self.setAccessibleName(texts.FIGURE)
        self.set_read_only(False)
        self._update_description()

    def get_marks(self) -> tuple[Mark, ...]:
        """Return the marks."""
        return self._marking.marks

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these marks without `marks_changed`, which is only for user actions."""
        self._marking.load_marks(marks)
        self._update_description()
        self.refresh_drawing()
        self.marks_shown.emit()

    def set_views(self, views: Sequence[View]) -> None:
        """Show these views; the keyboard cursor and the hover leave a view that is no longer shown."""
        region = self._marking.reached_region
        if region is not None and region.view not in views:
            self._marking.reached_region = None
        self._hovered = None
        super().set_views(views)

    def set_kind(self, kind: MarkKind) -> None:
        """Set the kind of the next mark."""
        self._marking.kind = kind

    def set_read_only(self, read_only: bool) -> None:
        """Make the figure of a signed note read-only; it then takes no focus."""
        self._read_only = read_only
        self._marking.selected_index = self._marking.reached_region = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if read_only else Qt.FocusPolicy.StrongFocus)
        self.refresh_drawing()

    def select_mark(self, index: int | None) -> None:
        """Select the mark with that index."""
        self._marking.selected_index = index
        self.refresh_overlay()

    def get_selected_index(self) -> int | None:
        """Return the index of the selected mark."""
        return self._marking.selected_index

    def apply_kind(self, kind: MarkKind) -> None:
        """Give the selected mark that kind, or the next mark if none is selected."""
        if self._marking.set_kind(kind):
            self._announce_marks()
        elif self._marking.selected_mark is None:
            self.kind_chosen.emit(kind)

    def remove_selected_mark(self) -> None:
        """Remove the selected mark."""
        if self._marking.remove_selected():
            self._announce_marks()

    def start_radiation(self) -> None:
        """Start drawing where the selected mark radiates to."""
        if self._marking.start_path():
            self.setFocus()
            self._refresh_selection()

    def get_mark_position(self, index: int) -> QPointF:
        """Return the mark's position in the widget, or the middle of the widget if its view is not shown."""
        spot = self._locate_mark(self.get_marks()[index])
        return QPointF(self.rect().center()) if spot is None else QPointF(*spot)

    def get_resting_marks(self) -> Sequence[Mark]:
        """Return the marks without the one being dragged."""
        dragged_index = self._marking.selected_index if self._dragged else None
        return [mark for index, mark in enumerate(self.get_marks()) if index != dragged_index]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._read_only or event.button() is not Qt.MouseButton.LeftButton:
            return
        place = self._locate_pointer(event)
        if self._marking.drawn_path is not None:
            if place is not None:
                self._marking.drawn_path.add_spot(make_spot(place))
            self._refresh_selection()
            return
        self._pressed, self._dragged, self._marking.reached_region = event.position(), False, None
        spots = [self._locate_mark(mark) for mark in self.get_marks()]
        self._marking.selected_index = find_mark_under(
            spots, event.position().toTuple(), self.get_body_layout().badge * 1.3
        )
        self.refresh_overlay()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._locate_pointer(event)
        previous, self._hovered = self._hovered, None if place is None else find_nearest_region(*place)
        if self._pressed is not None and place is not None:
            self._drag_mark(event.position() - self._pressed, place)
        if self._pressed is not None or self._hovered != previous:
            self.refresh_overlay()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed = None
        place = self._locate_pointer(event)
        if self._dragged:
            self._dragged = False
            self._announce_marks()
        elif self._marking.selected_index is not None:
            self.mark_details_requested.emit(self._marking.selected_index)
        elif place is not None:
            self._add_mark(place)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self.refresh_overlay()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.refresh_overlay()

    def _add_mark(self, place: BodyPlace) -> None:
        self._marking.add_mark(place)
        self._announce_marks()
        self.mark_details_requested.emit(len(self.get_marks()) - 1)

    def _drag_mark(self, offset: QPointF, place: BodyPlace) -> None:
        """Move the mark with the mouse; outside the body it stays at the last place inside."""
        if (
            (self._dragged or offset.manhattanLength() > _CLICK_TOLERANCE)
            and self._marking.move_selected(place)
            and not self._dragged
        ):
            self._dragged = True
            self.refresh_drawing()

    def _announce_marks(self) -> None:
        self._update_description()
        self.refresh_drawing()
        self.marks_shown.emit()
        self.marks_changed.emit(self.get_marks())

    def _refresh_selection(self) -> None:
        self._update_description()
        self.refresh_overlay()

    def _update_description(self) -> None:
        """Describe the keyboard position and the marks for screen readers."""
        lines = [f"{mark.kind}: {describe_mark_place(mark)}" for mark in self.get_marks()]
        region = self._marking.reached_region
        if region is not None:
            muscles = ", ".join(list_region_muscles(region))
            lines.insert(0, f"{region.words}. {texts.LIKELY.format(muscles)}")
        self.setAccessibleDescription("; ".join(lines) or texts.NO_MARKS)

    def _locate_pointer(self, event: QMouseEvent) -> BodyPlace | None:
        position = event.position()
        return find_body_point(self.width(), self.height(), position.x(), position.y(), self.get_views())

    def _draw_overlay(self) -> list[Shape]:
        """Draw what only editing needs, above the figure that reports also show."""
        marking, layout = self._marking, self.get_body_layout()
        shapes: list[Shape] = [draw_focus_frame(self.width(), self.height())] if self.hasFocus() else []
        mark = marking.selected_mark
        spot = None if mark is None else self._locate_mark(mark)
        if mark is not None and spot is not None:
            shapes += (
                _draw_held_mark(mark, spot, layout.badge, compute_area_radius(layout))
                if self._dragged
                else []
            )
            shapes.append(draw_selection_ring(spot, layout.badge))
        if marking.drawn_path is not None and spot is not None:
            path = [self._locate_mark(path_spot) for path_spot in marking.drawn_path.spots]
            shapes += draw_begun_path([spot, *(point for point in path if point is not None)])
        if (reached := self._get_reached_region()) is not None:
            shapes += draw_region_cursor(layout.map_to_drawing(reached.view, *reached.point), layout.badge)
        words, more = self._choose_tag_texts()
        if not words:
            return shapes
        is_low = self._get_pointed_height() > self.height() - TAG_HEIGHT
        return [*shapes, *draw_name_tag(words, more, self.width(), TAG_HEIGHT if is_low else self.height())]

    def _get_reached_region(self) -> BodyRegion | None:
        """Return the region of the keyboard cursor, if it is visible."""
        region = self._marking.reached_region
        return region if region is not None and self.hasFocus() and region.view in self.get_views() else None

    def _get_pointed_height(self) -> float:
        """Return how far down the mouse or keyboard points, so that the name tag does not cover that spot."""
        region = self._get_reached_region() or self._hovered
        return 0.0 if region is None else self.get_body_layout().map_to_drawing(region.view, *region.point)[1]

    def _choose_tag_texts(self) -> tuple[str, str]:
        """Choose the name tag: the path, the region with its likely muscles, or a hint about the keys."""
        marking = self._marking
        region = self._get_reached_region() or self._hovered
        if marking.drawn_path is not None:
            path = marking.drawn_path.description
            return (
                texts.PATH.format(path) if path else texts.PATH_BEGUN
            ), region.words if region else texts.PATH_KEYS
        if region is not None:
            return region.words, fit_names(list_region_muscles(region), self.width())
        return ("", "") if not self.hasFocus() or marking.selected_index is not None else (texts.KEYS, "")


def _draw_held_mark(mark: Mark, spot: tuple[float, float], size: float, reach: float) -> list[Shape]:
    """Draw the mark that is being dragged."""
    symbol = load_mark_symbols()[mark.kind]
    number = "" if mark.number is None else str(mark.number)
    return [*draw_symbol_ground(symbol, spot, reach), *draw_symbol_badge(symbol, spot, size, number)]


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


class BodyMarkEditor(BodyMouseEditor):
    """The figure with marks, fully operable by keyboard.

    The arrow keys walk the named regions; Tab goes to the next one, and Enter marks it. Ctrl+Left or Ctrl+Right selects a
    mark, which the arrow keys then move by 1 %. Enter opens it, R draws where it radiates to, Delete removes it, and
    Escape deselects. The letters in `kind_keys` choose the kind. Emits `views_asked` and `earlier_visit_requested` for
    their letters, and `undo_asked` for Ctrl+Z in a mark's sheet, which is not a child of the note editor.
    """

    views_asked = Signal()
    earlier_visit_requested = Signal()
    undo_asked = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave the region when the user goes elsewhere, but keep it while a mark's sheet is open."""
        super().focusOutEvent(event)
        if event.reason() in _LEAVING:
            self._marking.reached_region = self._marking.drawn_path = None
        self._refresh_selection()

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Go from the current region or mark to the next; after the last one, leave the figure."""
        marking, direction = self._marking, 1 if onward else -1
        if marking.reached_region is not None or marking.drawn_path is not None:
            walked = marking.walk_to_next_region(direction, self._get_shown_regions())
        else:
            walked = marking.selected_index is not None and marking.select_next(
                direction, self.get_views(), around=False
            )
        if not walked:
            marking.reached_region = marking.drawn_path = marking.selected_index = None
        self._refresh_selection()
        return walked or super().focusNextPrevChild(onward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        handled = (
            self._handle_control_key(event.key())
            if control
            else self._handle_plain_key(event.key(), event.text())
        )
        if self._read_only or not handled:
            super().keyPressEvent(event)
            return
        self._refresh_selection()

    def _handle_control_key(self, key: int) -> bool:
        """Select a mark with Ctrl+Left or Ctrl+Right; return False to leave the key to the window."""
        direction = _STEPS.get(key, (0, 0))[0]
        return (
            direction != 0 and not self._read_only and self._marking.select_next(direction, self.get_views())
        )

    def _handle_plain_key(self, key: int, typed: str) -> bool:
        """Handle a key without Ctrl; return False to leave it to the window."""
        if self._read_only:
            return False
        if key in _STEPS:
            self._handle_arrow(_STEPS[key])
            return True
        if key in _ENTER:
            return self._handle_enter()
        if self._marking.drawn_path is not None and key in (Qt.Key.Key_Space, Qt.Key.Key_Backspace):
            self._extend_path(onward=key == Qt.Key.Key_Space)
            return True
        if key in _REMOVE:
            had_selection = self._marking.selected_index is not None
            self.remove_selected_mark()
            return had_selection
        return self._handle_escape() if key == Qt.Key.Key_Escape else self._handle_letter(typed)

    def _handle_enter(self) -> bool:
        """Finish a path, mark the current region, open the selected mark, or else go to the first region."""
        marking = self._marking
        if marking.drawn_path is not None:
            self._extend_path(onward=True)
            if marking.finish_path():
                self._announce_marks()
        elif marking.reached_region is not None:
            self._add_mark((marking.reached_region.view, *marking.reached_region.point))
        elif marking.selected_index is not None:
            self.mark_details_requested.emit(marking.selected_index)
        else:
            self._walk_regions((1, 0))
        return True

    def _extend_path(self, *, onward: bool) -> None:
        region, radiation = self._marking.reached_region, self._marking.drawn_path
        if radiation is not None and not onward:
            radiation.remove_last_spot()
        elif radiation is not None and region is not None:
            radiation.add_spot(make_spot((region.view, *region.point)))

    def _handle_escape(self) -> bool:
        """Cancel the path, leave the region, or deselect the mark; return False if there is none of these."""
        marking = self._marking
        if marking.drawn_path is not None:
            marking.cancel_path()
        elif marking.reached_region is not None:
            marking.reached_region = marking.selected_index = None
        elif marking.selected_index is not None:
            marking.selected_index = None
        else:
            return False
        return True

    def _handle_letter(self, typed: str) -> bool:
        kind, key = find_kind_of_key(typed), typed.upper()
        if kind is not None:
            self.apply_kind(kind)
        elif key == RADIATE_KEY:
            self._marking.start_path()
        elif key in (VIEWS_KEY, EARLIER_VISIT_KEY):
            (self.views_asked if key == VIEWS_KEY else self.earlier_visit_requested).emit()
        return kind is not None or key in (RADIATE_KEY, VIEWS_KEY, EARLIER_VISIT_KEY)

    def _handle_arrow(self, step: Step) -> None:
        marking = self._marking
        if (
            marking.selected_index is None
            or marking.reached_region is not None
            or marking.drawn_path is not None
        ):
            self._walk_regions(step)
        elif marking.move_selected_by_step(step):
            self._announce_marks()

    def _walk_regions(self, step: Step) -> None:
        layout = self.get_body_layout()
        if self._marking.drawn_path is None:
            self._marking.selected_index = None
        regions = self._get_shown_regions()
        spots = {region: layout.map_to_drawing(region.view, *region.point) for region in regions}
        self._marking.walk_to_region(step, spots)
