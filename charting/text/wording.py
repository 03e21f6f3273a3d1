"""Formats dates, counts and lists so that every screen and paper reads the same."""

from collections.abc import Sequence
from datetime import date

from charting.text.dates import format_date


def format_day(day: date, today: date) -> str:
    """Format `24 Oct`, with the year if it is not the current one."""
    return format_date(day, year=day.year != today.year)


def format_relative_day(day: date, today: date) -> str:
    """Format `today`, `tomorrow`, `in 7 days`, `yesterday`, `3 days ago`; beyond two weeks, the date."""
    days = (day - today).days
    names = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in names:
        return names[days]
    if abs(days) > 14:
        return format_day(day, today)
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def format_count(count: int, one: str, many: str = "") -> str:
    """Format `1 visit`, `5 visits`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def join_with_and(items: Sequence[str]) -> str:
    """Join as `a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def make_sentence_case(text: str) -> str:
    """Capitalize the first letter and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def shorten_text(text: str, limit: int = 120) -> str:
    """Shorten a text to one line of `limit` letters, cut between words: lists show the gist, the record has it all."""
    line = " ".join(text[: limit * 4].split())
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
