"""The command that finds in the notes of all clients."""

import argparse
import sys
from typing import NamedTuple

import msgspec

from charting.actions.find_notes import PAGE, find_notes
from charting.actions.index_words import index_all_words, words_read
from charting.chart import Chart, open_chart
from ui.cli_table import format_day_cell, one_line, table

READING = "Reading the notes, once …"
NONE = "No note has all of these words."
NEWEST = "These are the newest {count}; --most N lists more."


class ListedNote(NamedTuple):
    """A note that was found; in JSON the fields have these names. `words` are the line around the find."""

    day: str
    chart_number: str
    name: str
    born: str
    note: str
    words: str


HEADINGS = ("Date", "Chart", "Client", "Born", "Note")


def find(args: argparse.Namespace) -> int:
    """List the notes that have all the words, the newest first, each with the words around the find."""
    with open_chart(args.chart) as chart:
        _read_all(chart)
        listed, more = _found(chart, _typed(args.words), args.most or PAGE)
    if args.json:
        print(
            msgspec.json.format(msgspec.json.encode([each._asdict() for each in listed]), indent=2).decode()
        )
    elif listed:
        head, *rows = table(HEADINGS, [_row(each) for each in listed])
        print(head)
        for row, each in zip(rows, listed, strict=True):
            print(f"{row}\n    {one_line(each.words)}")
    else:
        print(NONE, file=sys.stderr)
    if more:
        print(NEWEST.format(count=len(listed)), file=sys.stderr)
    return 0


def _typed(words: list[str]) -> str:
    """What the shell gave as one word with blanks in it was in quotes: a phrase."""
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)


def _read_all(chart: Chart) -> None:
    if words_read(chart) < 1:
        print(READING, file=sys.stderr)
        index_all_words(chart)


def _found(chart: Chart, text: str, most: int) -> tuple[list[ListedNote], bool]:
    found = find_notes(chart, text, 0, most)
    listed = [
        ListedNote(
            day=hit.day.isoformat(),
            chart_number=hit.client.chart_label,
            name=hit.client.listed_name,
            born=hit.client.birth_date.isoformat(),
            note=f"{hit.title}, draft" if hit.draft else hit.title,
            words=found.excerpts.of(hit.words).line,
        )
        for hit in found.hits
    ]
    return listed, found.more


def _row(each: ListedNote) -> tuple[str, ...]:
    return format_day_cell(each.day), each.chart_number, each.name, format_day_cell(each.born), each.note
