"""The client page: reads a client's file once and gives it to the banner and the tabs."""

from collections.abc import Callable
from functools import partial
from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from charting.actions.clients import load_client_file
from charting.model.case import Case
from charting.summaries.client_records import CaseRecords, ClientRecords
from ui.core.chart_client import ChartClient
from ui.core.settings import Settings
from ui.pages.base import ClientTab, WindowPage
from ui.pages.client.client_banner import ClientBanner
from ui.pages.lazy_pages import LazyPages
from ui.theme import Role, set_style_role
from ui.widgets.navigation import CommandTabBar

# Each tab, loaded and made when it is first asked for: its module and its class.
TABS = {
    "tab.overview": ("ui.pages.overview.tab", "OverviewTab"),
    "tab.assessments": ("ui.pages.assessments.tab", "AssessmentsTab"),
    "tab.sessions": ("ui.pages.sessions.tab", "SessionsTab"),
    "tab.plan": ("ui.pages.plan.tab", "PlanTab"),
    "tab.referral": ("ui.pages.referral.tab", "ReferralTab"),
    "tab.reports": ("ui.pages.client_reports.tab", "ClientReportsTab"),
    "tab.history": ("ui.pages.history.tab", "HistoryTab"),
    "tab.measures": ("ui.pages.measures.tab", "MeasuresTab"),
}
# Commands that belong to one tab, wherever one is in the chart.
_TAB_OF_COMMAND = {
    "session.new": "tab.sessions",
    "assessment.new": "tab.assessments",
    "report.new": "tab.reports",
    "client.edit": "tab.referral",
    "case.new": "tab.referral",
    "consent.new": "tab.referral",
    "referral.new": "tab.referral",
}


