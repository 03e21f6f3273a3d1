"""A thin connection: runs SQL with named values, opens transactions explicitly, turns driver errors into ours."""

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
    "wal_autocheckpoint = 4096",  # pages: a net far off, for what never rests; see `fold`
)
_CACHED_STATEMENTS = 512  # kept compiled: a day's work is about 250, and the driver by itself keeps 128
WAL_BYTES = 2**22  # bytes: some hundred saves

DAMAGED = "This file is not a clinic file, or it is damaged. Nothing was changed. Restore the newest backup."
MOVED = (
    "The clinic file was moved, replaced or deleted while it was open. Everything saved before is safe until the "
    "window closes, which backs it up; nothing more can be saved. Put the file back where it was."
)

# What SQLite says of a damaged file without the code for it; the first by the driver, which quotes the text too.
_SIGNS_OF_DAMAGE = (
    "Could not decode to UTF-8",
    "invalid fts5 file format",
    "vtable constructor failed",
    "foreign key mismatch",
)


class Connection:
    """One open database file, for one thread."""

    def __init__(self, path: Path) -> None:
        """Open `path`, which exists, and lock it. Raises ClinicFileInUse, NotAChart or StorageFailure."""
        with translate_errors():
            self._db = sqlite3.connect(
                path, timeout=0.2, isolation_level=None, cached_statements=_CACHED_STATEMENTS
            )
            self._db.row_factory = sqlite3.Row
        self._path, self._file = path, _get_file_identity(path)
        self._log = Path(f"{path.resolve()}-wal")  # beside the file itself, not beside a link to it
        self._folded_at = -1  # never yet

    def apply_pragmas(self) -> None:
        """Take the file for ourselves, with the settings that keep it safe. Nothing is written before this."""
        for pragma in _PRAGMAS:
            self.run_sql(f"PRAGMA {pragma}")
        if sys.platform == "darwin":
            self.run("PRAGMA fullfsync = ON")
        with self.transaction():
            pass

    def run_sql(self, sql: str, **values: Value) -> list[Row]:
        """All rows of one statement."""
        try:
            return self._db.execute(sql, values).fetchall()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise _translate_error(error) from error

    def iterate_rows(self, sql: str, **values: Value) -> Iterator[Row]:
        """The rows of one statement, one at a time: for what does not fit in memory."""
        with translate_errors():
            yield from self._db.execute(sql, values)

    def insert_rows(self, table: str, names: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
        """All rows in one statement, which is all or nothing: quicker by half than one for each."""
        row = f"({', '.join('?' * len(names))})"
        sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES {', '.join([row] * len(rows))}"
        with translate_errors():
            self._db.execute(sql, tuple(chain.from_iterable(rows)))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block or nothing. The commit returns when the disk has it.

        Raises StorageFailure when the file is no longer where it was opened: what was written into it would be gone
        with the last window. Put back, it can be written again.
        """
        if self._file != _get_file_identity(self._path):
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
        """Whether anything was saved since the log was folded in, or it was never begun."""
        return self._db.total_changes != self._folded_at

    def checkpoint_wal(self) -> None:
        """Bring what was saved from the write-ahead log into the file, and begin the log anew, with room for more.

        SQLite would do both within some save, which then takes many times as long as the others: the first
        transaction after folding in syncs twice, once for the head of the log. So here one that changes nothing
        goes first. Raises StorageFailure.
        """
        self.run_sql("PRAGMA wal_checkpoint(PASSIVE)")
        with self.transaction():
            self.run_sql(f"PRAGMA user_version = {self.run_sql('PRAGMA user_version')[0][0]:d}")
        _preallocate_wal(self._log)
        self._folded_at = self._db.total_changes

    @contextmanager
    def use_rollback_journal(self) -> Iterator[None]:
        """Within the block a transaction journals what the file held before it, in place of all that it writes.

        Emptied and synced at the end of each transaction: one that was only deleted may be there again after the
        power went, and would undo what was saved.
        """
        self.run_sql("PRAGMA journal_mode = TRUNCATE")
        try:
            yield
        finally:
            self.run_sql("PRAGMA journal_mode = WAL")

    def copy_to_file(self, path: Path) -> None:
        """A whole copy through SQLite's online backup, which takes the write-ahead log with it.

        It is for the caller to sync the copy, and to give it its name only then: what is torn is thrown away.
        """
        with translate_errors():
            target = sqlite3.connect(path)
            try:
                target.execute("PRAGMA synchronous = OFF")
                target.execute("PRAGMA journal_mode = OFF")
                self._db.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")  # so that a disk that is read-only can be read
            finally:
                target.close()

    def close(self) -> None:
        """Close the file; the write-ahead log is folded in."""
        with translate_errors():
            self._db.close()


def _get_file_identity(path: Path) -> tuple[int, int] | None:
    """Which file that is, whatever it is called; None when there is none (a chart in memory)."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _preallocate_wal(log: Path) -> None:
    """Fill the log's file up to LOG_ROOM with zeros, behind all that SQLite has written and where it will write next.

    A file that grows makes the disk write down its new length too, with each save: that is half of what one takes.
    SQLite reads the log up to the first frame that does not fit the one before; zeros never do, even after a crash.
    """
    try:
        with log.open("r+b") as file:
            file.write(bytes(max(0, WAL_BYTES - file.seek(0, os.SEEK_END))))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise StorageFailure(f"{log} cannot be written: {error.strerror}.") from error


def ensure_private_file(path: Path) -> None:
    """Make sure that the file exists, readable by its owner alone. Raises StorageFailure."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StorageFailure(f"{path} cannot be written: {error.strerror}. Choose another folder.") from error


@contextmanager
def translate_errors() -> Iterator[None]:
    """Driver errors as sentences for a person. Misuse of the driver stays what it is: a bug of ours."""
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
    if any(sign in str(error) for sign in _SIGNS_OF_DAMAGE):
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
            f"The disk refused ({error}). Everything saved before is safe. Check the disk and its permissions."
        )
    return error
