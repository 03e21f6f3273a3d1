"""A question that must be asked: not asked yet, asked and none, or what the answer was."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from charting.model.findings import Asked
from ui.widgets.controls import LONGEST, CheckBox
from ui.widgets.field import Field
from ui.widgets.snippets import take_snippets

ASKED = "asked"
NONE = "none reported"


class AskedField(Field):
    """A box for "asked" and a line for the answer; typing an answer means that it was asked. `value()` is an Asked."""

    def __init__(self, label: str, hint: str = "") -> None:
        self.box = CheckBox(ASKED)
        self.box.setAccessibleName(f"{label}: {ASKED}")
        self.edit = QLineEdit()
        self.edit.setAccessibleName(f"{label}: answer")
        self.edit.setMaxLength(LONGEST)
        take_snippets(self.edit)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        row.addWidget(self.edit, 1)
        super().__init__(label, whole, hint)
        whole.setFocusProxy(self.box)
        self.box.clicked.connect(lambda _: self._was_ticked())
        self.edit.textEdited.connect(lambda _: self._was_typed())

    def value(self) -> Asked:
        """What was asked and answered."""
        return Asked(
            asked=self.box.isChecked(), answer=self.edit.text().strip() if self.box.isChecked() else ""
        )

    def set_value(self, value: object) -> None:
        """Show an Asked; anything else shows "not asked"."""
        asked = value if isinstance(value, Asked) else Asked()
        self.box.setChecked(asked.asked)
        self.edit.setText(asked.answer)
        self._hint_none()
        super().set_value(value)

    def _was_ticked(self) -> None:
        if not self.box.isChecked():
            self.edit.clear()
        self._hint_none()
        self._edited()

    def _was_typed(self) -> None:
        if self.edit.text().strip():
            self.box.setChecked(True)
        self._hint_none()
        self._edited()

    def _hint_none(self) -> None:
        self.edit.setPlaceholderText(NONE if self.box.isChecked() else "")
