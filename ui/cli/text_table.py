"""Formats rows as aligned columns for a terminal, in any script."""

import unicodedata
from collections.abc import Sequence
from datetime import date

from charting.text.dates import format_date

WIDEST = 40


def format_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a table with headings; columns are two spaces apart and at most WIDEST wide."""
    cells = [[_shorten_cell(text) for text in row] for row in (headings, *rows)]
    widths = [max(map(_measure_width, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(map(_pad_cell, row, widths)).rstrip() for row in cells]


def make_printable(text: str) -> str:
    """Replace what is not printable by a space, so that typed text cannot move the terminal's cursor."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _shorten_cell(text: str) -> str:
    plain = make_printable(text)
    while _measure_width(plain) > WIDEST:
        plain = plain[:-2].rstrip() + "…"
    return plain


def _pad_cell(text: str, width: int) -> str:
    return text + " " * (width - _measure_width(text))


def _measure_width(text: str) -> int:
    """Count terminal columns: wide East Asian letters take two, combining accents none (unicode.org/reports/tr11)."""
    shown = [letter for letter in text if not unicodedata.combining(letter)]
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in shown)


def format_day_cell(day: str) -> str:
    """Format an ISO 8601 day for a table, padded to a fixed width."""
    return format_date(date.fromisoformat(day)).rjust(11)
