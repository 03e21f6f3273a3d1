"""Negatives are findings: what was asked or looked for, and there was none."""

from typing import cast

from charting.entry.stated import read_negatives
from charting.reference import loader
from ui.pages.findings import texts
from ui.theme import Role, dress
from ui.theme.roles import show_when
from ui.widgets.buttons import ActionButton
from ui.widgets.words_field import WordsField


class NegativesField(WordsField):
    """What was asked or looked for, and there was none. "No" before a word is understood and left out."""

    def __init__(self) -> None:
        known = [word.name for word in loader.words("negative finding")]
        super().__init__(texts.NEGATIVES, known, placeholder=texts.NEGATIVES_HINT)
        self.opener = ActionButton(texts.NEGATIVES)
        self.opener.show_icon("ph.plus")
        dress(self.opener, Role.QUIET)
        self.opener.clicked.connect(self.enter)
        self.opener.hide()

    def tuck(self) -> None:
        """Show the key alone until there is something to show: most visits have none."""
        show_when(self, bool(self.value()))
        show_when(self.opener, not self.value())

    def set_value(self, value: object) -> None:
        """Show the words, and the field when there are any."""
        super().set_value(value)
        if value:
            self._reveal()

    def enter(self) -> None:
        """The cursor into the field, which is shown for that."""
        self._reveal()
        self.setFocus()

    def _reveal(self) -> None:
        show_when(self, wanted=True)
        show_when(self.opener, wanted=False)

    def value(self) -> object:
        """The words in order, without "no"."""
        return read_negatives(", ".join(cast("tuple[str, ...]", super().value())))
