"""O: what is found and what is done. Findings, ranges and treatment lines; side by side where there is room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from charting.model.field import find_prompt
from charting.model.note import Note
from charting.model.session import Session
from charting.summaries.client_file import CaseFile
from ui.pages.findings.palpation import PalpationTable
from ui.pages.findings.ranges import RangesTable
from ui.pages.findings.scores import ScoresTable
from ui.pages.findings.special_tests import SpecialTestsTable
from ui.pages.findings.strength import StrengthTable
from ui.pages.note_card import NotePart
from ui.pages.sessions import texts
from ui.pages.sessions.treatment import TreatmentTable
from ui.widgets.buttons import ActionButton
from ui.widgets.fields import TextField
from ui.widgets.folded import Folded

SIDE_BY_SIDE = 880  # px: below, the ranges stand under the findings


class Objective(NotePart):
    """The O card. The body figure of its findings stands beside the note."""

    def __init__(self) -> None:
        super().__init__("O", texts.FINDINGS)
        self.aside.setText(texts.FIGURE_HINT)
        self.words = TextField(find_prompt(Session, "observations"), lines=1)
        self.words.hide_label()
        self.words.edit.setPlaceholderText(find_prompt(Session, "observations"))
        self.words_row = QHBoxLayout()  # what writes the words may stand beside them
        self.words_row.addWidget(self.know("observations", self.words), 1)
        self.body.addLayout(self.words_row)
        self.palpation, self.scores = PalpationTable(compact=True), ScoresTable(compact=True)
        found = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, found)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(16)
        for table in (self.palpation, RangesTable(compact=True)):
            self._beside.addWidget(self.own(table), 1, Qt.AlignmentFlag.AlignTop)
        self.put(found)
        self.treatment = TreatmentTable()
        self.carry_button = ActionButton.of("note.carry")
        self.treatment.table.put_below(self.carry_button)
        self.put(self.own(self.treatment))
        self.strength, self.tests = StrengthTable(), SpecialTestsTable()
        tested = QWidget()
        column = QVBoxLayout(tested)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.own(self.strength))
        column.addWidget(self.own(self.tests))
        self.tested = Folded(texts.TESTED, tested)
        self.more = Folded(find_prompt(Session, "scores"), self.own(self.scores))
        for fold in (self.tested, self.more):
            self.put(fold)

    def fill(self, note: Note, case: CaseFile) -> None:
        """Tests and measures only where there are some: most visits have none."""
        super().fill(note, case)
        self.tested.fold(
            folded=not any(each.items() or each.unread() for each in (self.strength, self.tests))
        )
        self.more.fold(folded=not (self.scores.items() or self.scores.unread()))

    def go_to(self, path: str) -> QWidget | None:
        """Also to what is folded away."""
        folded = {"scores": self.more, "strength": self.tested, "tests": self.tested}
        if (fold := folded.get(path.partition(".")[0])) is not None:
            fold.fold(folded=False)
        return super().go_to(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() >= SIDE_BY_SIDE
        wide, high = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(wide if room else high)
