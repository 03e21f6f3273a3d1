"""Puts the program together: the application, the worker that holds the clinic file, the window, and closing."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from charting.errors import NotAClinicFile, NotFound, SoapstoneError
from ui.application.gui_thread_gc import GuiThreadGc
from ui.application.main_window import MainWindow
from ui.application.maintenance import IdleMaintenance
from ui.application.startup import (
    OPENING,
    RESTORING,
    ClientPagePreload,
    FileOpener,
    LastClientRestore,
    StartupNotice,
    close_with_backup,
    find_therapist_at_work,
)
from ui.core.chart_client import ChartClient
from ui.core.settings import Settings
from ui.core.worker import Worker
from ui.theme import apply_theme

if TYPE_CHECKING:
    from charting.clinic_file import ClinicFile
    from charting.model.clinic import Therapist
    from charting.summaries.today.cached_today import CachedToday
    from charting.summaries.today.today_content import TodayContent

OUR_FAULT = (
    "Something went wrong inside Soapstone. Everything saved before is safe. "
    "Close the window and start again. {noted}"
)
NOTED = "Where it happened is noted in {log}, without any client's data."
NOT_NOTED = "Where it happened could not be noted."
NOT_OPENED = "The clinic file did not open"
RESTORE_NEWEST = "Restore the newest backup"
READING_MS = 250  # nobody opens the first client sooner after Today appears
UNSAVED = "Not saved yet"
STAY = "Keep the window open"
LEAVE = "Close and lose it"


def make_application() -> QApplication:
    """Return this process's QApplication. It uses the Fusion style on every desktop, which style.qss is written for."""
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    assert isinstance(app, QApplication)
    return app


def run_application(path: Path) -> int:
    """Open the clinic file at `path` in a window, creating the file if needed; return the exit code at closing."""
    app = make_application()
    app.setApplicationName("Soapstone")
    app.setQuitOnLastWindowClosed(False)
    collector = GuiThreadGc(app)
    application = Application(app, path)
    application.start_opening()
    app.exec()
    collector.stop_collecting()
    return application.exit_code


