"""What seeding the sample data needs: the calendar of the demo, and events played in order of time."""

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
    """The calendar of a demo that is made at `now`, which has an offset."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        # The machine's own zone knows when daylight saving changes; for another zone only the offset is known.
        is_local = now.astimezone().utcoffset() == now.utcoffset()
        self._zone = None if is_local else now.tzinfo

    def compute_day(self, offset: int) -> date:
        """The day that is `offset` days from today."""
        return self.now.date() + timedelta(days=offset)

    def compute_moment(self, offset: int, at: str, *, later: int = 0) -> datetime:
        """That day at the local time `at` (`10:00`) plus `later` minutes, with the UTC offset of that day."""
        wall = datetime.combine(self.compute_day(offset), time.fromisoformat(at)) + timedelta(minutes=later)
        return wall.astimezone() if self._zone is None else wall.replace(tzinfo=self._zone)

    def limit_to_now(self, moment: datetime) -> datetime:
        """When something can have been entered: `moment`, or now if it is still ahead."""
        return min(moment, self.now)

    def fill_in_dates(self, text: str) -> str:
        """The text with `{-250 month}` replaced by the name of a month and `{+21 date}` by a date such as `12 Dec`."""
        return _DATE.sub(lambda match: self._format_date(int(match[1]), match[2]), text)

    def _format_date(self, offset: int, form: str) -> str:
        day = self.compute_day(offset)
        return name_month(day) if form == "month" else format_date(day, year=False)


class SeedContext(NamedTuple):
    """The open clinic file, the therapist who charts, the calendar, and the providers by their short names."""

    clinic_file: ClinicFile
    who: Therapist
    calendar: SampleCalendar
    providers: dict[str, Provider]


class SampleEvent(NamedTuple):
    """Something that happened at `moment`; `store` charts it."""

    moment: datetime
    store: Callable[[], object]


def play_events(events: list[SampleEvent], calendar: SampleCalendar) -> None:
    """Chart the events in order of time; those of the same moment in the order given."""
    for event in sorted(events, key=lambda event: event.moment):
        with clock.set_to(calendar.limit_to_now(event.moment)):
            event.store()
