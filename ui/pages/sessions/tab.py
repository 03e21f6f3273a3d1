"""The Sessions tab: a draft in the editor, a signed note to be read; the list above chooses."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

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
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import EmptyState
from ui.widgets.controls import StillCombo
from ui.widgets.dialogs import ask


class SessionsTab(ClientTab):
    """A draft opens in the editor, a signed note in the reader."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._client_id = ""
        self.case: CaseFile | None = None
        self._wanted = ""
        self.editor, self.reader = SessionEditor(desk), NoteReader(desk)
        self.editor.signed.connect(self._was_signed)
        self.list = StillCombo()
        self.list.setAccessibleName(texts.ALL_SESSIONS)
        self.list.setMinimumWidth(300)
        self.list.activated.connect(self._choose)
        self.new_button = ActionButton.of("session.new")
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
            self.line.hide()
            return
        self.line.show()
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
        """How wide the editor is."""
        settings.keep_state("session_editor", self.editor.splitter.saveState())

    def restore_state(self, settings: Settings) -> None:
        """How wide the editor is."""
        self.editor.splitter.restoreState(settings.state("session_editor"))

    def _number(self, note: Session) -> int:
        return self.case.session_number(note.id) if self.case else 0

    def _fill_list(self, case: CaseFile) -> None:
        newest_first = list(reversed(case.sessions))
        drafts = [note.id for note in newest_first if not note.signed]
        shown = self.editor.note.id if self.editor.note else self.reader.note.id if self.reader.note else ""
        ids = [note.id for note in newest_first]
        wanted = next(each for each in (self._wanted, shown, *drafts, ids[0]) if each in ids)
        asked_for, self._wanted = wanted == self._wanted, "" if self._wanted in ids else self._wanted
        self.list.clear()
        for note in newest_first:
            self.list.addItem(self._line(note), note.id)
        self.list.setCurrentIndex(ids.index(wanted))
        self._show(newest_first[ids.index(wanted)])
        if asked_for and self.editor.note is not None:
            self.editor.begin()

    def _line(self, note: Session) -> str:
        day = f"{note.starts_at.day} {note.starts_at:%b %Y}"
        pain = texts.PAIN_IN_LIST.format(_pain(note)) if _pain(note) else ""
        return " · ".join(
            part for part in (f"Session {self._number(note)}", day, pain, note.status.value) if part
        )

    def _choose(self, at: int) -> None:
        if self.case is not None:
            self._show(next(note for note in self.case.sessions if note.id == self.list.itemData(at)))

    def _show(self, note: Session) -> None:
        if self.case is None:
            return
        if note.status is NoteStatus.DRAFT:
            if self.editor.note is None or self.editor.note.id != note.id:
                self.editor.open(note, self.case)
            self._bring(self.editor)
        else:
            self.editor.autosave.watch(None)
            seal = self.case.seals.get(note.id, "")
            self.reader.show_note(f"Session {self._number(note)}", note, self.case.addenda, seal)
            self._bring(self.reader)
        draft = note.status is NoteStatus.DRAFT
        self.discard_button.setVisible(draft)
        self.new_button.setVisible(not draft)

    def _bring(self, page: SessionEditor | NoteReader) -> None:
        self.stack.setCurrentWidget(page)
        self.heads.setCurrentWidget(page.head)

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
        self.heads, self.stack = QStackedWidget(), QStackedWidget()
        for page in (self.editor, self.reader):
            page.heading.hide()
            self.heads.addWidget(page.head)
        for widget in (self.editor, self.reader, self.empty, self.no_case):
            self.stack.addWidget(widget)
        self.heads.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.line = QWidget()
        line = QHBoxLayout(self.line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.list)
        line.addWidget(self.heads, 1)
        line.addWidget(self.discard_button)
        line.addWidget(self.new_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.stack, 1)


def _pain(note: Session) -> str:
    if note.pain_now is None:
        return ""
    return str(note.pain_now) if note.pain_after is None else f"{note.pain_now} → {note.pain_after}"
