"""What every page gets: access to the clinic file through its worker, the therapist at work, and navigation."""

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
    """Pages read and act through it and never touch the clinic file themselves.

    Signals: `chart_changed` after an action was stored, so that pages read again; `status_shown(text)` for the status line;
    `therapist_changed(Therapist)` when another therapist charts, or the same under a new name;
    `client_requested(client id, tab, record id)`, `page_requested(name)` and `note_search_requested(words)` for navigation,
    where tab, record id and words may be "".

    `at_work` finds the therapist in the clinic file, for actions that run before the window knows; `signature` is the name
    to show until then. `unsaved` holds, by an id, a sentence about each thing that closing would lose: a draft that the
    disk refused, or sentences of a report that was not issued.
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
        self._therapist: Therapist | None = None
        worker.run_job(
            lambda clinic_file: clinic_file.vocabularies, self._use_vocabularies, lambda _: None, self
        )

    @property
    def therapist(self) -> "Therapist":
        """The therapist at work. Raises NotFound until the clinic file has been asked."""
        if self._therapist is None:
            raise NotFound(NOBODY)
        return self._therapist

    @therapist.setter
    def therapist(self, therapist: "Therapist") -> None:
        self._therapist, self.signature = therapist, therapist.signature
        self.therapist_changed.emit(therapist)

    def _use_vocabularies(self, vocabularies: "Vocabularies") -> None:
        """Share the clinic file's own vocabularies with this thread. This is the first job, so that no page misses them."""
        from charting.reference import custom_data

        custom_data.set_custom_data(vocabularies)

    def run_query(
        self,
        job: "Callable[[ClinicFile], Result]",
        done: Callable[[Result], None],
        owner: QObject | None = None,
    ) -> None:
        """Run `job` on the clinic file and pass its result to `done`; ignored once closing has begun."""
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
        """Run an action of charting.actions, pass what it stored to `done`, and send `chart_changed` unless `quiet`.

        Without `failed`, the window reports a failure. Otherwise `failed` gets errors that have a sentence for the user.
        For a bug it gets a general sentence, and the window reports the bug.
        """
        therapist = self._therapist

        def run_as_therapist(clinic_file: "ClinicFile") -> Result:
            acting = therapist or self._at_work(clinic_file)
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
        """Go to a client, on that tab, with that record open."""
        self.client_requested.emit(client_id, tab, record_id)

    def navigate_to(self, page: str) -> None:
        """Go to a page: today, clients, reports, providers, settings."""
        self.page_requested.emit(page)

    def find_notes(self, words: str) -> None:
        """Go to the search in all notes and search for `words`."""
        self.note_search_requested.emit(words)

    def show_status(self, text: str) -> None:
        """Show a short text in the status line."""
        self.status_shown.emit(text)
