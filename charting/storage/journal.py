"""The log and the papers: what is only ever added."""

from collections.abc import Iterator, Sequence

import msgspec

from charting.errors import NotFound
from charting.model.log import LogEntry
from charting.model.record import encode
from charting.storage.connection import Connection, Value
from charting.storage.gateway import to_column

_NAMES = ("id", "at", "who", "what", "client_id", "kind", "record_id", "version", "sha256", "body")
_decode = msgspec.json.Decoder(LogEntry).decode


class Journal:
    """The log of one open chart."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def write(self, entry: LogEntry) -> None:
        """Add an entry, within the transaction of what it tells."""
        self.insert_rows([log_values(entry, encode(entry))])

    def insert_rows(self, rows: Sequence[Sequence[Value]]) -> None:
        """Add many at once, all or none of them, each as `log_values` made it."""
        self._db.insert("log", _NAMES, rows)

    def of_client(self, client_id: str, limit: int = 500) -> list[LogEntry]:
        """The newest entries about one client, newest first."""
        sql = "SELECT body FROM log WHERE client_id = :client_id ORDER BY at DESC, id DESC LIMIT :limit"
        return [_decode(row["body"]) for row in self._db.run(sql, client_id=client_id, limit=limit)]

    def seals(self, client_id: str) -> dict[str, str]:
        """SHA-256 of the newest document of each of the client's records, by record id."""
        sql = "SELECT record_id, sha256 FROM log WHERE client_id = :client_id ORDER BY version"
        return {row["record_id"]: row["sha256"] for row in self._db.run(sql, client_id=client_id)}

    def bodies(self) -> Iterator[str]:
        """Every entry as its exact text, by id: for export and verification."""
        for row in self._db.each("SELECT body FROM log ORDER BY id"):
            yield row["body"]


def log_row(entry: LogEntry, body: bytes) -> dict[str, Value]:
    """An entry's columns as the database holds them, `body` being its exact text."""
    return dict(zip(_NAMES, log_values(entry, body), strict=True))


def log_values(e: LogEntry, body: bytes) -> Sequence[Value]:
    """The same without the columns' names."""
    at, text = to_column(e.at), body.decode()
    return e.id, at, e.who, e.what, e.client_id, e.kind, e.record_id, e.version, e.sha256, text


class Papers:
    """The exact PDFs of the reports that were issued."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def keep(self, report_id: str, pdf: bytes) -> None:
        """Keep a report's PDF, within the transaction that stores the report."""
        self._db.run(
            "INSERT INTO paper (report_id, pdf) VALUES (:report_id, :pdf)", report_id=report_id, pdf=pdf
        )

    def get(self, report_id: str) -> bytes:
        """The exact PDF. Raises NotFound."""
        rows = self._db.run("SELECT pdf FROM paper WHERE report_id = :report_id", report_id=report_id)
        if not rows:
            raise NotFound("This report's page is not in the chart.")
        return bytes(rows[0]["pdf"])

    def each(self) -> Iterator[tuple[str, bytes]]:
        """(report id, PDF), by id: for export and verification."""
        for row in self._db.each("SELECT report_id, pdf FROM paper ORDER BY report_id"):
            yield row["report_id"], bytes(row["pdf"])
