"""The O sentence in its field: written from the findings while it is nobody's own, and never over a therapist's words."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from charting.summaries.o_sentence import o_sentence
from ui.pages.findings import texts
from ui.pages.findings.marked import MarkedFindings
from ui.theme import Role, dress
from ui.theme.roles import show_when
from ui.widgets.buttons import ActionButton
from ui.widgets.fields import TextField


class FindingsSentence(QObject):
    """Follows the findings while the field is empty, or its first paragraph is still what was written last. An edited
    one is the therapist's, and so is all below it; `button` writes it anew on request, and then takes that back."""

    def __init__(self, field: TextField, marked: MarkedFindings) -> None:
        super().__init__(field)
        self._field, self._marked = field, marked
        self._now = self._written = ""
        self._before: str | None = None
        self.button = ActionButton(texts.WRITE_FINDINGS)
        dress(self.button, Role.QUIET)
        self.button.clicked.connect(self._press)
        marked.changed.connect(self._follow)
        field.edit.textChanged.connect(self._offer)

    def load(self) -> None:
        """The note is on show: what it would have been written from the findings is what was written last."""
        self._now = self._written = self.sentence()
        self._before = None
        self._offer()

    def sentence(self) -> str:
        """What the findings say now."""
        return o_sentence(*self._marked.charted())

    def _follow(self) -> None:
        sentence = self._now = self.sentence()
        text = str(self._field.value())
        head, rest = _parted(text)
        if head in ("", self._written) and sentence != head:
            self._field.set_value(_joined(sentence, rest))
            self._written = sentence
        elif head in ("", sentence):
            self._written = sentence
        self._offer()

    def _press(self) -> None:
        """Write anew, or take that back; the editor's own undo does so too."""
        before, self._before = self._before, None
        if before is not None:
            self._put(before)
            return
        text = str(self._field.value())
        self._written = self._now
        self._put(_joined(self._now, _parted(text)[1]))
        self._before = text
        self._offer()

    def _put(self, text: str) -> None:
        cursor = QTextCursor(self._field.edit.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self._offer()

    def _offer(self) -> None:
        """The button is there when it would change something."""
        head = _parted(str(self._field.value()))[0]
        if self._before is not None and head != self._written:
            self._before = None
        self.button.say(texts.UNDO_WRITING if self._before is not None else texts.WRITE_FINDINGS)
        show_when(self.button, self._before is not None or head != self._now)


def _parted(text: str) -> tuple[str, str]:
    """The first paragraph, where the sentence stands, and what the therapist put below it."""
    head, _, rest = text.partition("\n")
    return head, rest


def _joined(sentence: str, rest: str) -> str:
    return "\n".join(part for part in (sentence, rest) if part)
