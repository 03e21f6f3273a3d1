"""The editor of the plan of care: goals, schedule, care, home program, and outlook."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charting.model.field import find_prompt
from charting.model.note import Note
from charting.model.plan import Plan
from charting.reference import loader
from charting.summaries.client_records import CaseRecords
from ui.core.chart_client import ChartClient
from ui.pages.notes.editor import NoteEditor
from ui.pages.notes.findings.home_program_table import HomeProgramTable
from ui.pages.notes.note_cards import NoteCard, merge_card_values
from ui.pages.plan import texts
from ui.pages.plan.goals_table import GoalsTable
from ui.theme import Role, make_plain_label
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.fields.basic_fields import ChoiceField, LineField, NumberField, TextField
from ui.widgets.fields.date_fields import DateField
from ui.widgets.fields.word_list_field import WordListField
from ui.widgets.layout.scroll_area import make_scroll_area, scroll_to_cursor


class PlanEditor(NoteEditor[Plan]):
    """Edits one draft plan."""

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__(chart_client)
        self.goals = PlanGoalsCard()
        self.reason = NoteCard()
        self.reason.add_widget(
            self.reason.add_field("reason", TextField(find_prompt(Plan, "reason"), lines=1))
        )
        self.discard_button = ActionButton(texts.DISCARD)
        home = NoteCard(find_prompt(Plan, "home_program"))
        home.add_widget(home.add_table(HomeProgramTable()))
        self.cards: tuple[NoteCard, ...] = (
            _build_when_card(),
            self.reason,
            self.goals,
            _build_schedule_card(),
            _build_care_card(),
            home,
            _build_outlook_card(),
        )
        self.area = make_scroll_area(self._build_page())
        self.body.addWidget(self.area)
        for card in self.cards:
            card.changed.connect(self.mark_changed)

    def format_title(self, note: Plan, _case: CaseRecords) -> str:
        """Format the heading: `Plan of care, revision 2`."""
        number = texts.REVISION.format(number=note.revision).lower()
        return texts.TITLE if note.revision == 1 else f"{texts.TITLE}, {number}"

    def show_draft(self, note: Plan, case: CaseRecords) -> None:
        """Show the draft, scrolled to the top; only a revision asks for its reason."""
        for card in self.cards:
            card.show_note(note, case)
        self.reason.setVisible(note.revision > 1)
        self.first = "reason" if note.revision > 1 else "goals"
        self.area.verticalScrollBar().setValue(0)

    def collect_draft(self, note: Plan) -> Plan:
        """Collect the draft from the fields."""
        values, unread = merge_card_values(self.cards)
        if not isinstance(values["happened_at"], datetime):
            values["happened_at"] = note.happened_at
        return note.with_changes(**values, unread=unread)

    def focus_field(self, field: str) -> None:
        """Put the cursor in that field, and scroll to it; `frequency` goes to the first field of the schedule."""
        path = "visits_per_week" if field == "frequency" else field
        for card in self.cards:
            widget = card.focus_field(path)
            if widget is not None:
                scroll_to_cursor(self.area, widget)
                return

    def _build_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        for card in self.cards:
            column.addWidget(card)
        column.addWidget(self.discard_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page


class PlanGoalsCard(NoteCard):
    """The goals; the measures on offer come from the case."""

    def __init__(self) -> None:
        super().__init__(find_prompt(Plan, "goals"), texts.GOALS_ASIDE)
        self.table = GoalsTable()
        self.add_widget(self.add_table(self.table))

    def show_note(self, note: Note, case: CaseRecords) -> None:
        """Offer the measures of the case, then show the goals."""
        assert isinstance(note, Plan)
        self.table.set_case(case, note.goals)
        super().show_note(note, case)


def _build_when_card() -> NoteCard:
    card = NoteCard()
    moment = DateField(find_prompt(Plan, "happened_at"), past=True, with_time=True)
    moment.hide_label()
    moment.edit.setMinimumWidth(200)
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(make_plain_label(find_prompt(Plan, "happened_at"), Role.FIELD_LABEL))
    row.addWidget(card.add_field("happened_at", moment))
    row.addStretch(1)
    card.body.addLayout(row)
    return card


def _build_schedule_card() -> NoteCard:
    card = NoteCard(texts.SCHEDULE)
    row = QHBoxLayout()
    row.setSpacing(16)
    rates = ChoiceField(find_prompt(Plan, "visits_per_week"), texts.RATES, none=texts.NOT_SAID)
    words = LineField(find_prompt(Plan, "frequency"), placeholder=texts.OWN_WORDS_HINT)
    row.addWidget(card.add_field("visits_per_week", rates), 2)
    row.addWidget(card.add_field("weeks", NumberField(find_prompt(Plan, "weeks"), 1, 104)), 2)
    row.addWidget(card.add_field("frequency", words), 4)
    row.addWidget(
        card.add_field("reassess_every", NumberField(find_prompt(Plan, "reassess_every"), 1, 52)), 2
    )
    card.body.addLayout(row)
    return card


def _build_care_card() -> NoteCard:
    card = NoteCard(texts.CARE, texts.CARE_ASIDE)
    techniques = [technique.name for technique in loader.list_techniques()]
    pressures = sorted({entry.pressure for entry in loader.list_techniques() if entry.pressure})
    regions = [region.name for region in loader.list_regions()]
    card.add_widget(
        card.add_field("techniques", WordListField(find_prompt(Plan, "techniques"), techniques, between=";"))
    )
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(card.add_field("areas", WordListField(find_prompt(Plan, "areas"), regions, between=";")), 2)
    row.addWidget(
        card.add_field(
            "pressure_limit", LineField(find_prompt(Plan, "pressure_limit"), completions=pressures)
        ),
        1,
    )
    card.body.addLayout(row)
    return card


def _build_outlook_card() -> NoteCard:
    card = NoteCard(find_prompt(Plan, "outlook"), texts.OUTLOOK_ASIDE)
    outlook = TextField(find_prompt(Plan, "outlook"), lines=1)
    outlook.hide_label()
    card.add_widget(card.add_field("outlook", outlook))
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(
        card.add_field("discharge_criteria", TextField(find_prompt(Plan, "discharge_criteria"), lines=1)), 1
    )
    row.addWidget(card.add_field("stop_criteria", TextField(find_prompt(Plan, "stop_criteria"), lines=1)), 1)
    card.body.addLayout(row)
    return card
