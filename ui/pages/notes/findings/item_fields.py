"""The field for one item of an instrument: one key press answers it and moves on to the next."""

from string import ascii_lowercase, digits
from textwrap import fill

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from charting.measures.instrument_form import Item
from ui.pages.notes.findings import texts
from ui.theme import Role, set_style_role, tokens
from ui.widgets.fields.field import Field
from ui.widgets.fields.number_parsing import parse_number

NEXT_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)  # these keys go to the next item


class NumberItemField(Field):
    """An item that is answered by a whole number. Signals and keys are those of `ItemField`, without Left and Right."""

    moved = Signal(int)

    def __init__(self, number: int, low: int, high: int, text: str) -> None:
        self._low, self._high = low, high
        self.edit = _NumberEdit(self)
        super().__init__(
            texts.ITEM.format(number=number, text=text), self.edit, texts.NUMBERS.format(low=low, high=high)
        )
        self._caption.setWordWrap(True)
        set_style_role(self._caption, Role.STRONG)
        self.edit.textEdited.connect(lambda _: self._handle_edit())

    def get_value(self) -> object:
        """Return the number; None if not answered or not a valid number."""
        return None if self.describe_problem() else parse_number(self.edit.text(), self._low, self._high)

    def set_value(self, value: object) -> None:
        """Show the number; None clears the field."""
        self.edit.setText(f"{value:g}" if isinstance(value, (int, float)) else "")
        super().set_value(value)

    def describe_problem(self) -> str:
        """Return why the text is not a valid number, or ""."""
        try:
            parse_number(self.edit.text(), self._low, self._high)
        except ValueError as error:
            return str(error)
        return ""


class _NumberEdit(QLineEdit):
    """A line edit where Enter, Up and Down go from item to item."""

    def __init__(self, owner: NumberItemField) -> None:
        super().__init__()
        self._owner = owner

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and event.key() in (
            *NEXT_KEYS,
            Qt.Key.Key_Up,
        ):
            self._owner.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


_MAX_ROW_WIDTH = 620  # px; wider choices go one below the other
_LETTER_WIDTH, _BUTTON_PADDING = 8, 34  # px, estimated
_LINE_LENGTH = 80  # characters in a line of a choice


class ItemField(Field):
    """An item with choices, answered by the key shown before a choice (see `list_choice_keys`).

    Down and Enter go to the next item, Up goes back, Left and Right choose, Backspace clears the answer. Emits
    `moved(int)` with 1 or -1. The value is that of the choice; None if the item was left out.
    """

    moved = Signal(int)

    def __init__(self, number: int, item: Item) -> None:
        self._item = item
        self._keys = list_choice_keys(item)
        self._group = QButtonGroup()
        self._group.setExclusive(False)
        box = _ChoicesBox(self)
        super().__init__(texts.ITEM.format(number=number, text=item.text), box)
        self._caption.setWordWrap(True)
        set_style_role(self._caption, Role.STRONG)
        buttons = [self._make_button(index, choice.words) for index, choice in enumerate(item.choices)]
        row_width = sum(len(button.text()) * _LETTER_WIDTH + _BUTTON_PADDING for button in buttons)
        line = QHBoxLayout(box) if row_width <= _MAX_ROW_WIDTH else QVBoxLayout(box)
        line.setContentsMargins(5, 5, 5, 5)
        line.setSpacing(tokens.GRID // 2)
        for button in buttons:
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        self._describe_answer()

    def get_value(self) -> object:
        """Return the value of the choice; None if not answered."""
        return self._item.choices[index].value if (index := self._find_checked()) is not None else None

    def set_value(self, value: object) -> None:
        """Show the first choice with that value; None clears the answer."""
        matches = (index for index, choice in enumerate(self._item.choices) if choice.value == value)
        self._check_choice(next(matches, None))
        super().set_value(value)

    def pick_choice(self, index: int | None) -> None:
        """Choose as the user does, with `changed`; None clears the answer."""
        self._check_choice(index)
        self._handle_edit()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Handle a key; return whether it had a meaning here."""
        key, last = event.key(), len(self._item.choices) - 1
        if key in NEXT_KEYS or key == Qt.Key.Key_Up:
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            index, step = self._find_checked(), 1 if key == Qt.Key.Key_Right else -1
            start = 0 if step > 0 else last
            self.pick_choice(start if index is None else min(max(index + step, 0), last))
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.pick_choice(None)
        else:
            return self._pick_by_key(event.text().casefold())
        return True

    def _pick_by_key(self, typed: str) -> bool:
        if not typed.strip() or typed not in self._keys:
            return False
        self.pick_choice(self._keys.index(typed))
        self.moved.emit(1)
        return True

    def _make_button(self, index: int, words: str) -> QPushButton:
        key = self._keys[index]
        shown = fill(words if words == key else f"{key}  {words}", _LINE_LENGTH, subsequent_indent="    ")
        button = QPushButton(shown.replace("&", "&&"))
        set_style_role(button, Role.CHOICE)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda on: self.pick_choice(index if on else None))
        self._group.addButton(button, index)
        return button

    def _find_checked(self) -> int | None:
        return next((self._group.id(button) for button in self._group.buttons() if button.isChecked()), None)

    def _check_choice(self, index: int | None) -> None:
        for button in self._group.buttons():
            button.setChecked(self._group.id(button) == index)
        self._describe_answer()

    def _describe_answer(self) -> None:
        index = self._find_checked()
        answer = texts.NOT_ANSWERED if index is None else self._item.choices[index].words
        self.control.setAccessibleName(f"{self.label}: {answer}")


def make_item_field(number: int, item: Item) -> ItemField | NumberItemField:
    """Make the field for that item."""
    if item.numbers:
        return NumberItemField(number, *item.numbers, item.text)
    return ItemField(number, item)


def list_choice_keys(item: Item) -> str:
    """List the key of each choice: its value if all values are 0 to 10 (`x` for 10), or else 1 to 9, then letters."""
    values = [choice.value for choice in item.choices]
    by_value = {float(digit): key for digit, key in enumerate(f"{digits}x")}
    if len(set(values)) == len(values) and set(values) <= set(by_value):
        return "".join(by_value[value] for value in values)
    return (digits[1:] + ascii_lowercase)[: len(values)]


class _ChoicesBox(QWidget):
    """Takes the focus for all the buttons, so that an item is one Tab stop."""

    def __init__(self, owner: ItemField) -> None:
        super().__init__()
        self._owner = owner
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not (is_plain and self._owner.handle_key(event)):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a ring around the choices while they have the focus."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.get_colors()["focus"]), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
