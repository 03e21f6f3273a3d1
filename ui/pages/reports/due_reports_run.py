"""Making all due reports: one after the other on the chart's thread, each an act of its own, to be stopped between two."""

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
    """What came of a run: how many of how many were made, and why others were not, by their case.

    `failure` is what ended it early for all that were left: the disk; `stopped` when the therapist did.
    """

    folder: Path
    made: int
    whole: int
    left_out: Mapping[str, str]
    failure: str = ""
    stopped: bool = False

    @property
    def summary(self) -> str:
        """What was made, then what was not."""
        reports = format_count(self.whole, texts.REPORT)
        said = [texts.SAVED.format(made=self.made, reports=reports, folder=self.folder)]
        said += [texts.READ_EACH] if self.made else []
        said += [texts.LEFT_OUT.format(len(self.left_out))] if self.left_out else []
        said += [self.failure] if self.failure else []
        said += [texts.STOPPED] if self.stopped else []
        return " ".join(said)


class DueReportsRun(QObject):
    """One run. `report_started(item, place, whole)` before each; `ended(Outcome)` when all are through.

    Between two reports the thread is free for whatever else is asked of it.
    """

    report_started = Signal(object, int, int)
    ended = Signal(object)

    def __init__(
        self, chart_client: ChartClient, items: Sequence[WorkItem], folder: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._chart_client, self._folder = chart_client, folder
        self._coming, self._whole = list(items), len(items)
        self._batch = DueBatch(folder)
        self._made = 0
        self._left_out: dict[str, str] = {}
        self._stopped = False

    def make_next(self) -> None:
        """Make the next one, or end."""
        while self._coming and not self._stopped:
            item = self._coming.pop(0)
            self.report_started.emit(item, self._whole - len(self._coming), self._whole)
            if make_unsaved_key(PROGRESS, item.need.case_id) not in self._chart_client.unsaved:
                self._make_report(item)
                return
            self._left_out[item.need.case_id] = texts.BEING_WRITTEN
        self._finish_run(stopped=bool(self._coming))

    def stop_after_current(self) -> None:
        """The one being made is the last."""
        self._stopped = True

    def _make_report(self, item: WorkItem) -> None:
        batch = self._batch

        def make_on_thread(clinic_file: ClinicFile, who: Therapist) -> SavedReport:
            return batch.issue_due_report(clinic_file, item, who)

        self._chart_client.run_action(
            make_on_thread,
            self._handle_made,
            lambda error: self._handle_failure(item, error),
            self,
            quiet=True,
        )

    def _handle_made(self, _made: SavedReport) -> None:
        self._made += 1
        self.make_next()

    def _handle_failure(self, item: WorkItem, error: Exception) -> None:
        """What concerns this one alone is left out; what the disk refuses, it would refuse for all."""
        if isinstance(error, ChartingError):
            self._left_out[item.need.case_id] = str(error)
            self.make_next()
        else:
            self._finish_run(failure=str(error))

    def _finish_run(self, failure: str = "", *, stopped: bool = False) -> None:
        if self._made:
            self._chart_client.chart_changed.emit()
        self.ended.emit(
            DueReportsOutcome(
                self._folder, self._made, self._whole, self._left_out, failure, stopped and not failure
            )
        )
