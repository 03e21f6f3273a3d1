"""Python's cyclic garbage collector, kept to the GUI thread.

It runs on whichever thread happens to allocate. On the chart's thread it would destroy widgets there, which Qt
answers with a crash. So it is switched off and run by a timer of the GUI thread, by its own thresholds.

To look through all that the program has loaded takes 20 ms, which a hand at work would feel. So what was loaded, a page
with its modules, is frozen and not looked at, and so is what outlived a full collection: the next ones look at what is
newer. All of it is gone through when the person turns to another program.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

EVERY_MS = 500
_OLDEST = 2
_LOADED = 10_000  # new objects since the last time: no work at a chart leaves as many


class GuiThreadGc(QObject):
    """Collects on the thread that it was made on, until it is stopped."""

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
        """Hand collecting back to Python."""
        self._timer.stop()
        self._app.applicationStateChanged.disconnect(self._handle_state_change)
        gc.unfreeze()
        gc.enable()

    def _handle_state_change(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            collect_everything()


def collect_due_generation() -> None:
    """The oldest generation whose count is over its threshold, as Python itself would choose."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = [each for each in (_OLDEST, 1, 0) if counts[each] > thresholds[each] > 0]
    if counts[0] > _LOADED:
        gc.freeze()
    elif due:
        gc.collect(due[0])
        if due[0] == _OLDEST:
            gc.freeze()


def collect_everything() -> None:
    """Also what was frozen: of that something may have been let go since."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
