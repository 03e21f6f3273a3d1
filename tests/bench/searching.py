"""Rows: finding in the words of all notes, by words that stand in many, in few and in none; and one key of it, painted."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QEventLoop
from PySide6.QtTest import QTest

from charting.actions.note_search import PAGE_SIZE, find_notes
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.text.search_query import SearchQuery
from tests.bench.clinic import Built, bare
from tests.bench.measure import TIMES, Samples, in_turns, taken
from tests.bench.onscreen import OnScreen
from tests.bench.rows import Row, plain, ratio, within_ms
from tests.bench.told import Told
from ui.pages.note_search.page import NoteSearchPage
from ui.widgets.record_table.record_table import refresh_rows

SEARCH = "search in the words of all notes, newest first"
KEY = "one key in find-in-notes, to painted list"
SCREENFUL = 16  # rows that a window of 900 px shows
SEARCHES = {
    "in many": "tingling ",
    "two together": "tingling driving ",
    "four together": "sharp heel golf cello ",
    "a phrase": '"down the leg"',
    "as one types": "trap",
    "a name": f"{Told(7).name} ",
    "in none": "zyzzyva ",
}
NOTHING = '"zyzzyva"'  # what the bare query is asked for where the product knows that there is none
TYPED = ("tingling", "down the leg", "trapezius", "cello")

# The list as FTS5 alone gives it: with its own words around the find.
_BARE = (
    "SELECT client, day, snippet(notes, 2, '', '', '…', 24) FROM notes WHERE notes MATCH ? "
    f"ORDER BY rowid DESC LIMIT {PAGE_SIZE}"
)
_ROWIDS = f"SELECT rowid FROM notes WHERE notes MATCH ? ORDER BY rowid DESC LIMIT {PAGE_SIZE}"


def search_rows(built: Built) -> list[Row]:
    """On the thread that has the chart. Each search is measured in turns with the bare one."""
    with _bare_index(built) as db, open_clinic_file(built.path) as clinic_file:
        taken_by = {name: _in_turns(clinic_file, db, text) for name, text in SEARCHES.items()}
        alone = sum(_median(clinic_file, db, text) for text in SEARCHES.values())
    measured = Samples([each for samples, _ in taken_by.values() for each in samples.seconds])
    floor = Samples([each for _, samples in taken_by.values() for each in samples.seconds])
    sums = [sum(pair[place].median for pair in taken_by.values()) for place in (0, 1)]
    goals = (ratio("medians of all searches", sums[0], sums[1], 2.0), within_ms("p95", measured.p95, 30))
    each = "; ".join(f"{name} {_said(pair)}" for name, pair in taken_by.items())
    note = f"{each}. Of the same queries for the rowids alone: {plain(sums[0] / alone)} ×"
    return [Row(SEARCH, built.clients, measured, floor, goals, note)]


def _in_turns(clinic_file: ClinicFile, db: sqlite3.Connection, text: str) -> tuple[Samples, Samples]:
    match = clinic_file.note_index.build_match_query(SearchQuery.from_text(text)) or NOTHING
    return in_turns(
        lambda: taken(lambda: _look(clinic_file, text)),
        lambda: taken(lambda: db.execute(_BARE, (match,)).fetchall()),
    )


def _look(clinic_file: ClinicFile, text: str) -> None:
    """A page, with the lines that are made for a screenful of it."""
    found = find_notes(clinic_file, text)
    for hit in found.hits[:SCREENFUL]:
        found.excerpts.make_excerpt(hit.words)


def _median(clinic_file: ClinicFile, db: sqlite3.Connection, text: str) -> float:
    match = clinic_file.note_index.build_match_query(SearchQuery.from_text(text)) or NOTHING
    return Samples([taken(lambda: db.execute(_ROWIDS, (match,)).fetchall()) for _ in range(TIMES)]).median


def _said(pair: tuple[Samples, Samples]) -> str:
    measured, floor = pair
    return f"{plain(measured.median * 1000)} ms ({plain(measured.median / floor.median)} ×)"


@contextmanager
def _bare_index(built: Built) -> Iterator[sqlite3.Connection]:
    """The same words in a table of FTS5 and nothing else."""
    path = Path(f"{built.copy}.words")
    db = bare(path)
    db.execute("CREATE VIRTUAL TABLE notes USING fts5 (client UNINDEXED, day UNINDEXED, words)")
    db.execute("ATTACH ? AS chart", (str(built.copy),))
    db.execute("BEGIN")
    db.execute(
        "INSERT INTO notes (rowid, client, day, words) SELECT place, client_id, day, words FROM chart.note_words ORDER BY place"
    )
    db.execute("COMMIT")
    try:
        yield db
    finally:
        db.close()
        path.unlink()


def notes_key_rows(shown: OnScreen, built: Built) -> list[Row]:
    """The floor is the page's own table, given fifty rows and painted."""
    shown.window.find_notes(TYPED[0])
    shown.painted()
    page = shown.window.current_page
    assert isinstance(page, NoteSearchPage)
    rows = list(page.table.record_model.rows)

    def fifty() -> float:
        start = perf_counter()
        refresh_rows(page.table, rows, lambda row: row.hit.record_id, from_top=True)
        page.table.viewport().repaint()
        return perf_counter() - start

    measured, floor = in_turns(_keys(shown, page), fifty, sum(map(len, TYPED)))
    goal = within_ms("p95", measured.p95, 30)
    return [Row(KEY, built.clients, measured, floor, (goal,))]


def _keys(shown: OnScreen, page: NoteSearchPage) -> Any:
    letters = cycle("".join(f"{text}\0" for text in TYPED))
    page.search.clear()
    page.search.setFocus()

    def key() -> float:
        letter = next(letters)
        if letter == "\0":
            page.search.clear()
            shown.painted()
            letter = next(letters)
        start = perf_counter()
        QTest.keyClicks(page.search, letter)
        while not page.finder.is_up_to_date:
            shown.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        shown.painted()
        return perf_counter() - start

    return key
