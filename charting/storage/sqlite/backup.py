"""Backups: a whole copy, reopened and checked before it counts, the newest few kept."""

import os
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from charting import clock
from charting.errors import NotAClinicFile, NotFound, StorageFailure
from charting.storage.atomic_file import refuse_non_file, sync_to_disk
from charting.storage.sqlite.connection import Connection, ensure_private_file
from charting.storage.sqlite.integrity_check import find_file_problems
from charting.storage.sqlite.schema_migration import check_schema_version

KEPT_BACKUPS = 14
SUFFIX = ".soapstone"


def get_backups_folder(chart: Path) -> Path:
    """Where the backups of that chart lie: `backups` beside it."""
    return chart.parent / "backups"


def list_backups(chart: Path) -> list[Path]:
    """The backups of that chart, newest first. Other charts beside it have theirs in the same folder."""
    return sorted(_find_backup_files(chart, SUFFIX), key=lambda path: path.stem, reverse=True)


def back_up(connection: Connection, chart: Path) -> Path:
    """Copy the open chart, check the copy, then give it its name. The last KEPT are kept.

    Raises StorageFailure or NotAChart when the copy cannot be made or is not sound; older backups stay.
    """
    try:
        return _make_backup(connection, chart)
    except OSError as error:
        raise StorageFailure(
            f"The backup could not be written: {error.strerror}. The clinic file is safe."
        ) from error


def _make_backup(connection: Connection, chart: Path) -> Path:
    target = _choose_backup_path(chart, clock.now())
    unfinished = target.with_suffix(".unfinished")
    for leftover in _find_backup_files(chart, unfinished.suffix):
        leftover.unlink()
    ensure_private_file(unfinished)
    try:
        connection.copy_to_file(unfinished)
        _check_and_sync(unfinished)
        unfinished.rename(target)
        sync_to_disk(target.parent)
    finally:
        unfinished.unlink(missing_ok=True)
    for old in list_backups(chart)[KEPT_BACKUPS:]:
        old.unlink()
    return target


def check_backup_copy(path: Path) -> None:
    """Reopen a file and make sure that it is a sound chart, of a schema that we know.

    Raises NotAChart or ClinicFileTooNew.
    """
    copy = Connection(path)
    try:
        check_schema_version(copy, create=False)
    finally:
        copy.close()
    if problems := find_file_problems(path):
        raise NotAClinicFile(f"{path.name} is not a sound clinic file: {problems[0]}.")


def _check_and_sync(path: Path) -> None:
    """Both at once: the disk writes down the copy while it is read back from memory."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as aside:
        written = aside.submit(sync_to_disk, path)
        check_backup_copy(path)
        written.result()


def restore_backup(chart: Path, backup: Path) -> Path:
    """Put a checked copy of `backup` in the place of the closed `chart`, which is set aside, never deleted.

    Returns where the former chart lies now. Raises NotFound, ClinicFileInUse, NotAChart, ClinicFileTooNew or
    StorageFailure with the chart untouched. At no moment is there no chart at its place, even if the power goes.
    """
    if not backup.is_file():
        raise NotFound(f"There is no file {backup}.")
    refuse_non_file(chart)
    fresh = chart.with_name(f".{chart.name}.{os.getpid()}.unfinished")
    try:
        ensure_private_file(fresh)
        try:
            _copy_and_check(backup, fresh)
            aside = _rename_aside(chart, _link_or_rename)
            fresh.replace(chart)
            sync_to_disk(chart.parent)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise StorageFailure(f"The backup could not be restored: {error.strerror}.") from error
    return aside


def set_clinic_file_aside(chart: Path) -> Path:
    """Give the closed chart's file another name, with what belongs to it; returns that name.

    Raises ClinicFileInUse or StorageFailure.
    """
    refuse_non_file(chart)
    try:
        return _rename_aside(chart, Path.rename)
    except OSError as error:
        raise StorageFailure(f"{chart} could not be set aside: {error.strerror}.") from error


def _rename_aside(chart: Path, name_so: Callable[[Path, Path], object]) -> Path:
    """Closing the connection that asks whether it is in use folds the write-ahead log in, of a sound chart."""
    _refuse_in_use(chart)
    stem = f"{chart.stem} set aside {clock.now():%Y-%m-%d %H%M%S}"
    aside = chart.with_name(f"{_choose_free_stem(stem, lambda name: _is_name_taken(chart, name))}{SUFFIX}")
    for tail in ("-wal", "-shm", "-journal"):
        part = Path(f"{chart}{tail}")
        if part.exists():
            part.rename(f"{aside}{tail}")
    if chart.exists():
        name_so(chart, aside)
    return aside


def _link_or_rename(chart: Path, aside: Path) -> None:
    """The same file under a second name, where the disk knows such; else it is moved."""
    try:
        os.link(chart, aside)
    except OSError:
        chart.rename(aside)


def _find_backup_files(chart: Path, suffix: str) -> list[Path]:
    named = re.compile(re.escape(chart.stem) + r"-\d{4}-\d\d-\d\d-\d{6}(-\d+)?")
    return [path for path in get_backups_folder(chart).glob(f"*{suffix}") if named.fullmatch(path.stem)]


def _is_name_taken(chart: Path, stem: str) -> bool:
    return chart.with_name(f"{stem}{SUFFIX}").exists()


def _refuse_in_use(chart: Path) -> None:
    """A window that has the chart open would go on writing into the file that was set aside."""
    if not chart.is_file():
        return
    current = Connection(chart)
    try:
        current.run_sql("PRAGMA user_version")
    except NotAClinicFile:
        return  # a damaged chart is what a backup is for
    finally:
        current.close()


def _copy_and_check(backup: Path, fresh: Path) -> None:
    source = Connection(backup)
    try:
        source.copy_to_file(fresh)
    finally:
        source.close()
    _check_and_sync(fresh)


def _choose_backup_path(chart: Path, moment: datetime) -> Path:
    taken = {path.stem for path in list_backups(chart)}
    stem = _choose_free_stem(f"{chart.stem}-{moment:%Y-%m-%d-%H%M%S}", taken.__contains__)
    return get_backups_folder(chart) / f"{stem}{SUFFIX}"


def _choose_free_stem(stem: str, taken: Callable[[str], bool]) -> str:
    if not taken(stem):
        return stem
    number = 1
    while taken(f"{stem}-{number}"):
        number += 1
    return f"{stem}-{number}"
