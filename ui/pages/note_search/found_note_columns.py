"""The columns of the list of notes found."""

from charting.actions.note_search import FoundNote
from charting.text.dates import format_date
from ui.pages.note_search import texts
from ui.widgets.record_table.record_table import RecordColumn

EXCERPT_COLUMN = 3  # the index of the column with the excerpt


def make_found_note_columns() -> tuple[RecordColumn, ...]:
    """The day, the client, the note, and the text around the words found."""
    return (
        RecordColumn(texts.DAY, _format_note_day, 104),
        RecordColumn(
            texts.CLIENT, lambda row: row.hit.client.listed_name, 264, bold=True, detail=_format_birth_date
        ),
        RecordColumn(texts.NOTE, lambda row: row.hit.title, 184, detail=_format_note_state),
        RecordColumn(texts.WORDS, lambda row: row.excerpt.line),
    )


def _format_note_day(row: FoundNote) -> str:
    return format_date(row.hit.day)


def _format_birth_date(row: FoundNote) -> str:
    born = format_date(row.hit.client.birth_date)
    return texts.BORN.format(born=born, number=row.hit.client.chart_label)


def _format_note_state(row: FoundNote) -> str:
    return texts.DRAFT if row.hit.draft else ""
