"""S: what the client says. Words, pain as strips, the activities that the client named."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from charting.model.note import Note
from charting.model.session import Session
from charting.summaries.client_file import CaseFile
from ui.pages.findings.activities import ActivitiesPanel
from ui.pages.findings.previous import session_before
from ui.pages.note_card import NotePart
from ui.pages.sessions import texts
from ui.widgets.asked_field import AskedField
from ui.widgets.fields import LineField, TextField
from ui.widgets.flow import Flow
from ui.widgets.number_strip import NumberStrip

LABELS = 70  # px: the strips stand under each other


class Subjective(NotePart):
    """The S card."""

    def __init__(self) -> None:
        super().__init__("S", texts.SUBJECTIVE)
        words = TextField(texts.SUBJECTIVE, lines=2)
        words.hide_label()
        self.put(self.know("subjective", words))
        self.strips = {
            "pain_now": NumberStrip(texts.PAIN_NOW, label_width=LABELS),
            "pain_worst": NumberStrip(texts.PAIN_WORST, label_width=LABELS),
            "pain_best": NumberStrip(texts.PAIN_BEST, label_width=LABELS),
        }
        self.put(self._strips())
        self.put(self.own(ActivitiesPanel()))
        self.put(self._questions())

    def fill(self, note: Note, case: CaseFile) -> None:
        """Also last time's scores, faintly, and what was to be asked today."""
        super().fill(note, case)
        assert isinstance(note, Session)
        before = session_before(case, note)
        for name, strip in self.strips.items():
            strip.set_previous(getattr(before, name) if before else None)
        self.aside.setText(texts.ASKED_LAST.format(before.check_next) if before and before.check_next else "")

    def _strips(self) -> QWidget:
        box = QWidget()
        row = Flow(box)
        for name, strip in self.strips.items():
            row.addWidget(self.know(name, strip))
        return box

    def _questions(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        done = LineField(texts.HOME_DONE, completions=texts.HOME_DONE_CHOICES)
        last = LineField(texts.RESPONSE_TO_LAST, longest=2000)
        asked = AskedField(texts.HEALTH_CHANGES)
        for name, field in (
            ("response_to_last", last),
            ("home_program_done", done),
            ("health_changes", asked),
        ):
            row.addWidget(self.know(name, field), 1)
        return box
