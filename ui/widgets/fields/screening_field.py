"""A required screening question: not asked yet, asked with nothing reported, or asked with an answer."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from charting.model.findings import AskedQuestion
from ui.core.commands import yield_shortcuts
from ui.widgets.controls.input_controls import MAX_LINE_LENGTH, CheckBox
from ui.widgets.fields.field import Field
from ui.widgets.text.snippet_expansion import enable_snippets

ASKED = "asked"
NONE = "none reported"


class ScreeningField(Field):
    """A box for "asked" and a line for the answer; typing an answer ticks the box. `get_value()` is an AskedQuestion."""

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
        """Whether the question was asked, and the answer."""
        return AskedQuestion(
            asked=self.box.isChecked(), answer=self.edit.text().strip() if self.box.isChecked() else ""
        )

    def set_value(self, value: object) -> None:
        """Show an AskedQuestion; any other value shows "not asked"."""
        question = value if isinstance(value, AskedQuestion) else AskedQuestion()
        self.box.setChecked(question.asked)
        self.edit.setText(question.answer)
        self._update_placeholder()
        super().set_value(value)

    def _handle_tick(self) -> None:
        if not self.box.isChecked():
            self.edit.setText("")  # `clear` could be undone with Ctrl+Z, which would not tick the box again
        self._update_placeholder()
        self._handle_edit()

    def _handle_typing(self) -> None:
        if self.edit.text().strip():
            self.box.setChecked(True)
        self._update_placeholder()
        self._handle_edit()

    def _update_placeholder(self) -> None:
        self.edit.setPlaceholderText(NONE if self.box.isChecked() else "")
