"""A while after the last job the chart's thread looks after the chart itself, a slice at a time."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from charting.errors import EnvironmentFailure
from ui.core.worker import Worker

if TYPE_CHECKING:
    from charting.clinic_file import ClinicFile

QUIET_MS = 6_000  # longer than autosave ever waits: who types on meets none of it


class IdleMaintenance(QObject):
    """Walks through charting.actions.maintenance_slices when the worker is idle, and begins anew after each job of a person.

    Each slice is a job of its own, so that what a person asks for meanwhile waits for one slice at most.
    """

    def __init__(self, worker: "Worker[ClinicFile]", parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._left: Iterator[None] | None = None  # touched on the chart's thread only
        self._own = False
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._start_round)
        worker.idle.connect(self._start_quiet_timer)
        worker.open_failed.connect(self._stop_for_good)

    def _stop_for_good(self) -> None:
        """A chart that did not open is told of once, by whoever opened it."""
        self._worker.idle.disconnect(self._start_quiet_timer)

    def _start_quiet_timer(self) -> None:
        """The worker has nothing left to do; when the last it did was upkeep, there is nothing to wait for."""
        if self._own:
            self._own = False
        else:
            self._quiet.start()

    def _start_round(self) -> None:
        if not self._worker.is_busy:
            self._left = None
            self._run_next_slice()

    def _run_next_slice(self) -> None:
        if not self._worker.is_closing:
            self._worker.run_job(self._run_slice, self._handle_slice_done, self._handle_slice_failure, self)

    def _run_slice(self, clinic_file: "ClinicFile") -> bool:
        """On the chart's thread; whether there is more to do."""
        from charting.actions.maintenance_slices import run_maintenance_slices

        if self._left is None:
            self._left = run_maintenance_slices(clinic_file)
        return next(self._left, self) is not self

    def _handle_slice_done(self, more: bool) -> None:
        if self._worker.is_busy:
            return  # a person came first: it begins anew when the worker is idle again
        if more:
            self._run_next_slice()
        else:
            self._own = True

    def _handle_slice_failure(self, error: Exception) -> None:
        """What the disk refuses is told by the next save, which a person waits for; here nothing of theirs is lost."""
        self._own = not self._worker.is_busy
        if not isinstance(error, EnvironmentFailure):
            self._worker.job_failed.emit(error)
