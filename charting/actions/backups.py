"""Listing the backups of a clinic file, and checking and restoring one while nobody has the file open.

`ClinicFile.back_up` makes them; `charting.backup_folder` says where they are.
"""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from charting import clock
from charting.backup_folder import SUFFIX, choose_free_stem, list_backups, parse_backup_moment
from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.errors import NotFound, StorageFailure
from charting.private_file import ensure_private_file
from charting.storage.atomic_file import name_unfinished, refuse_non_file, sync_to_disk
from charting.storage.sqlite.backup import check_backup_copy, copy_and_check
from charting.storage.sqlite.database_file import refuse_in_use, rename_database


class BackupFile(NamedTuple):
    """A backup of a clinic file: when it was made, in local time, and its size in bytes."""

    path: Path
    made: datetime
    size: int


class ClinicFileLocation(NamedTuple):
    """Where a clinic file is, and its backups, newest first."""

    path: Path
    backups: tuple[BackupFile, ...]


@use_vocabularies_of_file
def read_file_location(clinic_file: ClinicFile) -> ClinicFileLocation:
    """List the backups of the open clinic file; reads the folder on the disk."""
    path = clinic_file.path
    backups = tuple(
        BackupFile(backup, parse_backup_moment(path, backup), backup.stat().st_size)
        for backup in list_backups(path)
    )
    return ClinicFileLocation(path, backups)


def check_backup(backup: Path) -> Path:
    """Return `backup` if it can be restored. Raises NotFound, ClinicFileInUse, NotAClinicFile or ClinicFileTooNew."""
    if not backup.is_file():
        raise NotFound(f"There is no file {backup}.")
    check_backup_copy(backup)
    return backup


def restore_backup(path: Path, backup: Path) -> Path:
    """Replace the closed clinic file by a checked copy of `backup`; returns where the former file is now.

    The former file is set aside, never deleted, and a file is in its place at every moment, even if the power fails.
    Raises NotFound, ClinicFileInUse, NotAClinicFile, ClinicFileTooNew or StorageFailure with nothing changed.
    """
    if not backup.is_file():
        raise NotFound(f"There is no file {backup}.")
    refuse_non_file(path)
    copy = name_unfinished(path)
    try:
        ensure_private_file(copy)
        try:
            copy_and_check(backup, copy)
            former = _rename_aside(path, _link_or_rename)
            copy.replace(path)
            sync_to_disk(path.parent)
        finally:
            copy.unlink(missing_ok=True)
    except OSError as error:
        raise StorageFailure(f"The backup could not be restored: {error.strerror}.") from error
    return former


def set_clinic_file_aside(path: Path) -> Path:
    """Rename the closed clinic file, with its journals, to make room for another; returns the new name.

    Raises ClinicFileInUse or StorageFailure.
    """
    refuse_non_file(path)
    try:
        return _rename_aside(path, Path.rename)
    except OSError as error:
        raise StorageFailure(f"{path} could not be set aside: {error.strerror}.") from error


def _rename_aside(path: Path, rename: Callable[[Path, Path], object]) -> Path:
    refuse_in_use(path)
    stem = choose_free_stem(
        f"{path.stem} set aside {clock.now():%Y-%m-%d %H%M%S}",
        lambda name: path.with_name(f"{name}{SUFFIX}").exists(),
    )
    former = path.with_name(f"{stem}{SUFFIX}")
    rename_database(path, former, rename)
    return former


def _link_or_rename(path: Path, former: Path) -> None:
    """Give the file a second name, so that the first is never missing; rename it on a disk without hard links."""
    try:
        os.link(path, former)
    except OSError:
        path.rename(former)
