"""S: what the client says. Words, pain as strips, the activities that the client named."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from charting.model.field import find_prompt
from charting.model.note import Note
from charting.model.session import Session
from charting.summaries.client_file import CaseFile
from ui.pages.findings.activities import ActivitiesPanel
from ui.pages.findings.negatives import NegativesField
from ui.pages.findings.previous import session_before
from ui.pages.note_card import NotePart
from ui.pages.sessions import texts
from ui.pages.sessions.as_said import AnswerField, SaidField
from ui.widgets.asked_field import AskedField
from ui.widgets.fields import LineField, TextField
from ui.widgets.flow import Flow
from ui.widgets.number_strip import NumberStrip

LABELS = 70  # px: the strips stand under each other


class Subjective(NotePart):
    """The S card."""

    def __init__(self) -> None:
        super().__init__("S", find_prompt(Session, "subjective"))
        self.answer = AnswerField()
        self.put(self.know("first_answer", self.answer))
        words = TextField(find_prompt(Session, "subjective"), lines=2)
        words.hide_label()
        self.put(self.know("subjective", words))
        self.strips = {
            name: NumberStrip(find_prompt(Session, name), label_width=LABELS)
            for name in ("pain_now", "pain_worst", "pain_best")
        }
        self.put(self._strips())
        activities, self.negatives = ActivitiesPanel(), NegativesField()
        activities.put_below(self.negatives.opener)
        self.negatives.put_label(above=False)
        self.put(self.own(activities))
        self.put(self.know("negatives", self.negatives))
        self.put(self._questions())

    def fill(self, note: Note, case: CaseFile) -> None:
        """Also last time's scores, faintly, and above all what the last visit left to ask today."""
        super().fill(note, case)
        assert isinstance(note, Session)
        before = session_before(case, note)
        for name, strip in self.strips.items():
            strip.set_previous(getattr(before, name) if before else None)
        self.answer.ask(note.first_question)
        self.negatives.tuck()

    def go_to(self, path: str) -> QWidget | None:
        """Also to what is tucked away."""
        if path == "negatives":
            self.negatives.enter()
        return super().go_to(path)

    def _strips(self) -> QWidget:
        box = QWidget()
        row = Flow(box)
        for name, strip in self.strips.items():
            row.addWidget(self.know(name, strip))
            if name == "pain_now":
                row.addWidget(
                    self.know("pain_said", SaidField(find_prompt(Session, "pain_said"), texts.AGAINST_LAST))
                )
        return box

    def _questions(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        done = LineField(find_prompt(Session, "home_program_done"), completions=texts.HOME_DONE_CHOICES)
        last = LineField(find_prompt(Session, "response_to_last"), longest=2000)
        asked = AskedField(find_prompt(Session, "health_changes"))
        for name, field in (
            ("response_to_last", last),
            ("home_program_done", done),
            ("health_changes", asked),
        ):
            row.addWidget(self.know(name, field), 1)
        return box
