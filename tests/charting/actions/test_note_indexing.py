"""The index of words is made from the notes, follows them, and is made anew where it was harmed; never the other way."""

import io
import sqlite3
from pathlib import Path

import pytest

from charting.actions.file_check import check_clinic_file
from charting.actions.maintenance_slices import run_maintenance_slices
from charting.actions.note_indexing import MOST_UNINDEXED, get_indexed_share, index_all_notes, index_notes
from charting.actions.note_search import find_notes
from charting.actions.notes import add_addendum
from charting.actions.transfer.clinic_export import export_clinic_file
from charting.actions.transfer.clinic_import import import_clinic_file
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.model.provider import Provider
from charting.storage.sqlite.connection import APPLICATION_ID
from charting.storage.verification import verify_clinic_file
from tests.support.sample_clinic import Sample

DATA = Path(__file__).parents[2] / "data"
INDEXED = 4  # an assessment, a plan, a session and its addendum


def indexed(clinic_file: ClinicFile) -> int:
    return int(clinic_file.connection.run_sql("SELECT count(*) FROM note_words")[0][0])


def found(clinic_file: ClinicFile, typed: str) -> list[str]:
    return [hit.title for hit in find_notes(clinic_file, typed).hits]


@pytest.fixture
def clinic_file(sample: Sample) -> ClinicFile:
    """The sample, its words read."""
    index_all_notes(sample.clinic_file)
    return sample.clinic_file


def test_signing_leaves_the_index_to_the_time_when_nobody_waits(sample: Sample) -> None:
    assert indexed(sample.clinic_file) == 0
    logged = len(list(sample.clinic_file.audit_log.iterate_bodies()))
    for _ in run_maintenance_slices(sample.clinic_file):
        pass
    assert indexed(sample.clinic_file) == INDEXED
    assert sample.clinic_file.note_index.find_unindexed(1).entries == 0
    assert len(list(sample.clinic_file.audit_log.iterate_bodies())) == logged


