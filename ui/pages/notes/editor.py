"""The base of the editors for sessions, assessments and plans: status head, autosave, undo and signing."""

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
}  # where to go for an issue that is not about a field of the note
CHECK_PAUSE_MS = 250  # ms without a key press before plausibility is checked


class NoteEditor(QWidget, Generic[NoteT]):
    """Edits one draft. A subclass fills `body` and defines `format_title`, `show_draft`, `collect_draft` and `focus_field`.

    A tab may move `head`, with the status and the Sign button, into a line of its own. Emits `signed(note)` once the draft
    is signed and locked, and `command_requested(command id)` for something that is charted on another tab.
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
        self.head = QWidget()
        self.history: NoteHistory[NoteT] = NoteHistory(
            self,
            (self, self.head),
            self._collect_current_draft,
            self._refresh_after_undo,
            self._describe_change,
        )
        self.heading = make_plain_label("", Role.PAGE_TITLE)
        self.subheading = make_plain_label("", Role.MUTED)
        self.status_chip = ChipLabel("Draft", "warn")
        self.saved_label = make_plain_label("", Role.MUTED)
        self.undo_keys = UndoKeys(self.history.stack, self.undo, self.redo)
        self.sign_button = ActionButton.from_command("note.sign", primary=True)
        self.signing_list = SigningList()
        self.notice, self.doubt_notice = Notice("", "danger"), Notice("", "warn")
        self._pause = QTimer(self, singleShot=True, interval=CHECK_PAUSE_MS)
        self.body = QVBoxLayout()
        self._lay_out()
        self._connect_base_signals()

    def _connect_base_signals(self) -> None:
        self.autosave.stored.connect(self._handle_stored)
        self.autosave.failed.connect(self._handle_refused)
        self.history.announced.connect(self.chart_client.show_status)
        self.sign_button.clicked.connect(self.sign_draft)
        self.signing_list.field_requested.connect(self._go_to_issue)
        self.signing_list.confirm_requested.connect(self.confirm_carried)
        self.signing_list.changed.connect(self.mark_changed)
        self._pause.timeout.connect(self._check_draft)
        for identifier, slot in (("note.undo", self.undo), ("note.redo", self.redo)):
            action = commands.add_action(identifier, self, slot)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.head.addAction(action)  # a tab may have moved the head elsewhere

    def open_draft(self, note: NoteT, case: CaseRecords) -> None:
        """Edit this draft of the case, after saving the previous one."""
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
        self.history.open_note(self._collect_current_draft())
        self._check_draft()

    def update_case(self, case: CaseRecords) -> None:
        """Take over newer records of the case, such as a consent, and check the draft again; typed text stays."""
        if self.note is not None and self.note.case_id == case.case.id:
            self.case = case
            self._pause.start()
            self._update_issues(self.collect_draft(self.note))

    def stop_editing(self) -> None:
        """Save what was typed and lock the fields, since text typed now would not be saved."""
        self.autosave.watch_draft(None)
        self.history.close_note()
        self._set_editable(yes=False)

    def sign_draft(self) -> None:
        """Sign and lock the draft, or list what blocks signing. The fields are locked until the result is in."""
        note = self.note
        if note is None or not self.isEnabled():
            return
        last_focus = self.focusWidget()
        self.autosave.sign_draft(
            self._handle_signed, lambda error: self._handle_signing_failure(note.id, error, last_focus)
        )
        self._set_editable(yes=False)

    def focus_first_field(self) -> None:
        """Put the cursor where charting begins. (A focus proxy would take the head out of the Tab order.)"""
        self.focus_field(self.first)

    def flush_edits(self) -> None:
        """Save what was typed now."""
        self.autosave.flush_edits()

    def mark_changed(self) -> None:
        """Autosave, undo and check the draft after a change; a subclass connects the changes of its fields to this."""
        self.autosave.mark_changed()
        self.history.mark_changed()
        self._pause.start()

    def undo(self) -> None:
        """Undo the last action in this draft and name it in the status line."""
        if self.note is not None and self.isEnabled():
            self.history.undo()

    def redo(self) -> None:
        """Redo the action that was undone last."""
        if self.note is not None and self.isEnabled():
            self.history.redo()

    def find_command(self, identifier: str) -> Callable[[], None] | None:
        """Return what the command does while this draft is edited; a subclass may add commands."""
        return {"note.sign": self.sign_draft, "save": self.flush_edits}.get(identifier)

    def confirm_carried(self) -> None:
        """Confirm every carried line that nobody has touched yet."""
        for card in self._find_cards():
            card.confirm_carried()

    def show_advice(self, note: NoteT, case: CaseRecords) -> None:
        """Show advice that follows from the note, after a pause in typing. A subclass may override this."""

    @property
    def note(self) -> NoteT | None:
        """The draft being edited."""
        return self.autosave.note

    @abstractmethod
    def format_title(self, note: NoteT, case: CaseRecords) -> str:
        """Format the heading: `Session 5`."""

    @abstractmethod
    def show_draft(self, note: NoteT, case: CaseRecords) -> None:
        """Show the draft in the fields without marking it as changed."""

    def refresh_fields(self, note: NoteT, case: CaseRecords, names: Collection[str]) -> list[QWidget]:
        """Refresh the named fields; return the widgets that show them. A subclass adds fields that are on no card."""
        return [widget for card in self._find_cards() for widget in card.refresh_fields(note, case, names)]

    def collect_labels(self) -> dict[str, str]:
        """Collect the labels of the fields by path."""
        return {path: label for card in self._find_cards() for path, label in card.collect_labels().items()}

    @abstractmethod
    def collect_draft(self, note: NoteT) -> NoteT:
        """Return `note` with what the fields hold now. Text that cannot be read goes into `unread`; never raises Invalid."""

    @abstractmethod
    def focus_field(self, field: str) -> None:
        """Put the cursor in the field of the record with that path."""

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

    def _place_beside_undo(self, widget: QWidget) -> QHBoxLayout:
        """Return the widget in a row with the undo buttons, for editors whose head has no room for them."""
        row = QHBoxLayout()
        row.addWidget(widget, 1)
        row.addWidget(self.undo_keys)
        return row

    def _find_cards(self) -> list[NoteCard | SoapNoteCard]:
        return [*self.findChildren(NoteCard), *self.findChildren(SoapNoteCard)]

    def _check_draft(self) -> None:
        """Show implausible values at their fields, and above the note those that have no field."""
        if self.note is None or self.case is None:
            return
        note = self.collect_draft(self.note)
        self.history.commit_note(note)
        issues = find_plausibility_issues(note, self.case.case)
        doubts = {issue.path: issue.sentence for issue in issues}
        placed = set().union(*(card.show_doubts(doubts) for card in self._find_cards()))
        self.doubt_notice.show_notice(
            " ".join(text for path, text in doubts.items() if path not in placed), "warn"
        )
        self.show_advice(note, self.case)

    def _collect_current_draft(self) -> NoteT:
        """Return the draft as the fields show it."""
        assert self.note is not None
        return self.collect_draft(self.note)

    def _refresh_after_undo(self, note: NoteT, names: frozenset[str]) -> None:
        """Show the fields after undo or redo, scroll to one of them if all are out of sight, and autosave."""
        if self.case is None:
            return
        widgets = self.refresh_fields(note, self.case, names)
        for widget in widgets:
            unfold_around(widget)
        reveal_one(self.area, widgets)
        self.heading.setText(self.format_title(note, self.case))
        self.autosave.mark_changed()
        self._pause.start()

    def _describe_change(self, change: Change) -> str:
        return describe_change(change, self.collect_labels())

    def _collect_with_reasons(self, note: NoteT) -> NoteT:
        """Collect the draft with the reasons given for signing issues."""
        return self.collect_draft(note).with_changes(reasons=self.signing_list.collect_reasons())

    def _go_to_issue(self, field: str) -> None:
        """Go to where the issue is resolved: a field of the note, or another tab."""
        command = next(
            (identifier for start, identifier in COMMANDS_ELSEWHERE.items() if field.startswith(start)), ""
        )
        if command:
            self.command_requested.emit(command)
        else:
            self.focus_field(field)

    def _focus_first_issue(self, field: str) -> None:
        """Put the cursor in the first incomplete field, but never leave the note unasked."""
        if not field.startswith(tuple(COMMANDS_ELSEWHERE)):
            self.focus_field(field)

    def _handle_stored(self, note: NoteT) -> None:
        """Update the saved label, and drop resolved issues from the signing list."""
        self.notice.show_notice("")
        self._update_issues(note)
        self.saved_label.setText(f"saved {clock.now():%H:%M:%S}")

    def _update_issues(self, note: NoteT) -> None:
        if self.signing_list.isVisible() and self.case is not None:
            self.signing_list.show_issues(find_signing_issues(note, self.case, clock.now()))

    def _handle_refused(self, error: Exception) -> None:
        self.notice.show_notice(f"{error} What you typed is still here.", "danger")

    def _set_editable(self, *, yes: bool) -> None:
        for widget in (self, self.head):  # a tab may have moved the head elsewhere
            widget.setEnabled(yes)

    def _handle_signed(self, note: NoteT) -> None:
        """Stop editing the signed note, unless another note is open by now."""
        if self.note is not None and self.note.id == note.id:
            self.stop_editing()
        self.signed.emit(note)

    def _handle_signing_failure(self, note_id: str, error: Exception, last_focus: QWidget | None) -> None:
        if self.note is None or self.note.id != note_id:
            self.chart_client.show_status(str(error))
            return
        self._set_editable(yes=True)
        if last_focus is not None:
            last_focus.setFocus()
        if isinstance(error, IncompleteNote):
            self.signing_list.show_issues(error.issues)
            self._focus_first_issue(error.issues[0].field)
        else:
            self._handle_refused(error)
