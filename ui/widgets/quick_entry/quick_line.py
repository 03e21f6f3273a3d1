"""The quick entry line: it shows what it understood while typing, and Enter files that."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui.core import commands
from ui.theme import icons, tokens
from ui.widgets.controls.input_controls import MAX_LINE_LENGTH
from ui.widgets.quick_entry.quick_choices import MAX_CHOICES, QuickChoice, QuickChoiceList, paint_choice
from ui.widgets.text.snippet_expansion import enable_snippets

LABEL = "Quick entry"
HINT = "Quick entry: inf r tp 3"
CHOICES = "Possible meanings"
AS_WORDS = "None of these: keep it as text"
CHOOSE = "Which one? Press ↓ and Enter, or Alt with its number"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = Qt.KeyboardModifier.KeypadModifier
_WIDEST_LIST = 720  # px


class QuickLine(QWidget):
    """`read(text)` returns at most seven possible meanings, the best first. Text without a meaning stays text, and the
    line shows `not_read()`.

    Signals: `filed(value, text)` if Enter takes a meaning, `kept(text)` if the text has none, `filing` before the line
    is emptied for either, `left` for Esc, `changed` at each key. While the meaning is not certain the list is open, and
    only a choice from it is filed: with arrows and Enter, or Alt with a digit. Tab writes out the meaning. After filing,
    the line is empty and keeps the focus.
    """

    filed = Signal(object, str)
    kept = Signal(str)
    filing = Signal()
    left = Signal()
    changed = Signal()

    def __init__(self, read: Callable[[str], Sequence[QuickChoice]], not_read: Callable[[], str]) -> None:
        super().__init__()
        self._read, self._not_read = read, not_read
        self._choices: Sequence[QuickChoice] = ()
        self.edit = QLineEdit()
        self.edit.setMaxLength(MAX_LINE_LENGTH)
        self.edit.setPlaceholderText(HINT)
        self.edit.setAccessibleName(LABEL)
        commands.yield_shortcuts(self.edit)
        self.edit.installEventFilter(self)
        enable_snippets(self.edit)
        self.edit.textChanged.connect(lambda _: self._update_choices())
        self.edit.textEdited.connect(lambda _: self.changed.emit())
        self.feedback = _Feedback()
        self.list = QuickChoiceList(self, CHOICES)
        self.list.chosen.connect(self._take_choice)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.edit, 4)
        row.addWidget(self.feedback, 7)

    def get_text(self) -> str:
        """The text in the line, which is not filed yet."""
        return self.edit.text().strip()

    def set_text(self, text: str) -> None:
        """Show a text as if it had been typed, but without sending `changed`."""
        self.edit.setText(text)
        if not text:
            self.show_feedback("")

    def show_feedback(self, text: str, aside: str = "", sign: str = "") -> None:
        """Show what was done until the next key; `sign` is the icon before it."""
        self._show_choice(QuickChoice(text, aside, None), sign)

    def get_choices(self) -> Sequence[QuickChoice]:
        """The possible meanings of the text."""
        return self._choices

    def refresh_choices(self) -> None:
        """Read the text again, after the note or the vocabularies changed."""
        if self.get_text():
            self._update_choices()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle keys before the line and the commands of the window do (doc.qt.io/qt-6/eventsandfilters.html)."""
        if watched is self.edit and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._read_alt_digit(event) is not None:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._handle_key(event):
                return True
        if watched is self.edit and event.type() == QEvent.Type.FocusOut:
            self.list.hide()
        if watched is self.edit and event.type() == QEvent.Type.FocusIn:
            self._offer_choices()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list below the line."""
        super().resizeEvent(event)
        if self.list.isVisible():
            self._offer_choices()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide the list together with the line."""
        super().hideEvent(event)
        self.list.hide()

    def _handle_key(self, event: QKeyEvent) -> bool:
        """Handle a key; return whether it was used."""
        key, bare = event.key(), not event.modifiers() & ~_PLAIN
        if (digit := self._read_alt_digit(event)) is not None:
            self._pick_number(digit)
        elif bare and key in _ENTER:
            self._handle_enter()
        elif bare and key == Qt.Key.Key_Escape:
            self.left.emit()
        elif bare and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.list.isVisible():
            self.list.move_current_by(1 if key == Qt.Key.Key_Down else -1)
            self._show_best_choice()
        elif bare and key == Qt.Key.Key_Tab:
            return self._write_out_meaning()
        else:
            return False
        return True

    def _read_alt_digit(self, event: QKeyEvent) -> int | None:
        """Return the digit pressed with Alt, or None. While the list is closed, Alt with a digit opens a tab as usual."""
        if not self.list.isVisible() or event.modifiers() & ~_PLAIN != Qt.KeyboardModifier.AltModifier:
            return None
        digit = event.key() - Qt.Key.Key_0
        return digit if 0 <= digit <= 9 else None

    def _handle_enter(self) -> None:
        """File the meaning that is certain or selected; if there is none, only select the first choice."""
        if self.list.isVisible() and self.list.currentRow() < 0:
            self.list.move_current_by(1)
            self._show_best_choice()
        elif self._choices:
            self._take_choice(self._get_current_place())
        elif text := self.get_text():
            self._keep_as_text(text)

    def _pick_number(self, digit: int) -> None:
        """Take the choice with that number; 0 is the last row, and a number beyond the list does nothing."""
        if digit < self.list.count():
            self._take_choice((digit - 1) % self.list.count())

    def _take_choice(self, place: int) -> None:
        typed = self.get_text()
        if place >= len(self._choices):
            self._keep_as_text(typed)
            return
        choice = self._choices[place]
        self.filing.emit()
        self.edit.setText("")  # `clear` could be undone with Ctrl+Z, but not what was filed
        self.filed.emit(choice.value, typed)

    def _keep_as_text(self, text: str) -> None:
        self.filing.emit()
        self.edit.setText("")  # `clear` could be undone with Ctrl+Z, but not what was filed
        self.kept.emit(text)

    def _write_out_meaning(self) -> bool:
        """Write out the meaning; if that changes nothing, return False so that Tab moves the focus as usual."""
        best = (
            self._choices[self._get_current_place()].words
            if self._get_current_place() < len(self._choices)
            else ""
        )
        if not best or best == self.get_text():
            return False
        self.edit.setText(best)
        self.changed.emit()
        return True

    def _get_current_place(self) -> int:
        return max(self.list.currentRow(), 0) if self.list.isVisible() else 0

    def _update_choices(self) -> None:
        self._choices = self._read(self.get_text())[:MAX_CHOICES] if self.get_text() else ()
        self._offer_choices()
        self._show_best_choice()

    def _offer_choices(self) -> None:
        unsure = bool(self._choices) and not self._choices[0].certain
        rows = (*self._choices, QuickChoice(AS_WORDS, "", None)) if unsure and self.edit.hasFocus() else ()
        self.list.offer_choices(rows if self.isVisible() else (), self.edit, min(self.width(), _WIDEST_LIST))

    def _show_best_choice(self) -> None:
        nothing_selected = self.list.isVisible() and self.list.currentRow() < 0
        if not self._choices or nothing_selected or self._get_current_place() == len(self._choices):
            self._show_choice(
                QuickChoice(
                    "", CHOOSE if nothing_selected else self._not_read() if self.get_text() else "", None
                ),
                "",
            )
        else:
            sure = self._choices[0].certain or self.list.isVisible()
            self._show_choice(self._choices[self._get_current_place()], "ph.check" if sure else "")

    def _show_choice(self, choice: QuickChoice, sign: str) -> None:
        self.feedback.show_choice(choice, sign)
        self.edit.setAccessibleDescription(choice.spoken_text)


class _Feedback(QWidget):
    """The text to the right of the line: what was understood, or what was done."""

    def __init__(self) -> None:
        super().__init__()
        self._choice, self._sign = QuickChoice("", "", None), ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """The height of a line."""
        return QSize(300, 28)

    def get_text(self) -> str:
        """The text shown."""
        return self._choice.spoken_text

    def show_choice(self, choice: QuickChoice, sign: str) -> None:
        """Show a choice, with an icon before it."""
        self._choice, self._sign = choice, sign
        self.setAccessibleName(choice.spoken_text)
        self.setToolTip("")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon and the text on one line."""
        painter, box = QPainter(self), QRectF(self.rect())
        if self._sign:
            top = (box.height() - 16) / 2
            icons.draw_icon(
                painter, self._sign, QRectF(0, top, 16, 16), QColor(tokens.get_colors()["accent_text"])
            )
            box.setLeft(24)
        paint_choice(painter, box, self._choice)
