"""What the table of notes found shows: its rows, read on the chart's thread, and its columns."""

from typing import NamedTuple

from charting.actions.find_notes import NoteHit, find_notes
from charting.chart import Chart
from charting.model.english_dates import format_date
from charting.summaries.excerpt import Excerpt, Excerpts
from charting.summaries.listings import Listed
from ui.pages.notes_found import texts
from ui.widgets.rows_model import Column

WORDS_PLACE = 3  # the place of the column that shows the words around the find


class FoundNote(NamedTuple):
    """A note that was found, with what makes the line around the find when the row is painted."""

    hit: NoteHit
    excerpts: Excerpts

    @property
    def excerpt(self) -> Excerpt:
        """The words around the find."""
        return self.excerpts.of(self.hit.words)


def read_found(chart: Chart, text: str, first: int, most: int) -> Listed[FoundNote]:
    """As Finder asks. How many there are in all would take reading them all: one more says that there are others."""
    found = find_notes(chart, text, first, most)
    rows = [FoundNote(hit, found.excerpts) for hit in found.hits]
    return Listed(rows, first + len(rows) + found.more)


def found_columns() -> tuple[Column, ...]:
    """When, who, which note, and its words."""
    return (
        Column(texts.DAY, _day, 104),
        Column(texts.CLIENT, lambda row: row.hit.client.listed_name, 264, bold=True, detail=_born),
        Column(texts.NOTE, lambda row: row.hit.title, 184, detail=_state),
        Column(texts.WORDS, lambda row: row.excerpt.line),
    )


def _day(row: FoundNote) -> str:
    return format_date(row.hit.day)


def _born(row: FoundNote) -> str:
    born = format_date(row.hit.client.birth_date)
    return texts.BORN.format(born=born, number=row.hit.client.chart_label)


def _state(row: FoundNote) -> str:
    return texts.DRAFT if row.hit.draft else ""
