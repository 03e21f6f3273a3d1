"""What is signed or issued stays, whoever asks: the database itself refuses, to plain SQL too."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from charting.errors import Refused
from charting.storage.tables import TABLES
from tests.support.sample_clinic import Sample, open_sample_clinic

FIXED = ("assessment", "plan", "session", "report", "addendum", "log", "paper")
ALL = (*(table.name for table in TABLES), "log", "paper")

# A change of a row as somebody with the file and a SQL prompt might try it; {key} and {columns} are filled in.
CHANGES = {
    "update": "UPDATE {table} SET {text} = 'x' WHERE {key} = :id",
    "update or ignore": "UPDATE OR IGNORE {table} SET {text} = 'x' WHERE {key} = :id",
    "update or replace the key": "UPDATE OR REPLACE {table} SET {key} = 'other' WHERE {key} = :id",
    "upsert": "INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE {key} = :id "
    "ON CONFLICT ({key}) DO UPDATE SET {text} = 'x'",
}
# These would take a row away, or put another in its place.
REMOVALS = {
    "delete": "DELETE FROM {table} WHERE {key} = :id",
    "delete all": "DELETE FROM {table}",
    "replace by key": "INSERT OR REPLACE INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE {key} = :id",
    "replace by rowid": "INSERT OR REPLACE INTO {table} (rowid, {columns}) "
    "SELECT rowid, {other_columns} FROM {table} WHERE {key} = :id",
}


class File:
    """The file of a closed chart, as any program with SQLite sees it."""

    def __init__(self, path: Path, sample: Sample) -> None:
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.execute("PRAGMA foreign_keys = ON")
        self.ids = {"session": sample.session.id, "paper": sample.report.id}

    def key(self, table: str) -> str:
        return "report_id" if table == "paper" else "id"

    def id(self, table: str) -> str:
        return self.ids.get(table) or self.db.execute(f"SELECT id FROM {table} LIMIT 1").fetchone()[0]

    def row(self, table: str) -> list[Any]:
        return self.db.execute(f"SELECT * FROM {table} ORDER BY {self.key(table)}").fetchall()

    def try_sql(self, sql: str, table: str) -> None:
        columns = [row[1] for row in self.db.execute(f"PRAGMA table_info({table})")]
        key = self.key(table)
        text = "pdf" if table == "paper" else "body"
        others = ["'another id'" if name == key else name for name in columns]
        filled = sql.format(
            table=table, key=key, text=text, columns=", ".join(columns), other_columns=", ".join(others)
        )
        self.db.execute(filled, {"id": self.id(table)} if ":id" in filled else {})


@pytest.fixture
def file(tmp_path: Path) -> Iterator[File]:
    with open_sample_clinic(tmp_path / "c.soapstone") as sample:
        pass
    file = File(tmp_path / "c.soapstone", sample)
    yield file
    file.db.close()


def refused(file: File, sql: str, table: str) -> None:
    before = file.row(table)
    with pytest.raises(sqlite3.IntegrityError):
        file.try_sql(sql, table)
    assert file.row(table) == before


@pytest.mark.parametrize("table", FIXED)
@pytest.mark.parametrize("sql", CHANGES.values(), ids=CHANGES)
def test_a_fixed_row_refuses_every_change(file: File, table: str, sql: str) -> None:
    refused(file, sql, table)


@pytest.mark.parametrize("table", ALL)
@pytest.mark.parametrize("sql", REMOVALS.values(), ids=REMOVALS)
def test_no_row_can_be_taken_away_or_replaced(file: File, table: str, sql: str) -> None:
    refused(file, sql, table)


@pytest.mark.parametrize("table", ["own_entry", "own_instrument", "own_template"])
def test_another_row_cannot_take_the_code_of_one(file: File, table: str) -> None:
    rest = [row[1] for row in file.db.execute(f"PRAGMA table_info({table})") if row[1] not in ("id", "code")]
    copy = f"INSERT {{}} INTO {table} (id, code, {', '.join(rest)}) SELECT 'other', {{}}, {', '.join(rest)} FROM {table}"
    refused(file, copy.format("OR REPLACE", "code"), table)
    file.db.execute(copy.format("", "'other code'") + " LIMIT 1")
    refused(
        file, f"UPDATE OR REPLACE {table} SET code = (SELECT code FROM {table} WHERE id <> 'other')", table
    )


@pytest.mark.parametrize("kind", ["assessment", "plan", "session"])
def test_a_draft_cannot_take_the_place_of_a_signed_note(file: File, kind: str) -> None:
    columns = [
        row[1] for row in file.db.execute(f"PRAGMA table_info({kind})") if row[1] not in ("id", "signed_at")
    ]
    values = ", ".join("'draft'" if name == "status" else name for name in columns)
    file.db.execute(
        f"INSERT INTO {kind} (id, signed_at, {', '.join(columns)}) "
        f"SELECT 'draft id', NULL, {values} FROM {kind} LIMIT 1"
    )
    for change in ("id = :id", f"rowid = (SELECT rowid FROM {kind} WHERE id = :id)"):
        with pytest.raises(sqlite3.IntegrityError):
            file.db.execute(
                f"UPDATE OR REPLACE {kind} SET {change} WHERE id = 'draft id'", {"id": file.id(kind)}
            )


def test_a_draft_still_changes(file: File) -> None:
    changed = file.db.execute("UPDATE session SET body = body || ' ' WHERE status = 'draft'")
    assert changed.rowcount == 1


def test_the_refusal_is_a_sentence(sample: Sample) -> None:
    changed = sample.session.with_changes(subjective="Another story")
    with pytest.raises(Refused, match="note cannot change"), sample.clinic_file.act("R", "rewrite") as act:
        act.store_record(changed)
    assert sample.clinic_file.sessions.get(sample.session.id) == sample.session
