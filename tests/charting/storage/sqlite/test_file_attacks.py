"""The file is moved, damaged or read-only, the power goes, the clock is wrong: a sentence, and nothing lost."""

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from charting import clock
from charting.actions.backups import restore_backup, set_clinic_file_aside
from charting.actions.clients import register_client
from charting.actions.notes import save_draft, sign_note, start_session
from charting.actions.plain_records import save_record
from charting.actions.report_release import require_release
from charting.actions.transfer.clinic_export import export_clinic_file
from charting.actions.transfer.clinic_import import import_clinic_file
from charting.backup_folder import get_backups_folder, list_backups
from charting.clinic_file import open_clinic_file
from charting.errors import ImportRefused, Invalid, NotFound, NotPermitted, SoapstoneError, StorageFailure
from charting.storage.verification import verify_clinic_file
from tests.support.sample_clinic import (
    CENTRAL,
    NOON,
    Sample,
    build_client,
    complete_session,
    find_log_entries,
    open_sample_clinic,
)

ROOT = Path(__file__).parents[4]
RESTORE = (
    "import sys; from pathlib import Path; from charting.actions.backups import restore_backup\n"
    "while True: restore_backup(*map(Path, sys.argv[1:])); print('done', flush=True)"
)
BACK_UP = (
    "import sys; from pathlib import Path; from charting.clinic_file import open_clinic_file\n"
    "chart = open_clinic_file(Path(sys.argv[1]))\nwhile True: print(chart.back_up(), flush=True)"
)


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody move an open file")
@pytest.mark.parametrize("what", ["deleted", "moved", "replaced"])
def test_a_file_taken_from_under_the_window_is_noticed_at_the_next_save(sample: Sample, what: str) -> None:
    chart, path = sample.clinic_file, sample.clinic_file.path
    away = path.with_name("away")
    if what == "deleted":
        path.unlink()
    else:
        path.rename(away)
    if what == "replaced":
        shutil.copy(away, path)
    with pytest.raises(StorageFailure, match="moved, replaced or deleted"):
        register_client(chart, sample.who, build_client())
    backup = chart.back_up()
    chart.close()
    with open_clinic_file(backup) as copy:
        assert copy.clients.find() == [sample.client]
        assert verify_clinic_file(copy.connection) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody move an open file")
def test_put_back_it_goes_on(sample: Sample) -> None:
    away = sample.clinic_file.path.rename(sample.clinic_file.path.with_name("away"))
    with pytest.raises(StorageFailure):
        save_draft(sample.clinic_file, sample.who, sample.draft.with_changes(subjective="one"))
    away.rename(sample.clinic_file.path)
    save_draft(sample.clinic_file, sample.who, sample.draft.with_changes(subjective="two"))
    assert sample.clinic_file.sessions.get(sample.draft.id).subjective == "two"


@pytest.mark.parametrize(
    "name", ["a b.soapstone", "é ü#1?%20.soapstone", "no ending", "[x]*.soapstone", "c.unfinished"]
)
def test_a_chart_may_be_called_anything(tmp_path: Path, name: str) -> None:
    path = tmp_path / "ñ #?% dir" / name
    with open_sample_clinic(path) as made:
        backup = made.clinic_file.back_up()
        assert list_backups(path) == [backup]
    aside = restore_backup(path, backup)
    restore_backup(path, aside)
    with open_clinic_file(path) as clinic_file:
        assert verify_clinic_file(clinic_file.connection) == []
    assert sorted(each.name for each in path.parent.glob(".*")) == []


