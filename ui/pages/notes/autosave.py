"""When a draft is saved: after a pause of a second, and at least every five seconds while typing goes on."""

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

    `version` is the one last stored: read and set on the chart's thread only, where saves come in order.
    `newest` is the draft as last handed over; it is held until the disk has it, whatever is on the screen by then.
    """

    def __init__(self, note: NoteT) -> None:
        self.version = note.version
        self.newest_draft = note
        self.is_retrying = False

    def save_newest(self, clinic_file: ClinicFile, who: Therapist) -> NoteT:
        return self._remember_version(
            save_draft(clinic_file, who, self.newest_draft.with_changes(version=self.version))
        )

    def sign_newest(self, clinic_file: ClinicFile, who: Therapist) -> NoteT:
        return self._remember_version(
            sign_note(clinic_file, who, self.newest_draft.with_changes(version=self.version))
        )

    def _remember_version(self, stored: NoteT) -> NoteT:
        self.version = stored.version
        return stored


class Autosave(QObject, Generic[NoteT]):
    """Keeps one open draft stored. `collect_draft(note)` gives the draft as typed so far; it must not raise.

    `handle_stored(note)` after each save; `failed(error)` when one was refused: what was typed is held, the chart_client knows of
    it, and where the disk refused, saving is tried again until it goes through.
    """

    stored = Signal(object)
    failed = Signal(object)

    def __init__(self, chart_client: ChartClient, collect: Callable[[NoteT], NoteT], parent: QObject) -> None:
        super().__init__(parent)
        self._chart_client, self._collect = chart_client, collect
        self._note: NoteT | None = None
        self._kept: _PendingDraft[NoteT] | None = None
        self._dirty = False
        self._refused: dict[str, _PendingDraft[NoteT]] = {}
        self._pause = self._make_timer(PAUSE_MS)
        self._longest = self._make_timer(LONGEST_MS)

    @property
    def note(self) -> NoteT | None:
        """The draft being kept, as it was when it was opened; what is typed since is in `collect`."""
        return self._note

    def watch_draft(self, note: NoteT | None) -> None:
        """Keep this draft from now on; what was typed into the one before is saved first. None to rest."""
        self.flush_edits()
        self._note = note
        self._kept = (self._refused.get(note.id) or _PendingDraft(note)) if note else None

    def restore_unsaved(self, note: NoteT) -> NoteT:
        """`note` as typed at last: what the disk refused so far is newer than what it holds."""
        kept = self._refused.get(note.id)
        return kept.newest_draft if kept else note

    def forget_refused(self, note_id: str) -> None:
        """What was refused of that draft is not wanted any more: it was put away."""
        self._refused.pop(note_id, None)
        self._chart_client.unsaved.pop(note_id, None)

    def mark_changed(self) -> None:
        """Something was typed."""
        if self._note is None:
            return
        self._dirty = True
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def flush_edits(self) -> None:
        """Hand what was typed to the chart's thread now."""
        self._pause.stop()
        self._longest.stop()
        if self._note is None or self._kept is None or not self._dirty:
            return
        self._dirty = False
        self._kept.newest_draft = self._collect(self._note)
        self._save_pending(self._kept)

    def sign_draft(self, done: Callable[[NoteT], None], failed: Callable[[Exception], None]) -> None:
        """Save what was typed, then sign it. `failed` gets Incomplete with what is missing."""
        self.flush_edits()
        if self._kept is None:
            return

        def finish_signing(note: NoteT) -> None:
            self.forget_refused(note.id)
            done(note)

        self._chart_client.run_action(self._kept.sign_newest, finish_signing, failed, self)

    def _make_timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, interval=milliseconds, singleShot=True)
        timer.timeout.connect(self.flush_edits)
        return timer

    def _save_pending(self, kept: _PendingDraft[NoteT]) -> None:
        self._chart_client.run_action(
            kept.save_newest,
            lambda note: self._handle_stored(kept, note),
            lambda error: self._handle_refused(kept, error),
            self,
            quiet=True,
        )

    def _handle_stored(self, kept: _PendingDraft[NoteT], note: NoteT) -> None:
        self.forget_refused(note.id)
        self._chart_client.show_status(f"Saved {clock.now():%H:%M:%S}")
        if kept is self._kept:
            self.stored.emit(note)

    def _handle_refused(self, kept: _PendingDraft[NoteT], error: Exception) -> None:
        self._refused[kept.newest_draft.id] = kept
        self._chart_client.unsaved[kept.newest_draft.id] = str(error)
        if isinstance(error, EnvironmentFailure) and not kept.is_retrying:
            kept.is_retrying = True
            QTimer.singleShot(LONGEST_MS, self, lambda: self._retry_save(kept))
        if kept is self._kept:
            self.failed.emit(error)

    def _retry_save(self, kept: _PendingDraft[NoteT]) -> None:
        kept.is_retrying = False
        if self._refused.get(kept.newest_draft.id) is kept:
            self._save_pending(kept)
