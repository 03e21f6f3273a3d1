"""One item of an instrument on the screen: a press of a digit answers it, and the next one is up."""

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

NEXT_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)  # the keys that go on to the next item


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
        set_style_role(self._caption, Role.STRONG)
        self.edit.textEdited.connect(lambda _: self._handle_edit())

    def get_value(self) -> object:
        """The number; None while it is not answered, or cannot be read."""
        return None if self.describe_problem() else parse_number(self.edit.text(), self._low, self._high)

    def set_value(self, value: object) -> None:
        """Show the number; None shows nothing."""
        self.edit.setText(f"{value:g}" if isinstance(value, (int, float)) else "")
        super().set_value(value)

    def describe_problem(self) -> str:
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
            *NEXT_KEYS,
            Qt.Key.Key_Up,
        ):
            self._owner.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


_IN_A_ROW = 620  # px; wider choices stand one below the other
_LETTER, _AROUND = 8, 34  # px, about: of a letter, and of what a button has around its text
_LINE = 80  # letters in a line of a choice


class ItemField(Field):
    """Answered by the key before a choice, which is its value where the values are digits, else its place.

    `moved(int)`: on to the next item, or back. Down and Enter go on, Up goes back, Left and Right choose, Backspace
    takes the answer away. `value()` is the value of the choice, None when it was left out.
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
        buttons = [self._make_button(place, choice.words) for place, choice in enumerate(item.choices)]
        wide = sum(len(button.text()) * _LETTER + _AROUND for button in buttons)
        line = QHBoxLayout(box) if wide <= _IN_A_ROW else QVBoxLayout(box)
        line.setContentsMargins(5, 5, 5, 5)
        line.setSpacing(tokens.GRID // 2)
        for button in buttons:
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        self._describe_answer()

    def get_value(self) -> object:
        """The choice's value; None while it is not answered."""
        return self._item.choices[at].value if (at := self._find_checked()) is not None else None

    def set_value(self, value: object) -> None:
        """Show the first choice of that value; None shows that it is not answered."""
        found = (place for place, each in enumerate(self._item.choices) if each.value == value)
        self._check_choice(next(found, None))
        super().set_value(value)

    def pick_choice(self, place: int | None) -> None:
        """What a person does."""
        self._check_choice(place)
        self._handle_edit()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Whether the key meant something here."""
        key, last = event.key(), len(self._item.choices) - 1
        if key in NEXT_KEYS or key == Qt.Key.Key_Up:
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            at, step = self._find_checked(), 1 if key == Qt.Key.Key_Right else -1
            self.pick_choice((0 if step > 0 else last) if at is None else min(max(at + step, 0), last))
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

    def _make_button(self, place: int, words: str) -> QPushButton:
        key = self._keys[place]
        shown = fill(words if words == key else f"{key}  {words}", _LINE, subsequent_indent="    ")
        button = QPushButton(shown.replace("&", "&&"))
        set_style_role(button, Role.CHOICE)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda on: self.pick_choice(place if on else None))
        self._group.addButton(button, place)
        return button

    def _find_checked(self) -> int | None:
        return next((self._group.id(each) for each in self._group.buttons() if each.isChecked()), None)

    def _check_choice(self, place: int | None) -> None:
        for button in self._group.buttons():
            button.setChecked(self._group.id(button) == place)
        self._describe_answer()

    def _describe_answer(self) -> None:
        at = self._find_checked()
        said = texts.NOT_ANSWERED if at is None else self._item.choices[at].words
        self.control.setAccessibleName(f"{self.label}: {said}")


def make_item_field(number: int, item: Item) -> ItemField | NumberItemField:
    """The field for that item."""
    if item.numbers:
        return NumberItemField(number, *item.numbers, item.text)
    return ItemField(number, item)


def list_choice_keys(item: Item) -> str:
    """The key of each choice in order: its value for values 0 to 9, `x` for 10; else 1 to 9, then letters."""
    values = [each.value for each in item.choices]
    by_value = {float(digit): key for digit, key in enumerate(f"{digits}x")}
    if len(set(values)) == len(values) and set(values) <= set(by_value):
        return "".join(by_value[value] for value in values)
    return (digits[1:] + ascii_lowercase)[: len(values)]


class _ChoicesBox(QWidget):
    """Takes the focus for all the buttons."""

    def __init__(self, owner: ItemField) -> None:
        super().__init__()
        self._owner = owner
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not (plain and self._owner.handle_key(event)):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A ring around the choices while they have the focus."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.get_colors()["focus"]), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
