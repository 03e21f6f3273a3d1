"""Backups: a full copy, reopened and checked before it counts; the newest few are kept."""

from pathlib import Path

from charting import clock
from charting.backup_folder import KEPT_BACKUPS, choose_backup_path, find_backup_files, list_backups
from charting.errors import NotAClinicFile, StorageFailure
from charting.private_file import ensure_private_file
from charting.storage.atomic_file import sync_to_disk
from charting.storage.sqlite.connection import Connection
from charting.storage.sqlite.integrity_check import find_file_problems
from charting.storage.sqlite.schema_migration import check_schema_version


def back_up(connection: Connection, path: Path) -> Path:
    """Copy the open clinic file, check the copy, then give it its name; returns that. The newest KEPT_BACKUPS stay.

    Raises StorageFailure or NotAClinicFile if the copy cannot be made or is damaged; older backups stay.
    """
    try:
        return _make_backup(connection, path)
    except OSError as error:
        raise StorageFailure(
            f"The backup could not be written: {error.strerror}. The clinic file is safe."
        ) from error


def _make_backup(connection: Connection, path: Path) -> Path:
    target = choose_backup_path(path, clock.now())
    unfinished = target.with_suffix(".unfinished")
    for leftover in find_backup_files(path, unfinished.suffix):
        leftover.unlink()
    ensure_private_file(unfinished)
    try:
        connection.copy_to_file(unfinished)
        _check_and_sync(unfinished)
        unfinished.rename(target)
        sync_to_disk(target.parent)
    finally:
        unfinished.unlink(missing_ok=True)
    for outdated in list_backups(path)[KEPT_BACKUPS:]:
        outdated.unlink()
    return target


def check_backup_copy(path: Path) -> None:
    """Reopen a copy and make sure that it is an intact clinic file with a schema that we know.

    Raises NotAClinicFile or ClinicFileTooNew.
    """
    copy = Connection(path)
    try:
        check_schema_version(copy, create=False)
    finally:
        copy.close()
    if problems := find_file_problems(path):
        raise NotAClinicFile(f"{path.name} is damaged: {problems[0]}.")


def copy_and_check(source: Path, target: Path) -> None:
    """Copy a closed clinic file, its write-ahead log included, and check the copy. Raises as `check_backup_copy`."""
    connection = Connection(source)
    try:
        connection.copy_to_file(target)
    finally:
        connection.close()
    _check_and_sync(target)


def _check_and_sync(path: Path) -> None:
    """Check the copy, which is read from memory, while another thread waits for the disk to write it."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as executor:
        written = executor.submit(sync_to_disk, path)
        check_backup_copy(path)
        written.result()
