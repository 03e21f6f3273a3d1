"""P: what comes next. Plan, home program, the next visit, and what to ask then."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from charting.model.field import find_prompt
from charting.model.note import Note
from charting.model.plan import Plan
from charting.model.session import Session
from charting.summaries.client_file import CaseFile
from ui.pages.findings.home_program import HomeProgramTable
from ui.pages.note_card import NotePart
from ui.pages.sessions import texts
from ui.widgets.date_entry import DateEntry
from ui.widgets.fields import LineField, TextField
from ui.widgets.folded import Folded


class NextPart(NotePart):
    """The P card."""

    def __init__(self) -> None:
        super().__init__("P", texts.NEXT)
        words = TextField(find_prompt(Session, "plan_words"), lines=1)
        words.hide_label()
        words.edit.setPlaceholderText(find_prompt(Session, "plan_words"))
        self.put(self.know("plan_words", words))
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.know("check_next", LineField(find_prompt(Session, "check_next"))), 1)
        self.visit = DateEntry(find_prompt(Session, "next_visit"), with_time=True)
        row.addWidget(self.know("next_visit", self.visit), 1)
        self.put(box)
        self.home = HomeProgramTable()
        self.more = Folded(find_prompt(Session, "home_program"), self.own(self.home))
        self.put(self.more)

    def fill(self, note: Note, case: CaseFile) -> None:
        """Also the plan's schedule, beside; a home program only where there is one."""
        super().fill(note, case)
        self.more.fold(folded=not (self.home.items() or self.home.unread()))
        self.aside.setText(_plan_line(case.plan) if case.plan else texts.NO_PLAN)

    def go_to(self, path: str) -> QWidget | None:
        """Also to what is folded away."""
        if path.startswith("home_program"):
            self.more.fold(folded=False)
        return super().go_to(path)


def _plan_line(plan: Plan) -> str:
    reassess = texts.REASSESS.format(plan.reassess_every) if plan.reassess_every else ""
    return ", ".join(part for part in (texts.PLAN_LINE.format(plan.schedule), reassess) if part)
