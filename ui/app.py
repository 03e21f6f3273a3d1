"""The only place where the window is put together: the application, the worker with the chart, the first start."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from charting.errors import NotAChart, NotFound, SoapstoneError
from ui.ahead import Ahead
from ui.desk import Desk
from ui.opening import Opening, put_away, who_charts
from ui.reopening import Reopening
from ui.settings import Settings
from ui.sweeping import Sweeper
from ui.theme import apply
from ui.upkeep import Upkeep
from ui.waiting import OPENING, RESTORING, Waiting
from ui.window import Window
from ui.worker import Worker

if TYPE_CHECKING:
    from charting.chart import Chart
    from charting.model.clinic import Therapist
    from charting.summaries.glance import Glance
    from charting.summaries.today import Day

OUR_FAULT = (
    "Something went wrong inside Soapstone. Everything saved before is safe. "
    "Close the window and start again. {noted}"
)
NOTED = "Where it happened is noted in {log}, without any client's data."
NOT_NOTED = "Where it happened could not be noted."
NOT_OPENED = "The chart did not open"
RESTORE_NEWEST = "Restore the newest backup"
READING_MS = 250  # that a person looks at Today at least before the first client is asked for
UNSAVED = "Not saved yet"
STAY = "Keep the window open"
LEAVE = "Close and lose it"


def application() -> QApplication:
    """The one of this process, in Qt's own style on every desktop: our sheet is written for that."""
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    assert isinstance(app, QApplication)
    return app


def open_window(path: Path) -> int:
    """Open the chart at `path` in a window, making it if there is none; returns the exit code when it closes."""
    app = application()
    app.setApplicationName("Soapstone")
    app.setQuitOnLastWindowClosed(False)
    sweeper = Sweeper(app)
    house = House(app, path)
    house.start()
    app.exec()
    sweeper.stop()
    return house.exit_code


