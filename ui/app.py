"""The only place where the window is put together: the application, the worker with the chart, the first start."""

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from charting.chart import Chart, open_chart
from charting.errors import SoapstoneError
from charting.model.clinic import Therapist
from charting.storage.backup import restore
from ui import places
from ui.desk import Desk
from ui.settings import Settings
from ui.theme import apply
from ui.widgets.dialogs import ask, tell
from ui.window import Window
from ui.worker import Worker

OUR_FAULT = (
    "Something went wrong inside Soapstone. Everything saved before is safe. "
    "Close the window and start again; the details, without any client's data, are in {log}."
)


def open_window(path: Path) -> int:
    """Open the chart at `path` in a window, making it if there is none; returns the exit code when it closes."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Soapstone")
    app.setQuitOnLastWindowClosed(False)
    house = House(app, path)
    house.start()
    return app.exec()


class House(QObject):
    """Holds the worker and the window from opening the chart to closing it."""

    def __init__(self, app: QApplication, path: Path) -> None:
        super().__init__(app)
        self._app, self._path = app, path
        self._settings = Settings()
        self.window: Window | None = None
        self._then: Callable[[], None] = app.quit
        sys.excepthook = self._unexpected
        apply(app, self._settings.theme)

    def start(self, before: Callable[[], object] = lambda: None) -> None:
        """Open the chart on its worker (after `before`, there), and show the window when it is open."""

        def opening() -> Chart:
            before()
            return open_chart(self._path, create=True)

        self._worker = Worker(opening, self)
        self._worker.not_opened.connect(self._not_opened)
        self._worker.trouble.connect(self._tell)
        self._worker.closed.connect(lambda: self._then())
        self._desk = Desk(self._worker, self)
        self._worker.run(lambda chart: chart.therapists.first(), self._opened, lambda _: None)

    def restore(self, backup: Path) -> None:
        """Close the chart, put `backup` in its place with the former one set aside, and open again."""
        self._then = lambda: self._again(lambda: restore(self._path, backup))
        self._close(back_up=False)

    def _again(self, before: Callable[[], object]) -> None:
        self._worker.wait()
        if self.window is not None:
            self.window.leave()
            self.window.deleteLater()
            self.window = None
        self._then = self._app.quit
        self.start(before)

    def _opened(self, therapist: Therapist | None) -> None:
        if therapist is None:
            therapist = self._first_start()
        else:
            self._enter(therapist)

    def _first_start(self) -> None:
        from ui.pages.first_start import FirstStart

        first = FirstStart(self._worker)
        first.ready.connect(self._enter)
        first.rejected.connect(lambda: self._close(back_up=False))
        first.show()

    def _enter(self, therapist: Therapist) -> None:
        self._desk.who = therapist
        self.window = Window(self._desk, self._settings)
        self.window.leaving.connect(lambda: self._close(back_up=True))
        self.window.pages["go.settings"].restore_asked.connect(self.restore)  # type: ignore[attr-defined]
        self.window.go("today")
        self.window.show()
        self._reopen_last()

    def _reopen_last(self) -> None:
        window, last = self.window, self._settings.last_client
        if window is not None and last:
            self._desk.read(lambda chart: chart.clients.first(id=last), lambda c: c and window.open_client(last), window)

    def _close(self, *, back_up: bool) -> None:
        def finish(chart: Chart) -> None:
            try:
                if back_up:
                    chart.back_up()
            finally:
                chart.close()

        self._worker.close(finish, self._tell)

    def _not_opened(self, error: Exception) -> None:
        backups = self._backups()
        if backups and ask(None, "The chart did not open", f"{error}", "Restore the newest backup", "Close"):
            self._then = lambda: self._again(lambda: restore(self._path, backups[0]))
        elif not backups:
            tell(None, "The chart did not open", str(error))
        self._worker.close(lambda chart: chart.close(), lambda _: None)

    def _backups(self) -> list[Path]:
        from charting.storage.backup import list_backups

        return list_backups(self._path)

    def _tell(self, error: Exception) -> None:
        if isinstance(error, SoapstoneError):
            tell(self.window, "Not done", str(error))
        else:
            self._unexpected(type(error), error, error.__traceback__)

    def _unexpected(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """A bug of ours: where it happened goes to the log, without the words of the error, which may name a client."""
        log = places.problems_path()
        logging.basicConfig(filename=log, level=logging.ERROR, format="%(asctime)s %(message)s")
        where = "".join(traceback.format_tb(trace))
        logging.getLogger("soapstone").error("%s\n%s", kind.__name__, where)
        tell(self.window, "Something went wrong", OUR_FAULT.format(log=log))
