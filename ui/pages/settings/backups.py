"""What the chart's card reads and shows: where the file lies, and its backups."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from charting.backup_folder import list_backups
from charting.clinic_file import ClinicFile
from charting.text.dates import format_day_and_time
from ui.pages.settings import texts
from ui.widgets.record_table.record_table import RecordColumn


class BackupRow(NamedTuple):
    """A backup: when it was made, by its name, and how large it is in bytes."""

    path: Path
    made: datetime
    size: int


class ClinicFileLocation(NamedTuple):
    """Where the chart lies, and its backups, newest first."""

    path: Path
    backups: tuple[BackupRow, ...]


def read_file_location(clinic_file: ClinicFile) -> ClinicFileLocation:
    """Looks at the disk: for the chart's thread."""
    return ClinicFileLocation(
        clinic_file.path, tuple(_make_row(clinic_file.path, path) for path in list_backups(clinic_file.path))
    )


def make_backup_columns() -> tuple[RecordColumn, ...]:
    """When, the file, and its size."""
    return (
        RecordColumn(texts.WHEN, lambda row: format_day_and_time(row.made), 190, bold=True),
        RecordColumn(texts.FILE_NAME, lambda row: row.path.name, muted=True),
        RecordColumn(texts.SIZE, lambda row: _format_size(row.size), 76, align="right", muted=True),
    )


def _make_row(chart: Path, path: Path) -> BackupRow:
    stamp = "-".join(path.stem.removeprefix(f"{chart.stem}-").split("-")[:4])
    made = datetime.strptime(stamp, "%Y-%m-%d-%H%M%S").astimezone()
    return BackupRow(path, made, path.stat().st_size)


def _format_size(size: int) -> str:
    if size >= 1_000_000:
        return texts.MEGABYTES.format(size=size / 1_000_000)
    return texts.KILOBYTES.format(size=size / 1000)
