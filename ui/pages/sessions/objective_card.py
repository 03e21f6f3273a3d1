"""The O card: findings, ranges of motion, treatment, and tests."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from charting.model.field import find_prompt
from charting.model.note import Note
from charting.model.session import Session
from charting.summaries.client_records import CaseRecords
from ui.pages.notes.findings.palpation_table import PalpationTable
from ui.pages.notes.findings.ranges_table import RangesTable
from ui.pages.notes.findings.scores_table import ScoresTable
from ui.pages.notes.findings.special_tests_table import SpecialTestsTable
from ui.pages.notes.findings.strength_table import StrengthTable
from ui.pages.notes.note_cards import SoapNoteCard
from ui.pages.sessions import texts
from ui.pages.sessions.treatment_table import TreatmentTable
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.fields.basic_fields import TextField
from ui.widgets.layout.collapsible_section import CollapsibleSection

SIDE_BY_SIDE = 880  # px; in a narrower card the ranges go below the findings


class ObjectiveCard(SoapNoteCard):
    """Findings and treatment. The body figure for the findings is beside the note."""

    def __init__(self) -> None:
        super().__init__("O", texts.FINDINGS)
        self.aside.setText(texts.FIGURE_HINT)
        self.words = TextField(find_prompt(Session, "observations"), lines=1)
        self.words.hide_label()
        self.words.edit.setPlaceholderText(find_prompt(Session, "observations"))
        self.words_row = QHBoxLayout()  # the editor adds the button that writes the sentence
        self.words_row.addWidget(self.add_field("observations", self.words), 1)
        self.body.addLayout(self.words_row)
        self.palpation, self.scores = PalpationTable(compact=True), ScoresTable(compact=True)
        findings = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, findings)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(16)
        for table in (self.palpation, RangesTable(compact=True)):
            self._beside.addWidget(self.add_table(table), 1, Qt.AlignmentFlag.AlignTop)
        self.add_widget(findings)
        self.treatment = TreatmentTable()
        self.carry_button = ActionButton.from_command("note.carry")
        self.treatment.table.place_button_below(self.carry_button)
        self.add_widget(self.add_table(self.treatment))
        self.strength, self.tests = StrengthTable(), SpecialTestsTable()
        tests = QWidget()
        column = QVBoxLayout(tests)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.add_table(self.strength))
        column.addWidget(self.add_table(self.tests))
        self.tested = CollapsibleSection(texts.TESTED, tests)
        self.more = CollapsibleSection(find_prompt(Session, "scores"), self.add_table(self.scores))
        for section in (self.tested, self.more):
            self.add_widget(section)

    def show_note(self, note: Note, case: CaseRecords) -> None:
        """Also unfold tests and measures if there are any; most visits have none."""
        super().show_note(note, case)
        tests = (self.strength, self.tests)
        has_tests = any(table.collect_items() or table.collect_unread() for table in tests)
        self.tested.fold_content(folded=not has_tests)
        self.more.fold_content(folded=not (self.scores.collect_items() or self.scores.collect_unread()))

    def focus_field(self, path: str) -> QWidget | None:
        """Unfold the section with that field, if it is in one."""
        sections = {"scores": self.more, "strength": self.tested, "tests": self.tested}
        if (section := sections.get(path.partition(".")[0])) is not None:
            section.fold_content(folded=False)
        return super().focus_field(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= SIDE_BY_SIDE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(across if is_wide else down)
