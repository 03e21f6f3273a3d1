"""The lists, a page at a time: clients, reports issued, providers. Nothing here changes the chart."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from charting import clock
from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.model.case import Case, Referral
from charting.model.client import Client
from charting.storage import people_search
from charting.storage.list_queries import (
    ClientListDocuments,
    collect_client_documents,
    count_referrals,
    find_referral_page,
    find_report_page,
)
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

PAGE_SIZE = 24  # rows: what most screens show; a taller one asks for the next page at once
EARLIEST = timedelta(hours=14)  # a day begins at most so long before the same day in UTC


class _VisitStart(msgspec.Struct):
    """When a visit began or will, on the clock of its wall: all that the list says of one."""

    starts_at: datetime


_decode_start = msgspec.json.Decoder(_VisitStart).decode


@use_vocabularies_of_file
def load_client_rows(
    clinic_file: ClinicFile, text: str = "", first: int = 0, most: int = PAGE_SIZE
) -> ListPage[ClientRow]:
    """The clients found by `text`, by name, from place `first` on; `flagged` says whose name is like another's.

    It is said here as far as the names were compared before, for to compare one takes milliseconds.
    """
    found = people_search.search_rows(
        clinic_file.connection, "client", text, clinic_file.clients.table.order, column="id"
    )
    today = clock.today()
    since = datetime.combine(today, time(), tzinfo=UTC) - EARLIEST
    page = collect_client_documents(
        clinic_file.connection, [row["id"] for row in found[first : first + most]], since
    )
    rows = [_build_client_row(clinic_file, about, today) for about in page.values()]
    known = [
        _mark_if_similar(clinic_file, row) if clinic_file.name_index.has_compared(row.client_id) else row
        for row in rows
    ]
    return ListPage(known, len(found))


def _build_client_row(clinic_file: ClinicFile, about: ClientListDocuments, today: date) -> ClientRow:
    cases = sorted(
        (clinic_file.cases.read_body(body) for body in about.cases), key=lambda case: (case.opened, case.id)
    )
    coming = [_decode_start(body).starts_at for body in about.planned]
    last = next((_decode_start(body).starts_at.date() for body in about.signed), None)
    planned = min((start for start in coming if start.date() >= today), default=None)
    return make_client_row(
        clinic_file.clients.read_body(about.client), find_current_case(cases), last, planned, today
    )


@use_vocabularies_of_file
def mark_similar_names(
    clinic_file: ClinicFile, rows: Sequence[ClientRow], wanted: Callable[[], bool] = lambda: True
) -> list[ClientRow]:
    """The rows, each with the names like its own in the whole chart, shown or not; given up when not `wanted`."""
    return [_mark_if_similar(clinic_file, row, wanted) if wanted() else row for row in rows]


def _mark_if_similar(
    clinic_file: ClinicFile, row: ClientRow, wanted: Callable[[], bool] = lambda: True
) -> ClientRow:
    like = clinic_file.name_index.find_similar(row.client_id, wanted)
    if like is None:
        return row
    similar = tuple(_get_listed_name(clinic_file, key) for key in like)
    return msgspec.structs.replace(row, similar=similar) if similar != row.similar else row


def _get_listed_name(clinic_file: ClinicFile, client_id: str) -> str:
    listed = clinic_file.name_index.listed_names
    if client_id not in listed:
        listed[client_id] = clinic_file.clients.get(client_id).listed_name
    return listed[client_id]


@use_vocabularies_of_file
def load_report_rows(
    clinic_file: ClinicFile, text: str = "", first: int = 0, most: int = PAGE_SIZE
) -> ListPage[ReportRow]:
    """The reports issued that are found by `text`, newest first, from place `first` on."""
    if not text:
        return ListPage(
            _build_report_rows(clinic_file, find_report_page(clinic_file.connection, first, most)),
            clinic_file.reports.count(),
        )
    found = clinic_file.report_index.find_reports(text)
    page = find_report_page(clinic_file.connection, 0, most, found[first : first + most])
    return ListPage(_build_report_rows(clinic_file, page), len(found))


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
    """The providers found by `text`, by name, from place `first` on, with their referrals."""
    found = people_search.search_rows(
        clinic_file.connection, "provider", text, clinic_file.providers.table.order
    )
    page = [clinic_file.providers.read_body(row["body"]) for row in found[first : first + most]]
    referred = count_referrals(clinic_file.connection, [provider.id for provider in page])
    return ListPage([make_provider_row(provider, *referred[provider.id]) for provider in page], len(found))


@use_vocabularies_of_file
def load_referred_clients(
    clinic_file: ClinicFile, provider_id: str, first: int = 0, most: int = PAGE_SIZE
) -> ListPage[tuple[Referral, Client, Case]]:
    """Whom that provider referred and for what, the newest referral first, from place `first` on."""
    page = find_referral_page(clinic_file.connection, provider_id, first, most)
    rows = [
        (
            clinic_file.referrals.read_body(row["body"]),
            clinic_file.clients.read_body(row["client"]),
            clinic_file.cases.read_body(row["care_case"]),
        )
        for row in page
    ]
    return ListPage(rows, clinic_file.referrals.count(provider_id=provider_id))
