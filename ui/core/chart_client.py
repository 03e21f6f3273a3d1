"""The chart_client: what every page is given. The chart through its worker, who acts, and the ways to move."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from charting.errors import NotFound, SoapstoneError, StorageFailure
from ui.core.worker import Worker

if TYPE_CHECKING:
    from charting.clinic_file import ClinicFile
    from charting.model.clinic import Therapist
    from charting.reference.custom_data import Vocabularies

Result = TypeVar("Result")

CLOSING = "The clinic file is closing: this was not stored."
NOT_STORED = "Something went wrong inside Soapstone: this was not stored."
NOBODY = "Nobody is at work yet."


class ChartClient(QObject):
    """Pages read and act through it and never touch the chart themselves.

    `changed` after an act was stored: what is on show reads anew. `said(text)` for the status line.
    `therapist_changed(Therapist)` when another therapist charts from now on, or the same by another name. `at_work` looks
    up in the chart who that is, for what is done before the window has heard of it; `signature` is their name then.
    `client_requested(client id, tab, record id)`, `page_requested(name)` and `note_search_requested(words)` when a page wants
    to move; `tab`, `record id` and the words to find may be empty. `unsaved` tells what closing would lose, by an id: a
    draft that the disk refused, sentences of a report that was not issued.
    """

    chart_changed = Signal()
    status_shown = Signal(str)
    client_requested = Signal(str, str, str)
    page_requested = Signal(str)
    note_search_requested = Signal(str)
    therapist_changed = Signal(object)

    def __init__(
        self,
        worker: "Worker[ClinicFile]",
        parent: QObject | None = None,
        at_work: "Callable[[ClinicFile], Therapist | None]" = lambda _: None,
    ) -> None:
        super().__init__(parent)
        self.worker = worker
        self.unsaved: dict[str, str] = {}
        self.signature = ""
        self._at_work = at_work
        self._who: Therapist | None = None
        worker.run_job(
            lambda clinic_file: clinic_file.vocabularies, self._use_vocabularies, lambda _: None, self
        )

    @property
    def therapist(self) -> "Therapist":
        """The therapist at work. Raises NotFound before the chart said who that is."""
        if self._who is None:
            raise NotFound(NOBODY)
        return self._who

    @therapist.setter
    def therapist(self, therapist: "Therapist") -> None:
        self._who, self.signature = therapist, therapist.signature
        self.therapist_changed.emit(therapist)

    def _use_vocabularies(self, vocabularies: "Vocabularies") -> None:
        """The first that is read of the chart: this thread shows its entries and follows their changes."""
        from charting.reference import custom_data

        custom_data.set_custom_data(vocabularies)

    def run_query(
        self,
        job: "Callable[[ClinicFile], Result]",
        done: Callable[[Result], None],
        owner: QObject | None = None,
    ) -> None:
        """Read from the chart, then `done` with what was read; once the chart is closing nobody looks any more."""
        if not self.worker.is_closing:
            self.worker.run_job(job, done, owner=owner)

    def run_action(
        self,
        job: "Callable[[ClinicFile, Therapist], Result]",
        done: Callable[[Result], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
        *,
        quiet: bool = False,
    ) -> None:
        """Do an action of charting.actions; `done` with what it stored, then `changed` unless `quiet`.

        Without `failed` a failure is told by the window. `failed` hears of what a person can be told; what is a bug
        of ours is a plain sentence there, and the window tells of it.
        """
        who = self._who

        def run_as_therapist(clinic_file: "ClinicFile") -> Result:
            acting = who or self._at_work(clinic_file)
            if acting is None:
                raise NotFound(NOBODY)
            return job(clinic_file, acting)

        def handle_refusal(error: Exception) -> None:
            if failed is None:
                self.worker.job_failed.emit(error)
            elif isinstance(error, SoapstoneError):
                failed(error)
            else:
                failed(SoapstoneError(NOT_STORED))
                self.worker.job_failed.emit(error)

        def handle_result(result: Result) -> None:
            if done is not None:
                done(result)
            if not quiet:
                QTimer.singleShot(0, self, self.chart_changed.emit)

        if self.worker.is_closing:
            handle_refusal(StorageFailure(CLOSING))
        else:
            self.worker.run_job(run_as_therapist, handle_result, handle_refusal, owner)

    def open_client(self, client_id: str, tab: str = "", record_id: str = "") -> None:
        """Go to that client, on that tab, with that record open."""
        self.client_requested.emit(client_id, tab, record_id)

    def navigate_to(self, page: str) -> None:
        """Go to a page of the rail: today, clients, reports, providers, settings."""
        self.page_requested.emit(page)

    def find_notes(self, words: str) -> None:
        """Go where one finds in the notes of all clients, and look for these words."""
        self.note_search_requested.emit(words)

    def show_status(self, text: str) -> None:
        """A word in the status line."""
        self.status_shown.emit(text)
