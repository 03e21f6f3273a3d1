"""The write-ahead log is folded in when nobody waits, so that every save waits for the disk once."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from charting.actions.maintenance_slices import run_maintenance_slices
from charting.actions.notes import save_draft
from charting.actions.plain_records import save_record
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.model.session import Session
from charting.storage.sqlite import connection
from charting.storage.verification import verify_clinic_file
from tests.bench.syncs import commits_in
from tests.support.sample_clinic import Sample

ROOT = Path(__file__).parents[4]


def log_of(clinic_file: ClinicFile) -> Path:
    return Path(f"{clinic_file.path}-wal")


def typed(sample: Sample, words: str) -> Session:
    return save_draft(sample.clinic_file, sample.who, sample.draft.with_changes(subjective=words))


def test_after_folding_the_file_alone_holds_what_was_saved(sample: Sample) -> None:
    saved = typed(sample, "Sleeps better since the weekend.")
    assert b"since the weekend" not in sample.clinic_file.path.read_bytes()
    sample.clinic_file.connection.checkpoint_wal()
    assert b"since the weekend" in sample.clinic_file.path.read_bytes()
    assert sample.clinic_file.sessions.get(saved.id) == saved


def test_the_log_has_begun_anew_before_the_next_save(sample: Sample) -> None:
    sample.clinic_file.connection.checkpoint_wal()
    begun = commits_in(sample.clinic_file.path)
    saved = typed(sample, "one")
    save_draft(sample.clinic_file, sample.who, saved)
    assert (begun, commits_in(sample.clinic_file.path)) == (1, 3)


def test_the_log_has_room_for_the_saves_to_come_and_does_not_grow_with_them(sample: Sample) -> None:
    sample.clinic_file.connection.checkpoint_wal()
    room = log_of(sample.clinic_file).stat().st_size
    note = sample.draft
    for count in range(30):
        note = save_draft(sample.clinic_file, sample.who, note.with_changes(subjective="word " * count))
    assert room == log_of(sample.clinic_file).stat().st_size == connection.WAL_BYTES


def test_a_long_log_is_folded_in_without_being_cut(sample: Sample) -> None:
    typed(sample, "word " * 1_000_000)
    grown = log_of(sample.clinic_file).stat().st_size
    sample.clinic_file.connection.checkpoint_wal()
    assert grown == log_of(sample.clinic_file).stat().st_size > connection.WAL_BYTES
    assert verify_clinic_file(sample.clinic_file.connection) == []


def test_what_was_folded_in_is_not_folded_in_again(sample: Sample) -> None:
    clinic_file = sample.clinic_file
    list(run_maintenance_slices(clinic_file))
    assert list(run_maintenance_slices(clinic_file)) == []
    typed(sample, "one more")
    assert clinic_file.connection.has_uncheckpointed_changes
    list(run_maintenance_slices(clinic_file))
    assert not clinic_file.connection.has_uncheckpointed_changes


def test_upkeep_writes_nothing_into_the_log_of_acts(sample: Sample) -> None:
    before = list(sample.clinic_file.audit_log.iterate_bodies())
    list(run_maintenance_slices(sample.clinic_file))
    assert list(sample.clinic_file.audit_log.iterate_bodies()) == before


def test_a_chart_that_closes_leaves_one_file(sample: Sample) -> None:
    sample.clinic_file.connection.checkpoint_wal()
    typed(sample, "after it")
    sample.clinic_file.close()
    assert not log_of(sample.clinic_file).exists()
    with open_clinic_file(sample.clinic_file.path) as clinic_file:
        assert clinic_file.sessions.get(sample.draft.id).subjective == "after it"


LIMITED = """
import resource, sys
from pathlib import Path
from charting.actions.plain_records import save_record
from charting.clinic_file import open_clinic_file
from charting.errors import StorageFailure
from charting.model.provider import Provider

with open_clinic_file(Path(sys.argv[1])) as chart:
    who = chart.therapists.find()[0]
    save_record(chart, who, Provider(name="Before"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
    try:
        chart.connection.checkpoint_wal()
    except StorageFailure as failure:
        print(failure)
    print(save_record(chart, who, Provider(name="After")).version)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit is set as Linux sets it")
def test_without_room_for_the_log_saves_go_on(sample: Sample) -> None:
    sample.clinic_file.close()
    command: list[str | Path] = [sys.executable, "-c", LIMITED, sample.clinic_file.path]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    sentence, version = done.stdout.splitlines()
    assert "clinic.soapstone-wal cannot be written: File too large." in sentence
    assert version == "1"
    with open_clinic_file(sample.clinic_file.path) as clinic_file:
        assert {"Before", "After"} <= {each.name for each in clinic_file.providers.find()}
        assert verify_clinic_file(clinic_file.connection) == []


WRITER = """
import sys
from pathlib import Path
from charting.actions.notes import save_draft
from charting.actions.maintenance_slices import run_maintenance_slices
from charting.clinic_file import open_clinic_file

with open_clinic_file(Path(sys.argv[1])) as chart:
    who = chart.therapists.find()[0]
    note = chart.sessions.get(sys.argv[2])
    for count in range(10_000):
        if count == int(sys.argv[3]):
            list(run_maintenance_slices(chart))
        note = save_draft(chart, who, note.with_changes(subjective=f"{count} " * 500))
        print(note.version, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is of POSIX")
@pytest.mark.parametrize(
    ("folded_at", "killed_at"),
    [(0, 1), (0, 300), (150, 160), (-1, 300)],
    ids=["room alone", "a long log", "old saves behind the new", "a long log without room"],
)
def test_killed_between_saves_no_acknowledged_save_is_lost(
    sample: Sample, folded_at: int, killed_at: int
) -> None:
    sample.clinic_file.close()
    command: list[str | Path] = [
        sys.executable,
        "-c",
        WRITER,
        sample.clinic_file.path,
        sample.draft.id,
        str(folded_at),
    ]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True)
    assert writer.stdout is not None
    told = [int(writer.stdout.readline()) for _ in range(killed_at)]
    writer.send_signal(signal.SIGKILL)
    told += [int(line) for line in writer.stdout.read().split("\n")[:-1]]
    writer.wait()
    writer.stdout.close()
    with open_clinic_file(sample.clinic_file.path) as clinic_file:
        assert clinic_file.sessions.get(sample.draft.id).version in (told[-1], told[-1] + 1)
        assert verify_clinic_file(clinic_file.connection) == []
        save_record(clinic_file, sample.who, sample.provider.with_changes(practice="After it"))
