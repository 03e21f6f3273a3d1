"""The Assessments tab of a client."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from charting.actions.notes import start_assessment
from charting.chart import Chart
from charting.model.assessment import Assessment, AssessmentKind
from charting.model.clinic import Therapist
from charting.storage.gateway import Gateway
from charting.summaries.client_file import CaseFile
from ui.desk import Desk
from ui.pages.assessments import texts
from ui.pages.assessments.editor import AssessmentEditor
from ui.pages.note_tab import NoteTab, short_day
from ui.settings import Settings
from ui.theme import Tone
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import EmptyState
from ui.widgets.rows_model import Column


class AssessmentsTab(NoteTab[Assessment]):
    """The list at the left; at the right the draft in its editor, or a signed one to read."""

    name = "assessments"

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            texts.LIST,
            EmptyState(texts.NO_CASE, texts.ADD_CASE),
            EmptyState(texts.NO_ASSESSMENTS, texts.START, "Ctrl+Shift+A"),
        )
        self._state: Settings | None = None
        new = ActionButton(texts.START, "Ctrl+Shift+A")
        new.clicked.connect(self.start)
        self.list_card.put(new)

    def columns(self) -> Sequence[Column]:
        """Kind with date and decision, and whether it is signed."""
        return (
            Column(texts.NOTE, lambda note: note.kind.capitalize(), bold=True, detail=_detail),
            Column("", _state, 76, chip=_tone),
        )

    def notes(self, case: CaseFile) -> Sequence[Assessment]:
        """The newest first."""
        return tuple(reversed(case.assessments))

    def gateway(self, chart: Chart) -> Gateway[Assessment]:
        """Assessments."""
        return chart.assessments

    def make_editor(self) -> AssessmentEditor:
        """With its way to put the draft away."""
        editor = AssessmentEditor(self.desk)
        editor.discard_button.clicked.connect(self.discard)
        if self._state is not None:
            editor.palpation.panel.visits.switch.setChecked(self._state.earlier_visit)
        return editor

    def keep_state(self, settings: Settings) -> None:
        """Also whether an earlier visit lies beneath the marks."""
        super().keep_state(settings)
        if isinstance(self.editor, AssessmentEditor):
            settings.earlier_visit = self.editor.palpation.panel.visits.switch.isChecked()

    def restore_state(self, settings: Settings) -> None:
        """Also that, once the editor is made."""
        super().restore_state(settings)
        self._state = settings

    def view_of(self, note: Assessment, case: CaseFile) -> QWidget:
        """The note in words with its addenda, and the figure when anything is marked."""
        self.reader.show_note(texts.TITLES[note.kind], note, case.addenda, case.seals.get(note.id, ""))
        return self.reader

    def start_draft(self, chart: Chart, who: Therapist, case: CaseFile) -> Assessment:
        """The first one is the initial assessment; later ones start as reassessments."""
        kind = AssessmentKind.REASSESSMENT if case.signed_assessments else AssessmentKind.INITIAL
        return start_assessment(chart, who, case.case, kind)

    def command(self, identifier: str) -> Callable[[], None] | None:
        """A new assessment, besides what every such tab does."""
        return self.start if identifier == "assessment.new" else super().command(identifier)


def _detail(note: Assessment) -> str:
    return " · ".join(part for part in (short_day(note.happened_at.date()), note.decision or "") if part)


def _state(note: Assessment) -> str:
    return texts.SIGNED if note.signed else texts.DRAFT


def _tone(note: Assessment) -> Tone:
    return "good" if note.signed else "warn"
