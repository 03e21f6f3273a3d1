"""The command that finds in the notes of all clients."""

import argparse
import sys
from typing import NamedTuple

import msgspec

from charting.actions.note_indexing import get_indexed_share, index_all_notes
from charting.actions.note_search import PAGE_SIZE, find_notes
from charting.clinic_file import ClinicFile, open_clinic_file
from ui.cli.text_table import format_day_cell, format_table, make_printable

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


def run_find(args: argparse.Namespace) -> int:
    """List the notes that have all the words, the newest first, each with the words around the find."""
    with open_clinic_file(args.clinic_file) as clinic_file:
        _index_unread_notes(clinic_file)
        listed, more = _find_listed_notes(clinic_file, _quote_phrases(args.words), args.most or PAGE_SIZE)
    if args.json:
        print(
            msgspec.json.format(msgspec.json.encode([each._asdict() for each in listed]), indent=2).decode()
        )
    elif listed:
        head, *rows = format_table(HEADINGS, [_format_row(each) for each in listed])
        print(head)
        for row, each in zip(rows, listed, strict=True):
            print(f"{row}\n    {make_printable(each.words)}")
    else:
        print(NONE, file=sys.stderr)
    if more:
        print(NEWEST.format(count=len(listed)), file=sys.stderr)
    return 0


def _quote_phrases(words: list[str]) -> str:
    """What the shell gave as one word with blanks in it was in quotes: a phrase."""
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)


def _index_unread_notes(clinic_file: ClinicFile) -> None:
    if get_indexed_share(clinic_file) < 1:
        print(READING, file=sys.stderr)
        index_all_notes(clinic_file)


def _find_listed_notes(clinic_file: ClinicFile, text: str, most: int) -> tuple[list[ListedNote], bool]:
    found = find_notes(clinic_file, text, 0, most)
    listed = [
        ListedNote(
            day=hit.day.isoformat(),
            chart_number=hit.client.chart_label,
            name=hit.client.listed_name,
            born=hit.client.birth_date.isoformat(),
            note=f"{hit.title}, draft" if hit.draft else hit.title,
            words=found.excerpts.make_excerpt(hit.words).line,
        )
        for hit in found.hits
    ]
    return listed, found.more


def _format_row(each: ListedNote) -> tuple[str, ...]:
    return format_day_cell(each.day), each.chart_number, each.name, format_day_cell(each.born), each.note
