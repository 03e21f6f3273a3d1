"""What the editors of sessions, assessments and plans share: the head with its state, saving by itself, signing."""

from abc import abstractmethod
from collections.abc import Callable
from typing import Generic

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charting import clock
from charting.errors import Incomplete
from charting.model.note import NoteT
from charting.summaries.client_file import CaseFile
from charting.summaries.doubts import doubts
from charting.summaries.signing import in_the_way
from ui.autosave import Autosave
from ui.desk import Desk
from ui.pages.note_card import NoteCard, NotePart
from ui.pages.signing_list import SigningList
from ui.theme import Role, plain
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import Chip, Notice

ELSEWHERE = {"client.": "client.edit", "consent:": "consent.new", "case:": "tab.plan"}  # fields of no note
PAUSE = 250  # ms without a key before it is said what is doubtful


class NoteEditor(QWidget, Generic[NoteT]):
    """The base of the editors. A subclass fills `body`, and says `fill`, `collect`, `title` and `go_to`.
    A tab may put `head`, with the state and the signing, into a line of its own.

    `signed(note)` when the draft was signed and locked; `wanted(command id)` for what is charted on another tab.
    """

    signed = Signal(object)
    wanted = Signal(str)
    first = ""  # the field where charting begins

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.case: CaseFile | None = None
        self.autosave: Autosave[NoteT] = Autosave(desk, self._collected, self)
        self.autosave.stored.connect(self._was_stored)
        self.autosave.failed.connect(self._was_refused)
        self.head = QWidget()
        self.heading = plain("", Role.PAGE_TITLE)
        self.subheading = plain("", Role.MUTED)
        self.state = Chip("Draft", "warn")
        self.saved = plain("", Role.MUTED)
        self.sign_button = ActionButton.of("note.sign", primary=True)
        self.sign_button.clicked.connect(self.sign)
        self.missing = SigningList()
        self.missing.asked_for.connect(self._lead_to)
        self.missing.confirm_asked.connect(self.confirm_carried)
        self.missing.changed.connect(self.touch)
        self.notice, self.doubt = Notice("", "danger"), Notice("", "warn")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._think)
        self.body = QVBoxLayout()
        self._lay_out()

    def open(self, note: NoteT, case: CaseFile) -> None:
        """Edit that draft of that case; the one before is saved first."""
        self.rest()
        note = self.autosave.newest(note)
        self.case = case
        self.notice.say("")
        self.missing.load(note.reasons)
        self.saved.setText("")
        self.heading.setText(self.title(note, case))
        self.fill(note, case)
        self.autosave.watch(note)
        self._let_type(yes=True)
        self._think()

    def renew(self, case: CaseFile) -> None:
        """The case has newer records, such as a consent: what hangs on them is said anew; what is typed stays."""
        if self.note is not None and self.note.case_id == case.case.id:
            self.case = case
            self._pause.start()
            self._list_missing(self.collect(self.note))

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
        self._pause.start()

    def command(self, identifier: str) -> Callable[[], None] | None:
        """What that command does while this draft is edited; a subclass may know more."""
        return {"note.sign": self.sign, "save": self.flush}.get(identifier)

    def confirm_carried(self) -> None:
        """Every carried line that nobody touched holds today too."""
        for part in self._parts():
            part.confirm_carried()

    def think(self, note: NoteT, case: CaseFile) -> None:
        """The note as it reads after a pause in typing: a subclass says what follows from it."""

    @property
    def note(self) -> NoteT | None:
        """The draft being edited."""
        return self.autosave.note

    @abstractmethod
    def title(self, note: NoteT, case: CaseFile) -> str:
        """The heading: `Session 5`."""

    @abstractmethod
    def fill(self, note: NoteT, case: CaseFile) -> None:
        """Show the draft in the fields, without touching."""

    @abstractmethod
    def collect(self, note: NoteT) -> NoteT:
        """`note` with what the fields hold now; what cannot be read goes into its `unread`. Never raises Invalid."""

    @abstractmethod
    def go_to(self, field: str) -> None:
        """Put the cursor where that field of the record is charted."""

    def _lay_out(self) -> None:
        self.head_row = head = QHBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        for widget in (self.heading, self.subheading, self.state, self.saved):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.sign_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.notice)
        column.addWidget(self.doubt)
        column.addWidget(self.missing)
        column.addLayout(self.body, 1)

    def _parts(self) -> list[NoteCard | NotePart]:
        return [*self.findChildren(NoteCard), *self.findChildren(NotePart)]

    def _think(self) -> None:
        """Say what is doubtful where it was typed; what has no field of its own, above the note."""
        if self.note is None or self.case is None:
            return
        note = self.collect(self.note)
        said = {each.path: each.sentence for each in doubts(note, self.case.case)}
        placed = set().union(*(part.tell_doubts(said) for part in self._parts()))
        self.doubt.say(" ".join(text for path, text in said.items() if path not in placed), "warn")
        self.think(note, self.case)

    def _collected(self, note: NoteT) -> NoteT:
        """What the fields hold, and the reasons given at signing."""
        return self.collect(note).with_changes(reasons=self.missing.reasons())

    def _lead_to(self, field: str) -> None:
        """To where that is charted: a field of the note, or the tab that has it."""
        elsewhere = next((command for start, command in ELSEWHERE.items() if field.startswith(start)), "")
        if elsewhere:
            self.wanted.emit(elsewhere)
        else:
            self.go_to(field)

    def _begin_at(self, field: str) -> None:
        """The cursor to the first thing missing; nobody is led away from the note unasked."""
        if not field.startswith(tuple(ELSEWHERE)):
            self.go_to(field)

    def _was_stored(self, note: NoteT) -> None:
        """What is charted meanwhile leaves the list of what is missing."""
        self.notice.say("")
        self._list_missing(note)
        self.saved.setText(f"saved {clock.now():%H:%M:%S}")

    def _list_missing(self, note: NoteT) -> None:
        if self.missing.isVisible() and self.case is not None:
            self.missing.show_missing(in_the_way(note, self.case, clock.now()))

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
            self.missing.show_missing(error.missing)
            self._begin_at(error.missing[0].field)
        else:
            self._was_refused(error)
