"""A question that must be asked: not asked yet, asked and none, or what the answer was."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from charting.model.findings import AskedQuestion
from ui.core.commands import yield_shortcuts
from ui.widgets.controls.input_controls import MAX_LINE_LENGTH, CheckBox
from ui.widgets.fields.field import Field
from ui.widgets.text.snippet_expansion import enable_snippets

ASKED = "asked"
NONE = "none reported"


class ScreeningField(Field):
    """A box for "asked" and a line for the answer; typing an answer means that it was asked. `value()` is an Asked."""

    def __init__(self, label: str, hint: str = "") -> None:
        self.box = CheckBox(ASKED)
        self.box.setAccessibleName(f"{label}: {ASKED}")
        self.edit = QLineEdit()
        self.edit.setAccessibleName(f"{label}: answer")
        self.edit.setMaxLength(MAX_LINE_LENGTH)
        enable_snippets(self.edit)
        yield_shortcuts(self.edit)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        row.addWidget(self.edit, 1)
        super().__init__(label, whole, hint)
        whole.setFocusProxy(self.box)
        self.box.clicked.connect(lambda _: self._handle_tick())
        self.edit.textEdited.connect(lambda _: self._handle_typing())

    def get_value(self) -> AskedQuestion:
        """What was asked and answered."""
        return AskedQuestion(
            asked=self.box.isChecked(), answer=self.edit.text().strip() if self.box.isChecked() else ""
        )

    def set_value(self, value: object) -> None:
        """Show an Asked; anything else shows "not asked"."""
        asked = value if isinstance(value, AskedQuestion) else AskedQuestion()
        self.box.setChecked(asked.asked)
        self.edit.setText(asked.answer)
        self._update_placeholder()
        super().set_value(value)

    def _handle_tick(self) -> None:
        if not self.box.isChecked():
            self.edit.setText("")  # `clear` could be undone in the line, without the box
        self._update_placeholder()
        self._handle_edit()

    def _handle_typing(self) -> None:
        if self.edit.text().strip():
            self.box.setChecked(True)
        self._update_placeholder()
        self._handle_edit()

    def _update_placeholder(self) -> None:
        self.edit.setPlaceholderText(NONE if self.box.isChecked() else "")
