"""P: what comes next. Plan, home program, the next visit, and what to ask then."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from charting.model.plan import Plan
from charting.model.session import Session
from charting.summaries.client_file import CaseFile
from ui.pages.findings.home_program import HomeProgramTable
from ui.pages.sessions import texts
from ui.pages.sessions.part import NotePart
from ui.widgets.date_entry import DateEntry
from ui.widgets.fields import LineField, TextField
from ui.widgets.folded import Folded


class NextPart(NotePart):
    """The P card."""

    def __init__(self) -> None:
        super().__init__("P", texts.NEXT)
        words = TextField(texts.PLAN_WORDS, lines=1)
        words.hide_label()
        self.put(self.know("plan_words", words))
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.know("check_next", LineField(texts.CHECK_NEXT)), 1)
        self.visit = DateEntry(texts.NEXT_VISIT, with_time=True)
        row.addWidget(self.know("next_visit", self.visit), 1)
        self.put(box)
        self.home = HomeProgramTable()
        self.home.changed.connect(self.changed)
        self.more = Folded(texts.HOME_PROGRAM, self.home)
        self.put(self.more)

    def fill(self, note: Session, case: CaseFile, before: Session | None) -> None:
        """Also the plan's schedule, beside."""
        super().fill(note, case, before)
        if raw := note.unread.get("next_visit"):
            self.visit.set_text(raw)
        self.home.load(note.home_program)
        self.home.load_unread(note.unread)
        self.more.fold(folded=not (note.home_program or self.home.unread()))
        self.aside.setText(_plan_line(case.plan) if case.plan else texts.NO_PLAN)

    def values(self) -> dict[str, object]:
        """With the home program."""
        return {**super().values(), "home_program": self.home.items()}

    def unread(self) -> dict[str, str]:
        """A next visit that is no date yet, and the home program's."""
        visit = {"next_visit": self.visit.text()} if self.visit.problem() else {}
        return {**visit, **self.home.unread()}

    def place_of(self, name: str) -> QWidget | None:
        """Also the home program, unfolded."""
        if not name.startswith("home_program"):
            return super().place_of(name)
        self.more.fold(folded=False)
        return self.home


def _plan_line(plan: Plan) -> str:
    reassess = texts.REASSESS.format(plan.reassess_every) if plan.reassess_every else ""
    return ", ".join(part for part in (texts.PLAN_LINE.format(plan.schedule), reassess) if part)
