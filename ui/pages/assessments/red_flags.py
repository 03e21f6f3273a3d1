"""The red-flag questions as a checklist: asked or not, no or yes, and what a yes demands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from charting.model.assessment import Assessment
from charting.model.field import find_prompt
from charting.model.findings import RedFlag
from charting.model.folding import fold
from charting.model.note import Note
from charting.reference import loader
from charting.reference.entries import RedFlag as Question
from charting.summaries.client_file import CaseFile
from ui.commands import give_way
from ui.pages.assessments import texts
from ui.pages.note_card import NoteCard
from ui.theme import Role, plain
from ui.widgets.buttons import ActionButton
from ui.widgets.controls import LONGEST
from ui.widgets.segments import Segments
from ui.widgets.snippets import take_snippets

_ANSWERS = ((False, texts.NO), (True, texts.YES))


class FlagRow(QWidget):
    """One question: No or Yes in one press of N or Y; after a yes, what the client said and what it demands."""

    changed = Signal()

    def __init__(self, question: str, known: Question | None = None) -> None:
        super().__init__()
        self.question, self.known = question, known
        self.answer = Segments(question, _ANSWERS)
        self.answer.hide_label()
        self.note = QLineEdit()
        self.note.setMaxLength(LONGEST)
        prompt = find_prompt(RedFlag, "note")
        self.note.setPlaceholderText(prompt)
        self.note.setAccessibleName(f"{prompt}: {question}")
        give_way(self.note)
        take_snippets(self.note)
        demand = texts.FLAG_SUSPECT.format(suspect=known.suspect, action=known.action) if known else ""
        self.demand = plain(demand, Role.ERROR, wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.answer, 0, 0, 3, 1, top)
        grid.addWidget(plain(question, wrap=True), 0, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.demand, 1, 1)
        grid.addWidget(self.note, 2, 1)
        grid.setRowMinimumHeight(0, 34)
        self.setFocusProxy(self.answer)
        self.answer.changed.connect(lambda _: self._answered())
        self.note.textEdited.connect(lambda _: self.changed.emit())
        self.show_answer(None)

    def show_answer(self, flag: RedFlag | None) -> None:
        """Show what was answered; None for not asked."""
        self.answer.set_value(flag.present if flag else None)
        self.note.setText(flag.note if flag else "")
        self._unfold()

    def flag(self) -> RedFlag | None:
        """The answer; None while not asked."""
        present = self.answer.value()
        if present is None:
            return None
        return RedFlag(question=self.question, present=bool(present), note=self.note.text().strip())

    def _answered(self) -> None:
        self._unfold()
        self.changed.emit()

    def _unfold(self) -> None:
        present = bool(self.answer.value())
        self.note.setVisible(present or bool(self.note.text()))
        self.demand.setVisible(present and bool(self.demand.text()))


class RedFlagsCard(NoteCard):
    """All questions. `flags_changed` when an answer changed."""

    flags_changed = Signal()

    def __init__(self) -> None:
        self.all_none = ActionButton(texts.ALL_NONE)
        super().__init__(find_prompt(Assessment, "red_flags"), self.all_none)
        self.count = plain("", Role.MUTED)
        self.head.insertWidget(1, self.count)
        self.all_none.clicked.connect(self.ask_all)
        self.body.setSpacing(2)
        self.rows: list[FlagRow] = []
        for question in loader.red_flags():
            self._add(FlagRow(question.question, question))

    def fill(self, note: Note, case: CaseFile) -> None:
        """Show the answers; a question that is not on the list any more keeps its row."""
        super().fill(note, case)
        assert isinstance(note, Assessment)
        known = {fold(row.question) for row in self.rows if row.known}
        self._drop([row for row in self.rows if row.known is None])
        for flag in note.red_flags:
            if fold(flag.question) not in known:
                self._add(FlagRow(flag.question))
        answers = {fold(flag.question): flag for flag in note.red_flags}
        for row in self.rows:
            row.show_answer(answers.get(fold(row.question)))
        self._tell()

    def values(self) -> dict[str, object]:
        """Only the questions that were asked."""
        return {"red_flags": tuple(flag for row in self.rows if (flag := row.flag()) is not None)}

    def ask_all(self) -> None:
        """All were asked, and those not answered yet are not present."""
        for row in self.rows:
            if row.flag() is None:
                row.show_answer(RedFlag(question=row.question))
        self._changed()

    def demand(self) -> str:
        """What the most urgent flag that is present demands; "" when none is."""
        present = [row for row in self.rows if (flag := row.flag()) and flag.present]
        if not present:
            return ""
        known = present[0].known
        return texts.SUGGESTION.format(action=known.action if known else "")

    def go_to(self, path: str) -> QWidget | None:
        """The first question that was not asked."""
        if path != "red_flags":
            return None
        row = next((row for row in self.rows if row.flag() is None), self.rows[0])
        row.setFocus()
        return row

    def _add(self, row: FlagRow) -> None:
        row.changed.connect(self._changed)
        self.rows.append(row)
        self.put(row)

    def _drop(self, rows: Sequence[FlagRow]) -> None:
        for row in rows:
            self.rows.remove(row)
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _changed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        asked = sum(row.flag() is not None for row in self.rows)
        self.count.setText(texts.ASKED_COUNT.format(asked=asked, all=len(self.rows)))
        self.flags_changed.emit()
