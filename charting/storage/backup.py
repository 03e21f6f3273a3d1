"""Backups: a whole copy, reopened and checked before it counts, the newest few kept."""

import os
from datetime import datetime
from pathlib import Path

from charting import clock
from charting.errors import NotAChart, StorageFailure
from charting.storage.connection import APPLICATION_ID, Connection, private_file

KEPT = 14
SUFFIX = ".soapstone"


def backups_folder(chart: Path) -> Path:
    """Where the backups of that chart lie: `backups` beside it."""
    return chart.parent / "backups"


def list_backups(chart: Path) -> list[Path]:
    """The backups of that chart, newest first."""
    return sorted(backups_folder(chart).glob(f"{chart.stem}-*{SUFFIX}"), reverse=True)


def back_up(connection: Connection, chart: Path) -> Path:
    """Copy the open chart, check the copy, then give it its name. The last KEPT are kept.

    Raises StorageFailure or NotAChart when the copy cannot be made or is not sound; older backups stay.
    """
    target = _free_name(chart, clock.now())
    unfinished = target.with_suffix(".unfinished")
    private_file(unfinished)
    try:
        connection.copy_to(unfinished)
        check_copy(unfinished)
        _to_disk(unfinished)
        unfinished.rename(target)
        _to_disk(target.parent)
    except OSError as error:
        raise StorageFailure(f"The backup could not be written: {error.strerror}. The chart is safe.") from error
    finally:
        unfinished.unlink(missing_ok=True)
    for old in list_backups(chart)[KEPT:]:
        old.unlink()
    return target


def check_copy(path: Path) -> None:
    """Reopen a file and make sure that it is a sound chart. Raises NotAChart."""
    copy = Connection(path)
    try:
        problems = [str(row[0]) for row in copy.run("PRAGMA integrity_check") if row[0] != "ok"]
        problems += [f"{row[0]} points nowhere" for row in copy.run("PRAGMA foreign_key_check")]
        if copy.run("PRAGMA application_id")[0][0] != APPLICATION_ID:
            problems.append("it is another program's file")
    finally:
        copy.close()
    if problems:
        raise NotAChart(f"{path.name} is not a sound chart: {problems[0]}.")


def restore(chart: Path, backup: Path) -> Path:
    """Put a checked copy of `backup` in the place of the closed `chart`, which is set aside, never deleted.

    Returns where the former chart lies now. Raises NotAChart or StorageFailure with the chart untouched.
    """
    fresh = chart.with_suffix(".unfinished")
    aside = chart.with_name(f"{chart.stem} set aside {clock.now():%Y-%m-%d %H%M%S}{SUFFIX}")
    private_file(fresh)
    source = Connection(backup)
    try:
        source.copy_to(fresh)
        check_copy(fresh)
        _to_disk(fresh)
        for tail in ("-wal", "-shm", ""):
            part = Path(f"{chart}{tail}")
            if part.exists():
                part.rename(f"{aside}{tail}")
        fresh.rename(chart)
        _to_disk(chart.parent)
    except OSError as error:
        raise StorageFailure(f"The backup could not be restored: {error.strerror}.") from error
    finally:
        source.close()
        fresh.unlink(missing_ok=True)
    return aside


def _free_name(chart: Path, moment: datetime) -> Path:
    folder, stem = backups_folder(chart), f"{chart.stem}-{moment:%Y-%m-%d-%H%M%S}"
    taken = {path.stem for path in list_backups(chart)}
    names = (stem if n == 0 else f"{stem}-{n}" for n in range(len(taken) + 1))
    return folder / f"{next(name for name in names if name not in taken)}{SUFFIX}"


def _to_disk(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
