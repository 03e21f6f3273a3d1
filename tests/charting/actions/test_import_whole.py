"""An import is whole or not there: refused, killed, or in the way of another file. What it took apart it put back."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from charting.actions.clients import register_client
from charting.actions.transfer import export_chart
from charting.actions.transfer_in import import_as_new, import_chart
from charting.chart import Chart, open_chart
from charting.errors import ImportRefused, Refused, StorageFailure
from charting.storage.verify import verify
from tests.charting.sample_chart import Sample, a_client

ROOT = Path(__file__).parents[3]
NEW = (
    "import sys; from pathlib import Path; from charting.actions.transfer_in import import_as_new\n"
    "file, chart = map(Path, sys.argv[1:])\n"
    "while True: print('begun', flush=True); import_as_new(chart, file); chart.unlink()"
)
EMPTY = (
    "import sys; from pathlib import Path; from charting.actions.transfer_in import import_chart\n"
    "from charting.chart import open_chart\nfile, path = map(Path, sys.argv[1:])\n"
    "chart = open_chart(path); print('begun', flush=True); import_chart(chart, file)"
)


@pytest.fixture
def exported(sample: Sample, tmp_path: Path) -> Path:
    """Some more clients, so that there is time to be killed in."""
    for number in range(60):
        register_client(sample.chart, sample.who, a_client(family_name=f"Client {number}"))
    export_chart(sample.chart, tmp_path / "chart.json")
    return tmp_path / "chart.json"


def journal(chart: Chart) -> str:
    return str(chart.connection.run("PRAGMA journal_mode")[0][0])


def spoiled(exported: Path) -> Path:
    """The seal of the very last entry of the log is another one."""
    head, sha256, tail = exported.read_text(encoding="utf-8").rpartition('"sha256":"')
    exported.write_text(f"{head}{sha256}{'0' * 64}{tail[64:]}", encoding="utf-8")
    return exported


def test_a_new_chart_has_its_name_when_all_is_in(sample: Sample, exported: Path, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    count = sum(gateway.count() for gateway in sample.chart.gateways.values())
    assert import_as_new(folder / "clinic.soapstone", exported) == count
    assert [each.name for each in folder.iterdir()] == ["clinic.soapstone"]
    with open_chart(folder / "clinic.soapstone") as chart:
        assert verify(chart.connection) == []
        assert journal(chart) == "wal"


def test_a_refused_import_leaves_no_file(exported: Path, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    with pytest.raises(ImportRefused, match="not the one that was logged"):
        import_as_new(folder / "clinic.soapstone", spoiled(exported))
    assert list(folder.iterdir()) == []


def test_a_refused_import_leaves_an_empty_chart_as_it_was(exported: Path, tmp_path: Path) -> None:
    with open_chart(tmp_path / "empty.soapstone", create=True) as chart:
        before = chart.connection.run("SELECT name, sql FROM sqlite_master ORDER BY name")
        with pytest.raises(ImportRefused):
            import_chart(chart, spoiled(exported))
        assert chart.connection.run("SELECT name, sql FROM sqlite_master ORDER BY name") == before
        assert verify(chart.connection) == []
        assert journal(chart) == "wal"
        assert chart.clients.count() == 0


def test_a_full_disk_leaves_an_empty_chart_as_it_was(exported: Path, tmp_path: Path) -> None:
    with open_chart(tmp_path / "empty.soapstone", create=True) as chart:
        pages = chart.connection.run("PRAGMA page_count")[0][0]
        chart.connection.run(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(StorageFailure, match="The disk is full"):
            import_chart(chart, exported)
        assert verify(chart.connection) == []
        assert journal(chart) == "wal"
        chart.connection.run(f"PRAGMA max_page_count = {pages + 1000}")
        import_chart(chart, exported)
        assert chart.clients.count() == 61
        assert verify(chart.connection) == []


def test_a_chart_that_came_meanwhile_is_not_replaced(exported: Path, tmp_path: Path) -> None:
    there = tmp_path / "other.soapstone"
    there.write_text("mine")
    with pytest.raises(Refused, match="is there already"):
        import_as_new(there, exported)
    assert there.read_text() == "mine"


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is of POSIX")
@pytest.mark.parametrize("seed", range(4))
def test_killed_there_is_no_new_chart_or_a_whole_one(exported: Path, tmp_path: Path, seed: int) -> None:
    path = tmp_path / "other.soapstone"
    killed(NEW, exported, path, seed)
    if path.exists():
        with open_chart(path) as chart:
            assert chart.clients.count() == 61
            assert verify(chart.connection) == []


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is of POSIX")
@pytest.mark.parametrize("seed", range(4))
def test_killed_an_empty_chart_is_empty_still_or_whole(exported: Path, tmp_path: Path, seed: int) -> None:
    path = tmp_path / "other.soapstone"
    open_chart(path, create=True).close()
    killed(EMPTY, exported, path, seed)
    with open_chart(path) as chart:
        assert verify(chart.connection) == []
        if chart.clients.count() == 0:
            import_chart(chart, exported)
        assert chart.clients.count() == 61
        assert verify(chart.connection) == []


def killed(script: str, file: Path, path: Path, seed: int) -> None:
    """Start the script, and kill it a few milliseconds after it has begun."""
    words = [sys.executable, "-c", script, file, path]
    with subprocess.Popen(words, stdout=subprocess.PIPE, cwd=ROOT) as importing:
        assert importing.stdout is not None
        importing.stdout.readline()
        try:
            importing.wait(random.Random(seed).randrange(1, 40) / 1000)
        except subprocess.TimeoutExpired:
            importing.send_signal(signal.SIGKILL)
