"""A while after the last job the chart's thread looks after the chart itself, a slice at a time."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from charting.errors import EnvironmentFailure
from ui.worker import Worker

if TYPE_CHECKING:
    from charting.chart import Chart

QUIET_MS = 6_000  # longer than autosave ever waits: who types on meets none of it


class Upkeep(QObject):
    """Walks through charting.actions.upkeep when the worker is idle, and begins anew after each job of a person.

    Each slice is a job of its own, so that what a person asks for meanwhile waits for one slice at most.
    """

    def __init__(self, worker: "Worker[Chart]", parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._left: Iterator[None] | None = None  # touched on the chart's thread only
        self._own = False
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._begin)
        worker.idle.connect(self._wait)
        worker.not_opened.connect(self._never)

    def _never(self) -> None:
        """A chart that did not open is told of once, by whoever opened it."""
        self._worker.idle.disconnect(self._wait)

    def _wait(self) -> None:
        """The worker has nothing left to do; when the last it did was upkeep, there is nothing to wait for."""
        if self._own:
            self._own = False
        else:
            self._quiet.start()

    def _begin(self) -> None:
        if not self._worker.busy:
            self._left = None
            self._next()

    def _next(self) -> None:
        if not self._worker.closing:
            self._worker.run(self._slice, self._done, self._failed, self)

    def _slice(self, chart: "Chart") -> bool:
        """On the chart's thread; whether there is more to do."""
        from charting.actions.upkeep import upkeep

        if self._left is None:
            self._left = upkeep(chart)
        return next(self._left, self) is not self

    def _done(self, more: bool) -> None:
        if self._worker.busy:
            return  # a person came first: it begins anew when the worker is idle again
        if more:
            self._next()
        else:
            self._own = True

    def _failed(self, error: Exception) -> None:
        """What the disk refuses is told by the next save, which a person waits for; here nothing of theirs is lost."""
        self._own = not self._worker.busy
        if not isinstance(error, EnvironmentFailure):
            self._worker.trouble.emit(error)
