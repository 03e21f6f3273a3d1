"""Is a file that nobody has open whole? All that SQLite's integrity check looks at, on several threads.

The check of the whole file on one thread is what a backup took longest for. Here each table is checked with its indexes
by a connection of its own; `quick_check` looks through the pages of the whole file for those that two tables claim or
none, which a check of one table cannot see.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from charting.storage.sqlite.connection import Connection
from charting.storage.sqlite.note_index import is_about_index

_LARGEST_TABLES = ("session", "log")  # the two largest tables of any chart
_MOST_THREADS = 4


def find_file_problems(path: Path) -> list[str]:
    """What is not as it should be, a few words each; empty when the file is sound. Raises NotAChart for a torn one."""
    from concurrent.futures import ThreadPoolExecutor  # loads a good deal, and only backups need it

    tables = [f"PRAGMA integrity_check({_quote_name(name)})" for name in _list_tables(path)]
    checks = ["PRAGMA quick_check", *tables[:2], "PRAGMA foreign_key_check", *tables[2:]]  # the longest first
    half = (os.cpu_count() or 1) // 2  # with all at work the window has been seen to wait for a processor
    with ThreadPoolExecutor(max(1, min(_MOST_THREADS, half))) as threads:
        found = threads.map(lambda check: list(_run_check(path, check)), checks)
        return [problem for problems in found for problem in problems]


def _list_tables(path: Path) -> list[str]:
    connection = Connection(path)
    try:
        names = [
            row["name"] for row in connection.run_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
    finally:
        connection.close()
    return sorted(names, key=lambda name: name not in _LARGEST_TABLES)


def _quote_name(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))


def _run_check(path: Path, check: str) -> Iterator[str]:
    connection = Connection(path)
    try:
        for row in connection.run_sql(check):
            if len(row) > 1:
                yield f"{row['table']} points nowhere"
            elif row[0] != "ok" and not is_about_index(row[0]):
                yield str(row[0])
    finally:
        connection.close()
