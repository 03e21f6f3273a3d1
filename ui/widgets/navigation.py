"""The navigation bar at the left of the window, and the tab bar of a client."""

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
    """A button for a page: the id of its command, and whether the button is at the bottom of the bar."""

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
    """Emits `chosen(command id)` when the user goes to a page. Up and Down move the focus; Enter or Space goes."""

    chosen = Signal(str)

    def __init__(
        self, items: Sequence[NavigationItem] = NAVIGATION_ITEMS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_style_role(self, Role.RAIL)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Places")
        self._buttons: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 12, 4, 12)
        column.setSpacing(4)
        for item in (item for item in items if not item.at_bottom):
            column.addWidget(self._make_button(item))
        column.addStretch(1)
        for item in (item for item in items if item.at_bottom):
            column.addWidget(self._make_button(item))

    def get_current_item(self) -> str:
        """Return the command id of the current page, or "" if it is not in the bar."""
        return next((identifier for identifier, button in self._buttons.items() if button.isChecked()), "")

    def set_current_item(self, identifier: str) -> None:
        """Mark the current page without emitting `chosen`; an id that is not in the bar clears the mark."""
        for button_id, button in self._buttons.items():
            is_current = button_id == identifier
            button.setChecked(is_current)
            button.setAccessibleDescription("You are here" if is_current else "")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus)
        if not self.get_current_item():
            next(iter(self._buttons.values())).setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the focus with Up and Down, because Tab stops only once in the bar."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        buttons = list(self._buttons.values())
        focused = self.focusWidget()
        if event.key() in steps and focused in buttons:
            target = buttons.index(focused) + steps[Qt.Key(event.key())]
            buttons[target % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _make_button(self, item: NavigationItem) -> QToolButton:
        command = commands.get_command(item.id)
        button = _NavigationButton(command.text)
        button.setIcon(icons.make_icon(command.icon, "rail_ink"))
        button.setToolTip(commands.format_tooltip(command))
        button.clicked.connect(lambda: self._go_to_item(item.id))
        self._buttons[item.id] = button
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
        """Click on Enter, as on Space, and leave Up and Down to the bar."""
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
    """Has a tab for each command id. Emits `chosen(command id)` when the user goes to a tab by mouse, arrows or Alt+number."""

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
        for index, identifier in enumerate(self.ids):
            command = commands.get_command(identifier)
            self.addTab(command.text.replace("&", "&&"))
            self.setTabToolTip(index, commands.format_tooltip(command))
            self.setAccessibleTabName(index, command.text)
            commands.add_action(identifier, self, partial(self.setCurrentIndex, index))
        self._emits_chosen = True
        self.currentChanged.connect(self._emit_chosen)

    def get_current_tab(self) -> str:
        """Return the command id of the current tab."""
        return self.ids[self.currentIndex()]

    def set_current_tab(self, identifier: str) -> None:
        """Switch to the tab without emitting `chosen`. Raises ValueError if there is no such tab."""
        self._emits_chosen = False
        self.setCurrentIndex(self.ids.index(identifier))
        self._emits_chosen = True

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ignore the wheel, so that scrolling never switches tabs."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tabs, and a ring around the current one while the bar has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(tokens.get_colors()["focus"]), 2))
            painter.drawRoundedRect(self.tabRect(self.currentIndex()).adjusted(3, 3, -3, -6), 4, 4)

    def _emit_chosen(self, index: int) -> None:
        if self._emits_chosen:
            self.chosen.emit(self.ids[index])
