"""An item of an instrument that is answered by a whole number: a count of days, of pills."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.pages.findings import texts
from ui.theme import Role, dress
from ui.widgets.field import Field
from ui.widgets.numbers import parse_number

ON = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)  # the keys that go on to the next item


class NumberItemField(Field):
    """An item that is answered by a whole number. The same signals and keys as ItemField, but for Left and Right."""

    moved = Signal(int)

    def __init__(self, number: int, low: int, high: int, text: str) -> None:
        self._low, self._high = low, high
        self.edit = _NumberEdit(self)
        super().__init__(
            texts.ITEM.format(number=number, text=text), self.edit, texts.NUMBERS.format(low=low, high=high)
        )
        self._caption.setWordWrap(True)
        dress(self._caption, Role.STRONG)
        self.edit.textEdited.connect(lambda _: self._edited())

    def value(self) -> object:
        """The number; None while it is not answered, or cannot be read."""
        return None if self.problem() else parse_number(self.edit.text(), self._low, self._high)

    def set_value(self, value: object) -> None:
        """Show the number; None shows nothing."""
        self.edit.setText(f"{value:g}" if isinstance(value, (int, float)) else "")
        super().set_value(value)

    def problem(self) -> str:
        """Why the text is no such number."""
        try:
            parse_number(self.edit.text(), self._low, self._high)
        except ValueError as error:
            return str(error)
        return ""


class _NumberEdit(QLineEdit):
    """A line in which Enter and the arrows go from item to item."""

    def __init__(self, owner: NumberItemField) -> None:
        super().__init__()
        self._owner = owner

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and event.key() in (
            *ON,
            Qt.Key.Key_Up,
        ):
            self._owner.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)
