"""The reports that were issued: read with what they can be found by, and the columns that show them."""

from typing import NamedTuple

from charting.actions.reading import report_rows
from charting.chart import Chart
from charting.model.folding import fold
from charting.summaries.listings import ReportRow
from ui.dates import MONTHS, echo_time
from ui.pages.reports import texts
from ui.theme import Tone
from ui.widgets.rows_model import Column

_TONES: dict[str, Tone] = {"Printed": "good", "Saved": "info"}


class Issued(NamedTuple):
    """A report's row and the folded text in which it is found; it begins with a blank."""

    row: ReportRow
    words: str


def read_issued(chart: Chart, text: str) -> list[Issued]:
    """Those that hold `text`, else those that hold each of its words, newest first; all when it is empty.

    Both from the beginning of a word on: `5 mar 2026` is a date, and the 5 of a seal is not meant.
    """
    rows = [Issued(row, _words(row)) for row in report_rows(chart)]
    wanted = " ".join(fold(text).split())
    whole = [each for each in rows if f" {wanted}" in each.words]
    return whole or [each for each in rows if all(f" {word}" in each.words for word in wanted.split())]


def issued_columns() -> tuple[Column, ...]:
    """When, about whom, to whom, how, by whom, and the beginning of the seal."""
    return (
        Column(texts.DATE, _date, 104, detail=lambda each: echo_time(each.row.issued_at.time())),
        Column(texts.CLIENT, lambda each: each.row.client_name, bold=True, detail=_chart),
        Column(texts.TO, lambda each: each.row.provider),
        Column(texts.KIND, lambda each: each.row.kind, 180, detail=_period),
        Column(texts.DELIVERY, lambda each: each.row.delivery, 96, chip=_tone),
        Column(texts.BY, lambda each: each.row.issued_by, 168, muted=True),
        Column(texts.SEAL, lambda each: each.row.sha256[: texts.SEAL_SHOWN], 104, muted=True),
    )


def _words(row: ReportRow) -> str:
    day = row.issued_at
    parts = (
        row.client_name,
        row.chart_label,
        row.provider,
        row.kind,
        row.delivery,
        row.issued_by,
        row.sha256,
    )
    days = f"{day.day} {MONTHS[day.month - 1]} {day.year} {day.date().isoformat()} {day.month}/{day.day}/{day.year}"
    return " " + fold(" ".join((*parts, days)))


def _date(each: Issued) -> str:
    day = each.row.issued_at
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _chart(each: Issued) -> str:
    return texts.CHART.format(each.row.chart_label)


def _period(each: Issued) -> str:
    days = (each.row.period_from, each.row.period_to)
    first, last = (f"{day.day} {MONTHS[day.month - 1]} {day:%y}" for day in days)
    return texts.PERIOD.format(first=first, last=last)


def _tone(each: Issued) -> Tone:
    return _TONES.get(each.row.delivery, "neutral")
