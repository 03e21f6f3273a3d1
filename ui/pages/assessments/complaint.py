"""What brings the client: words, pain in four strips and how it is felt, and the activities that it hinders."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from charting.model.assessment import Assessment, Pain
from charting.model.field import find_prompt
from charting.model.note import Note
from charting.reference import loader
from charting.summaries.client_file import CaseFile
from ui.pages.assessments import texts
from ui.pages.findings.activities import ActivitiesPanel
from ui.pages.findings.negatives import NegativesField
from ui.pages.findings.previous import charted_before
from ui.pages.note_card import NoteCard
from ui.widgets.fields import ChoiceField, LineField, TextField
from ui.widgets.flow import Flow
from ui.widgets.number_strip import NumberStrip
from ui.widgets.words_field import WordsField

_STRIPS = ("now", "worst", "best", "average")
_LABELS = 70  # px: as wide as in a session, so that the scores of the activities stand below


class ComplaintCard(NoteCard):
    """The words and the pain."""

    def __init__(self) -> None:
        super().__init__(texts.COMPLAINT, texts.PAIN_ANCHOR)
        words = TextField(find_prompt(Assessment, "subjective"), lines=2)
        words.hide_label()
        words.edit.setPlaceholderText(find_prompt(Assessment, "subjective"))
        self.put(self.know("subjective", words))
        box = QWidget()
        strips = Flow(box)
        for name in _STRIPS:
            strip = NumberStrip(find_prompt(Pain, name), label_width=_LABELS)
            strips.addWidget(self.know(f"pain.{name}", strip))
        self.put(box)
        self.put(self._felt())

    def fill(self, note: Note, case: CaseFile) -> None:
        """Also the scores of the assessment before, faintly."""
        super().fill(note, case)
        earlier = [each for each in case.signed_assessments if each.happened_at < note.when]
        for name in _STRIPS:
            strip = self.fields[f"pain.{name}"]
            assert isinstance(strip, NumberStrip)
            strip.set_previous(getattr(earlier[-1].pain, name) if earlier else None)

    def _felt(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        qualities = [word.name for word in loader.pain_qualities()]
        frequencies = [word.name for word in loader.pain_frequencies()]
        row.addWidget(
            self.know(
                "pain.qualities",
                WordsField(find_prompt(Pain, "qualities"), qualities, placeholder=texts.QUALITIES_HINT),
            ),
            2,
        )
        row.addWidget(
            self.know(
                "pain.frequency", ChoiceField(find_prompt(Pain, "frequency"), frequencies, editable=True)
            ),
            1,
        )
        row.addWidget(self.know("pain.radiation", LineField(find_prompt(Pain, "radiation"))), 2)
        row.addWidget(self.know("negatives", NegativesField()), 2)
        return box


class ActivitiesCard(NoteCard):
    """Up to five activities with their scores."""

    def __init__(self) -> None:
        super().__init__(find_prompt(Assessment, "activities"), texts.ACTIVITIES_ASIDE)
        self.put(self.own(ActivitiesPanel()))

    def before(self, name: str, note: Note, case: CaseFile) -> tuple[object, ...]:
        """The scores before."""
        return charted_before(case, name, note.when)
