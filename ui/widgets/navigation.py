"""The navigation bar at the left of the window, and the tabs of a client."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTabBar, QToolButton, QVBoxLayout, QWidget

from ui.core import commands
from ui.theme import Role, icons, set_style_role, tokens

WIDTH = 72  # px


class NavigationItem(NamedTuple):
    """A page to go to: the id of its command; at the bottom of the rail or at its top."""

    id: str
    at_bottom: bool = False


NAVIGATION_ITEMS = (
    NavigationItem("go.today"),
    NavigationItem("go.clients"),
    NavigationItem("go.reports"),
    NavigationItem("go.providers"),
    NavigationItem("go.settings", at_bottom=True),
)


class NavigationBar(QFrame):
    """`chosen(str)` carries the command id of the place that a person went to. Up and Down move, Enter or Space goes."""

    chosen = Signal(str)

    def __init__(
        self, places: Sequence[NavigationItem] = NAVIGATION_ITEMS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_style_role(self, Role.RAIL)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Places")
        self._buttons: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 12, 4, 12)
        column.setSpacing(4)
        for place in (each for each in places if not each.at_bottom):
            column.addWidget(self._make_button(place))
        column.addStretch(1)
        for place in (each for each in places if each.at_bottom):
            column.addWidget(self._make_button(place))

    def get_current_item(self) -> str:
        """The id of the place one is at, "" when at none of them."""
        return next((place for place, button in self._buttons.items() if button.isChecked()), "")

    def set_current_item(self, identifier: str) -> None:
        """Show where one is, without `chosen`; an id that is not on the rail marks none."""
        for place, button in self._buttons.items():
            here = place == identifier
            button.setChecked(here)
            button.setAccessibleDescription("You are here" if here else "")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
        if not self.get_current_item():
            next(iter(self._buttons.values())).setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go through the buttons; the rail is one Tab stop."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        buttons = list(self._buttons.values())
        focused = self.focusWidget()
        if event.key() in steps and focused in buttons:
            at = buttons.index(focused) + steps[Qt.Key(event.key())]
            buttons[at % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _make_button(self, place: NavigationItem) -> QToolButton:
        known = commands.get_command(place.id)
        button = _NavigationButton(known.text)
        button.setIcon(icons.make_icon(known.icon, "rail_ink"))
        button.setToolTip(commands.format_tooltip(known))
        button.clicked.connect(lambda: self._go_to_item(place.id))
        self._buttons[place.id] = button
        return button

    def _go_to_item(self, identifier: str) -> None:
        self.set_current_item(identifier)
        self.chosen.emit(identifier)


class _NavigationButton(QToolButton):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setCheckable(True)
        self.setIconSize(QSize(22, 22))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(56)
        self.setAccessibleName(text)
        set_style_role(self, Role.RAIL_ITEM)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes, as Space does; the arrows belong to the rail."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


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
