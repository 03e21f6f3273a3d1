"""Saves a draft after a pause of one second, and at least every five seconds while the user keeps typing."""

from collections.abc import Callable
from typing import Generic

from PySide6.QtCore import QObject, QTimer, Signal

from charting import clock
from charting.actions.notes import save_draft, sign_note
from charting.clinic_file import ClinicFile
from charting.errors import EnvironmentFailure
from charting.model.clinic import Therapist
from charting.model.note import NoteT
from ui.core.chart_client import ChartClient

PAUSE_MS = 1000
LONGEST_MS = 5000


class _PendingDraft(Generic[NoteT]):
    """One draft on its way to the disk.

    `version` is the version stored last. It is read and set only on the clinic file's thread, where saves run in order.
    `newest_draft` is the draft as last handed over. It is kept until it is stored, even if another note is open by then.
    """

    def __init__(self, note: NoteT) -> None:
        self.version = note.version
        self.newest_draft = note
        self.is_retrying = False

    def save_newest(self, clinic_file: ClinicFile, who: Therapist) -> NoteT:
        """Save the newest draft; called on the clinic file's thread."""
        return self._remember_version(
            save_draft(clinic_file, who, self.newest_draft.with_changes(version=self.version))
        )

    def sign_newest(self, clinic_file: ClinicFile, who: Therapist) -> NoteT:
        """Sign the newest draft; called on the clinic file's thread."""
        return self._remember_version(
            sign_note(clinic_file, who, self.newest_draft.with_changes(version=self.version))
        )

    def _remember_version(self, stored: NoteT) -> NoteT:
        self.version = stored.version
        return stored


class Autosave(QObject, Generic[NoteT]):
    """Keeps one open draft stored. `collect(note)` returns the draft as typed so far; it must not raise.

    Emits `stored(note)` after each save and `failed(error)` when a save was refused. After a refusal the draft is kept in
    memory and listed in `ChartClient.unsaved`; if the disk was the reason, saving is retried until it succeeds.
    """

    stored = Signal(object)
    failed = Signal(object)

    def __init__(self, chart_client: ChartClient, collect: Callable[[NoteT], NoteT], parent: QObject) -> None:
        super().__init__(parent)
        self._chart_client, self._collect_draft = chart_client, collect
        self._note: NoteT | None = None
        self._pending: _PendingDraft[NoteT] | None = None
        self._has_changes = False
        self._refused: dict[str, _PendingDraft[NoteT]] = {}
        self._pause = self._make_timer(PAUSE_MS)
        self._deadline = self._make_timer(LONGEST_MS)

    @property
    def note(self) -> NoteT | None:
        """The open draft as it was when it was opened; `collect` returns what was typed since."""
        return self._note

    def watch_draft(self, note: NoteT | None) -> None:
        """Save this draft from now on, after saving the previous one; None watches nothing."""
        self.flush_edits()
        self._note = note
        self._pending = (self._refused.get(note.id) or _PendingDraft(note)) if note else None

    def restore_unsaved(self, note: NoteT) -> NoteT:
        """Return the unsaved version of this note if saving it was refused, or else the note as given."""
        pending = self._refused.get(note.id)
        return pending.newest_draft if pending else note

    def forget_refused(self, note_id: str) -> None:
        """Drop the unsaved version of a note, for example because the draft was discarded."""
        self._refused.pop(note_id, None)
        self._chart_client.unsaved.pop(note_id, None)

    def mark_changed(self) -> None:
        """Start the timers after a change."""
        if self._note is None:
            return
        self._has_changes = True
        self._pause.start()
        if not self._deadline.isActive():
            self._deadline.start()

    def flush_edits(self) -> None:
        """Save what was typed now, on the clinic file's thread."""
        self._pause.stop()
        self._deadline.stop()
        if self._note is None or self._pending is None or not self._has_changes:
            return
        self._has_changes = False
        self._pending.newest_draft = self._collect_draft(self._note)
        self._save_pending(self._pending)

    def sign_draft(self, done: Callable[[NoteT], None], failed: Callable[[Exception], None]) -> None:
        """Save what was typed, then sign it. `failed` gets `IncompleteNote` with the issues that block signing."""
        self.flush_edits()
        if self._pending is None:
            return

        def finish_signing(note: NoteT) -> None:
            self.forget_refused(note.id)
            done(note)

        self._chart_client.run_action(self._pending.sign_newest, finish_signing, failed, self)

    def _make_timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, interval=milliseconds, singleShot=True)
        timer.timeout.connect(self.flush_edits)
        return timer

    def _save_pending(self, pending: _PendingDraft[NoteT]) -> None:
        self._chart_client.run_action(
            pending.save_newest,
            lambda note: self._handle_stored(pending, note),
            lambda error: self._handle_refused(pending, error),
            self,
            quiet=True,
        )

    def _handle_stored(self, pending: _PendingDraft[NoteT], note: NoteT) -> None:
        self.forget_refused(note.id)
        self._chart_client.show_status(f"Saved {clock.now():%H:%M:%S}")
        if pending is self._pending:
            self.stored.emit(note)

    def _handle_refused(self, pending: _PendingDraft[NoteT], error: Exception) -> None:
        self._refused[pending.newest_draft.id] = pending
        self._chart_client.unsaved[pending.newest_draft.id] = str(error)
        if isinstance(error, EnvironmentFailure) and not pending.is_retrying:
            pending.is_retrying = True
            QTimer.singleShot(LONGEST_MS, self, lambda: self._retry_save(pending))
        if pending is self._pending:
            self.failed.emit(error)

    def _retry_save(self, pending: _PendingDraft[NoteT]) -> None:
        pending.is_retrying = False
        if self._refused.get(pending.newest_draft.id) is pending:
            self._save_pending(pending)
