"""The O sentence in its field: written from the findings while it is nobody's own, and never over a therapist's words."""

from PySide6.QtCore import QObject

from charting.summaries.notes.objective_text import draft_objective_sentence
from ui.pages.notes.findings import texts
from ui.pages.notes.findings.marked_findings import MarkedFindings
from ui.theme import Role, set_style_role
from ui.theme.roles import show_when
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.fields.basic_fields import TextField


class FindingsSentence(QObject):
    """Follows the findings while the field is empty, or its first paragraph is still what was written last. An edited
    one is the therapist's, and so is all below it; `button` writes it anew on request."""

    def __init__(self, field: TextField, marked: MarkedFindings) -> None:
        super().__init__(field)
        self._field, self._marked = field, marked
        self._now = self._written = ""
        self.button = ActionButton(texts.WRITE_FINDINGS)
        set_style_role(self.button, Role.QUIET)
        self.button.clicked.connect(self._toggle_writing)
        marked.changed.connect(self._follow_findings)
        field.edit.textChanged.connect(self._update_button)

    def load_sentence(self) -> None:
        """The note is on show: what it would have been written from the findings is what was written last."""
        self._now = self._written = self.compose_sentence()
        self._update_button()

    def compose_sentence(self) -> str:
        """What the findings say now."""
        return draft_objective_sentence(*self._marked.collect_charted())

    def _follow_findings(self) -> None:
        sentence = self._now = self.compose_sentence()
        text = str(self._field.get_value())
        head, rest = _split_sentence(text)
        if head in ("", self._written) and sentence != head:
            self._field.set_value(_join_sentence(sentence, rest))
            self._written = sentence
        elif head in ("", sentence):
            self._written = sentence
        self._update_button()

    def _toggle_writing(self) -> None:
        self._written = self._now
        self._field.set_value(_join_sentence(self._now, _split_sentence(str(self._field.get_value()))[1]))
        self._field.changed.emit(self._field.get_value())

    def _update_button(self) -> None:
        """The button is there when it would change something."""
        show_when(self.button, _split_sentence(str(self._field.get_value()))[0] != self._now)


def _split_sentence(text: str) -> tuple[str, str]:
    """The first paragraph, where the sentence stands, and what the therapist put below it."""
    head, _, rest = text.partition("\n")
    return head, rest


def _join_sentence(sentence: str, rest: str) -> str:
    return "\n".join(part for part in (sentence, rest) if part)
