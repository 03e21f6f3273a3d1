"""Makes the rows of the three lists: clients, issued reports, providers."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Generic, NamedTuple, TypeVar

import msgspec

from charting.model.case import Case
from charting.model.client import Client
from charting.model.provider import Provider
from charting.model.report import Report
from charting.summaries.client_banner_content import format_age
from charting.text.wording import make_sentence_case

RowT = TypeVar("RowT")


class ListPage(NamedTuple, Generic[RowT]):
    """A page of a list: its rows, and the number of rows on all pages."""

    rows: Sequence[RowT]
    found: int


class ClientRow(msgspec.Struct, frozen=True, kw_only=True):
    """A client in the list. `similar` are names of other clients who could be mistaken for this one."""

    client_id: str
    chart_label: str
    name: str
    preferred_name: str
    born: date
    age: str
    phone: str
    complaint: str = ""
    status: str = ""
    last_visit: date | None = None
    next_visit: datetime | None = None
    similar: tuple[str, ...] = ()


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """An issued report in the list."""

    report_id: str
    client_id: str
    case_id: str
    issued_at: datetime
    kind: str
    client_name: str
    chart_label: str
    provider: str
    period_from: date
    period_to: date
    delivery: str
    issued_by: str
    sha256: str = ""


class ProviderRow(msgspec.Struct, frozen=True, kw_only=True):
    """A provider in the list, with the number of referrals from them and the day of the last one."""

    provider_id: str
    name: str
    kind: str
    specialty: str
    practice: str
    phone: str
    fax: str
    referrals: int
    last_referral: date | None


def make_client_row(
    client: Client, case: Case | None, last: date | None, planned: datetime | None, today: date
) -> ClientRow:
    """Make the row of a client: `case` is the case in care, `last` the last signed visit, `planned` the next one."""
    return ClientRow(
        client_id=client.id,
        chart_label=client.chart_label,
        name=client.listed_name,
        preferred_name=client.preferred_name,
        born=client.birth_date,
        age=format_age(client.birth_date, today),
        phone=client.phone,
        complaint=make_sentence_case(case.complaint) if case else "",
        status=case.status.capitalize() if case else "No case",
        last_visit=last,
        next_visit=planned,
    )


def make_report_row(report: Report, client: Client, provider: Provider) -> ReportRow:
    """Make the row of an issued report."""
    return ReportRow(
        report_id=report.id,
        client_id=client.id,
        case_id=report.case_id,
        issued_at=report.issued_at,
        kind=report.title,
        client_name=client.listed_name,
        chart_label=client.chart_label,
        provider=provider.name_with_credentials,
        period_from=report.period_from,
        period_to=report.period_to,
        delivery=report.delivery.capitalize(),
        issued_by=report.issued_by,
        sha256=report.sha256,
    )


def make_provider_row(provider: Provider, referrals: int, last: date | None) -> ProviderRow:
    """Make the row of a provider with that number of referrals, `last` being the day of the last one."""
    return ProviderRow(
        provider_id=provider.id,
        name=provider.name_with_credentials,
        kind=provider.kind.capitalize(),
        specialty=provider.specialty,
        practice=provider.practice,
        phone=provider.phone,
        fax=provider.fax,
        referrals=referrals,
        last_referral=last,
    )
