"""Brings a clinic file to this program's schema: numbered .sql files, one transaction, after a backup."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from charting.errors import ClinicFileTooNew, NotAClinicFile
from charting.storage.sqlite.connection import APPLICATION_ID, Connection

_FOLDER = Path(__file__).parent / "migrations"


def get_latest_schema_version() -> int:
    """The schema version of this program: the number of its last migration."""
    return len(_list_migration_scripts())


def check_schema_version(connection: Connection, *, create: bool) -> int:
    """The schema version of the file, after making sure that it is a clinic file that we can read.

    Only reads. With `create`, an empty file counts as a new clinic file. Raises NotAClinicFile or ClinicFileTooNew.
    """
    version = int(connection.run_sql("PRAGMA user_version")[0][0])
    is_ours = connection.run_sql("PRAGMA application_id")[0][0] == APPLICATION_ID
    is_empty = not connection.run_sql("SELECT 1 FROM sqlite_master LIMIT 1")
    if not is_ours and not (create and is_empty and version == 0):
        raise NotAClinicFile("This is not a Soapstone clinic file. Nothing was changed.")
    if version > get_latest_schema_version():
        raise ClinicFileTooNew(
            "A newer Soapstone made this clinic file. Nothing was changed. Install the newer version to open it."
        )
    return version


def migrate_schema(connection: Connection, version: int, back_up: Callable[[], object]) -> None:
    """Apply the migrations after `version`, all or none. Calls `back_up` first if there is data to lose."""
    pending = _list_migration_scripts()[version:]
    if not pending:
        return
    if version:
        back_up()
    with connection.transaction():
        for script in pending:
            for statement in split_statements(script.read_text(encoding="utf-8")):
                connection.run_sql(statement)
        connection.run_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.run_sql(f"PRAGMA user_version = {get_latest_schema_version()}")


def split_statements(script: str) -> Iterator[str]:
    """The script's statements one by one, since `executescript` would commit first
    (docs.python.org/3/library/sqlite3.html#sqlite3.Cursor.executescript).
    """
    pending = ""
    for line in script.splitlines(keepends=True):
        if not pending and (not line.strip() or line.startswith("--")):
            continue
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        raise ValueError(f"A migration ends in the middle of a statement: {pending[:60]}")


def _list_migration_scripts() -> list[Path]:
    return sorted(_FOLDER.glob("[0-9][0-9][0-9][0-9]_*.sql"))
