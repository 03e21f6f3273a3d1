"""Makes all due reports on the worker thread, one action per report, so that the run can be stopped between two."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from charting.clinic_file import ClinicFile
from charting.errors import ChartingError
from charting.model.clinic import Therapist
from charting.model.report import PROGRESS
from charting.summaries.today.today_content import WorkItem
from charting.text.wording import format_count
from ui.core.chart_client import ChartClient
from ui.issuing.due_batch import DueBatch, SavedReport
from ui.issuing.report_pdf import make_unsaved_key
from ui.pages.reports import texts


class DueReportsOutcome(NamedTuple):
    """The outcome of a run: how many reports were made, of how many, and why others were left out, by case ID.

    `failure` is the error that ended the run early, such as a full disk; `stopped` when the therapist stopped it.
    """

    folder: Path
    made_count: int
    total_count: int
    left_out: Mapping[str, str]
    failure: str = ""
    stopped: bool = False

    @property
    def summary(self) -> str:
        """Say what was made, then what was not."""
        reports = format_count(self.total_count, texts.REPORT)
        sentences = [texts.SAVED.format(made=self.made_count, reports=reports, folder=self.folder)]
        sentences += [texts.READ_EACH] if self.made_count else []
        sentences += [texts.LEFT_OUT.format(len(self.left_out))] if self.left_out else []
        sentences += [self.failure] if self.failure else []
        sentences += [texts.STOPPED] if self.stopped else []
        return " ".join(sentences)


class DueReportsRun(QObject):
    """One run. Emits `report_started(item, position, total)` before each report, and `ended(DueReportsOutcome)` at the end.

    Between two reports, the worker thread can run other jobs.
    """

    report_started = Signal(object, int, int)
    ended = Signal(object)

    def __init__(
        self, chart_client: ChartClient, items: Sequence[WorkItem], folder: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._chart_client, self._folder = chart_client, folder
        self._remaining, self._total_count = list(items), len(items)
        self._batch = DueBatch(folder)
        self._made_count = 0
        self._left_out: dict[str, str] = {}
        self._stopped = False

    def make_next(self) -> None:
        """Make the next report, or end the run."""
        while self._remaining and not self._stopped:
            item = self._remaining.pop(0)
            self.report_started.emit(item, self._total_count - len(self._remaining), self._total_count)
            if make_unsaved_key(PROGRESS, item.need.case_id) not in self._chart_client.unsaved:
                self._make_report(item)
                return
            self._left_out[item.need.case_id] = texts.BEING_WRITTEN
        self._finish_run(stopped=bool(self._remaining))

    def stop_after_current(self) -> None:
        """Stop once the current report is made."""
        self._stopped = True

    def _make_report(self, item: WorkItem) -> None:
        batch = self._batch

        def make_on_thread(clinic_file: ClinicFile, who: Therapist) -> SavedReport:
            return batch.issue_due_report(clinic_file, item, who)

        self._chart_client.run_action(
            make_on_thread,
            self._handle_report_made,
            lambda error: self._handle_failure(item, error),
            self,
            quiet=True,
        )

    def _handle_report_made(self, _report: SavedReport) -> None:
        self._made_count += 1
        self.make_next()

    def _handle_failure(self, item: WorkItem, error: Exception) -> None:
        """Leave this report out if only it failed; end the run on a disk error, which would stop all others too."""
        if isinstance(error, ChartingError):
            self._left_out[item.need.case_id] = str(error)
            self.make_next()
        else:
            self._finish_run(failure=str(error))

    def _finish_run(self, failure: str = "", *, stopped: bool = False) -> None:
        if self._made_count:
            self._chart_client.chart_changed.emit()
        self.ended.emit(
            DueReportsOutcome(
                self._folder,
                self._made_count,
                self._total_count,
                self._left_out,
                failure,
                stopped and not failure,
            )
        )
