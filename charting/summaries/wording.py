"""Dates and lists as the summaries say them, the same on every screen."""

from collections.abc import Sequence
from datetime import date

from charting.drawing.trend.trend_chart import format_short_date


def format_day(day: date, today: date) -> str:
    """`24 Oct`; with its year where that is not this one."""
    return format_short_date(day, year=day.year != today.year)


def format_relative_day(day: date, today: date) -> str:
    """`today`, `tomorrow`, `in 7 days`, `yesterday`, `3 days ago`; from two weeks on, the date."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    if abs(days) > 14:
        return format_day(day, today)
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def format_count(count: int, one: str, many: str = "") -> str:
    """`1 visit`, `5 visits`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def join_with_and(items: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def make_sentence_case(text: str) -> str:
    """The first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def shorten_text(text: str, limit: int = 120) -> str:
    """One line of what may be a whole text, cut between words: lists show the gist, the record holds the rest."""
    line = " ".join(text[: limit * 4].split())
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
