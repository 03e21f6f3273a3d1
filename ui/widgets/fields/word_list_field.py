"""Several words on one line with a separator between, each completed from a list: `aching, burning`."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from ui.widgets.controls.input_controls import MAX_LINE_LENGTH
from ui.widgets.fields.field import Field
from ui.widgets.text.snippet_expansion import enable_snippets


class WordListField(Field):
    """`get_value()` is a tuple of the words that are not empty. Words that are not in the list are accepted too.

    `between` separates them: a semicolon where the words themselves may contain commas.
    """

    def __init__(
        self,
        label: str,
        completions: Sequence[str],
        hint: str = "",
        placeholder: str = "",
        between: str = ",",
    ) -> None:
        self._between = between
        self.edit = QLineEdit()
        self.edit.setMaxLength(MAX_LINE_LENGTH)
        self.edit.setPlaceholderText(placeholder)
        enable_snippets(self.edit)
        super().__init__(label, self.edit, hint)
        completer = _LastWordCompleter(completions, self.edit, between)
        self.edit.setCompleter(completer)
        self.edit.textEdited.connect(lambda _: self._handle_edit())
        completer.activated.connect(lambda _: self._handle_edit())

    def get_value(self) -> object:
        """The words in order."""
        return tuple(word.strip() for word in self.edit.text().split(self._between) if word.strip())

    def set_value(self, value: object) -> None:
        """Show the words."""
        words = value if isinstance(value, (list, tuple)) else ()
        self.edit.setText(f"{self._between} ".join(str(word) for word in words))
        super().set_value(value)


class _LastWordCompleter(QCompleter):
    """Completes the text after the last separator, and keeps the text before it.

    See doc.qt.io/qt-6/qcompleter.html for the two overrides.
    """

    def __init__(self, completions: Sequence[str], edit: QLineEdit, between: str) -> None:
        super().__init__(list(completions), edit)
        self._between, self._before = between, ""
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def splitPath(self, path: str) -> list[str]:
        before, separator, last = path.rpartition(self._between)
        self._before = f"{before}{separator} " if separator else ""
        return [last.strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return self._before + super().pathFromIndex(index)
