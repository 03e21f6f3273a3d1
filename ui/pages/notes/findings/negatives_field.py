"""The field for pertinent negatives: symptoms and signs that were checked and not found."""

from typing import cast

from charting.entry.amounts.symptoms import parse_negatives
from charting.reference import loader
from ui.pages.notes.findings import texts
from ui.theme import Role, set_style_role
from ui.theme.roles import show_when
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.fields.word_list_field import WordListField


class NegativesField(WordListField):
    """Symptoms and signs that were checked and not found. A typed "no" before a word is dropped."""

    def __init__(self) -> None:
        completions = [word.name for word in loader.list_pick_words("negative finding")]
        super().__init__(texts.NEGATIVES, completions, placeholder=texts.NEGATIVES_HINT)
        self.opener = ActionButton(texts.NEGATIVES)
        self.opener.show_icon("ph.plus")
        set_style_role(self.opener, Role.QUIET)
        self.opener.clicked.connect(self.enter_field)
        self.opener.hide()

    def hide_when_empty(self) -> None:
        """Show only the button that opens the field while it is empty, since most visits have no negatives."""
        show_when(self, bool(self.get_value()))
        show_when(self.opener, not self.get_value())

    def set_value(self, value: object) -> None:
        """Show the words, and open the field if there are any."""
        super().set_value(value)
        if value:
            self._show_field()

    def enter_field(self) -> None:
        """Open the field and put the cursor into it."""
        self._show_field()
        self.setFocus()

    def _show_field(self) -> None:
        show_when(self, visible=True)
        show_when(self.opener, visible=False)

    def get_value(self) -> object:
        """Return the words in order, without "no"."""
        return parse_negatives(", ".join(cast("tuple[str, ...]", super().get_value())))
