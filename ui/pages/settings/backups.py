"""What the clinic file's card reads and shows: the location of the clinic file and its backups."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from charting.backup_folder import list_backups
from charting.clinic_file import ClinicFile
from charting.text.dates import format_day_and_time
from ui.pages.settings import texts
from ui.widgets.record_table.record_table import RecordColumn


class BackupRow(NamedTuple):
    """A backup: its path, its creation time (from the file name), and its size in bytes."""

    path: Path
    created_at: datetime
    size: int


class ClinicFileLocation(NamedTuple):
    """The path of the clinic file, and its backups, newest first."""

    path: Path
    backups: tuple[BackupRow, ...]


def read_file_location(clinic_file: ClinicFile) -> ClinicFileLocation:
    """List the backups on disk; runs on the worker thread."""
    return ClinicFileLocation(
        clinic_file.path, tuple(_make_row(clinic_file.path, path) for path in list_backups(clinic_file.path))
    )


def make_backup_columns() -> tuple[RecordColumn, ...]:
    """Make the columns: creation time, file name, size."""
    return (
        RecordColumn(texts.WHEN, lambda row: format_day_and_time(row.created_at), 190, bold=True),
        RecordColumn(texts.FILE_NAME, lambda row: row.path.name, muted=True),
        RecordColumn(texts.SIZE, lambda row: _format_size(row.size), 76, align="right", muted=True),
    )


def _make_row(clinic_path: Path, path: Path) -> BackupRow:
    stamp = "-".join(path.stem.removeprefix(f"{clinic_path.stem}-").split("-")[:4])
    created_at = datetime.strptime(stamp, "%Y-%m-%d-%H%M%S").astimezone()
    return BackupRow(path, created_at, path.stat().st_size)


def _format_size(size: int) -> str:
    if size >= 1_000_000:
        return texts.MEGABYTES.format(size=size / 1_000_000)
    return texts.KILOBYTES.format(size=size / 1000)
