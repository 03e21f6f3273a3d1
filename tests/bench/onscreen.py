"""The real window on a chart, drawn into memory: what is painted is painted in full, and nothing waits for a screen."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

from PySide6.QtWidgets import QLabel

from ui.pages.client_reports.page_preview import PagePreview

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from ui.application.application import Application
from ui.application.gui_thread_gc import GuiThreadGc
from ui.application.main_window import MainWindow

PATIENCE = 120.0  # seconds
ROUNDS = 3  # of Qt's loop: a list is laid out in the round after its rows have come, and painted in the next


def application() -> QApplication:
    """The one that this process has."""
    found = QApplication.instance() or QApplication(["bench"])
    assert isinstance(found, QApplication)
    found.setQuitOnLastWindowClosed(False)
    return found


class OnScreen:
    """The program open on a chart. `until` lets it work, `painted` until all has been answered and drawn."""

    def __init__(self, chart: Path) -> None:
        self.app = application()
        self._sweeper = GuiThreadGc(self.app)  # as the program does: else the chart's thread destroys widgets
        self._application = Application(self.app, chart)
        sys.excepthook = sys.__excepthook__  # a fault ends the run, not in a box that nobody presses
        self._application.start_opening()
        self.until(lambda: self._application.window is not None)
        assert self._application.window is not None
        self.window: MainWindow = self._application.window
        self.window.activateWindow()
        self.painted()
        self.until(self._stands)

    def _stands(self) -> bool:
        """Whether the client's page is made, as it is while Today is being read."""
        parts = self.window.client_page.client_tabs
        return len(parts.made_so_far) == len(parts)

    def until(self, reached: Callable[[], object]) -> None:
        """Let the program work until that holds. Raises TimeoutError."""
        end = monotonic() + PATIENCE
        while not reached():
            if monotonic() > end:
                raise TimeoutError("The window did not get there.")
            self.app.processEvents()
            sleep(0)

    def painted(self) -> None:
        """Until the chart's thread is at rest and what it answered is on the screen."""
        for _ in range(ROUNDS):
            self.until(lambda: not self.window.chart_client.worker.is_busy)
            self.app.processEvents()

    def open(self, client_id: str, tab: str = "", record_id: str = "") -> None:
        """That client, painted."""
        self.window.open_client(client_id, tab, record_id)
        self.painted()

    def close(self) -> None:
        """Close it without the backup of a real closing: the worker ends with its jobs."""
        self.window.close_for_good()
        self.window.chart_client.worker.close_after_jobs(lambda clinic_file: clinic_file.close())
        self.window.chart_client.worker.wait_for_thread()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents()
        self._sweeper.stop_collecting()


def read_page(preview: PagePreview) -> QLabel:
    """The label of the preview that shows the page."""
    label = preview.widget()
    assert isinstance(label, QLabel)
    return label
