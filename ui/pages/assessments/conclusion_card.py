"""The conclusion card: the impression, the decision and its reason, and the text for a referral letter."""

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
    """The conclusion. A red flag only suggests a decision. Emits `status_requested(text)` for the status line."""

    status_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(texts.CONCLUSION)
        self._draft = ""
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
        """Also update the referral letter."""
        super().show_note(note, case)
        self._update_letter()

    def refresh_fields(self, note: Note, case: CaseRecords, names: Collection[str]) -> list[QWidget]:
        """Also update the referral letter."""
        widgets = super().refresh_fields(note, case, names)
        self._update_letter()
        return widgets

    def show_suggestion(self, sentence: str, note: Assessment, case: CaseRecords) -> None:
        """Show what a red flag or a test suggests, if anything, and draft the letter for it."""
        self._draft = draft_referral_letter(note, case.case, case.client)
        self.suggestion.show_notice(sentence, "danger")
        self._update_letter()

    def refer_out(self) -> None:
        """Set the decision to refer out, and fill in the letter if it is still empty."""
        self.fields["decision"].set_value(Decision.REFER_OUT)
        if not self.letter.get_value():
            self.letter.set_value(self._draft)
        self.changed.emit()
        self.letter.setFocus()

    def write_words(self) -> None:
        """Replace the letter with a new draft from what is charted now; undo brings the old text back."""
        self.letter.set_value(self._draft)
        self.changed.emit()

    def _copy_letter(self) -> None:
        QApplication.clipboard().setText(str(self.letter.get_value()))
        self.status_requested.emit(texts.COPIED)

    def _update_letter(self) -> None:
        is_needed = self.fields["decision"].get_value() is Decision.REFER_OUT or bool(self.letter.get_value())
        self.letter.setVisible(is_needed)
        self.letter_line.setVisible(is_needed)
        self.rewrite_button.setEnabled(bool(self._draft))


def _build_button_row(*buttons: ActionButton) -> QWidget:
    """Lay out the buttons on the left, without frames."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for button in buttons:
        set_style_role(button, Role.QUIET)
        row.addWidget(button)
    row.addStretch(1)
    return box
