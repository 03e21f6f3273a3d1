"""The client page: reads a client's chart once and passes it to the banner and the tabs."""

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

# The module and the class of each tab, which is imported and created when it is first shown.
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
# Commands that belong to one tab and switch to it from any other tab of the chart.
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
    """Shows one client at a time. Only the current tab is filled; the others are filled when they become current.

    No tab is shown while another client's chart is being read, so one client's records never appear under another's name.
    """

    def __init__(self, chart_client: ChartClient, settings: Settings) -> None:
        super().__init__(chart_client)
        self._settings = settings
        self._client_id = self._case_id = self._record_id = self._pending_command = ""
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
        """Show that client; the next refresh reads the chart. `tab` is a name such as `sessions`."""
        if client_id != self._client_id:
            self.flush_edits()
            self._client_id, self._case_id, self._pending_command = client_id, "", ""
            self.stack.setCurrentWidget(self.blank)
            self._show_tab("tab.overview")
        self._record_id, self._arriving = record_id, True
        if tab:
            self._show_tab(f"tab.{tab}")

    def refresh_page(self) -> None:
        """Read the chart again."""
        if self._client_id:
            client_id = self._client_id
            self.chart_client.run_query(
                lambda clinic_file: load_client_file(clinic_file, client_id), self._show_read_file, self
            )

    def choose_case(self, case_id: str) -> None:
        """Show another case of the same client."""
        self.flush_edits()
        self._case_id = case_id
        self.refresh_page()

    def find_command(self, identifier: str) -> Callable[[], None] | None:
        """Find the command on the current tab, or on the tab that it belongs to, which then becomes current.

        While the chart is being read, the command waits for it.
        """
        if self._is_awaiting_file():
            return lambda: self._postpone_command(identifier)
        home = _TAB_OF_COMMAND.get(identifier)
        if home is None:
            return self.client_tabs[self.tabs.get_current_tab()].find_command(identifier)
        self._fill_tab(home)
        slot = self.client_tabs[home].find_command(identifier)
        return None if slot is None else lambda: self._run_on_tab(home, slot)

    def flush_edits(self) -> None:
        """Flush the edits of every tab created so far."""
        for tab in self.client_tabs.made_so_far:
            tab.flush_edits()

    def save_state(self) -> None:
        """Save the splitter positions."""
        for tab in self.client_tabs.made_so_far:
            tab.save_state(self._settings)

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
        tab: ClientTab = getattr(import_module(module), kind)(self.chart_client)
        tab.restore_state(self._settings)
        tab.command_requested.connect(self._run_command)
        tab.case_requested.connect(self.choose_case)
        return tab

    def _run_command(self, identifier: str) -> None:
        if identifier in self.client_tabs:
            self._show_tab(identifier)
        elif (slot := self.find_command(identifier)) is not None:
            slot()

    def _postpone_command(self, identifier: str) -> None:
        self._pending_command = identifier

    def _run_on_tab(self, tab: str, slot: Callable[[], None]) -> None:
        self._show_tab(tab)
        slot()

    def _is_awaiting_file(self) -> bool:
        """Whether the requested client's chart is still being read."""
        return self.file is None or self.file.client.id != self._client_id

    def _show_tab(self, identifier: str) -> None:
        """Show that tab, filled; while another client's chart is being read, the tab appears once it has arrived."""
        if self.tabs.get_current_tab() != identifier:
            self.tabs.set_current_tab(identifier)
        if self._is_awaiting_file():
            return
        if self.stack.currentWidget() is not self.client_tabs[identifier]:
            self.flush_edits()
        self._fill_tab(identifier)
        self.stack.setCurrentWidget(self.client_tabs[identifier])

    def _fill_tab(self, identifier: str) -> None:
        """Pass the chart that was last read to that tab, once."""
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
        pending_command, self._pending_command = self._pending_command, ""
        if pending_command:
            self._run_command(pending_command)
        if self._record_id:
            self.client_tabs[self.tabs.get_current_tab()].open_record(self._record_id)
            self._record_id = ""
        if self._arriving:
            self._arriving = False
            self._take_focus()

    def _take_focus(self) -> None:
        """Move the keyboard focus into the tab on arrival, unless something in the tab already has it."""
        tab, focused = self.client_tabs[self.tabs.get_current_tab()], QApplication.focusWidget()
        if QApplication.activeModalWidget() is None and (focused is None or not tab.isAncestorOf(focused)):
            first = _find_first_focusable(tab)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find_case(self, file: ClientRecords) -> CaseRecords | None:
        """Return the case that was chosen or holds the requested record, else the current case."""
        self._case_id = _find_case_of_record(file, self._record_id) or self._case_id
        chosen: Case | None = next((c for c in file.cases if c.id == self._case_id), file.get_current_case())
        return file.get_case_file(chosen) if chosen else None


def _find_first_focusable(tab: QWidget) -> QWidget | None:
    """Return the widget that the Tab key reaches first in that tab."""
    widget = tab.nextInFocusChain()
    while widget is not None and widget is not tab:
        takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_focus and tab.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled():
            return widget
        widget = widget.nextInFocusChain()
    return None


def _find_case_of_record(file: ClientRecords, record_id: str) -> str:
    """Return the ID of the record's case (or of the record, if it is a case); empty for a record of the whole client."""
    if any(case.id == record_id for case in file.cases):
        return record_id
    record_lists = (
        file.referrals,
        file.assessments,
        file.plans,
        file.sessions,
        file.visits,
        file.contacts,
        file.reports,
    )
    return next(
        (record.case_id or "" for records in record_lists for record in records if record.id == record_id), ""
    )
