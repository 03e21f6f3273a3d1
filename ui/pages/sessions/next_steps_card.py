"""The P card: plan, home program, the next visit, and what to ask then."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from charting.model.field import find_prompt
from charting.model.note import Note
from charting.model.plan import Plan
from charting.model.session import Session
from charting.summaries.client_records import CaseRecords
from ui.pages.notes.findings.home_program_table import HomeProgramTable
from ui.pages.notes.note_cards import SoapNoteCard
from ui.pages.sessions import texts
from ui.widgets.fields.basic_fields import LineField, TextField
from ui.widgets.fields.date_fields import DateField
from ui.widgets.layout.collapsible_section import CollapsibleSection


class NextStepsCard(SoapNoteCard):
    """The plan for what comes next."""

    def __init__(self) -> None:
        super().__init__("P", texts.NEXT)
        words = TextField(find_prompt(Session, "plan_words"), lines=1)
        words.hide_label()
        words.edit.setPlaceholderText(find_prompt(Session, "plan_words"))
        self.add_widget(self.add_field("plan_words", words))
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.add_field("check_next", LineField(find_prompt(Session, "check_next"))), 1)
        self.visit = DateField(find_prompt(Session, "next_visit"), with_time=True)
        row.addWidget(self.add_field("next_visit", self.visit), 1)
        self.add_widget(box)
        self.home = HomeProgramTable()
        self.more = CollapsibleSection(find_prompt(Session, "home_program"), self.add_table(self.home))
        self.add_widget(self.more)

    def show_note(self, note: Note, case: CaseRecords) -> None:
        """Also show the schedule of the plan of care, and unfold the home program if there is one."""
        super().show_note(note, case)
        self.more.fold_content(folded=not (self.home.collect_items() or self.home.collect_unread()))
        self.aside.setText(_format_plan_line(case.plan) if case.plan else texts.NO_PLAN)

    def focus_field(self, path: str) -> QWidget | None:
        """Unfold the home program if the field is there."""
        if path.startswith("home_program"):
            self.more.fold_content(folded=False)
        return super().focus_field(path)


def _format_plan_line(plan: Plan) -> str:
    reassess = texts.REASSESS.format(plan.reassess_every) if plan.reassess_every else ""
    return ", ".join(part for part in (texts.PLAN_LINE.format(plan.schedule), reassess) if part)
