"""The Sessions tab: the notes of the case at the left, the draft or the note being read beside them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from charting import clock
from charting.actions.notes import discard_draft, start_session
from charting.model.note import NoteStatus
from charting.model.session import Session
from charting.summaries.client_file import CaseFile, ClientFile
from ui.desk import Desk
from ui.pages.base import ClientTab
from ui.pages.note_reader import NoteReader
from ui.pages.sessions import texts
from ui.pages.sessions.editor import SessionEditor
from ui.settings import Settings
from ui.theme import Tone
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import Card, EmptyState
from ui.widgets.dialogs import ask
from ui.widgets.record_table import Column, RecordTable


class SessionsTab(ClientTab):
    """A draft opens in the editor, a signed note in the reader; both beside the list of the case's sessions."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._client_id = ""
        self.case: CaseFile | None = None
        self._wanted = ""
        self.editor, self.reader = SessionEditor(desk), NoteReader(desk)
        self.editor.signed.connect(self._was_signed)
        self.list = RecordTable(self._columns(), texts.ALL_SESSIONS)
        self.list.chosen.connect(self._choose)
        self.new_button = ActionButton(texts.NEW_SESSION, primary=True)
        self.new_button.clicked.connect(self.start)
        self.discard_button = ActionButton(texts.DISCARD)
        self.discard_button.clicked.connect(self._discard)
        self.empty = EmptyState(texts.NO_SESSIONS, texts.NEW_SESSION, "Ctrl+Shift+N")
        self.empty.pressed.connect(self.start)
        self.no_case = EmptyState(texts.NO_CASE, texts.OPEN_CASE)
        self.no_case.pressed.connect(lambda: self.command_asked.emit("case.new"))
        self._lay_out()

    def show_file(self, file: ClientFile, case: CaseFile | None) -> None:
        """Fill the list; the note that is open stays open, and a draft being typed is left alone."""
        if file.client.id != self._client_id or (self.case and case and case.case.id != self.case.case.id):
            self.editor.autosave.watch(None)
            self._client_id = file.client.id
            self._wanted = ""
        self.case = case
        if case is None or not case.sessions:
            self.stack.setCurrentWidget(self.no_case if case is None else self.empty)
            self.side.setVisible(False)
            return
        self.side.setVisible(True)
        self._fill_list(case)

    def open_record(self, record_id: str) -> None:
        """Show that session."""
        self._wanted = record_id
        if self.case is not None and self.case.sessions:
            self._fill_list(self.case)

    def command(self, identifier: str) -> Callable[[], None] | None:
        """New session, sign, save; an addendum to the note being read."""
        editing = self.stack.currentWidget() is self.editor
        reading = self.stack.currentWidget() is self.reader
        known: dict[str, Callable[[], None] | None] = {
            "session.new": self.start if self.case else None,
            "note.sign": self.editor.sign if editing else None,
            "save": self.editor.flush if editing else None,
            "note.addendum": self.reader.add_addendum if reading else None,
        }
        return known.get(identifier)

    def flush(self) -> None:
        """The draft."""
        self.editor.flush()

    def start(self) -> None:
        """Open the case's draft, or a new one that begins now."""
        if self.case is None:
            return
        case = self.case.case
        self.desk.act(
            lambda chart, who: start_session(chart, who, case, clock.now()),
            lambda note: self.open_record(note.id),
            owner=self,
        )

    def keep_state(self, settings: Settings) -> None:
        """The two splitters."""
        settings.keep_state("sessions", self.splitter.saveState())
        settings.keep_state("session_editor", self.editor.splitter.saveState())

    def restore_state(self, settings: Settings) -> None:
        """The two splitters."""
        self.splitter.restoreState(settings.state("sessions"))
        self.editor.splitter.restoreState(settings.state("session_editor"))

    def _columns(self) -> list[Column]:
        return [
            Column("#", lambda note: str(self._number(note)), 34, bold=True),
            Column("Date", lambda note: f"{note.starts_at.day} {note.starts_at:%b %y}", 76),
            Column("Pain", _pain, 54),
            Column("", lambda note: note.status.value, 62, chip=_tone),
        ]

    def _number(self, note: Session) -> int:
        return self.case.session_number(note.id) if self.case else 0

    def _fill_list(self, case: CaseFile) -> None:
        newest_first = list(reversed(case.sessions))
        drafts = [note.id for note in newest_first if not note.signed]
        shown = self.editor.note.id if self.editor.note else self.reader.note.id if self.reader.note else ""
        ids = [note.id for note in newest_first]
        wanted = next(each for each in (self._wanted, shown, *drafts, ids[0]) if each in ids)
        self.list.set_rows(newest_first)
        if self._wanted in ids:
            self._wanted = ""
        self.list.choose(ids.index(wanted))
        self._show(newest_first[ids.index(wanted)])

    def _choose(self, note: object) -> None:
        if isinstance(note, Session):
            self._show(note)

    def _show(self, note: Session) -> None:
        if self.case is None:
            return
        if note.status is NoteStatus.DRAFT:
            if self.editor.note is None or self.editor.note.id != note.id:
                self.editor.open(note, self.case)
            self.stack.setCurrentWidget(self.editor)
        else:
            self.editor.autosave.watch(None)
            seal = self.case.seals.get(note.id, "")
            self.reader.show_note(f"Session {self._number(note)}", note, self.case.addenda, seal)
            self.stack.setCurrentWidget(self.reader)
        self.discard_button.setVisible(note.status is NoteStatus.DRAFT)

    def _was_signed(self, note: Session) -> None:
        self.desk.say(f"Session {self._number(note)} is signed and locked")
        self._wanted = note.id

    def _discard(self) -> None:
        note = self.editor.note
        if note is None or not ask(self, texts.DISCARD, texts.DISCARD_ASK, texts.DISCARD):
            return
        self.editor.flush()
        self.desk.act(
            lambda chart, who: discard_draft(chart, who, chart.sessions.get(note.id)),
            lambda _: self.editor.autosave.watch(None),
            owner=self,
        )

    def _lay_out(self) -> None:
        self.side = Card(texts.ALL_SESSIONS)
        self.side.setMinimumWidth(120)
        self.side.put(self.list, 1)
        self.side.put(self.discard_button)
        self.side.put(self.new_button)
        self.stack = QStackedWidget()
        for widget in (self.editor, self.reader, self.empty, self.no_case):
            self.stack.addWidget(widget)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.side)
        self.splitter.addWidget(self.stack)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([250, 1100])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.addWidget(self.splitter)


def _pain(note: Session) -> str:
    if note.pain_now is None:
        return ""
    return str(note.pain_now) if note.pain_after is None else f"{note.pain_now} → {note.pain_after}"


def _tone(note: Session) -> Tone:
    return "good" if note.signed else "warn"
