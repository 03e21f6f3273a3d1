"""What brings the client: words, pain in four strips and how it is felt, and the activities that it hinders."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

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

_STRIPS = (
    ("pain.now", texts.PAIN_NOW),
    ("pain.worst", texts.PAIN_WORST),
    ("pain.best", texts.PAIN_BEST),
    ("pain.average", texts.PAIN_AVERAGE),
)
_LABELS = 70  # px: as wide as in a session, so that the scores of the activities stand below


class ComplaintCard(NoteCard):
    """The words and the pain."""

    def __init__(self) -> None:
        super().__init__(texts.COMPLAINT, texts.PAIN_ANCHOR)
        words = TextField(texts.WORDS, lines=2)
        words.hide_label()
        words.edit.setPlaceholderText(texts.WORDS)
        self.put(self.know("subjective", words))
        box = QWidget()
        strips = Flow(box)
        for path, label in _STRIPS:
            strips.addWidget(self.know(path, NumberStrip(label, label_width=_LABELS)))
        self.put(box)
        self.put(self._felt())

    def fill(self, note: Note, case: CaseFile) -> None:
        """Also the scores of the assessment before, faintly."""
        super().fill(note, case)
        earlier = [each for each in case.signed_assessments if each.happened_at < note.when]
        for path, _ in _STRIPS:
            strip = self.fields[path]
            assert isinstance(strip, NumberStrip)
            strip.set_previous(getattr(earlier[-1].pain, path.split(".")[1]) if earlier else None)

    def _felt(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        qualities = [word.name for word in loader.pain_qualities()]
        frequencies = [word.name for word in loader.pain_frequencies()]
        row.addWidget(
            self.know(
                "pain.qualities", WordsField(texts.QUALITIES, qualities, placeholder=texts.QUALITIES_HINT)
            ),
            2,
        )
        row.addWidget(
            self.know("pain.frequency", ChoiceField(texts.FREQUENCY, frequencies, editable=True)), 1
        )
        row.addWidget(self.know("pain.radiation", LineField(texts.RADIATION)), 2)
        row.addWidget(self.know("negatives", NegativesField()), 2)
        return box


class ActivitiesCard(NoteCard):
    """Up to five activities with their scores."""

    def __init__(self) -> None:
        super().__init__(texts.ACTIVITIES, texts.ACTIVITIES_ASIDE)
        self.put(self.own(ActivitiesPanel()))

    def before(self, name: str, note: Note, case: CaseFile) -> tuple[object, ...]:
        """The scores before."""
        return charted_before(case, name, note.when)
