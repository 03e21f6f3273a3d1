"""A tab that holds one kind of note: the list of them, the draft in its editor, a signed one to read."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import date
from typing import Generic

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QStackedWidget, QWidget

from charting import clock
from charting.actions.notes import discard_draft
from charting.chart import Chart
from charting.model.clinic import Therapist
from charting.model.english_dates import format_date
from charting.model.note import NoteT
from charting.reference import own
from charting.storage.gateway import Gateway
from charting.summaries.client_file import CaseFile, ClientFile
from ui.desk import Desk
from ui.pages.base import ClientTab
from ui.pages.findings.vocabularies import read_for_charting
from ui.pages.note_editor import NoteEditor
from ui.pages.note_reader import NoteReader
from ui.settings import Settings
from ui.widgets.cards import Card, EmptyState
from ui.widgets.dialogs import ask
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import Column

DISCARD, DISCARD_ASK = "Discard draft?", "The draft is put away. It stays in the chart file, out of sight."
DISCARD_YES, KEEP = "Discard draft", "Keep it"


class NoteTab(ClientTab, Generic[NoteT]):
    """The base of such tabs. A subclass says what the notes are, and makes editor and reader.

    What is being typed stays when the same client comes again: the editor is opened anew only for another note.
    """

    name = ""

    def __init__(self, desk: Desk, list_title: str, no_case: EmptyState, no_notes: EmptyState) -> None:
        super().__init__(desk)
        self.case: CaseFile | None = None
        self.editor: NoteEditor[NoteT] | None = None
        self._edition = own.edition()
        self.shown_id = ""
        self._listing = False
        self.list_title = list_title
        self.no_case, self.no_notes = no_case, no_notes
        no_case.pressed.connect(lambda: self.command_asked.emit("case.new"))
        no_notes.pressed.connect(self.start)
        self.reader = NoteReader(desk)
        self.reader.signature.setWordWrap(True)
        self.stack = QStackedWidget()
        self.blank = QWidget()  # while a draft is being read: another one's words never stand under this name
        for widget in (no_case, no_notes, self.blank, *self.make_views()):
            self.stack.addWidget(widget)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(10)
        self.lay_out()

    def lay_out(self) -> None:
        """The list at the left, the note beside it."""
        self.table = RecordTable(self.columns(), self.list_title)
        self.table.chosen.connect(self.choose)
        self.table.activated_row.connect(lambda _note: self._enter())
        self.list_card = Card(self.list_title)
        self.list_card.put(self.table, 1)
        self.list_card.setMinimumWidth(240)
        self.splitter.addWidget(self.list_card)
        self.splitter.addWidget(self.stack)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([250, 930])
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 14, 20, 14)
        row.addWidget(self.splitter)

    def fill_list(self, notes: Sequence[NoteT], at: int) -> None:
        """Show these notes in the list, the one at place `at` chosen; -1 when there is none."""
        self.table.set_rows(notes)
        if at >= 0:
            self.table.choose(at)
        self.list_card.setVisible(bool(notes))

    @abstractmethod
    def columns(self) -> Sequence[Column]:
        """How the list shows a note."""

    @abstractmethod
    def notes(self, case: CaseFile) -> Sequence[NoteT]:
        """The case's notes, the newest first."""

    @abstractmethod
    def gateway(self, chart: Chart) -> Gateway[NoteT]:
        """Where the notes are kept."""

    @abstractmethod
    def make_editor(self) -> NoteEditor[NoteT]:
        """The editor; made when the first draft is opened and the word lists are in memory."""

    def make_views(self) -> Sequence[QWidget]:
        """What can show a signed note; one of them may be the reader, or hold it."""
        return (self.reader,)

    @abstractmethod
    def view_of(self, note: NoteT, case: CaseFile) -> QWidget:
        """The view that shows this signed note now."""

    @abstractmethod
    def start_draft(self, chart: Chart, who: Therapist, case: CaseFile) -> NoteT:
        """The action that starts a draft, or gives the one that is open."""

    def show_file(self, _file: ClientFile, case: CaseFile | None) -> None:
        """Bring the list up to date; the open editor stays as it is."""
        if self._case_id() != (case.case.id if case else ""):
            self._rest()
        self.case = case
        if self.editor is not None and case is not None:
            self.editor.renew(case)
        self._list()
        if self.isVisible():
            self._present()

    def open_record(self, record_id: str) -> None:
        """Show that note."""
        if any(note.id == record_id for note in self._notes()):
            self.shown_id = record_id
            self._list()
            self._present()

    def start(self) -> None:
        """Start a draft, or go on with the one that is open."""
        case = self.case
        if case is None:
            self._present()
            return
        self.desk.act(lambda chart, who: self.start_draft(chart, who, case), self._started, owner=self)

    def command(self, identifier: str) -> Callable[[], None] | None:
        """Signing and saving the draft, adding to a signed note."""
        in_front = self.stack.currentWidget()
        if self.editor is not None and in_front is self.editor:
            return self.editor.command(identifier)
        shown = self._shown()
        reading = shown is not None and shown.signed
        return self.reader.add_addendum if reading and identifier == "note.addendum" else None

    def flush(self) -> None:
        """What was typed."""
        if self.editor is not None:
            self.editor.flush()

    def discard(self) -> None:
        """Put the draft on show away, after asking."""
        editor = self.editor
        note = editor.note if editor else None
        if (
            editor is None
            or note is None
            or not ask(self, DISCARD, DISCARD_ASK, DISCARD_YES, KEEP, danger=True)
        ):
            return
        self._rest()
        self.shown_id = ""
        self.desk.act(
            lambda chart, who: discard_draft(chart, who, self.gateway(chart).get(note.id)),
            lambda _: editor.autosave.forget(note.id),
            owner=self,
        )

    def keep_state(self, settings: Settings) -> None:
        """Where the list ends."""
        settings.keep_state(self.name, self.splitter.saveState())

    def restore_state(self, settings: Settings) -> None:
        """The list as wide as it was."""
        if not (state := settings.state(self.name)).isEmpty():
            self.splitter.restoreState(state)

    def showEvent(self, event: QShowEvent) -> None:
        """Notes are opened only when somebody looks."""
        super().showEvent(event)
        self._present()

    def _case_id(self) -> str:
        return self.case.case.id if self.case else ""

    def _notes(self) -> Sequence[NoteT]:
        return self.notes(self.case) if self.case else ()

    def _shown(self) -> NoteT | None:
        """The note on show: the one chosen, else the draft, else the newest."""
        notes = self._notes()
        chosen = (note for note in notes if note.id == self.shown_id)
        drafts = (note for note in notes if not note.signed)
        return next(chosen, None) or next(drafts, None) or next(iter(notes), None)

    def _list(self) -> None:
        """The list with the note on show chosen; says nothing to anybody."""
        self._listing = True
        notes, shown = self._notes(), self._shown()
        self.fill_list(notes, -1 if shown is None else [note.id for note in notes].index(shown.id))
        self._listing = False

    def _present(self) -> None:
        note = self._shown()
        if self.case is None or note is None:
            self.stack.setCurrentWidget(self.no_case if self.case is None else self.no_notes)
            return
        self.shown_id = note.id
        self._drop_outdated()
        if note.signed:
            self.flush()
            self.stack.setCurrentWidget(self.view_of(note, self.case))
        elif self.editor is not None and self.editor.note is not None and self.editor.note.id == note.id:
            self.stack.setCurrentWidget(self.editor)
        else:
            self._open(note.id, enter=False)

    def choose(self, note: NoteT) -> None:
        """A person chose it in the list."""
        if not self._listing and note.id != self.shown_id:
            self.shown_id = note.id
            self._present()

    def _enter(self) -> None:
        """Enter in the list goes on into the note."""
        in_front = self.stack.currentWidget()
        if in_front is self.editor and self.editor is not None:
            self.editor.begin()
        elif in_front is not None and (area := in_front.findChild(QScrollArea)) is not None:
            area.setFocus()

    def _started(self, note: NoteT) -> None:
        if note.case_id == self._case_id():
            self.shown_id = note.id
            self._open(note.id, enter=True)

    def _open(self, identifier: str, *, enter: bool) -> None:
        """Read the draft as it is stored now, and the word lists, off this thread; then edit it."""

        def fresh(chart: Chart) -> NoteT:
            read_for_charting()
            return self.gateway(chart).get(identifier)

        self.stack.setCurrentWidget(self.blank)
        self.desk.read(fresh, lambda note: self._edit(note, enter=enter), self)

    def _edit(self, note: NoteT, *, enter: bool) -> None:
        if self.case is None or note.case_id != self.case.case.id or note.id != self.shown_id or note.signed:
            return
        editor = self._editor()
        if editor.note is None or editor.note.id != note.id:
            editor.open(note, self.case)
        self.stack.setCurrentWidget(editor)
        if enter:
            editor.begin()

    def _editor(self) -> NoteEditor[NoteT]:
        if self.editor is None:
            self._edition = own.edition()
            self.editor = self.make_editor()
            self.editor.signed.connect(self._was_signed)
            self.editor.wanted.connect(self.command_asked)
            self.stack.addWidget(self.editor)
        return self.editor

    def _drop_outdated(self) -> None:
        """An editor made before the clinic added to its vocabularies goes, unless it holds what is not stored yet."""
        editor = self.editor
        if editor is None or self._edition == own.edition() or self.desk.unsaved:
            return
        self._rest()
        self.editor = None
        self.stack.removeWidget(editor)
        for gone in (editor.head, editor):
            gone.hide()
            gone.deleteLater()

    def _was_signed(self, note: NoteT) -> None:
        self.shown_id = note.id

    def _rest(self) -> None:
        """Save what was typed and edit nothing for now."""
        if self.editor is not None:
            self.editor.rest()


def short_day(day: date) -> str:
    """`12 Dec`, with the year when it is another than this one."""
    return format_date(day, year=day.year != clock.today().year)
