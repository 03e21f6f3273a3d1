"""Flat tabs with an underline."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QTabBar, QWidget

from ui.core import commands
from ui.theme import Role, set_style_role, tokens

CLIENT_TABS = (
    "tab.overview", "tab.assessments", "tab.sessions", "tab.plan", "tab.referral", "tab.reports", "tab.history",
    "tab.measures",
)  # fmt: skip


class CommandTabBar(QTabBar):
    """A tab for each command id. `chosen(str)` carries the id a person went to, by mouse, arrows or its Alt+number."""

    chosen = Signal(str)

    def __init__(self, ids: Sequence[str] = CLIENT_TABS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ids = tuple(ids)
        set_style_role(self, Role.TABS)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName("Parts of the chart")
        for place, identifier in enumerate(self.ids):
            known = commands.get_command(identifier)
            self.addTab(known.text.replace("&", "&&"))
            self.setTabToolTip(place, commands.format_tooltip(known))
            self.setAccessibleTabName(place, known.text)
            commands.add_action(identifier, self, partial(self.setCurrentIndex, place))
        self._telling = True
        self.currentChanged.connect(self._emit_chosen)

    def get_current_tab(self) -> str:
        """The id of the tab in front."""
        return self.ids[self.currentIndex()]

    def set_current_tab(self, identifier: str) -> None:
        """Bring the tab to the front, without `chosen`. ValueError when there is no such tab."""
        self._telling = False
        self.setCurrentIndex(self.ids.index(identifier))
        self._telling = True

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel changes nothing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tabs, and a ring around the one in front while the keyboard is here."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(tokens.get_colors()["focus"]), 2))
            painter.drawRoundedRect(self.tabRect(self.currentIndex()).adjusted(3, 3, -3, -6), 4, 4)

    def _emit_chosen(self, place: int) -> None:
        if self._telling:
            self.chosen.emit(self.ids[place])
