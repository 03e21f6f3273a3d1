"""The checklist of red-flag questions, with what a yes calls for."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from charting.model.assessment import Assessment
from charting.model.field import find_prompt
from charting.model.findings import RedFlagAnswer
from charting.model.note import Note
from charting.reference import loader
from charting.reference.entries import RedFlagQuestion as Question
from charting.summaries.client_records import CaseRecords
from charting.text.folding import fold
from ui.core.commands import yield_shortcuts
from ui.pages.assessments import texts
from ui.pages.notes.note_cards import NoteCard
from ui.theme import Role, make_plain_label
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.controls.input_controls import MAX_LINE_LENGTH
from ui.widgets.fields.segmented_field import SegmentedField
from ui.widgets.text.snippet_expansion import enable_snippets

_ANSWERS = ((False, texts.NO), (True, texts.YES))


class RedFlagRow(QWidget):
    """One question, answered with N or Y; after a yes, a note and what the answer calls for."""

    changed = Signal()

    def __init__(self, question: str, entry: Question | None = None) -> None:
        super().__init__()
        self.question, self.entry = question, entry
        self.answer = SegmentedField(question, _ANSWERS)
        self.answer.hide_label()
        self.note = QLineEdit()
        self.note.setMaxLength(MAX_LINE_LENGTH)
        prompt = find_prompt(RedFlagAnswer, "note")
        self.note.setPlaceholderText(prompt)
        self.note.setAccessibleName(f"{prompt}: {question}")
        yield_shortcuts(self.note)
        enable_snippets(self.note)
        demand = texts.FLAG_SUSPECT.format(suspect=entry.suspect, action=entry.action) if entry else ""
        self.demand = make_plain_label(demand, Role.ERROR, wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.answer, 0, 0, 3, 1, top)
        grid.addWidget(make_plain_label(question, wrap=True), 0, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.demand, 1, 1)
        grid.addWidget(self.note, 2, 1)
        grid.setRowMinimumHeight(0, 34)
        self.setFocusProxy(self.answer)
        self.answer.changed.connect(lambda _: self._handle_answer())
        self.note.textEdited.connect(lambda _: self.changed.emit())
        self.show_answer(None)

    def show_answer(self, flag: RedFlagAnswer | None) -> None:
        """Show the answer; None means not asked."""
        self.answer.set_value(flag.present if flag else None)
        self.note.setText(flag.note if flag else "")
        self._update_details()

    def read_flag(self) -> RedFlagAnswer | None:
        """Return the answer; None if not asked."""
        present = self.answer.get_value()
        if present is None:
            return None
        return RedFlagAnswer(question=self.question, present=bool(present), note=self.note.text().strip())

    def _handle_answer(self) -> None:
        self._update_details()
        self.changed.emit()

    def _update_details(self) -> None:
        present = bool(self.answer.get_value())
        self.note.setVisible(present or bool(self.note.text()))
        self.demand.setVisible(present and bool(self.demand.text()))


class RedFlagsCard(NoteCard):
    """All questions. Emits `flags_changed` when an answer changes."""

    flags_changed = Signal()

    def __init__(self) -> None:
        self.all_none = ActionButton(texts.ALL_NONE)
        super().__init__(find_prompt(Assessment, "red_flags"), self.all_none)
        self.count = make_plain_label("", Role.MUTED)
        self.head.insertWidget(1, self.count)
        self.all_none.clicked.connect(self.mark_unasked_absent)
        self.body.setSpacing(2)
        self.rows: list[RedFlagRow] = []
        for question in loader.list_red_flags():
            self._add_row(RedFlagRow(question.question, question))

    def show_note(self, note: Note, case: CaseRecords) -> None:
        """Also show the answers; a question that is no longer on the list keeps its row."""
        super().show_note(note, case)
        assert isinstance(note, Assessment)
        self._show_answers(note)

    def refresh_fields(self, note: Note, case: CaseRecords, names: Collection[str]) -> list[QWidget]:
        """Also refresh the answers."""
        widgets = super().refresh_fields(note, case, names)
        assert isinstance(note, Assessment)
        if "red_flags" in names:
            self._show_answers(note)
            widgets.append(self)
        return widgets

    def _show_answers(self, note: Assessment) -> None:
        listed = {fold(row.question) for row in self.rows if row.entry}
        self._drop_rows([row for row in self.rows if row.entry is None])
        for flag in note.red_flags:
            if fold(flag.question) not in listed:
                self._add_row(RedFlagRow(flag.question))
        answers = {fold(flag.question): flag for flag in note.red_flags}
        for row in self.rows:
            row.show_answer(answers.get(fold(row.question)))
        self._update_count()

    def collect_values(self) -> dict[str, object]:
        """Collect the answers to the questions that were asked."""
        return {"red_flags": tuple(flag for row in self.rows if (flag := row.read_flag()) is not None)}

    def mark_unasked_absent(self) -> None:
        """Answer all open questions with no."""
        for row in self.rows:
            if row.read_flag() is None:
                row.show_answer(RedFlagAnswer(question=row.question))
        self._handle_changed()

    def describe_demand(self) -> str:
        """Describe what the most urgent present flag calls for; "" if none is present."""
        present = [row for row in self.rows if (flag := row.read_flag()) and flag.present]
        if not present:
            return ""
        entry = present[0].entry
        return texts.SUGGESTION.format(action=entry.action if entry else "")

    def focus_field(self, path: str) -> QWidget | None:
        """Put the cursor on the first question that was not asked."""
        if path != "red_flags":
            return None
        row = next((row for row in self.rows if row.read_flag() is None), self.rows[0])
        row.setFocus()
        return row

    def _add_row(self, row: RedFlagRow) -> None:
        row.changed.connect(self._handle_changed)
        self.rows.append(row)
        self.add_widget(row)

    def _drop_rows(self, rows: Sequence[RedFlagRow]) -> None:
        for row in rows:
            self.rows.remove(row)
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _handle_changed(self) -> None:
        self._update_count()
        self.changed.emit()

    def _update_count(self) -> None:
        asked_count = sum(row.read_flag() is not None for row in self.rows)
        self.count.setText(texts.ASKED_COUNT.format(asked=asked_count, all=len(self.rows)))
        self.flags_changed.emit()
