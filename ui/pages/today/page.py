"""The Today page: the day's visits and what needs doing, each one key press away."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from charting import clock
from charting.summaries.today.today_content import DayVisit, TodayContent, Todo, TodoKind
from ui.core.chart_client import ChartClient
from ui.pages.base import WindowPage
from ui.pages.page_head import PageHead, lay_out_page
from ui.pages.today import day_heading, texts
from ui.pages.today.client_search_field import ClientSearchField
from ui.pages.today.sessions_table import SessionsTable
from ui.pages.today.work_list import WorkList
from ui.theme import tokens
from ui.widgets.cards.card import Card
from ui.widgets.cards.notices import EmptyState
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.record_table.record_table import refresh_rows

if TYPE_CHECKING:
    from charting.clinic_file import ClinicFile
    from charting.model.assessment import Assessment
    from charting.model.clinic import Therapist

_MINUTE_MS = 60_000  # ms


class TodayPage(WindowPage):
    """Shows the day's sessions at the left and the work list at the right, or a welcome when there are no clients yet.

    `glance` is the day as cached at the last closing: the page shows it first, without a query.
    """

    def __init__(self, chart_client: ChartClient, glance: TodayContent | None = None) -> None:
        super().__init__(chart_client)
        self.day: TodayContent | None = None
        self._glance = glance
        self._empty: EmptyState | None = None
        self._welcome: EmptyState | None = None
        self.search = ClientSearchField(chart_client)
        self.search.registration_requested.connect(self._register_client)
        new = ActionButton.from_command("client.new", primary=True)
        new.clicked.connect(lambda _=False: self._register_client())
        self.head = PageHead("", self.search, new)
        self.sessions_table = SessionsTable()
        self.sessions_table.activated_row.connect(self._open_visit)
        self.search.left.connect(self._leave_search)
        self.work_list = WorkList()
        self.work_list.entered.connect(self._go_to_todo)
        self._lay_out()
        self._midnight = QTimer(self, interval=_MINUTE_MS)
        self._midnight.timeout.connect(self._refresh_on_new_day)
        self._midnight.start()

    def refresh_page(self) -> None:
        """Read the day again; the first time, show the cached day if it is of today."""
        today, glance = clock.today(), self._glance
        self._glance = None
        if glance is not None and glance.day == today:
            self._show_day(glance)
        else:
            self.chart_client.run_query(
                lambda clinic_file: _read_day(clinic_file, today), self._show_day, self
            )

    def find_command(self, identifier: str) -> Callable[[], None] | None:
        """Find the commands for client search and a new client."""
        commands: dict[str, Callable[[], None]] = {
            "client.find": self.search.focus_line,
            "client.new": self._register_client,
        }
        return commands.get(identifier)

    def showEvent(self, event: QShowEvent) -> None:
        """Focus the sessions, so that Enter charts the selected visit."""
        super().showEvent(event)
        if not event.spontaneous():
            self.sessions_table.setFocus()

    def _lay_out(self) -> None:
        self.card = Card(texts.SESSIONS)
        self.card.setSizePolicy(self.sessions_table.sizePolicy())
        self.card.add_widget(self.sessions_table)
        left = QVBoxLayout()
        left.addWidget(self.card)
        left.addStretch(1)
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * tokens.GRID)
        row.addLayout(left, 16)
        row.addWidget(self.work_list, 9)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._body)
        lay_out_page(self, self.head).addWidget(self.stack, 1)

    def _show_day(self, day: TodayContent) -> None:
        self.day = day
        self.head.title.setText(day_heading.format_day_title(day.day))
        self.head.show_subtitle(day_heading.format_day_summary(day) if day.clients else "")
        refresh_rows(self.sessions_table, day.visits, lambda visit: visit.visit_id or visit.note_id)
        self.sessions_table.setVisible(bool(day.visits))
        self._show_empty_notice(visible=not day.visits)
        self.work_list.show_groups(day.groups)
        self.stack.setCurrentWidget(self._body if day.clients else self._ensure_welcome())

    def _show_empty_notice(self, *, visible: bool) -> None:
        """Show or hide the notice that there are no visits; it is created when first needed."""
        if visible and self._empty is None:
            self._empty = EmptyState(texts.EMPTY_DAY, texts.FIND_CLIENT, "Ctrl+K")
            self._empty.pressed.connect(self.search.focus_line)
            self.card.add_widget(self._empty)
        if self._empty is not None:
            self._empty.setVisible(visible)

    def _ensure_welcome(self) -> QWidget:
        """Return the welcome for a clinic without clients; it is created when first needed."""
        if self._welcome is None:
            self._welcome = EmptyState(texts.WELCOME, texts.NEW_CLIENT, "Ctrl+N")
            self._welcome.pressed.connect(self._register_client)
            self.stack.addWidget(self._welcome)
        return self._welcome

    def _open_visit(self, visit: DayVisit) -> None:
        """Open the visit's note; start one if there is none."""
        tab = "assessments" if visit.action == "Assess" else "sessions"
        if visit.note_id:
            self.chart_client.open_client(visit.client_id, tab, visit.note_id)
            return
        now = clock.now()
        self.chart_client.run_action(
            lambda clinic_file, who: _start_visit_note(clinic_file, who, visit, now),
            lambda note_id: self.chart_client.open_client(visit.client_id, tab, note_id),
            owner=self,
        )

    def _go_to_todo(self, todo: Todo) -> None:
        if todo.tab == "settings":
            self.chart_client.navigate_to("settings")
        elif todo.kind is TodoKind.REASSESS:
            self.chart_client.run_action(
                lambda clinic_file, who: _start_reassessment(clinic_file, who, todo.case_id),
                lambda note: self.chart_client.open_client(note.client_id, todo.tab, note.id),
                owner=self,
            )
        else:
            self.chart_client.open_client(todo.client_id, todo.tab, todo.record_to_open)

    def _register_client(self, typed: str = "") -> None:
        from ui.pages.clients.registration import register_new_client

        register_new_client(self.chart_client, self, typed)

    def _leave_search(self) -> None:
        """Focus the sessions or, on a day without any, the first line of the work list."""
        lines: Sequence[QWidget] = self.work_list.collect_lines()
        target = self.sessions_table if self.sessions_table.isVisible() else next(iter(lines), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh_on_new_day(self) -> None:
        """Show the new day in a window that was left open overnight."""
        if self.isVisible() and self.day is not None and self.day.day != clock.today():
            self.refresh_page()


def _read_day(clinic_file: "ClinicFile", day: date) -> TodayContent:
    from charting.actions.today_overview import read_day

    return read_day(clinic_file, day)


def _start_visit_note(clinic_file: "ClinicFile", who: "Therapist", visit: DayVisit, now: datetime) -> str:
    from charting.actions.visit_notes import start_visit_note

    return start_visit_note(clinic_file, who, visit, now)


def _start_reassessment(clinic_file: "ClinicFile", who: "Therapist", case_id: str) -> "Assessment":
    from charting.actions.visit_notes import start_reassessment

    return start_reassessment(clinic_file, who, case_id)
