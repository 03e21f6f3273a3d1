"""SQLite's integrity check of a file that nobody has open, on several threads.

A check on one thread took the longest part of a backup. Here each table and its indexes are checked on a connection of
their own (sqlite.org/pragma.html#pragma_integrity_check). `quick_check` goes through the pages of the whole file, since
a check of one table cannot see a page that two tables claim, or none.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from charting.storage.sqlite.connection import Connection
from charting.storage.sqlite.note_index import is_about_index

_LARGEST_TABLES = ("session", "log")  # the two largest tables of any clinic file
_MOST_THREADS = 4


def find_file_problems(path: Path) -> list[str]:
    """What is damaged, a few words each; empty if the file is intact. Raises NotAClinicFile if it cannot be read."""
    from concurrent.futures import ThreadPoolExecutor  # slow to import, and only backups need it

    tables = [f"PRAGMA integrity_check({_quote_name(name)})" for name in _list_tables(path)]
    checks = ["PRAGMA quick_check", *tables[:2], "PRAGMA foreign_key_check", *tables[2:]]  # longest first
    half = (os.cpu_count() or 1) // 2  # with more threads the window had to wait for a processor
    with ThreadPoolExecutor(max(1, min(_MOST_THREADS, half))) as threads:
        results = threads.map(lambda check: list(_run_check(path, check)), checks)
        return [problem for problems in results for problem in problems]


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
                yield f"a {row['table']} points to a missing record"
            elif row[0] != "ok" and not is_about_index(row[0]):
                yield str(row[0])
    finally:
        connection.close()
