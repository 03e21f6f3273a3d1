"""Chooses the earlier visit shown faintly below the marks: a switch, and a slider through the visits."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from charting.model.body_mark import Mark
from ui.theme import Role, tokens
from ui.theme.roles import show_when
from ui.widgets.body import texts
from ui.widgets.controls.input_controls import CheckBox
from ui.widgets.text.elided_label import ElidedLabel


class EarlierVisit(NamedTuple):
    """A signed visit with its label, such as `Session 4 · 14 Nov`, and its marks."""

    label: str
    marks: tuple[Mark, ...]


class EarlierVisitSlider(QWidget):
    """The switch and the slider. Emits `chosen(marks)`, with no marks while the switch is off."""

    chosen = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self._visits: tuple[EarlierVisit, ...] = ()
        self.switch = CheckBox(texts.EARLIER)
        self.switch.setChecked(True)
        self.slider = _NoWheelSlider()
        self.slider.setAccessibleName(texts.EARLIER_OF)
        self.label = ElidedLabel("", Role.MUTED)
        self.label.setMinimumWidth(128)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.GRID)
        row.addWidget(self.switch)
        row.addWidget(self.slider, 1)
        row.addWidget(self.label)
        self.switch.toggled.connect(lambda _: self._show_chosen_visit())
        self.slider.valueChanged.connect(lambda _: self._show_chosen_visit())
        self.show_visits(())

    def show_visits(self, visits: Sequence[EarlierVisit]) -> None:
        """Offer these visits, oldest first, and choose the last one."""
        self._visits = tuple(visits)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(len(visits) - 1, 0))
            self.slider.setValue(len(visits) - 1)
        show_when(self, bool(visits))
        self._show_chosen_visit()

    def _show_chosen_visit(self) -> None:
        is_on = self.switch.isChecked() and bool(self._visits)
        visit = self._visits[self.slider.value()] if self._visits else EarlierVisit("", ())
        text = visit.label if visit.marks or not visit.label else texts.NOTHING_MARKED.format(visit.label)
        show_when(self.slider, is_on and len(self._visits) > 1)
        show_when(self.label, is_on)
        self.label.setText(text)
        self.slider.setToolTip(text)
        self.slider.setAccessibleDescription(text)
        self.chosen.emit(visit.marks if is_on else ())


class _NoWheelSlider(QSlider):
    """A slider that leaves the mouse wheel to the page; the arrow keys go from visit to visit."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setPageStep(1)
        self.setMinimumWidth(60)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