class Application(QObject):
    """Owns the worker and the window from opening the clinic file to closing it."""

    def __init__(self, app: QApplication, path: Path) -> None:
        super().__init__(app)
        self._app, self._path = app, path
        self._settings = Settings()
        self.window: MainWindow | None = None
        self.exit_code = 0
        self._before_reopening: Callable[[], object] | None = None
        self._restore_error: SoapstoneError | None = None
        self._tried_backups: list[Path] = []
        self._is_leaving = self._is_showing_error = False
        sys.excepthook = self._handle_unexpected_error
        apply_theme(app, self._settings.theme)

    def start_opening(self, before: Callable[[], object] | None = None) -> None:
        """Open the clinic file on the worker's thread, after running `before` there; the window shows once it has content."""
        at_work = self._settings.therapist
        self._opening = FileOpener(self._path, at_work, self)
        self._opening.today_cache_found.connect(
            self._open_with_today_cache, Qt.ConnectionType.QueuedConnection
        )

        def open_clinic_file() -> "ClinicFile":
            if before is not None:
                self._try_restore(before)
            return self._opening.open_clinic_file()

        self._worker = Worker(open_clinic_file, self)
        notice = StartupNotice(OPENING if before is None else RESTORING, self._worker)
        for signal in (self._opening.today_cache_found, self._worker.opened, self._worker.open_failed):
            signal.connect(notice.close_notice, Qt.ConnectionType.QueuedConnection)
        self._worker.open_failed.connect(self._handle_open_failure)
        self._worker.job_failed.connect(self._show_error)
        self._worker.closed.connect(self._handle_closed)
        IdleMaintenance(self._worker, self._worker)
        self._chart_client = ChartClient(
            self._worker, self, lambda clinic_file: find_therapist_at_work(clinic_file, at_work)
        )
        self._chart_client.therapist_changed.connect(self._remember_therapist)
        self._worker.run_job(
            lambda clinic_file: find_therapist_at_work(clinic_file, at_work),
            self._handle_opened,
            lambda _: None,
        )

    def restore_backup(self, backup: Path) -> None:
        """Close the clinic file, replace it with `backup` (the former one is set aside), and open it again."""
        if self._is_leaving or self.window is None:
            return
        self._before_reopening = self._make_restore_job(backup)
        self.window.setEnabled(False)
        self.window.flush_pages()
        self._start_closing()

    def _make_restore_job(self, backup: Path) -> Callable[[], object]:
        def restore_file() -> None:
            from charting.actions.backups import restore_backup

            restore_backup(self._path, backup)

        return restore_file

    def _open_with_today_cache(self, cached_today: "CachedToday") -> None:
        """Show Today from the cache. The worker opens the file once this is painted; requests wait in its queue."""
        self._chart_client.signature = cached_today.find_therapist_at_work(self._settings.therapist).signature
        self._show_window(cached_today.day)

    def _handle_opened(self, therapist: "Therapist | None") -> None:
        if therapist is not None:
            self._start_charting(therapist)
            return
        from ui.application.first_start import FirstStartWindow

        self._first = FirstStartWindow(self._worker)
        self._first.ready.connect(self._start_charting)
        self._first.rejected.connect(lambda: self._close_file(back_up=False))
        self._first.show()

    def _start_charting(self, therapist: "Therapist") -> None:
        self._chart_client.therapist = therapist
        if self.window is None:
            self._show_window()

    def _remember_therapist(self, therapist: "Therapist") -> None:
        """Remember who charts at this PC: for the next start, and for the therapist's own snippets."""
        from charting.reference import custom_data

        self._settings.therapist = custom_data.get_current_vocabularies().therapist_id = therapist.id

    def _show_window(self, today: "TodayContent | None" = None) -> None:
        self.window = MainWindow(self._chart_client, self._settings, today)
        self.window.leaving.connect(self._start_closing)
        self.window.restore_asked.connect(self.restore_backup)
        self.window.go_to_page("today")
        self._opening.wait_for_paint_of(self.window.current_page)
        self.window.show()
        if self._settings.last_client:
            LastClientRestore(self._app, self.window, self._settings.last_client)
        QTimer.singleShot(READING_MS, self, self._start_preload)
        error, self._restore_error = self._restore_error, None
        if error is not None:
            self._show_error(error)

    def _start_preload(self) -> None:
        """Load the client page while Today is being read, so that the first client opens as quickly as any other."""
        if self.window is not None:
            preload = ClientPagePreload(self.window)
            self._chart_client.run_query(
                lambda _: _read_word_lists(), lambda _: preload.start_loading(), preload
            )

    def _start_closing(self) -> None:
        """Ask only after all drafts were saved or refused. A second request to close changes nothing."""
        if not self._is_leaving:
            self._is_leaving = True
            self._worker.run_job(lambda _: None, lambda _: self._confirm_closing())

    def _confirm_closing(self) -> None:
        lost = next(iter(self._chart_client.unsaved.values()), "")
        if lost and self.window is not None and not _ask_to_discard(self.window, lost):
            self._is_leaving, self._before_reopening = False, None
            self.window.stay_open()
        else:
            self._close_file(back_up=True)

    def _close_file(self, *, back_up: bool) -> None:
        self._worker.close_after_jobs(
            close_with_backup if back_up else lambda clinic_file: clinic_file.close(), self._show_error
        )

    def _handle_closed(self) -> None:
        self._worker.wait_for_thread()
        self._is_leaving = False
        if self.window is not None:
            self.window.close_for_good()
            self.window.deleteLater()
            self.window = None
        before, self._before_reopening = self._before_reopening, None
        if before is not None:
            self.start_opening(before)
        else:
            self._app.quit()

    def _handle_open_failure(self, error: Exception) -> None:
        from charting.backup_folder import list_backups
        from ui.widgets.dialogs.standard_dialogs import ask_question

        self._worker.job_failed.disconnect(self._show_error)  # queued jobs fail for the same reason
        is_unusable = isinstance(error, NotAClinicFile | NotFound)
        backups = [
            path for path in list_backups(self._path) if is_unusable and path not in self._tried_backups
        ]
        if backups and ask_question(None, NOT_OPENED, str(error), RESTORE_NEWEST, "Close"):
            self._tried_backups.append(backups[0])
            self._before_reopening = self._make_restore_job(backups[0])
        else:
            self.exit_code = 1
            if not backups:
                self._show_error(error, NOT_OPENED)
        self._worker.close_after_jobs(lambda _: None, lambda _: None)

    def _try_restore(self, before: Callable[[], object]) -> None:
        """Runs on the worker's thread. If the restore fails, the clinic file is unchanged: open it, and report the error then."""
        try:
            before()
        except SoapstoneError as error:
            self._restore_error = error

    def _show_error(self, error: Exception, title: str = "Not done") -> None:
        from ui.widgets.dialogs.standard_dialogs import show_message

        if isinstance(error, SoapstoneError):
            show_message(self.window, NOT_OPENED if self.window is None else title, str(error))
        else:
            self._handle_unexpected_error(type(error), error, error.__traceback__)

    def _handle_unexpected_error(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        """Handle a bug: tell the user once what is safe, and write where it happened to the error log."""
        from ui.core.error_log import log_error
        from ui.widgets.dialogs.standard_dialogs import show_message

        try:
            where = NOTED.format(log=log_error(error))
        except (SoapstoneError, OSError):
            where = NOT_NOTED
        if not self._is_showing_error:
            self._is_showing_error = True
            show_message(self.window, "Something went wrong", OUR_FAULT.format(noted=where))
            self._is_showing_error = False


def _ask_to_discard(window: MainWindow, lost: str) -> bool:
    from ui.widgets.dialogs.standard_dialogs import ask_question

    return ask_question(window, UNSAVED, lost, LEAVE, STAY, danger=True)


def _read_word_lists() -> None:
    """Runs on the worker's thread, so that the window never waits. Modules with widgets must not load there."""
    from ui.pages.notes.findings.vocabulary_preload import read_vocabularies

    read_vocabularies()
