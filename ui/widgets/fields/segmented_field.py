"""A few choices side by side, one press each: better, same, worse."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui.theme import tokens
from ui.widgets.fields.field import Field


class SegmentedField(Field):
    """One of `choices`, (value, text) pairs, or `none` while not charted.

    Keyboard: one Tab stop; the first letter picks, Left and Right move, Backspace clears. A press on the picked
    one clears it.
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
            button.clicked.connect(lambda on, at=place: self.pick_choice(at if on else None))
            self._group.addButton(button, place)
            row.addWidget(button)
        row.addStretch(1)
        self._update_description()

    def get_value(self) -> object:
        """The chosen value; `none` while not charted."""
        return self._choices[at][0] if (at := self._get_picked_place()) is not None else self._none

    def set_value(self, value: object) -> None:
        """Show the choice; None shows that nothing is charted."""
        found = next((place for place, (choice, _) in enumerate(self._choices) if choice == value), None)
        self._check_button(found)
        super().set_value(value)

    def pick_choice(self, place: int | None) -> None:
        """What a person does."""
        self._check_button(place)
        self._handle_edit()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Whether the key meant something here."""
        key, at, last = event.key(), self._get_picked_place(), len(self._choices) - 1
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self.pick_choice(
                min(max((at if at is not None else (-1 if step > 0 else last + 1)) + step, 0), last)
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
        found = [place for place, (_, text) in enumerate(self._choices) if text.casefold().startswith(typed)]
        if found:
            after = [
                place
                for place in found
                if self._get_picked_place() is not None and place > (self._get_picked_place() or 0)
            ]
            self.pick_choice((after or found)[0])
        return bool(found)

    def _get_picked_place(self) -> int | None:
        return next((self._group.id(button) for button in self._group.buttons() if button.isChecked()), None)

    def _check_button(self, place: int | None) -> None:
        for button in self._group.buttons():
            button.setChecked(self._group.id(button) == place)
        self._update_description()

    def _update_description(self) -> None:
        at = self._get_picked_place()
        said = "not charted" if at is None else self._choices[at][1]
        self.control.setAccessibleName(f"{self.label}: {said}")


class _FocusRow(QWidget):
    """Takes the focus for all the buttons."""

    def __init__(self, owner: SegmentedField) -> None:
        super().__init__()
        self._owner = owner
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._owner.handle_key(event):
            super().keyPressEvent(event)
