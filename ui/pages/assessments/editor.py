"""The assessment editor: one page, in the order of the examination."""

from collections.abc import Callable, Collection
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charting.model.assessment import Assessment, AssessmentKind, Pain, Triage
from charting.model.field import find_prompt
from charting.model.findings import Vitals
from charting.summaries.client_records import CaseRecords
from charting.summaries.safety.refer_out import list_positive_tests
from ui.core.chart_client import ChartClient
from ui.pages.assessments import examination_cards, texts
from ui.pages.assessments.complaint_card import ActivitiesCard, ComplaintCard
from ui.pages.assessments.conclusion_card import ConclusionCard
from ui.pages.assessments.red_flags_card import RedFlagsCard
from ui.pages.assessments.template_choice import TemplateChoice
from ui.pages.assessments.triage_card import TriageCard
from ui.pages.notes.editor import NoteEditor
from ui.pages.notes.findings import quick_entry
from ui.pages.notes.findings.avoid_areas import show_avoid_areas
from ui.pages.notes.findings.quick_entry import QuickEntry
from ui.pages.notes.note_cards import NoteCard, merge_card_values
from ui.theme import Role, make_plain_label
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.fields.date_fields import DateField
from ui.widgets.fields.segmented_field import SegmentedField
from ui.widgets.layout.scroll_area import make_scroll_area, scroll_to_cursor

_TEXT_FIELDS = ("posture", "gait", "impression")
_KINDS = tuple((kind, kind.value.capitalize()) for kind in AssessmentKind)


