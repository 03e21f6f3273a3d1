"""Small fields of a session: relative pain, and the answer to today's first question."""

from charting.entry.amounts.symptoms import parse_relative_pain
from charting.model.field import find_prompt
from charting.model.findings import RelativePain
from charting.model.session import Session
from charting.reference import loader
from ui.pages.sessions import texts
from ui.theme import Role, set_style_role
from ui.theme.roles import show_when
from ui.widgets.fields.basic_fields import LineField

_WIDTH, _LABEL = 190, 78  # px; the label is as wide as those of the pain scores


class RelativePainField(LineField):
    """Pain compared with an earlier time, in words: "half as bad". The value is a `RelativePain` or None."""

    def __init__(self, label: str, against: str) -> None:
        completions = [word.name for word in loader.list_pick_words("relative pain")]
        super().__init__(label, placeholder=texts.AS_SAID_HINT, completions=completions)
        self.edit.setAccessibleName(against)
        self.edit.setToolTip(against)
        self.place_label(above=False)
        self._caption.setMinimumWidth(_LABEL)
        self.edit.setFixedWidth(_WIDTH)

    def get_value(self) -> object:
        """Return the relative pain; None if empty."""
        return parse_relative_pain(self.edit.text())

    def set_value(self, value: object) -> None:
        """Show the relative pain in words."""
        super().set_value(value.words if isinstance(value, RelativePain) else value)


class FirstAnswerField(LineField):
    """The answer to the question left by the last visit; hidden if there is none."""

    def __init__(self) -> None:
        super().__init__(find_prompt(Session, "first_answer"), longest=2000)
        set_style_role(self._caption, Role.STRONG)
        self._caption.setWordWrap(True)

    def ask_question(self, question: str) -> None:
        """Show the question, or hide the field if there is neither a question nor an answer."""
        self._caption.setText(texts.FIRST_QUESTION.format(question))
        self.edit.setAccessibleName(texts.FIRST_QUESTION.format(question))
        show_when(self, bool(question.strip() or self.get_value()))
