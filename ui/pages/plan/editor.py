"""The plan editor: goals, how often, what is done, what the client does at home, and when care ends."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charting.model.field import find_prompt
from charting.model.note import Note
from charting.model.plan import Plan
from charting.reference import loader
from charting.summaries.client_file import CaseFile
from ui.desk import Desk
from ui.pages.findings.home_program import HomeProgramTable
from ui.pages.note_card import NoteCard, merged
from ui.pages.note_editor import NoteEditor
from ui.pages.plan import texts
from ui.pages.plan.goals_table import GoalsTable
from ui.theme import Role, plain
from ui.widgets.buttons import ActionButton
from ui.widgets.date_entry import DateEntry
from ui.widgets.fields import ChoiceField, LineField, NumberField, TextField
from ui.widgets.scrolled import reveal, scrolled
from ui.widgets.words_field import WordsField


class PlanEditor(NoteEditor[Plan]):
    """Charts one draft plan."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.goals = GoalsCard()
        self.reason = NoteCard()
        self.reason.put(self.reason.know("reason", TextField(find_prompt(Plan, "reason"), lines=1)))
        self.discard_button = ActionButton(texts.DISCARD)
        home = NoteCard(find_prompt(Plan, "home_program"))
        home.put(home.own(HomeProgramTable()))
        self.cards: tuple[NoteCard, ...] = (
            _when(),
            self.reason,
            self.goals,
            _schedule(),
            _care(),
            home,
            _ends(),
        )
        self.area = scrolled(self._page())
        self.body.addWidget(self.area)
        for card in self.cards:
            card.changed.connect(self.touch)

    def title(self, note: Plan, _case: CaseFile) -> str:
        """`Plan of care, revision 2`."""
        number = texts.REVISION.format(number=note.revision).lower()
        return texts.TITLE if note.revision == 1 else f"{texts.TITLE}, {number}"

    def fill(self, note: Plan, case: CaseFile) -> None:
        """Show the draft from the top; a first plan has no reason to give."""
        for card in self.cards:
            card.fill(note, case)
        self.reason.setVisible(note.revision > 1)
        self.first = "reason" if note.revision > 1 else "goals"
        self.area.verticalScrollBar().setValue(0)

    def collect(self, note: Plan) -> Plan:
        """The draft as the page shows it."""
        values, unread = merged(self.cards)
        if not isinstance(values["happened_at"], datetime):
            values["happened_at"] = note.happened_at
        return note.with_changes(**values, unread=unread)

    def go_to(self, field: str) -> None:
        """The cursor to that field, scrolled into view; how often is asked with the first of its fields."""
        wanted = "visits_per_week" if field == "frequency" else field
        for card in self.cards:
            widget = card.go_to(wanted)
            if widget is not None:
                reveal(self.area, widget)
                return

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        for card in self.cards:
            column.addWidget(card)
        column.addWidget(self.discard_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page


class GoalsCard(NoteCard):
    """The goals; the case says what can be measured."""

    def __init__(self) -> None:
        super().__init__(find_prompt(Plan, "goals"), texts.GOALS_ASIDE)
        self.table = GoalsTable()
        self.put(self.own(self.table))

    def fill(self, note: Note, case: CaseFile) -> None:
        """First what can be chosen, then the goals."""
        assert isinstance(note, Plan)
        self.table.set_case(case, note.goals)
        super().fill(note, case)


def _when() -> NoteCard:
    card = NoteCard()
    moment = DateEntry(find_prompt(Plan, "happened_at"), past=True, with_time=True)
    moment.hide_label()
    moment.edit.setMinimumWidth(200)
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(plain(find_prompt(Plan, "happened_at"), Role.FIELD_LABEL))
    row.addWidget(card.know("happened_at", moment))
    row.addStretch(1)
    card.body.addLayout(row)
    return card


def _schedule() -> NoteCard:
    card = NoteCard(texts.SCHEDULE)
    row = QHBoxLayout()
    row.setSpacing(16)
    rates = ChoiceField(find_prompt(Plan, "visits_per_week"), texts.RATES, none=texts.NOT_SAID)
    words = LineField(find_prompt(Plan, "frequency"), placeholder=texts.OWN_WORDS_HINT)
    row.addWidget(card.know("visits_per_week", rates), 2)
    row.addWidget(card.know("weeks", NumberField(find_prompt(Plan, "weeks"), 1, 104)), 2)
    row.addWidget(card.know("frequency", words), 4)
    row.addWidget(card.know("reassess_every", NumberField(find_prompt(Plan, "reassess_every"), 1, 52)), 2)
    card.body.addLayout(row)
    return card


def _care() -> NoteCard:
    card = NoteCard(texts.CARE, texts.CARE_ASIDE)
    techniques = [each.name for each in loader.techniques()]
    pressures = sorted({each.pressure for each in loader.techniques() if each.pressure})
    regions = [each.name for each in loader.regions()]
    card.put(card.know("techniques", WordsField(find_prompt(Plan, "techniques"), techniques, between=";")))
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(card.know("areas", WordsField(find_prompt(Plan, "areas"), regions, between=";")), 2)
    row.addWidget(
        card.know("pressure_limit", LineField(find_prompt(Plan, "pressure_limit"), completions=pressures)), 1
    )
    card.body.addLayout(row)
    return card


def _ends() -> NoteCard:
    card = NoteCard(find_prompt(Plan, "outlook"), texts.OUTLOOK_ASIDE)
    outlook = TextField(find_prompt(Plan, "outlook"), lines=1)
    outlook.hide_label()
    card.put(card.know("outlook", outlook))
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(
        card.know("discharge_criteria", TextField(find_prompt(Plan, "discharge_criteria"), lines=1)), 1
    )
    row.addWidget(card.know("stop_criteria", TextField(find_prompt(Plan, "stop_criteria"), lines=1)), 1)
    card.body.addLayout(row)
    return card
