"""What is seen, measured and felt: posture and gait, range of motion, strength, palpation, tests, scores, vital signs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charting.model.assessment import Assessment
from charting.model.field import find_prompt
from charting.model.findings import Vitals
from charting.model.note import Note
from charting.summaries.client_file import CaseFile
from ui.pages.assessments import texts
from ui.pages.findings.earlier import earlier_visits
from ui.pages.findings.marked_sentence import FindingsSentence
from ui.pages.findings.marked_sheet import tie
from ui.pages.findings.palpation import PalpationTable
from ui.pages.findings.previous import charted_before
from ui.pages.findings.ranges import RangesTable
from ui.pages.findings.scores import ScoresTable
from ui.pages.findings.special_tests import SpecialTestsTable
from ui.pages.findings.strength import StrengthTable
from ui.pages.note_card import AnyTable, NoteCard
from ui.widgets.body_panel import BodyPanel
from ui.widgets.fields import NumberField, TextField

_FIGURE = 330  # px


class PostureCard(NoteCard):
    """What is seen before anything is measured."""

    def __init__(self) -> None:
        super().__init__(texts.POSTURE_AND_GAIT)
        self.put(
            side_by_side(
                self.know("posture", TextField(find_prompt(Assessment, "posture"), lines=1)),
                self.know("gait", TextField(find_prompt(Assessment, "gait"), lines=1)),
            )
        )


class TableCard(NoteCard):
    """One table of findings."""

    def __init__(self, title: str, table: AnyTable, aside: str = "") -> None:
        super().__init__(title, aside or None)
        self.put(self.own(table))
        self.body.addStretch(1)

    def before(self, name: str, note: Note, case: CaseFile) -> tuple[object, ...]:
        """What the signed notes before hold."""
        return charted_before(case, name, note.when)


class PalpationCard(TableCard):
    """The findings and their sentence, and beside them the figure on which they are marked."""

    def __init__(self) -> None:
        self.table = PalpationTable(compact=True)
        super().__init__(find_prompt(Assessment, "palpation"), self.table, texts.PALPATION_ASIDE)
        self.panel = BodyPanel()
        self.figure, self.kind = self.panel.figure, self.panel.kind
        self.panel.setMinimumWidth(_FIGURE)
        self.figure.setMinimumHeight(300)
        self.marked = tie(self.table, self.panel)
        self.marked.changed.connect(self.changed)
        self.words = TextField(find_prompt(Assessment, "observations"), lines=1)
        self.sentence = FindingsSentence(self.words, self.marked)
        self.body.removeWidget(self.table)
        row, left = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(16)
        left.addWidget(self.table)
        left.addWidget(self.know("observations", self.words))
        left.addWidget(self.sentence.button, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        row.addLayout(left, 5)
        row.addWidget(self.panel, 3)
        self.body.insertLayout(0, row)

    def fill(self, note: Note, case: CaseFile) -> None:
        """With the marks."""
        super().fill(note, case)
        assert isinstance(note, Assessment)
        self.panel.start()
        self.panel.show_visits(earlier_visits(case, note))
        self.marked.load(note.marks)
        self.sentence.load()

    def values(self) -> dict[str, object]:
        """With the marks."""
        return {**super().values(), "marks": self.marked.marks()}


class VitalsCard(NoteCard):
    """Blood pressure and pulse."""

    def __init__(self) -> None:
        super().__init__(find_prompt(Assessment, "vitals"))
        self.put(
            side_by_side(
                self.know("vitals.systolic", NumberField(find_prompt(Vitals, "systolic"), 50, 300)),
                self.know("vitals.diastolic", NumberField(find_prompt(Vitals, "diastolic"), 20, 200)),
                self.know("vitals.pulse", NumberField(find_prompt(Vitals, "pulse"), 20, 250)),
            )
        )
        self.body.addStretch(1)


def ranges_card() -> TableCard:
    """Range of motion."""
    return TableCard(find_prompt(Assessment, "ranges"), RangesTable())


def strength_card() -> TableCard:
    """Strength."""
    return TableCard(find_prompt(Assessment, "strength"), StrengthTable(), texts.STRENGTH_ASIDE)


def tests_card() -> TableCard:
    """Special tests."""
    return TableCard(find_prompt(Assessment, "tests"), SpecialTestsTable())


def scores_card() -> TableCard:
    """Outcome measures."""
    return TableCard(find_prompt(Assessment, "scores"), ScoresTable(compact=True), texts.SCORES_ASIDE)


def side_by_side(*widgets: QWidget) -> QWidget:
    """In one line, sharing its width."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    for widget in widgets:
        row.addWidget(widget, 1)
    return box
