"""The index of words is made from the notes, follows them, and is made anew where it was harmed; never the other way."""

import io
import sqlite3
from pathlib import Path

import pytest

from charting.actions.checking import check_chart
from charting.actions.find_notes import find_notes
from charting.actions.index_words import DIRECT, index_all_words, index_words, words_read
from charting.actions.notes import add_addendum
from charting.actions.transfer import export_chart
from charting.actions.transfer_in import import_chart
from charting.actions.upkeep import upkeep
from charting.chart import Chart, open_chart
from charting.model.provider import Provider
from charting.storage.connection import APPLICATION_ID
from charting.storage.verify import verify
from tests.charting.sample_chart import Sample

DATA = Path(__file__).parents[2] / "data"
INDEXED = 4  # an assessment, a plan, a session and its addendum


def indexed(chart: Chart) -> int:
    return int(chart.connection.run("SELECT count(*) FROM note_words")[0][0])


def found(chart: Chart, typed: str) -> list[str]:
    return [hit.title for hit in find_notes(chart, typed).hits]


@pytest.fixture
def chart(sample: Sample) -> Chart:
    """The sample, its words read."""
    index_all_words(sample.chart)
    return sample.chart


def test_signing_leaves_the_index_to_the_time_when_nobody_waits(sample: Sample) -> None:
    assert indexed(sample.chart) == 0
    logged = len(list(sample.chart.log.bodies()))
    for _ in upkeep(sample.chart):
        pass
    assert indexed(sample.chart) == INDEXED
    assert sample.chart.words.unread(1).entries == 0
    assert len(list(sample.chart.log.bodies())) == logged


def test_a_slice_left_off_is_gone_on_with_and_no_note_is_read_twice(sample: Sample) -> None:
    path, chart = sample.chart.path, sample.chart
    entries = chart.words.unread(1000).entries
    next(index_words(chart, entries * 3 // 4))
    assert 0 < indexed(chart) < INDEXED
    chart.close()
    with open_chart(path) as again:
        index_all_words(again)
        assert indexed(again) == INDEXED
        assert again.words.is_whole()
        assert found(again, "left side") == ["Addendum to session 1"]


@pytest.mark.parametrize("dump", sorted(DATA.glob("schema-*.sql")), ids=lambda path: path.stem)
def test_a_chart_of_each_released_schema_can_be_searched_at_once(tmp_path: Path, dump: Path) -> None:
    path = tmp_path / "clinic.soapstone"
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript(dump.read_text(encoding="utf-8"))
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {int(dump.stem.removeprefix('schema-'))}")
    db.close()
    with open_chart(path) as chart:
        assert words_read(chart) == 1
        assert found(chart, "left side") == ["Addendum to session 1"]
        index_all_words(chart)
        assert indexed(chart) == INDEXED
        assert chart.words.is_whole()
        assert found(chart, "left side") == ["Addendum to session 1"]


def test_what_was_imported_is_found_and_what_is_exported_knows_no_index(chart: Chart, tmp_path: Path) -> None:
    file, before = tmp_path / "chart.json", io.BytesIO()
    export_chart(chart, file)
    chart.words.start_over()
    export_chart(chart, before)
    assert file.read_bytes() == before.getvalue()
    with open_chart(tmp_path / "second.soapstone", create=True) as second:
        import_chart(second, file)
        assert found(second, "left side") == ["Addendum to session 1"]
        index_all_words(second)
        assert indexed(second) == INDEXED
        assert second.words.is_whole()


def test_while_much_is_to_be_read_it_is_said_how_much_was(sample: Sample) -> None:
    chart = sample.chart
    index_all_words(chart)
    with chart.act("Rosa", "added") as act:
        for number in range(DIRECT):
            act.put(Provider(name=f"Provider {number}"))
    add_addendum(chart, sample.who, sample.session, "Plays the cello.")
    assert 0 < words_read(chart) < 1
    assert (found(chart, "cello"), found(chart, "left side")) == ([], ["Addendum to session 1"])
    index_all_words(chart)
    assert words_read(chart) == 1
    assert found(chart, "cello") == ["Addendum to session 1"]


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
    chart: Chart, sql: str
) -> None:
    chart.connection.run(sql)
    path = chart.path
    chart.close()
    with open_chart(path) as again:
        assert found(again, "left side") == ["Addendum to session 1"]
        index_all_words(again)
        assert check_chart(again) == ([], True)


@pytest.mark.parametrize("sql", HARM.values(), ids=HARM.keys())
def test_harm_to_the_index_is_seen_and_mended_and_is_none_to_the_chart(chart: Chart, sql: str) -> None:
    chart.connection.run(sql)
    path = chart.path
    chart.close()
    with open_chart(path) as again:
        assert verify(again.connection) == []
        assert check_chart(again) == ([], False)
        index_all_words(again)
        assert check_chart(again) == ([], True)
        assert indexed(again) == INDEXED


def test_a_torn_index_is_made_anew_by_the_search_that_meets_it(chart: Chart) -> None:
    path = chart.path
    chart.connection.run(HARM["the index is torn"])
    chart.close()
    with open_chart(path) as again:
        assert again.back_up().is_file()
        for _ in range(2):  # all is read directly at once, and then from the index
            assert found(again, "left side") == ["Addendum to session 1"]
            index_all_words(again)
        assert indexed(again) == INDEXED


def test_a_torn_index_is_made_anew_by_the_upkeep_that_meets_it(chart: Chart) -> None:
    path = chart.path
    chart.connection.run(HARM["its list of parts is torn"])
    chart.connection.run("UPDATE words_read SET log_row = log_row - 1")
    chart.close()
    with open_chart(path) as again:
        for _ in range(2):
            for _ in upkeep(again):
                pass
        assert again.words.is_whole()
        assert indexed(again) == INDEXED


def test_a_note_that_cannot_be_read_hides_no_other(sample: Sample) -> None:
    chart = sample.chart
    chart.connection.run("DROP TRIGGER plan_fixed")
    chart.connection.run("UPDATE plan SET body = '{' WHERE status = 'signed'")
    index_all_words(chart)
    assert indexed(chart) == INDEXED - 1
    assert found(chart, "left side") == ["Addendum to session 1"]
    problems, _ = check_chart(chart)
    assert any("cannot be read" in problem for problem in problems)
    assert indexed(chart) == INDEXED - 1
