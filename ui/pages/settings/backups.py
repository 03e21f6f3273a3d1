"""What the chart's card reads and shows: where the file lies, and its backups."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from charting.chart import Chart
from charting.errors import NotFound
from charting.storage.backup import check_copy, list_backups
from ui.dates import echo_moment
from ui.pages.settings import texts
from ui.widgets.rows_model import Column


class BackupRow(NamedTuple):
    """A backup: when it was made, by its name, and how large it is in bytes."""

    path: Path
    made: datetime
    size: int


class ChartPlace(NamedTuple):
    """Where the chart lies, and its backups, newest first."""

    path: Path
    backups: tuple[BackupRow, ...]


def read_place(chart: Chart) -> ChartPlace:
    """Looks at the disk: for the chart's thread."""
    return ChartPlace(chart.path, tuple(_row(chart.path, path) for path in list_backups(chart.path)))


def sound(backup: Path) -> Path:
    """`backup`, when it can be restored. Raises NotFound, ChartInUse, NotAChart or ChartTooNew."""
    if not backup.is_file():
        raise NotFound(f"There is no file {backup}.")
    check_copy(backup)
    return backup


def backup_columns() -> tuple[Column, ...]:
    """When, the file, and its size."""
    return (
        Column(texts.WHEN, lambda row: echo_moment(row.made), 190, bold=True),
        Column(texts.FILE_NAME, lambda row: row.path.name, muted=True),
        Column(texts.SIZE, lambda row: _size(row.size), 76, align="right", muted=True),
    )


def _row(chart: Path, path: Path) -> BackupRow:
    stamp = "-".join(path.stem.removeprefix(f"{chart.stem}-").split("-")[:4])
    made = datetime.strptime(stamp, "%Y-%m-%d-%H%M%S").astimezone()
    return BackupRow(path, made, path.stat().st_size)


def _size(size: int) -> str:
    if size >= 1_000_000:
        return texts.MEGABYTES.format(size=size / 1_000_000)
    return texts.KILOBYTES.format(size=size / 1000)
