"""The Today page: who comes, and what needs doing, each one key from being done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from charting import clock
from charting.summaries.day import DayVisit
from charting.summaries.need import Need, NeedKind
from ui.desk import Desk
from ui.pages.base import Page
from ui.pages.clients.registering import register
from ui.pages.page_head import PageHead, column_of
from ui.pages.today import texts
from ui.pages.today.day import Day, read_day, start_note, start_reassessment
from ui.pages.today.find_client import FindClient
from ui.pages.today.sessions_table import SessionsTable
from ui.pages.today.work_list import WorkList
from ui.theme import tokens
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import Card, EmptyState
from ui.widgets.keeping_place import show_rows

_MINUTE = 60_000  # ms


class TodayPage(Page):
    """The day's sessions at the left, the work list at the right; a clinic without clients is welcomed instead."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.day: Day | None = None
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
        """Read the day anew."""
        today = clock.today()
        self.desk.read(lambda chart: read_day(chart, today), self._show, self)

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
        self.empty_day = EmptyState(texts.EMPTY_DAY, texts.FIND_CLIENT, "Ctrl+K")
        self.empty_day.pressed.connect(self.search.focus)
        self.card = Card(texts.SESSIONS)
        self.card.setSizePolicy(self.sessions.sizePolicy())
        self.card.put(self.sessions)
        self.card.put(self.empty_day)
        left = QVBoxLayout()
        left.addWidget(self.card)
        left.addStretch(1)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * tokens.GRID)
        row.addLayout(left, 16)
        row.addWidget(self.work, 9)
        self.welcome = EmptyState(texts.WELCOME, texts.NEW_CLIENT, "Ctrl+N")
        self.welcome.pressed.connect(self._register)
        self.stack = QStackedWidget()
        self.stack.addWidget(body)
        self.stack.addWidget(self.welcome)
        column_of(self, self.head).addWidget(self.stack, 1)

    def _show(self, day: Day) -> None:
        self.day = day
        self.head.title.setText(day.title)
        self.head.say(day.below if day.clients else "")
        show_rows(self.sessions, day.visits, lambda visit: visit.visit_id or visit.note_id)
        self.sessions.setVisible(bool(day.visits))
        self.empty_day.setVisible(not day.visits)
        self.work.show_groups(day.groups)
        self.stack.setCurrentIndex(0 if day.clients else 1)

    def _enter(self, visit: DayVisit) -> None:
        """Open the visit's note, which is begun here when there is none."""
        tab = "assessments" if visit.action == "Assess" else "sessions"
        if visit.note_id:
            self.desk.open_client(visit.client_id, tab, visit.note_id)
            return
        now = clock.now()
        self.desk.act(
            lambda chart, who: start_note(chart, who, visit, now),
            lambda note_id: self.desk.open_client(visit.client_id, tab, note_id),
            owner=self,
        )

    def _go_to(self, need: Need) -> None:
        if need.tab == "settings":
            self.desk.go("settings")
        elif need.kind is NeedKind.REASSESS:
            self.desk.act(
                lambda chart, who: start_reassessment(chart, who, need.case_id),
                lambda note: self.desk.open_client(note.client_id, need.tab, note.id),
                owner=self,
            )
        else:
            self.desk.open_client(need.client_id, need.tab, need.place)

    def _register(self, typed: str = "") -> None:
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
