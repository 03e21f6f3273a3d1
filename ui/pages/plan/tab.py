"""The Plan & goals tab of a client."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from charting.actions.notes import start_plan
from charting.clinic_file import ClinicFile
from charting.model.clinic import Therapist
from charting.model.plan import Plan
from charting.summaries.client_records import CaseRecords
from ui.core.chart_client import ChartClient
from ui.pages.notes.tab import NoteTab, format_short_day
from ui.pages.plan import texts
from ui.pages.plan.editor import PlanEditor
from ui.pages.plan.plan_view import PlanView
from ui.theme import Tone
from ui.widgets.cards.notices import EmptyState
from ui.widgets.record_table.record_table import RecordColumn


class PlanTab(NoteTab[Plan]):
    """The revisions on the left; on the right the plan in force, an earlier plan, or the draft."""

    name = "plan"

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__(
            chart_client,
            texts.LIST,
            EmptyState(texts.NO_CASE, texts.ADD_CASE),
            EmptyState(texts.NO_PLAN, texts.NEW),
        )

    def make_columns(self) -> Sequence[RecordColumn]:
        """Return the columns: revision with date and reason, and status."""
        return (
            RecordColumn(texts.PLAN, _format_name, bold=True, detail=_format_detail),
            RecordColumn("", self._format_state, 80, chip=self._choose_tone),
        )

    def list_notes(self, case: CaseRecords) -> Sequence[Plan]:
        """List the plans, newest revision first."""
        return sorted(case.plans, key=lambda plan: plan.revision, reverse=True)

    def read_note(self, clinic_file: ClinicFile, note_id: str) -> Plan:
        """Read one plan."""
        return clinic_file.plans.get(note_id)

    def make_editor(self) -> PlanEditor:
        """Make the editor and connect its Discard button."""
        editor = PlanEditor(self.chart_client)
        editor.discard_button.clicked.connect(self.discard_after_asking)
        return editor

    def make_views(self) -> Sequence[QWidget]:
        """Make the view for the plan in force, besides the reader for earlier plans."""
        self.view = PlanView()
        self.view.revise_button.clicked.connect(self.start_or_resume)
        self.view.add_button.clicked.connect(self.reader.add_addendum)
        return (self.view, self.reader)

    def prepare_view(self, note: Plan, case: CaseRecords) -> QWidget:
        """Load the plan into its view; the reader loads it in any case, since it adds addenda."""
        self.reader.show_signed_note(_format_name(note), note, case.addenda, case.seals.get(note.id, ""))
        if not self._is_in_force(note):
            return self.reader
        self.view.show_plan(note, case)
        return self.view

    def start_draft(self, clinic_file: ClinicFile, who: Therapist, case: CaseRecords) -> Plan:
        """Start a first plan, or a revision that begins as a copy of the plan in force."""
        return start_plan(clinic_file, who, case.case)

    def _is_in_force(self, note: Plan) -> bool:
        return self.case is not None and self.case.plan is not None and self.case.plan.id == note.id

    def _format_state(self, note: Plan) -> str:
        if not note.signed:
            return texts.DRAFT
        return texts.IN_FORCE if self._is_in_force(note) else texts.EARLIER

    def _choose_tone(self, note: Plan) -> Tone:
        if not note.signed:
            return "warn"
        return "good" if self._is_in_force(note) else "neutral"


def _format_name(note: Plan) -> str:
    return texts.FIRST if note.revision == 1 else texts.REVISION.format(number=note.revision)


def _format_detail(note: Plan) -> str:
    return " · ".join(part for part in (format_short_day(note.happened_at.date()), note.reason) if part)
