"""Dates and times in words, in American English whatever the language of the machine.

`strftime` names months and weekdays in the language of the process (docs.python.org/3/library/datetime.html), so the
names stand here.
"""

from datetime import date, datetime

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = tuple(name[:3] for name in MONTH_NAMES)
DAYS = tuple(name[:3] for name in DAY_NAMES)


def format_date(day: date, *, year: bool = True) -> str:
    """`24 Oct 2026`, or `24 Oct`; never in figures alone, which a reader could take for another date."""
    return f"{day.day} {MONTHS[day.month - 1]}{f' {day.year:04d}' if year else ''}"


def format_weekday(day: date, *, year: bool = True) -> str:
    """`Sat 24 Oct 2026`, or `Sat 24 Oct`."""
    return f"{DAYS[day.weekday()]} {format_date(day, year=year)}"


def format_moment(at: datetime) -> str:
    """`24 Oct 2026 10:05`."""
    return f"{format_date(at)} {at:%H:%M}"


def name_month(day: date) -> str:
    """`October`."""
    return MONTH_NAMES[day.month - 1]