class ClientPage(WindowPage):
    """One client at a time. Only the tab in front is filled; the others take the file when they come to the front.

    While another client's file is being read no tab is in front: one client's records never stand under another's name.
    """

    def __init__(self, chart_client: ChartClient, settings: Settings) -> None:
        super().__init__(chart_client)
        self._settings = settings
        self._client_id = self._case_id = self._record_id = self._waiting = ""
        self._arriving = False
        self.file: ClientRecords | None = None
        self._case: CaseRecords | None = None
        self._stale: set[str] = set()
        self.banner = ClientBanner()
        self.banner.case_chosen.connect(self.choose_case)
        self.tabs = CommandTabBar()
        self.tabs.chosen.connect(self._show_tab)
        self.stack = QStackedWidget()
        self.blank = QWidget()
        self.stack.addWidget(self.blank)
        self.client_tabs: LazyPages[ClientTab] = LazyPages(
            self.stack, {name: partial(self._make_tab, name) for name in TABS}
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_head())
        column.addWidget(self.stack, 1)

    def show_client(self, client_id: str, tab: str = "", record_id: str = "") -> None:
        """Show that client; the file itself comes with the next refresh. `tab` is a name like `sessions`."""
        if client_id != self._client_id:
            self.flush_edits()
            self._client_id, self._case_id, self._waiting = client_id, "", ""
            self.stack.setCurrentWidget(self.blank)
            self._show_tab("tab.overview")
        self._record_id, self._arriving = record_id, True
        if tab:
            self._show_tab(f"tab.{tab}")

    def refresh_page(self) -> None:
        """Read the file anew."""
        if self._client_id:
            wanted = self._client_id
            self.chart_client.run_query(
                lambda clinic_file: load_client_file(clinic_file, wanted), self._show_read_file, self
            )

    def choose_case(self, case_id: str) -> None:
        """Show another case of the same client."""
        self.flush_edits()
        self._case_id = case_id
        self.refresh_page()

    def find_command(self, identifier: str) -> Callable[[], None] | None:
        """Of the tab in front, or of the tab that the command belongs to, which comes to the front.

        While the file is still being read the command waits for it.
        """
        if self._is_awaiting_file():
            return lambda: self._keep_for_later(identifier)
        home = _TAB_OF_COMMAND.get(identifier)
        if home is None:
            return self.client_tabs[self.tabs.get_current_tab()].find_command(identifier)
        self._fill_tab(home)
        slot = self.client_tabs[home].find_command(identifier)
        return None if slot is None else lambda: self._run_on_tab(home, slot)

    def flush_edits(self) -> None:
        """Every tab that there is."""
        for part in self.client_tabs.made_so_far:
            part.flush_edits()

    def save_state(self) -> None:
        """Remember the splitters."""
        for part in self.client_tabs.made_so_far:
            part.save_state(self._settings)

    def _build_head(self) -> QFrame:
        head = QFrame()
        set_style_role(head, Role.BANNER)
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 8, 0)
        line.addWidget(self.tabs)
        column.addLayout(line)
        return head

    def _make_tab(self, name: str) -> ClientTab:
        module, kind = TABS[name]
        part: ClientTab = getattr(import_module(module), kind)(self.chart_client)
        part.restore_state(self._settings)
        part.command_requested.connect(self._run_command)
        part.case_requested.connect(self.choose_case)
        return part

    def _run_command(self, identifier: str) -> None:
        if identifier in self.client_tabs:
            self._show_tab(identifier)
        elif (slot := self.find_command(identifier)) is not None:
            slot()

    def _keep_for_later(self, identifier: str) -> None:
        self._waiting = identifier

    def _run_on_tab(self, tab: str, slot: Callable[[], None]) -> None:
        self._show_tab(tab)
        slot()

    def _is_awaiting_file(self) -> bool:
        """Whether the file of the client asked for is still being read."""
        return self.file is None or self.file.client.id != self._client_id

    def _show_tab(self, identifier: str) -> None:
        """Bring that tab to the front, filled; while another client's file is awaited it comes with the file."""
        if self.tabs.get_current_tab() != identifier:
            self.tabs.set_current_tab(identifier)
        if self._is_awaiting_file():
            return
        if self.stack.currentWidget() is not self.client_tabs[identifier]:
            self.flush_edits()
        self._fill_tab(identifier)
        self.stack.setCurrentWidget(self.client_tabs[identifier])

    def _fill_tab(self, identifier: str) -> None:
        """Give that tab the file last read, once."""
        if identifier in self._stale and self.file is not None:
            self._stale.remove(identifier)
            self.client_tabs[identifier].show_client_file(self.file, self._case)

    def _show_read_file(self, file: ClientRecords) -> None:
        if file.client.id != self._client_id:
            return
        self.file, self._case = file, self._find_case(file)
        self.banner.show_client_file(file, self._case)
        self._stale = set(self.client_tabs)
        self._show_tab(self.tabs.get_current_tab())
        waiting, self._waiting = self._waiting, ""
        if waiting:
            self._run_command(waiting)
        if self._record_id:
            self.client_tabs[self.tabs.get_current_tab()].open_record(self._record_id)
            self._record_id = ""
        if self._arriving:
            self._arriving = False
            self._take_focus()

    def _take_focus(self) -> None:
        """Who comes to a client goes on with the keyboard in the tab, unless something there has the keys already."""
        part, has_it = self.client_tabs[self.tabs.get_current_tab()], QApplication.focusWidget()
        if QApplication.activeModalWidget() is None and (has_it is None or not part.isAncestorOf(has_it)):
            first = _find_first_focusable(part)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find_case(self, file: ClientRecords) -> CaseRecords | None:
        """The case that was chosen or holds the record asked for, else the current one."""
        self._case_id = _find_case_of_record(file, self._record_id) or self._case_id
        chosen: Case | None = next((c for c in file.cases if c.id == self._case_id), file.get_current_case())
        return file.get_case_file(chosen) if chosen else None


def _find_first_focusable(part: QWidget) -> QWidget | None:
    """What the Tab key would come to first in that tab."""
    following = part.nextInFocusChain()
    while following is not None and following is not part:
        stops = bool(following.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if stops and part.isAncestorOf(following) and following.isVisible() and following.isEnabled():
            return following
        following = following.nextInFocusChain()
    return None


def _find_case_of_record(file: ClientRecords, record_id: str) -> str:
    """The case that the record belongs to, or is; empty for a record of the whole client."""
    if any(case.id == record_id for case in file.cases):
        return record_id
    kinds = (
        file.referrals,
        file.assessments,
        file.plans,
        file.sessions,
        file.visits,
        file.contacts,
        file.reports,
    )
    return next((each.case_id or "" for kind in kinds for each in kind if each.id == record_id), "")
