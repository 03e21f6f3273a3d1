"""The assessment editor: one page, in the order in which a therapist works."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charting.model.assessment import Assessment, AssessmentKind, Pain, Triage
from charting.model.field import find_prompt
from charting.model.findings import Vitals
from charting.summaries.client_file import CaseFile
from charting.summaries.refer_out import positive_tests
from ui.desk import Desk
from ui.pages.assessments import examination, texts
from ui.pages.assessments.complaint import ActivitiesCard, ComplaintCard
from ui.pages.assessments.conclusion import ConclusionCard
from ui.pages.assessments.red_flags import RedFlagsCard
from ui.pages.assessments.template_choice import TemplateChoice
from ui.pages.assessments.triage import TriageCard
from ui.pages.findings import quick
from ui.pages.findings.kept_off import show_kept_off
from ui.pages.findings.quick import QuickEntry
from ui.pages.note_card import NoteCard, merged
from ui.pages.note_editor import NoteEditor
from ui.theme import Role, plain
from ui.widgets.buttons import ActionButton
from ui.widgets.date_entry import DateEntry
from ui.widgets.scrolled import reveal, scrolled
from ui.widgets.segments import Segments

_WORDS = ("posture", "gait", "impression")
_KINDS = tuple((kind, kind.value.capitalize()) for kind in AssessmentKind)


class AssessmentEditor(NoteEditor[Assessment]):
    """Charts one draft assessment."""

    first = "subjective"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.when = NoteCard()
        self.complaint, self.activities = ComplaintCard(), ActivitiesCard()
        self.palpation, self.flags, self.conclusion = (
            examination.PalpationCard(),
            RedFlagsCard(),
            ConclusionCard(),
        )
        self.triage = TriageCard()
        self.vitals = examination.VitalsCard()
        self.discard_button = ActionButton(texts.DISCARD)
        self.cards: list[NoteCard] = []
        self.template = TemplateChoice()
        self.template.changed.connect(lambda _: self._use_template())
        self._fill_when()
        self.area = scrolled(self._page())
        self.quick = QuickEntry(desk, self, self.cards, self._words_to)
        self.quick.show_in(self.area)
        self.quick.changed.connect(self.touch)
        self.body.addWidget(self.quick.line)
        self.body.addWidget(self.area, 1)
        for card in self.cards:
            card.changed.connect(self.touch)
        self.flags.flags_changed.connect(self.touch)
        self.conclusion.said.connect(desk.say)

    def title(self, note: Assessment, _case: CaseFile) -> str:
        """`Initial assessment`."""
        return texts.TITLES[note.kind]

    def fill(self, note: Assessment, case: CaseFile) -> None:
        """Show the draft from the top."""
        for card in self.cards:
            card.fill(note, case)
        self.template.offer(note, case.case)
        self.quick.open(note, case)
        self.collect(note)  # says again what contradicts itself
        self.area.verticalScrollBar().setValue(0)

    def collect(self, note: Assessment) -> Assessment:
        """The draft as the page shows it; figures that contradict each other are kept as unread text."""
        values, unread = merged(self.cards)
        unread |= self.quick.unread()
        pain = self.complaint.made(Pain, "pain", unread)
        vitals = self.vitals.made(Vitals, "vitals", unread)
        triage = self.triage.made(Triage, "triage", unread)
        whole = {path: value for path, value in values.items() if "." not in path}
        if not isinstance(whole["happened_at"], datetime):
            whole["happened_at"] = note.happened_at
        whole["kind"] = whole["kind"] or note.kind
        return note.with_changes(**whole, pain=pain, vitals=vitals, triage=triage, unread=unread)

    def go_to(self, field: str) -> None:
        """The cursor to that field, scrolled into view."""
        if field == quick.UNREAD:
            self.quick.enter()
            return
        for card in self.cards:
            widget = card.go_to(field)
            if widget is not None:
                reveal(self.area, widget)
                return

    def command(self, identifier: str) -> Callable[[], None] | None:
        """Also to the line of quick entry, and to the template."""
        own = {"note.quick": self.quick.enter, "assessment.template": self.template.setFocus}
        return own.get(identifier) or super().command(identifier)

    def _use_template(self) -> None:
        """The lines of the template chosen now, in place of those that another one left unfilled."""
        if self.case is not None:
            tables = [table for card in self.cards for table in card.tables.values()]
            self.desk.say(self.template.put_into(tables, self.case.case))

    def _words_to(self) -> str:
        """What quick entry cannot read goes to the text field that one came from, else to what was seen."""
        came_from = self.quick.came_from()
        known = (
            (path, field) for card in self.cards for path, field in card.fields.items() if path in _WORDS
        )
        return next((path for path, field in known if came_from and field.isAncestorOf(came_from)), _WORDS[0])

    def think(self, note: Assessment, case: CaseFile) -> None:
        """What the answers suggest: the kind of care at the first visit, and whether to refer out."""
        self.triage.setVisible(note.kind is AssessmentKind.INITIAL)
        self.triage.suggest(note, case)
        show_kept_off(self.palpation.panel, case.client, note.happened_at.date())
        self.conclusion.suggest(self._demand(note), note, case)

    def _demand(self, note: Assessment) -> str:
        """The most urgent red flag's, else that of the positive tests that end the massage."""
        tests = positive_tests(note)
        return self.flags.demand() or (texts.SUGGEST_TEST.format(tests=", ".join(tests)) if tests else "")

    def _fill_when(self) -> None:
        when = find_prompt(Assessment, "happened_at")
        kind = Segments(find_prompt(Assessment, "kind"), _KINDS)
        moment = DateEntry(when, past=True, with_time=True)
        kind.hide_label()
        moment.hide_label()
        moment.edit.setMinimumWidth(200)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.when.know("kind", kind))
        row.addWidget(plain(when, Role.FIELD_LABEL))
        row.addWidget(self.when.know("happened_at", moment))
        row.addWidget(plain(texts.TEMPLATE, Role.FIELD_LABEL))
        row.addWidget(self.template)
        row.addStretch(1)
        self.when.body.addLayout(row)
        kind.changed.connect(self._retitle)

    def _retitle(self, kind: object) -> None:
        if isinstance(kind, AssessmentKind):
            self.heading.setText(texts.TITLES[kind])

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        scores = examination.scores_card()
        rows: tuple[tuple[NoteCard, ...], ...] = (
            (self.when,),
            (self.complaint,),
            (self.activities,),
            (examination.PostureCard(),),
            (examination.ranges_card(),),
            (examination.strength_card(),),
            (self.palpation,),
            (examination.tests_card(),),
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
