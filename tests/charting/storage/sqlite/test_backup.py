"""Backups are whole, checked, private, the newest fourteen; restoring deletes nothing."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from charting import clock
from charting.actions.backups import restore_backup, set_clinic_file_aside
from charting.actions.clients import register_client
from charting.backup_folder import KEPT_BACKUPS, get_backups_folder, list_backups
from charting.clinic_file import open_clinic_file
from charting.errors import ClinicFileInUse, ClinicFileTooNew, NotAClinicFile, NotFound, StorageFailure
from charting.storage.sqlite.backup import check_backup_copy
from charting.storage.sqlite.schema_migration import get_latest_schema_version
from charting.storage.verification import verify_clinic_file
from tests.support.sample_clinic import NOON, Sample, build_client

RESTORE = (
    "import sys; from pathlib import Path; from charting.actions.backups import restore_backup; "
    "restore_backup(*map(Path, sys.argv[1:]))"
)


def names(path: Path) -> list[str]:
    with open_clinic_file(path) as clinic_file:
        return [client.family_name for client in clinic_file.clients.find()]


def test_a_backup_holds_what_only_the_write_ahead_log_has(sample: Sample) -> None:
    register_client(sample.clinic_file, sample.who, build_client(family_name="Late"))
    wal = Path(f"{sample.clinic_file.path}-wal")
    assert wal.stat().st_size > 0
    copy = sample.clinic_file.back_up()
    assert copy.parent == get_backups_folder(sample.clinic_file.path)
    assert names(copy) == ["Late", "Nguyễn"]
    with open_clinic_file(copy) as clinic_file:
        assert verify_clinic_file(clinic_file.connection) == []


def test_the_last_fourteen_are_kept(sample: Sample) -> None:
    made = []
    for hour in range(KEPT_BACKUPS + 3):
        with clock.set_to(NOON + timedelta(hours=hour)):
            made.append(sample.clinic_file.back_up())
    assert list_backups(sample.clinic_file.path) == made[:2:-1]
    assert sorted(get_backups_folder(sample.clinic_file.path).iterdir()) == sorted(made[3:])


def test_two_backups_in_one_second_are_two(sample: Sample) -> None:
    first, second = sample.clinic_file.back_up(), sample.clinic_file.back_up()
    assert list_backups(sample.clinic_file.path) == [second, first]


def test_other_charts_in_the_folder_keep_theirs(sample: Sample) -> None:
    neighbor = get_backups_folder(sample.clinic_file.path) / "clinic-old-2020-01-01-120000.soapstone"
    neighbor.parent.mkdir()
    neighbor.touch()
    for hour in range(KEPT_BACKUPS + 1):
        with clock.set_to(NOON + timedelta(hours=hour)):
            sample.clinic_file.back_up()
    assert neighbor.exists()
    assert neighbor not in list_backups(sample.clinic_file.path)


def test_an_unfinished_copy_never_counts_and_goes_with_the_next(sample: Sample) -> None:
    folder = get_backups_folder(sample.clinic_file.path)
    folder.mkdir()
    for second in ("120000", "115959"):
        (folder / f"clinic-2026-03-02-{second}.unfinished").write_bytes(b"half a chart")
    assert list_backups(sample.clinic_file.path) == []
    made = sample.clinic_file.back_up()
    assert list(folder.iterdir()) == [made] == list_backups(sample.clinic_file.path)


def test_a_backup_that_cannot_be_written_is_a_sentence(sample: Sample) -> None:
    get_backups_folder(sample.clinic_file.path).write_text("a file where the folder should be")
    with pytest.raises(StorageFailure, match="Choose another folder"):
        sample.clinic_file.back_up()
    assert sample.clinic_file.clients.count() == 1


@pytest.fixture
def closed(sample: Sample) -> tuple[Path, Path]:
    """A closed chart with a client more than its backup has."""
    backup = sample.clinic_file.back_up()
    register_client(sample.clinic_file, sample.who, build_client(family_name="Late"))
    sample.clinic_file.close()
    return sample.clinic_file.path, backup


def test_restoring_sets_the_former_chart_aside(closed: tuple[Path, Path]) -> None:
    path, backup = closed
    aside = restore_backup(path, backup)
    assert names(path) == ["Nguyễn"]
    assert names(aside) == ["Late", "Nguyễn"]
    assert names(backup) == ["Nguyễn"]
    assert aside.name == "clinic set aside 2026-03-02 120000.soapstone"
    again = restore_backup(path, aside)
    assert again != aside
    assert names(path) == ["Late", "Nguyễn"]


def test_a_damaged_chart_can_be_restored(closed: tuple[Path, Path]) -> None:
    path, backup = closed
    path.write_bytes(b"nothing that was a chart" * 500)
    aside = restore_backup(path, backup)
    assert names(path) == ["Nguyễn"]
    assert aside.read_bytes().startswith(b"nothing that was")


def test_a_chart_that_is_gone_can_be_restored(closed: tuple[Path, Path]) -> None:
    path, backup = closed
    path.unlink()
    assert not restore_backup(path, backup).exists()
    assert names(path) == ["Nguyễn"]


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda backup: backup.unlink(), NotFound),
        (lambda backup: backup.write_bytes(b""), NotAClinicFile),
        (lambda backup: backup.write_bytes(b"a letter" * 1000), NotAClinicFile),
        (lambda backup: backup.write_bytes(backup.read_bytes()[:8192]), NotAClinicFile),
    ],
    ids=["missing", "empty", "text", "torn"],
)
def test_a_bad_backup_leaves_the_chart_alone(
    closed: tuple[Path, Path], spoil: Callable[..., Any], error: type[Exception]
) -> None:
    path, backup = closed
    before = path.read_bytes()
    spoil(backup)
    with pytest.raises(error):
        restore_backup(path, backup)
    assert path.read_bytes() == before
    assert sorted(file.name for file in path.parent.iterdir()) == ["backups", "clinic.soapstone"]


def test_a_backup_of_a_later_program_is_refused(closed: tuple[Path, Path]) -> None:
    path, backup = closed
    db = sqlite3.connect(backup)
    db.execute(f"PRAGMA user_version = {get_latest_schema_version() + 1}")
    db.close()
    with pytest.raises(ClinicFileTooNew):
        restore_backup(path, backup)
    assert names(path) == ["Late", "Nguyễn"]


def test_an_open_chart_is_not_taken_from_under_its_window(sample: Sample) -> None:
    backup = sample.clinic_file.back_up()
    command: list[str | Path] = [sys.executable, "-c", RESTORE, sample.clinic_file.path, backup]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "ClinicFileInUse" in done.stderr
    with pytest.raises(ClinicFileInUse):
        set_clinic_file_aside(sample.clinic_file.path)
    assert sample.clinic_file.clients.count() == 1
    assert not list(sample.clinic_file.path.parent.glob("*set aside*"))


def test_a_copy_whose_pages_are_damaged_does_not_count(closed: tuple[Path, Path], tmp_path: Path) -> None:
    path, _ = closed
    copy = tmp_path / "copy.soapstone"
    shutil.copy(path, copy)
    data = bytearray(copy.read_bytes())
    data[4096 * 3 : 4096 * 3 + 400] = b"\xff" * 400
    copy.write_bytes(data)
    with pytest.raises(NotAClinicFile):
        check_backup_copy(copy)
