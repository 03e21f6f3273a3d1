"""A later schema: backed up before, applied whole or not at all, and never anything but once."""

import shutil
from pathlib import Path

import pytest

from charting.backup_folder import list_backups
from charting.clinic_file import open_clinic_file
from charting.storage.sqlite import schema_migration
from tests.support.sample_clinic import open_sample_clinic

ADDED = "CREATE TABLE later (id TEXT PRIMARY KEY NOT NULL);\nINSERT INTO later (id) SELECT id FROM client;\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed chart of this program's schema."""
    path = tmp_path / "clinic.soapstone"
    with open_sample_clinic(path):
        pass
    return path


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The migrations in a folder that a test may add to."""
    folder = Path(shutil.copytree(schema_migration._FOLDER, tmp_path / "migrations"))
    monkeypatch.setattr(schema_migration, "_FOLDER", folder)
    return folder


def test_a_later_schema_is_applied_once_after_a_backup(path: Path, scripts: Path) -> None:
    version = schema_migration.get_latest_schema_version()
    (scripts / f"{version + 1:04d}_later.sql").write_text(ADDED)
    for _ in range(2):
        with open_clinic_file(path) as clinic_file:
            assert [row["id"] for row in clinic_file.connection.run_sql("SELECT id FROM later")] == [
                client.id for client in clinic_file.clients.find()
            ]
    [backup] = list_backups(path)
    (scripts / f"{version + 1:04d}_later.sql").unlink()
    with open_clinic_file(backup) as before:
        assert before.clients.count() == 1


@pytest.mark.parametrize(
    "broken",
    [
        "INSERT INTO nowhere (id) VALUES ('x');",
        "CREATE TABLE half (x TEXT",
    ],
    ids=["statement", "end"],
)
def test_a_migration_that_fails_changes_nothing(path: Path, scripts: Path, broken: str) -> None:
    version = schema_migration.get_latest_schema_version()
    (scripts / f"{version + 1:04d}_later.sql").write_text(ADDED + broken)
    with pytest.raises(Exception, match=r"no such table|middle of a statement"):
        open_clinic_file(path)
    (scripts / f"{version + 1:04d}_later.sql").unlink()
    with open_clinic_file(path) as clinic_file:
        tables = {row["name"] for row in clinic_file.connection.run_sql("SELECT name FROM sqlite_master")}
        assert "later" not in tables
        assert clinic_file.clients.count() == 1
    assert len(list_backups(path)) == 1
