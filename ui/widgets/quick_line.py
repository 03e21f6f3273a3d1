"""One line that is always in reach: as one types it says what it understood, and Enter files that."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui import commands
from ui.theme import icons, tokens
from ui.widgets.controls import LONGEST
from ui.widgets.quick_choices import MOST, Choice, QuickChoices, paint_choice
from ui.widgets.snippets import take_snippets

LABEL = "Quick entry"
HINT = "Quick entry: inf r tp 3"
CHOICES = "What it may mean"
AS_WORDS = "None of these: keep it as words"
CHOOSE = "Which one? ↓ and Enter, or Alt with its number"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = Qt.KeyboardModifier.KeypadModifier
_WIDEST_LIST = 720  # px


class QuickLine(QWidget):
    """`read(text)` gives what the text may mean, the best first, at most seven; none: it stays text, and `not_read()`
    is said.

    `filed(value, text)` when Enter takes a meaning, `kept(text)` when there is none, `undo_wanted` for Ctrl+Z in the
    empty line, `left` for Esc, `changed` at each key. While the meaning is not certain the list is open, and nothing
    is filed that was not chosen: arrows and Enter, or Alt with a digit. Tab writes the meaning out. After filing the
    line is empty and keeps the keyboard.
    """

    filed = Signal(object, str)
    kept = Signal(str)
    undo_wanted = Signal()
    left = Signal()
    changed = Signal()

    def __init__(self, read: Callable[[str], Sequence[Choice]], not_read: Callable[[], str]) -> None:
        super().__init__()
        self._read, self._not_read = read, not_read
        self._choices: Sequence[Choice] = ()
        self.edit = QLineEdit()
        self.edit.setMaxLength(LONGEST)
        self.edit.setPlaceholderText(HINT)
        self.edit.setAccessibleName(LABEL)
        commands.give_way(self.edit)
        self.edit.installEventFilter(self)
        take_snippets(self.edit)
        self.edit.textChanged.connect(lambda _: self._understand())
        self.edit.textEdited.connect(lambda _: self.changed.emit())
        self.said = _Said()
        self.list = QuickChoices(self, CHOICES)
        self.list.chosen.connect(self._take)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.edit, 4)
        row.addWidget(self.said, 7)

    def text(self) -> str:
        """What stands in the line and is not filed."""
        return self.edit.text().strip()

    def set_text(self, text: str) -> None:
        """Put a text into the line, as if it had been typed; nobody is told."""
        self.edit.setText(text)
        if not text:
            self.say("")

    def say(self, text: str, aside: str = "", sign: str = "") -> None:
        """What was done, until the next key; `sign` is an icon before it."""
        self._show(Choice(text, aside, None), sign)

    def choices(self) -> Sequence[Choice]:
        """What the text may mean now."""
        return self._choices

    def read_again(self) -> None:
        """What is known has changed: look once more at what stands there."""
        if self.text():
            self._understand()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the line, before the line itself and before the window's commands see them."""
        if watched is self.edit and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._digit(event) is not None:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._pressed(event):
                return True
        if watched is self.edit and event.type() == QEvent.Type.FocusOut:
            self.list.hide()
        if watched is self.edit and event.type() == QEvent.Type.FocusIn:
            self._offer()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list stays below the line."""
        super().resizeEvent(event)
        if self.list.isVisible():
            self._offer()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nor does it stay alone."""
        super().hideEvent(event)
        self.list.hide()

    def _pressed(self, event: QKeyEvent) -> bool:
        """Whether the key meant something to the line itself."""
        key, bare = event.key(), not event.modifiers() & ~_PLAIN
        if (digit := self._digit(event)) is not None:
            self._pick(digit)
        elif bare and key in _ENTER:
            self._enter()
        elif bare and key == Qt.Key.Key_Escape:
            self.left.emit()
        elif bare and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.list.isVisible():
            self.list.move_on(1 if key == Qt.Key.Key_Down else -1)
            self._show_best()
        elif bare and key == Qt.Key.Key_Tab:
            return self._complete()
        elif event.keyCombination() == Qt.Modifier.CTRL | Qt.Key.Key_Z and not self.edit.text():
            self.undo_wanted.emit()
        else:
            return False
        return True

    def _digit(self, event: QKeyEvent) -> int | None:
        """The digit that is pressed with Alt. Without an open list they lead to the tabs, as everywhere."""
        if not self.list.isVisible() or event.modifiers() & ~_PLAIN != Qt.KeyboardModifier.AltModifier:
            return None
        digit = event.key() - Qt.Key.Key_0
        return digit if 0 <= digit <= 9 else None

    def _enter(self) -> None:
        """File what is certain or chosen. While it is neither, Enter only moves to the first choice."""
        if self.list.isVisible() and self.list.currentRow() < 0:
            self.list.move_on(1)
            self._show_best()
        elif self._choices:
            self._take(self._at())
        elif text := self.text():
            self._keep(text)

    def _pick(self, digit: int) -> None:
        """The choice of that number; 0 is the last line, and a number that is not there means nothing."""
        if digit < self.list.count():
            self._take((digit - 1) % self.list.count())

    def _take(self, place: int) -> None:
        typed = self.text()
        if place >= len(self._choices):
            self._keep(typed)
            return
        choice = self._choices[place]
        self.edit.clear()
        self.filed.emit(choice.value, typed)

    def _keep(self, text: str) -> None:
        self.edit.clear()
        self.kept.emit(text)

    def _complete(self) -> bool:
        """Tab writes out what was understood; where nothing is left to write it goes on as everywhere."""
        best = self._choices[self._at()].words if self._at() < len(self._choices) else ""
        if not best or best == self.text():
            return False
        self.edit.setText(best)
        self.changed.emit()
        return True

    def _at(self) -> int:
        return max(self.list.currentRow(), 0) if self.list.isVisible() else 0

    def _understand(self) -> None:
        self._choices = self._read(self.text())[:MOST] if self.text() else ()
        self._offer()
        self._show_best()

    def _offer(self) -> None:
        unsure = bool(self._choices) and not self._choices[0].certain
        rows = (*self._choices, Choice(AS_WORDS, "", None)) if unsure and self.edit.hasFocus() else ()
        self.list.offer(rows if self.isVisible() else (), self.edit, min(self.width(), _WIDEST_LIST))

    def _show_best(self) -> None:
        open_still = self.list.isVisible() and self.list.currentRow() < 0
        if not self._choices or open_still or self._at() == len(self._choices):
            self._show(
                Choice("", CHOOSE if open_still else self._not_read() if self.text() else "", None), ""
            )
        else:
            sure = self._choices[0].certain or self.list.isVisible()
            self._show(self._choices[self._at()], "ph.check" if sure else "")

    def _show(self, choice: Choice, sign: str) -> None:
        self.said.show_choice(choice, sign)
        self.edit.setAccessibleDescription(choice.said)


class _Said(QWidget):
    """At the right of the line: what was understood, or what was done."""

    def __init__(self) -> None:
        super().__init__()
        self._choice, self._sign = Choice("", "", None), ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """As high as a line."""
        return QSize(300, 28)

    def text(self) -> str:
        """What is said."""
        return self._choice.said

    def show_choice(self, choice: Choice, sign: str) -> None:
        """Show it, with an icon before it."""
        self._choice, self._sign = choice, sign
        self.setAccessibleName(choice.said)
        self.setToolTip("")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """On one line."""
        painter, box = QPainter(self), QRectF(self.rect())
        if self._sign:
            top = (box.height() - 16) / 2
            icons.draw(painter, self._sign, QRectF(0, top, 16, 16), QColor(tokens.current()["accent_text"]))
            box.setLeft(24)
        paint_choice(painter, box, self._choice)
