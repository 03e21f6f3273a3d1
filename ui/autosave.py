"""When a draft is saved: after a pause of a second, and at least every five seconds while typing goes on."""

from collections.abc import Callable
from typing import Generic

from PySide6.QtCore import QObject, QTimer, Signal

from charting import clock
from charting.actions.notes import save_draft, sign_note
from charting.chart import Chart
from charting.model.clinic import Therapist
from charting.model.note import NoteT
from ui.desk import Desk

PAUSE_MS = 1000
LONGEST_MS = 5000


class _Stored:
    """The version last stored of one draft. Read and set on the chart's thread only, where saves come in order."""

    def __init__(self, version: int) -> None:
        self.version = version


class Autosave(QObject, Generic[NoteT]):
    """Keeps one open draft stored. `collect(note)` gives the draft as typed so far; it must not raise.

    `stored(note)` after each save; `failed(error)` when one was refused: what was typed stays on the screen,
    and saving is tried again.
    """

    stored = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, collect: Callable[[NoteT], NoteT], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._collect = desk, collect
        self._note: NoteT | None = None
        self._kept = _Stored(0)
        self._dirty = False
        self._pause = self._timer(PAUSE_MS)
        self._longest = self._timer(LONGEST_MS)

    def watch(self, note: NoteT | None) -> None:
        """Keep this draft from now on; what was typed into the one before is saved first. None to rest."""
        self.flush()
        self._note, self._kept = note, _Stored(note.version if note else 0)

    def touch(self) -> None:
        """Something was typed."""
        if self._note is None or self._note.signed:
            return
        self._dirty = True
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def flush(self) -> None:
        """Hand what was typed to the chart's thread now."""
        self._pause.stop()
        self._longest.stop()
        if self._note is None or not self._dirty:
            return
        self._dirty = False
        self._run(save_draft, self._was_stored, self._was_refused, quiet=True)

    def sign(self, done: Callable[[NoteT], None], failed: Callable[[Exception], None]) -> None:
        """Save what was typed, then sign it. `failed` gets Incomplete with what is missing."""
        self.flush()
        self._run(sign_note, done, failed, quiet=False)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, interval=milliseconds, singleShot=True)
        timer.timeout.connect(self.flush)
        return timer

    def _run(
        self,
        action: Callable[[Chart, Therapist, NoteT], NoteT],
        done: Callable[[NoteT], None],
        failed: Callable[[Exception], None],
        *,
        quiet: bool,
    ) -> None:
        if self._note is None:
            return
        kept, draft = self._kept, self._collect(self._note)

        def job(chart: Chart, who: Therapist) -> NoteT:
            stored = action(chart, who, draft.with_changes(version=kept.version))
            kept.version = stored.version
            return stored

        self._desk.act(job, done, failed, self, quiet=quiet)

    def _was_stored(self, note: NoteT) -> None:
        self._desk.say(f"Saved {clock.now():%H:%M:%S}")
        self.stored.emit(note)

    def _was_refused(self, error: Exception) -> None:
        self._dirty = True
        self._longest.start()
        self.failed.emit(error)
