"""What it comes to: the impression, the decision, and why; and where it refers out, the words for the letter."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from charting.model.assessment import Assessment, Decision
from charting.model.field import find_prompt
from charting.model.note import Note
from charting.summaries.client_records import CaseRecords
from charting.summaries.safety.refer_out import draft_referral_letter
from ui.pages.assessments import texts
from ui.pages.notes.note_cards import NoteCard
from ui.theme import Role, set_style_role
from ui.widgets.cards.notices import Notice
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.fields.basic_fields import TextField
from ui.widgets.fields.segmented_field import SegmentedField

_DECISIONS = tuple((decision, decision.value.capitalize()) for decision in Decision)


class ConclusionCard(NoteCard):
    """The decision is the therapist's; a red flag only suggests. `said(text)` is a word for the status line."""

    status_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(texts.CONCLUSION)
        self._words = ""
        self.suggestion = Notice("", "danger", texts.REFER)
        self.suggestion.pressed.connect(self.refer_out)
        self.rewrite_button, self.copy_button = ActionButton(texts.LETTER_AGAIN), ActionButton(texts.COPY)
        self.rewrite_button.clicked.connect(self.write_words)
        self.copy_button.clicked.connect(self._copy_letter)
        self.add_widget(
            self.add_field("impression", TextField(find_prompt(Assessment, "impression"), lines=2))
        )
        self.add_widget(self.suggestion)
        self.add_widget(
            self.add_field("decision", SegmentedField(find_prompt(Assessment, "decision"), _DECISIONS))
        )
        self.add_widget(
            self.add_field("decision_reason", TextField(find_prompt(Assessment, "decision_reason"), lines=1))
        )
        self.letter = TextField(find_prompt(Assessment, "referral_words"), lines=3)
        self.add_widget(self.add_field("referral_words", self.letter))
        self.letter_line = _build_button_row(self.rewrite_button, self.copy_button)
        self.add_widget(self.letter_line)
        self.changed.connect(self._update_letter)

    def show_note(self, note: Note, case: CaseRecords) -> None:
        """Also what there is of the letter."""
        super().show_note(note, case)
        self._update_letter()

    def refresh_fields(self, note: Note, case: CaseRecords, names: Collection[str]) -> list[QWidget]:
        """Also what there is of the letter."""
        places = super().refresh_fields(note, case, names)
        self._update_letter()
        return places

    def show_suggestion(self, sentence: str, note: Assessment, case: CaseRecords) -> None:
        """Say what a red flag or a test demands, or nothing; keep the words that the letter would have."""
        self._words = draft_referral_letter(note, case.case, case.client)
        self.suggestion.show_notice(sentence, "danger")
        self._update_letter()

    def refer_out(self) -> None:
        """Decide so, and write the words for the letter where there are none yet."""
        self.fields["decision"].set_value(Decision.REFER_OUT)
        if not self.letter.get_value():
            self.letter.set_value(self._words)
        self.changed.emit()
        self.letter.setFocus()

    def write_words(self) -> None:
        """The words from what is charted now, in the place of those that stand there; undo brings them back."""
        self.letter.set_value(self._words)
        self.changed.emit()

    def _copy_letter(self) -> None:
        QApplication.clipboard().setText(str(self.letter.get_value()))
        self.status_requested.emit(texts.COPIED)

    def _update_letter(self) -> None:
        wanted = self.fields["decision"].get_value() is Decision.REFER_OUT or bool(self.letter.get_value())
        self.letter.setVisible(wanted)
        self.letter_line.setVisible(wanted)
        self.rewrite_button.setEnabled(bool(self._words))


def _build_button_row(*buttons: ActionButton) -> QWidget:
    """The buttons at the left, without frames."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for button in buttons:
        set_style_role(button, Role.QUIET)
        row.addWidget(button)
    row.addStretch(1)
    return box
