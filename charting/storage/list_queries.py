"""What the lists show beside each client, report or provider: one query for a page, however large the clinic file is.

The unary + before a column keeps SQLite from choosing the index on it (sqlite.org/optoverview.html).
"""

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
_AFTER_ALL = "~"  # sorts after every time and every id


class ClientListDocuments(NamedTuple):
    """The JSON of a client, of all their cases, of their planned visits and of their last signed session, unsorted."""

    client: str
    cases: Sequence[str]
    planned: Sequence[str]
    signed: Sequence[str]


class ListQueries:
    """The queries behind the lists of one open clinic file."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def collect_client_documents(
        self, client_ids: Sequence[str], since: datetime
    ) -> Mapping[str, ClientListDocuments]:
        """The documents of these clients by id, in the order given; planned visits from `since` on."""
        ids = _name_parameters(client_ids)
        bodies: dict[str, defaultdict[str, list[str]]] = {key: defaultdict(list) for key in client_ids}
        status = {"planned": VisitStatus.PLANNED.value, "signed": NoteStatus.SIGNED.value}
        for row in self._db.run_sql(_fill_ids(_OF_CLIENTS, ids), since=to_column(since), **status, **ids):
            if row["body"] is not None:
                bodies[row["client_id"]][row["kind"]].append(row["body"])
        return {
            key: ClientListDocuments(kinds["client"][0], kinds["case"], kinds["planned"], kinds["signed"])
            for key, kinds in bodies.items()
        }

    def count_referrals(self, provider_ids: Sequence[str]) -> Mapping[str, tuple[int, date | None]]:
        """How many referrals came from each provider, and the day of the last one, by the provider's id."""
        ids = _name_parameters(provider_ids)
        rows = self._db.run_sql(_fill_ids(_OF_PROVIDERS, ids), **ids)
        counts = {row["provider_id"]: (row["referrals"], date.fromisoformat(row["last"])) for row in rows}
        return {provider_id: counts.get(provider_id, (0, None)) for provider_id in provider_ids}

    def find_referral_page(self, provider_id: str, first: int, most: int) -> list[Row]:
        """The documents of one provider's referrals, with their clients and cases, newest first."""
        return self._db.run_sql(_REFERRED, provider=provider_id, first=first, most=most)

    def iterate_issued_reports(self) -> Iterator[Row]:
        """Yield every report, newest first, with its client's name and chart number, read in slices."""
        last = (_AFTER_ALL, _AFTER_ALL)
        while rows := self._db.run_sql(_ISSUED, at=last[0], id=last[1], limit=SLICE):
            yield from rows
            last = (rows[-1]["issued_at"], rows[-1]["id"])

    def find_report_page(self, first: int, most: int, among: Sequence[str] | None = None) -> list[Row]:
        """The documents of reports with their clients and providers, newest first; only those `among` these ids."""
        ids = _name_parameters(among or ())
        condition = "1 = 1" if among is None else _fill_ids("report.id IN ({ids})", ids)
        return self._db.run_sql(_REPORTS.format(condition=condition), first=first, most=most, **ids)


def _name_parameters(ids: Sequence[str]) -> dict[str, str]:
    return {f"id{index}": record_id for index, record_id in enumerate(ids)}


def _fill_ids(sql: str, parameters: Mapping[str, str]) -> str:
    return sql.format(ids=", ".join(f":{name}" for name in parameters) or "NULL")
