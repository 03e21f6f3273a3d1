"""One gateway class stores every record type: the JSON document in `body`, with columns for what SQL must see."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, Generic, cast

import msgspec

from charting.errors import EditConflict, NotAClinicFile, NotFound
from charting.model.record import RecordT, encode_record
from charting.storage.sqlite.connection import Connection, Value
from charting.storage.tables import TABLE_BY_RECORD, TableLayout

UNREADABLE = "A {} in this clinic file cannot be read: the file was damaged. Check it in Settings, or restore a backup."

_SELECTIVE_COLUMNS = {"client_id", "case_id"}


class Gateway(Generic[RecordT]):
    """The records of one type in one open clinic file."""

    def __init__(self, connection: Connection, record: type[RecordT]) -> None:
        self._db = connection
        self.table: TableLayout = TABLE_BY_RECORD[record]
        self._names = ("id", "version", "body", *self.table.columns, *self.table.computed)
        self.decode = msgspec.json.Decoder(record).decode

    def get(self, record_id: str) -> RecordT:
        """The record with that id. Raises NotFound."""
        record = self.find_first(id=record_id)
        if record is None:
            raise NotFound(f"There is no such {self.table.noun} in this clinic file.")
        return record

    def find_first(self, **equal: Value) -> RecordT | None:
        """The first record whose columns equal those values, or None."""
        return next(iter(self._select_records(_build_where(equal), equal, " LIMIT 1")), None)

    def find(self, **equal: Value) -> list[RecordT]:
        """The records whose columns equal those values (None means NULL), in the table's order."""
        return self._select_records(_build_where(equal), equal)

    def find_between(
        self, column: str, low: date | datetime, high: date | datetime, **equal: Value
    ) -> list[RecordT]:
        """The records with `low` <= column < `high`; both are dates, or both are times with their offset."""
        condition = f"{_build_where(equal)} AND {column} >= :low AND {column} < :high"
        return self._select_records(condition, {**equal, "low": to_column(low), "high": to_column(high)})

    def find_last(self, **equal: Value) -> RecordT | None:
        """The last record in the table's order whose columns equal those values, or None."""
        return next(iter(self.find_newest(1, **equal)), None)

    def find_newest(self, most: int, **equal: Value) -> list[RecordT]:
        """The last `most` records whose columns equal those values, in the table's order."""
        order = ", ".join(f"{column} DESC" for column in self.table.order.split(", "))
        rows = self._db.run_sql(
            f"SELECT body FROM {self.table.name} WHERE {_build_where(equal)} ORDER BY {order} LIMIT {most:d}",
            **equal,
        )
        return [self.read_body(row["body"]) for row in reversed(rows)]

    def count(self, **equal: Value) -> int:
        """How many records have columns that equal those values."""
        sql = f"SELECT count(*) FROM {self.table.name} WHERE {_build_where(equal)}"
        return int(self._db.run_sql(sql, **equal)[0][0])

    def read_body(self, body: str) -> RecordT:
        """The record of a stored document. Raises NotAClinicFile if something else than this program damaged it."""
        try:
            return self.decode(body)
        except msgspec.DecodeError as error:
            raise NotAClinicFile(UNREADABLE.format(self.table.noun)) from error

    def iterate_bodies(self) -> Iterator[str]:
        """Every stored document as its exact text, by id, for an export."""
        for row in self._db.iterate_rows(f"SELECT body FROM {self.table.name} ORDER BY id"):
            yield row["body"]

    def store(self, record: RecordT) -> tuple[RecordT, bytes]:
        """Store a new record, or a change to the version that was read, inside a transaction.

        Returns the record with its new version and the exact document. Raises EditConflict if somebody else changed
        it since, and Refused if a rule of the database does not allow it. A record that could not be read back (a
        value of the wrong type, a NaN) is a bug of ours and raises msgspec.DecodeError before anything is stored.
        """
        body = encode_record(record.with_changes(version=record.version + 1))
        stored = self.decode(body)
        if record.version == 0:
            self.insert_rows([self.build_row_values(stored, body)])
        else:
            self._update_row(record, stored, body)
        return stored, body

    def insert_rows(self, rows: Sequence[Sequence[Value]]) -> None:
        """Store new records, all or none, each as `build_row_values` returns it: an import stores many at once."""
        self._db.insert_rows(self.table.name, self._names, rows)

    def _update_row(self, mine: RecordT, stored: RecordT, body: bytes) -> None:
        """Set only the columns that differ: SQLite rewrites the entry in every index of a column that is named."""
        row = self.build_row(stored, body)
        names = ", ".join(row)
        sql = f"SELECT {names} FROM {self.table.name} WHERE id = :id AND version = :read"
        rows_before = self._db.run_sql(sql, id=mine.id, read=mine.version)
        if not rows_before:
            theirs = self.get(mine.id)
            raise EditConflict("This was changed elsewhere meanwhile. Both texts are kept.", mine, theirs)
        changed = [name for name in row if rows_before[0][name] != row[name]]
        changes = ", ".join(f"{name} = :{name}" for name in changed)
        values = {name: row[name] for name in changed}
        self._db.run_sql(f"UPDATE {self.table.name} SET {changes} WHERE id = :id", id=mine.id, **values)

    def build_row(self, record: RecordT, body: bytes) -> dict[str, Value]:
        """The record's columns by name, as the database holds them; `body` is its document."""
        return dict(zip(self._names, self.build_row_values(record, body), strict=True))

    def build_row_values(self, record: RecordT, body: bytes) -> list[Value]:
        """The values of the record's columns, in the order of the table."""
        values: list[Value] = [record.id, record.version, body.decode()]
        values += [to_column(getattr(record, name)) for name in self.table.columns]
        values += [make(record) for make in self.table.computed.values()]
        return values

    def _select_records(self, condition: str, values: dict[str, Any], limit: str = "") -> list[RecordT]:
        sql = f"SELECT body FROM {self.table.name} WHERE {condition} ORDER BY {self.table.order}{limit}"
        return [self.read_body(row["body"]) for row in self._db.run_sql(sql, **values)]


def to_column(value: object) -> Value:
    """A field's value as its column holds it: times in UTC so that they sort, others as text or number."""
    if value is None or type(value) is str:
        return value
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC).isoformat()[:19]}Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return cast(Value, value.value)
    if isinstance(value, bool):
        return int(value)
    return cast(Value, value)


def _build_where(equal: dict[str, Value]) -> str:
    """The WHERE condition for these values.

    Nearly all notes have the same status, so an index on it is useless if a client or a case is given too. A unary +
    keeps SQLite from using it (sqlite.org/optoverview.html).
    """
    is_selective = not _SELECTIVE_COLUMNS.isdisjoint(equal)
    conditions = [
        f"{name} IS NULL" if value is None else f"{'+' * (is_selective and name == 'status')}{name} = :{name}"
        for name, value in equal.items()
    ]
    return " AND ".join(conditions) or "1 = 1"
