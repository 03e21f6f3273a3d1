"""Expands the therapist's short words as they are typed, in every field that takes words: `.ltp` and a blank, Tab or Enter.

Tab goes to the next open field; a digit or the first letter chooses in one that has choices.
"""

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from charting.entry.snippets import choice, expanded, meant, next_field, word_before
from charting.reference import own

_ENDS = (Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _letters(text: str) -> int:
    """How long it is as the editor counts."""
    return len(text.encode("utf-16-le", "replace")) // 2


class _Text(Protocol):
    """What the two kinds of editors have in common here."""

    def text(self) -> str: ...
    def cursor(self) -> int: ...
    def selection(self) -> tuple[int, int]: ...
    def select(self, start: int, end: int) -> None: ...
    def room(self) -> int | None: ...
    def replace(self, start: int, end: int, by: str) -> None: ...


class _Line:
    """A line of text."""

    def __init__(self, edit: QLineEdit) -> None:
        self._edit = edit

    def text(self) -> str:
        return self._edit.text()

    def cursor(self) -> int:
        return self._edit.cursorPosition()

    def selection(self) -> tuple[int, int]:
        start = self._edit.selectionStart()
        return (start, self._edit.selectionEnd()) if start >= 0 else (self.cursor(), self.cursor())

    def select(self, start: int, end: int) -> None:
        self._edit.setSelection(start, end - start)

    def room(self) -> int:
        return self._edit.maxLength() - _letters(self._edit.text())

    def replace(self, start: int, end: int, by: str) -> None:
        self.select(start, end)
        self._edit.insert(" ".join(by.split("\n")))
        self._edit.textEdited.emit(self._edit.text())  # `insert` counts as the program's own doing


class _Lines:
    """Several lines of text."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        self._edit = edit

    def text(self) -> str:
        return self._edit.toPlainText()

    def cursor(self) -> int:
        return self._edit.textCursor().position()

    def selection(self) -> tuple[int, int]:
        cursor = self._edit.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def select(self, start: int, end: int) -> None:
        self._edit.setTextCursor(self._over(start, end))

    def room(self) -> None:
        return None

    def replace(self, start: int, end: int, by: str) -> None:
        self._over(start, end).insertText(by)
        self.select(start + len(by), start + len(by))

    def _over(self, start: int, end: int) -> QTextCursor:
        cursor = self._edit.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


class _Filler(QObject):
    """Watches the keys of one editor."""

    def __init__(self, edit: QWidget, text: _Text) -> None:
        super().__init__(edit)
        self._text = text
        edit.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in _ENDS and self._expand():
            return True
        if event.key() == Qt.Key.Key_Tab:
            return self._go_on()
        return self._choose(event.text())

    def _expand(self) -> bool:
        at = self._text.cursor()
        short = word_before(self._text.text()[:at])
        snippet = meant(short, own.current().therapist_id, own.snippets()) if short else None
        if snippet is None:
            return False
        start, words, room = at - len(short) - 1, expanded(snippet.text), self._text.room()
        if room is not None and _letters(words) > room + at - start:
            return False  # the editor would cut it in silence; the short word stays as it was typed
        self._text.replace(start, at, words)
        field = next_field(self._text.text(), start)
        if field is not None:
            self._text.select(*field)
        return True

    def _go_on(self) -> bool:
        field = next_field(self._text.text(), self._text.selection()[1])
        if field is None or field == self._text.selection():
            return False
        self._text.select(*field)
        return True

    def _choose(self, typed: str) -> bool:
        start, end = self._text.selection()
        chosen = choice(self._text.text()[start:end], typed)
        if chosen:
            self._text.replace(start, end, chosen)
        return bool(chosen)


def take_snippets(edit: QLineEdit | QPlainTextEdit) -> None:
    """Let the short words be expanded in that editor."""
    _Filler(edit, _Line(edit) if isinstance(edit, QLineEdit) else _Lines(edit))
