"""An empty chart is filled at once: by an import."""

from collections.abc import Iterator
from contextlib import contextmanager

from charting.model.custom_records import CustomEntry, CustomInstrument, CustomTemplate, Snippet
from charting.storage.sqlite.connection import Connection
from charting.storage.tables import TABLES

_CUSTOM_RECORDS = (Snippet, CustomEntry, CustomInstrument, CustomTemplate)
# Triggers that refuse an INSERT over a row that exists. REPLACE is what they are for: a plain INSERT is refused by the
# key of the table all the same. Those of a clinic's own data look at more than the key.
_REDUNDANT_TRIGGERS = {
    f"{table.name}_not_replaced" for table in TABLES if table.record not in _CUSTOM_RECORDS
} | {"log_not_replaced"}


@contextmanager
def load_in_bulk(connection: Connection) -> Iterator[None]:
    """All of the block or nothing, as `Connection.transaction`, for so many rows as make a chart of an empty one.

    Indexes are made when the rows are there, each in one sweep. The journal is one of what the file held before, which
    is next to nothing: the write-ahead log would hold every page once more. A kill leaves that journal, and the next
    opening puts the empty chart back.
    """
    with connection.use_rollback_journal(), connection.transaction():
        later = _drop_rebuildable_parts(connection)
        yield
        for sql in later:
            connection.run_sql(sql)


def _drop_rebuildable_parts(connection: Connection) -> list[str]:
    """Drop what can be made again when all rows are there, and return how. What is unique stays, so that the row at
    fault is told."""
    parts = connection.run_sql(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    )
    later = [
        part
        for part in parts
        if part["name"] in _REDUNDANT_TRIGGERS
        or (part["type"] == "index" and not part["sql"].startswith("CREATE UNIQUE"))
    ]
    for part in later:
        connection.run_sql(f"DROP {part['type']} {part['name']}")
    return [part["sql"] for part in later]
