"""One thread for the clinic file; results come back to the GUI thread.

The clinic file allows one connection on one thread, and a save may wait 50 ms for the disk. So every job goes through this
worker, one after the other, and no page ever waits.
"""

import sys
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from shiboken6 import isValid

ChartT = TypeVar("ChartT")
Result = TypeVar("Result")
Failed = Callable[[Exception], None]

SWITCH_INTERVAL = 0.0005  # s until a busy thread yields (docs.python.org/3/library/sys.html#sys.setswitchinterval); default 0.005


class _Job(Generic[ChartT]):
    """A job: what to do, whom to tell, and, once done, its outcome or error."""

    def __init__(
        self, act: Callable[[ChartT], Any], done: Callable[[Any], None] | None, failed: Failed | None
    ) -> None:
        self.act, self.done, self.failed = act, done, failed
        self.owner: QObject | None = None
        self.outcome: Any = None
        self.error: Exception | None = None
        self.last = False

    def run_and_record(self, chart: ChartT) -> None:
        try:
            self.outcome = self.act(chart)
        except Exception as error:
            self.error = error


class Worker(QObject, Generic[ChartT]):
    """Opens the clinic file on its own thread and runs jobs on it in order. All signals are sent on the GUI thread.

    `opened` when the file is ready; `open_failed(Exception)` when it cannot be opened, after which every job fails with the
    same exception; `job_failed(Exception)` when a job failed and nobody else is told; `idle` when no job is left; `closed`
    when the thread has run its last job.
    """

    opened = Signal()
    open_failed = Signal(object)
    job_failed = Signal(object)
    idle = Signal()
    closed = Signal()
    _was_opened = Signal(object)
    _performed = Signal(object)

    def __init__(self, open_chart: Callable[[], ChartT], parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(SWITCH_INTERVAL)
        self._jobs: SimpleQueue[_Job[ChartT]] = SimpleQueue()
        self._waiting = 0
        self._closing = False
        self._was_opened.connect(self._report_opening, Qt.ConnectionType.QueuedConnection)
        self._performed.connect(self._report_job, Qt.ConnectionType.QueuedConnection)
        self._thread = Thread(target=self._run_thread, args=(open_chart,), name="chart", daemon=True)
        self._thread.start()

    def run_job(
        self,
        job: Callable[[ChartT], Result],
        done: Callable[[Result], None] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Run `job` on the worker's thread, then `done` or `failed` on this one. Raises RuntimeError once closing has begun.

        If `owner` was deleted meanwhile, `done` is dropped and a failure is sent as `job_failed`: a lost save is never silent.
        """
        self._submit_job(_Job(job, done, failed), owner)

    def close_after_jobs(self, finish: Callable[[ChartT], object], failed: Failed | None = None) -> None:
        """Run `finish` on the worker's thread after the jobs that wait; then the thread ends and `closed` is sent."""
        last: _Job[ChartT] = _Job(finish, None, failed)
        last.last = True
        self._submit_job(last, None)
        self._closing = True

    def wait_for_thread(self) -> None:
        """Block until the thread has ended, and deliver the results that are left. Call only after `close_after_jobs`."""
        if not self._closing:
            raise RuntimeError("wait_for_thread() before close_after_jobs() would never return.")
        self._thread.join()
        QCoreApplication.sendPostedEvents(self)

    @property
    def is_closing(self) -> bool:
        """Whether closing has begun; no more jobs are accepted."""
        return self._closing

    @property
    def is_busy(self) -> bool:
        """Whether a job is waiting or running."""
        return self._waiting > 0

    def _submit_job(self, job: _Job[ChartT], owner: QObject | None) -> None:
        if self._closing:
            raise RuntimeError("The clinic file is closing; no more jobs.")
        job.owner = owner
        self._waiting += 1
        self._jobs.put(job)

    def _run_thread(self, open_chart: Callable[[], ChartT]) -> None:
        """The thread's main function: open the file, then run the jobs until the last."""
        opening: _Job[None] = _Job(lambda _: open_chart(), None, None)
        opening.run_and_record(None)
        self._was_opened.emit(opening.error)
        last = False
        while not last:
            job = self._jobs.get()
            if opening.error is None:
                job.run_and_record(opening.outcome)
            elif not job.last:
                job.error = opening.error
            last = job.last
            self._performed.emit(job)

    def _report_opening(self, error: Exception | None) -> None:
        if error is None:
            self.opened.emit()
        else:
            self.open_failed.emit(error)

    def _report_job(self, job: _Job[ChartT]) -> None:
        self._waiting -= 1
        try:
            self._deliver_result(job)
        finally:
            if job.last:
                self.closed.emit()
            elif not self._waiting:
                self.idle.emit()

    def _deliver_result(self, job: _Job[ChartT]) -> None:
        gone = job.owner is not None and not isValid(job.owner)
        if job.error is None:
            if job.done is not None and not gone:
                job.done(job.outcome)
        elif job.failed is not None and not gone:
            job.failed(job.error)
        else:
            self.job_failed.emit(job.error)
