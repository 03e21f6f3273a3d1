"""A log that was left where its chart lay is never read into another chart that comes to that name."""

import subprocess
import sys
from pathlib import Path

import pytest

from charting.actions.backups import restore_backup
from charting.actions.clients import update_client
from charting.actions.transfer.clinic_export import export_clinic_file
from charting.actions.transfer.clinic_import import import_as_new_file
from charting.clinic_file import open_clinic_file
from charting.errors import StorageFailure
from charting.storage.sqlite.connection import WAL_BYTES
from charting.storage.verification import verify_clinic_file
from tests.support.sample_clinic import open_sample_clinic

ROOT = Path(__file__).parents[4]
RENAMED_AND_KILLED = (
    "import os, signal, sys; from pathlib import Path; from charting.clinic_file import open_clinic_file\n"
    "from charting.actions.plain_records import save_record\n"
    "chart = open_clinic_file(Path(sys.argv[1])); [who] = chart.therapists.find(); [client] = chart.clients.find()\n"
    "save_record(chart, who, client.with_changes(family_name='Moved')); os._exit(9)"
)
KILLED_WHILE_FILLING = (
    "import os, sys; from pathlib import Path; from charting.clinic_file import open_clinic_file\n"
    "from charting.storage.sqlite.bulk_load import load_in_bulk\n"
    "chart = open_clinic_file(Path(sys.argv[1]))\n"
    "with load_in_bulk(chart.connection):\n"
    "    chart.connection.run_sql('PRAGMA cache_size = 5')\n"
    "    for n in range(300):\n"
    "        chart.connection.run_sql('INSERT INTO known_word (word) VALUES (:word)', word=f'{n:0200d}')\n"
    "    os._exit(9)"
)


def names_in(path: Path) -> list[str]:
    """The clients' family names in a chart that is sound."""
    with open_clinic_file(path) as clinic_file:
        assert verify_clinic_file(clinic_file.connection) == []
        return [client.family_name for client in clinic_file.clients.find()]


def moved_after(code: str, path: Path) -> Path:
    """A chart that was moved, without its logs, after a process that had it open was killed."""
    with open_sample_clinic(path):
        pass
    assert subprocess.run([sys.executable, "-c", code, path], cwd=ROOT, check=False).returncode == 9
    return path.rename(path.with_name("moved.soapstone"))


def test_no_chart_is_made_of_a_file_beside_the_log_of_another(tmp_path: Path) -> None:
    path, exported = tmp_path / "clinic.soapstone", tmp_path / "chart.json"
    with open_sample_clinic(tmp_path / "other.soapstone") as sample:
        export_clinic_file(sample.clinic_file, exported)
    moved = moved_after(RENAMED_AND_KILLED, path)
    with pytest.raises(
        StorageFailure, match=r"clinic\.soapstone-wal belongs to a clinic file that was moved"
    ):
        import_as_new_file(path, exported)
    assert not path.exists()
    moved.rename(path)
    assert names_in(path) == ["Moved"]


def test_no_empty_chart_is_made_where_the_log_of_another_would_be_deleted(tmp_path: Path) -> None:
    path = tmp_path / "clinic.soapstone"
    moved = moved_after(RENAMED_AND_KILLED, path)
    with pytest.raises(StorageFailure, match="Put both in the same folder again"):
        open_clinic_file(path, create=True)
    assert not path.exists()
    moved.rename(path)
    assert names_in(path) == ["Moved"]


def test_a_restored_chart_is_not_undone_by_what_another_journaled(tmp_path: Path) -> None:
    path, backup = tmp_path / "clinic.soapstone", tmp_path / "backup.soapstone"
    with open_sample_clinic(backup) as sample:
        update_client(sample.clinic_file, sample.who, sample.client.with_changes(family_name="Restored"))
    moved_after(KILLED_WHILE_FILLING, path)
    assert Path(f"{path}-journal").stat().st_size
    aside = restore_backup(path, backup)
    assert names_in(path) == ["Restored"]
    assert Path(f"{aside}-journal").exists()


def test_the_log_of_a_chart_that_is_opened_by_a_link_has_room_too(tmp_path: Path) -> None:
    with open_sample_clinic(tmp_path / "clinic.soapstone"):
        pass
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.soapstone"
    link.symlink_to(tmp_path / "clinic.soapstone")
    with open_clinic_file(link) as clinic_file:
        clinic_file.connection.checkpoint_wal()
        assert (tmp_path / "clinic.soapstone-wal").stat().st_size == WAL_BYTES
        assert not clinic_file.connection.has_uncheckpointed_changes
