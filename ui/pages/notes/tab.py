"""The base of the tabs for one kind of note: the list, the editor for the draft, the reader for signed notes."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import date
from typing import Generic

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QStackedWidget, QWidget

from charting import clock
from charting.actions.notes import discard_draft
from charting.clinic_file import ClinicFile
from charting.model.clinic import Therapist
from charting.model.note import NoteT
from charting.reference import custom_data
from charting.summaries.client_records import CaseRecords, ClientRecords
from charting.text.dates import format_date
from ui.core.chart_client import ChartClient
from ui.core.settings import Settings
from ui.pages.base import ClientTab
from ui.pages.notes.editor import NoteEditor
from ui.pages.notes.findings.vocabulary_preload import read_charting_vocabularies
from ui.pages.notes.reader import NoteReader
from ui.widgets.cards.card import Card
from ui.widgets.cards.notices import EmptyState
from ui.widgets.dialogs.standard_dialogs import ask_question
from ui.widgets.record_table.record_table import RecordColumn, RecordTable

DISCARD, DISCARD_ASK = "Discard draft?", "The draft is removed from view. It stays in the clinic file."
DISCARD_YES, KEEP = "Discard draft", "Keep it"


class NoteTab(ClientTab, Generic[NoteT]):
    """A tab with one kind of note. A subclass names the notes and makes the editor and the reader.

    When the same client is shown again, the open draft stays as typed: the editor reloads only for another note.
    """

    name = ""

    def __init__(
        self, chart_client: ChartClient, list_title: str, no_case: EmptyState, no_notes: EmptyState
    ) -> None:
        super().__init__(chart_client)
        self.case: CaseRecords | None = None
        self.editor: NoteEditor[NoteT] | None = None
        self._vocabulary_version = custom_data.get_vocabulary_version()
        self.shown_id = ""
        self._is_filling_list = False
        self.list_title = list_title
        self.no_case, self.no_notes = no_case, no_notes
        no_case.pressed.connect(lambda: self.command_requested.emit("case.new"))
        no_notes.pressed.connect(self.start_or_resume)
        self.reader = NoteReader(chart_client)
        self.reader.signature.setWordWrap(True)
        self.stack = QStackedWidget()
        self.blank = QWidget()  # shown while a draft loads, so that no other client's text is ever on screen
        for widget in (no_case, no_notes, self.blank, *self.make_views()):
            self.stack.addWidget(widget)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(10)
        self.lay_out()

    def lay_out(self) -> None:
        """Put the list on the left and the note beside it."""
        self.table = RecordTable(self.make_columns(), self.list_title)
        self.table.chosen.connect(self.choose_note)
        self.table.activated_row.connect(lambda _note: self._enter_note())
        self.list_card = Card(self.list_title)
        self.list_card.add_widget(self.table, 1)
        self.list_card.setMinimumWidth(240)
        self.splitter.addWidget(self.list_card)
        self.splitter.addWidget(self.stack)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([250, 930])
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 14, 20, 14)
        row.addWidget(self.splitter)

    def fill_list(self, notes: Sequence[NoteT], index: int) -> None:
        """Show these notes in the list and select the one at `index`; -1 selects none."""
        self.table.set_rows(notes)
        if index >= 0:
            self.table.select_row(index)
        self.list_card.setVisible(bool(notes))

    @abstractmethod
    def make_columns(self) -> Sequence[RecordColumn]:
        """Return the columns of the list."""

    @abstractmethod
    def list_notes(self, case: CaseRecords) -> Sequence[NoteT]:
        """List the notes of the case, newest first."""

    @abstractmethod
    def read_note(self, clinic_file: ClinicFile, note_id: str) -> NoteT:
        """Read one note as it is stored now. Raises NotFound."""

    @abstractmethod
    def make_editor(self) -> NoteEditor[NoteT]:
        """Make the editor, once the first draft is opened and the vocabularies are in memory."""

    def make_views(self) -> Sequence[QWidget]:
        """Make the widgets that can show a signed note; usually just the reader."""
        return (self.reader,)

    @abstractmethod
    def prepare_view(self, note: NoteT, case: CaseRecords) -> QWidget:
        """Load the signed note into a view and return the view."""

    @abstractmethod
    def start_draft(self, clinic_file: ClinicFile, who: Therapist, case: CaseRecords) -> NoteT:
        """Start a draft in the clinic file, or return the open one."""

    def show_client_file(self, _file: ClientRecords, case: CaseRecords | None) -> None:
        """Update the list; an open draft of the same case stays as typed."""
        if self._get_case_id() != (case.case.id if case else ""):
            self._stop_editing()
        self.case = case
        if self.editor is not None and case is not None:
            self.editor.update_case(case)
        self._update_list()
        if self.isVisible():
            self._show_current_note()

    def open_record(self, record_id: str) -> None:
        """Show the note with that id."""
        if any(note.id == record_id for note in self._list_case_notes()):
            self.shown_id = record_id
            self._update_list()
            self._show_current_note()

    def start_or_resume(self) -> None:
        """Start a draft, or continue the open one."""
        case = self.case
        if case is None:
            self._show_current_note()
            return
        self.chart_client.run_action(
            lambda clinic_file, who: self.start_draft(clinic_file, who, case),
            self._handle_started,
            owner=self,
        )

    def find_command(self, identifier: str) -> Callable[[], None] | None:
        """Return what the command does here: sign or save the draft, or add an addendum to a signed note."""
        front = self.stack.currentWidget()
        if self.editor is not None and front is self.editor:
            return self.editor.find_command(identifier)
        shown = self._find_shown_note()
        is_signed = shown is not None and shown.signed
        return self.reader.add_addendum if is_signed and identifier == "note.addendum" else None

    def flush_edits(self) -> None:
        """Save what was typed."""
        if self.editor is not None:
            self.editor.flush_edits()

    def discard_after_asking(self) -> None:
        """Discard the draft on screen, after asking."""
        editor = self.editor
        note = editor.note if editor else None
        if (
            editor is None
            or note is None
            or not ask_question(self, DISCARD, DISCARD_ASK, DISCARD_YES, KEEP, danger=True)
        ):
            return
        self._stop_editing()
        self.shown_id = ""
        self.chart_client.run_action(
            lambda clinic_file, who: discard_draft(clinic_file, who, self.read_note(clinic_file, note.id)),
            lambda _: editor.autosave.forget_refused(note.id),
            owner=self,
        )

    def save_state(self, settings: Settings) -> None:
        """Remember the width of the list."""
        settings.keep_state(self.name, self.splitter.saveState())

    def restore_state(self, settings: Settings) -> None:
        """Restore the width of the list."""
        if not (state := settings.get_state(self.name)).isEmpty():
            self.splitter.restoreState(state)

    def showEvent(self, event: QShowEvent) -> None:
        """Open the note only when the tab is first shown."""
        super().showEvent(event)
        self._show_current_note()

    def _get_case_id(self) -> str:
        return self.case.case.id if self.case else ""

    def _list_case_notes(self) -> Sequence[NoteT]:
        return self.list_notes(self.case) if self.case else ()

    def _find_shown_note(self) -> NoteT | None:
        """Return the note to show: the chosen one, or else the draft, or else the newest."""
        notes = self._list_case_notes()
        chosen = (note for note in notes if note.id == self.shown_id)
        drafts = (note for note in notes if not note.signed)
        return next(chosen, None) or next(drafts, None) or next(iter(notes), None)

    def _update_list(self) -> None:
        """Fill the list and select the note on screen, without reacting to that selection."""
        self._is_filling_list = True
        notes, shown = self._list_case_notes(), self._find_shown_note()
        self.fill_list(notes, -1 if shown is None else [note.id for note in notes].index(shown.id))
        self._is_filling_list = False

    def _show_current_note(self) -> None:
        note = self._find_shown_note()
        if self.case is None or note is None:
            self.stack.setCurrentWidget(self.no_case if self.case is None else self.no_notes)
            return
        self.shown_id = note.id
        self._drop_outdated_editor()
        if note.signed:
            self.flush_edits()
            self.stack.setCurrentWidget(self.prepare_view(note, self.case))
        elif self.editor is not None and self.editor.note is not None and self.editor.note.id == note.id:
            self.stack.setCurrentWidget(self.editor)
        else:
            self._open_draft(note.id, enter=False)

    def choose_note(self, note: NoteT) -> None:
        """Show the note that the user chose in the list."""
        if not self._is_filling_list and note.id != self.shown_id:
            self.shown_id = note.id
            self._show_current_note()

    def _enter_note(self) -> None:
        """Move the focus from the list into the note, on Enter."""
        front = self.stack.currentWidget()
        if front is self.editor and self.editor is not None:
            self.editor.focus_first_field()
        elif front is not None and (area := front.findChild(QScrollArea)) is not None:
            area.setFocus()

    def _handle_started(self, note: NoteT) -> None:
        if note.case_id == self._get_case_id():
            self.shown_id = note.id
            self._open_draft(note.id, enter=True)

    def _open_draft(self, identifier: str, *, enter: bool) -> None:
        """Read the stored draft and the vocabularies on the clinic file's thread, then edit the draft."""

        def read_draft(clinic_file: ClinicFile) -> NoteT:
            read_charting_vocabularies()
            return self.read_note(clinic_file, identifier)

        self.stack.setCurrentWidget(self.blank)
        self.chart_client.run_query(read_draft, lambda note: self._edit_draft(note, enter=enter), self)

    def _edit_draft(self, note: NoteT, *, enter: bool) -> None:
        if self.case is None or note.case_id != self.case.case.id or note.id != self.shown_id or note.signed:
            return
        editor = self._ensure_editor()
        if editor.note is None or editor.note.id != note.id:
            editor.open_draft(note, self.case)
        self.stack.setCurrentWidget(editor)
        if enter:
            editor.focus_first_field()

    def _ensure_editor(self) -> NoteEditor[NoteT]:
        if self.editor is None:
            self._vocabulary_version = custom_data.get_vocabulary_version()
            self.editor = self.make_editor()
            self.editor.signed.connect(self._handle_signed)
            self.editor.command_requested.connect(self.command_requested)
            self.stack.addWidget(self.editor)
        return self.editor

    def _drop_outdated_editor(self) -> None:
        """Drop an editor made before the clinic changed its vocabularies, unless it holds unsaved changes."""
        editor = self.editor
        if (
            editor is None
            or self._vocabulary_version == custom_data.get_vocabulary_version()
            or self.chart_client.unsaved
        ):
            return
        self._stop_editing()
        self.editor = None
        self.stack.removeWidget(editor)
        for widget in (editor.head, editor):
            widget.hide()
            widget.deleteLater()

    def _handle_signed(self, note: NoteT) -> None:
        self.shown_id = note.id

    def _stop_editing(self) -> None:
        """Save what was typed and stop editing."""
        if self.editor is not None:
            self.editor.stop_editing()


def format_short_day(day: date) -> str:
    """Format a day as `12 Dec`, with the year if it is not this year."""
    return format_date(day, year=day.year != clock.today().year)
