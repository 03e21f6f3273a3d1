"""Rows of the whole file: a backup that is verified, and the way out and in as JSON."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec

from charting.chart import open_chart
from charting.storage.tables import TABLES
from tests.bench.clinic import Built, bare
from tests.bench.measure import TIMES, Samples, taken, timed
from tests.bench.rows import Goal, Row, ratio, span
from tests.bench.starting import Told, started

WHOLE_FILE_TIMES = 3  # each may take a minute


def keeping_rows(built: Built) -> list[Row]:
    """On one chart."""
    return [_backup(built), *_transfer(built)]


def _backup(built: Built) -> Row:
    beside = built.path.with_suffix(".cp")
    with open_chart(built.path) as chart:
        measured, floor = timed(lambda: chart.back_up().unlink(), lambda: _copy(built.path, beside), TIMES)
    beside.unlink()
    goal = ratio("median", measured.median, floor.median, 2.5)
    return Row("backup, verified", built.clients, span(measured), span(floor), (goal,))


def _copy(source: Path, target: Path) -> None:
    """cp and sync, to a new file each time as a backup is one."""
    target.unlink(missing_ok=True)
    shutil.copyfile(source, target)
    _synced(target)


def _synced(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    os.fsync(handle)
    os.close(handle)


def _transfer(built: Built) -> Iterator[Row]:
    out, back, floor_file = (built.path.with_suffix(tail) for tail in (".json", ".back", ".floor.json"))
    out_told, in_told, floors = [], [], []
    bodies = _bodies(built)
    for _ in range(WHOLE_FILE_TIMES):
        floors.append(taken(lambda: _write(bodies, floor_file)))
        out_told.append(started("export", str(built.path), str(out)))
        back.unlink(missing_ok=True)
        in_told.append(started("import", str(out), str(back)))
    for what, told in (("export the whole chart", out_told), ("import it into a new chart", in_told)):
        yield _moved(what, built, told, Samples(floors))
    for each in (out, back, floor_file, Path(f"{back}-wal"), Path(f"{back}-shm")):
        each.unlink(missing_ok=True)


def _moved(what: str, built: Built, told: list[Told], floor: Samples) -> Row:
    measured = Samples([float(each.figure) for each in told])
    goals = (
        ratio("median", measured.median, floor.median, 3.0),
        Goal("memory", max(each.megabytes for each in told), 300.0, " MB"),
    )
    return Row(what, built.clients, span(measured), span(floor), goals, f"{WHOLE_FILE_TIMES} turns.")


def _bodies(built: Built) -> dict[str, list[msgspec.Raw]]:
    """The documents of the chart as they are, in memory."""
    chart = bare(built.copy)
    names = [table.name for table in TABLES] + ["log"]
    found = {
        name: [msgspec.Raw(row[0].encode()) for row in chart.execute(f"SELECT body FROM {name}")]
        for name in names
    }
    chart.close()
    return found


def _write(bodies: dict[str, list[msgspec.Raw]], path: Path) -> None:
    path.write_bytes(msgspec.json.encode(bodies))
    _synced(path)
