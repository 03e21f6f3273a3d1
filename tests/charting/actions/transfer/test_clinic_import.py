"""An import is whole or not there: refused, killed, or in the way of another file. What it took apart it put back."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from charting.actions.clients import register_client
from charting.actions.transfer.clinic_export import export_clinic_file
from charting.actions.transfer.clinic_import import import_as_new_file, import_clinic_file
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.errors import ImportRefused, Refused, StorageFailure
from charting.storage.verification import verify_clinic_file
from tests.support.sample_clinic import Sample, build_client

ROOT = Path(__file__).parents[4]
NEW = (
    "import sys; from pathlib import Path; from charting.actions.transfer.clinic_import import import_as_new_file\n"
    "file, chart = map(Path, sys.argv[1:])\n"
    "while True: print('begun', flush=True); import_as_new_file(chart, file); chart.unlink()"
)
EMPTY = (
    "import sys; from pathlib import Path; from charting.actions.transfer.clinic_import import import_clinic_file\n"
    "from charting.clinic_file import open_clinic_file\nfile, path = map(Path, sys.argv[1:])\n"
    "chart = open_clinic_file(path); print('begun', flush=True); import_clinic_file(chart, file)"
)


@pytest.fixture
def exported(sample: Sample, tmp_path: Path) -> Path:
    """Some more clients, so that there is time to be killed in."""
    for number in range(60):
        register_client(sample.clinic_file, sample.who, build_client(family_name=f"Client {number}"))
    export_clinic_file(sample.clinic_file, tmp_path / "chart.json")
    return tmp_path / "chart.json"


def journal(clinic_file: ClinicFile) -> str:
    return str(clinic_file.connection.run_sql("PRAGMA journal_mode")[0][0])


def spoiled(exported: Path) -> Path:
    """The seal of the very last entry of the log is another one."""
    head, sha256, tail = exported.read_text(encoding="utf-8").rpartition('"sha256":"')
    exported.write_text(f"{head}{sha256}{'0' * 64}{tail[64:]}", encoding="utf-8")
    return exported


def test_a_new_chart_has_its_name_when_all_is_in(sample: Sample, exported: Path, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    count = sum(gateway.count() for gateway in sample.clinic_file.gateways.values())
    assert import_as_new_file(folder / "clinic.soapstone", exported) == count
    assert [each.name for each in folder.iterdir()] == ["clinic.soapstone"]
    with open_clinic_file(folder / "clinic.soapstone") as clinic_file:
        assert verify_clinic_file(clinic_file.connection) == []
        assert journal(clinic_file) == "wal"


def test_a_refused_import_leaves_no_file(exported: Path, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    with pytest.raises(ImportRefused, match="not the one that was logged"):
        import_as_new_file(folder / "clinic.soapstone", spoiled(exported))
    assert list(folder.iterdir()) == []


def test_a_refused_import_leaves_an_empty_chart_as_it_was(exported: Path, tmp_path: Path) -> None:
    with open_clinic_file(tmp_path / "empty.soapstone", create=True) as clinic_file:
        before = clinic_file.connection.run_sql("SELECT name, sql FROM sqlite_master ORDER BY name")
        with pytest.raises(ImportRefused):
            import_clinic_file(clinic_file, spoiled(exported))
        assert clinic_file.connection.run_sql("SELECT name, sql FROM sqlite_master ORDER BY name") == before
        assert verify_clinic_file(clinic_file.connection) == []
        assert journal(clinic_file) == "wal"
        assert clinic_file.clients.count() == 0


def test_a_full_disk_leaves_an_empty_chart_as_it_was(exported: Path, tmp_path: Path) -> None:
    with open_clinic_file(tmp_path / "empty.soapstone", create=True) as clinic_file:
        pages = clinic_file.connection.run_sql("PRAGMA page_count")[0][0]
        clinic_file.connection.run_sql(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(StorageFailure, match="The disk is full"):
            import_clinic_file(clinic_file, exported)
        assert verify_clinic_file(clinic_file.connection) == []
        assert journal(clinic_file) == "wal"
        clinic_file.connection.run_sql(f"PRAGMA max_page_count = {pages + 1000}")
        import_clinic_file(clinic_file, exported)
        assert clinic_file.clients.count() == 61
        assert verify_clinic_file(clinic_file.connection) == []


def test_a_chart_that_came_meanwhile_is_not_replaced(exported: Path, tmp_path: Path) -> None:
    there = tmp_path / "other.soapstone"
    there.write_text("mine")
    with pytest.raises(Refused, match="is there already"):
        import_as_new_file(there, exported)
    assert there.read_text() == "mine"


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is of POSIX")
@pytest.mark.parametrize("seed", range(4))
def test_killed_there_is_no_new_chart_or_a_whole_one(exported: Path, tmp_path: Path, seed: int) -> None:
    path = tmp_path / "other.soapstone"
    killed(NEW, exported, path, seed)
    if path.exists():
        with open_clinic_file(path) as clinic_file:
            assert clinic_file.clients.count() == 61
            assert verify_clinic_file(clinic_file.connection) == []


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is of POSIX")
@pytest.mark.parametrize("seed", range(4))
def test_killed_an_empty_chart_is_empty_still_or_whole(exported: Path, tmp_path: Path, seed: int) -> None:
    path = tmp_path / "other.soapstone"
    open_clinic_file(path, create=True).close()
    killed(EMPTY, exported, path, seed)
    with open_clinic_file(path) as clinic_file:
        assert verify_clinic_file(clinic_file.connection) == []
        if clinic_file.clients.count() == 0:
            import_clinic_file(clinic_file, exported)
        assert clinic_file.clients.count() == 61
        assert verify_clinic_file(clinic_file.connection) == []


def killed(script: str, file: Path, path: Path, seed: int) -> None:
    """Start the script, and kill it a few milliseconds after it has begun."""
    words: list[str | Path] = [sys.executable, "-c", script, file, path]
    with subprocess.Popen(words, stdout=subprocess.PIPE, cwd=ROOT) as importing:
        assert importing.stdout is not None
        importing.stdout.readline()
        try:
            importing.wait(random.Random(seed).randrange(1, 40) / 1000)
        except subprocess.TimeoutExpired:
            importing.send_signal(signal.SIGKILL)
