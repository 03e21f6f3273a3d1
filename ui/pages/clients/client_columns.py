"""The columns of the list of clients."""

from charting.summaries.lists.list_rows import ClientRow
from charting.text.dates import format_clock_time, format_date
from ui.pages.clients import texts
from ui.theme import Tone
from ui.widgets.record_table.record_table import RecordColumn

_TONES: dict[str, Tone] = {"Open": "good", "Maintenance": "info"}
SIMILAR_COLUMN = 8  # index of the column that warns of similar names


def make_client_columns() -> tuple[RecordColumn, ...]:
    """Make the columns: identity, problem, visits, and a warning when two clients' names could be confused."""
    return (
        RecordColumn(texts.CHART, lambda row: row.chart_label, 60, muted=True),
        RecordColumn(texts.NAME, lambda row: row.name, bold=True, detail=_format_preferred_name),
        RecordColumn(texts.BORN, _format_born, 104, detail=lambda row: row.age),
        RecordColumn(texts.PHONE, lambda row: row.phone, 124),
        RecordColumn(texts.PROBLEM, lambda row: row.complaint),
        RecordColumn(texts.LAST_VISIT, _format_last_visit, 104),
        RecordColumn(texts.NEXT_VISIT, _format_next_visit, 92, detail=_format_next_time),
        RecordColumn(
            texts.STATUS, lambda row: row.status, 116, chip=lambda row: _TONES.get(row.status, "neutral")
        ),
        RecordColumn(texts.ALIKE, _format_similar, 116, chip=lambda _: "warn"),
    )


def _format_born(row: ClientRow) -> str:
    return format_date(row.born)


def _format_preferred_name(row: ClientRow) -> str:
    return texts.CALLED.format(row.preferred_name) if row.preferred_name else ""


def _format_last_visit(row: ClientRow) -> str:
    day = row.last_visit
    return format_date(day) if day else "–"


def _format_next_visit(row: ClientRow) -> str:
    return format_date(row.next_visit, year=False) if row.next_visit else "–"


def _format_next_time(row: ClientRow) -> str:
    return format_clock_time(row.next_visit) if row.next_visit else ""


def _format_similar(row: ClientRow) -> str:
    return texts.SIMILAR if row.similar else ""
