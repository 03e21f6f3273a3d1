"""The base of all form fields: a label, the control, and a line below it for a hint, a warning, or an error."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.core.commands import yield_shortcuts
from ui.theme import Role, make_plain_label, set_style_role
from ui.theme.roles import mark_wrong

LABEL_WIDTH = 120


class Field(QWidget):
    """The base of all fields. `changed(object)` carries the value when a person, not the program, changes it.

    A field keeps typed text even if it cannot be read: `get_value()` is then None and `describe_problem()` says why.
    """

    changed = Signal(object)

    def __init__(self, label: str, control: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self.control = control
        self.error = self.doubt = ""
        self._hint = hint
        self._caption = make_plain_label(label, Role.FIELD_LABEL)
        self._caption.setBuddy(control)
        self._below = make_plain_label(hint, Role.HINT, wrap=True)
        control.setAccessibleName(label)
        control.setAccessibleDescription(hint)
        self.setFocusProxy(control)
        yield_shortcuts(control)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        self.place_label(above=True)
        self._update_line_below()

    def get_value(self) -> object:
        """The value for the record; None if the field is empty or cannot be read."""
        return None

    def set_value(self, value: object) -> None:  # noqa: ARG002  subclasses show the value
        """Show `value` without sending `changed`, and clear the error and the doubt."""
        self.doubt = ""
        self.set_error("")

    def get_text(self) -> str:
        """The text exactly as it was typed."""
        return str(self.get_value())

    def set_text(self, text: str) -> None:
        """Restore typed text, and its error if it has one."""
        self.set_value(text)

    def describe_problem(self) -> str:
        """Say in a sentence why the text cannot be read; "" if it can."""
        return ""

    def set_error(self, sentence: str) -> None:
        """Show `sentence` below the control until the next change; "" removes it."""
        self.error = sentence
        mark_wrong(self.control, bool(sentence))
        self._update_line_below()

    def set_doubt(self, sentence: str) -> None:
        """Warn below the control that the value may be wrong. It can still be saved; "" removes the warning."""
        if sentence != self.doubt:
            self.doubt = sentence
            self._update_line_below()

    def place_label(self, *, above: bool) -> None:
        """Place the label above the control or to its left."""
        for widget in (self._caption, self.control, self._below):
            self._grid.removeWidget(widget)
        row, column = (1, 0) if above else (0, 1)
        side = Qt.AlignmentFlag.AlignTop if not above else Qt.AlignmentFlag.AlignVCenter
        self._caption.setMinimumWidth(0 if above else LABEL_WIDTH)
        self._caption.setContentsMargins(0, 0 if above else 6, 0 if above else 8, 0)
        self._grid.addWidget(self._caption, 0, 0, side)
        self._grid.addWidget(self.control, row, column)
        self._grid.addWidget(self._below, row + 1, column)
        self._grid.setColumnStretch(column, 1)
        self._grid.setColumnStretch(1 - column, 0)
        self._grid.setRowStretch(row + 2, 1)

    def hide_label(self) -> None:
        """Hide the label where a card's title repeats it; screen readers still get it."""
        self._caption.hide()

    def _handle_edit(self) -> None:
        """Handle an edit by a person; subclasses connect their controls to this."""
        self.set_error(self.describe_problem())
        self.changed.emit(self.get_value())

    def _update_line_below(self) -> None:
        """Show the error; without one the doubt; without either the hint."""
        text = self.error or self.doubt or self._hint
        self.control.setAccessibleDescription(text)
        self._below.setText(text)
        set_style_role(self._below, Role.ERROR if self.error else Role.WARNING if self.doubt else Role.HINT)
        self._below.setVisible(bool(text))
