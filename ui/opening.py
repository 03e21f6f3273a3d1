"""On the chart's thread, at both ends: Today at once where the chart kept it, the records once that is painted; and
what is kept when the window closes."""

from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from charting import clock
from charting.actions.first_look import first_look
from charting.errors import EnvironmentFailure, SoapstoneError

if TYPE_CHECKING:
    from charting.chart import Chart
    from charting.model.clinic import Therapist

SHOWN_MS = 30  # two frames
PATIENCE_S = 1.0  # a window that is never painted, for it opened out of sight, gets its chart all the same


class Opening(QObject):
    """`chart` runs on the chart's thread. `glanced(Glance)` is sent meanwhile if there is one; the records
    are loaded when that was painted, for both at once would be slower for the eye.
    """

    glanced = Signal(object)

    def __init__(self, path: Path, at_work: str, parent: QObject) -> None:
        super().__init__(parent)
        self._path, self._at_work, self._painted = path, at_work, Event()

    def go_on_after(self, page: QWidget) -> None:
        """Go on once `page`, and all that is on it, was painted for the first time."""
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page itself comes first, then what stands on it; and then the screen has time to show it."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(SHOWN_MS, self._painted.set)
        return False

    def chart(self) -> "Chart":
        """The chart, made if there is none. Raises what `open_chart` raises.

        One that is not there, and has backups, is missed: no empty one takes its place unasked. One so damaged that it
        cannot say who charts did not open either, for nobody could do anything with it.
        """
        chart = self._opened()
        try:
            who_charts(chart, self._at_work)
        except SoapstoneError:
            chart.close()
            raise
        return chart

    def _opened(self) -> "Chart":
        look = first_look(self._path, clock.today())
        if look is None:
            return self._in_full()
        self.glanced.emit(look.glance)
        self._painted.wait(PATIENCE_S)
        from charting.chart import chart_on

        return chart_on(look.connection, self._path)

    def _in_full(self) -> "Chart":
        from charting.chart import open_chart
        from charting.storage.backup import list_backups

        return open_chart(self._path, create=not list_backups(self._path))


def who_charts(chart: "Chart", chosen: str) -> "Therapist | None":
    """The therapist chosen at this PC, else the one who set the chart up, for ids sort by time."""
    return chart.therapists.first(id=chosen) or min(
        chart.therapists.find(), key=lambda therapist: therapist.id, default=None
    )


def put_away(chart: "Chart") -> None:
    """At the end: Today for the next start, the backup, and the file closed. Raises what `back_up` raises."""
    from charting.actions.glancing import keep_glance

    try:
        with suppress(EnvironmentFailure):  # what the disk does not keep is read anew
            keep_glance(chart, clock.today())
    finally:
        try:
            chart.back_up()
        finally:
            chart.close()
