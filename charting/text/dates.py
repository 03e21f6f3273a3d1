"""Parses dates and times as people type them, and formats them. Month names are English in every locale; no Qt.

`21 nov`, `nov 21 26`, `11/21/26` (the month comes first), `2026-11-21`, `+2w`, `-1m`, `today`, `fri`; `10`, `10:30`, `1030`, `2pm`.
"""

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = tuple(name[:3] for name in MONTH_NAMES)
DAYS = tuple(name[:3] for name in DAY_NAMES)


def format_date(day: date, *, year: bool = True) -> str:
    """`24 Oct 2026`, or `24 Oct`; never only numbers, because 10/11 is another day in another country."""
    return f"{day.day} {MONTHS[day.month - 1]}{f' {day.year:04d}' if year else ''}"


def format_weekday(day: date, *, year: bool = True) -> str:
    """`Sat 24 Oct 2026`, or `Sat 24 Oct`."""
    return f"{DAYS[day.weekday()]} {format_date(day, year=year)}"


def format_moment(moment: datetime) -> str:
    """`24 Oct 2026 10:05`."""
    return f"{format_date(moment)} {format_clock_time(moment)}"


def list_typed_forms(day: date) -> tuple[str, ...]:
    """The forms in which people type a day to search for it: `1981-03-14`, `3/14/81`, `14 March 1981` …"""
    return (
        f"{day:%Y-%m-%d}",
        f"{day:%m/%d/%Y}",
        f"{day.month}/{day.day}/{day.year}",
        f"{day.month}/{day.day}/{day:%y}",
        f"{day:%m-%d-%Y}",
        f"{day.day} {name_month(day)} {day.year}",
    )


def name_month(day: date) -> str:
    """`October`."""
    return MONTH_NAMES[day.month - 1]


_MONTH_NAMES = tuple(name.lower() for name in MONTH_NAMES)
_DAY_NAMES = tuple(name.lower() for name in DAY_NAMES)
_NEAR = {"today": 0, "tomorrow": 1, "yesterday": -1}
_OFFSET = re.compile(r"([+-])\s*(\d{1,4})\s*([dwmy])[a-z]*")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}|\d{2}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s*([a-z]{3,})(?:\s*(\d{4}|\d{2}))?")
_MONTH_FIRST = re.compile(r"([a-z]{3,})\s*(\d{1,2})(?:st|nd|rd|th)?(?:\s+(\d{4}|\d{2}))?")
_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(?:([ap])\.?(?:m\.?)?)?")


def parse_date(text: str, today: date, *, past: bool = False) -> date:
    """Return the day that `text` names, seen from `today`. Raises ValueError with a sentence for the person.

    A two-digit or missing year is the one nearest to `today`, so that neither 26 nor 81 is a century off. With `past`, for
    something that has happened such as a birth, it is the latest year not after `today`, and a future day is refused.
    """
    words = " ".join(re.sub(r"[,.]", " ", text.lower()).split())
    for parse in (_parse_near_day, _parse_offset, _parse_weekday, _parse_month_name, _parse_numeric):
        day = parse(words, today, past)
        if day is not None:
            return _refuse_future_day(day, today) if past else day
    raise _make_unreadable_error(text, "a date")


def parse_time(text: str) -> time:
    """Return the time of day, on the 24-hour clock unless `am` or `pm` follows. Raises ValueError with a sentence for the person."""
    match = _TIME.fullmatch(text.strip().lower())
    if match is None:
        raise _make_unreadable_error(text, "a time")
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3] and not 1 <= hour <= 12:
        raise _make_unreadable_error(text, "a time")
    if match[3]:
        hour = hour % 12 + (12 if match[3] == "p" else 0)
    if hour > 23 or minute > 59:
        raise _make_unreadable_error(text, "a time")
    return time(hour, minute)


def parse_moment(text: str, today: date, *, past: bool = False) -> datetime:
    """Return a moment on the local clock, with its offset from UTC: `21 nov 10:30`, or `10:30` alone for `today`.

    Raises ValueError with a sentence for the person.
    """
    if _try_parse_date(text, today, past=past):
        raise ValueError(f"“{text.strip()}” needs a time too, as in “fri 10:30”.")
    words = text.split()
    for cut in range(len(words)):
        day = _try_parse_date(" ".join(words[:cut]), today, past=past) if cut else today
        clock = _try_parse_time(" ".join(words[cut:]))
        if day is not None and clock is not None:
            return datetime.combine(day, clock).astimezone()
    if past and _try_parse_moment(text, today):
        raise ValueError(f"“{text.strip()}” is still to come.")
    raise _make_unreadable_error(text, "a day and time")


