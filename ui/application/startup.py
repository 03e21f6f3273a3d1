"""Everything about the start: opening the clinic file, what is shown meanwhile, and what is made ready afterward.

Today is shown at once from the cache of the last closing; all records load once it is painted. Then the client who was
open last comes back, and the page of a client is loaded in small steps while the therapist reads Today.
"""

from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from charting import clock
from charting.actions.cached_opening import open_with_today_cache
from charting.errors import EnvironmentFailure, SoapstoneError

if TYPE_CHECKING:
    from charting.clinic_file import ClinicFile
    from charting.model.clinic import Therapist
    from ui.application.main_window import MainWindow


SHOWN_MS = 30  # two frames
PATIENCE_S = 1.0  # a window that opened out of sight is never painted; load its records all the same


class FileOpener(QObject):
    """Opens the clinic file on the worker's thread.

    `today_cache_found(CachedToday)` is sent first if Today was cached at the last closing. The records load only once that
    is painted: doing both at once would delay what the user sees.
    """

    today_cache_found = Signal(object)

    def __init__(self, path: Path, at_work: str, parent: QObject) -> None:
        super().__init__(parent)
        self._path, self._at_work, self._painted = path, at_work, Event()

    def wait_for_paint_of(self, page: QWidget) -> None:
        """Load the records once `page` and everything on it was painted for the first time."""
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page is painted before its children, so wait two more frames after its first paint."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(SHOWN_MS, self._painted.set)
        return False

    def open_clinic_file(self) -> "ClinicFile":
        """Open the clinic file, or create it if there is none. Raises what `open_clinic_file` raises.

        A missing file that has backups is not replaced by an empty one: NotFound. A file so damaged that its therapists
        cannot be read counts as not opened, because nobody could work with it.
        """
        clinic_file = self._open_with_today_cache()
        try:
            find_therapist_at_work(clinic_file, self._at_work)
        except SoapstoneError:
            clinic_file.close()
            raise
        return clinic_file

    def _open_with_today_cache(self) -> "ClinicFile":
        opening = open_with_today_cache(self._path, clock.today())
        if opening is None:
            return self._open_in_full()
        self.today_cache_found.emit(opening.glance)
        self._painted.wait(PATIENCE_S)
        from charting.clinic_file import load_clinic_file

        return load_clinic_file(opening.connection, self._path)

    def _open_in_full(self) -> "ClinicFile":
        from charting.backup_folder import list_backups
        from charting.clinic_file import open_clinic_file

        return open_clinic_file(self._path, create=not list_backups(self._path))


def find_therapist_at_work(clinic_file: "ClinicFile", chosen: str) -> "Therapist | None":
    """Return the therapist chosen at this PC, else the one who set the clinic file up: ids sort by time."""
    return clinic_file.therapists.find_first(id=chosen) or min(
        clinic_file.therapists.find(), key=lambda therapist: therapist.id, default=None
    )


def close_with_backup(clinic_file: "ClinicFile") -> None:
    """Cache Today for the next start, back the clinic file up, and close it. Raises what `ClinicFile.back_up` raises."""
    from charting.actions.today_cache_refresh import refresh_today_cache

    try:
        with suppress(EnvironmentFailure):  # without the cache, the next start reads Today from the records
            refresh_today_cache(clinic_file, clock.today())
    finally:
        try:
            clinic_file.back_up()
        finally:
            clinic_file.close()


AFTER_MS = 700  # most clinic files are open by then
OPENING = "Opening the clinic file"
RESTORING = "Restoring the backup"
WHY = "A large clinic file takes a few seconds."


class StartupNotice(QObject):
    """Says that opening or restoring goes on, unless it ends within AFTER_MS: a restore or a new schema can take long."""

    def __init__(self, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self._title = title
        self.sheet: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self._show_notice)
        self._timer.start()

    def close_notice(self) -> None:
        """Take the notice away, or never show it."""
        self._timer.stop()
        if self.sheet is not None:
            self.sheet.hide()
            self.sheet.deleteLater()
            self.sheet = None

    def _show_notice(self) -> None:
        self.sheet = _build_notice(self._title)
        self.sheet.show()


def _build_notice(title: str) -> QWidget:
    """The window has no close button, because closing it would not stop anything."""
    from ui.theme import Role, make_plain_label, tokens

    sheet = QWidget(None, Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
    sheet.setWindowTitle(title)
    sheet.setAccessibleName(title)
    sheet.setAccessibleDescription(WHY)
    sheet.setMinimumWidth(380)
    column = QVBoxLayout(sheet)
    column.setContentsMargins(24, 20, 24, 24)
    column.setSpacing(2 * tokens.GRID)
    column.addWidget(make_plain_label(title, Role.CARD_TITLE))
    column.addWidget(make_plain_label(WHY, wrap=True))
    bar = QProgressBar()
    bar.setRange(0, 0)  # a busy bar: how long it takes is unknown (doc.qt.io/qt-6/qprogressbar.html)
    bar.setTextVisible(False)
    bar.setAccessibleName(title)
    column.addWidget(bar)
    return sheet


_USER_EVENTS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)


class LastClientRestore(QObject):
    """Opens the client who was open when the window closed last, once the clinic file is open.

    Today shows before that. If the user pressed a key or the mouse meanwhile, they work on Today and stay there.
    """

    def __init__(self, app: QGuiApplication, window: "MainWindow", client_id: str) -> None:
        super().__init__(window)
        self._app, self._window, self._client_id = app, window, client_id
        self._user_acted = False
        app.installEventFilter(self)
        window.chart_client.run_query(
            lambda clinic_file: clinic_file.clients.count(id=client_id), self._open_client, self
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that the user did something first."""
        if event.type() in _USER_EVENTS:
            self._user_acted = True
            self._app.removeEventFilter(self)
        return super().eventFilter(watched, event)

    def _open_client(self, count: int) -> None:
        self._app.removeEventFilter(self)
        if count and not self._user_acted:
            self._window.open_client(self._client_id)
        self.deleteLater()


BETWEEN_MS = 20  # lets the window handle keys and paint between two steps


class ClientPagePreload(QObject):
    """Loads the client page in small steps, from `start_loading` on, so that no key waits for more than one step."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._parts = load_client_page_parts(window)
        self._timer = QTimer(self, interval=BETWEEN_MS)
        self._timer.timeout.connect(self._load_next_part)

    def start_loading(self) -> None:
        """Load one part every BETWEEN_MS from now on."""
        self._timer.start()

    def _load_next_part(self) -> None:
        if next(self._parts, self) is self:
            self._timer.stop()


def load_client_page_parts(window: "MainWindow") -> Iterator[None]:
    """Load or build one part of the client page at each `next`. Runs on the GUI thread, as all code with widgets."""
    for module in ("ui.widgets.cards.soap_card", "ui.widgets.fields.field_form", "ui.pages.client.page"):
        import_module(module)
        yield
    from ui.pages.client.page import TABS

    parts = window.client_page.client_tabs
    yield
    for name, (module, _) in TABS.items():
        import_module(module)
        yield
        parts[name]
        yield
