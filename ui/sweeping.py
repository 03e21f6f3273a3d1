"""Python's cyclic garbage collector, kept to the GUI thread.

It runs on whichever thread happens to allocate. On the chart's thread it would destroy widgets there, which Qt
answers with a crash. So it is switched off and run by a timer of the GUI thread, by its own thresholds.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class Sweeper(QObject):
    """Collects on the thread that it was made on, until it is stopped."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(sweep)
        self._timer.start()

    def stop(self) -> None:
        """Hand collecting back to Python."""
        self._timer.stop()
        gc.enable()


def sweep() -> None:
    """The oldest generation whose count is over its threshold, as Python itself would choose."""
    due = [
        generation
        for generation in (2, 1, 0)
        if gc.get_count()[generation] > gc.get_threshold()[generation] > 0
    ]
    if due:
        gc.collect(due[0])
