"""The Sessions tab: the editor or the reader, with a line above that chooses the visit."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from charting import clock
from charting.actions.notes import start_session
from charting.clinic_file import ClinicFile
from charting.model.clinic import Therapist
from charting.model.session import Session
from charting.summaries.client_records import CaseRecords
from ui.core.chart_client import ChartClient
from ui.core.settings import Settings
from ui.pages.notes.tab import NoteTab, format_short_day
from ui.pages.sessions import texts
from ui.pages.sessions.editor import SessionEditor
from ui.theme.roles import show_when
from ui.widgets.cards.notices import EmptyState
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.controls.input_controls import NoWheelComboBox


class SessionsTab(NoteTab[Session]):
    """The tab. Its list is a combo box in a line above, because the note needs the width."""

    name = "session_editor"

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__(
            chart_client,
            texts.ALL_SESSIONS,
            EmptyState(texts.NO_CASE, texts.OPEN_CASE),
            EmptyState(texts.NO_SESSIONS, texts.NEW_SESSION, "Ctrl+Shift+N"),
        )
        self._settings: Settings | None = None

    def lay_out(self) -> None:
        """Put the combo box and the head of the note in one line, and the note below."""
        self.list = NoWheelComboBox()
        self.list.setAccessibleName(self.list_title)
        self.list.setMinimumWidth(290)
        self.list.activated.connect(lambda index: self.choose_note(self._notes[index]))
        self._notes: Sequence[Session] = ()
        self.heads = QStackedWidget()
        self.heads.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.reader.heading.hide()
        self.heads.addWidget(self.reader.head)
        self.new_button, self.discard_button = (
            ActionButton.from_command("session.new"),
            ActionButton(texts.DISCARD),
        )
        self.new_button.clicked.connect(self.start_or_resume)
        self.discard_button.clicked.connect(self.discard_after_asking)
        self.line = QWidget()
        line = QHBoxLayout(self.line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.list)
        line.addWidget(self.heads, 1)
        line.addWidget(self.discard_button)
        line.addWidget(self.new_button)
        self.stack.currentChanged.connect(lambda _: self._show_head())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 8)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.stack, 1)

    def fill_list(self, notes: Sequence[Session], index: int) -> None:
        """List the notes as `Session 5 · 22 Nov · pain 5 → 3 · draft`, changing only the lines that differ."""
        self._notes = notes
        for row, note in enumerate(notes):
            line = self._format_line(note)
            if row == self.list.count():
                self.list.addItem(line)
            elif line != self.list.itemText(row):
                self.list.setItemText(row, line)
        while self.list.count() > len(notes):
            self.list.removeItem(self.list.count() - 1)
        self.list.setCurrentIndex(index)
        self.line.setVisible(bool(notes))

    def list_notes(self, case: CaseRecords) -> Sequence[Session]:
        """List the sessions, newest first."""
        return tuple(reversed(case.sessions))

    def read_note(self, clinic_file: ClinicFile, note_id: str) -> Session:
        """Read one session."""
        return clinic_file.sessions.get(note_id)

    def make_editor(self) -> SessionEditor:
        """Make the editor, with its head in the line above."""
        editor = SessionEditor(self.chart_client)
        editor.heading.hide()
        self.heads.addWidget(editor.head)
        if self._settings is not None:
            editor.splitter.restoreState(self._settings.get_state(self.name))
            editor.side.body.visits.switch.setChecked(self._settings.earlier_visit)
        return editor

    def prepare_view(self, note: Session, case: CaseRecords) -> QWidget:
        """Show the note in the reader, with its addenda."""
        title = texts.SESSION.format(case.get_session_number(note))
        self.reader.show_signed_note(title, note, case.addenda, case.seals.get(note.id, ""))
        return self.reader

    def start_draft(self, clinic_file: ClinicFile, who: Therapist, case: CaseRecords) -> Session:
        """Start a session that begins now."""
        return start_session(clinic_file, who, case.case, clock.now())

    def find_command(self, identifier: str) -> Callable[[], None] | None:
        """Also offer a new session."""
        return self.start_or_resume if identifier == "session.new" else super().find_command(identifier)

    def save_state(self, settings: Settings) -> None:
        """Remember the width of the note, and whether an earlier visit is shown on the figure."""
        if isinstance(self.editor, SessionEditor):
            settings.keep_state(self.name, self.editor.splitter.saveState())
            settings.earlier_visit = self.editor.side.body.visits.switch.isChecked()

    def restore_state(self, settings: Settings) -> None:
        """Keep the settings until the editor is made."""
        self._settings = settings

    def _show_head(self) -> None:
        is_editing = self.editor is not None and self.stack.currentWidget() is self.editor
        if self.editor is not None and is_editing:
            self.heads.setCurrentWidget(self.editor.head)
        elif self.stack.currentWidget() is self.reader:
            self.heads.setCurrentWidget(self.reader.head)
        show_when(self.discard_button, is_editing)
        show_when(self.new_button, not is_editing)

    def _format_line(self, note: Session) -> str:
        number = self.case.get_session_number(note) if self.case else 0
        day, pain = format_short_day(note.starts_at.date()), _format_pain(note)
        parts = (
            texts.SESSION.format(number),
            day,
            texts.PAIN_IN_LIST.format(pain) if pain else "",
            note.status.value,
        )
        return " · ".join(part for part in parts if part)


def _format_pain(note: Session) -> str:
    if note.pain_now is None:
        return ""
    return str(note.pain_now) if note.pain_after is None else f"{note.pain_now} → {note.pain_after}"
