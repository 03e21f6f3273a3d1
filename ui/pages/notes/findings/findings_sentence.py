"""The O sentence in its field: written from the findings while it is nobody's own, and never over a therapist's words."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from charting.summaries.notes.objective_text import draft_objective_sentence
from ui.pages.notes.findings import texts
from ui.pages.notes.findings.marked_findings import MarkedFindings
from ui.theme import Role, set_style_role
from ui.theme.roles import show_when
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.fields.basic_fields import TextField


class FindingsSentence(QObject):
    """Follows the findings while the field is empty, or its first paragraph is still what was written last. An edited
    one is the therapist's, and so is all below it; `button` writes it anew on request, and then takes that back."""

    def __init__(self, field: TextField, marked: MarkedFindings) -> None:
        super().__init__(field)
        self._field, self._marked = field, marked
        self._now = self._written = ""
        self._before: str | None = None
        self.button = ActionButton(texts.WRITE_FINDINGS)
        set_style_role(self.button, Role.QUIET)
        self.button.clicked.connect(self._toggle_writing)
        marked.changed.connect(self._follow_findings)
        field.edit.textChanged.connect(self._update_button)

    def load_sentence(self) -> None:
        """The note is on show: what it would have been written from the findings is what was written last."""
        self._now = self._written = self.compose_sentence()
        self._before = None
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
        """Write anew, or take that back; the editor's own undo does so too."""
        before, self._before = self._before, None
        if before is not None:
            self._put_text(before)
            return
        text = str(self._field.get_value())
        self._written = self._now
        self._put_text(_join_sentence(self._now, _split_sentence(text)[1]))
        self._before = text
        self._update_button()

    def _put_text(self, text: str) -> None:
        cursor = QTextCursor(self._field.edit.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self._update_button()

    def _update_button(self) -> None:
        """The button is there when it would change something."""
        head = _split_sentence(str(self._field.get_value()))[0]
        if self._before is not None and head != self._written:
            self._before = None
        self.button.set_label(texts.UNDO_WRITING if self._before is not None else texts.WRITE_FINDINGS)
        show_when(self.button, self._before is not None or head != self._now)


def _split_sentence(text: str) -> tuple[str, str]:
    """The first paragraph, where the sentence stands, and what the therapist put below it."""
    head, _, rest = text.partition("\n")
    return head, rest


def _join_sentence(sentence: str, rest: str) -> str:
    return "\n".join(part for part in (sentence, rest) if part)
