"""The window: the rail, the page on show, the commands of the window, and closing without losing a word."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui import commands
from ui.desk import Desk
from ui.pages.base import Page
from ui.pages.made import Pages
from ui.pages.today.page import TodayPage
from ui.settings import Settings
from ui.theme import Role, dress
from ui.widgets.buttons import ActionButton
from ui.widgets.elide import ElidedLabel
from ui.widgets.rail import Rail
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from charting.summaries.today import Day
    from ui.pages.client.page import ClientPage

SMALLEST = QSize(1160, 600)  # with a title bar and a task bar it fits a screen of 1280 × 720
FIRST = QSize(1440, 900)
FRAME = QSize(0, 40)  # px that a title bar takes
KEYS = "Keys"
CLIENT = "client"  # the page of one client, which no place of the rail leads to
NOTES = "go.notes"  # nor to the one that finds in the notes of all
AT_WORK = "Charting as {}"
CLOSING = "Closing: saving a backup …"

_OWN = ("go.today", "go.clients", "go.reports", "go.providers", "go.settings")
_PASSED_ON = (
    "session.new",
    "assessment.new",
    "note.sign",
    "note.addendum",
    "note.carry",
    "note.quick",
    "assessment.template",
    "report.new",
    "report.print",
    "report.pdf",
    "save",
)


class Window(QMainWindow):
    """`leaving` when the person closes the window: whoever made it closes the chart, then calls `leave`, or `stay`.

    `restore_asked(Path)` when a backup is to take the chart's place. `glance` is what Today shows before the chart is
    asked.
    """

    leaving = Signal()
    restore_asked = Signal(object)

    def __init__(self, desk: Desk, settings: Settings, glance: "Day | None" = None) -> None:
        super().__init__()
        self.desk, self.settings = desk, settings
        self._glance = glance
        self._may_close = False
        self._been: list[tuple[str, str]] = []
        self._finding = False
        self.setWindowTitle("Soapstone")
        self.setMinimumSize(SMALLEST)
        self.rail = Rail()
        self.stack = QStackedWidget()
        self.pages: Pages[Page] = Pages(self.stack, self._makers())
        self.toast, self.who = Toast(self), ElidedLabel(AT_WORK.format(desk.signature), Role.HINT)
        self._lay_out()
        self._connect()
        self._restore()

    @property
    def page(self) -> Page:
        """The page on show."""
        shown = self.stack.currentWidget()
        assert isinstance(shown, Page)
        return shown

    @property
    def client(self) -> "ClientPage":
        """The page of one client."""
        from ui.pages.client.page import ClientPage

        found = self.pages[CLIENT]
        assert isinstance(found, ClientPage)
        return found

    def go(self, name: str) -> None:
        """Show a page of the rail by its name: today, clients, reports, providers, settings."""
        self._show(self.pages[f"go.{name}"], f"go.{name}")
        self._finding = f"go.{name}" == NOTES
        self._keep_way(name, "")

    def open_client(self, client_id: str, tab: str = "", record_id: str = "") -> None:
        """Show that client, on that tab, with that record open."""
        self.client.open(client_id, tab, record_id)
        self._show(self.client, "go.clients")
        self._keep_way("client", client_id)
        self.settings.last_client = client_id

    def find_notes(self, words: str = "") -> None:
        """Show where one finds in the notes of all clients, and look for these words, else for what stands there."""
        self.go(NOTES.removeprefix("go."))
        self.page.look_for(words)

    def back(self) -> None:
        """To the page or client before this one."""
        if len(self._been) > 1:
            self._been.pop()
            name, client_id = self._been.pop()
            if client_id:
                self.open_client(client_id)
            else:
                self.go(name)

    def flush(self) -> None:
        """Hand everything that was typed, on any page, to the worker."""
        for page in self.pages.made:
            page.flush()

    def leave(self) -> None:
        """Close for good: the chart is closed."""
        self._may_close = True
        self.close()

    def stay(self) -> None:
        """Do not close after all."""
        self.setEnabled(True)
        self.toast.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, which nothing on the page wanted, gives up finding and goes back to where one was."""
        if event.key() == Qt.Key.Key_Escape and self._finding:
            self.back()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed and where one was; the window goes when the chart is closed."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.flush()
        self._keep()
        self.setEnabled(False)
        self.toast.say(CLOSING, stays_ms=0)
        self.leaving.emit()

    def _makers(self) -> dict[str, Callable[[], Page]]:
        """How each page is made; Today alone is loaded with the window."""
        return {
            "go.today": lambda: TodayPage(self.desk, self._glance),
            "go.clients": self._make_clients,
            "go.reports": self._make_reports,
            "go.providers": self._make_providers,
            "go.settings": self._make_settings,
            CLIENT: self._make_client,
            NOTES: self._make_notes_found,
        }

    def _make_clients(self) -> Page:
        from ui.pages.clients.page import ClientsPage

        return ClientsPage(self.desk)

    def _make_reports(self) -> Page:
        from ui.pages.reports.page import ReportsPage

        return ReportsPage(self.desk)

    def _make_providers(self) -> Page:
        from ui.pages.providers.page import ProvidersPage

        return ProvidersPage(self.desk)

    def _make_settings(self) -> Page:
        from ui.pages.settings.page import SettingsPage

        page = SettingsPage(self.desk, self.settings)
        page.restore_asked.connect(self.restore_asked)
        return page

    def _make_client(self) -> Page:
        from ui.pages.client.page import ClientPage

        return ClientPage(self.desk, self.settings)

    def _make_notes_found(self) -> Page:
        from ui.pages.notes_found.page import NotesFoundPage

        return NotesFoundPage(self.desk)

    def _lay_out(self) -> None:
        body = QWidget()
        dress(body, Role.PAGE)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addLayout(self._foot())
        row.addLayout(column, 1)
        self.setCentralWidget(body)

    def _foot(self) -> QHBoxLayout:
        """What just happened at the left; who charts, and the way to the keys, at the right."""
        self.who.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        keys = ActionButton(KEYS, commands.command("help.keys").shortcut)
        dress(keys, Role.QUIET)
        keys.clicked.connect(self._show_keys)
        foot = QHBoxLayout()
        foot.setContentsMargins(28, 0, 20, 4)
        foot.setSpacing(12)
        foot.addWidget(self.toast, 1)
        foot.addWidget(self.who)
        foot.addWidget(keys)
        return foot

    def _connect(self) -> None:
        self.rail.chosen.connect(lambda place: self.go(place.removeprefix("go.")))
        self.desk.said.connect(self.toast.say)
        self.desk.who_changed.connect(lambda who: self.who.setText(AT_WORK.format(who.signature)))
        self.desk.asked_for_page.connect(self.go)
        self.desk.asked_for_client.connect(self.open_client)
        self.desk.asked_for_notes.connect(self.find_notes)
        self.desk.changed.connect(self._refresh)
        for place in _OWN:
            commands.action(place, self, self._goes(place))
        for identifier in _PASSED_ON:
            commands.action(identifier, self, self._passes(identifier))
        commands.action("go.back", self, self.back)
        commands.action("client.find", self, lambda: self._on_clients("client.find"))
        commands.action("client.new", self, lambda: self._on_clients("client.new"))
        commands.action("notes.find", self, self._passes("notes.find", self.find_notes))
        commands.action("help.keys", self, self._show_keys)
        commands.action("quit", self, self.close)

    def _show_keys(self) -> None:
        from ui.widgets.keys import show_keys

        show_keys(self)

    def _refresh(self) -> None:
        self.page.refresh()

    def _goes(self, place: str) -> Callable[[], None]:
        return lambda: self.go(place.removeprefix("go."))

    def _passes(self, identifier: str, instead: Callable[[], None] | None = None) -> Callable[[], None]:
        def do() -> None:
            slot = self.page.command(identifier) or instead
            if slot is not None:
                slot()

        return do

    def _on_clients(self, identifier: str) -> None:
        """Finding and adding clients works from everywhere: on the page itself, or on the list of clients."""
        slot = self.page.command(identifier)
        if slot is None:
            self.go("clients")
            self._finding = True
            slot = self.page.command(identifier)
        if slot is not None:
            slot()

    def _show(self, page: Page, place: str) -> None:
        self._finding = False
        if page is not self.page:
            self.page.flush()
        self.stack.setCurrentWidget(page)
        self.rail.set_current(place)
        page.refresh()

    def _keep_way(self, name: str, client_id: str) -> None:
        """Where one is already does not count as a step to go back."""
        if self._been[-1:] != [(name, client_id)]:
            self._been.append((name, client_id))

    def _restore(self) -> None:
        self.resize(FIRST.boundedTo(self.screen().availableSize() - FRAME))
        geometry = self.settings.state("window")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)

    def _keep(self) -> None:
        self.settings.keep_state("window", self.saveGeometry())
        for page in self.pages.made:
            page.keep_state()
