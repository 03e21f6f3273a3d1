"""The goals of the plan: what, from where to where, how far, on track or not, by when."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from charting import clock
from charting.summaries.client_file import CaseFile
from charting.summaries.goals import GoalState, judge_goals
from charting.summaries.words import day_words
from ui.pages.overview import texts
from ui.theme import Role, dress, plain, tokens
from ui.widgets.cards import Card, Chip, EmptyState, GoalBar
from ui.widgets.parts_label import PartsLabel, bold, plainly

COLUMNS = 5


class GoalsCard(Card):
    """`plan_asked` when there are none yet and the way on is pressed."""

    plan_asked = Signal()

    def __init__(self) -> None:
        super().__init__(texts.GOALS, texts.GOALS_FROM)
        self._shown: Sequence[GoalState] | None = None
        self._table = QWidget()
        self._grid = _grid(self._table)
        self.empty = EmptyState(texts.NO_GOALS, texts.MAKE_PLAN)
        self.empty.pressed.connect(self.plan_asked)
        self.put(self._table)
        self.put(self.empty)

    def show_case(self, case: CaseFile) -> None:
        """Show where each goal of this case stands."""
        states = judge_goals(case, clock.today())
        if states == self._shown:
            return
        self._shown = states
        self._clear()
        self._table.setVisible(bool(states))
        self.empty.setVisible(not states)
        for place, state in enumerate(states):
            self._put(place, state)

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _put(self, place: int, state: GoalState) -> None:
        row = 2 * place
        before, now, after = state.figures
        by = plain(texts.BY.format(day_words(state.goal.by, clock.today())), Role.MUTED)
        cells = (
            PartsLabel([bold(state.goal.words)]),
            PartsLabel([plainly(before.strip()), bold(now), plainly(after.strip())]),
            GoalBar(None if state.status == "not measured" else state.fraction, state.tone),
            Chip(state.status_text, state.tone),
            by,
        )
        for column, cell in enumerate(cells):
            alignment = Qt.AlignmentFlag.AlignVCenter if column > 1 else Qt.AlignmentFlag(0)
            self._grid.addWidget(cell, row, column, alignment)
        rule = QFrame()
        dress(rule, Role.RULE)
        self._grid.addWidget(rule, row + 1, 0, 1, COLUMNS)


def _grid(table: QWidget) -> QGridLayout:
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(2 * tokens.GRID)
    grid.setVerticalSpacing(5)
    for column, (stretch, least) in enumerate(((36, 160), (20, 130), (20, 80), (0, 0), (0, 0))):
        grid.setColumnStretch(column, stretch)
        grid.setColumnMinimumWidth(column, least)
    return grid
