"""The Overview tab: the bottom line, the trend and the goals at the left, what needs doing and the timeline at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QSplitter, QVBoxLayout, QWidget

from charting import clock
from charting.model.case import CaseStatus
from charting.summaries.client_file import CaseFile, ClientFile
from charting.summaries.headline import headline
from charting.summaries.need import Need
from charting.summaries.needs import needs
from charting.summaries.timeline import history, timeline
from charting.summaries.timeline_row import TimelineRow
from ui.desk import Desk
from ui.pages.base import ClientTab
from ui.pages.overview import texts
from ui.pages.overview.first_steps import first_steps
from ui.pages.overview.goals_card import GoalsCard
from ui.pages.overview.side_cards import NeedsCard, TimelineCard
from ui.pages.overview.trend_card import TrendCard
from ui.pages.timeline_rows import TAB_OF
from ui.settings import Settings
from ui.theme import Role, dress
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import Card, EmptyState, HeadlineCard
from ui.widgets.row_list import RowList
from ui.widgets.scrolled import scrolled

SPACE = 13  # px between cards
SPLITTER = "overview"


class OverviewTab(ClientTab):
    """How the client does, in one look."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.file: ClientFile | None = None
        self._steps_of = ""
        self.headline = HeadlineCard()
        self.report = ActionButton.of("report.new")
        self.session = ActionButton.of("session.new", primary=True)
        self.no_case = Card()
        self.steps = Card(texts.FIRST_STEPS)
        self.steps.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.step_list = RowList(texts.FIRST_STEPS, fit=True, one_click=True)
        self.trend, self.goals = TrendCard(), GoalsCard()
        self.needs, self.timeline = NeedsCard(), TimelineCard()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()

    def show_file(self, file: ClientFile, case: CaseFile | None) -> None:
        """Show this client and case."""
        self.file = file
        started = case is not None and bool(case.signed_sessions)
        assessed = case is not None and bool(case.signed_sessions or case.signed_assessments)
        self.no_case.setVisible(case is None)
        self.headline.setVisible(case is not None)
        self.steps.setVisible(case is not None and not started)
        self.trend.setVisible(assessed)
        self.goals.setVisible(assessed)
        self.timeline.show_rows(timeline(case) if case else history(file))
        self.needs.show_needs(needs(case, clock.today()) if case else ())
        if case is not None:
            self._show_case(case)

    def keep_state(self, settings: Settings) -> None:
        """Remember how wide the timeline is."""
        settings.keep_state(SPLITTER, self.splitter.saveState())

    def restore_state(self, settings: Settings) -> None:
        """As it was."""
        self.splitter.restoreState(settings.state(SPLITTER))

    def _show_case(self, case: CaseFile) -> None:
        line = headline(case, clock.today())
        self.headline.say(f"{line.state}.", line.text, f"{line.tail} {line.sources}".strip())
        self.report.setVisible(bool(case.signed_sessions))
        self.session.setVisible(case.case.status is not CaseStatus.DISCHARGED)
        self.trend.show_case(case)
        self.goals.show_case(case)
        self._show_steps(case)

    def _show_steps(self, case: CaseFile) -> None:
        """With the cursor on the step that comes next, until it is moved."""
        rows, upcoming = first_steps(case)
        self.step_list.set_rows(rows)
        if self._steps_of != case.case.id:
            self._steps_of = case.case.id
            self.step_list.choose(upcoming)

    def _connect(self) -> None:
        self.report.clicked.connect(lambda: self.command_asked.emit("report.new"))
        self.session.clicked.connect(lambda: self.command_asked.emit("session.new"))
        self.step_list.opened.connect(self._go_on)
        self.goals.plan_asked.connect(lambda: self._go_on("plan"))
        self.needs.opened.connect(self._open_need)
        self.timeline.opened.connect(self._open_row)

    def _go_on(self, step: str) -> None:
        if step == "plan":
            self._open("plan", "")
        else:
            self.command_asked.emit(step)

    def _open_need(self, need: Need) -> None:
        """The health history is reviewed in the client's sheet; the rest on its own tab."""
        if need.tab == "overview":
            self.command_asked.emit("client.edit")
        else:
            self._open(need.tab, need.place)

    def _open_row(self, row: TimelineRow) -> None:
        self._open(TAB_OF[row.record], row.record_id)

    def _open(self, tab: str, record_id: str) -> None:
        if self.file is not None:
            self.desk.open_client(self.file.client.id, tab, record_id)

    def _lay_out(self) -> None:
        self.headline.buttons.addWidget(self.report)
        self.headline.buttons.addWidget(self.session)
        way_on = EmptyState(texts.NO_CASE, texts.OPEN_CASE)
        way_on.pressed.connect(lambda: self.command_asked.emit("case.new"))
        self.no_case.put(way_on)
        self.steps.put(self.step_list)
        left = _column(self.no_case, self.headline, self.steps, (self.trend, 1), self.goals)
        self.splitter.addWidget(scrolled(left))
        self.splitter.addWidget(_column(self.needs, (self.timeline, 1)))
        self.splitter.setStretchFactor(0, 65)
        self.splitter.setStretchFactor(1, 35)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(SPACE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 16)
        whole.addWidget(self.splitter)


def _column(*cards: QWidget | tuple[QWidget, int]) -> QWidget:
    """The cards below each other; one given with a stretch takes what is left."""
    page = QWidget()
    dress(page, Role.PAGE)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE)
    for card in cards:
        widget, stretch = card if isinstance(card, tuple) else (card, 0)
        column.addWidget(widget, stretch)
    column.addStretch(0)
    return page
