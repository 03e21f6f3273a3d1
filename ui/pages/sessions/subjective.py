"""S: what the client says. Words, pain as strips, the activities that the client named."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from charting.model.session import Session
from charting.summaries.client_file import CaseFile
from ui.pages.findings.activities import ActivitiesPanel
from ui.pages.findings.previous import charted_before
from ui.pages.sessions import texts
from ui.pages.sessions.part import NotePart
from ui.widgets.asked_field import AskedField
from ui.widgets.fields import LineField, TextField
from ui.widgets.flow import Flow
from ui.widgets.number_strip import NumberStrip

_STRIPS = (("pain_now", texts.PAIN_NOW), ("pain_worst", texts.PAIN_WORST), ("pain_best", texts.PAIN_BEST))


LABELS = 78  # px: the strips stand under each other


class Subjective(NotePart):
    """The S card."""

    def __init__(self) -> None:
        super().__init__("S", texts.SUBJECTIVE)
        words = TextField(texts.SUBJECTIVE, lines=2)
        words.hide_label()
        self.put(self.know("subjective", words))
        self.put(self._strips())
        self.activities = ActivitiesPanel()
        self.activities.changed.connect(self.changed)
        self.put(self.activities)
        self.put(self._questions())

    def fill(self, note: Session, case: CaseFile, before: Session | None) -> None:
        """Also last time's scores, faintly, and what was to be asked today."""
        super().fill(note, case, before)
        for name, _ in _STRIPS:
            strip = self.fields[name]
            assert isinstance(strip, NumberStrip)
            strip.set_previous(getattr(before, name) if before else None)
        self.activities.load(note.activities, charted_before(case, "activities", note.starts_at))
        self.activities.load_unread(note.unread)
        self.aside.setText(texts.ASKED_LAST.format(before.check_next) if before and before.check_next else "")

    def values(self) -> dict[str, object]:
        """With the activities."""
        return {**super().values(), "activities": self.activities.items()}

    def unread(self) -> dict[str, str]:
        """Scores of activities that have no name yet."""
        return self.activities.unread()

    def place_of(self, name: str) -> QWidget | None:
        """Also the activities."""
        return self.activities if name.startswith("activities") else super().place_of(name)

    def _strips(self) -> QWidget:
        box = QWidget()
        row = Flow(box)
        for name, label in _STRIPS:
            row.addWidget(self.know(name, NumberStrip(label, label_width=LABELS)))
        return box

    def _questions(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.know("response_to_last", LineField(texts.RESPONSE_TO_LAST, longest=2000)), 3)
        done = LineField(texts.HOME_DONE, completions=texts.HOME_DONE_CHOICES)
        row.addWidget(self.know("home_program_done", done), 3)
        row.addWidget(self.know("health_changes", AskedField(texts.HEALTH_CHANGES)), 3)
        return box
