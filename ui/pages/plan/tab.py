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
    """The revisions at the left; at the right the plan that holds, an earlier one to read, or the draft."""

    name = "plan"

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__(
            chart_client,
            texts.LIST,
            EmptyState(texts.NO_CASE, texts.ADD_CASE),
            EmptyState(texts.NO_PLAN, texts.NEW),
        )

    def make_columns(self) -> Sequence[RecordColumn]:
        """Revision with its day and reason, and whether it holds."""
        return (
            RecordColumn(texts.PLAN, _format_name, bold=True, detail=_format_detail),
            RecordColumn("", self._format_state, 80, chip=self._choose_tone),
        )

    def list_notes(self, case: CaseRecords) -> Sequence[Plan]:
        """The newest first."""
        return sorted(case.plans, key=lambda plan: plan.revision, reverse=True)

    def read_note(self, clinic_file: ClinicFile, note_id: str) -> Plan:
        """Read one plan."""
        return clinic_file.plans.get(note_id)

    def make_editor(self) -> PlanEditor:
        """With its way to put the draft away."""
        editor = PlanEditor(self.chart_client)
        editor.discard_button.clicked.connect(self.discard_after_asking)
        return editor

    def make_views(self) -> Sequence[QWidget]:
        """The plan that holds as it stands today; earlier ones in words."""
        self.view = PlanView()
        self.view.revise_button.clicked.connect(self.start_or_resume)
        self.view.add_button.clicked.connect(self.reader.add_addendum)
        return (self.view, self.reader)

    def prepare_view(self, note: Plan, case: CaseRecords) -> QWidget:
        """The reader knows the note either way: it adds the addenda."""
        self.reader.show_signed_note(_format_name(note), note, case.addenda, case.seals.get(note.id, ""))
        if not self._is_in_force(note):
            return self.reader
        self.view.show_plan(note, case)
        return self.view

    def start_draft(self, clinic_file: ClinicFile, who: Therapist, case: CaseRecords) -> Plan:
        """A first plan, or a revision that begins as the plan that holds."""
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
