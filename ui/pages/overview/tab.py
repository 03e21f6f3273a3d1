"""The Overview tab: headline, trend and goals at the left, to-dos and timeline at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QSplitter, QVBoxLayout, QWidget

from charting import clock
from charting.model.case import CaseStatus
from charting.summaries.client_records import CaseRecords, ClientRecords
from charting.summaries.progress.headline import build_headline
from charting.summaries.timeline.client_timeline import build_case_timeline, build_client_timeline
from charting.summaries.timeline.timeline_row import TimelineRow
from charting.summaries.today.today_content import Todo
from charting.summaries.today.todos import find_case_todos
from ui.core.chart_client import ChartClient
from ui.core.settings import Settings
from ui.pages.base import ClientTab
from ui.pages.lists.timeline_rows import TAB_OF_RECORD
from ui.pages.overview import texts
from ui.pages.overview.cards import GoalsCard, TimelineCard, TodoCard, TrendCard
from ui.pages.overview.first_steps import list_first_steps
from ui.theme import Role, set_style_role
from ui.widgets.cards.card import Card
from ui.widgets.cards.notices import EmptyState
from ui.widgets.cards.soap_card import HeadlineCard
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.layout.scroll_area import make_scroll_area
from ui.widgets.record_table.detail_list import DetailList

CARD_GAP = 13  # px between cards
SPLITTER = "overview"


class OverviewTab(ClientTab):
    """Shows the client's progress at a glance."""

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__(chart_client)
        self.file: ClientRecords | None = None
        self._steps_case_id = ""
        self.headline = HeadlineCard()
        self.report_button = ActionButton.from_command("report.new")
        self.session_button = ActionButton.from_command("session.new", primary=True)
        self.no_case = Card()
        self.steps_card = Card(texts.FIRST_STEPS)
        self.steps_card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.step_list = DetailList(texts.FIRST_STEPS, fit=True, one_click=True)
        self.trend, self.goals = TrendCard(), GoalsCard()
        self.todo_card, self.timeline = TodoCard(), TimelineCard()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect_signals()

    def show_client_file(self, file: ClientRecords, case: CaseRecords | None) -> None:
        """Show this client and case."""
        self.file = file
        started = case is not None and bool(case.signed_sessions)
        assessed = case is not None and bool(case.signed_sessions or case.signed_assessments)
        self.no_case.setVisible(case is None)
        self.headline.setVisible(case is not None)
        self.steps_card.setVisible(case is not None and not started)
        self.trend.setVisible(assessed)
        self.goals.setVisible(assessed)
        self.timeline.show_rows(build_case_timeline(case) if case else build_client_timeline(file))
        self.todo_card.show_todos(find_case_todos(case, clock.today()) if case else ())
        if case is not None:
            self._show_case(case)

    def save_state(self, settings: Settings) -> None:
        """Save the splitter position."""
        settings.keep_state(SPLITTER, self.splitter.saveState())

    def restore_state(self, settings: Settings) -> None:
        """Restore the splitter position."""
        self.splitter.restoreState(settings.get_state(SPLITTER))

    def _show_case(self, case: CaseRecords) -> None:
        line = build_headline(case, clock.today())
        self.headline.show_headline(f"{line.state}.", line.text, f"{line.tail} {line.sources}".strip())
        self.report_button.setVisible(bool(case.signed_sessions))
        self.session_button.setVisible(case.case.status is not CaseStatus.DISCHARGED)
        self.trend.show_scores(case)
        self.goals.show_goals(case)
        self._show_steps(case)

    def _show_steps(self, case: CaseRecords) -> None:
        """Show the first steps, with the next step selected when the case is first shown."""
        rows, upcoming = list_first_steps(case)
        self.step_list.set_rows(rows)
        if self._steps_case_id != case.case.id:
            self._steps_case_id = case.case.id
            self.step_list.select_key(upcoming)

    def _connect_signals(self) -> None:
        self.report_button.clicked.connect(lambda: self.command_requested.emit("report.new"))
        self.session_button.clicked.connect(lambda: self.command_requested.emit("session.new"))
        self.step_list.opened.connect(self._go_to_step)
        self.goals.plan_requested.connect(lambda: self._go_to_step("plan"))
        self.todo_card.opened.connect(self._open_todo)
        self.timeline.opened.connect(self._open_timeline_row)

    def _go_to_step(self, step: str) -> None:
        if step == "plan":
            self._open_tab("plan", "")
        else:
            self.command_requested.emit(step)

    def _open_todo(self, todo: Todo) -> None:
        """Open the to-do on its tab; the health history is reviewed in the client's sheet."""
        if todo.tab == "overview":
            self.command_requested.emit("client.edit")
        else:
            self._open_tab(todo.tab, todo.record_to_open)

    def _open_timeline_row(self, row: TimelineRow) -> None:
        self._open_tab(TAB_OF_RECORD[row.record], row.record_id)

    def _open_tab(self, tab: str, record_id: str) -> None:
        if self.file is not None:
            self.chart_client.open_client(self.file.client.id, tab, record_id)

    def _lay_out(self) -> None:
        self.headline.buttons.addWidget(self.report_button)
        self.headline.buttons.addWidget(self.session_button)
        open_case_state = EmptyState(texts.NO_CASE, texts.OPEN_CASE)
        open_case_state.pressed.connect(lambda: self.command_requested.emit("case.new"))
        self.no_case.add_widget(open_case_state)
        self.steps_card.add_widget(self.step_list)
        left = _lay_out_cards(self.no_case, self.headline, self.steps_card, (self.trend, 1), self.goals)
        self.splitter.addWidget(make_scroll_area(left))
        self.splitter.addWidget(_lay_out_cards(self.todo_card, (self.timeline, 1)))
        self.splitter.setStretchFactor(0, 65)
        self.splitter.setStretchFactor(1, 35)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(CARD_GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 16)
        layout.addWidget(self.splitter)


def _lay_out_cards(*cards: QWidget | tuple[QWidget, int]) -> QWidget:
    """Stack the cards; one given with a stretch factor takes the remaining height."""
    page = QWidget()
    set_style_role(page, Role.PAGE)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(CARD_GAP)
    for card in cards:
        widget, stretch = card if isinstance(card, tuple) else (card, 0)
        column.addWidget(widget, stretch)
    column.addStretch(0)
    return page
