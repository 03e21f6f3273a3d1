"""The appointments of a case: those kept, those missed, those ahead."""

from collections.abc import Iterable
from datetime import datetime

from charting.demo.context import SampleCalendar
from charting.demo.schema import SampleCase, SampleSession


class SampleSchedule:
    """All appointments in order of time. Each visit's note plans the next one."""

    def __init__(self, days: SampleCalendar, told: SampleCase, sessions: Iterable[SampleSession]) -> None:
        kept = [(each.day, each.at or told.usual_time) for each in sessions]
        self._moments = sorted(days.compute_moment(*when) for when in (*kept, *told.missed, *told.planned))

    @property
    def first(self) -> datetime | None:
        """The first appointment, planned when the case is opened."""
        return self._moments[0] if self._moments else None

    def find_next(self, moment: datetime) -> datetime | None:
        """The next appointment, or None when care ends."""
        return next((each for each in self._moments if each > moment), None)
