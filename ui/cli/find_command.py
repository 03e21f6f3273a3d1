"""`soapstone find`: searches the notes of all clients."""

import argparse
import sys
from typing import NamedTuple

import msgspec

from charting.actions.note_indexing import get_indexed_share, index_all_notes
from charting.actions.note_search import PAGE_SIZE, find_notes
from charting.clinic_file import ClinicFile, open_clinic_file
from ui.cli.text_table import format_day_cell, format_table, make_printable

READING = "Indexing the notes once …"
NONE = "No note has all of these words."
NEWEST = "These are the newest {count}; --most N lists more."


class ListedNote(NamedTuple):
    """A note that was found; `words` is the line around the match. The field names are the keys of the JSON output."""

    day: str
    chart_number: str
    name: str
    born: str
    note: str
    words: str


HEADINGS = ("Date", "Chart", "Client", "Born", "Note")


def run_find(args: argparse.Namespace) -> int:
    """List the notes that contain all the words, newest first, each with the line around the match."""
    with open_clinic_file(args.clinic_file) as clinic_file:
        _index_unread_notes(clinic_file)
        listed, more = _find_listed_notes(clinic_file, _quote_phrases(args.words), args.most or PAGE_SIZE)
    if args.json:
        print(
            msgspec.json.format(msgspec.json.encode([note._asdict() for note in listed]), indent=2).decode()
        )
    elif listed:
        head, *rows = format_table(HEADINGS, [_format_row(note) for note in listed])
        print(head)
        for row, note in zip(rows, listed, strict=True):
            print(f"{row}\n    {make_printable(note.words)}")
    else:
        print(NONE, file=sys.stderr)
    if more:
        print(NEWEST.format(count=len(listed)), file=sys.stderr)
    return 0


def _quote_phrases(words: list[str]) -> str:
    """Quote an argument that contains spaces: the user quoted it in the shell, so it is a phrase."""
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)


def _index_unread_notes(clinic_file: ClinicFile) -> None:
    if get_indexed_share(clinic_file) < 1:
        print(READING, file=sys.stderr)
        index_all_notes(clinic_file)


def _find_listed_notes(clinic_file: ClinicFile, text: str, most: int) -> tuple[list[ListedNote], bool]:
    page = find_notes(clinic_file, text, 0, most)
    listed = [
        ListedNote(
            day=hit.day.isoformat(),
            chart_number=hit.client.chart_label,
            name=hit.client.listed_name,
            born=hit.client.birth_date.isoformat(),
            note=f"{hit.title}, draft" if hit.draft else hit.title,
            words=page.excerpts.make_excerpt(hit.words).line,
        )
        for hit in page.hits
    ]
    return listed, page.more


def _format_row(note: ListedNote) -> tuple[str, ...]:
    return format_day_cell(note.day), note.chart_number, note.name, format_day_cell(note.born), note.note
