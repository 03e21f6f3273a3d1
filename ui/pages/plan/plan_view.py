"""Shows the plan in force: its goals judged from the chart, the care, the home program, and the addenda."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from charting import clock
from charting.model.field import find_prompt
from charting.model.plan import HomeTask, Plan
from charting.summaries.client_records import CaseRecords
from charting.summaries.notes.record_text import list_field_lines
from charting.summaries.progress.goal_status import GoalState, judge_goals
from charting.text import dates
from ui.pages.notes.tab import format_short_day
from ui.pages.plan import texts
from ui.theme import Role, make_plain_label
from ui.widgets.cards.badges import ChipLabel, GoalBar
from ui.widgets.cards.card import Card
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.layout.scroll_area import make_scroll_area
from ui.widgets.text.elided_label import ElidedLabel
from ui.widgets.text.labeled_lines import LabeledLines
from ui.widgets.text.text_run_label import TextRunLabel, make_bold_run, make_plain_run

_HEADING_WIDTH = 130  # px
_ROW_HEIGHT = 34  # px
_CARE_FIELDS = (
    "frequency", "techniques", "areas", "pressure_limit", "reassess_every", "outlook", "discharge_criteria",
    "stop_criteria", "reason",
)  # fmt: skip
# Shown in cards of their own, or in the head.
_SHOWN_ELSEWHERE = ("goals", "home_program", "happened_at", "entered_at", "reasons")


class PlanGoalsView(QWidget):
    """A line for each goal: words, figures, progress bar, status, and due date."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        for column, stretch in enumerate((5, 4, 3, 0, 0)):
            self._grid.setColumnStretch(column, stretch)

    def show_goals(self, states: tuple[GoalState, ...]) -> None:
        """Show these goals instead of the previous ones."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, state in enumerate(states):
            for column, widget in enumerate(_build_cells(state)):
                self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
        for row in range(
            max(len(states), self._grid.rowCount())
        ):  # the previous plan may have had more goals
            self._grid.setRowMinimumHeight(row, _ROW_HEIGHT if row < len(states) else 0)
        if not states:
            self._grid.addWidget(make_plain_label(texts.NO_GOALS, Role.MUTED), 0, 0)


class PlanView(QWidget):
    """The view. The tab connects its buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = make_plain_label(texts.TITLE, Role.PAGE_TITLE)
        self.revision = ChipLabel()
        self.signature = ElidedLabel("", Role.MUTED)
        self.add_button = ActionButton.from_command("note.addendum")
        self.revise_button = ActionButton(texts.REVISE, primary=True)
        self.goals = PlanGoalsView()
        self.care, self.home, self.addenda = (
            LabeledLines(_HEADING_WIDTH),
            LabeledLines(),
            LabeledLines(_HEADING_WIDTH),
        )
        self.no_home = make_plain_label(texts.NO_HOME, Role.MUTED)
        self.addenda_card = Card()
        self.addenda_card.add_widget(self.addenda)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._build_head())
        self.area: QScrollArea = make_scroll_area(self._build_page(), texts.PLAN)
        column.addWidget(self.area, 1)

    def show_plan(self, plan: Plan, case: CaseRecords) -> None:
        """Show the plan, with its goals judged as of today."""
        number = texts.REVISION.format(number=plan.revision)
        self.revision.show_text(texts.FIRST if plan.revision == 1 else number, "neutral")
        when = dates.format_day_and_time(plan.signed_at.astimezone()) if plan.signed_at else ""
        self.signature.setText(texts.SIGNED.format(when=when, who=plan.signed_by))
        self.goals.show_goals(judge_goals(case, clock.today()))
        self.care.show_lines(_format_care(plan))
        self.home.show_lines([(task.name, _format_task(task)) for task in plan.home_program])
        self.no_home.setVisible(not plan.home_program)
        addenda = [addendum for addendum in case.addenda if addendum.record_id == plan.id]
        self.addenda.show_lines(
            [
                (
                    texts.ADDENDUM.format(when=format_short_day(addendum.written_at.date())),
                    f"{addendum.text}\n{addendum.author}",
                )
                for addendum in addenda
            ]
        )
        self.addenda_card.setVisible(bool(addenda))

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self.revision)
        head.addWidget(self.signature, 1)
        head.addWidget(self.add_button)
        head.addWidget(self.revise_button)
        return head

    def _build_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        goals, care, home = (
            Card(find_prompt(Plan, "goals"), texts.JUDGED),
            Card(texts.PLAN),
            Card(find_prompt(Plan, "home_program")),
        )
        goals.add_widget(self.goals)
        care.add_widget(self.care)
        home.add_widget(self.home)
        home.add_widget(self.no_home)
        for card in (care, home):
            card.body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(care, 3)
        row.addWidget(home, 2)
        column.addWidget(goals)
        column.addLayout(row)
        column.addWidget(self.addenda_card)
        column.addStretch(1)
        return page


def _build_cells(state: GoalState) -> tuple[QWidget, ...]:
    before, now, after = state.figures
    figures = TextRunLabel(
        [make_plain_run(before.strip()), make_bold_run(now), make_plain_run(after.strip())]
    )
    return (
        ElidedLabel(state.goal.words, Role.STRONG),
        figures,
        GoalBar(state.fraction if state.now is not None else None, state.tone),
        ChipLabel(state.status_text, state.tone),
        make_plain_label(texts.BY.format(day=format_short_day(state.goal.by)), Role.MUTED),
    )


def _format_care(plan: Plan) -> list[tuple[str, str]]:
    """Format the other fields of the plan in the order of `_CARE_FIELDS`; fields that are not listed there come last."""
    overrides = {"frequency": plan.schedule, "areas": "; ".join(plan.areas)}
    lines = [line for line in list_field_lines(plan, overrides) if line.name not in _SHOWN_ELSEWHERE]
    lines.sort(
        key=lambda line: _CARE_FIELDS.index(line.name) if line.name in _CARE_FIELDS else len(_CARE_FIELDS)
    )
    return [
        (texts.SCHEDULE if line.name == "frequency" else line.heading, line.words)
        for line in lines
        if line.words.strip()
    ]


def _format_task(task: HomeTask) -> str:
    return " · ".join(part for part in (task.measured.words, task.dose, task.kind.value) if part)
