"""O: what is found and what is done. Findings, ranges and treatment lines; side by side where there is room."""

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

SIDE_BY_SIDE = 880  # px: below, the ranges stand under the findings


class ObjectiveCard(SoapNoteCard):
    """The O card. The body figure of its findings stands beside the note."""

    def __init__(self) -> None:
        super().__init__("O", texts.FINDINGS)
        self.aside.setText(texts.FIGURE_HINT)
        self.words = TextField(find_prompt(Session, "observations"), lines=1)
        self.words.hide_label()
        self.words.edit.setPlaceholderText(find_prompt(Session, "observations"))
        self.words_row = QHBoxLayout()  # what writes the words may stand beside them
        self.words_row.addWidget(self.add_field("observations", self.words), 1)
        self.body.addLayout(self.words_row)
        self.palpation, self.scores = PalpationTable(compact=True), ScoresTable(compact=True)
        found = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, found)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(16)
        for table in (self.palpation, RangesTable(compact=True)):
            self._beside.addWidget(self.add_table(table), 1, Qt.AlignmentFlag.AlignTop)
        self.add_widget(found)
        self.treatment = TreatmentTable()
        self.carry_button = ActionButton.from_command("note.carry")
        self.treatment.table.place_button_below(self.carry_button)
        self.add_widget(self.add_table(self.treatment))
        self.strength, self.tests = StrengthTable(), SpecialTestsTable()
        tested = QWidget()
        column = QVBoxLayout(tested)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.add_table(self.strength))
        column.addWidget(self.add_table(self.tests))
        self.tested = CollapsibleSection(texts.TESTED, tested)
        self.more = CollapsibleSection(find_prompt(Session, "scores"), self.add_table(self.scores))
        for fold in (self.tested, self.more):
            self.add_widget(fold)

    def show_note(self, note: Note, case: CaseRecords) -> None:
        """Tests and measures only where there are some: most visits have none."""
        super().show_note(note, case)
        self.tested.fold_content(
            folded=not any(
                each.collect_items() or each.collect_unread() for each in (self.strength, self.tests)
            )
        )
        self.more.fold_content(folded=not (self.scores.collect_items() or self.scores.collect_unread()))

    def focus_field(self, path: str) -> QWidget | None:
        """Also to what is folded away."""
        folded = {"scores": self.more, "strength": self.tested, "tests": self.tested}
        if (fold := folded.get(path.partition(".")[0])) is not None:
            fold.fold_content(folded=False)
        return super().focus_field(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() >= SIDE_BY_SIDE
        wide, high = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(wide if room else high)
