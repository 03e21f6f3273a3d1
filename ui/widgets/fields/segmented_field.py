"""A few choices as buttons side by side: better, same, worse."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui.theme import tokens
from ui.widgets.fields.field import Field


class SegmentedField(Field):
    """One of `choices`, (value, text) pairs, or `none` while not charted.

    Keyboard: one Tab stop; the first letter picks, Left and Right move, Backspace clears. Pressing the picked
    button clears it.
    """

    def __init__(
        self, label: str, choices: Sequence[tuple[object, str]], hint: str = "", *, none: object = None
    ) -> None:
        self._choices, self._none = tuple(choices), none
        self._group = QButtonGroup()
        self._group.setExclusive(False)
        box = _FocusRow(self)
        super().__init__(label, box, hint)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.GRID // 2)
        for place, (_, text) in enumerate(self._choices):
            button = QPushButton(text.replace("&", "&&"))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda on, index=place: self.pick_choice(index if on else None))
            self._group.addButton(button, place)
            row.addWidget(button)
        row.addStretch(1)
        self._update_description()

    def get_value(self) -> object:
        """The chosen value; `none` while not charted."""
        return self._choices[index][0] if (index := self._get_picked_place()) is not None else self._none

    def set_value(self, value: object) -> None:
        """Show the choice; `none` shows that nothing is charted."""
        index = next((place for place, (choice, _) in enumerate(self._choices) if choice == value), None)
        self._check_button(index)
        super().set_value(value)

    def pick_choice(self, place: int | None) -> None:
        """Pick a choice as a person would; None clears it."""
        self._check_button(place)
        self._handle_edit()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Handle a key; return whether it was used."""
        key, index, last = event.key(), self._get_picked_place(), len(self._choices) - 1
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self.pick_choice(
                min(max((index if index is not None else (-1 if step > 0 else last + 1)) + step, 0), last)
            )
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.pick_choice(None)
        else:
            return self._pick_by_letter(event)
        return True

    def _pick_by_letter(self, event: QKeyEvent) -> bool:
        typed = event.text().casefold()
        if event.modifiers() or not typed.strip():
            return False
        matches = [
            place for place, (_, text) in enumerate(self._choices) if text.casefold().startswith(typed)
        ]
        if matches:
            after = [
                place
                for place in matches
                if self._get_picked_place() is not None and place > (self._get_picked_place() or 0)
            ]
            self.pick_choice((after or matches)[0])
        return bool(matches)

    def _get_picked_place(self) -> int | None:
        return next((self._group.id(button) for button in self._group.buttons() if button.isChecked()), None)

    def _check_button(self, place: int | None) -> None:
        for button in self._group.buttons():
            button.setChecked(self._group.id(button) == place)
        self._update_description()

    def _update_description(self) -> None:
        index = self._get_picked_place()
        current = "not charted" if index is None else self._choices[index][1]
        self.control.setAccessibleName(f"{self.label}: {current}")


class _FocusRow(QWidget):
    """Takes the focus for all buttons, so that they are one Tab stop."""

    def __init__(self, owner: SegmentedField) -> None:
        super().__init__()
        self._owner = owner
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._owner.handle_key(event):
            super().keyPressEvent(event)
