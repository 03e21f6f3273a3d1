"""What the editors of sessions, assessments and plans share: the head with its state, saving by itself, signing."""

from abc import abstractmethod
from collections.abc import Callable, Collection
from typing import Generic

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from charting import clock
from charting.errors import IncompleteNote
from charting.model.note import NoteT
from charting.summaries.client_records import CaseRecords
from charting.summaries.signing.plausibility import find_plausibility_issues
from charting.summaries.signing.signing_issues import find_signing_issues
from ui.core import commands
from ui.core.chart_client import ChartClient
from ui.pages.notes.autosave import Autosave
from ui.pages.notes.note_cards import NoteCard, SoapNoteCard
from ui.pages.notes.note_changes import Change, describe_change
from ui.pages.notes.note_history import NoteHistory
from ui.pages.notes.signing_list import SigningList
from ui.pages.notes.undo_keys import UndoKeys
from ui.theme import Role, make_plain_label
from ui.widgets.cards.badges import ChipLabel
from ui.widgets.cards.notices import Notice
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.layout.collapsible_section import unfold_around
from ui.widgets.layout.scroll_area import reveal_one

COMMANDS_ELSEWHERE = {
    "client.": "client.edit",
    "consent:": "consent.new",
    "case:": "tab.plan",
}  # fields of no note
CHECK_PAUSE_MS = 250  # ms without a key before it is said what is doubtful


