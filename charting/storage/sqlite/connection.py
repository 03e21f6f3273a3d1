"""A thin layer over sqlite3: SQL with named values, explicit transactions, driver errors as our own errors."""

import os
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from charting.errors import ClinicFileInUse, NotAClinicFile, Refused, StorageFailure

Value = str | int | float | bytes | None
Row = sqlite3.Row

# "Soap" as a big-endian number, in the header of the file (sqlite.org/pragma.html#pragma_application_id).
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
    "wal_autocheckpoint = 4096",  # pages: only if the program is never idle; see `checkpoint_wal`
)
_CACHED_STATEMENTS = 512  # a day's work compiles about 250; the driver's default is 128
WAL_BYTES = 2**22  # size of the preallocated write-ahead log: a few hundred saves

DAMAGED = "This is not a clinic file, or it is damaged. Nothing was changed. Restore the newest backup."
MOVED = (
    "The clinic file was moved, replaced or deleted while it was open. Everything saved before is safe until the "
    "window closes, which backs it up; nothing more can be saved. Put the file back where it was."
)

# Messages about a damaged file that come without SQLITE_CORRUPT; the first is the driver's, which also quotes the text.
_DAMAGE_MESSAGES = (
    "Could not decode to UTF-8",
    "invalid fts5 file format",
    "vtable constructor failed",
    "foreign key mismatch",
)


class Connection:
    """One open database file. Only the thread that opened it may use it."""

    def __init__(self, path: Path) -> None:
        """Open the existing file at `path`. Raises ClinicFileInUse, NotAClinicFile or StorageFailure."""
        with translate_errors():
            self._db = sqlite3.connect(
                path, timeout=0.2, isolation_level=None, cached_statements=_CACHED_STATEMENTS
            )
            self._db.row_factory = sqlite3.Row
        self._path, self._identity = path, _get_file_identity(path)
        self._wal_path = Path(f"{path.resolve()}-wal")  # beside the file itself, not beside a link to it
        self._changes_at_checkpoint = -1  # no checkpoint yet

    def apply_pragmas(self) -> None:
        """Lock the file and apply the settings that keep it safe (sqlite.org/pragma.html). Nothing is written before this."""
        for pragma in _PRAGMAS:
            self.run_sql(f"PRAGMA {pragma}")
        if sys.platform == "darwin":
            self.run_sql("PRAGMA fullfsync = ON")
        with self.transaction():
            pass

    def run_sql(self, sql: str, **values: Value) -> list[Row]:
        """Run one statement; returns all its rows."""
        try:
            return self._db.execute(sql, values).fetchall()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise _translate_error(error) from error

    def iterate_rows(self, sql: str, **values: Value) -> Iterator[Row]:
        """Yield the rows of one statement one at a time, when they may not fit in memory."""
        with translate_errors():
            yield from self._db.execute(sql, values)

    def insert_rows(self, table: str, names: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
        """Insert all rows, or none, in one statement, which takes half the time of one statement a row."""
        row = f"({', '.join('?' * len(names))})"
        sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES {', '.join([row] * len(rows))}"
        with translate_errors():
            self._db.execute(sql, tuple(chain.from_iterable(rows)))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit everything in the block, or nothing. The commit returns once the disk has it.

        Raises StorageFailure if the file is no longer where it was opened, since what is written into it then would
        be lost when the window closes. Once the file is put back, transactions work again.
        """
        if self._identity != _get_file_identity(self._path):
            raise StorageFailure(MOVED)
        self.run_sql("BEGIN IMMEDIATE")
        try:
            yield
            self.run_sql("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    @property
    def has_uncheckpointed_changes(self) -> bool:
        """Whether anything was saved since the last checkpoint, or there was no checkpoint yet."""
        return self._db.total_changes != self._changes_at_checkpoint

    def checkpoint_wal(self) -> None:
        """Copy the write-ahead log into the database file, then restart the log with room preallocated.

        Otherwise SQLite would do this during a save, which would take many times as long (sqlite.org/wal.html). The
        first transaction after a checkpoint syncs twice, once for the header of the log, so this method runs one
        that changes nothing. Raises StorageFailure.
        """
        self.run_sql("PRAGMA wal_checkpoint(PASSIVE)")
        with self.transaction():
            self.run_sql(f"PRAGMA user_version = {self.run_sql('PRAGMA user_version')[0][0]:d}")
        _preallocate_wal(self._wal_path)
        self._changes_at_checkpoint = self._db.total_changes

    @contextmanager
    def use_rollback_journal(self) -> Iterator[None]:
        """In the block, transactions journal the pages that they overwrite, instead of the pages that they write.

        TRUNCATE mode empties the journal and syncs it after each transaction. A journal that was only deleted could
        come back after a power failure and undo the transaction (sqlite.org/pragma.html#pragma_journal_mode).
        """
        self.run_sql("PRAGMA journal_mode = TRUNCATE")
        try:
            yield
        finally:
            self.run_sql("PRAGMA journal_mode = WAL")

    def copy_to_file(self, path: Path) -> None:
        """Write a full copy, the write-ahead log included, by SQLite's online backup (sqlite.org/backup.html).

        The copy is written without syncing, for speed. The caller syncs it and only then gives it its final name.
        """
        with translate_errors():
            target = sqlite3.connect(path)
            try:
                target.execute("PRAGMA synchronous = OFF")
                target.execute("PRAGMA journal_mode = OFF")
                self._db.backup(target)
                target.execute(
                    "PRAGMA journal_mode = DELETE"
                )  # WAL mode cannot be opened on a read-only disk
            finally:
                target.close()

    def close(self) -> None:
        """Close the file, which also checkpoints the write-ahead log."""
        with translate_errors():
            self._db.close()


def _get_file_identity(path: Path) -> tuple[int, int] | None:
    """The file's device and inode, which stay the same if it is renamed; None if there is no file (`:memory:`)."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _preallocate_wal(path: Path) -> None:
    """Extend the write-ahead log to WAL_BYTES with zeros.

    A log that grows makes the disk write its new length with each save too, which is half the time a save takes.
    Zeros are harmless: SQLite reads the log up to the first frame whose checksum is wrong, also after a crash
    (sqlite.org/fileformat2.html#walformat).
    """
    try:
        with path.open("r+b") as file:
            file.write(bytes(max(0, WAL_BYTES - file.seek(0, os.SEEK_END))))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise StorageFailure(f"{path} cannot be written: {error.strerror}.") from error


@contextmanager
def translate_errors() -> Iterator[None]:
    """Turn driver errors into errors that a person can read. Misuse of the driver stays as it is: a bug of ours."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise _translate_error(error) from error


def _translate_error(error: sqlite3.Error | UnicodeDecodeError) -> Exception:
    match error:
        case sqlite3.IntegrityError():
            return Refused(str(error))
        case sqlite3.OperationalError():
            return _translate_operational_error(error)
        case sqlite3.InterfaceError() | sqlite3.ProgrammingError():
            return error
    return NotAClinicFile(DAMAGED)


def _translate_operational_error(error: sqlite3.OperationalError) -> Exception:
    if any(message in str(error) for message in _DAMAGE_MESSAGES):
        return NotAClinicFile(DAMAGED)
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return ClinicFileInUse("This clinic file is open in another window. Close it there, then try again.")
    if name.startswith("SQLITE_FULL"):
        return StorageFailure(
            "The disk is full. Everything saved before is safe. Free some space, then try again."
        )
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")):
        return StorageFailure(
            f"The disk reported an error ({error}). Everything saved before is safe. Check the disk and its permissions."
        )
    return error
