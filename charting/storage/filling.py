"""An empty chart is filled at once: by an import."""

from collections.abc import Iterator
from contextlib import contextmanager

from charting.model.own import OwnEntry, OwnInstrument, OwnTemplate, Snippet
from charting.storage.connection import Connection
from charting.storage.tables import TABLES

_OWN = (Snippet, OwnEntry, OwnInstrument, OwnTemplate)
# Triggers that refuse an INSERT over a row that exists. REPLACE is what they are for: a plain INSERT is refused by the
# key of the table all the same. Those of a clinic's own data look at more than the key.
_REPEAT_THE_KEY = {f"{table.name}_not_replaced" for table in TABLES if table.record not in _OWN} | {
    "log_not_replaced"
}


@contextmanager
def filling(connection: Connection) -> Iterator[None]:
    """All of the block or nothing, as `Connection.transaction`, for so many rows as make a chart of an empty one.

    Indexes are made when the rows are there, each in one sweep. The journal is one of what the file held before, which
    is next to nothing: the write-ahead log would hold every page once more. A kill leaves that journal, and the next
    opening puts the empty chart back.
    """
    with connection.rollback_journal(), connection.transaction():
        later = _taken_away(connection)
        yield
        for sql in later:
            connection.run(sql)


def _taken_away(connection: Connection) -> list[str]:
    """Drop what can be made again when all rows are there, and return how. What is unique stays, so that the row at
    fault is told."""
    parts = connection.run("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
    later = [
        part
        for part in parts
        if part["name"] in _REPEAT_THE_KEY
        or (part["type"] == "index" and not part["sql"].startswith("CREATE UNIQUE"))
    ]
    for part in later:
        connection.run(f"DROP {part['type']} {part['name']}")
    return [part["sql"] for part in later]
