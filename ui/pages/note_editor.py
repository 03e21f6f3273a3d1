"""What the editors of sessions, assessments and plans share: the head with its state, saving by itself, signing."""

from typing import Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charting import clock
from charting.errors import Incomplete
from charting.model.note import NoteT
from charting.summaries.client_file import CaseFile
from ui.autosave import Autosave
from ui.desk import Desk
from ui.theme import Role, dress, plain
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import Chip, Notice


class NoteEditor(QWidget, Generic[NoteT]):
    """The base of the editors. A subclass fills `body`, and says `fill`, `collect`, `title` and `go_to`.
    A tab may put `head`, with the state and the signing, into a line of its own.

    `signed(note)` when the draft was signed and locked.
    """

    signed = Signal(object)
    first = ""  # the field where charting begins

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.case: CaseFile | None = None
        self.autosave: Autosave[NoteT] = Autosave(desk, self.collect, self)
        self.autosave.stored.connect(self._was_stored)
        self.autosave.failed.connect(self._was_refused)
        self.head = QWidget()
        self.heading = plain("", Role.PAGE_TITLE)
        self.subheading = plain("", Role.MUTED)
        self.state = Chip("Draft", "warn")
        self.saved = plain("", Role.MUTED)
        self.sign_button = ActionButton.of("note.sign", primary=True)
        self.sign_button.clicked.connect(self.sign)
        self.missing = QWidget()
        self.notice = Notice("", "danger")
        self.body = QVBoxLayout()
        self._lay_out()

    def open(self, note: NoteT, case: CaseFile) -> None:
        """Edit that draft of that case; the one before is saved first."""
        self.rest()
        note = self.autosave.newest(note)
        self.case = case
        self.notice.say("")
        self._show_missing(())
        self.saved.setText("")
        self.heading.setText(self.title(note, case))
        self.fill(note, case)
        self.autosave.watch(note)
        self._let_type(yes=True)

    def rest(self) -> None:
        """Save what was typed and edit nothing for now: a word typed here would be kept nowhere."""
        self.autosave.watch(None)
        self._let_type(yes=False)

    def sign(self) -> None:
        """Sign and lock: asks nothing twice and lists what is missing. Nothing can be typed until it is known."""
        note = self.note
        if note is None or not self.isEnabled():
            return
        was_in = self.focusWidget()
        self.autosave.sign(self._was_signed, lambda error: self._not_signed(note.id, error, was_in))
        self._let_type(yes=False)

    def begin(self) -> None:
        """The cursor to where charting begins. (A focus proxy would take the head out of the Tab order.)"""
        self.go_to(self.first)

    def flush(self) -> None:
        """Hand what was typed to the worker now."""
        self.autosave.flush()

    def touch(self) -> None:
        """A subclass connects every change of its fields to this."""
        self.autosave.touch()

    @property
    def note(self) -> NoteT | None:
        """The draft being edited."""
        return self.autosave.note

    def title(self, note: NoteT, case: CaseFile) -> str:
        """The heading: `Session 5`."""
        raise TypeError(
            f"{type(self).__name__} has no title for {type(note).__name__} of {type(case).__name__}."
        )

    def fill(self, note: NoteT, case: CaseFile) -> None:
        """Show the draft in the fields, without touching."""
        raise TypeError(f"{type(self).__name__} cannot show {type(note).__name__} of {type(case).__name__}.")

    def collect(self, note: NoteT) -> NoteT:
        """`note` with what the fields hold now; what cannot be read goes into its `unread`. Never raises Invalid."""
        raise TypeError(f"{type(self).__name__} cannot collect {type(note).__name__}.")

    def go_to(self, field: str) -> None:
        """Put the cursor where that field of the record is charted."""
        raise TypeError(f"{type(self).__name__} has no field {field}.")

    def _lay_out(self) -> None:
        self.head_row = head = QHBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        for widget in (self.heading, self.subheading, self.state, self.saved):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.sign_button)
        self.missing_row = QVBoxLayout(self.missing)
        self.missing_row.setContentsMargins(0, 0, 0, 0)
        self.missing_row.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.notice)
        column.addWidget(self.missing)
        column.addLayout(self.body, 1)

    def _was_stored(self, note: NoteT) -> None:
        """What is charted meanwhile leaves the list of what is missing."""
        self.notice.say("")
        if self.missing.isVisible():
            self._show_missing(tuple(note.missing()))
        self.saved.setText(f"saved {clock.now():%H:%M:%S}")

    def _was_refused(self, error: Exception) -> None:
        self.notice.say(f"{error} What you typed is still here.", "danger")

    def _let_type(self, *, yes: bool) -> None:
        for part in (self, self.head):  # the head may stand elsewhere
            part.setEnabled(yes)

    def _was_signed(self, note: NoteT) -> None:
        """Another note may be open by now; that one goes on."""
        if self.note is not None and self.note.id == note.id:
            self.rest()
        self.signed.emit(note)

    def _not_signed(self, note_id: str, error: Exception, was_in: QWidget | None) -> None:
        if self.note is None or self.note.id != note_id:
            self.desk.say(str(error))
            return
        self._let_type(yes=True)
        if was_in is not None:
            was_in.setFocus()
        if isinstance(error, Incomplete):
            self._show_missing(error.missing)
            self.go_to(error.missing[0][0])
        else:
            self._was_refused(error)

    def _show_missing(self, missing: tuple[tuple[str, str], ...]) -> None:
        while (item := self.missing_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.missing.setVisible(bool(missing))
        if missing:
            self.missing_row.addWidget(plain("To sign, chart what is missing:", Role.STRONG))
        for field, sentence in missing:
            self.missing_row.addWidget(self._way_to(field, sentence), 0, Qt.AlignmentFlag.AlignLeft)

    def _way_to(self, field: str, sentence: str) -> QWidget:
        button = ActionButton(sentence)
        dress(button, Role.QUIET)
        button.clicked.connect(lambda: self.go_to(field))
        return button
