"""The table of matching notes: its rows, read on the worker thread, and its columns."""

from typing import NamedTuple

from charting.actions.note_search import NoteHit, find_notes
from charting.clinic_file import ClinicFile
from charting.summaries.lists.list_rows import ListPage
from charting.text.dates import format_date
from charting.text.excerpts import Excerpt, ExcerptMaker
from ui.pages.note_search import texts
from ui.widgets.record_table.record_table import RecordColumn

EXCERPT_COLUMN = 3  # index of the column that shows the text around the match


class FoundNote(NamedTuple):
    """A matching note; `excerpts` makes the text around the match when the row is painted."""

    hit: NoteHit
    excerpts: ExcerptMaker

    @property
    def excerpt(self) -> Excerpt:
        """The text around the match."""
        return self.excerpts.make_excerpt(self.hit.words)


def search_notes(clinic_file: ClinicFile, text: str, first: int, limit: int) -> ListPage[FoundNote]:
    """Search the notes, as the query of `ListFinder`.

    Counting all matches would require reading all notes, so the count is only one higher if there are more.
    """
    result = find_notes(clinic_file, text, first, limit)
    rows = [FoundNote(hit, result.excerpts) for hit in result.hits]
    return ListPage(rows, first + len(rows) + result.more)


def make_found_columns() -> tuple[RecordColumn, ...]:
    """Make the columns: date, client, note, and excerpt."""
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
