"""The Assessments tab of a client."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from charting.actions.notes import start_assessment
from charting.clinic_file import ClinicFile
from charting.model.assessment import Assessment, AssessmentKind
from charting.model.clinic import Therapist
from charting.summaries.client_records import CaseRecords
from ui.core.chart_client import ChartClient
from ui.core.settings import Settings
from ui.pages.assessments import texts
from ui.pages.assessments.editor import AssessmentEditor
from ui.pages.notes.tab import NoteTab, format_short_day
from ui.theme import Tone
from ui.widgets.cards.notices import EmptyState
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.record_table.record_table import RecordColumn


class AssessmentsTab(NoteTab[Assessment]):
    """The list on the left, and the editor or the reader on the right."""

    name = "assessments"

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__(
            chart_client,
            texts.LIST,
            EmptyState(texts.NO_CASE, texts.ADD_CASE),
            EmptyState(texts.NO_ASSESSMENTS, texts.START, "Ctrl+Shift+A"),
        )
        self._settings: Settings | None = None
        new_button = ActionButton(texts.START, "Ctrl+Shift+A")
        new_button.clicked.connect(self.start_or_resume)
        self.list_card.add_widget(new_button)

    def make_columns(self) -> Sequence[RecordColumn]:
        """Return the columns: kind with date and decision, and status."""
        return (
            RecordColumn(texts.NOTE, lambda note: note.kind.capitalize(), bold=True, detail=_format_detail),
            RecordColumn("", _format_state, 76, chip=_choose_tone),
        )

    def list_notes(self, case: CaseRecords) -> Sequence[Assessment]:
        """List the assessments, newest first."""
        return tuple(reversed(case.assessments))

    def read_note(self, clinic_file: ClinicFile, note_id: str) -> Assessment:
        """Read one assessment."""
        return clinic_file.assessments.get(note_id)

    def make_editor(self) -> AssessmentEditor:
        """Make the editor and connect its Discard button."""
        editor = AssessmentEditor(self.chart_client)
        editor.discard_button.clicked.connect(self.discard_after_asking)
        if self._settings is not None:
            editor.palpation.panel.visits.switch.setChecked(self._settings.earlier_visit)
        return editor

    def save_state(self, settings: Settings) -> None:
        """Also remember whether an earlier visit is shown on the figure."""
        super().save_state(settings)
        if isinstance(self.editor, AssessmentEditor):
            settings.earlier_visit = self.editor.palpation.panel.visits.switch.isChecked()

    def restore_state(self, settings: Settings) -> None:
        """Also keep the settings until the editor is made."""
        super().restore_state(settings)
        self._settings = settings

    def prepare_view(self, note: Assessment, case: CaseRecords) -> QWidget:
        """Show the note in the reader, with its addenda and its marks."""
        self.reader.show_signed_note(texts.TITLES[note.kind], note, case.addenda, case.seals.get(note.id, ""))
        return self.reader

    def start_draft(self, clinic_file: ClinicFile, who: Therapist, case: CaseRecords) -> Assessment:
        """Start an initial assessment, or a reassessment if one is signed already."""
        kind = AssessmentKind.REASSESSMENT if case.signed_assessments else AssessmentKind.INITIAL
        return start_assessment(clinic_file, who, case.case, kind)

    def find_command(self, identifier: str) -> Callable[[], None] | None:
        """Also offer a new assessment."""
        return self.start_or_resume if identifier == "assessment.new" else super().find_command(identifier)


def _format_detail(note: Assessment) -> str:
    return " · ".join(
        part for part in (format_short_day(note.happened_at.date()), note.decision or "") if part
    )


def _format_state(note: Assessment) -> str:
    return texts.SIGNED if note.signed else texts.DRAFT


def _choose_tone(note: Assessment) -> Tone:
    return "good" if note.signed else "warn"
