"""Opening a chart: what is not one, is too new, or is open elsewhere is refused with its file untouched."""

import os
import sqlite3
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from charting.backup_folder import list_backups
from charting.clinic_file import open_clinic_file
from charting.errors import ClinicFileInUse, ClinicFileTooNew, NotAClinicFile, NotFound, StorageFailure
from charting.storage.sqlite.connection import APPLICATION_ID
from charting.storage.sqlite.schema_migration import get_latest_schema_version, split_statements
from charting.storage.verification import verify_clinic_file
from tests.support.sample_clinic import Sample, create_clinic_file, open_sample_clinic

DATA = Path(__file__).parents[3] / "data"

OPEN = "import sys; from pathlib import Path; from charting.clinic_file import open_clinic_file; open_clinic_file(Path(sys.argv[1]))"


def fingerprint(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def left_as_it_was(path: Path, error: type[Exception], *, create: bool = False) -> str:
    before = fingerprint(path)
    with pytest.raises(error) as caught:
        open_clinic_file(path, create=create)
    assert fingerprint(path) == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    return str(caught.value)


def test_there_is_no_chart(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no clinic file at"):
        open_clinic_file(tmp_path / "none.soapstone")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "create"),
    [
        (b"", False),
        (b"A letter to the editor\n" * 100, False),
        (b"A letter to the editor\n" * 100, True),
        (b"SQLite format 3\x00" + b"\x00" * 2000, True),
    ],
    ids=["empty", "text", "text though it may create", "torn database"],
)
def test_another_file_is_no_chart(tmp_path: Path, content: bytes, *, create: bool) -> None:
    path = tmp_path / "clinic.soapstone"
    path.write_bytes(content)
    assert "not a" in left_as_it_was(path, NotAClinicFile, create=create)


@pytest.mark.parametrize("create", [False, True])
def test_another_programs_database_is_no_chart(tmp_path: Path, *, create: bool) -> None:
    path = tmp_path / "bookmarks.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE bookmark (url TEXT)")
    db.close()
    assert "not a Soapstone clinic file" in left_as_it_was(path, NotAClinicFile, create=create)


def test_a_chart_of_a_later_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "clinic.soapstone"
    with open_sample_clinic(path):
        pass
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {get_latest_schema_version() + 1}")
    db.close()
    assert "newer Soapstone" in left_as_it_was(path, ClinicFileTooNew)


def test_an_empty_file_becomes_a_chart_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "new.soapstone"
    path.touch()
    with open_clinic_file(path, create=True) as clinic_file:
        assert clinic_file.clinic is None
        assert verify_clinic_file(clinic_file.connection) == []


def test_a_second_window_is_refused(sample: Sample) -> None:
    second = subprocess.run(
        [sys.executable, "-c", OPEN, sample.clinic_file.path], capture_output=True, text=True, check=False
    )
    assert "charting.errors.ClinicFileInUse: This clinic file is open in another window." in second.stderr
    assert second.returncode == 1


def test_it_opens_again_once_the_first_is_closed(tmp_path: Path) -> None:
    chart, _ = create_clinic_file(tmp_path / "c.soapstone")
    with pytest.raises(ClinicFileInUse):
        open_clinic_file(chart.path)
    chart.close()
    open_clinic_file(chart.path).close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_nobody_else_on_the_machine_can_read_it(sample: Sample) -> None:
    backup = sample.clinic_file.back_up()
    files = [*sample.clinic_file.path.parent.glob("clinic.soapstone*"), backup]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert len(files) >= 3


def test_a_folder_that_refuses_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageFailure, match="Choose another folder"):
        open_clinic_file(tmp_path / "file" / "clinic.soapstone", create=True)


@pytest.mark.parametrize("dump", sorted(DATA.glob("schema-*.sql")), ids=lambda path: path.stem)
def test_a_chart_of_each_released_schema_opens_whole(tmp_path: Path, dump: Path) -> None:
    path = tmp_path / "clinic.soapstone"
    version = int(dump.stem.removeprefix("schema-"))
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript(dump.read_text(encoding="utf-8"))
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {version}")
    db.close()
    with open_clinic_file(path) as clinic_file:
        assert verify_clinic_file(clinic_file.connection) == []
        assert clinic_file.find_clients("nguyen")[0].legal_name == "Thảo Linh Nguyễn"
        assert clinic_file.sessions.find(status="signed")[0].pain_after == 2
        assert int(clinic_file.connection.run_sql("PRAGMA user_version")[0][0]) == get_latest_schema_version()
    assert len(list_backups(path)) == (version < get_latest_schema_version())


def test_each_schema_has_its_stored_chart() -> None:
    assert [path.stem for path in sorted(DATA.glob("schema-*.sql"))] == [
        f"schema-{number:04d}" for number in range(1, get_latest_schema_version() + 1)
    ]


def test_statements_are_told_apart() -> None:
    trigger = "CREATE TRIGGER t BEFORE DELETE ON a\nBEGIN\n  SELECT 1;\nEND;\n"
    script = f"-- why; not\nCREATE TABLE a (x TEXT);\n\n{trigger}"
    assert [text.split()[1] for text in split_statements(script)] == ["TABLE", "TRIGGER"]
    with pytest.raises(ValueError, match="middle of a statement"):
        list(split_statements("CREATE TABLE a (x TEXT"))
