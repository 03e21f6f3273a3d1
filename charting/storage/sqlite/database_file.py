"""A database as files: SQLite keeps up to three more beside it (sqlite.org/tempfiles.html).

SQLite finds a journal by its name alone. One that lost its database would be applied to the next database of that
name, and a database without its journal loses the changes that only the journal has
(sqlite.org/howtocorrupt.html).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from charting.errors import NotAClinicFile, Refused, StorageFailure
from charting.storage.atomic_file import name_unfinished, sync_to_disk, translate_os_errors
from charting.storage.sqlite.connection import Connection

COMPANION_SUFFIXES = ("-wal", "-shm", "-journal")


@contextmanager
def create_database_atomically(path: Path) -> Iterator[Path]:
    """Yield a temporary path for a new database, which is renamed to `path` once all of it is on the disk.

    A killed process leaves the unfinished file behind. Raises Refused if `path` exists by then, and StorageFailure,
    also if there is a journal at `path` whose database is gone.
    """
    refuse_orphaned_journal(path)
    unfinished = name_unfinished(path)
    with translate_os_errors(path):
        try:
            yield unfinished
            sync_to_disk(unfinished)
            if path.exists():
                raise Refused(f"{path} is there already. Choose another place.")
            unfinished.rename(path)
            sync_to_disk(path.parent)
        finally:
            for suffix in ("", *COMPANION_SUFFIXES):
                Path(f"{unfinished}{suffix}").unlink(missing_ok=True)


def refuse_orphaned_journal(path: Path) -> None:
    """Raise StorageFailure if a journal with changes is at `path` without its database.

    A new database there would read that journal as its own, or SQLite would delete it with everything in it.
    """
    for journal in (Path(f"{path}-wal"), Path(f"{path}-journal")):
        if _get_file_size(path) is None and _get_file_size(journal):
            raise StorageFailure(
                f"{journal} belongs to a clinic file that was moved without it. "
                "Put both in the same folder again, or choose another place."
            )


def refuse_in_use(path: Path) -> None:
    """Raise ClinicFileInUse if a window has the database open: it would go on writing into the file moved away.

    Closing this connection also checkpoints the write-ahead log of an intact database. A damaged one passes, since
    that is what a backup is for.
    """
    if not path.is_file():
        return
    connection = Connection(path)
    try:
        connection.run_sql("PRAGMA user_version")
    except NotAClinicFile:
        return
    finally:
        connection.close()


def rename_database(path: Path, new_path: Path, rename: Callable[[Path, Path], object] = Path.rename) -> None:
    """Give a closed database another name, journals first; `rename` does so for the database itself."""
    for suffix in COMPANION_SUFFIXES:
        companion = Path(f"{path}{suffix}")
        if companion.exists():
            companion.rename(f"{new_path}{suffix}")
    if path.exists():
        rename(path, new_path)


def _get_file_size(path: Path) -> int | None:
    """The size in bytes; None if there is no file, or none that we may look at."""
    try:
        return path.stat().st_size
    except OSError:
        return None
