"""The columns that show the reports that were issued."""

from charting.model.english_dates import format_date
from charting.summaries.listings import ReportRow
from ui.dates import echo_time
from ui.pages.reports import texts
from ui.theme import Tone
from ui.widgets.rows_model import Column

_TONES: dict[str, Tone] = {"Printed": "good", "Saved": "info"}


def issued_columns() -> tuple[Column, ...]:
    """When, about whom, to whom, how, by whom, and the beginning of the seal."""
    return (
        Column(texts.DATE, _date, 104, detail=lambda row: echo_time(row.issued_at.time())),
        Column(texts.CLIENT, lambda row: row.client_name, bold=True, detail=_chart),
        Column(texts.TO, lambda row: row.provider),
        Column(texts.KIND, lambda row: row.kind, 180, detail=_period),
        Column(texts.DELIVERY, lambda row: row.delivery, 96, chip=_tone),
        Column(texts.BY, lambda row: row.issued_by, 168, muted=True),
        Column(texts.SEAL, lambda row: row.sha256[: texts.SEAL_SHOWN], 104, muted=True),
    )


def _date(row: ReportRow) -> str:
    day = row.issued_at
    return format_date(day)


def _chart(row: ReportRow) -> str:
    return texts.CHART.format(row.chart_label)


def _period(row: ReportRow) -> str:
    days = (row.period_from, row.period_to)
    first, last = (f"{format_date(day, year=False)} {day:%y}" for day in days)
    return texts.PERIOD.format(first=first, last=last)


def _tone(row: ReportRow) -> Tone:
    return _TONES.get(row.delivery, "neutral")
