"""Filling an empty clinic file quickly, for an import."""

from collections.abc import Iterator
from contextlib import contextmanager

from charting.model.custom_records import CustomEntry, CustomInstrument, CustomTemplate, Snippet
from charting.storage.sqlite.connection import Connection
from charting.storage.tables import TABLES

_CUSTOM_RECORDS = (Snippet, CustomEntry, CustomInstrument, CustomTemplate)
# Triggers that refuse INSERT OR REPLACE over an existing row. A bulk load uses plain INSERT, which the table's key
# refuses anyway. The triggers of custom data check more than the key, so they stay.
_REDUNDANT_TRIGGERS = {
    f"{table.name}_not_replaced" for table in TABLES if table.record not in _CUSTOM_RECORDS
} | {"log_not_replaced"}


@contextmanager
def load_in_bulk(connection: Connection) -> Iterator[None]:
    """A transaction, as `Connection.transaction`, for the rows of a whole clinic file.

    Indexes are created after the rows are in, each in one pass. A rollback journal holds only what the file had
    before, next to nothing, while a write-ahead log would hold every page once more (sqlite.org/wal.html). If the
    process is killed, the next opening rolls the file back to empty.
    """
    with connection.use_rollback_journal(), connection.transaction():
        statements = _drop_rebuildable_parts(connection)
        yield
        for sql in statements:
            connection.run_sql(sql)


def _drop_rebuildable_parts(connection: Connection) -> list[str]:
    """Drop the redundant triggers and the indexes; return the SQL that creates them again.

    Unique indexes stay, so that an error names the row that breaks them.
    """
    parts = connection.run_sql(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    )
    rebuildable = [
        part
        for part in parts
        if part["name"] in _REDUNDANT_TRIGGERS
        or (part["type"] == "index" and not part["sql"].startswith("CREATE UNIQUE"))
    ]
    for part in rebuildable:
        connection.run_sql(f"DROP {part['type']} {part['name']}")
    return [part["sql"] for part in rebuildable]
