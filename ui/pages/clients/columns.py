"""The columns of the list of clients."""

from charting.model.english_dates import format_date
from charting.summaries.listings import ClientRow
from ui.dates import echo_time
from ui.pages.clients import texts
from ui.theme import Tone
from ui.widgets.rows_model import Column

_TONES: dict[str, Tone] = {"Open": "good", "Maintenance": "info"}
ALIKE_PLACE = 8  # the place of the column that says that a name is similar


def client_columns() -> tuple[Column, ...]:
    """Who it is, then the problem and the visits; a name that could be mistaken for another says so."""
    return (
        Column(texts.CHART, lambda row: row.chart_label, 60, muted=True),
        Column(texts.NAME, lambda row: row.name, bold=True, detail=_called),
        Column(texts.BORN, _born, 104, detail=lambda row: row.age),
        Column(texts.PHONE, lambda row: row.phone, 124),
        Column(texts.PROBLEM, lambda row: row.complaint),
        Column(texts.LAST_VISIT, _last, 104),
        Column(texts.NEXT_VISIT, _next, 92, detail=_next_time),
        Column(texts.STATUS, lambda row: row.status, 116, chip=lambda row: _TONES.get(row.status, "neutral")),
        Column(texts.ALIKE, _alike, 116, chip=lambda _: "warn"),
    )


def _born(row: ClientRow) -> str:
    return format_date(row.born)


def _called(row: ClientRow) -> str:
    return texts.CALLED.format(row.preferred_name) if row.preferred_name else ""


def _last(row: ClientRow) -> str:
    day = row.last_visit
    return format_date(day) if day else "–"


def _next(row: ClientRow) -> str:
    return format_date(row.next_visit, year=False) if row.next_visit else "–"


def _next_time(row: ClientRow) -> str:
    return echo_time(row.next_visit.time()) if row.next_visit else ""


def _alike(row: ClientRow) -> str:
    return texts.SIMILAR if row.similar else ""
