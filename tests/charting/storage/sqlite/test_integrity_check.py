"""A backup counts only when its whole file is sound: pages, free pages, rows, indexes and where rows point."""

import shutil
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from charting.errors import NotAClinicFile
from charting.storage.sqlite.backup import check_backup_copy
from charting.storage.sqlite.integrity_check import find_file_problems
from tests.support.sample_clinic import Sample

PAGE, FREE_PAGES = 4096, 36  # bytes; where the head of the file counts the free pages


@pytest.fixture
def copy(sample: Sample, tmp_path: Path) -> Path:
    path = tmp_path / "copy.soapstone"
    shutil.copy(sample.clinic_file.back_up(), path)
    return path


@contextmanager
def bare(path: Path) -> Iterator[sqlite3.Connection]:
    """As somebody else's program writes into it."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def test_a_backup_is_sound(copy: Path) -> None:
    assert find_file_problems(copy) == []


def test_an_index_that_does_not_say_what_its_row_says(copy: Path) -> None:
    with bare(copy) as chart:
        root = chart.execute("SELECT rootpage FROM sqlite_master WHERE name = 'session_of_case'").fetchone()[
            0
        ]
        case = chart.execute("SELECT case_id FROM session").fetchone()[0]
    data = bytearray(copy.read_bytes())
    place = data.index(case.encode(), (root - 1) * PAGE, root * PAGE)
    data[place] ^= 1
    copy.write_bytes(data)
    assert any("session_of_case" in problem for problem in find_file_problems(copy))
    with pytest.raises(NotAClinicFile, match=r"copy\.soapstone is damaged"):
        check_backup_copy(copy)


def test_free_pages_that_are_not_what_the_file_says(copy: Path) -> None:
    """What the check of one table never looks at."""
    data = bytearray(copy.read_bytes())
    count = struct.unpack_from(">I", data, FREE_PAGES)[0]
    struct.pack_into(">I", data, FREE_PAGES, count + 1)
    copy.write_bytes(data)
    assert find_file_problems(copy) != []


def test_a_row_that_points_nowhere(copy: Path) -> None:
    with bare(copy) as chart:
        chart.execute("DROP TRIGGER client_stays")
        chart.execute("DELETE FROM client")
    assert "a log points to a missing record" in find_file_problems(copy)


def test_a_table_of_any_name_is_checked(copy: Path) -> None:
    with bare(copy) as chart:
        chart.execute('CREATE TABLE "odd ""name""" (a)')
    assert find_file_problems(copy) == []
