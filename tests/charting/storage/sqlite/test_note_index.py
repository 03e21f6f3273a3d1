"""The index of words itself: its order, its plan, its parts."""

from datetime import UTC, datetime, timedelta

import pytest

from charting.actions.note_indexing import index_all_notes
from charting.actions.note_search import find_notes
from charting.storage.sqlite import note_index
from charting.storage.sqlite.note_index import IndexedNote, is_about_index
from charting.text.search_query import SearchQuery
from tests.support.sample_clinic import Sample

LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)
FAR_AHEAD = datetime(9999, 12, 30, 23, 59, 59, tzinfo=UTC)


def spoken(sample: Sample, name: str, happened: datetime, plain: str = "cello") -> IndexedNote:
    return IndexedNote(name, "plan", name, sample.client.id, "Plan", happened, plain, plain)


def found(sample: Sample, typed: str = "cello") -> list[str]:
    return [row["id"] for row in sample.clinic_file.note_index.find_rows(SearchQuery.from_text(typed), 1000)]


def test_the_newest_come_first_whenever_they_were_read(sample: Sample) -> None:
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    index = sample.clinic_file.note_index
    index.add_notes([spoken(sample, "second", noon), spoken(sample, "third", noon)], 1)
    index.add_notes([spoken(sample, "first", LONG_AGO), spoken(sample, "last", FAR_AHEAD)], 2)
    index.add_notes([spoken(sample, "fourth", noon)], 3)
    assert found(sample) == ["last", "fourth", "third", "second", "first"]


def test_a_search_reads_the_index_from_its_end_and_sorts_nothing(sample: Sample) -> None:
    index_all_notes(sample.clinic_file)
    database = sample.clinic_file.connection._db
    asked: list[str] = []
    database.set_trace_callback(asked.append)
    find_notes(sample.clinic_file, "capsular")
    database.set_trace_callback(None)
    [search] = [sql for sql in asked if "MATCH" in sql and sql.startswith("SELECT note_words")]
    plan = [row["detail"] for row in database.execute(f"EXPLAIN QUERY PLAN {search}")]
    assert [line for line in plan if line.startswith("SCAN") and "VIRTUAL TABLE INDEX" not in line] == []
    assert [line for line in plan if "TEMP B-TREE" in line] == []
    # Of them three for drafts, and one for the words that begin so; however many are found.
    assert len([sql for sql in asked if not sql.startswith("--")]) == 6


@pytest.mark.parametrize("most", [0, 1, 1000])
def test_a_beginning_is_found_however_many_words_begin_so(
    sample: Sample, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    texts = ("cel", "cello", "cellist", "cell", "ce", "a cello", "violoncello")
    sample.clinic_file.note_index.add_notes([spoken(sample, text, noon, text) for text in texts], 1)
    monkeypatch.setattr(note_index, "MOST_COMPLETIONS", most)
    assert set(found(sample, "cell")) == {"cello", "cellist", "cell", "a cello"}
    assert found(sample, '"a cel') == ["a cello"]
    assert found(sample, "a cell") == ["a cello"]
    assert found(sample, "cellar") == []


def test_what_is_read_bit_by_bit_is_brought_together(sample: Sample) -> None:
    index, noon = sample.clinic_file.note_index, datetime(2026, 3, 2, 12, tzinfo=UTC)
    for number in range(12):
        index.add_notes([spoken(sample, f"n{number}", noon + timedelta(minutes=number))], number)
    parts = "SELECT count(DISTINCT segid) FROM word_index_idx"
    before = sample.clinic_file.connection.run_sql(parts)[0][0]
    while index.merge_segments():
        pass
    assert sample.clinic_file.connection.run_sql(parts)[0][0] < before
    assert len(found(sample)) == 12


def test_nothing_is_merged_behind_a_save(sample: Sample) -> None:
    [row] = sample.clinic_file.connection.run_sql("SELECT v FROM word_index_config WHERE k = 'automerge'")
    assert row["v"] == 0


@pytest.mark.parametrize(
    ("said", "of_index"),
    [
        ("malformed inverted index for FTS5 table main.word_index", True),
        (
            "unable to validate the inverted index for FTS5 table main.word_index: database disk image is malformed",
            True,
        ),
        ("row 3 missing from index word_index_of_nothing", False),
        ("Tree 12 page 40: btreeInitPage() returns error code 11", False),
    ],
)
def test_what_the_integrity_check_of_newer_engines_says_of_the_index_alone(
    said: str, *, of_index: bool
) -> None:
    assert is_about_index(said) is of_index
