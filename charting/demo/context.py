"""A story as events in order of time, each under the clock of its own moment."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from charting import clock
from charting.clinic_file import ClinicFile
from charting.model.clinic import Therapist
from charting.model.provider import Provider
from charting.text.dates import format_date, name_month

_DATE = re.compile(r"\{([+-]?\d+) (date|month)\}")


class SampleCalendar:
    """The calendar of a demo made at `now`, a moment with its offset."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        # The machine's own zone knows when the clocks change; a moment of another zone has its offset alone.
        own = now.astimezone().utcoffset() == now.utcoffset()
        self._zone = None if own else now.tzinfo

    def compute_day(self, offset: int) -> date:
        """The day so many days from today."""
        return self.now.date() + timedelta(days=offset)

    def compute_moment(self, offset: int, at: str, *, later: int = 0) -> datetime:
        """That day at the wall clock's `at` (`10:00`), `later` minutes on, with the offset of that day."""
        wall = datetime.combine(self.compute_day(offset), time.fromisoformat(at)) + timedelta(minutes=later)
        return wall.astimezone() if self._zone is None else wall.replace(tzinfo=self._zone)

    def limit_to_now(self, moment: datetime) -> datetime:
        """When it can have been entered: what lies ahead today was entered just now."""
        return min(moment, self.now)

    def fill_in_dates(self, text: str) -> str:
        """The text with `{-250 month}` and `{+21 date}` as the name of the month and as `12 Dec`."""
        return _DATE.sub(lambda found: self._format_date(int(found[1]), found[2]), text)

    def _format_date(self, offset: int, form: str) -> str:
        day = self.compute_day(offset)
        return name_month(day) if form == "month" else format_date(day, year=False)


class SeedContext(NamedTuple):
    """The open chart, the therapist who charts, the calendar, and the providers by their short names."""

    chart: ClinicFile
    who: Therapist
    days: SampleCalendar
    providers: dict[str, Provider]


class SampleEvent(NamedTuple):
    """Something that happened at `moment`; `tell` charts it."""

    moment: datetime
    tell: Callable[[], object]


def play_events(events: list[SampleEvent], days: SampleCalendar) -> None:
    """Chart them in order of time; those of one moment in the order given."""
    for event in sorted(events, key=lambda each: each.moment):
        with clock.set_to(days.limit_to_now(event.moment)):
            event.tell()
