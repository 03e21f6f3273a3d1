"""The process is killed, the disk is full: what was acknowledged is there, and the person is told."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from charting.actions.clients import register_client
from charting.actions.plain_records import save_record
from charting.clinic_file import open_clinic_file
from charting.errors import StorageFailure
from charting.model.provider import Provider
from charting.storage.verification import verify_clinic_file
from tests.support.sample_clinic import Sample, build_client

ROOT = Path(__file__).parents[4]

WRITER = """
import sys
from pathlib import Path
from charting.actions.clients import register_client
from tests.support.sample_clinic import build_client, create_clinic_file

chart, who = create_clinic_file(Path(sys.argv[1]))
while True:
    print(register_client(chart, who, build_client(notes="word " * 2000)).chart_number, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is of POSIX")
@pytest.mark.parametrize("acknowledged", [1, 7, 40])
def test_killed_while_writing_nothing_acknowledged_is_lost(tmp_path: Path, acknowledged: int) -> None:
    path = tmp_path / "clinic.soapstone"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE, cwd=ROOT, text=True
    )
    assert writer.stdout is not None
    told = [int(writer.stdout.readline()) for _ in range(acknowledged)]
    writer.send_signal(signal.SIGKILL)
    told += [int(line) for line in writer.stdout.read().split("\n")[:-1]]
    writer.wait()
    writer.stdout.close()
    with open_clinic_file(path) as clinic_file:
        there = sorted(client.chart_number for client in clinic_file.clients.find())
        assert there[: len(told)] == told
        assert len(there) <= len(told) + 1
        assert verify_clinic_file(clinic_file.connection) == []


def test_a_full_disk_is_a_sentence_and_loses_nothing(sample: Sample) -> None:
    clinic_file = sample.clinic_file
    pages = clinic_file.connection.run_sql("PRAGMA page_count")[0][0]
    clinic_file.connection.run_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StorageFailure, match=r"The disk is full\. Everything saved before is safe\."):
        register_client(clinic_file, sample.who, build_client(notes="word " * 20_000))
    assert clinic_file.clients.find() == [sample.client]
    assert verify_clinic_file(clinic_file.connection) == []
    clinic_file.connection.run_sql(f"PRAGMA max_page_count = {pages + 1000}")
    assert save_record(clinic_file, sample.who, Provider(name="After the disk was cleared")).version == 1


LIMITED = """
import resource, sys
from pathlib import Path
from charting.actions.clients import register_client
from charting.errors import StorageFailure
from tests.support.sample_clinic import build_client, create_clinic_file

chart, who = create_clinic_file(Path(sys.argv[1]))
register_client(chart, who, build_client())
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
try:
    register_client(chart, who, build_client(notes="word " * 400_000))
except StorageFailure as failure:
    print(failure)
print(chart.clients.count())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit is set as Linux sets it")
def test_a_disk_that_takes_no_more_bytes(tmp_path: Path) -> None:
    path = tmp_path / "clinic.soapstone"
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, path], capture_output=True, text=True, check=False, cwd=ROOT
    )
    sentence, count = done.stdout.splitlines()
    assert "Everything saved before is safe." in sentence
    assert count == "1"
    with open_clinic_file(path) as clinic_file:
        assert clinic_file.clients.count() == 1
        assert verify_clinic_file(clinic_file.connection) == []
