"""Making all due reports: one after the other on the chart's thread, each an act of its own, to be stopped between two."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from charting.chart import Chart
from charting.errors import ChartingError
from charting.model.clinic import Therapist
from charting.summaries.today import WorkItem
from charting.summaries.words import counted
from ui.desk import Desk
from ui.issuing_due import DueBatch, Made
from ui.pages.reports import texts


class Outcome(NamedTuple):
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
    def words(self) -> str:
        """What was made, then what was not."""
        reports = counted(self.whole, texts.REPORT)
        said = [texts.SAVED.format(made=self.made, reports=reports, folder=self.folder)]
        said += [texts.READ_EACH] if self.made else []
        said += [texts.LEFT_OUT.format(len(self.left_out))] if self.left_out else []
        said += [self.failure] if self.failure else []
        said += [texts.STOPPED] if self.stopped else []
        return " ".join(said)


class Making(QObject):
    """One run. `now(item, place, whole)` before each; `ended(Outcome)` when all are through.

    Between two reports the thread is free for whatever else is asked of it.
    """

    now = Signal(object, int, int)
    ended = Signal(object)

    def __init__(self, desk: Desk, items: Sequence[WorkItem], folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._folder = desk, folder
        self._coming, self._whole = list(items), len(items)
        self._batch = DueBatch(folder)
        self._made = 0
        self._left_out: dict[str, str] = {}
        self._stopped = False

    def start(self) -> None:
        """Make the next one, or end."""
        while self._coming and not self._stopped:
            item = self._coming.pop(0)
            self.now.emit(item, self._whole - len(self._coming), self._whole)
            if item.need.case_id not in self._desk.unsaved:
                self._make(item)
                return
            self._left_out[item.need.case_id] = texts.BEING_WRITTEN
        self._end(stopped=bool(self._coming))

    def stop(self) -> None:
        """The one being made is the last."""
        self._stopped = True

    def _make(self, item: WorkItem) -> None:
        batch = self._batch

        def make(chart: Chart, who: Therapist) -> Made:
            return batch.make(chart, item, who)

        self._desk.act(make, self._was_made, lambda error: self._was_not(item, error), self, quiet=True)

    def _was_made(self, _made: Made) -> None:
        self._made += 1
        self.start()

    def _was_not(self, item: WorkItem, error: Exception) -> None:
        """What concerns this one alone is left out; what the disk refuses, it would refuse for all."""
        if isinstance(error, ChartingError):
            self._left_out[item.need.case_id] = str(error)
            self.start()
        else:
            self._end(failure=str(error))

    def _end(self, failure: str = "", *, stopped: bool = False) -> None:
        if self._made:
            self._desk.changed.emit()
        self.ended.emit(
            Outcome(self._folder, self._made, self._whole, self._left_out, failure, stopped and not failure)
        )
