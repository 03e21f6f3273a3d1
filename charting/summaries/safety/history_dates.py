"""Reads from an entry of the health history when it happened: a year, a date, "five months ago", "at 19"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from charting.reference.charting_rules import list_history_words
from charting.reference.custom_data import cache_by_vocabulary
from charting.summaries.safety.term_matching import normalize_words
from charting.text.dates import MONTHS

_MONTHS = tuple(month.lower() for month in MONTHS)
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})\b")
_MONTH_YEAR = re.compile(r"(?<![\d/])(\d{1,2})/(\d{4})\b")
_NAMED = re.compile(
    rf"\b(?:(\d{{1,2}})\s+)?({'|'.join(_MONTHS)})[a-z]*\.?\s+(?:(\d{{1,2}}),?\s+)?(\d{{4}})\b"
)
_YEAR = re.compile(r"(?<![\d/.-])(19\d\d|20\d\d)(?![\d/.-])")
_AGE = re.compile(r"\b(?:at|age|aged|at age)\s+(\d{1,2})\b(?!\s*(?:mg|mcg|%))")


def find_latest_date(entry: str, born: date, on: date) -> date | None:
    """Find the latest day that the entry may mean, never after `on`; None if it gives no time.

    A year alone means its last day, so that what may have happened last month counts as recent.
    """
    words = normalize_words(entry)
    days = [
        *_find_written_dates(entry.lower()),
        *_find_relative_dates(words, on),
        *_find_dates_by_age(words, born),
    ]
    return max((min(day, on) for day in days), default=None)


def _find_written_dates(text: str) -> Iterator[date]:
    """Yield the dates written out: `2024-03-05`, `3/5/24`, `3/2024`, `March 5, 2024`, `2024`."""
    for pattern, order in ((_ISO, (1, 2, 3)), (_SLASHED, (3, 1, 2)), (_MONTH_YEAR, (2, 1, 0))):
        for match in pattern.finditer(text):
            year, month, day = (int(match[group]) if group else 0 for group in order)
            yield from _make_dates(year + 2000 if year < 100 else year, month, day)
    for match in _NAMED.finditer(text):
        yield from _make_dates(int(match[4]), _MONTHS.index(match[2]) + 1, int(match[1] or match[3] or 0))
    rest = _NAMED.sub("", text)
    for match in _YEAR.finditer(rest):
        yield date(int(match[1]), 12, 31)


def _make_dates(year: int, month: int, day: int) -> Iterator[date]:
    """Yield that day, or the last day of the month for day 0; nothing if the calendar has no such day."""
    if 1 <= month <= 12 and day <= monthrange(year, month)[1]:
        yield date(year, month, day or monthrange(year, month)[1])


def _find_relative_dates(words: str, on: date) -> Iterator[date]:
    """Yield the days of `now`, `last week`, `five months ago`; `history of` counts as long ago."""
    for match in _build_ago_pattern().finditer(words):
        count, unit = match[1], match[2]
        number = int(count) if count.isdigit() else _read_word_values("number")[count]
        yield on - timedelta(days=min(number * _read_word_values("unit")[unit], 365 * 100))
    for kind in ("now", "past"):
        for phrase, days in _read_word_values(kind).items():
            if re.search(rf"\b{phrase}\b", words):
                yield on - timedelta(days=days)


def _find_dates_by_age(words: str, born: date) -> Iterator[date]:
    """Yield the last day of the year of `at 19`, `as a child`."""
    ages = [int(match[1]) for match in _AGE.finditer(words)]
    ages += [age for phrase, age in _read_word_values("child").items() if re.search(rf"\b{phrase}\b", words)]
    for age in ages:
        yield date(born.year + age, 12, 31)


@cache_by_vocabulary
def _build_ago_pattern() -> re.Pattern[str]:
    numbers, units = ("|".join(_read_word_values(kind)) for kind in ("number", "unit"))
    return re.compile(rf"\b(\d{{1,3}}|{numbers})\s+({units})\s+(?:ago|back)\b")


@cache_by_vocabulary
def _read_word_values(kind: str) -> dict[str, int]:
    return {word.words: word.value for word in list_history_words(kind)}
