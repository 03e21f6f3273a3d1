"""What the table of notes found shows: its rows, read on the chart's thread, and its columns."""

from typing import NamedTuple

from charting.actions.note_search import NoteHit, find_notes
from charting.clinic_file import ClinicFile
from charting.summaries.lists.list_rows import ListPage
from charting.text.dates import format_date
from charting.text.excerpts import Excerpt, ExcerptMaker
from ui.pages.note_search import texts
from ui.widgets.record_table.record_table import RecordColumn

EXCERPT_COLUMN = 3  # the place of the column that shows the words around the find


class FoundNote(NamedTuple):
    """A note that was found, with what makes the line around the find when the row is painted."""

    hit: NoteHit
    excerpts: ExcerptMaker

    @property
    def excerpt(self) -> Excerpt:
        """The words around the find."""
        return self.excerpts.make_excerpt(self.hit.words)


def search_notes(clinic_file: ClinicFile, text: str, first: int, most: int) -> ListPage[FoundNote]:
    """As Finder asks. How many there are in all would take reading them all: one more says that there are others."""
    found = find_notes(clinic_file, text, first, most)
    rows = [FoundNote(hit, found.excerpts) for hit in found.hits]
    return ListPage(rows, first + len(rows) + found.more)


def make_found_columns() -> tuple[RecordColumn, ...]:
    """When, who, which note, and its words."""
    return (
        RecordColumn(texts.DAY, _format_note_day, 104),
        RecordColumn(
            texts.CLIENT, lambda row: row.hit.client.listed_name, 264, bold=True, detail=_format_client_born
        ),
        RecordColumn(texts.NOTE, lambda row: row.hit.title, 184, detail=_format_note_state),
        RecordColumn(texts.WORDS, lambda row: row.excerpt.line),
    )


def _format_note_day(row: FoundNote) -> str:
    return format_date(row.hit.day)


def _format_client_born(row: FoundNote) -> str:
    born = format_date(row.hit.client.birth_date)
    return texts.BORN.format(born=born, number=row.hit.client.chart_label)


def _format_note_state(row: FoundNote) -> str:
    return texts.DRAFT if row.hit.draft else ""
