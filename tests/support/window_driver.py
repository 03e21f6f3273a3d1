"""One driver for what tests do in the window: open a clinic file, show a tab, a page or the whole window, type, wait."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charting.actions.clients import load_client_file
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.model.clinic import Therapist
from charting.model.record import Record
from charting.storage.gateway import Gateway
from charting.storage.tables import TABLE_BY_RECORD
from charting.summaries.client_records import ClientRecords
from tests.support.note_driver import NoteDriver
from ui.application.main_window import MainWindow
from ui.core.chart_client import ChartClient
from ui.core.settings import Settings
from ui.core.worker import Worker
from ui.pages.assessments.tab import AssessmentsTab
from ui.pages.base import ClientTab, WindowPage
from ui.pages.notes.findings.vocabulary_preload import read_vocabularies
from ui.pages.sessions.tab import SessionsTab

PageT = TypeVar("PageT", bound=WindowPage)
TabT = TypeVar("TabT", bound=ClientTab)
RecordT = TypeVar("RecordT", bound=Record)

TAB_SIZE = (1216, 680)  # px: what a tab has of a window of 1280 × 720
PAGE_SIZE = (1208, 690)
PATIENCE_MS = 10_000


class WindowDriver:
    """Drives pages of the window on real clinic files, each file on a thread of its own as in the program.

    `trouble` collects what a person would have been told of; a test that leaves some there fails.
    """

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.trouble: list[Exception] = []
        self._chart_clients: list[ChartClient] = []

    def connect(self, path: Path) -> ChartClient:
        """A client of the clinic file at `path`, with its first therapist at work."""
        worker: Worker[ClinicFile] = Worker(lambda: open_clinic_file(path))
        worker.job_failed.connect(self.trouble.append)
        chart_client = ChartClient(worker)
        with self.qtbot.waitSignal(worker.opened):
            pass
        worker.run_job(
            lambda clinic_file: clinic_file.therapists.find_first(),
            lambda therapist: _put_to_work(chart_client, therapist),
        )
        self.qtbot.waitUntil(lambda: not worker.is_busy)
        self._chart_clients.append(chart_client)
        return chart_client

    def settle(self, chart_client: ChartClient) -> None:
        """Wait until the thread of the file has nothing left to do and the pages have heard of it."""
        self.qtbot.waitUntil(lambda: not chart_client.worker.is_busy, timeout=PATIENCE_MS)
        self.qtbot.wait(20)
        self.qtbot.waitUntil(lambda: not chart_client.worker.is_busy, timeout=PATIENCE_MS)

    def show_tab(
        self,
        tab_class: type[TabT],
        path: Path,
        with_case: bool = True,
        chart_client: ChartClient | None = None,
        client_name: str = "",
    ) -> TabT:
        """Show a tab of that class for the client found by name, or the first one of the file.

        The tab follows changes of the file, as the client page makes it do.
        """
        chart_client = chart_client or self.connect(path)
        tab = tab_class(chart_client)
        self.qtbot.addWidget(tab)
        tab.resize(*TAB_SIZE)

        def show_records(records: ClientRecords) -> None:
            case = records.get_current_case() if with_case else None
            tab.show_client_file(records, records.get_case_file(case) if case else None)

        def refresh() -> None:
            chart_client.run_query(lambda clinic_file: _load_client(clinic_file, client_name), show_records)

        chart_client.chart_changed.connect(refresh)
        with self.qtbot.waitExposed(tab):
            tab.show()
            tab.activateWindow()
        refresh()
        self.settle(chart_client)
        return tab

    def start_note(
        self, tab_class: type[AssessmentsTab | SessionsTab], path: Path, client_name: str = "kjaer"
    ) -> NoteDriver:
        """Start a draft for a client of the demo clinic, with the keyboard in its line of quick entry."""
        read_vocabularies()
        tab = self.show_tab(tab_class, path, client_name=client_name)
        tab.start_or_resume()
        self.settle(tab.chart_client)
        self.settle(tab.chart_client)
        focus_line = tab.find_command("note.quick")
        assert focus_line is not None
        focus_line()
        return NoteDriver(self, tab)

    def read_stored(self, tab: ClientTab, record: type[RecordT]) -> list[RecordT]:
        """The records of that type as the file holds them, after the tab has handed over what was typed."""
        tab.flush_edits()
        return self.read_records(tab.chart_client, record)

    def read_records(self, chart_client: ChartClient, record: type[RecordT]) -> list[RecordT]:
        """The records of that type as the file holds them."""
        records: list[RecordT] = []

        def find_records(clinic_file: ClinicFile) -> list[RecordT]:
            gateway: Gateway[RecordT] = clinic_file.gateways[TABLE_BY_RECORD[record].name]
            return gateway.find()

        chart_client.run_query(find_records, records.extend)
        self.settle(chart_client)
        return records

    def show_page(self, page: PageT) -> PageT:
        """Show the page as the window does, and wait until it has read what it shows."""
        self.qtbot.addWidget(page)
        page.resize(*PAGE_SIZE)
        page.show()
        page.activateWindow()
        self.qtbot.waitUntil(page.isActiveWindow)
        page.chart_client.chart_changed.connect(page.refresh_page)
        page.refresh_page()
        self.settle(page.chart_client)
        return page

    def show_window(self, chart_client: ChartClient) -> MainWindow:
        """The window on Today, once keys reach it."""
        window = MainWindow(chart_client, Settings())
        self.qtbot.addWidget(window, before_close_func=MainWindow.close_for_good)
        window.go_to_page("today")
        window.show()
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        self.settle(window.chart_client)
        return window

    def find_sheet(self) -> Any:
        """The sheet that is open over the page, once keys reach it."""
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        sheet: Any = QApplication.activeModalWidget()
        sheet.activateWindow()
        self.qtbot.waitUntil(sheet.isActiveWindow)
        return sheet

    def close_files(self) -> None:
        """Close every file that was opened, and wait for its thread."""
        for chart_client in self._chart_clients:
            with self.qtbot.waitSignal(chart_client.worker.closed):
                chart_client.worker.close_after_jobs(lambda clinic_file: clinic_file.close())
            chart_client.worker.wait_for_thread()


@contextmanager
def drive_window(qtbot: QtBot) -> Iterator[WindowDriver]:
    """A driver whose files are closed at the end; trouble that nobody looked at fails the test."""
    driver = WindowDriver(qtbot)
    yield driver
    driver.close_files()
    assert driver.trouble == []


def press_keys(*typed: str | Qt.Key) -> None:
    """Type texts and keys into whatever has the focus."""
    for text_or_key in typed:
        if isinstance(text_or_key, str):
            QTest.keyClicks(find_focus(), text_or_key)
        else:
            QTest.keyClick(find_focus(), text_or_key)


def find_focus() -> Any:
    """The widget that has the keyboard; a test knows which kind it put there."""
    return QApplication.focusWidget()


def _put_to_work(chart_client: ChartClient, therapist: Therapist | None) -> None:
    if therapist is not None:
        chart_client.therapist = therapist


def _load_client(clinic_file: ClinicFile, name: str) -> ClientRecords:
    client = clinic_file.find_clients(name)[0] if name else clinic_file.clients.find_first()
    assert client is not None
    return load_client_file(clinic_file, client.id)