def parse_coming_moment(text: str, today: date, hour: time) -> datetime:
    """Return the moment of a next visit. A day alone means that day at `hour`, and `1w` means `+1w`.

    Raises ValueError with a sentence for the person.
    """
    at_hour = format_clock_time(hour)
    for typed in (text, f"{text} {at_hour}", f"+{text}", f"+{text} {at_hour}"):
        if (moment := _try_parse_moment(typed, today)) is not None:
            return moment
    raise _make_unreadable_error(text, "a day")


def _try_parse_moment(text: str, today: date) -> datetime | None:
    try:
        return parse_moment(text, today)
    except ValueError:
        return None


def format_clock_time(clock: time | datetime) -> str:
    """`10:05`, on the 24-hour clock."""
    return f"{clock.hour:02d}:{clock.minute:02d}"


def format_day_and_time(moment: datetime) -> str:
    """`Sat 21 Nov 2026, 10:05`; `parse_moment` reads it back."""
    return f"{format_weekday(moment)}, {format_clock_time(moment)}"


def _parse_near_day(words: str, today: date, _past: bool) -> date | None:
    days = _NEAR.get(words)
    return None if days is None else today + timedelta(days=days)


def _parse_offset(words: str, today: date, _past: bool) -> date | None:
    match = _OFFSET.fullmatch(words)
    if match is None:
        return None
    count = int(match[1] + match[2])
    if match[3] in "dw":
        return today + timedelta(days=count * (7 if match[3] == "w" else 1))
    months = today.year * 12 + today.month - 1 + count * (12 if match[3] == "y" else 1)
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _parse_weekday(words: str, today: date, past: bool) -> date | None:
    weekday = _match_name(words, _DAY_NAMES)
    if weekday is None:
        return None
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=ahead - 7 - (7 if ahead == 7 else 0) if past else ahead)


def _parse_month_name(words: str, today: date, past: bool) -> date | None:
    first, _, rest = words.partition(" ")
    words = rest if rest and _match_name(first, _DAY_NAMES) is not None else words
    if match := _DAY_FIRST.fullmatch(words):
        day, name, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(words):
        name, day, year = match.groups()
    else:
        return None
    month = _match_name(name, _MONTH_NAMES)
    return None if month is None else _resolve_year(month + 1, int(day), year, today, past=past)


def _parse_numeric(words: str, today: date, past: bool) -> date | None:
    if match := _ISO.fullmatch(words):
        return _make_date_or_none(int(match[1]), int(match[2]), int(match[3]))
    match = _NUMBERS.fullmatch(words)
    return match and _resolve_year(int(match[1]), int(match[3]), match[4], today, past=past)


def _resolve_year(month: int, day: int, year: str | None, today: date, *, past: bool) -> date | None:
    """Return the day in the year as typed: four digits, two digits, or none."""
    if year is None:
        years = list(range(today.year - 8, today.year + 9))  # wide enough to include a leap year
    elif len(year) == 4:
        years = [int(year)]
    else:
        years = [(today.year // 100 + century) * 100 + int(year) for century in (-1, 0, 1)]
    days = [
        date_in_year
        for number in years
        if (date_in_year := _make_date_or_none(number, month, day)) is not None
    ]
    if past and (year is None or len(year) == 2):
        days = [candidate for candidate in days if candidate <= today]
    return min(days, key=lambda candidate: abs(candidate - today), default=None)


def _make_date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _match_name(word: str, names: tuple[str, ...]) -> int | None:
    """Return the index of the first name that begins with `word`, which needs three letters."""
    if len(word) < 3:
        return None
    return next((index for index, name in enumerate(names) if name.startswith(word)), None)


def _refuse_future_day(day: date, today: date) -> date:
    if day > today:
        raise ValueError(f"{format_weekday(day)} is still to come.")
    return day


def _try_parse_date(text: str, today: date, *, past: bool) -> date | None:
    try:
        return parse_date(text, today, past=past)
    except ValueError:
        return None


def _try_parse_time(text: str) -> time | None:
    try:
        return parse_time(text)
    except ValueError:
        return None


def _make_unreadable_error(text: str, what: str) -> ValueError:
    return ValueError(f"I cannot read “{text.strip()}” as {what}.")
