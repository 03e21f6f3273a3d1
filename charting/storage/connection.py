"""A thin connection: runs SQL with named values, opens transactions explicitly, turns driver errors into ours."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from charting.errors import ChartInUse, NotAChart, Refused, StorageFailure

Value = str | int | float | bytes | None
Row = sqlite3.Row

# "Soap" as a big-endian number: the file says whose it is in its header.
APPLICATION_ID = 0x536F6170

_PRAGMAS = (
    "locking_mode = EXCLUSIVE",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
)


DAMAGED = "This file is not a chart, or it is damaged. Nothing was changed. Restore the newest backup."
MOVED = (
    "The chart's file was moved, replaced or deleted while it was open. Everything saved before is safe until the "
    "window closes, which backs it up; nothing more can be saved. Put the file back where it was."
)


class Connection:
    """One open database file, for one thread."""

    def __init__(self, path: Path) -> None:
        """Open `path`, which exists, and lock it. Raises ChartInUse, NotAChart or StorageFailure."""
        with translated():
            self._db = sqlite3.connect(path, timeout=0.2, isolation_level=None)
            self._db.row_factory = sqlite3.Row
        self._path, self._file = path, _file_at(path)

    def settle(self) -> None:
        """Take the file for ourselves, with the settings that keep it safe. Nothing is written before this."""
        for pragma in _PRAGMAS:
            self.run(f"PRAGMA {pragma}")
        if sys.platform == "darwin":
            self.run("PRAGMA fullfsync = ON")
        with self.transaction():
            pass

    def run(self, sql: str, **values: Value) -> list[Row]:
        """All rows of one statement."""
        with translated():
            return self._db.execute(sql, values).fetchall()

    def each(self, sql: str, **values: Value) -> Iterator[Row]:
        """The rows of one statement, one at a time: for what does not fit in memory."""
        with translated():
            yield from self._db.execute(sql, values)

    def changed(self, sql: str, **values: Value) -> int:
        """Run one statement; how many rows it changed."""
        with translated():
            return self._db.execute(sql, values).rowcount

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block or nothing. The commit returns when the disk has it.

        Raises StorageFailure when the file is no longer where it was opened: what was written into it would be gone
        with the last window. Put back, it can be written again.
        """
        if self._file != _file_at(self._path):
            raise StorageFailure(MOVED)
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    def copy_to(self, path: Path) -> None:
        """A whole copy through SQLite's online backup, which takes the write-ahead log with it."""
        with translated():
            target = sqlite3.connect(path)
            try:
                self._db.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")  # so that a disk that is read-only can be read
            finally:
                target.close()

    def close(self) -> None:
        """Close the file; the write-ahead log is folded in."""
        with translated():
            self._db.close()


def _file_at(path: Path) -> tuple[int, int] | None:
    """Which file that is, whatever it is called; None when there is none (a chart in memory)."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def private_file(path: Path) -> None:
    """Make sure that the file exists, readable by its owner alone. Raises StorageFailure."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StorageFailure(f"{path} cannot be written: {error.strerror}. Choose another folder.") from error


@contextmanager
def translated() -> Iterator[None]:
    """Driver errors as sentences for a person. Misuse of the driver stays what it is: a bug of ours."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise Refused(str(error)) from error
    except sqlite3.OperationalError as error:
        raise _operational(error) from error
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.ProgrammingError):
            raise
        raise NotAChart(DAMAGED) from error
    except UnicodeDecodeError as error:
        raise NotAChart(DAMAGED) from error


def _operational(error: sqlite3.OperationalError) -> Exception:
    if "Could not decode to UTF-8" in str(error):  # by the driver, which gives no code, and quotes the text
        return NotAChart(DAMAGED)
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return ChartInUse("This chart is open in another window. Close it there, then try again.")
    if name.startswith("SQLITE_FULL"):
        return StorageFailure(
            "The disk is full. Everything saved before is safe. Free some space, then try again."
        )
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")):
        return StorageFailure(
            f"The disk refused ({error}). Everything saved before is safe. Check the disk and its permissions."
        )
    return error