class NoteEditor(QWidget, Generic[NoteT]):
    """The base of the editors. A subclass fills `body`, and says `fill`, `collect`, `title` and `focus_field`.
    A tab may put `head`, with the state and the signing, into a line of its own.

    `finish_signing(note)` when the draft was signed and locked; `wanted(command id)` for what is charted on another tab.
    """

    signed = Signal(object)
    command_requested = Signal(str)
    first = ""  # the field where charting begins
    area: QScrollArea

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__()
        self.chart_client = chart_client
        self.case: CaseRecords | None = None
        self.autosave: Autosave[NoteT] = Autosave(chart_client, self._collect_with_reasons, self)
        self.autosave.stored.connect(self._handle_stored)
        self.autosave.failed.connect(self._handle_refused)
        self.head = QWidget()
        self.history: NoteHistory[NoteT] = NoteHistory(
            self, (self, self.head), self._read, self._show_again, self._describe
        )
        self.history.said.connect(chart_client.show_status)
        self.heading = make_plain_label("", Role.PAGE_TITLE)
        self.subheading = make_plain_label("", Role.MUTED)
        self.status_chip = ChipLabel("Draft", "warn")
        self.saved_label = make_plain_label("", Role.MUTED)
        self.undo_keys = UndoKeys(self.history.stack, self.undo, self.redo)
        self.sign_button = ActionButton.from_command("note.sign", primary=True)
        self.sign_button.clicked.connect(self.sign_draft)
        self.signing_list = SigningList()
        self.signing_list.field_requested.connect(self._go_to_issue)
        self.signing_list.confirm_requested.connect(self.confirm_carried)
        self.signing_list.changed.connect(self.mark_changed)
        self.notice, self.doubt_notice = Notice("", "danger"), Notice("", "warn")
        self._pause = QTimer(self, singleShot=True, interval=CHECK_PAUSE_MS)
        self._pause.timeout.connect(self._check_draft)
        self.body = QVBoxLayout()
        self._lay_out()
        for identifier, slot in (("note.undo", self.undo), ("note.redo", self.redo)):
            action = commands.add_action(identifier, self, slot)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.head.addAction(action)  # the head may stand elsewhere

    def open_draft(self, note: NoteT, case: CaseRecords) -> None:
        """Edit that draft of that case; the one before is saved first."""
        self.stop_editing()
        note = self.autosave.restore_unsaved(note)
        self.case = case
        self.notice.show_notice("")
        self.signing_list.load_reasons(note.reasons)
        self.saved_label.setText("")
        self.heading.setText(self.format_title(note, case))
        self.show_draft(note, case)
        self.autosave.watch_draft(note)
        self._set_editable(yes=True)
        self.history.begin(self._read())
        self._check_draft()

    def update_case(self, case: CaseRecords) -> None:
        """The case has newer records, such as a consent: what hangs on them is said anew; what is typed stays."""
        if self.note is not None and self.note.case_id == case.case.id:
            self.case = case
            self._pause.start()
            self._update_issues(self.collect_draft(self.note))

    def stop_editing(self) -> None:
        """Save what was typed and edit nothing for now: a word typed here would be kept nowhere."""
        self.autosave.watch_draft(None)
        self.history.end()
        self._set_editable(yes=False)

    def sign_draft(self) -> None:
        """Sign and lock: asks nothing twice and lists what is missing. Nothing can be typed until it is known."""
        note = self.note
        if note is None or not self.isEnabled():
            return
        was_in = self.focusWidget()
        self.autosave.sign_draft(
            self._handle_signed, lambda error: self._handle_signing_failure(note.id, error, was_in)
        )
        self._set_editable(yes=False)

    def focus_first_field(self) -> None:
        """The cursor to where charting begins. (A focus proxy would take the head out of the Tab order.)"""
        self.focus_field(self.first)

    def flush_edits(self) -> None:
        """Hand what was typed to the worker now."""
        self.autosave.flush_edits()

    def mark_changed(self) -> None:
        """A subclass connects every change of its fields to this."""
        self.autosave.mark_changed()
        self.history.touch()
        self._pause.start()

    def undo(self) -> None:
        """Take back the last thing done in this draft, and say what that was."""
        if self.note is not None and self.isEnabled():
            self.history.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        if self.note is not None and self.isEnabled():
            self.history.redo()

    def find_command(self, identifier: str) -> Callable[[], None] | None:
        """What that command does while this draft is edited; a subclass may know more."""
        return {"note.sign": self.sign_draft, "save": self.flush_edits}.get(identifier)

    def confirm_carried(self) -> None:
        """Every carried line that nobody touched holds today too."""
        for part in self._find_cards():
            part.confirm_carried()

    def show_advice(self, note: NoteT, case: CaseRecords) -> None:
        """The note as it reads after a pause in typing: a subclass says what follows from it."""

    @property
    def note(self) -> NoteT | None:
        """The draft being edited."""
        return self.autosave.note

    @abstractmethod
    def format_title(self, note: NoteT, case: CaseRecords) -> str:
        """The heading: `Session 5`."""

    @abstractmethod
    def show_draft(self, note: NoteT, case: CaseRecords) -> None:
        """Show the draft in the fields, without touching."""

    def show_again(self, note: NoteT, case: CaseRecords, names: Collection[str]) -> list[QWidget]:
        """Show what these fields of the draft read now; where that is. A subclass adds what stands on no card."""
        return [place for part in self._find_cards() for place in part.show_again(note, case, names)]

    def labels(self) -> dict[str, str]:
        """What the fields are called, by path."""
        return {path: label for part in self._find_cards() for path, label in part.labels().items()}

    @abstractmethod
    def collect_draft(self, note: NoteT) -> NoteT:
        """`note` with what the fields hold now; what cannot be read goes into its `unread`. Never raises Invalid."""

    @abstractmethod
    def focus_field(self, field: str) -> None:
        """Put the cursor where that field of the record is charted."""

    def _lay_out(self) -> None:
        self.head_row = head = QHBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        for widget in (self.heading, self.subheading, self.status_chip, self.saved_label):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.undo_keys)
        head.addWidget(self.sign_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.notice)
        column.addWidget(self.doubt_notice)
        column.addWidget(self.signing_list)
        column.addLayout(self.body, 1)

    def _beside_undo(self, line: QWidget) -> QHBoxLayout:
        """That line with the undo keys at its right, where the head has less room."""
        row = QHBoxLayout()
        row.addWidget(line, 1)
        row.addWidget(self.undo_keys)
        return row

    def _find_cards(self) -> list[NoteCard | SoapNoteCard]:
        return [*self.findChildren(NoteCard), *self.findChildren(SoapNoteCard)]

    def _check_draft(self) -> None:
        """Say what is doubtful where it was typed; what has no field of its own, above the note."""
        if self.note is None or self.case is None:
            return
        note = self.collect_draft(self.note)
        self.history.look_at(note)
        said = {each.path: each.sentence for each in find_plausibility_issues(note, self.case.case)}
        placed = set().union(*(part.show_doubts(said) for part in self._find_cards()))
        self.doubt_notice.show_notice(
            " ".join(text for path, text in said.items() if path not in placed), "warn"
        )
        self.show_advice(note, self.case)

    def _read(self) -> NoteT:
        """The draft as the fields show it."""
        assert self.note is not None
        return self.collect_draft(self.note)

    def _show_again(self, note: NoteT, names: frozenset[str]) -> None:
        """Undone or redone: it is saved as any change, and brought into sight if none of it is."""
        if self.case is None:
            return
        places = self.show_again(note, self.case, names)
        for place in places:
            unfold_around(place)
        reveal_one(self.area, places)
        self.heading.setText(self.format_title(note, self.case))
        self.autosave.mark_changed()
        self._pause.start()

    def _describe(self, change: Change) -> str:
        return describe_change(change, self.labels())

    def _collect_with_reasons(self, note: NoteT) -> NoteT:
        """What the fields hold, and the reasons given at signing."""
        return self.collect_draft(note).with_changes(reasons=self.signing_list.collect_reasons())

    def _go_to_issue(self, field: str) -> None:
        """To where that is charted: a field of the note, or the tab that has it."""
        elsewhere = next(
            (command for start, command in COMMANDS_ELSEWHERE.items() if field.startswith(start)), ""
        )
        if elsewhere:
            self.command_requested.emit(elsewhere)
        else:
            self.focus_field(field)

    def _focus_first_issue(self, field: str) -> None:
        """The cursor to the first thing missing; nobody is led away from the note unasked."""
        if not field.startswith(tuple(COMMANDS_ELSEWHERE)):
            self.focus_field(field)

    def _handle_stored(self, note: NoteT) -> None:
        """What is charted meanwhile leaves the list of what is missing."""
        self.notice.show_notice("")
        self._update_issues(note)
        self.saved_label.setText(f"saved {clock.now():%H:%M:%S}")

    def _update_issues(self, note: NoteT) -> None:
        if self.signing_list.isVisible() and self.case is not None:
            self.signing_list.show_issues(find_signing_issues(note, self.case, clock.now()))

    def _handle_refused(self, error: Exception) -> None:
        self.notice.show_notice(f"{error} What you typed is still here.", "danger")

    def _set_editable(self, *, yes: bool) -> None:
        for part in (self, self.head):  # the head may stand elsewhere
            part.setEnabled(yes)

    def _handle_signed(self, note: NoteT) -> None:
        """Another note may be open by now; that one goes on."""
        if self.note is not None and self.note.id == note.id:
            self.stop_editing()
        self.signed.emit(note)

    def _handle_signing_failure(self, note_id: str, error: Exception, was_in: QWidget | None) -> None:
        if self.note is None or self.note.id != note_id:
            self.chart_client.show_status(str(error))
            return
        self._set_editable(yes=True)
        if was_in is not None:
            was_in.setFocus()
        if isinstance(error, IncompleteNote):
            self.signing_list.show_issues(error.issues)
            self._focus_first_issue(error.issues[0].field)
        else:
            self._handle_refused(error)
