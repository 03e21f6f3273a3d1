"""Stores a clinic file of the newest schema, for the tests that open files of every released schema.

    python -m tools.store_schema

Run it once for each new migration, before its release. A stored file is never written again after that.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from charting.storage.sqlite.schema_migration import get_latest_schema_version
from tests.support.sample_clinic import open_sample_clinic

FOLDER = Path(__file__).parents[1] / "tests" / "data"


def main() -> None:
    """Write the sample clinic file as the SQL that creates it."""
    target = FOLDER / f"schema-{get_latest_schema_version():04d}.sql"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "chart.soapstone"
        with open_sample_clinic(path):
            pass
        db = sqlite3.connect(path)
        target.write_text("\n".join(_dump_statements(db)) + "\n", encoding="utf-8")
        db.close()
    print(target.name)


def _dump_statements(db: sqlite3.Connection) -> Iterator[str]:
    """The statements of `iterdump`, except that virtual tables are created empty, since their dump cannot be loaded."""
    virtual = db.execute("SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'").fetchall()
    for statement in db.iterdump():
        if statement == "COMMIT;":
            for name, sql in virtual:
                yield f"{sql};"
                for key, value in db.execute(f"SELECT k, v FROM {name}_config WHERE k <> 'version'"):
                    yield f"INSERT INTO {name} ({name}, rank) VALUES ('{key}', {value});"
        if not statement.startswith("PRAGMA writable_schema") and not any(
            name in statement for name, _ in virtual
        ):
            yield statement


if __name__ == "__main__":
    main()