class House(QObject):
    """Holds the worker and the window from opening the chart to closing it."""

    def __init__(self, app: QApplication, path: Path) -> None:
        super().__init__(app)
        self._app, self._path = app, path
        self._settings = Settings()
        self.window: Window | None = None
        self.exit_code = 0
        self._next: Callable[[], object] | None = None
        self._not_restored: SoapstoneError | None = None
        self._tried: list[Path] = []
        self._leaving = self._telling = False
        sys.excepthook = self._unexpected
        apply(app, self._settings.theme)

    def start(self, before: Callable[[], object] | None = None) -> None:
        """Open the chart on its worker (after `before`, there); the window shows when there is something to see."""
        at_work = self._settings.therapist
        self._opening = Opening(self._path, at_work, self)
        self._opening.glanced.connect(self._enter_at_a_glance, Qt.ConnectionType.QueuedConnection)

        def opening() -> "Chart":
            if before is not None:
                self._try(before)
            return self._opening.chart()

        self._worker = Worker(opening, self)
        waiting = Waiting(OPENING if before is None else RESTORING, self._worker)
        for ended in (self._opening.glanced, self._worker.opened, self._worker.not_opened):
            ended.connect(waiting.end, Qt.ConnectionType.QueuedConnection)
        self._worker.not_opened.connect(self._not_opened)
        self._worker.trouble.connect(self._tell)
        self._worker.closed.connect(self._was_closed)
        Upkeep(self._worker, self._worker)
        self._desk = Desk(self._worker, self, lambda chart: who_charts(chart, at_work))
        self._desk.who_changed.connect(self._remember)
        self._worker.run(lambda chart: who_charts(chart, at_work), self._opened, lambda _: None)

    def restore(self, backup: Path) -> None:
        """Close the chart, put `backup` in its place with the former one set aside, and open again."""
        if self._leaving or self.window is None:
            return
        self._next = self._restoring(backup)
        self.window.setEnabled(False)
        self.window.flush()
        self._leave()

    def _restoring(self, backup: Path) -> Callable[[], object]:
        def put_back() -> None:
            from charting.storage.backup import restore

            restore(self._path, backup)

        return put_back

    def _enter_at_a_glance(self, glance: "Glance") -> None:
        """The chart goes on being opened once this is painted; whatever is asked of it waits in its queue."""
        self._desk.signature = glance.at_work(self._settings.therapist).signature
        self._show_window(glance.day)

    def _opened(self, therapist: "Therapist | None") -> None:
        if therapist is not None:
            self._enter(therapist)
            return
        from ui.pages.first_start import FirstStart

        self._first = FirstStart(self._worker)
        self._first.ready.connect(self._enter)
        self._first.rejected.connect(lambda: self._close(back_up=False))
        self._first.show()

    def _enter(self, therapist: "Therapist") -> None:
        self._desk.who = therapist
        if self.window is None:
            self._show_window()

    def _remember(self, who: "Therapist") -> None:
        """Who charts here: for the next start, and for their own short words."""
        from charting.reference import own

        self._settings.therapist = own.current().therapist_id = who.id

    def _show_window(self, glance: "Day | None" = None) -> None:
        self.window = Window(self._desk, self._settings, glance)
        self.window.leaving.connect(self._leave)
        self.window.restore_asked.connect(self.restore)
        self.window.go("today")
        self._opening.go_on_after(self.window.page)
        self.window.show()
        if self._settings.last_client:
            Reopening(self._app, self.window, self._settings.last_client)
        QTimer.singleShot(READING_MS, self, self._get_ready)
        refused, self._not_restored = self._not_restored, None
        if refused is not None:
            self._tell(refused)

    def _get_ready(self) -> None:
        """Once Today stands and is being read: so the first client opens as quickly as any other."""
        if self.window is not None:
            ahead = Ahead(self.window)
            self._desk.read(lambda _: _read_word_lists(), lambda _: ahead.begin(), ahead)

    def _leave(self) -> None:
        """After the drafts were handed over: when one was refused, the person decides. Asked again, it goes on."""
        if not self._leaving:
            self._leaving = True
            self._worker.run(lambda _: None, lambda _: self._leave_or_stay())

    def _leave_or_stay(self) -> None:
        lost = next(iter(self._desk.unsaved.values()), "")
        if lost and self.window is not None and not _asked(self.window, lost):
            self._leaving, self._next = False, None
            self.window.stay()
        else:
            self._close(back_up=True)

    def _close(self, *, back_up: bool) -> None:
        self._worker.close(put_away if back_up else lambda chart: chart.close(), self._tell)

    def _was_closed(self) -> None:
        self._worker.wait()
        self._leaving = False
        if self.window is not None:
            self.window.leave()
            self.window.deleteLater()
            self.window = None
        before, self._next = self._next, None
        if before is not None:
            self.start(before)
        else:
            self._app.quit()

    def _not_opened(self, error: Exception) -> None:
        from charting.storage.backup import list_backups
        from ui.widgets.dialogs import ask

        self._worker.trouble.disconnect(
            self._tell
        )  # what waited for the chart fails for the very same reason
        missed = isinstance(error, NotAChart | NotFound)
        backups = [each for each in list_backups(self._path) if missed and each not in self._tried]
        if backups and ask(None, NOT_OPENED, str(error), RESTORE_NEWEST, "Close"):
            self._tried.append(backups[0])
            self._next = self._restoring(backups[0])
        else:
            self.exit_code = 1
            if not backups:
                self._tell(error, NOT_OPENED)
        self._worker.close(lambda _: None, lambda _: None)

    def _try(self, before: Callable[[], object]) -> None:
        """On the chart's thread. A backup that cannot be restored leaves the chart as it is: it opens, and this is told."""
        try:
            before()
        except SoapstoneError as error:
            self._not_restored = error

    def _tell(self, error: Exception, title: str = "Not done") -> None:
        from ui.widgets.dialogs import tell

        if isinstance(error, SoapstoneError):
            tell(self.window, NOT_OPENED if self.window is None else title, str(error))
        else:
            self._unexpected(type(error), error, error.__traceback__)

    def _unexpected(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        """A bug of ours: the person hears what is safe, once at a time; where it happened goes to the problems file."""
        from ui.problems import keep_problem
        from ui.widgets.dialogs import tell

        try:
            noted = NOTED.format(log=keep_problem(error))
        except (SoapstoneError, OSError):
            noted = NOT_NOTED
        if not self._telling:
            self._telling = True
            tell(self.window, "Something went wrong", OUR_FAULT.format(noted=noted))
            self._telling = False


def _asked(window: Window, lost: str) -> bool:
    from ui.widgets.dialogs import ask

    return ask(window, UNSAVED, lost, LEAVE, STAY, danger=True)


def _read_word_lists() -> None:
    """On the chart's thread, so that the window never waits for them; no page with widgets may be loaded there."""
    from ui.pages.findings.vocabularies import read_vocabularies

    read_vocabularies()
