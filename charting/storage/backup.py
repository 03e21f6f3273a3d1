"""Backups: a whole copy, reopened and checked before it counts, the newest few kept."""

import os
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from charting import clock
from charting.errors import NotAChart, NotFound, StorageFailure
from charting.storage.connection import Connection, private_file
from charting.storage.migrate import check_ours
from charting.storage.soundness import problems_in
from charting.storage.whole_file import refuse_what_is_no_file, to_disk

KEPT = 14
SUFFIX = ".soapstone"


def backups_folder(chart: Path) -> Path:
    """Where the backups of that chart lie: `backups` beside it."""
    return chart.parent / "backups"


def list_backups(chart: Path) -> list[Path]:
    """The backups of that chart, newest first. Other charts beside it have theirs in the same folder."""
    return sorted(_made_of(chart, SUFFIX), key=lambda path: path.stem, reverse=True)


def back_up(connection: Connection, chart: Path) -> Path:
    """Copy the open chart, check the copy, then give it its name. The last KEPT are kept.

    Raises StorageFailure or NotAChart when the copy cannot be made or is not sound; older backups stay.
    """
    try:
        return _back_up(connection, chart)
    except OSError as error:
        raise StorageFailure(
            f"The backup could not be written: {error.strerror}. The chart is safe."
        ) from error


def _back_up(connection: Connection, chart: Path) -> Path:
    target = _free_name(chart, clock.now())
    unfinished = target.with_suffix(".unfinished")
    for leftover in _made_of(chart, unfinished.suffix):
        leftover.unlink()
    private_file(unfinished)
    try:
        connection.copy_to(unfinished)
        _check_and_sync(unfinished)
        unfinished.rename(target)
        to_disk(target.parent)
    finally:
        unfinished.unlink(missing_ok=True)
    for old in list_backups(chart)[KEPT:]:
        old.unlink()
    return target


def check_copy(path: Path) -> None:
    """Reopen a file and make sure that it is a sound chart, of a schema that we know.

    Raises NotAChart or ChartTooNew.
    """
    copy = Connection(path)
    try:
        check_ours(copy, create=False)
    finally:
        copy.close()
    if problems := problems_in(path):
        raise NotAChart(f"{path.name} is not a sound chart: {problems[0]}.")


def _check_and_sync(path: Path) -> None:
    """Both at once: the disk writes down the copy while it is read back from memory."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as aside:
        written = aside.submit(to_disk, path)
        check_copy(path)
        written.result()


def restore(chart: Path, backup: Path) -> Path:
    """Put a checked copy of `backup` in the place of the closed `chart`, which is set aside, never deleted.

    Returns where the former chart lies now. Raises NotFound, ChartInUse, NotAChart, ChartTooNew or
    StorageFailure with the chart untouched. At no moment is there no chart at its place, even if the power goes.
    """
    if not backup.is_file():
        raise NotFound(f"There is no file {backup}.")
    refuse_what_is_no_file(chart)
    fresh = chart.with_name(f".{chart.name}.{os.getpid()}.unfinished")
    try:
        private_file(fresh)
        try:
            _copy_checked(backup, fresh)
            aside = _set_aside(chart, _second_name)
            fresh.replace(chart)
            to_disk(chart.parent)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise StorageFailure(f"The backup could not be restored: {error.strerror}.") from error
    return aside


def set_aside(chart: Path) -> Path:
    """Give the closed chart's file another name, with what belongs to it; returns that name.

    Raises ChartInUse or StorageFailure.
    """
    refuse_what_is_no_file(chart)
    try:
        return _set_aside(chart, Path.rename)
    except OSError as error:
        raise StorageFailure(f"{chart} could not be set aside: {error.strerror}.") from error


def _set_aside(chart: Path, name_so: Callable[[Path, Path], object]) -> Path:
    """Closing the connection that asks whether it is in use folds the write-ahead log in, of a sound chart."""
    _refuse_in_use(chart)
    stem = f"{chart.stem} set aside {clock.now():%Y-%m-%d %H%M%S}"
    aside = chart.with_name(f"{_first_free(stem, lambda name: _is_there(chart, name))}{SUFFIX}")
    for tail in ("-wal", "-shm", "-journal"):
        part = Path(f"{chart}{tail}")
        if part.exists():
            part.rename(f"{aside}{tail}")
    if chart.exists():
        name_so(chart, aside)
    return aside


def _second_name(chart: Path, aside: Path) -> None:
    """The same file under a second name, where the disk knows such; else it is moved."""
    try:
        os.link(chart, aside)
    except OSError:
        chart.rename(aside)


def _made_of(chart: Path, suffix: str) -> list[Path]:
    named = re.compile(re.escape(chart.stem) + r"-\d{4}-\d\d-\d\d-\d{6}(-\d+)?")
    return [path for path in backups_folder(chart).glob(f"*{suffix}") if named.fullmatch(path.stem)]


def _is_there(chart: Path, stem: str) -> bool:
    return chart.with_name(f"{stem}{SUFFIX}").exists()


def _refuse_in_use(chart: Path) -> None:
    """A window that has the chart open would go on writing into the file that was set aside."""
    if not chart.is_file():
        return
    current = Connection(chart)
    try:
        current.run("PRAGMA user_version")
    except NotAChart:
        return  # a damaged chart is what a backup is for
    finally:
        current.close()


def _copy_checked(backup: Path, fresh: Path) -> None:
    source = Connection(backup)
    try:
        source.copy_to(fresh)
    finally:
        source.close()
    _check_and_sync(fresh)


def _free_name(chart: Path, moment: datetime) -> Path:
    taken = {path.stem for path in list_backups(chart)}
    stem = _first_free(f"{chart.stem}-{moment:%Y-%m-%d-%H%M%S}", taken.__contains__)
    return backups_folder(chart) / f"{stem}{SUFFIX}"


def _first_free(stem: str, taken: Callable[[str], bool]) -> str:
    if not taken(stem):
        return stem
    number = 1
    while taken(f"{stem}-{number}"):
        number += 1
    return f"{stem}-{number}"
