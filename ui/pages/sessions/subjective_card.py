"""The S card: the client's words, pain scores, and activities."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from charting.model.field import find_prompt
from charting.model.note import Note
from charting.model.session import Session
from charting.summaries.client_records import CaseRecords
from ui.pages.notes.findings.activities_panel import ActivitiesPanel
from ui.pages.notes.findings.negatives_field import NegativesField
from ui.pages.notes.findings.previous_notes import find_previous_session
from ui.pages.notes.note_cards import SoapNoteCard
from ui.pages.sessions import texts
from ui.pages.sessions.session_fields import FirstAnswerField, RelativePainField
from ui.widgets.fields.basic_fields import LineField, TextField
from ui.widgets.fields.score_field import ScoreField
from ui.widgets.fields.screening_field import ScreeningField
from ui.widgets.layout.flow_layout import FlowLayout

LABEL_WIDTH = 70  # px, so that the scores align


class SubjectiveCard(SoapNoteCard):
    """What the client reports."""

    def __init__(self) -> None:
        super().__init__("S", find_prompt(Session, "subjective"))
        self.answer = FirstAnswerField()
        self.add_widget(self.add_field("first_answer", self.answer))
        words = TextField(find_prompt(Session, "subjective"), lines=2)
        words.hide_label()
        self.add_widget(self.add_field("subjective", words))
        self.strips = {
            name: ScoreField(find_prompt(Session, name), label_width=LABEL_WIDTH)
            for name in ("pain_now", "pain_worst", "pain_best")
        }
        self.add_widget(self._build_strips())
        activities, self.negatives = ActivitiesPanel(), NegativesField()
        activities.put_below(self.negatives.opener)
        self.negatives.place_label(above=False)
        self.add_widget(self.add_table(activities))
        self.add_widget(self.add_field("negatives", self.negatives))
        self.add_widget(self._build_questions())

    def show_note(self, note: Note, case: CaseRecords) -> None:
        """Also show the previous scores faintly, and the question left by the last visit."""
        super().show_note(note, case)
        assert isinstance(note, Session)
        before = find_previous_session(case, note)
        for name, strip in self.strips.items():
            strip.set_previous(getattr(before, name) if before else None)
        self.answer.ask_question(note.first_question)
        self.negatives.hide_when_empty()

    def focus_field(self, path: str) -> QWidget | None:
        """Open the negatives if they are meant."""
        if path == "negatives":
            self.negatives.enter_field()
        return super().focus_field(path)

    def _build_strips(self) -> QWidget:
        box = QWidget()
        row = FlowLayout(box)
        for name, strip in self.strips.items():
            row.addWidget(self.add_field(name, strip))
            if name == "pain_now":
                row.addWidget(
                    self.add_field(
                        "pain_said", RelativePainField(find_prompt(Session, "pain_said"), texts.AGAINST_LAST)
                    )
                )
        return box

    def _build_questions(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        home_program = LineField(
            find_prompt(Session, "home_program_done"), completions=texts.HOME_DONE_CHOICES
        )
        response = LineField(find_prompt(Session, "response_to_last"), longest=2000)
        health_changes = ScreeningField(find_prompt(Session, "health_changes"))
        for name, field in (
            ("response_to_last", response),
            ("home_program_done", home_program),
            ("health_changes", health_changes),
        ):
            row.addWidget(self.add_field(name, field), 1)
        return box
