"""A row of filters, one of them on: `All · Sessions · Assessments · Papers`."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ui.theme import Role, set_style_role, tokens
from ui.widgets.controls.action_button import ActionButton


class FilterRow(QWidget):
    """`chosen(value)` is sent when another filter is turned on. Tab moves to the one that is on, arrows to the others."""

    chosen = Signal(object)

    def __init__(self, label: str, choices: Sequence[tuple[str, object]]) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self._values = [value for _, value in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (text, _) in enumerate(choices):
            button = _FilterButton(text)
            button.setChecked(place == 0)
            self._group.addButton(button, place)
            row.addWidget(button)
        self._group.idToggled.connect(self._handle_toggle)

    def get_value(self) -> object:
        """The value of the filter that is on."""
        return self._values[self._group.checkedId()]

    def select_value(self, value: object) -> None:
        """Turn on the filter with that value, as a person would."""
        self._group.button(self._values.index(value)).setChecked(True)

    def _handle_toggle(self, place: int, on: bool) -> None:
        if on:
            self.chosen.emit(self._values[place])


class _FilterButton(ActionButton):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        set_style_role(self, Role.QUIET)
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a quiet button, underlined if it is on."""
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(tokens.get_colors()["accent"]), 2))
            bottom = self.height() - 1.0
            painter.drawLine(QPointF(14, bottom), QPointF(self.width() - 14, bottom))

    def _choose_color_token(self) -> str:
        return "accent_text" if self.isChecked() else "muted"
