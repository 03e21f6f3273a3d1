"""The Plan & goals tab of a client."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from charting.actions.notes import start_plan
from charting.chart import Chart
from charting.model.clinic import Therapist
from charting.model.plan import Plan
from charting.storage.gateway import Gateway
from charting.summaries.client_file import CaseFile
from ui.desk import Desk
from ui.pages.note_tab import NoteTab, short_day
from ui.pages.plan import texts
from ui.pages.plan.editor import PlanEditor
from ui.pages.plan.view import PlanView
from ui.theme import Tone
from ui.widgets.cards import EmptyState
from ui.widgets.rows_model import Column


class PlanTab(NoteTab[Plan]):
    """The revisions at the left; at the right the plan that holds, an earlier one to read, or the draft."""

    name = "plan"

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, texts.LIST, EmptyState(texts.NO_CASE, texts.ADD_CASE), EmptyState(texts.NO_PLAN, texts.NEW)
        )

    def columns(self) -> Sequence[Column]:
        """Revision with its day and reason, and whether it holds."""
        return (
            Column(texts.PLAN, _name, bold=True, detail=_detail),
            Column("", self._state, 80, chip=self._tone),
        )

    def notes(self, case: CaseFile) -> Sequence[Plan]:
        """The newest first."""
        return sorted(case.plans, key=lambda plan: plan.revision, reverse=True)

    def gateway(self, chart: Chart) -> Gateway[Plan]:
        """Plans."""
        return chart.plans

    def make_editor(self) -> PlanEditor:
        """With its way to put the draft away."""
        editor = PlanEditor(self.desk)
        editor.discard_button.clicked.connect(self.discard)
        return editor

    def make_views(self) -> Sequence[QWidget]:
        """The plan that holds as it stands today; earlier ones in words."""
        self.view = PlanView()
        self.view.revise_button.clicked.connect(self.start)
        self.view.add_button.clicked.connect(self.reader.add_addendum)
        return (self.view, self.reader)

    def view_of(self, note: Plan, case: CaseFile) -> QWidget:
        """The reader knows the note either way: it adds the addenda."""
        self.reader.show_note(_name(note), note, case.addenda, case.seals.get(note.id, ""))
        if not self._holds(note):
            return self.reader
        self.view.show_plan(note, case)
        return self.view

    def start_draft(self, chart: Chart, who: Therapist, case: CaseFile) -> Plan:
        """A first plan, or a revision that begins as the plan that holds."""
        return start_plan(chart, who, case.case)

    def _holds(self, note: Plan) -> bool:
        return self.case is not None and self.case.plan is not None and self.case.plan.id == note.id

    def _state(self, note: Plan) -> str:
        if not note.signed:
            return texts.DRAFT
        return texts.IN_FORCE if self._holds(note) else texts.EARLIER

    def _tone(self, note: Plan) -> Tone:
        if not note.signed:
            return "warn"
        return "good" if self._holds(note) else "neutral"


def _name(note: Plan) -> str:
    return texts.FIRST if note.revision == 1 else texts.REVISION.format(number=note.revision)


def _detail(note: Plan) -> str:
    return " · ".join(part for part in (short_day(note.happened_at.date()), note.reason) if part)
