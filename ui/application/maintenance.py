"""Maintains the clinic file, one slice at a time, once the worker has been idle for a while."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from charting.errors import EnvironmentFailure
from ui.core.worker import Worker

if TYPE_CHECKING:
    from charting.clinic_file import ClinicFile

QUIET_MS = 6_000  # longer than autosave ever waits, so maintenance never runs while somebody types


class IdleMaintenance(QObject):
    """Runs charting.actions.maintenance_slices while the worker is idle, and starts over after each job of the user.

    Each slice is its own job, so that a request of the user waits for one slice at most.
    """

    def __init__(self, worker: "Worker[ClinicFile]", parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._slices: Iterator[None] | None = None  # used on the worker's thread only
        self._last_was_maintenance = False
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._start_round)
        worker.idle.connect(self._start_quiet_timer)
        worker.open_failed.connect(self._stop_for_good)

    def _stop_for_good(self) -> None:
        """If the clinic file did not open, whoever opened it reports that; there is nothing to maintain."""
        self._worker.idle.disconnect(self._start_quiet_timer)

    def _start_quiet_timer(self) -> None:
        """The worker is idle. If its last job was maintenance, the round is finished and no new one is needed."""
        if self._last_was_maintenance:
            self._last_was_maintenance = False
        else:
            self._quiet.start()

    def _start_round(self) -> None:
        if not self._worker.is_busy:
            self._slices = None
            self._run_next_slice()

    def _run_next_slice(self) -> None:
        if not self._worker.is_closing:
            self._worker.run_job(self._run_slice, self._handle_slice_done, self._handle_slice_failure, self)

    def _run_slice(self, clinic_file: "ClinicFile") -> bool:
        """Runs on the worker's thread; returns whether there is more to do."""
        from charting.actions.maintenance_slices import run_maintenance_slices

        if self._slices is None:
            self._slices = run_maintenance_slices(clinic_file)
        return next(self._slices, self) is not self

    def _handle_slice_done(self, more: bool) -> None:
        if self._worker.is_busy:
            return  # the user asked for something: start over when the worker is idle again
        if more:
            self._run_next_slice()
        else:
            self._last_was_maintenance = True

    def _handle_slice_failure(self, error: Exception) -> None:
        """Ignore what the disk refuses: no data is lost here, and the user's next save reports it."""
        self._last_was_maintenance = not self._worker.is_busy
        if not isinstance(error, EnvironmentFailure):
            self._worker.job_failed.emit(error)
