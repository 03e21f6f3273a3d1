"""The audit log: one entry for each version of each record, only ever added to."""

from collections.abc import Iterator, Sequence

import msgspec

from charting.model.log_entry import LogEntry
from charting.model.record import encode_record
from charting.storage.gateway import to_column
from charting.storage.sqlite.connection import Connection, Value

_COLUMNS = ("id", "at", "who", "what", "client_id", "kind", "record_id", "version", "sha256", "body")
_decode_entry = msgspec.json.Decoder(LogEntry).decode


class AuditLog:
    """The audit log of one open clinic file."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def append_entry(self, entry: LogEntry) -> None:
        """Add an entry, in the transaction that stores the record."""
        self.insert_rows([build_log_values(entry, encode_record(entry))])

    def insert_rows(self, rows: Sequence[Sequence[Value]]) -> None:
        """Add many entries, all or none, each as `build_log_values` returns it."""
        self._db.insert_rows("log", _COLUMNS, rows)

    def find_client_entries(self, client_id: str, limit: int = 500) -> list[LogEntry]:
        """The newest entries about one client, newest first."""
        sql = "SELECT body FROM log WHERE client_id = :client_id ORDER BY at DESC, id DESC LIMIT :limit"
        rows = self._db.run_sql(sql, client_id=client_id, limit=limit)
        return [_decode_entry(row["body"]) for row in rows]

    def collect_client_seals(self, client_id: str) -> dict[str, str]:
        """The SHA-256 of the newest document of each of the client's records, by record id."""
        sql = "SELECT record_id, sha256 FROM log WHERE client_id = :client_id ORDER BY version"
        return {row["record_id"]: row["sha256"] for row in self._db.run_sql(sql, client_id=client_id)}

    def iterate_bodies(self) -> Iterator[str]:
        """Every entry as its exact text, by id, for an export."""
        for row in self._db.iterate_rows("SELECT body FROM log ORDER BY id"):
            yield row["body"]


def build_log_row(entry: LogEntry, body: bytes) -> dict[str, Value]:
    """An entry's columns by name, as the database holds them; `body` is its exact text."""
    return dict(zip(_COLUMNS, build_log_values(entry, body), strict=True))


def build_log_values(entry: LogEntry, body: bytes) -> Sequence[Value]:
    """The values of an entry's columns, in the order of the table."""
    return (
        entry.id,
        to_column(entry.at),
        entry.who,
        entry.what,
        entry.client_id,
        entry.kind,
        entry.record_id,
        entry.version,
        entry.sha256,
        body.decode(),
    )
