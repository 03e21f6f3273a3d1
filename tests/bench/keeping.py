"""Rows of the whole file: a backup that is verified."""

import os
import shutil
from pathlib import Path

from charting.clinic_file import open_clinic_file
from tests.bench.clinic import Built
from tests.bench.measure import TIMES, timed
from tests.bench.rows import Row, ratio


def keeping_rows(built: Built) -> list[Row]:
    """On one chart."""
    return [_backup(built)]


def _backup(built: Built) -> Row:
    beside = built.path.with_suffix(".cp")
    with open_clinic_file(built.path) as clinic_file:
        measured, floor = timed(
            lambda: clinic_file.back_up().unlink(), lambda: _copy(built.path, beside), TIMES
        )
    beside.unlink()
    goal = ratio("median", measured.median, floor.median, 2.5)
    return Row("backup, verified", built.clients, measured, floor, (goal,))


def _copy(source: Path, target: Path) -> None:
    """cp and sync, to a new file each time as a backup is one. Every byte is written: no clone that shares them."""
    target.unlink(missing_ok=True)
    shutil.copyfile(source, target)
    synced(target)


def synced(path: Path) -> None:
    """Wait until the disk has the file."""
    handle = os.open(path, os.O_RDWR)
    os.fsync(handle)
    os.close(handle)
