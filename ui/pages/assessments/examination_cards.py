"""The examination cards: posture and gait, range of motion, strength, palpation, tests, scores, vital signs."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charting.model.assessment import Assessment
from charting.model.field import find_prompt
from charting.model.findings import Vitals
from charting.model.note import Note
from charting.summaries.client_records import CaseRecords
from ui.pages.assessments import texts
from ui.pages.notes.findings.findings_sentence import FindingsSentence
from ui.pages.notes.findings.mark_sheet_controller import link_marks_to_table
from ui.pages.notes.findings.palpation_table import PalpationTable
from ui.pages.notes.findings.previous_notes import collect_earlier_visits, find_previous_records
from ui.pages.notes.findings.ranges_table import RangesTable
from ui.pages.notes.findings.scores_table import ScoresTable
from ui.pages.notes.findings.special_tests_table import SpecialTestsTable
from ui.pages.notes.findings.strength_table import StrengthTable
from ui.pages.notes.note_cards import AnyTable, NoteCard
from ui.widgets.body.body_panel import BodyPanel
from ui.widgets.fields.basic_fields import NumberField, TextField

_FIGURE_WIDTH = 330  # px


class PostureCard(NoteCard):
    """Posture and gait."""

    def __init__(self) -> None:
        super().__init__(texts.POSTURE_AND_GAIT)
        self.add_widget(
            lay_side_by_side(
                self.add_field("posture", TextField(find_prompt(Assessment, "posture"), lines=1)),
                self.add_field("gait", TextField(find_prompt(Assessment, "gait"), lines=1)),
            )
        )


class FindingsTableCard(NoteCard):
    """A card with one findings table."""

    def __init__(self, title: str, table: AnyTable, aside: str = "") -> None:
        super().__init__(title, aside or None)
        self.add_widget(self.add_table(table))
        self.body.addStretch(1)

    def find_previous_items(self, name: str, note: Note, case: CaseRecords) -> tuple[object, ...]:
        """Find the records of that table in the signed notes before this one."""
        return find_previous_records(case, name, note.when)


class PalpationCard(FindingsTableCard):
    """The palpation findings with their sentence, and the body figure beside them."""

    def __init__(self) -> None:
        self.table = PalpationTable(compact=True)
        super().__init__(find_prompt(Assessment, "palpation"), self.table, texts.PALPATION_ASIDE)
        self.panel = BodyPanel()
        self.figure, self.kind = self.panel.figure, self.panel.kind
        self.panel.setMinimumWidth(_FIGURE_WIDTH)
        self.figure.setMinimumHeight(300)
        self.marked_findings = link_marks_to_table(self.table, self.panel)
        self.marked_findings.changed.connect(self.changed)
        self.words = TextField(find_prompt(Assessment, "observations"), lines=1)
        self.sentence = FindingsSentence(self.words, self.marked_findings)
        self.body.removeWidget(self.table)
        row, left = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(16)
        left.addWidget(self.table)
        left.addWidget(self.add_field("observations", self.words))
        left.addWidget(self.sentence.button, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        row.addLayout(left, 5)
        row.addWidget(self.panel, 3)
        self.body.insertLayout(0, row)

    def show_note(self, note: Note, case: CaseRecords) -> None:
        """Also show the marks and the sentence."""
        super().show_note(note, case)
        assert isinstance(note, Assessment)
        self.panel.reset_for_note()
        self.panel.show_visits(collect_earlier_visits(case, note))
        self.marked_findings.load_marks(note.marks)
        self.sentence.load_sentence()

    def refresh_fields(self, note: Note, case: CaseRecords, names: Collection[str]) -> list[QWidget]:
        """Also refresh the marks and the sentence."""
        widgets = super().refresh_fields(note, case, names)
        assert isinstance(note, Assessment)
        if {"palpation", "marks", "observations"} & {*names}:
            self.marked_findings.load_marks(note.marks)
            self.sentence.load_sentence()
        return widgets

    def collect_values(self) -> dict[str, object]:
        """Also collect the marks."""
        return {**super().collect_values(), "marks": self.marked_findings.collect_marks()}


class VitalsCard(NoteCard):
    """Blood pressure and pulse."""

    def __init__(self) -> None:
        super().__init__(find_prompt(Assessment, "vitals"))
        self.add_widget(
            lay_side_by_side(
                self.add_field("vitals.systolic", NumberField(find_prompt(Vitals, "systolic"), 50, 300)),
                self.add_field("vitals.diastolic", NumberField(find_prompt(Vitals, "diastolic"), 20, 200)),
                self.add_field("vitals.pulse", NumberField(find_prompt(Vitals, "pulse"), 20, 250)),
            )
        )
        self.body.addStretch(1)


def make_ranges_card() -> FindingsTableCard:
    """Make the card for range of motion."""
    return FindingsTableCard(find_prompt(Assessment, "ranges"), RangesTable())


def make_strength_card() -> FindingsTableCard:
    """Make the card for strength."""
    return FindingsTableCard(find_prompt(Assessment, "strength"), StrengthTable(), texts.STRENGTH_ASIDE)


def make_tests_card() -> FindingsTableCard:
    """Make the card for special tests."""
    return FindingsTableCard(find_prompt(Assessment, "tests"), SpecialTestsTable())


def make_scores_card() -> FindingsTableCard:
    """Make the card for outcome measures."""
    return FindingsTableCard(find_prompt(Assessment, "scores"), ScoresTable(compact=True), texts.SCORES_ASIDE)


def lay_side_by_side(*widgets: QWidget) -> QWidget:
    """Lay out the widgets in one line with equal widths."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    for widget in widgets:
        row.addWidget(widget, 1)
    return box
