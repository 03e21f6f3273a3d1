"""Keeps the objective sentence in its field up to date with the findings, without overwriting the therapist's text."""

from PySide6.QtCore import QObject

from charting.summaries.notes.objective_text import draft_objective_sentence
from ui.pages.notes.findings import texts
from ui.pages.notes.findings.marked_findings import MarkedFindings
from ui.theme import Role, set_style_role
from ui.theme.roles import show_when
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.fields.basic_fields import TextField


class FindingsSentence(QObject):
    """Updates the first paragraph while the field is empty or the paragraph is still as it was last generated.

    An edited paragraph belongs to the therapist, and so does everything below it; `button` regenerates it on request.
    """

    def __init__(self, field: TextField, marked: MarkedFindings) -> None:
        super().__init__(field)
        self._field, self._marked = field, marked
        self._sentence = self._written = ""
        self.button = ActionButton(texts.WRITE_FINDINGS)
        set_style_role(self.button, Role.QUIET)
        self.button.clicked.connect(self._write_sentence)
        marked.changed.connect(self._follow_findings)
        field.edit.textChanged.connect(self._update_button)

    def load_sentence(self) -> None:
        """Start with the note on screen, taking the sentence that its findings give as the last one generated."""
        self._sentence = self._written = self.compose_sentence()
        self._update_button()

    def compose_sentence(self) -> str:
        """Compose the sentence from the current findings."""
        return draft_objective_sentence(*self._marked.collect_charted())

    def _follow_findings(self) -> None:
        sentence = self._sentence = self.compose_sentence()
        text = str(self._field.get_value())
        head, body = _split_sentence(text)
        if head in ("", self._written) and sentence != head:
            self._field.set_value(_join_sentence(sentence, body))
            self._written = sentence
        elif head in ("", sentence):
            self._written = sentence
        self._update_button()

    def _write_sentence(self) -> None:
        self._written = self._sentence
        self._field.set_value(
            _join_sentence(self._sentence, _split_sentence(str(self._field.get_value()))[1])
        )
        self._field.changed.emit(self._field.get_value())

    def _update_button(self) -> None:
        """Show the button only if it would change something."""
        show_when(self.button, _split_sentence(str(self._field.get_value()))[0] != self._sentence)


def _split_sentence(text: str) -> tuple[str, str]:
    """Split the text into the first paragraph, which is the sentence, and the text below it."""
    head, _, body = text.partition("\n")
    return head, body


def _join_sentence(sentence: str, body: str) -> str:
    return "\n".join(part for part in (sentence, body) if part)
