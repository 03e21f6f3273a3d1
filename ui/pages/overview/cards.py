"""The cards of the Overview tab: trend, goals, to-dos and timeline."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from charting import clock
from charting.drawing.shapes import Drawing
from charting.drawing.trend.trend_chart import TrendChart
from charting.drawing.trend.trend_legend import draw_trend_legend
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.pain_trend import build_overview_trend
from charting.summaries.progress.goal_status import GoalState, judge_goals
from charting.summaries.timeline.timeline_row import TIMELINE_FILTERS, TimelineRow
from charting.summaries.today.today_content import Todo
from charting.text.wording import format_day
from ui.pages.lists.timeline_rows import make_timeline_row
from ui.pages.overview import texts
from ui.theme import Role, make_plain_label, set_style_role, tokens
from ui.widgets.cards.badges import ChipLabel, GoalBar
from ui.widgets.cards.card import Card
from ui.widgets.cards.notices import EmptyState
from ui.widgets.controls.filter_row import FilterRow
from ui.widgets.drawing.drawing_view import DrawingView
from ui.widgets.drawing.trend_view import TrendView
from ui.widgets.record_table.detail_list import DetailList
from ui.widgets.record_table.detail_row import DetailRow
from ui.widgets.text.text_run_label import TextRunLabel, make_bold_run, make_plain_run

MIN_TREND_HEIGHT = 210  # px


class TrendCard(Card):
    """Plots pain on arrival and one activity, as in the progress report."""

    def __init__(self) -> None:
        self._chart = TrendChart(series=())
        self.legend = DrawingView(self._draw_legend)
        super().__init__(texts.TREND, self.legend)
        self.view = TrendView()
        self.view.setMinimumHeight(MIN_TREND_HEIGHT)
        self.add_widget(self.view, 1)

    def show_scores(self, case: CaseRecords) -> None:
        """Show the scores of this case."""
        self._chart = build_overview_trend(case, clock.today())
        self.view.set_trend(self._chart)
        drawing = self._draw_legend(0, 0)
        self.legend.setFixedSize(round(drawing.width) + 1, round(drawing.height) + 1)
        self.legend.refresh_drawing()

    def _draw_legend(self, _width: float, _height: float) -> Drawing:
        return draw_trend_legend(self._chart, size=tokens.SMALL)


GOAL_COLUMNS = 5


class GoalsCard(Card):
    """Lists the goals. Emits `plan_requested` when there are none and the button to make a plan is pressed."""

    plan_requested = Signal()

    def __init__(self) -> None:
        super().__init__(texts.GOALS, texts.GOALS_FROM)
        self._shown_states: Sequence[GoalState] | None = None
        self._table = QWidget()
        self._grid = _make_goals_grid(self._table)
        self.empty_state = EmptyState(texts.NO_GOALS, texts.MAKE_PLAN)
        self.empty_state.pressed.connect(self.plan_requested)
        self.add_widget(self._table)
        self.add_widget(self.empty_state)

    def show_goals(self, case: CaseRecords) -> None:
        """Show the status of each goal of this case."""
        states = judge_goals(case, clock.today())
        if states == self._shown_states:
            return
        self._shown_states = states
        self._clear_goals()
        self._table.setVisible(bool(states))
        self.empty_state.setVisible(not states)
        for index, state in enumerate(states):
            self._add_goal_row(index, state)

    def _clear_goals(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _add_goal_row(self, index: int, state: GoalState) -> None:
        row = 2 * index
        before, now, after = state.figures
        by = make_plain_label(texts.BY.format(format_day(state.goal.by, clock.today())), Role.MUTED)
        cells = (
            TextRunLabel([make_bold_run(state.goal.words)]),
            TextRunLabel([make_plain_run(before.strip()), make_bold_run(now), make_plain_run(after.strip())]),
            GoalBar(None if state.status == "not measured" else state.fraction, state.tone),
            ChipLabel(state.status_text, state.tone),
            by,
        )
        for column, cell in enumerate(cells):
            alignment = Qt.AlignmentFlag.AlignVCenter if column > 1 else Qt.AlignmentFlag(0)
            self._grid.addWidget(cell, row, column, alignment)
        rule = QFrame()
        set_style_role(rule, Role.RULE)
        self._grid.addWidget(rule, row + 1, 0, 1, GOAL_COLUMNS)


def _make_goals_grid(table: QWidget) -> QGridLayout:
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(2 * tokens.GRID)
    grid.setVerticalSpacing(5)
    for column, (stretch, min_width) in enumerate(((36, 160), (20, 130), (20, 80), (0, 0), (0, 0))):
        grid.setColumnStretch(column, stretch)
        grid.setColumnMinimumWidth(column, min_width)
    return grid


class TodoCard(Card):
    """Emits `opened(Todo)` when an entry is clicked or opened with the keyboard."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__(texts.NEEDS)
        self.list = DetailList(texts.NEEDS, texts.NOTHING, fit=True, one_click=True)
        self.list.opened.connect(self.opened)
        self.add_widget(self.list)

    def show_todos(self, todos: Sequence[Todo]) -> None:
        """Show these to-dos."""
        self.list.set_rows([_make_todo_row(todo) for todo in todos])


class TimelineCard(Card):
    """Emits `opened(TimelineRow)` when a row is opened."""

    opened = Signal(object)

    def __init__(self) -> None:
        self.filter = FilterRow(texts.TIMELINE_FILTER, TIMELINE_FILTERS)
        super().__init__(texts.TIMELINE, self.filter)
        self.list = DetailList(texts.TIMELINE)
        self.list.setMinimumHeight(160)
        self.add_widget(self.list, 1)
        self._all_rows: Sequence[TimelineRow] = ()
        self.list.opened.connect(self.opened)
        self.filter.chosen.connect(lambda _: self._show_filtered())

    def show_rows(self, rows: Sequence[TimelineRow]) -> None:
        """Show those of these rows that pass the filter."""
        self._all_rows = rows
        self._show_filtered()

    def _show_filtered(self) -> None:
        selected_filter = self.filter.get_value()
        self.list.set_empty_text(texts.NOTHING_OF_THIS if self._all_rows else texts.NOTHING_HAPPENED)
        self.list.set_rows(
            [make_timeline_row(row) for row in self._all_rows if selected_filter in (None, row.filter)]
        )


def _make_todo_row(todo: Todo) -> DetailRow:
    return DetailRow(
        title=todo.text,
        state=todo.chip,
        tone=todo.tone,
        bold=False,
        key=f"{todo.kind} {todo.record_id} {todo.text}",
        data=todo,
    )
