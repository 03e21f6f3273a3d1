"""Verification finds every way in which somebody with the file could have altered it."""

import sqlite3
from pathlib import Path

import pytest

from charting.clinic_file import open_clinic_file
from charting.storage.verification import verify_clinic_file
from tests.support.sample_clinic import Sample, open_sample_clinic

# What somebody does who has taken the triggers away, and what verification says of it.
TAMPERING = {
    "a figure in a signed note": (
        "UPDATE session SET body = replace(body, '\"pain_now\":4', '\"pain_now\":1') WHERE status = 'signed'",
        "the document is not the one that was logged",
    ),
    "a figure that breaks a rule": (
        "UPDATE session SET body = replace(body, '\"pain_now\":4', '\"pain_now\":44') WHERE status = 'signed'",
        "it cannot be read (Pain now must be from 0 to 10",
    ),
    "a column": (
        "UPDATE client SET birth_date = '1990-01-01'",
        "the column birth_date is not what the document says",
    ),
    "the search text": ("UPDATE client SET search = 'x'", "the column search is not what the document says"),
    "a deleted note": ("DELETE FROM addendum", "it is in the log, but missing"),
    "a deleted log entry": (
        "DELETE FROM log WHERE kind = 'session' AND version = 1",
        "the log does not have each of its versions once",
    ),
    "a version": ("UPDATE client SET version = 7", "the column version is not what the document says"),
    "who wrote it": ("UPDATE log SET who = 'Nobody'", "the column who is not what the entry says"),
    "an entry beyond reading": ("UPDATE log SET body = '{'", "it cannot be read"),
    "a page": ("UPDATE paper SET pdf = x'00'", "the page is not the one that was issued"),
    "a lost page": ("DELETE FROM paper", "its page is missing"),
    "a link": ("UPDATE referral SET provider_id = 'nobody'", "points to a provider that is missing"),
    "an addendum's note": ("UPDATE addendum SET record_id = 'x'", "that it adds to is missing"),
}


def without_triggers(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None)
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    return db


def found(path: Path) -> list[str]:
    with open_clinic_file(path) as clinic_file:
        return verify_clinic_file(clinic_file.connection)


@pytest.mark.parametrize(("sql", "said"), TAMPERING.values(), ids=TAMPERING)
def test_it_finds(tmp_path: Path, sql: str, said: str) -> None:
    path = tmp_path / "clinic.soapstone"
    with open_sample_clinic(path):
        pass
    db = without_triggers(path)
    assert db.execute(sql).rowcount >= 1
    db.close()
    problems = found(path)
    assert any(said in problem for problem in problems), problems
    assert not any("Nguy" in problem or "Okafor" in problem for problem in problems)


def test_it_finds_triggers_that_were_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "clinic.soapstone"
    with open_sample_clinic(path):
        pass
    db = sqlite3.connect(path)
    db.execute("DROP TRIGGER session_fixed")
    db.close()
    assert found(path) == ["The schema was altered: trigger session_fixed."]


@pytest.mark.parametrize("name", ["word_index_kept", "client_parts_kept", "addendum_kept"])
def test_it_finds_a_trigger_that_swallows_words_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    path = tmp_path / "clinic.soapstone"
    with open_sample_clinic(path):
        pass
    db = sqlite3.connect(path)
    db.execute(f"CREATE TRIGGER {name} BEFORE INSERT ON addendum BEGIN SELECT RAISE(IGNORE); END")
    db.close()
    assert found(path) == [f"The schema was altered: trigger {name}."]


def test_it_finds_a_bit_that_the_disk_has_turned(tmp_path: Path) -> None:
    path = tmp_path / "clinic.soapstone"
    with open_sample_clinic(path) as sample:
        [(root,)] = sample.clinic_file.connection.run_sql(
            "SELECT rootpage FROM sqlite_master WHERE name = 'log_of_client'"
        )
    data = bytearray(path.read_bytes())
    data[root * 4096 - 20] ^= 1
    path.write_bytes(data)
    assert any("The file is damaged" in problem for problem in found(path))


def test_nothing_is_wrong_with_a_chart_as_it_was_written(sample: Sample) -> None:
    assert verify_clinic_file(sample.clinic_file.connection) == []
