"""The cards for the complaint: the client's words, pain, and the activities that are hard."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from charting.model.assessment import Assessment, Pain
from charting.model.field import find_prompt
from charting.model.note import Note
from charting.reference import loader
from charting.summaries.client_records import CaseRecords
from ui.pages.assessments import texts
from ui.pages.notes.findings.activities_panel import ActivitiesPanel
from ui.pages.notes.findings.negatives_field import NegativesField
from ui.pages.notes.findings.previous_notes import find_previous_records
from ui.pages.notes.note_cards import NoteCard
from ui.widgets.fields.basic_fields import ChoiceField, LineField, TextField
from ui.widgets.fields.score_field import ScoreField
from ui.widgets.fields.word_list_field import WordListField
from ui.widgets.layout.flow_layout import FlowLayout

_STRIPS = ("now", "worst", "best", "average")
_LABEL_WIDTH = 70  # px, as in a session, so that the scores of the activities align below


class ComplaintCard(NoteCard):
    """The client's words and the pain."""

    def __init__(self) -> None:
        super().__init__(texts.COMPLAINT, texts.PAIN_ANCHOR)
        words = TextField(find_prompt(Assessment, "subjective"), lines=2)
        words.hide_label()
        words.edit.setPlaceholderText(find_prompt(Assessment, "subjective"))
        self.add_widget(self.add_field("subjective", words))
        box = QWidget()
        strips = FlowLayout(box)
        for name in _STRIPS:
            strip = ScoreField(find_prompt(Pain, name), label_width=_LABEL_WIDTH)
            strips.addWidget(self.add_field(f"pain.{name}", strip))
        self.add_widget(box)
        self.add_widget(self._build_quality_row())

    def show_note(self, note: Note, case: CaseRecords) -> None:
        """Also show the scores of the previous assessment faintly."""
        super().show_note(note, case)
        earlier = [other for other in case.signed_assessments if other.happened_at < note.when]
        for name in _STRIPS:
            strip = self.fields[f"pain.{name}"]
            assert isinstance(strip, ScoreField)
            strip.set_previous(getattr(earlier[-1].pain, name) if earlier else None)

    def _build_quality_row(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        qualities = [word.name for word in loader.list_pain_qualities()]
        frequencies = [word.name for word in loader.list_pain_frequencies()]
        row.addWidget(
            self.add_field(
                "pain.qualities",
                WordListField(find_prompt(Pain, "qualities"), qualities, placeholder=texts.QUALITIES_HINT),
            ),
            2,
        )
        row.addWidget(
            self.add_field(
                "pain.frequency", ChoiceField(find_prompt(Pain, "frequency"), frequencies, editable=True)
            ),
            1,
        )
        row.addWidget(self.add_field("pain.radiation", LineField(find_prompt(Pain, "radiation"))), 2)
        row.addWidget(self.add_field("negatives", NegativesField()), 2)
        return box


class ActivitiesCard(NoteCard):
    """Up to five activities with their scores."""

    def __init__(self) -> None:
        super().__init__(find_prompt(Assessment, "activities"), texts.ACTIVITIES_ASIDE)
        self.add_widget(self.add_table(ActivitiesPanel()))

    def find_previous_items(self, name: str, note: Note, case: CaseRecords) -> tuple[object, ...]:
        """Find the activities in the signed notes before this one."""
        return find_previous_records(case, name, note.when)