def test_an_unfinished_restore_can_be_restored_from(tmp_path: Path) -> None:
    path = tmp_path / "clinic.soapstone"
    with open_sample_clinic(path):
        pass
    leftover = tmp_path / "clinic.unfinished"
    path.rename(leftover)
    restore_backup(path, leftover)
    assert leftover.exists()
    with open_clinic_file(path) as clinic_file:
        assert clinic_file.clients.count() == 1


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is of POSIX")
@pytest.mark.parametrize("seed", range(6))
def test_killed_in_a_restore_or_a_backup_the_chart_is_there(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "clinic.soapstone"
    with open_sample_clinic(path) as made:
        backup = shutil.move(made.clinic_file.back_up(), tmp_path / "kept.soapstone")
    script, words = (RESTORE, [path, backup]) if seed % 2 else (BACK_UP, [path])
    with subprocess.Popen([sys.executable, "-c", script, *words], stdout=subprocess.PIPE, cwd=ROOT) as doing:
        assert doing.stdout is not None
        doing.stdout.readline()
        clock_ms = random.Random(seed).randrange(1, 60)
        with pytest.raises(subprocess.TimeoutExpired):
            doing.wait(clock_ms / 1000)
        doing.send_signal(signal.SIGKILL)
    assert path.exists()
    with open_clinic_file(path) as clinic_file:
        assert clinic_file.clients.count() == 1
        assert verify_clinic_file(clinic_file.connection) == []
        clinic_file.back_up()
    assert not list(get_backups_folder(path).glob("*.unfinished"))
    for kept in list_backups(path):
        with open_clinic_file(kept) as clinic_file:
            assert verify_clinic_file(clinic_file.connection) == []


@pytest.mark.parametrize("seed", range(40))
def test_random_damage_is_a_sentence(tmp_path: Path, seed: int) -> None:
    path, chance = tmp_path / "clinic.soapstone", random.Random(seed)
    with open_sample_clinic(path) as made:
        whole = made.clinic_file.back_up().read_bytes()
    data = bytearray(whole)
    for _ in range(chance.choice([1, 5, 80])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data)
    with suppress(SoapstoneError), open_clinic_file(path) as clinic_file:
        assert all(problem.endswith(".") for problem in verify_clinic_file(clinic_file.connection))
        clinic_file.back_up()


def test_a_backups_folder_that_refuses_is_a_sentence(sample: Sample) -> None:
    folder = get_backups_folder(sample.clinic_file.path)
    (folder / "clinic-2026-03-02-110000.unfinished").mkdir(parents=True)
    with pytest.raises(StorageFailure, match="The backup could not be written"):
        sample.clinic_file.back_up()


def test_a_backup_can_be_read_from_a_disk_that_cannot_be_written(sample: Sample) -> None:
    """Bytes 18 and 19 of the header: 2 would ask for a write-ahead log beside the file."""
    assert sample.clinic_file.back_up().read_bytes()[18:20] == bytes([1, 1])


def test_a_clock_that_fell_back_does_not_lock_the_chart(sample: Sample) -> None:
    chart, who = sample.clinic_file, sample.who
    grown = register_client(chart, who, build_client(family_name="Young", birth_date=date(2005, 5, 5)))
    with clock.set_to(datetime(2001, 1, 1, tzinfo=CENTRAL)):
        assert chart.clients.get(grown.id) == grown
        assert len(chart.find_clients("young")) == 1
        with pytest.raises(Invalid, match=r"under 18|future"):
            register_client(chart, who, build_client(birth_date=date(2005, 5, 5)))


def test_a_note_begun_while_the_clock_ran_ahead_can_be_signed(sample: Sample) -> None:
    chart, who = sample.clinic_file, sample.who
    sign_note(chart, who, complete_session(sample.draft.with_changes(unread={})))
    with clock.set_to(NOON + timedelta(days=3000)):
        draft = start_session(chart, who, sample.case, NOON)
    signed = sign_note(chart, who, complete_session(draft))
    assert signed.signed_at == NOON == signed.entered_at
    assert find_log_entries(chart, draft.client_id, draft.id)[0].at == NOON + timedelta(days=3000)
    assert verify_clinic_file(chart.connection) == []


@pytest.mark.parametrize(
    ("moment", "holds"),
    [
        (datetime(2026, 3, 8, 23, 30, tzinfo=CENTRAL), True),  # 05:30 of the 9th in UTC
        (datetime(2026, 3, 9, 0, 10, tzinfo=CENTRAL), False),
        (datetime(2026, 3, 9, 0, 10, tzinfo=UTC), False),
    ],
)
def test_a_release_ends_with_the_local_day(sample: Sample, moment: datetime, *, holds: bool) -> None:
    chart, who, day = sample.clinic_file, sample.who, date(2026, 3, 8)
    save_record(chart, who, sample.release.with_changes(expires=day))
    with clock.set_to(moment):
        if holds:
            assert require_release(chart, sample.client.id, sample.provider.id).expires == day
        else:
            with pytest.raises(NotPermitted):
                require_release(chart, sample.client.id, sample.provider.id)


def test_a_release_revoked_and_given_again_holds(sample: Sample) -> None:
    chart, who, today = sample.clinic_file, sample.who, NOON.date()
    save_record(chart, who, sample.release.with_changes(revoked=today))
    with pytest.raises(NotPermitted):
        require_release(chart, sample.client.id, sample.provider.id)
    again = save_record(chart, who, sample.release.with_changes(id="again", version=0, given=today))
    assert require_release(chart, sample.client.id, sample.provider.id) == again


def test_a_deeply_nested_import_is_refused(tmp_path: Path) -> None:
    deep = b"[" * 100_000 + b"]" * 100_000
    for number, content in enumerate((deep, b'{"format":"soapstone-chart","version":1,"x":%b}' % deep)):
        hostile = tmp_path / f"{number}.json"
        hostile.write_bytes(content)
        with (
            open_clinic_file(tmp_path / "new.soapstone", create=True) as clinic_file,
            pytest.raises(ImportRefused),
        ):
            import_clinic_file(clinic_file, hostile)


@pytest.mark.skipif(os.name == "nt", reason="pipes in a folder are of POSIX")
def test_a_device_is_never_replaced(sample: Sample, tmp_path: Path) -> None:
    pipe, backup = tmp_path / "pipe", sample.clinic_file.back_up()
    os.mkfifo(pipe)
    ways: list[Callable[[], object]] = [
        lambda: export_clinic_file(sample.clinic_file, pipe),
        lambda: restore_backup(pipe, backup),
        lambda: set_clinic_file_aside(pipe),
    ]
    for way in ways:
        with pytest.raises(StorageFailure, match="it is not a file"):
            way()
    assert pipe.is_fifo()


def test_a_number_beyond_counting_is_no_client(sample: Sample) -> None:
    for number in (10**30, -(10**30), 0):
        with pytest.raises(NotFound):
            sample.clinic_file.find_client_by_number(number)
