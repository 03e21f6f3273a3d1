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
PATIENCE_S = 1.0  # a window that is never painted, for it opened out of sight, gets its chart all the same


class FileOpener(QObject):
    """`chart` runs on the chart's thread. `today_cache_found(Glance)` is sent meanwhile if there is one; the records
    are loaded when that was painted, for both at once would be slower for the eye.
    """

    today_cache_found = Signal(object)

    def __init__(self, path: Path, at_work: str, parent: QObject) -> None:
        super().__init__(parent)
        self._path, self._at_work, self._painted = path, at_work, Event()

    def wait_for_paint_of(self, page: QWidget) -> None:
        """Go on once `page`, and all that is on it, was painted for the first time."""
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page itself comes first, then what stands on it; and then the screen has time to show it."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(SHOWN_MS, self._painted.set)
        return False

    def open_clinic_file(self) -> "ClinicFile":
        """The chart, made if there is none. Raises what `open_clinic_file` raises.

        One that is not there, and has backups, is missed: no empty one takes its place unasked. One so damaged that it
        cannot say who charts did not open either, for nobody could do anything with it.
        """
        chart = self._open_with_today_cache()
        try:
            find_therapist_at_work(chart, self._at_work)
        except SoapstoneError:
            chart.close()
            raise
        return chart

    def _open_with_today_cache(self) -> "ClinicFile":
        look = open_with_today_cache(self._path, clock.today())
        if look is None:
            return self._open_in_full()
        self.today_cache_found.emit(look.glance)
        self._painted.wait(PATIENCE_S)
        from charting.clinic_file import load_clinic_file

        return load_clinic_file(look.connection, self._path)

    def _open_in_full(self) -> "ClinicFile":
        from charting.backup_folder import list_backups
        from charting.clinic_file import open_clinic_file

        return open_clinic_file(self._path, create=not list_backups(self._path))


def find_therapist_at_work(clinic_file: "ClinicFile", chosen: str) -> "Therapist | None":
    """The therapist chosen at this PC, else the one who set the chart up, for ids sort by time."""
    return clinic_file.therapists.find_first(id=chosen) or min(
        clinic_file.therapists.find(), key=lambda therapist: therapist.id, default=None
    )


def close_with_backup(clinic_file: "ClinicFile") -> None:
    """At the end: Today for the next start, the backup, and the file closed. Raises what `back_up_now` raises."""
    from charting.actions.today_cache_refresh import refresh_today_cache

    try:
        with suppress(EnvironmentFailure):  # what the disk does not keep is read anew
            refresh_today_cache(clinic_file, clock.today())
    finally:
        try:
            clinic_file.back_up()
        finally:
            clinic_file.close()


AFTER_MS = 700  # most charts are open by then
OPENING = "Opening the clinic file"
RESTORING = "Restoring the backup"
WHY = "A large clinic file takes a few seconds."


class StartupNotice(QObject):
    """From now on, until `end`; nothing is shown when that comes soon."""

    def __init__(self, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self._title = title
        self.sheet: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self._show_notice)
        self._timer.start()

    def close_notice(self) -> None:
        """There is something else to look at."""
        self._timer.stop()
        if self.sheet is not None:
            self.sheet.hide()
            self.sheet.deleteLater()
            self.sheet = None

    def _show_notice(self) -> None:
        self.sheet = _build_notice(self._title)
        self.sheet.show()


def _build_notice(title: str) -> QWidget:
    """Without a button to close it: closing it would stop nothing."""
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
    bar.setRange(0, 0)  # how long is not known
    bar.setTextVisible(False)
    bar.setAccessibleName(title)
    column.addWidget(bar)
    return sheet


_BY_HAND = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)


class LastClientRestore(QObject):
    """Asks the chart for that client, which may take a moment: Today is there before the chart is open.

    Who pressed a key or the mouse meanwhile is at work on Today, and is not taken away from it.
    """

    def __init__(self, app: QGuiApplication, window: "MainWindow", client_id: str) -> None:
        super().__init__(window)
        self._app, self._window, self._client_id = app, window, client_id
        self._at_work = False
        app.installEventFilter(self)
        window.chart_client.run_query(
            lambda clinic_file: clinic_file.clients.count(id=client_id), self._open_client, self
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A hand came first."""
        if event.type() in _BY_HAND:
            self._at_work = True
            self._app.removeEventFilter(self)
        return super().eventFilter(watched, event)

    def _open_client(self, found: int) -> None:
        self._app.removeEventFilter(self)
        if found and not self._at_work:
            self._window.open_client(self._client_id)
        self.deleteLater()


BETWEEN_MS = 20  # for what else there is to do


class ClientPagePreload(QObject):
    """Begins when `begin` is called, and ends with the window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._parts = load_client_page_parts(window)
        self._timer = QTimer(self, interval=BETWEEN_MS)
        self._timer.timeout.connect(self._load_next_part)

    def start_loading(self) -> None:
        """From here on, a part at each turn."""
        self._timer.start()

    def _load_next_part(self) -> None:
        if next(self._parts, self) is self:
            self._timer.stop()


def load_client_page_parts(window: "MainWindow") -> Iterator[None]:
    """Each `next` loads or makes one part of the client's page. On the GUI thread, as all modules with widgets."""
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
