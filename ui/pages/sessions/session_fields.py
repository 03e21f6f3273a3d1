"""Small fields of a session: pain as the client puts it, and the answer to today's first question."""

from charting.entry.amounts.symptoms import parse_relative_pain
from charting.model.field import find_prompt
from charting.model.findings import RelativePain
from charting.model.session import Session
from charting.reference import loader
from ui.pages.sessions import texts
from ui.theme import Role, set_style_role
from ui.theme.roles import show_when
from ui.widgets.fields.basic_fields import LineField

_WIDTH, _LABEL = 190, 78  # px: beside a strip; the label as wide as those of the strips


class RelativePainField(LineField):
    """Pain as a share of what it was, in words: "half as bad". `value()` is a RelativePain, or None."""

    def __init__(self, label: str, against: str) -> None:
        known = [word.name for word in loader.list_pick_words("relative pain")]
        super().__init__(label, placeholder=texts.AS_SAID_HINT, completions=known)
        self.edit.setAccessibleName(against)
        self.edit.setToolTip(against)
        self.place_label(above=False)
        self._caption.setMinimumWidth(_LABEL)
        self.edit.setFixedWidth(_WIDTH)

    def get_value(self) -> object:
        """What was said; None for nothing."""
        return parse_relative_pain(self.edit.text())

    def set_value(self, value: object) -> None:
        """Show the words."""
        super().set_value(value.words if isinstance(value, RelativePain) else value)


class FirstAnswerField(LineField):
    """The answer to the question that the last visit left; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__(find_prompt(Session, "first_answer"), longest=2000)
        set_style_role(self._caption, Role.STRONG)
        self._caption.setWordWrap(True)

    def ask_question(self, question: str) -> None:
        """Ask that; without a question there is no field, unless an answer stands in it."""
        self._caption.setText(texts.FIRST_QUESTION.format(question))
        self.edit.setAccessibleName(texts.FIRST_QUESTION.format(question))
        show_when(self, bool(question.strip() or self.get_value()))
