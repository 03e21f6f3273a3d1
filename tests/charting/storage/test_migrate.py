"""A later schema: backed up before, applied whole or not at all, and never anything but once."""

import shutil
from pathlib import Path

import pytest

from charting.chart import open_chart
from charting.storage import migrate
from charting.storage.backup import list_backups
from tests.charting.sample_chart import sample_chart

ADDED = "CREATE TABLE later (id TEXT PRIMARY KEY NOT NULL);\nINSERT INTO later (id) SELECT id FROM client;\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed chart of this program's schema."""
    path = tmp_path / "clinic.soapstone"
    with sample_chart(path):
        pass
    return path


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The migrations in a folder that a test may add to."""
    folder = Path(shutil.copytree(migrate._FOLDER, tmp_path / "migrations"))
    monkeypatch.setattr(migrate, "_FOLDER", folder)
    return folder


def test_a_later_schema_is_applied_once_after_a_backup(path: Path, scripts: Path) -> None:
    version = migrate.latest()
    (scripts / f"{version + 1:04d}_later.sql").write_text(ADDED)
    for _ in range(2):
        with open_chart(path) as chart:
            assert [row["id"] for row in chart.connection.run("SELECT id FROM later")] == [
                client.id for client in chart.clients.find()
            ]
    [backup] = list_backups(path)
    (scripts / f"{version + 1:04d}_later.sql").unlink()
    with open_chart(backup) as before:
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
    version = migrate.latest()
    (scripts / f"{version + 1:04d}_later.sql").write_text(ADDED + broken)
    with pytest.raises(Exception, match=r"no such table|middle of a statement"):
        open_chart(path)
    (scripts / f"{version + 1:04d}_later.sql").unlink()
    with open_chart(path) as chart:
        tables = {row["name"] for row in chart.connection.run("SELECT name FROM sqlite_master")}
        assert "later" not in tables
        assert chart.clients.count() == 1
    assert len(list_backups(path)) == 1
