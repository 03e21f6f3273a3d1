"""The appointments of a case: kept, missed and planned."""

from collections.abc import Iterable
from datetime import datetime

from charting.demo.context import SampleCalendar
from charting.demo.schema import SampleCase, SampleSession


class SampleSchedule:
    """All appointments in order of time. The note of each visit plans the next one."""

    def __init__(
        self, calendar: SampleCalendar, sample: SampleCase, sessions: Iterable[SampleSession]
    ) -> None:
        kept = [(session.day, session.at or sample.usual_time) for session in sessions]
        self._moments = sorted(
            calendar.compute_moment(*when) for when in (*kept, *sample.missed, *sample.planned)
        )

    @property
    def first(self) -> datetime | None:
        """The first appointment, which is planned when the case is opened."""
        return self._moments[0] if self._moments else None

    def find_next(self, moment: datetime) -> datetime | None:
        """The next appointment, or None after the last one."""
        return next((start for start in self._moments if start > moment), None)
