"""When a draft is saved: after a pause of a second, and at least every five seconds while typing goes on."""

from collections.abc import Callable
from typing import Generic

from PySide6.QtCore import QObject, QTimer, Signal

from charting import clock
from charting.actions.notes import save_draft, sign_note
from charting.chart import Chart
from charting.errors import EnvironmentFailure
from charting.model.clinic import Therapist
from charting.model.note import NoteT
from ui.desk import Desk

PAUSE_MS = 1000
LONGEST_MS = 5000


class _Kept(Generic[NoteT]):
    """One draft on its way to the disk.

    `version` is the one last stored: read and set on the chart's thread only, where saves come in order.
    `newest` is the draft as last handed over; it is held until the disk has it, whatever is on the screen by then.
    """

    def __init__(self, note: NoteT) -> None:
        self.version = note.version
        self.newest = note
        self.trying_again = False

    def save(self, chart: Chart, who: Therapist) -> NoteT:
        return self._store(save_draft(chart, who, self.newest.with_changes(version=self.version)))

    def sign(self, chart: Chart, who: Therapist) -> NoteT:
        return self._store(sign_note(chart, who, self.newest.with_changes(version=self.version)))

    def _store(self, stored: NoteT) -> NoteT:
        self.version = stored.version
        return stored


class Autosave(QObject, Generic[NoteT]):
    """Keeps one open draft stored. `collect(note)` gives the draft as typed so far; it must not raise.

    `stored(note)` after each save; `failed(error)` when one was refused: what was typed is held, the desk knows of
    it, and where the disk refused, saving is tried again until it goes through.
    """

    stored = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, collect: Callable[[NoteT], NoteT], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._collect = desk, collect
        self._note: NoteT | None = None
        self._kept: _Kept[NoteT] | None = None
        self._dirty = False
        self._refused: dict[str, _Kept[NoteT]] = {}
        self._pause = self._timer(PAUSE_MS)
        self._longest = self._timer(LONGEST_MS)

    @property
    def note(self) -> NoteT | None:
        """The draft being kept, as it was when it was opened; what is typed since is in `collect`."""
        return self._note

    def watch(self, note: NoteT | None) -> None:
        """Keep this draft from now on; what was typed into the one before is saved first. None to rest."""
        self.flush()
        self._note = note
        self._kept = (self._refused.get(note.id) or _Kept(note)) if note else None

    def newest(self, note: NoteT) -> NoteT:
        """`note` as typed at last: what the disk refused so far is newer than what it holds."""
        kept = self._refused.get(note.id)
        return kept.newest if kept else note

    def forget(self, note_id: str) -> None:
        """What was refused of that draft is not wanted any more: it was put away."""
        self._refused.pop(note_id, None)
        self._desk.unsaved.pop(note_id, None)

    def touch(self) -> None:
        """Something was typed."""
        if self._note is None:
            return
        self._dirty = True
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def flush(self) -> None:
        """Hand what was typed to the chart's thread now."""
        self._pause.stop()
        self._longest.stop()
        if self._note is None or self._kept is None or not self._dirty:
            return
        self._dirty = False
        self._kept.newest = self._collect(self._note)
        self._save(self._kept)

    def sign(self, done: Callable[[NoteT], None], failed: Callable[[Exception], None]) -> None:
        """Save what was typed, then sign it. `failed` gets Incomplete with what is missing."""
        self.flush()
        if self._kept is None:
            return

        def signed(note: NoteT) -> None:
            self.forget(note.id)
            done(note)

        self._desk.act(self._kept.sign, signed, failed, self)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, interval=milliseconds, singleShot=True)
        timer.timeout.connect(self.flush)
        return timer

    def _save(self, kept: _Kept[NoteT]) -> None:
        self._desk.act(
            kept.save,
            lambda note: self._was_stored(kept, note),
            lambda error: self._was_refused(kept, error),
            self,
            quiet=True,
        )

    def _was_stored(self, kept: _Kept[NoteT], note: NoteT) -> None:
        self.forget(note.id)
        self._desk.say(f"Saved {clock.now():%H:%M:%S}")
        if kept is self._kept:
            self.stored.emit(note)

    def _was_refused(self, kept: _Kept[NoteT], error: Exception) -> None:
        self._refused[kept.newest.id] = kept
        self._desk.unsaved[kept.newest.id] = str(error)
        if isinstance(error, EnvironmentFailure) and not kept.trying_again:
            kept.trying_again = True
            QTimer.singleShot(LONGEST_MS, self, lambda: self._try_again(kept))
        if kept is self._kept:
            self.failed.emit(error)

    def _try_again(self, kept: _Kept[NoteT]) -> None:
        kept.trying_again = False
        if self._refused.get(kept.newest.id) is kept:
            self._save(kept)
