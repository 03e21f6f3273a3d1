"""What a list shows beside each client or provider: one query for a page of them, whatever else the chart holds."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from charting.model.note import NoteStatus
from charting.model.session import VisitStatus
from charting.storage.gateway import to_column
from charting.storage.people_search import SLICE
from charting.storage.sqlite.connection import Connection, Row

_OF_CLIENTS = """
SELECT 'case' AS kind, client_id, body FROM care_case WHERE client_id IN ({ids})
UNION ALL
SELECT 'planned', client_id, body FROM visit
    WHERE client_id IN ({ids}) AND +status = :planned AND starts_at >= :since
UNION ALL
SELECT 'client', id, body FROM client WHERE id IN ({ids})
UNION ALL
SELECT 'signed', id, (SELECT body FROM session WHERE client_id = client.id AND +status = :signed
    ORDER BY starts_at DESC, id DESC LIMIT 1) FROM client WHERE id IN ({ids})
"""
_OF_PROVIDERS = """
SELECT provider_id, count(*) AS referrals, max(received) AS last FROM referral
WHERE provider_id IN ({ids}) GROUP BY provider_id
"""
_ISSUED = """
SELECT report.id, report.issued_at, report.body, client.sort_name, client.chart_number, report.provider_id
FROM report JOIN client ON client.id = report.client_id
WHERE (issued_at, report.id) < (:at, :id) ORDER BY issued_at DESC, report.id DESC LIMIT :limit
"""
_REPORTS = """
SELECT report.body, client.body AS client, provider.body AS provider FROM report
JOIN client ON client.id = report.client_id JOIN provider ON provider.id = report.provider_id
WHERE {condition} ORDER BY issued_at DESC, report.id DESC LIMIT :most OFFSET :first
"""
_REFERRED = """
SELECT referral.body, client.body AS client, care_case.body AS care_case FROM referral
JOIN client ON client.id = referral.client_id JOIN care_case ON care_case.id = referral.case_id
WHERE provider_id = :provider ORDER BY received DESC, referral.id DESC LIMIT :most OFFSET :first
"""
_AFTER_ALL = "~"  # after every time and every id


class ClientListDocuments(NamedTuple):
    """A client's document, and those about them, in no order: all cases, visits planned, the last signed session."""

    client: str
    cases: Sequence[str]
    planned: Sequence[str]
    signed: Sequence[str]


def collect_client_documents(
    connection: Connection, clients: Sequence[str], since: datetime
) -> Mapping[str, ClientListDocuments]:
    """By the client's id, in the order given; planned visits are those that begin at `since` or later."""
    ids = _name_parameters(clients)
    found: dict[str, defaultdict[str, list[str]]] = {client: defaultdict(list) for client in clients}
    status = {"planned": VisitStatus.PLANNED.value, "signed": NoteStatus.SIGNED.value}
    for row in connection.run_sql(_fill_ids(_OF_CLIENTS, ids), since=to_column(since), **status, **ids):
        if row["body"] is not None:
            found[row["client_id"]][row["kind"]].append(row["body"])
    return {
        client: ClientListDocuments(kinds["client"][0], kinds["case"], kinds["planned"], kinds["signed"])
        for client, kinds in found.items()
    }


def count_referrals(
    connection: Connection, providers: Sequence[str]
) -> Mapping[str, tuple[int, date | None]]:
    """How many referrals came from each provider and the day of the last, by the provider's id."""
    ids = _name_parameters(providers)
    rows = connection.run_sql(_fill_ids(_OF_PROVIDERS, ids), **ids)
    found = {row["provider_id"]: (row["referrals"], date.fromisoformat(row["last"])) for row in rows}
    return {provider: found.get(provider, (0, None)) for provider in providers}


def find_referral_page(connection: Connection, provider: str, first: int, most: int) -> list[Row]:
    """Documents of the referrals by one provider, of their clients and cases, the newest first."""
    return connection.run_sql(_REFERRED, provider=provider, first=first, most=most)


def iterate_issued_reports(connection: Connection) -> Iterator[Row]:
    """Every report, newest first, with its client's name and number; read in slices, as they are asked for."""
    after = (_AFTER_ALL, _AFTER_ALL)
    while rows := connection.run_sql(_ISSUED, at=after[0], id=after[1], limit=SLICE):
        yield from rows
        after = (rows[-1]["issued_at"], rows[-1]["id"])


def find_report_page(
    connection: Connection, first: int, most: int, among: Sequence[str] | None = None
) -> list[Row]:
    """Documents of reports, of their clients and providers, newest first: of all, or `among` those."""
    ids = _name_parameters(among or ())
    condition = "1 = 1" if among is None else _fill_ids("report.id IN ({ids})", ids)
    return connection.run_sql(_REPORTS.format(condition=condition), first=first, most=most, **ids)


def _name_parameters(ids: Sequence[str]) -> dict[str, str]:
    return {f"id{place}": each for place, each in enumerate(ids)}


def _fill_ids(sql: str, ids: Mapping[str, str]) -> str:
    return sql.format(ids=", ".join(f":{place}" for place in ids) or "NULL")
