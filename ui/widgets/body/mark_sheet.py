"""The small sheet beside a mark, with its symbol, finding, severity, depth and structure."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from charting.model.body_mark import MarkKind
from charting.model.findings import Depth, Palpation
from ui.theme import Role, make_plain_label, set_style_role
from ui.widgets.body import texts
from ui.widgets.body.kind_keys import RADIATE_KEY, find_kind_of_key
from ui.widgets.body.mark_symbols import MarkKindKeys
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.fields.basic_fields import LineField
from ui.widgets.fields.score_field import ScoreField
from ui.widgets.fields.segmented_field import SegmentedField

_AWAY = 22  # px between the mark and the sheet
_LABELS = 112  # px, to align with the other fields
_DEPTHS = tuple((depth, depth.value.capitalize()) for depth in Depth if depth)


class MarkSheet(QFrame):
    """Edits one mark. Emits `edited(key, value)` at once, where the key is a field of the finding or "kind".

    A letter chooses the symbol, a digit the severity; R draws where the mark radiates to, and Delete removes it. Enter
    and Esc close the sheet and keep all changes, and so does moving the focus elsewhere. Emits `closed` so that the
    figure takes the focus back, and `undo_asked` for Ctrl+Z outside the text lines, which undo their own typing.
    """

    edited = Signal(str, object)
    radiates = Signal()
    removed = Signal()
    closed = Signal()
    undo_asked = Signal()

    def __init__(self, findings: Sequence[str], structures: Sequence[str]) -> None:
        super().__init__()
        set_style_role(self, Role.SHEET)
        self.setAccessibleName(texts.SHEET)
        self.place = make_plain_label("", Role.STRONG)
        self.kinds = MarkKindKeys()
        self.finding = LineField(texts.FINDING, completions=findings)
        self.severity = ScoreField(texts.SEVERITY, 0, 4, label_width=_LABELS)
        self.layer = SegmentedField(texts.DEPTH, _DEPTHS)
        self.structure = LineField(texts.STRUCTURE, completions=structures)
        self.radiate = ActionButton(texts.RADIATE, RADIATE_KEY)
        self.remove = ActionButton(texts.REMOVE)
        self.done = ActionButton(texts.CLOSE, "Return", primary=True)
        self._unsaved_fields: list[LineField] = []
        self._lay_out()
        self._connect_signals()
        QApplication.instance().focusChanged.connect(self._handle_focus_change)  # type: ignore[union-attr]
        self.hide()

    def open_beside(self, figure: QWidget, point: QPoint) -> None:
        """Open beside that point of the figure, inside its window, and take the focus."""
        window = figure.window()
        self.setParent(window)
        self.adjustSize()
        spot, edge = figure.mapTo(window, point), figure.mapTo(window, QPoint(0, 0)).x()
        left = spot.x() + _AWAY
        if left + self.width() > window.width() - 8:
            left = edge - 8 - self.width()  # to the left of the figure, without covering it
        top = min(spot.y() - self.height() // 3, window.height() - self.height() - 8)
        self.move(max(left, 8), max(top, 8))
        self.show()
        self.raise_()
        self.kinds.setFocus()

    def show_finding(self, finding: Palpation, kind: MarkKind, place: str) -> None:
        """Show the finding; a text line with unsaved typing stays as it is."""
        self.place.setText(place)
        self.kinds.show_kind(kind)
        self.severity.set_value(finding.grade)
        self.layer.set_value(finding.depth or None)
        for field, text in ((self.finding, finding.finding), (self.structure, finding.structure)):
            if field not in self._unsaved_fields:
                field.set_value(text)

    def commit_and_close(self) -> None:
        """Save the text lines and close, on Enter, Esc or Done."""
        self._save_texts()
        self.closed.emit()
        self.hide()

    def leave_sheet(self) -> None:
        """Save and hide after the focus moved elsewhere, so that no key reaches the hidden sheet."""
        self._save_texts()
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys that the focused field ignores."""
        key, typed = Qt.Key(event.key()), event.text().upper()
        kind = find_kind_of_key(typed)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.commit_and_close()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif self._is_typing_words() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif typed in tuple("01234"):
            self.severity.score_keys.pick_number(int(typed))
        elif kind is not None:
            self.kinds.pick_kind(kind)
        elif typed == RADIATE_KEY:
            self.radiates.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Cycle Tab within the sheet."""
        stops = (self.kinds, self.severity.score_keys, self.layer.control, self.finding.edit, self.structure.edit,
                 self.radiate, self.remove, self.done)  # fmt: skip
        now = QApplication.focusWidget()
        current = next((index for index, stop in enumerate(stops) if stop is now), 0)
        stops[(current + (1 if onward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _mark_typed(self, field: LineField, _text: object) -> None:
        if field not in self._unsaved_fields:
            self._unsaved_fields.append(field)

    def _is_typing_words(self) -> bool:
        return self.finding.edit.hasFocus() or self.structure.edit.hasFocus()

    def _save_texts(self) -> None:
        """Chart the typed lines when they are left; an empty line changes nothing."""
        for key, field in (("finding", self.finding), ("structure", self.structure)):
            if field in self._unsaved_fields:
                self._unsaved_fields.remove(field)
                if field.get_value():
                    self.edited.emit(key, field.get_value())

    def _handle_focus_change(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Close the sheet when the focus leaves it, but not for a completion popup."""
        if now is None or not self.isVisible() or now.window() is not self.window():
            return
        if not self.isAncestorOf(now):
            self.leave_sheet()

    def _connect_signals(self) -> None:
        self.kinds.picked.connect(lambda kind: self.edited.emit("kind", kind))
        self.severity.changed.connect(lambda grade: self.edited.emit("grade", grade))
        self.layer.changed.connect(lambda depth: self.edited.emit("depth", depth or Depth.NONE))
        for field in (self.finding, self.structure):
            field.changed.connect(partial(self._mark_typed, field))
            field.edit.editingFinished.connect(self._save_texts)
        self.radiate.clicked.connect(self.radiates)
        self.remove.clicked.connect(self.removed)
        self.done.clicked.connect(self.commit_and_close)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(7)
        column.addWidget(self.place)
        column.addWidget(self.kinds)
        column.addWidget(self.severity)
        for field in (self.layer, self.finding, self.structure):
            field.place_label(above=False)
            column.addWidget(field)
        row = QHBoxLayout()
        for button in (self.radiate, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.done)
        column.addLayout(row)
