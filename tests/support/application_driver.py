"""Starts the whole application inside a test, from opening the clinic file to closing its last window."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charting.clinic_file import ClinicFile
from ui.application.application import Application
from ui.application.first_start import FirstStartWindow
from ui.application.main_window import MainWindow
from ui.core.chart_client import ChartClient
from ui.core.worker import Worker

PATIENCE_MS = 10_000

ResultT = TypeVar("ResultT")
Start = Callable[[Path], "ApplicationDriver"]


class ApplicationDriver:
    """One start of the application on the file at `path`; `before` runs on its thread before the file is opened."""

    def __init__(self, qtbot: QtBot, path: Path, before: Callable[[], object] | None = None) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.qtbot = qtbot
        self.application = Application(app, path)
        self.application.start_opening(before)

    @property
    def exit_code(self) -> int:
        return self.application.exit_code

    @property
    def has_window(self) -> bool:
        return self.application.window is not None

    @property
    def window(self) -> MainWindow:
        window = self.application.window
        assert window is not None
        return window

    @property
    def first_start(self) -> FirstStartWindow | None:
        """The window that asks for the names of clinic and therapist, while it is on the screen."""
        windows = QApplication.topLevelWidgets()
        return next((w for w in windows if isinstance(w, FirstStartWindow) and w.isVisible()), None)

    @property
    def worker(self) -> Worker[ClinicFile]:
        """The thread of the file that was opened last."""
        workers: list[Worker[ClinicFile]] = self.application.findChildren(Worker)
        return workers[-1]

    @property
    def chart_client(self) -> ChartClient:
        """What the pages of the file that was opened last reach it by."""
        return self.application.findChildren(ChartClient)[-1]

    def wait_for_window(self) -> None:
        """Wait until the main window is there and keys reach it."""
        self.qtbot.waitUntil(lambda: self.has_window, timeout=PATIENCE_MS)
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def wait_for_first_start(self) -> FirstStartWindow:
        """Wait until the window of the first start is there and keys reach it."""
        self.qtbot.waitUntil(lambda: self.first_start is not None, timeout=PATIENCE_MS)
        window = self.first_start
        assert window is not None
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        return window

    def wait_until_idle(self) -> None:
        """Wait until the thread of the file has nothing left to do."""
        self.qtbot.waitUntil(lambda: not self.worker.is_busy, timeout=PATIENCE_MS)

    def read(self, query: Callable[[ClinicFile], ResultT]) -> ResultT:
        """What the query finds, run on the thread of the file."""
        results: list[ResultT] = []
        self.worker.run_job(query, results.append)
        self.qtbot.waitUntil(lambda: bool(results), timeout=PATIENCE_MS)
        return results[0]

    def restore_backup(self, backup: Path) -> None:
        """Put that backup in the place of the file, as Settings does."""
        self.application.restore_backup(backup)

    def wait_until_closed(self) -> None:
        """Wait until the file is closed and the window is gone."""
        self.qtbot.waitUntil(lambda: not self.has_window, timeout=PATIENCE_MS)

    def close(self) -> None:
        """Close the window as a person does, and wait until the file is closed."""
        with self.qtbot.waitSignal(self.worker.closed, timeout=PATIENCE_MS):
            (self.application.window or self.first_start or self.window).close()
        self.wait_until_closed()


@contextmanager
def start_applications(qtbot: QtBot) -> Iterator[Start]:
    """What starts the application on a path; every window that is still open at the end is closed."""
    drivers: list[ApplicationDriver] = []
    hook = sys.excepthook  # the application puts its own there

    def start(path: Path) -> ApplicationDriver:
        drivers.append(ApplicationDriver(qtbot, path))
        return drivers[-1]

    yield start
    sys.excepthook = hook
    for driver in drivers:
        if driver.has_window:
            driver.close()
