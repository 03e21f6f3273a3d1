"""On the chart's thread, at both ends: Today at once where the chart kept it, the records once that is painted; and
what is kept when the window closes."""

from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from charting import clock
from charting.actions.cached_opening import open_with_today_cache
from charting.errors import EnvironmentFailure, SoapstoneError

if TYPE_CHECKING:
    from charting.clinic_file import ClinicFile
    from charting.model.clinic import Therapist

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