class AssessmentEditor(NoteEditor[Assessment]):
    """Edits one draft assessment."""

    first = "subjective"

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__(chart_client)
        self.when_card = NoteCard()
        self.complaint, self.activities = ComplaintCard(), ActivitiesCard()
        self.palpation, self.flags, self.conclusion = (
            examination_cards.PalpationCard(),
            RedFlagsCard(),
            ConclusionCard(),
        )
        self.triage = TriageCard()
        self.vitals = examination_cards.VitalsCard()
        self.discard_button = ActionButton(texts.DISCARD)
        self.cards: list[NoteCard] = []
        self.template = TemplateChoice()
        self.template.changed.connect(lambda _: self._use_template())
        self._fill_when_card()
        self.area = make_scroll_area(self._build_page())
        self.quick = QuickEntry(chart_client, self, self.cards, self._choose_words_field)
        self.quick.set_scroll_area(self.area)
        self.quick.changed.connect(self.mark_changed)
        self.quick.filing.connect(self.history.start_act)
        self.palpation.figure.undo_asked.connect(self.undo)
        self.body.addLayout(self._place_beside_undo(self.quick.line))
        self.body.addWidget(self.area, 1)
        for card in self.cards:
            card.changed.connect(self.mark_changed)
        self.flags.flags_changed.connect(self.mark_changed)
        self.conclusion.status_requested.connect(chart_client.show_status)

    def format_title(self, note: Assessment, _case: CaseRecords) -> str:
        """Format the heading: `Initial assessment`."""
        return texts.TITLES[note.kind]

    def show_draft(self, note: Assessment, case: CaseRecords) -> None:
        """Show the draft, scrolled to the top."""
        for card in self.cards:
            card.show_note(note, case)
        self.template.offer_templates(note, case.case)
        self.quick.open_note(note, case)
        self.collect_draft(note)  # shows values that contradict each other
        self.area.verticalScrollBar().setValue(0)

    def refresh_fields(self, note: Assessment, case: CaseRecords, names: Collection[str]) -> list[QWidget]:
        """Also refresh the quick entry line and the chosen template."""
        widgets = super().refresh_fields(note, case, names)
        self.template.offer_templates(note, case.case)
        if quick_entry.QUICK_LINE_KEY in names:
            self.quick.show_text(note)
        self.collect_draft(note)  # shows values that contradict each other
        return widgets

    def collect_draft(self, note: Assessment) -> Assessment:
        """Collect the draft. Figures that contradict each other are kept as unread texts."""
        values, unread = merge_card_values(self.cards)
        unread |= self.quick.collect_unread()
        pain = self.complaint.build_part(Pain, "pain", unread)
        vitals = self.vitals.build_part(Vitals, "vitals", unread)
        triage = self.triage.build_part(Triage, "triage", unread)
        record_values = {path: value for path, value in values.items() if "." not in path}
        if not isinstance(record_values["happened_at"], datetime):
            record_values["happened_at"] = note.happened_at
        record_values["kind"] = record_values["kind"] or note.kind
        return note.with_changes(**record_values, pain=pain, vitals=vitals, triage=triage, unread=unread)

    def focus_field(self, field: str) -> None:
        """Put the cursor in that field, and scroll to it."""
        if field == quick_entry.QUICK_LINE_KEY:
            self.quick.focus_line()
            return
        for card in self.cards:
            widget = card.focus_field(field)
            if widget is not None:
                scroll_to_cursor(self.area, widget)
                return

    def find_command(self, identifier: str) -> Callable[[], None] | None:
        """Also offer quick entry and the template."""
        commands_here = {"note.quick": self.quick.focus_line, "assessment.template": self.template.setFocus}
        return commands_here.get(identifier) or super().find_command(identifier)

    def _use_template(self) -> None:
        """Add the lines of the chosen template, replacing the unfilled lines of another."""
        if self.case is not None:
            self.history.start_act()
            tables = [table for card in self.cards for table in card.tables.values()]
            self.chart_client.show_status(self.template.put_lines_into(tables, self.case.case))

    def _choose_words_field(self) -> str:
        """Choose where text goes that quick entry cannot read: the previously focused text field, or else posture."""
        previous = self.quick.find_previous_focus()
        text_fields = (
            (path, field)
            for card in self.cards
            for path, field in card.fields.items()
            if path in _TEXT_FIELDS
        )
        return next(
            (path for path, field in text_fields if previous and field.isAncestorOf(previous)),
            _TEXT_FIELDS[0],
        )

    def show_advice(self, note: Assessment, case: CaseRecords) -> None:
        """Show what the answers suggest: the kind of care at the first visit, and whether to refer out."""
        self.triage.setVisible(note.kind is AssessmentKind.INITIAL)
        self.triage.show_suggestion(note, case)
        show_avoid_areas(self.palpation.panel, case.client, note.happened_at.date())
        self.conclusion.show_suggestion(self._find_demand(note), note, case)

    def _find_demand(self, note: Assessment) -> str:
        """Return the sentence about the most urgent red flag, or else about positive tests that call for referral."""
        tests = list_positive_tests(note)
        return self.flags.describe_demand() or (
            texts.SUGGEST_TEST.format(tests=", ".join(tests)) if tests else ""
        )

    def _fill_when_card(self) -> None:
        when = find_prompt(Assessment, "happened_at")
        kind = SegmentedField(find_prompt(Assessment, "kind"), _KINDS)
        moment = DateField(when, past=True, with_time=True)
        kind.hide_label()
        moment.hide_label()
        moment.edit.setMinimumWidth(200)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.when_card.add_field("kind", kind))
        row.addWidget(make_plain_label(when, Role.FIELD_LABEL))
        row.addWidget(self.when_card.add_field("happened_at", moment))
        row.addWidget(make_plain_label(texts.TEMPLATE, Role.FIELD_LABEL))
        row.addWidget(self.template)
        row.addStretch(1)
        self.when_card.body.addLayout(row)
        kind.changed.connect(self._update_title)

    def _update_title(self, kind: object) -> None:
        if isinstance(kind, AssessmentKind):
            self.heading.setText(texts.TITLES[kind])

    def _build_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        scores = examination_cards.make_scores_card()
        rows: tuple[tuple[NoteCard, ...], ...] = (
            (self.when_card,),
            (self.complaint,),
            (self.activities,),
            (examination_cards.PostureCard(),),
            (examination_cards.make_ranges_card(),),
            (examination_cards.make_strength_card(),),
            (self.palpation,),
            (examination_cards.make_tests_card(),),
            (scores, self.vitals),
            (self.flags,),
            (self.triage,),
            (self.conclusion,),
        )
        for cards in rows:
            line = QHBoxLayout()
            line.setSpacing(10)
            for card in cards:
                line.addWidget(card, 1)
                self.cards.append(card)
            column.addLayout(line)
        column.addWidget(self.discard_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page
