"""The log and the papers: what is only ever added."""

from collections.abc import Iterator, Sequence

import msgspec

from charting.errors import NotFound
from charting.model.log_entry import LogEntry
from charting.model.record import encode_record
from charting.storage.gateway import to_column
from charting.storage.sqlite.connection import Connection, Value

_COLUMNS = ("id", "at", "who", "what", "client_id", "kind", "record_id", "version", "sha256", "body")
_decode = msgspec.json.Decoder(LogEntry).decode


class AuditLog:
    """The log of one open chart."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def append_entry(self, entry: LogEntry) -> None:
        """Add an entry, within the transaction of what it tells."""
        self.insert_rows([build_log_values(entry, encode_record(entry))])

    def insert_rows(self, rows: Sequence[Sequence[Value]]) -> None:
        """Add many at once, all or none of them, each as `build_log_values` made it."""
        self._db.insert_rows("log", _COLUMNS, rows)

    def find_client_entries(self, client_id: str, limit: int = 500) -> list[LogEntry]:
        """The newest entries about one client, newest first."""
        sql = "SELECT body FROM log WHERE client_id = :client_id ORDER BY at DESC, id DESC LIMIT :limit"
        return [_decode(row["body"]) for row in self._db.run_sql(sql, client_id=client_id, limit=limit)]

    def collect_client_seals(self, client_id: str) -> dict[str, str]:
        """SHA-256 of the newest document of each of the client's records, by record id."""
        sql = "SELECT record_id, sha256 FROM log WHERE client_id = :client_id ORDER BY version"
        return {row["record_id"]: row["sha256"] for row in self._db.run_sql(sql, client_id=client_id)}

    def iterate_bodies(self) -> Iterator[str]:
        """Every entry as its exact text, by id: for export and verification."""
        for row in self._db.iterate_rows("SELECT body FROM log ORDER BY id"):
            yield row["body"]


def build_log_row(entry: LogEntry, body: bytes) -> dict[str, Value]:
    """An entry's columns as the database holds them, `body` being its exact text."""
    return dict(zip(_COLUMNS, build_log_values(entry, body), strict=True))


def build_log_values(e: LogEntry, body: bytes) -> Sequence[Value]:
    """The same without the columns' names."""
    at, text = to_column(e.at), body.decode()
    return e.id, at, e.who, e.what, e.client_id, e.kind, e.record_id, e.version, e.sha256, text


class IssuedPdfs:
    """The exact PDFs of the reports that were issued."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def store_pdf(self, report_id: str, pdf: bytes) -> None:
        """Keep a report's PDF, within the transaction that stores the report."""
        self._db.run_sql(
            "INSERT INTO paper (report_id, pdf) VALUES (:report_id, :pdf)", report_id=report_id, pdf=pdf
        )

    def get_pdf(self, report_id: str) -> bytes:
        """The exact PDF. Raises NotFound."""
        rows = self._db.run_sql("SELECT pdf FROM paper WHERE report_id = :report_id", report_id=report_id)
        if not rows:
            raise NotFound("This report's page is not in the clinic file.")
        return bytes(rows[0]["pdf"])

    def iterate_pdfs(self) -> Iterator[tuple[str, bytes]]:
        """(report id, PDF), by id: for export and verification."""
        for row in self._db.iterate_rows("SELECT report_id, pdf FROM paper ORDER BY report_id"):
            yield row["report_id"], bytes(row["pdf"])
