"""What it comes to: the impression, the decision, and why; and where it refers out, the words for the letter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from charting.model.assessment import Assessment, Decision
from charting.model.field import find_prompt
from charting.model.note import Note
from charting.summaries.client_file import CaseFile
from charting.summaries.refer_out import referral_words
from ui.pages.assessments import texts
from ui.pages.note_card import NoteCard
from ui.theme import Role, dress
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import Notice
from ui.widgets.fields import TextField
from ui.widgets.segments import Segments

_DECISIONS = tuple((decision, decision.value.capitalize()) for decision in Decision)


class ConclusionCard(NoteCard):
    """The decision is the therapist's; a red flag only suggests. `said(text)` is a word for the status line."""

    said = Signal(str)

    def __init__(self) -> None:
        super().__init__(texts.CONCLUSION)
        self._words = ""
        self.suggestion = Notice("", "danger", texts.REFER)
        self.suggestion.pressed.connect(self.refer_out)
        self.again, self.copy = ActionButton(texts.LETTER_AGAIN), ActionButton(texts.COPY)
        self.again.clicked.connect(self.write_words)
        self.copy.clicked.connect(self._copy)
        self.put(self.know("impression", TextField(find_prompt(Assessment, "impression"), lines=2)))
        self.put(self.suggestion)
        self.put(self.know("decision", Segments(find_prompt(Assessment, "decision"), _DECISIONS)))
        self.put(self.know("decision_reason", TextField(find_prompt(Assessment, "decision_reason"), lines=1)))
        self.letter = TextField(find_prompt(Assessment, "referral_words"), lines=3)
        self.put(self.know("referral_words", self.letter))
        self.letter_line = _line(self.again, self.copy)
        self.put(self.letter_line)
        self.changed.connect(self._unfold)

    def fill(self, note: Note, case: CaseFile) -> None:
        """Also what there is of the letter."""
        super().fill(note, case)
        self._unfold()

    def suggest(self, sentence: str, note: Assessment, case: CaseFile) -> None:
        """Say what a red flag or a test demands, or nothing; keep the words that the letter would have."""
        self._words = referral_words(note, case.case, case.client)
        self.suggestion.say(sentence, "danger")
        self._unfold()

    def refer_out(self) -> None:
        """Decide so, and write the words for the letter where there are none yet."""
        self.fields["decision"].set_value(Decision.REFER_OUT)
        if not self.letter.value():
            self.letter.set_value(self._words)
        self.changed.emit()
        self.letter.setFocus()

    def write_words(self) -> None:
        """The words from what is charted now, in the place of those that stand there; undo brings them back."""
        self.letter.edit.selectAll()
        self.letter.edit.insertPlainText(self._words)

    def _copy(self) -> None:
        QApplication.clipboard().setText(str(self.letter.value()))
        self.said.emit(texts.COPIED)

    def _unfold(self) -> None:
        wanted = self.fields["decision"].value() is Decision.REFER_OUT or bool(self.letter.value())
        self.letter.setVisible(wanted)
        self.letter_line.setVisible(wanted)
        self.again.setEnabled(bool(self._words))


def _line(*buttons: ActionButton) -> QWidget:
    """The buttons at the left, without frames."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for button in buttons:
        dress(button, Role.QUIET)
        row.addWidget(button)
    row.addStretch(1)
    return box
