"""The basic fields of forms. The mouse wheel never changes a value, typed text is never lost, and text is plain."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from ui.core.commands import yield_shortcuts
from ui.widgets.controls.input_controls import (
    CheckBox,
    Choices,
    GrowingEdit,
    NoWheelComboBox,
    make_choice_pairs,
    make_completer,
)
from ui.widgets.fields.field import Field
from ui.widgets.fields.number_parsing import parse_number
from ui.widgets.text.snippet_expansion import enable_snippets

TEXT_TOO_LONG = "Only {} letters fit here: the rest of what was typed or pasted was left out."


class LineField(Field):
    """One line of text; `get_value()` strips it. `completions` that contain the typed text are offered while typing."""

    def __init__(
        self,
        label: str,
        hint: str = "",
        placeholder: str = "",
        completions: Sequence[str] = (),
        longest: int = 500,
    ) -> None:
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(placeholder)
        self.edit.setMaxLength(longest)
        enable_snippets(self.edit)
        super().__init__(label, self.edit, hint)
        self.edit.inputRejected.connect(lambda: self.set_error(TEXT_TOO_LONG.format(self.edit.maxLength())))
        if completions:
            self.edit.setCompleter(make_completer(completions, self.edit))
        self.edit.textEdited.connect(lambda _: self._handle_edit())
        if completions:
            self.edit.completer().activated.connect(lambda _: self._handle_edit())

    def get_value(self) -> object:
        """The text, "" when empty."""
        return self.edit.text().strip()

    def set_value(self, value: object) -> None:
        """Show the text. Stored text longer than the limit is shown in full; None shows nothing."""
        text = "" if value is None else str(value)
        self.edit.setMaxLength(max(self.edit.maxLength(), len(text.encode("utf-16-le", "replace")) // 2))
        self.edit.setText(text)
        self.edit.setCursorPosition(0)
        super().set_value(value)


class TextField(Field):
    """Several lines that grow with the text, from `lines` up to `most` lines; Tab moves to the next field."""

    def __init__(
        self, label: str, hint: str = "", placeholder: str = "", lines: int = 2, most: int = 12
    ) -> None:
        self.edit = GrowingEdit(lines, most)
        self.edit.setPlaceholderText(placeholder)
        super().__init__(label, self.edit, hint)
        self._loading = False
        self.edit.textChanged.connect(self._handle_typing)

    def get_value(self) -> object:
        """The text, "" when empty."""
        return self.edit.toPlainText().strip()

    def set_value(self, value: object) -> None:
        """Show the text; None shows nothing."""
        self._loading = True
        self.edit.setPlainText("" if value is None else str(value))
        self._loading = False
        super().set_value(value)

    def _handle_typing(self) -> None:
        if not self._loading:
            self._handle_edit()


class ChoiceField(Field):
    """One of `choices`, given as texts or as (value, text) pairs. `none` is the text of a first choice for "not charted".

    An `editable` field also accepts any other text and completes it from the choices; `get_value()` is then the text.
    """

    def __init__(
        self, label: str, choices: Choices, hint: str = "", none: str | None = None, *, editable: bool = False
    ) -> None:
        self.combo = NoWheelComboBox()
        super().__init__(label, self.combo, hint)
        if none is not None:
            self.combo.addItem(none, None)
        for value, text in make_choice_pairs(choices):
            self.combo.addItem(text, value)
        self.combo.setEditable(editable)
        if editable:
            self._make_editable()
        self.combo.activated.connect(lambda _: self._handle_edit())

    def get_value(self) -> object:
        """The value of the choice, or the typed text if it is not one of the choices."""
        if not self.combo.isEditable():
            return self.combo.currentData()
        index = self.combo.findText(self.combo.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        return self.combo.itemData(index) if index >= 0 else self.combo.currentText().strip()

    def set_value(self, value: object) -> None:
        """Show `value`. A value that is not among the choices is added to them, so that nothing charted is lost."""
        index = next(
            (place for place in range(self.combo.count()) if self.combo.itemData(place) == value), -1
        )
        if index < 0 and value is not None and not self.combo.isEditable():
            self.combo.addItem(str(value), value)
            index = self.combo.count() - 1
        self.combo.setCurrentIndex(index)
        if index < 0 and self.combo.isEditable():
            self.combo.setEditText("" if value is None else str(value))
        super().set_value(value)

    def _make_editable(self) -> None:
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setCurrentIndex(-1)
        texts = [self.combo.itemText(place) for place in range(self.combo.count())]
        edit = QLineEdit()
        self.combo.setLineEdit(edit)
        self.combo.setCompleter(make_completer(texts, self.combo))
        edit.setAccessibleName(self.label)
        enable_snippets(edit)
        yield_shortcuts(edit)
        edit.textEdited.connect(lambda _: self._handle_edit())


class CheckField(Field):
    """Yes or no; the label is to the right of the box."""

    def __init__(self, label: str, hint: str = "") -> None:
        self.box = CheckBox(label.replace("&", "&&"))
        super().__init__(label, self.box, hint)
        self._caption.hide()
        self.box.clicked.connect(lambda _: self._handle_edit())

    def get_value(self) -> object:
        """True or False."""
        return self.box.isChecked()

    def set_value(self, value: object) -> None:
        """Show yes for anything true."""
        self.box.setChecked(bool(value))
        super().set_value(value)


class NumberField(Field):
    """A typed number from `low` to `high`. The decimal sign may be a point or a comma, whatever the locale is.

    `get_value()` is an int, or a float when `decimals` are allowed; None when empty or not readable.
    """

    def __init__(
        self, label: str, low: float, high: float, hint: str = "", *, decimals: bool = False
    ) -> None:
        self.edit = QLineEdit()
        self._low, self._high, self._decimals = low, high, decimals
        super().__init__(label, self.edit, hint)
        self.edit.textEdited.connect(lambda _: self._handle_edit())

    def get_value(self) -> object:
        """The number, or None."""
        try:
            return parse_number(self.edit.text(), self._low, self._high, decimals=self._decimals)
        except ValueError:
            return None

    def set_value(self, value: object) -> None:
        """Show the number; None shows nothing."""
        self.edit.setText(f"{value:g}" if isinstance(value, float) else "" if value is None else str(value))
        super().set_value(value)

    def get_text(self) -> str:
        """The text exactly as it was typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Restore typed text, even if it cannot be read as a value."""
        self.edit.setText(text)
        self.set_error(self.describe_problem())

    def describe_problem(self) -> str:
        """Why the text cannot be read as a number in range; "" if it can."""
        try:
            parse_number(self.edit.text(), self._low, self._high, decimals=self._decimals)
        except ValueError as error:
            return str(error)
        return ""


class ListField(TextField):
    """Several short entries, one per line; `get_value()` is a tuple of the texts that are not empty."""

    def get_value(self) -> object:
        """The entries in order."""
        return tuple(line.strip() for line in self.edit.toPlainText().splitlines() if line.strip())

    def set_value(self, value: object) -> None:
        """Show the entries, one per line."""
        entries = value if isinstance(value, (list, tuple)) else ()
        super().set_value("\n".join(str(entry) for entry in entries))
