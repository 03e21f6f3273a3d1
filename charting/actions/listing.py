"""The lists, a page at a time: clients, reports issued, providers. Nothing here changes the chart."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from charting import clock
from charting.chart import Chart, with_vocabularies_of_chart
from charting.model.case import Case, Referral
from charting.model.client import Client
from charting.storage import search
from charting.storage.connection import Row
from charting.storage.lists import Beside, beside, referrals_of, referred_page, report_page
from charting.summaries.client_file import current_of
from charting.summaries.listings import (
    ClientRow,
    Listed,
    ProviderRow,
    ReportRow,
    client_row,
    provider_row,
    report_row,
)

PAGE = 24  # rows: what most screens show; a taller one asks for the next page at once
EARLIEST = timedelta(hours=14)  # a day begins at most so long before the same day in UTC


class _Begun(msgspec.Struct):
    """When a visit began or will, on the clock of its wall: all that the list says of one."""

    starts_at: datetime


_begun = msgspec.json.Decoder(_Begun).decode


@with_vocabularies_of_chart
def client_rows(chart: Chart, text: str = "", first: int = 0, most: int = PAGE) -> Listed[ClientRow]:
    """The clients found by `text`, by name, from place `first` on; `flagged` says whose name is like another's.

    It is said here as far as the names were compared before, for to compare one takes milliseconds.
    """
    found = search.matching(chart.connection, "client", text, chart.clients.table.order, column="id")
    today = clock.today()
    since = datetime.combine(today, time(), tzinfo=UTC) - EARLIEST
    page = beside(chart.connection, [row["id"] for row in found[first : first + most]], since)
    rows = [_client_row(chart, about, today) for about in page.values()]
    known = [_like(chart, row) if chart.names.known(row.client_id) else row for row in rows]
    return Listed(known, len(found))


def _client_row(chart: Chart, about: Beside, today: date) -> ClientRow:
    cases = sorted((chart.cases.read(body) for body in about.cases), key=lambda case: (case.opened, case.id))
    coming = [_begun(body).starts_at for body in about.planned]
    last = next((_begun(body).starts_at.date() for body in about.signed), None)
    planned = min((start for start in coming if start.date() >= today), default=None)
    return client_row(chart.clients.read(about.client), current_of(cases), last, planned, today)


@with_vocabularies_of_chart
def flagged(
    chart: Chart, rows: Sequence[ClientRow], wanted: Callable[[], bool] = lambda: True
) -> list[ClientRow]:
    """The rows, each with the names like its own in the whole chart, shown or not; given up when not `wanted`."""
    return [_like(chart, row, wanted) if wanted() else row for row in rows]


def _like(chart: Chart, row: ClientRow, wanted: Callable[[], bool] = lambda: True) -> ClientRow:
    like = chart.names.like(row.client_id, wanted)
    if like is None:
        return row
    similar = tuple(_listed_name(chart, key) for key in like)
    return msgspec.structs.replace(row, similar=similar) if similar != row.similar else row


def _listed_name(chart: Chart, client_id: str) -> str:
    listed = chart.names.listed
    if client_id not in listed:
        listed[client_id] = chart.clients.get(client_id).listed_name
    return listed[client_id]


@with_vocabularies_of_chart
def report_rows(chart: Chart, text: str = "", first: int = 0, most: int = PAGE) -> Listed[ReportRow]:
    """The reports issued that are found by `text`, newest first, from place `first` on."""
    if not text:
        return Listed(_reports(chart, report_page(chart.connection, first, most)), chart.reports.count())
    found = chart.issued_words.find(text)
    page = report_page(chart.connection, 0, most, found[first : first + most])
    return Listed(_reports(chart, page), len(found))


def _reports(chart: Chart, page: Sequence[Row]) -> list[ReportRow]:
    return [
        report_row(
            chart.reports.read(row["body"]),
            chart.clients.read(row["client"]),
            chart.providers.read(row["provider"]),
        )
        for row in page
    ]


@with_vocabularies_of_chart
def provider_rows(chart: Chart, text: str = "", first: int = 0, most: int = PAGE) -> Listed[ProviderRow]:
    """The providers found by `text`, by name, from place `first` on, with their referrals."""
    found = search.matching(chart.connection, "provider", text, chart.providers.table.order)
    page = [chart.providers.read(row["body"]) for row in found[first : first + most]]
    referred = referrals_of(chart.connection, [provider.id for provider in page])
    return Listed([provider_row(provider, *referred[provider.id]) for provider in page], len(found))


@with_vocabularies_of_chart
def referred(
    chart: Chart, provider_id: str, first: int = 0, most: int = PAGE
) -> Listed[tuple[Referral, Client, Case]]:
    """Whom that provider referred and for what, the newest referral first, from place `first` on."""
    page = referred_page(chart.connection, provider_id, first, most)
    rows = [
        (
            chart.referrals.read(row["body"]),
            chart.clients.read(row["client"]),
            chart.cases.read(row["care_case"]),
        )
        for row in page
    ]
    return Listed(rows, chart.referrals.count(provider_id=provider_id))
