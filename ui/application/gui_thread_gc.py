"""Python's cyclic garbage collector, kept to the GUI thread.

By default it runs on whichever thread happens to allocate. On the worker's thread it would destroy widgets there, which
crashes Qt. So the automatic collection is switched off, and a timer on the GUI thread collects by the same thresholds.

Searching everything that the program has loaded takes 20 ms, long enough to feel while typing. So `gc.freeze` hides what
was loaded, and what survived a full collection, from the next collections. Everything is searched when the user switches
to another program. See docs.python.org/3/library/gc.html#gc.freeze.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

EVERY_MS = 500
_OLDEST = 2
_LOADED = 10_000  # new objects since the last collection: only loading code makes as many


class GuiThreadGc(QObject):
    """Collects on the thread that created it, until it is stopped."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        gc.disable()
        gc.freeze()
        self._app = app
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(collect_due_generation)
        self._timer.start()
        app.applicationStateChanged.connect(self._handle_state_change)

    def stop_collecting(self) -> None:
        """Turn Python's automatic collection on again."""
        self._timer.stop()
        self._app.applicationStateChanged.disconnect(self._handle_state_change)
        gc.unfreeze()
        gc.enable()

    def _handle_state_change(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            collect_everything()


def collect_due_generation() -> None:
    """Collect the oldest generation whose count is over its threshold, as Python itself would."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = [age for age in (_OLDEST, 1, 0) if counts[age] > thresholds[age] > 0]
    if counts[0] > _LOADED:
        gc.freeze()
    elif due:
        gc.collect(due[0])
        if due[0] == _OLDEST:
            gc.freeze()


def collect_everything() -> None:
    """Collect frozen objects too, since some may have become unreachable."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
