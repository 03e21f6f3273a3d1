"""The desk: what every page is given. The chart through its worker, who acts, and the ways to move."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from charting.errors import NotFound, SoapstoneError, StorageFailure
from ui.worker import Worker

if TYPE_CHECKING:
    from charting.chart import Chart
    from charting.model.clinic import Therapist
    from charting.reference.own import Vocabularies

Result = TypeVar("Result")

CLOSING = "The chart is closing: this was not stored."
NOT_STORED = "Something went wrong inside Soapstone: this was not stored."
NOBODY = "Nobody is at work yet."


class Desk(QObject):
    """Pages read and act through it and never touch the chart themselves.

    `changed` after an act was stored: what is on show reads anew. `said(text)` for the status line.
    `who_changed(Therapist)` when another therapist charts from now on, or the same by another name. `at_work` looks
    up in the chart who that is, for what is done before the window has heard of it; `signature` is their name then.
    `asked_for_client(client id, tab, record id)`, `asked_for_page(name)` and `asked_for_notes(words)` when a page wants
    to move; `tab`, `record id` and the words to find may be empty. `unsaved` tells what closing would lose, by an id: a
    draft that the disk refused, sentences of a report that was not issued.
    """

    changed = Signal()
    said = Signal(str)
    asked_for_client = Signal(str, str, str)
    asked_for_page = Signal(str)
    asked_for_notes = Signal(str)
    who_changed = Signal(object)

    def __init__(
        self,
        worker: "Worker[Chart]",
        parent: QObject | None = None,
        at_work: "Callable[[Chart], Therapist | None]" = lambda _: None,
    ) -> None:
        super().__init__(parent)
        self.worker = worker
        self.unsaved: dict[str, str] = {}
        self.signature = ""
        self._at_work = at_work
        self._who: Therapist | None = None
        worker.run(lambda chart: chart.vocabularies, self._use_vocabularies, lambda _: None, self)

    @property
    def who(self) -> "Therapist":
        """The therapist at work. Raises NotFound before the chart said who that is."""
        if self._who is None:
            raise NotFound(NOBODY)
        return self._who

    @who.setter
    def who(self, therapist: "Therapist") -> None:
        self._who, self.signature = therapist, therapist.signature
        self.who_changed.emit(therapist)

    def _use_vocabularies(self, vocabularies: "Vocabularies") -> None:
        """The first that is read of the chart: this thread shows its entries and follows their changes."""
        from charting.reference import own

        own.use(vocabularies)

    def read(
        self, job: "Callable[[Chart], Result]", done: Callable[[Result], None], owner: QObject | None = None
    ) -> None:
        """Read from the chart, then `done` with what was read; once the chart is closing nobody looks any more."""
        if not self.worker.closing:
            self.worker.run(job, done, owner=owner)

    def act(
        self,
        job: "Callable[[Chart, Therapist], Result]",
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

        def do(chart: "Chart") -> Result:
            acting = who or self._at_work(chart)
            if acting is None:
                raise NotFound(NOBODY)
            return job(chart, acting)

        def refused(error: Exception) -> None:
            if failed is None:
                self.worker.trouble.emit(error)
            elif isinstance(error, SoapstoneError):
                failed(error)
            else:
                failed(SoapstoneError(NOT_STORED))
                self.worker.trouble.emit(error)

        def finished(result: Result) -> None:
            if done is not None:
                done(result)
            if not quiet:
                QTimer.singleShot(0, self, self.changed.emit)

        if self.worker.closing:
            refused(StorageFailure(CLOSING))
        else:
            self.worker.run(do, finished, refused, owner)

    def open_client(self, client_id: str, tab: str = "", record_id: str = "") -> None:
        """Go to that client, on that tab, with that record open."""
        self.asked_for_client.emit(client_id, tab, record_id)

    def go(self, page: str) -> None:
        """Go to a page of the rail: today, clients, reports, providers, settings."""
        self.asked_for_page.emit(page)

    def find_notes(self, words: str) -> None:
        """Go where one finds in the notes of all clients, and look for these words."""
        self.asked_for_notes.emit(words)

    def say(self, text: str) -> None:
        """A word in the status line."""
        self.said.emit(text)
