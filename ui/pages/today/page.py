"""The Today page: who comes, and what needs doing, each one key from being done."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from charting import clock
from charting.summaries.need import Need, NeedKind
from charting.summaries.today import Day, DayVisit
from ui.desk import Desk
from ui.pages.base import Page
from ui.pages.page_head import PageHead, column_of
from ui.pages.today import texts, words
from ui.pages.today.find_client import FindClient
from ui.pages.today.sessions_table import SessionsTable
from ui.pages.today.work_list import WorkList
from ui.theme import tokens
from ui.widgets.buttons import ActionButton
from ui.widgets.card import Card
from ui.widgets.keeping_place import show_rows
from ui.widgets.notices import EmptyState

if TYPE_CHECKING:
    from charting.chart import Chart
    from charting.model.assessment import Assessment
    from charting.model.clinic import Therapist

_MINUTE = 60_000  # ms


class TodayPage(Page):
    """The day's sessions at the left, the work list at the right; a clinic without clients is welcomed instead.

    `glance` is the day as the chart kept it: the first look at the page is answered with it, and the chart not asked.
    """

    def __init__(self, desk: Desk, glance: Day | None = None) -> None:
        super().__init__(desk)
        self.day: Day | None = None
        self._glance = glance
        self._empty: EmptyState | None = None
        self._welcome: EmptyState | None = None
        self.search = FindClient(desk)
        self.search.register_asked.connect(self._register)
        new = ActionButton.of("client.new", primary=True)
        new.clicked.connect(lambda _=False: self._register())
        self.head = PageHead("", self.search, new)
        self.sessions = SessionsTable()
        self.sessions.activated_row.connect(self._enter)
        self.search.left.connect(self._leave_search)
        self.work = WorkList()
        self.work.entered.connect(self._go_to)
        self._lay_out()
        self._midnight = QTimer(self, interval=_MINUTE)
        self._midnight.timeout.connect(self._turn_page)
        self._midnight.start()

    def refresh(self) -> None:
        """Read the day anew; at first show the one that is known."""
        today, glance = clock.today(), self._glance
        self._glance = None
        if glance is not None and glance.day == today:
            self._show(glance)
        else:
            self.desk.read(lambda chart: _read_day(chart, today), self._show, self)

    def command(self, identifier: str) -> Callable[[], None] | None:
        """Find, and a new client."""
        known: dict[str, Callable[[], None]] = {
            "client.find": self.search.focus,
            "client.new": self._register,
        }
        return known.get(identifier)

    def showEvent(self, event: QShowEvent) -> None:
        """Coming here, Enter charts the first visit that is marked."""
        super().showEvent(event)
        if not event.spontaneous():
            self.sessions.setFocus()

    def _lay_out(self) -> None:
        self.card = Card(texts.SESSIONS)
        self.card.setSizePolicy(self.sessions.sizePolicy())
        self.card.put(self.sessions)
        left = QVBoxLayout()
        left.addWidget(self.card)
        left.addStretch(1)
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * tokens.GRID)
        row.addLayout(left, 16)
        row.addWidget(self.work, 9)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._body)
        column_of(self, self.head).addWidget(self.stack, 1)

    def _show(self, day: Day) -> None:
        self.day = day
        self.head.title.setText(words.title(day.day))
        self.head.say(words.below(day) if day.clients else "")
        show_rows(self.sessions, day.visits, lambda visit: visit.visit_id or visit.note_id)
        self.sessions.setVisible(bool(day.visits))
        self._say_empty(wanted=not day.visits)
        self.work.show_groups(day.groups)
        self.stack.setCurrentWidget(self._body if day.clients else self._welcoming())

    def _say_empty(self, *, wanted: bool) -> None:
        """That nobody comes today; made when it is first to be said."""
        if wanted and self._empty is None:
            self._empty = EmptyState(texts.EMPTY_DAY, texts.FIND_CLIENT, "Ctrl+K")
            self._empty.pressed.connect(self.search.focus)
            self.card.put(self._empty)
        if self._empty is not None:
            self._empty.setVisible(wanted)

    def _welcoming(self) -> QWidget:
        """What a clinic without clients sees; made when it is one."""
        if self._welcome is None:
            self._welcome = EmptyState(texts.WELCOME, texts.NEW_CLIENT, "Ctrl+N")
            self._welcome.pressed.connect(self._register)
            self.stack.addWidget(self._welcome)
        return self._welcome

    def _enter(self, visit: DayVisit) -> None:
        """Open the visit's note, which is begun here when there is none."""
        tab = "assessments" if visit.action == "Assess" else "sessions"
        if visit.note_id:
            self.desk.open_client(visit.client_id, tab, visit.note_id)
            return
        now = clock.now()
        self.desk.act(
            lambda chart, who: _start_note(chart, who, visit, now),
            lambda note_id: self.desk.open_client(visit.client_id, tab, note_id),
            owner=self,
        )

    def _go_to(self, need: Need) -> None:
        if need.tab == "settings":
            self.desk.go("settings")
        elif need.kind is NeedKind.REASSESS:
            self.desk.act(
                lambda chart, who: _start_reassessment(chart, who, need.case_id),
                lambda note: self.desk.open_client(note.client_id, need.tab, note.id),
                owner=self,
            )
        else:
            self.desk.open_client(need.client_id, need.tab, need.place)

    def _register(self, typed: str = "") -> None:
        from ui.pages.clients.registering import register

        register(self.desk, self, typed)

    def _leave_search(self) -> None:
        """To the sessions; on a day without any to the first thing that needs doing."""
        lines: Sequence[QWidget] = self.work.lines()
        to = self.sessions if self.sessions.isVisible() else next(iter(lines), None)
        if to is not None:
            to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_page(self) -> None:
        """A window left open overnight shows the new day."""
        if self.isVisible() and self.day is not None and self.day.day != clock.today():
            self.refresh()


def _read_day(chart: "Chart", day: date) -> Day:
    from charting.actions.reading import read_day

    return read_day(chart, day)


def _start_note(chart: "Chart", who: "Therapist", visit: DayVisit, now: datetime) -> str:
    from ui.pages.today.starting import start_note

    return start_note(chart, who, visit, now)


def _start_reassessment(chart: "Chart", who: "Therapist", case_id: str) -> "Assessment":
    from ui.pages.today.starting import start_reassessment

    return start_reassessment(chart, who, case_id)