def test_a_slice_left_off_is_gone_on_with_and_no_note_is_read_twice(sample: Sample) -> None:
    path, chart = sample.clinic_file.path, sample.clinic_file
    entries = chart.note_index.find_unindexed(1000).entries
    next(index_notes(chart, entries * 3 // 4))
    assert 0 < indexed(chart) < INDEXED
    chart.close()
    with open_clinic_file(path) as again:
        index_all_notes(again)
        assert indexed(again) == INDEXED
        assert again.note_index.is_intact()
        assert found(again, "left side") == ["Addendum to session 1"]


@pytest.mark.parametrize("dump", sorted(DATA.glob("schema-*.sql")), ids=lambda path: path.stem)
def test_a_chart_of_each_released_schema_can_be_searched_at_once(tmp_path: Path, dump: Path) -> None:
    path = tmp_path / "clinic.soapstone"
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript(dump.read_text(encoding="utf-8"))
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {int(dump.stem.removeprefix('schema-'))}")
    db.close()
    with open_clinic_file(path) as clinic_file:
        assert get_indexed_share(clinic_file) == 1
        assert found(clinic_file, "left side") == ["Addendum to session 1"]
        index_all_notes(clinic_file)
        assert indexed(clinic_file) == INDEXED
        assert clinic_file.note_index.is_intact()
        assert found(clinic_file, "left side") == ["Addendum to session 1"]


def test_what_was_imported_is_found_and_what_is_exported_knows_no_index(
    clinic_file: ClinicFile, tmp_path: Path
) -> None:
    file, before = tmp_path / "chart.json", io.BytesIO()
    export_clinic_file(clinic_file, file)
    clinic_file.note_index.reset_index()
    export_clinic_file(clinic_file, before)
    assert file.read_bytes() == before.getvalue()
    with open_clinic_file(tmp_path / "second.soapstone", create=True) as second:
        import_clinic_file(second, file)
        assert found(second, "left side") == ["Addendum to session 1"]
        index_all_notes(second)
        assert indexed(second) == INDEXED
        assert second.note_index.is_intact()


def test_while_much_is_to_be_read_it_is_said_how_much_was(sample: Sample) -> None:
    clinic_file = sample.clinic_file
    index_all_notes(clinic_file)
    with clinic_file.act("Rosa", "added") as act:
        for number in range(MOST_UNINDEXED):
            act.store_record(Provider(name=f"Provider {number}"))
    add_addendum(clinic_file, sample.who, sample.session, "Plays the cello.")
    assert 0 < get_indexed_share(clinic_file) < 1
    assert (found(clinic_file, "cello"), found(clinic_file, "left side")) == ([], ["Addendum to session 1"])
    index_all_notes(clinic_file)
    assert get_indexed_share(clinic_file) == 1
    assert found(clinic_file, "cello") == ["Addendum to session 1"]


HARM = {
    "a row is gone": "DELETE FROM note_words WHERE title = 'Plan'",
    "a row too many": "INSERT INTO note_words SELECT place + 9, 'x', note_kind, note_id, client_id, title, day, words "
    "FROM note_words WHERE title = 'Plan'",
    "another client's": "UPDATE note_words SET client_id = 'x' WHERE title = 'Plan'",
    "words that nobody wrote": "UPDATE note_words SET words = 'No ' || words WHERE title = 'Plan'",
    "words that are none": "UPDATE note_words SET title = CAST(X'FF' AS TEXT) WHERE title = 'Plan'",
    "another day": "UPDATE note_words SET day = '2020-01-01' WHERE title = 'Plan'",
    "another time": "UPDATE note_words SET place = place + 100 * 1048576 WHERE title = 'Plan'",
    "the index is torn": "UPDATE word_index_data SET block = X'00FF00FF' WHERE id > 10",
    "its list of parts is torn": "UPDATE word_index_data SET block = X'0000000190009000' WHERE id = 10",
    "its list of parts is gone": "DELETE FROM word_index_data WHERE id = 10",
    "it has no parts": "UPDATE word_index_data SET block = X'00' WHERE id = 10",
    "a word is not known": "DELETE FROM known_word WHERE word = 'too'",
    "the index is empty": "DELETE FROM word_index_docsize",
}


NO_FORMAT = {
    "of no version": "UPDATE word_index_config SET v = 0 WHERE k = 'version'",
    "gone": "DELETE FROM word_index_config",
}


@pytest.mark.parametrize("sql", NO_FORMAT.values(), ids=NO_FORMAT.keys())
def test_an_index_whose_format_cannot_be_told_is_made_anew_by_the_search_that_meets_it(
    clinic_file: ClinicFile, sql: str
) -> None:
    clinic_file.connection.run_sql(sql)
    path = clinic_file.path
    clinic_file.close()
    with open_clinic_file(path) as again:
        assert found(again, "left side") == ["Addendum to session 1"]
        index_all_notes(again)
        assert check_clinic_file(again) == ([], True)


@pytest.mark.parametrize("sql", HARM.values(), ids=HARM.keys())
def test_harm_to_the_index_is_seen_and_mended_and_is_none_to_the_chart(
    clinic_file: ClinicFile, sql: str
) -> None:
    clinic_file.connection.run_sql(sql)
    path = clinic_file.path
    clinic_file.close()
    with open_clinic_file(path) as again:
        assert verify_clinic_file(again.connection) == []
        assert check_clinic_file(again) == ([], False)
        index_all_notes(again)
        assert check_clinic_file(again) == ([], True)
        assert indexed(again) == INDEXED


def test_a_torn_index_is_made_anew_by_the_search_that_meets_it(clinic_file: ClinicFile) -> None:
    path = clinic_file.path
    clinic_file.connection.run_sql(HARM["the index is torn"])
    clinic_file.close()
    with open_clinic_file(path) as again:
        assert again.back_up().is_file()
        for _ in range(2):  # all is read directly at once, and then from the index
            assert found(again, "left side") == ["Addendum to session 1"]
            index_all_notes(again)
        assert indexed(again) == INDEXED


def test_a_torn_index_is_made_anew_by_the_upkeep_that_meets_it(clinic_file: ClinicFile) -> None:
    path = clinic_file.path
    clinic_file.connection.run_sql(HARM["its list of parts is torn"])
    clinic_file.connection.run_sql("UPDATE words_read SET log_row = log_row - 1")
    clinic_file.close()
    with open_clinic_file(path) as again:
        for _ in range(2):
            for _ in run_maintenance_slices(again):
                pass
        assert again.note_index.is_intact()
        assert indexed(again) == INDEXED


def test_a_note_that_cannot_be_read_hides_no_other(sample: Sample) -> None:
    clinic_file = sample.clinic_file
    clinic_file.connection.run_sql("DROP TRIGGER plan_fixed")
    clinic_file.connection.run_sql("UPDATE plan SET body = '{' WHERE status = 'signed'")
    index_all_notes(clinic_file)
    assert indexed(clinic_file) == INDEXED - 1
    assert found(clinic_file, "left side") == ["Addendum to session 1"]
    problems, _ = check_clinic_file(clinic_file)
    assert any("cannot be read" in problem for problem in problems)
    assert indexed(clinic_file) == INDEXED - 1
