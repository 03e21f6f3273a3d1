"""Days and times of a story, which is told in days from today: -28 is four weeks ago, 0 today, 7 in a week."""

import re
from datetime import date, datetime, time, timedelta

from charting.model.english_dates import format_date, name_month

_DATE = re.compile(r"\{([+-]?\d+) (date|month)\}")


class Days:
    """The calendar of a demo made at `now`, a moment with its offset."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        # The machine's own zone knows when the clocks change; a moment of another zone has its offset alone.
        own = now.astimezone().utcoffset() == now.utcoffset()
        self._zone = None if own else now.tzinfo

    def day(self, offset: int) -> date:
        """The day so many days from today."""
        return self.now.date() + timedelta(days=offset)

    def moment(self, offset: int, at: str, *, later: int = 0) -> datetime:
        """That day at the wall clock's `at` (`10:00`), `later` minutes on, with the offset of that day."""
        wall = datetime.combine(self.day(offset), time.fromisoformat(at)) + timedelta(minutes=later)
        return wall.astimezone() if self._zone is None else wall.replace(tzinfo=self._zone)

    def not_after_now(self, moment: datetime) -> datetime:
        """When it can have been entered: what lies ahead today was entered just now."""
        return min(moment, self.now)

    def words(self, text: str) -> str:
        """The text with `{-250 month}` and `{+21 date}` as the name of the month and as `12 Dec`."""
        return _DATE.sub(lambda found: self._named(int(found[1]), found[2]), text)

    def _named(self, offset: int, form: str) -> str:
        day = self.day(offset)
        return name_month(day) if form == "month" else format_date(day, year=False)
