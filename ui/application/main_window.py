"""The main window: navigation bar, current page, the window's commands, and closing without losing a word."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.core import commands
from ui.core.chart_client import ChartClient
from ui.core.settings import Settings
from ui.pages.base import WindowPage
from ui.pages.lazy_pages import LazyPages
from ui.pages.today.page import TodayPage
from ui.theme import Role, set_style_role
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.navigation import NavigationBar
from ui.widgets.text.elided_label import ElidedLabel, Toast

if TYPE_CHECKING:
    from charting.summaries.today.today_content import TodayContent
    from ui.pages.client.page import ClientPage

SMALLEST = QSize(1160, 600)  # px; with title bar and task bar it fits a screen of 1280 × 720
FIRST = QSize(1440, 900)  # px, at the first start
FRAME = QSize(0, 40)  # px for the title bar
KEYS = "Keys"
CLIENT = "client"  # the page of one client; the navigation bar has no button for it
NOTES = "go.notes"  # the search in all notes; no button either
AT_WORK = "Charting as {}"
CLOSING = "Closing: saving a backup …"

_NAVIGATION = ("go.today", "go.clients", "go.reports", "go.providers", "go.settings")
_PAGE_COMMANDS = (
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


class MainWindow(QMainWindow):
    """Signals `leaving` when the user closes the window; the owner then closes the clinic file and calls
    `close_for_good`, or `stay_open`. Signals `restore_asked(Path)` when a backup shall replace the clinic file.

    `today` is what Today shows before the clinic file is open.
    """

    leaving = Signal()
    restore_asked = Signal(object)

    def __init__(
        self, chart_client: ChartClient, settings: Settings, today: "TodayContent | None" = None
    ) -> None:
        super().__init__()
        self.chart_client, self.settings = chart_client, settings
        self._today = today
        self._may_close = False
        self._visited: list[tuple[str, str]] = []
        self._is_finding = False
        self.setWindowTitle("Soapstone")
        self.setMinimumSize(SMALLEST)
        self.navigation = NavigationBar()
        self.stack = QStackedWidget()
        self.pages: LazyPages[WindowPage] = LazyPages(self.stack, self._list_page_makers())
        self.toast, self.therapist_label = (
            Toast(self),
            ElidedLabel(AT_WORK.format(chart_client.signature), Role.HINT),
        )
        self._lay_out()
        self._connect_signals()
        self._restore_geometry()

    @property
    def current_page(self) -> WindowPage:
        """The page on show."""
        shown = self.stack.currentWidget()
        assert isinstance(shown, WindowPage)
        return shown

    @property
    def client_page(self) -> "ClientPage":
        """The page of one client."""
        from ui.pages.client.page import ClientPage

        page = self.pages[CLIENT]
        assert isinstance(page, ClientPage)
        return page

    def go_to_page(self, name: str) -> None:
        """Show a page by its name: today, clients, reports, providers, settings, notes."""
        self._show_page(self.pages[f"go.{name}"], f"go.{name}")
        self._is_finding = f"go.{name}" == NOTES
        self._record_visit(name, "")

    def open_client(self, client_id: str, tab: str = "", record_id: str = "") -> None:
        """Show a client; `tab` and `record_id` say which tab and record, "" for the usual."""
        self.client_page.show_client(client_id, tab, record_id)
        self._show_page(self.client_page, "go.clients")
        self._record_visit("client", client_id)
        self.settings.last_client = client_id

    def find_notes(self, words: str = "") -> None:
        """Show the search in all notes and search for `words`; with "", repeat the search that is there."""
        self.go_to_page(NOTES.removeprefix("go."))
        self.current_page.look_for(words)

    def go_back(self) -> None:
        """Go back to the page or client shown before this one."""
        if len(self._visited) > 1:
            self._visited.pop()
            name, client_id = self._visited.pop()
            if client_id:
                self.open_client(client_id)
            else:
                self.go_to_page(name)

    def flush_pages(self) -> None:
        """Hand everything typed on any page to the worker."""
        for page in self.pages.made_so_far:
            page.flush_edits()

    def close_for_good(self) -> None:
        """Close the window without asking, once the clinic file is closed."""
        self._may_close = True
        self.close()

    def stay_open(self) -> None:
        """Stay open: closing was called off."""
        self.setEnabled(True)
        self.toast.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves a search and goes back, unless the page used the key."""
        if event.key() == Qt.Key.Key_Escape and self._is_finding:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what was typed and the window's state; the window closes once the clinic file is closed."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.flush_pages()
        self._save_state()
        self.setEnabled(False)
        self.toast.show_toast(CLOSING, stays_ms=0)
        self.leaving.emit()

    def _list_page_makers(self) -> dict[str, Callable[[], WindowPage]]:
        """How each page is built. Only Today loads with the window."""
        return {
            "go.today": lambda: TodayPage(self.chart_client, self._today),
            "go.clients": self._make_clients,
            "go.reports": self._make_reports,
            "go.providers": self._make_providers,
            "go.settings": self._make_settings,
            CLIENT: self._make_client,
            NOTES: self._make_note_search,
        }

    def _make_clients(self) -> WindowPage:
        from ui.pages.clients.page import ClientsPage

        return ClientsPage(self.chart_client)

    def _make_reports(self) -> WindowPage:
        from ui.pages.reports.page import ReportsPage

        return ReportsPage(self.chart_client)

    def _make_providers(self) -> WindowPage:
        from ui.pages.providers.page import ProvidersPage

        return ProvidersPage(self.chart_client)

    def _make_settings(self) -> WindowPage:
        from ui.pages.settings.page import SettingsPage

        page = SettingsPage(self.chart_client, self.settings)
        page.restore_requested.connect(self.restore_asked)
        return page

    def _make_client(self) -> WindowPage:
        from ui.pages.client.page import ClientPage

        return ClientPage(self.chart_client, self.settings)

    def _make_note_search(self) -> WindowPage:
        from ui.pages.note_search.page import NoteSearchPage

        return NoteSearchPage(self.chart_client)

    def _lay_out(self) -> None:
        body = QWidget()
        set_style_role(body, Role.PAGE)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addLayout(self._build_footer())
        row.addLayout(column, 1)
        self.setCentralWidget(body)

    def _build_footer(self) -> QHBoxLayout:
        """At the left what just happened; at the right who charts, and the button for the list of keys."""
        self.therapist_label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        keys = ActionButton(KEYS, commands.get_command("help.keys").shortcut)
        set_style_role(keys, Role.QUIET)
        keys.clicked.connect(self._show_shortcuts)
        foot = QHBoxLayout()
        foot.setContentsMargins(28, 0, 20, 4)
        foot.setSpacing(12)
        foot.addWidget(self.toast, 1)
        foot.addWidget(self.therapist_label)
        foot.addWidget(keys)
        return foot

    def _connect_signals(self) -> None:
        self.navigation.chosen.connect(lambda place: self.go_to_page(place.removeprefix("go.")))
        self.chart_client.status_shown.connect(self.toast.show_toast)
        self.chart_client.therapist_changed.connect(
            lambda therapist: self.therapist_label.setText(AT_WORK.format(therapist.signature))
        )
        self.chart_client.page_requested.connect(self.go_to_page)
        self.chart_client.client_requested.connect(self.open_client)
        self.chart_client.note_search_requested.connect(self.find_notes)
        self.chart_client.chart_changed.connect(self._refresh_page)
        for place in _NAVIGATION:
            commands.add_action(place, self, self._make_navigation(place))
        for identifier in _PAGE_COMMANDS:
            commands.add_action(identifier, self, self._make_command_runner(identifier))
        commands.add_action("go.back", self, self.go_back)
        commands.add_action("client.find", self, lambda: self._run_on_clients_page("client.find"))
        commands.add_action("client.new", self, lambda: self._run_on_clients_page("client.new"))
        commands.add_action("notes.find", self, self._make_command_runner("notes.find", self.find_notes))
        commands.add_action("help.keys", self, self._show_shortcuts)
        commands.add_action("quit", self, self.close)

    def _show_shortcuts(self) -> None:
        from ui.widgets.dialogs.shortcuts_dialog import show_shortcuts

        show_shortcuts(self)

    def _refresh_page(self) -> None:
        self.current_page.refresh_page()

    def _make_navigation(self, place: str) -> Callable[[], None]:
        return lambda: self.go_to_page(place.removeprefix("go."))

    def _make_command_runner(
        self, identifier: str, fallback: Callable[[], None] | None = None
    ) -> Callable[[], None]:
        def run_command() -> None:
            slot = self.current_page.find_command(identifier) or fallback
            if slot is not None:
                slot()

        return run_command

    def _run_on_clients_page(self, identifier: str) -> None:
        """Finding and adding clients works from every page: on the page itself if it can, else on the list of clients."""
        slot = self.current_page.find_command(identifier)
        if slot is None:
            self.go_to_page("clients")
            self._is_finding = True
            slot = self.current_page.find_command(identifier)
        if slot is not None:
            slot()

    def _show_page(self, page: WindowPage, place: str) -> None:
        self._is_finding = False
        if page is not self.current_page:
            self.current_page.flush_edits()
        self.stack.setCurrentWidget(page)
        self.navigation.set_current_item(place)
        page.refresh_page()

    def _record_visit(self, name: str, client_id: str) -> None:
        """Remember the step for `go_back`; reopening the current page is no step."""
        if self._visited[-1:] != [(name, client_id)]:
            self._visited.append((name, client_id))

    def _restore_geometry(self) -> None:
        self.resize(FIRST.boundedTo(self.screen().availableSize() - FRAME))
        geometry = self.settings.get_state("window")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)

    def _save_state(self) -> None:
        self.settings.keep_state("window", self.saveGeometry())
        for page in self.pages.made_so_far:
            page.save_state()
