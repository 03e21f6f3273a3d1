"""Expands the therapist's snippets in text fields: type `.ltp`, then a space, Tab or Enter.

Tab then selects the next blank to fill in. In a blank with options, a digit or first letter picks one.
"""

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from charting.reference import custom_data
from charting.text.snippets import (
    choose_option,
    expand_snippet,
    find_next_blank,
    find_snippet,
    find_word_before,
)

_EXPAND_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _count_utf16_units(text: str) -> int:
    """Return the length as Qt counts it: in UTF-16 units (https://doc.qt.io/qt-6/qstring.html)."""
    return len(text.encode("utf-16-le", "replace")) // 2


class _EditorText(Protocol):
    """The same interface for both kinds of editors."""

    def get_text(self) -> str: ...
    def get_cursor(self) -> int: ...
    def get_selection(self) -> tuple[int, int]: ...
    def select_range(self, start: int, end: int) -> None: ...
    def count_free_letters(self) -> int | None: ...
    def replace_range(self, start: int, end: int, by: str) -> None: ...


class _LineText:
    """The text of a QLineEdit."""

    def __init__(self, edit: QLineEdit) -> None:
        self._edit = edit

    def get_text(self) -> str:
        return self._edit.text()

    def get_cursor(self) -> int:
        return self._edit.cursorPosition()

    def get_selection(self) -> tuple[int, int]:
        start = self._edit.selectionStart()
        return (start, self._edit.selectionEnd()) if start >= 0 else (self.get_cursor(), self.get_cursor())

    def select_range(self, start: int, end: int) -> None:
        self._edit.setSelection(start, end - start)

    def count_free_letters(self) -> int:
        return self._edit.maxLength() - _count_utf16_units(self._edit.text())

    def replace_range(self, start: int, end: int, by: str) -> None:
        self.select_range(start, end)
        self._edit.insert(" ".join(by.split("\n")))
        self._edit.textEdited.emit(self._edit.text())  # Qt does not emit this for `insert`


class _ParagraphText:
    """The text of a QPlainTextEdit."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        self._edit = edit

    def get_text(self) -> str:
        return self._edit.toPlainText()

    def get_cursor(self) -> int:
        return self._edit.textCursor().position()

    def get_selection(self) -> tuple[int, int]:
        cursor = self._edit.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def select_range(self, start: int, end: int) -> None:
        self._edit.setTextCursor(self._make_cursor(start, end))

    def count_free_letters(self) -> None:
        return None

    def replace_range(self, start: int, end: int, by: str) -> None:
        self._make_cursor(start, end).insertText(by)
        self.select_range(start + len(by), start + len(by))

    def _make_cursor(self, start: int, end: int) -> QTextCursor:
        cursor = self._edit.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


class _SnippetExpander(QObject):
    """Handles the keys of one editor before the editor does."""

    def __init__(self, edit: QWidget, text: _EditorText) -> None:
        super().__init__(edit)
        self._text = text
        edit.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in _EXPAND_KEYS and self._expand_snippet():
            return True
        if event.key() == Qt.Key.Key_Tab:
            return self._go_to_next_field()
        return self._choose_option(event.text())

    def _expand_snippet(self) -> bool:
        cursor = self._text.get_cursor()
        abbreviation = find_word_before(self._text.get_text()[:cursor])
        snippet = (
            find_snippet(
                abbreviation, custom_data.get_current_vocabularies().therapist_id, custom_data.list_snippets()
            )
            if abbreviation
            else None
        )
        if snippet is None:
            return False
        start, expansion, room = (
            cursor - len(abbreviation) - 1,
            expand_snippet(snippet.text),
            self._text.count_free_letters(),
        )
        if room is not None and _count_utf16_units(expansion) > room + cursor - start:
            return False  # the editor would cut the text without notice, so keep the abbreviation
        self._text.replace_range(start, cursor, expansion)
        field = find_next_blank(self._text.get_text(), start)
        if field is not None:
            self._text.select_range(*field)
        return True

    def _go_to_next_field(self) -> bool:
        field = find_next_blank(self._text.get_text(), self._text.get_selection()[1])
        if field is None or field == self._text.get_selection():
            return False
        self._text.select_range(*field)
        return True

    def _choose_option(self, typed: str) -> bool:
        start, end = self._text.get_selection()
        chosen = choose_option(self._text.get_text()[start:end], typed)
        if chosen:
            self._text.replace_range(start, end, chosen)
        return bool(chosen)


def enable_snippets(edit: QLineEdit | QPlainTextEdit) -> None:
    """Expand snippets in that editor from now on."""
    _SnippetExpander(edit, _LineText(edit) if isinstance(edit, QLineEdit) else _ParagraphText(edit))
