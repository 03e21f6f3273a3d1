"""Rows as a terminal shows them: in columns, whatever letters the names are written in."""

import unicodedata
from collections.abc import Sequence
from datetime import date

from charting.text.dates import format_date

WIDEST = 40


def format_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table with its headings, columns two blanks apart and at most WIDEST wide."""
    cells = [[_shorten_cell(text) for text in row] for row in (headings, *rows)]
    widths = [max(map(_measure_width, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(map(_pad_cell, row, widths)).rstrip() for row in cells]


def make_printable(text: str) -> str:
    """One line of printable letters: what was typed cannot move the cursor."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _shorten_cell(text: str) -> str:
    plain = make_printable(text)
    while _measure_width(plain) > WIDEST:
        plain = plain[:-2].rstrip() + "…"
    return plain


def _pad_cell(text: str, width: int) -> str:
    return text + " " * (width - _measure_width(text))


def _measure_width(text: str) -> int:
    """Columns on the screen: East Asian letters take two, combining accents none."""
    shown = [letter for letter in text if not unicodedata.combining(letter)]
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in shown)


def format_day_cell(day: str) -> str:
    """A day of the listing (ISO 8601) in words, as wide as every other."""
    return format_date(date.fromisoformat(day)).rjust(11)
