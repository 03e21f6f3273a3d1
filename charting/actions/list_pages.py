"""The lists of clients, issued reports and providers, a page at a time. Nothing here changes the clinic file."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from charting import clock
from charting.clinic_file import SEARCH_LIMIT, ClinicFile, use_vocabularies_of_file
from charting.model.case import Case, Referral
from charting.model.client import Client
from charting.storage.list_queries import ClientListDocuments
from charting.storage.sqlite.connection import Row
from charting.summaries.client_records import find_current_case
from charting.summaries.lists.list_rows import (
    ClientRow,
    ListPage,
    ProviderRow,
    ReportRow,
    make_client_row,
    make_provider_row,
    make_report_row,
)

PAGE_SIZE = 24  # rows that most screens show; a taller one asks for the next page at once
EARLIEST_START = timedelta(hours=14)  # a day begins at most so long before the same day in UTC (UTC+14)


class _VisitStart(msgspec.Struct):
    """The only field of a visit that the list needs: when it starts, with its offset."""

    starts_at: datetime


_decode_start = msgspec.json.Decoder(_VisitStart).decode


@use_vocabularies_of_file
def load_client_rows(
    clinic_file: ClinicFile, text: str = "", first: int = 0, most: int = PAGE_SIZE
) -> ListPage[ClientRow]:
    """The clients that match `text`, by name, from index `first` on.

    A row has the similar names of other clients only if they were compared before, since that takes milliseconds a
    client; `mark_similar_names` adds the rest.
    """
    matches = clinic_file.people_search.search_rows(
        "client", text, clinic_file.clients.table.order, SEARCH_LIMIT, column="id"
    )
    today = clock.today()
    since = datetime.combine(today, time(), tzinfo=UTC) - EARLIEST_START
    page = clinic_file.list_queries.collect_client_documents(
        [row["id"] for row in matches[first : first + most]], since
    )
    rows = [_build_client_row(clinic_file, documents, today) for documents in page.values()]
    marked = [
        _mark_if_similar(clinic_file, row) if clinic_file.name_index.has_compared(row.client_id) else row
        for row in rows
    ]
    return ListPage(marked, len(matches))


def _build_client_row(clinic_file: ClinicFile, documents: ClientListDocuments, today: date) -> ClientRow:
    cases = [clinic_file.cases.read_body(body) for body in documents.cases]
    cases.sort(key=lambda case: (case.opened, case.id))
    planned = [_decode_start(body).starts_at for body in documents.planned]
    last_day = next((_decode_start(body).starts_at.date() for body in documents.signed), None)
    next_start = min((start for start in planned if start.date() >= today), default=None)
    return make_client_row(
        clinic_file.clients.read_body(documents.client), find_current_case(cases), last_day, next_start, today
    )


@use_vocabularies_of_file
def mark_similar_names(
    clinic_file: ClinicFile, rows: Sequence[ClientRow], wanted: Callable[[], bool] = lambda: True
) -> list[ClientRow]:
    """The rows, each with similar names of any other client; stops early once `wanted` returns False."""
    return [_mark_if_similar(clinic_file, row, wanted) if wanted() else row for row in rows]


def _mark_if_similar(
    clinic_file: ClinicFile, row: ClientRow, wanted: Callable[[], bool] = lambda: True
) -> ClientRow:
    similar_ids = clinic_file.name_index.find_similar(row.client_id, wanted)
    if similar_ids is None:
        return row
    similar = tuple(_get_listed_name(clinic_file, client_id) for client_id in similar_ids)
    return msgspec.structs.replace(row, similar=similar) if similar != row.similar else row


def _get_listed_name(clinic_file: ClinicFile, client_id: str) -> str:
    names = clinic_file.name_index.listed_names
    if client_id not in names:
        names[client_id] = clinic_file.clients.get(client_id).listed_name
    return names[client_id]


@use_vocabularies_of_file
def load_report_rows(
    clinic_file: ClinicFile, text: str = "", first: int = 0, most: int = PAGE_SIZE
) -> ListPage[ReportRow]:
    """The issued reports that match `text`, newest first, from index `first` on."""
    queries = clinic_file.list_queries
    if not text:
        page = queries.find_report_page(first, most)
        return ListPage(_build_report_rows(clinic_file, page), clinic_file.reports.count())
    matches = clinic_file.report_index.find_reports(text)
    page = queries.find_report_page(0, most, matches[first : first + most])
    return ListPage(_build_report_rows(clinic_file, page), len(matches))


def _build_report_rows(clinic_file: ClinicFile, page: Sequence[Row]) -> list[ReportRow]:
    return [
        make_report_row(
            clinic_file.reports.read_body(row["body"]),
            clinic_file.clients.read_body(row["client"]),
            clinic_file.providers.read_body(row["provider"]),
        )
        for row in page
    ]


@use_vocabularies_of_file
def load_provider_rows(
    clinic_file: ClinicFile, text: str = "", first: int = 0, most: int = PAGE_SIZE
) -> ListPage[ProviderRow]:
    """The providers that match `text`, by name, from index `first` on, with their referrals."""
    matches = clinic_file.people_search.search_rows(
        "provider", text, clinic_file.providers.table.order, SEARCH_LIMIT
    )
    page = [clinic_file.providers.read_body(row["body"]) for row in matches[first : first + most]]
    referrals = clinic_file.list_queries.count_referrals([provider.id for provider in page])
    return ListPage([make_provider_row(provider, *referrals[provider.id]) for provider in page], len(matches))


@use_vocabularies_of_file
def load_referred_clients(
    clinic_file: ClinicFile, provider_id: str, first: int = 0, most: int = PAGE_SIZE
) -> ListPage[tuple[Referral, Client, Case]]:
    """That provider's referrals with their clients and cases, newest first, from index `first` on."""
    page = clinic_file.list_queries.find_referral_page(provider_id, first, most)
    rows = [
        (
            clinic_file.referrals.read_body(row["body"]),
            clinic_file.clients.read_body(row["client"]),
            clinic_file.cases.read_body(row["care_case"]),
        )
        for row in page
    ]
    return ListPage(rows, clinic_file.referrals.count(provider_id=provider_id))
