"""The words of all signed notes and their addenda, to find notes in: made from the records, and never the only copy.

A row of `note_words` and its entry in `word_index` share their place, which begins with the second at which the note
happened: going down the places is going back in time.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from charting.errors import NotAClinicFile
from charting.model.note import NoteKind
from charting.storage.sqlite.connection import Connection, Row, Value
from charting.storage.sqlite.trigram_index import repair_fts_structure
from charting.text.folding import fold_words
from charting.text.search_query import SearchQuery

INDEXED_KINDS = (NoteKind.SESSION.value, NoteKind.ASSESSMENT.value, NoteKind.PLAN.value, "addendum")
SAME_SECOND = 2**20  # places for the notes of one second
MOST_COMPLETIONS = 2000  # words with the same beginning that a search looks for one by one
MERGED_PAGES = 128  # pages of the index that one step merges
_LAST_LETTER = "\U0010ffff"
TAIL_LETTERS = 200  # letters of a note among which its last word is looked for

# What number a session has in its case, as ClientFile counts; discarded drafts do not count.
_NUMBER = (
    "SELECT 1 + count(*) FROM session AS mine JOIN session AS other ON other.case_id = mine.case_id "
    "WHERE mine.id = {} AND (other.starts_at, other.id) < (mine.starts_at, mine.id) AND other.status <> 'discarded'"
)
_INSERT_NOTE = (
    "INSERT INTO note_words (place, id, note_kind, note_id, client_id, title, day, words) "
    "VALUES (:place, :id, :note_kind, :note_id, :client_id, :title, :day, :words)"
)
_INSERT_WORDS = (
    "INSERT INTO known_word (word) SELECT value FROM json_each(:words) WHERE true ON CONFLICT DO NOTHING"
)
_FIND_NOTES = (
    "SELECT note_words.*, client.body AS client, "
    f"CASE note_kind WHEN 'session' THEN ({_NUMBER.format('note_words.note_id')}) END AS number "
    "FROM word_index CROSS JOIN note_words ON note_words.place = word_index.rowid "
    "CROSS JOIN client ON client.id = note_words.client_id "
    "WHERE word_index MATCH :match ORDER BY word_index.rowid DESC LIMIT :most"
)


class IndexedNote(NamedTuple):
    """A note or an addendum as it is found. `note_kind` and `note_id` name what is opened: of an addendum, what it adds
    to. `words` are its lines as they are read, `plain` the same folded, a blank between them.
    """

    id: str
    note_kind: str
    note_id: str
    client_id: str
    title: str
    happened: datetime
    words: str
    plain: str

    @property
    def columns(self) -> dict[str, Value]:
        """Its row of `note_words`, but for what comes of when it happened."""
        return {name: value for name, value in self._asdict().items() if name not in ("happened", "plain")}


class UnindexedEntries(NamedTuple):
    """How many entries of the log were looked at, the row of the last one, and the (kind, id) of what they tell of."""

    entries: int
    last: int
    told: tuple[tuple[str, str], ...]


class NoteIndex:
    """The index of one open chart."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def find_unindexed(self, most: int) -> UnindexedEntries:
        """What the next `most` entries of the log tell of."""
        rows = self._db.run_sql(
            "SELECT rowid AS log_row, kind, record_id FROM log "
            "WHERE rowid > (SELECT log_row FROM words_read) ORDER BY rowid LIMIT :most",
            most=most,
        )
        told = dict.fromkeys((row["kind"], row["record_id"]) for row in rows if row["kind"] in INDEXED_KINDS)
        return UnindexedEntries(len(rows), rows[-1]["log_row"] if rows else 0, tuple(told))

    def compute_indexed_share(self) -> float:
        """How much of the log was read, 0 to 1."""
        sql = "SELECT log_row AS read, (SELECT max(rowid) FROM log) AS last FROM words_read"
        [row] = self._db.run_sql(sql)
        return row["read"] / row["last"] if row["last"] else 1.0

    def has_note(self, record_id: str) -> bool:
        """Whether that note is in it."""
        return bool(self._db.run_sql("SELECT 1 FROM note_words WHERE id = :id", id=record_id))

    def has_outdated_note(self, note: IndexedNote) -> bool:
        """Whether that note would be found with words, a day or a client that are not its own."""
        rows = self._db.run_sql("SELECT * FROM note_words WHERE id = :id", id=note.id)
        own = {**note.columns, "day": note.happened.date().isoformat()}
        second = compute_first_place(note.happened) // SAME_SECOND
        return any(
            row["place"] // SAME_SECOND != second or own != {name: row[name] for name in own} for row in rows
        )

    def add_notes(self, notes: Sequence[IndexedNote], read_to: int) -> None:
        """Add these, which are not in it, and remember up to where the log was read; in one transaction."""
        with self._db.transaction():
            # Backward in time each would begin a part of the index of its own.
            for note in sorted(notes, key=lambda each: each.happened):
                self._add_note(note)
            known = {word for note in notes for word in note.plain.split()}
            self._db.run_sql(_INSERT_WORDS, words=json.dumps(sorted(known)))
            self._db.run_sql("UPDATE words_read SET log_row = :row", row=read_to)

    def merge_segments(self) -> bool:
        """Bring some parts of the index together, so that a search asks fewer; whether there was anything to do."""
        before = self._count_changes()
        with self._db.transaction():
            self._db.run_sql(
                "INSERT INTO word_index (word_index, rank) VALUES ('merge', :pages)", pages=MERGED_PAGES
            )
        return self._count_changes() - before >= 2  # what SQLite documents as having done something

    def find_rows(self, wanted: SearchQuery, most: int) -> list[Row]:
        """The newest `most` notes that have all that is wanted: their row of `note_words`, `client`, the client's
        document, and `number`, a session's place in its case.
        """
        match = self.build_match_query(wanted)
        return self._db.run_sql(_FIND_NOTES, match=match, most=most) if match else []

    def build_match_query(self, wanted: SearchQuery) -> str:
        """What FTS5 is asked for that; empty when nothing can be found."""
        return _build_fts_query(wanted, self._find_completions(wanted))

    def find_session_number(self, session_id: str) -> int:
        """Which visit of its case it is, from 1."""
        return int(self._db.run_sql(_NUMBER.format(":id"), id=session_id)[0][0])

    def reset_index(self) -> None:
        """Empty it; it is read anew from the first entry of the log on."""
        with self._db.transaction():
            repair_fts_structure(self._db, "word_index")
            self._db.run_sql("INSERT INTO word_index (word_index) VALUES ('delete-all')")
            self._db.run_sql("DELETE FROM note_words")
            self._db.run_sql("DELETE FROM known_word")
            self._db.run_sql("UPDATE words_read SET log_row = 0")

    def is_intact(self) -> bool:
        """Whether the index is sound, and holds each signed note that was read, and no other; each is looked for."""
        try:
            self._db.run_sql("INSERT INTO word_index (word_index) VALUES ('integrity-check')")
            return not any(self._db.run_sql(sql) for sql in _MISMATCH_QUERIES) and all(
                self._has_entry_for(row["place"], fold_words(row["words"][-TAIL_LETTERS:])[-1:])
                for row in self._db.iterate_rows("SELECT place, words FROM note_words")
            )
        except NotAClinicFile:
            return False

    def _has_entry_for(self, place: int, some: Sequence[str]) -> bool:
        """Whether the note at that place is found by that word, if there is one, and the word is known."""
        sql = (
            "SELECT 1 FROM word_index JOIN known_word ON known_word.word = :word "
            "WHERE word_index MATCH :match AND word_index.rowid = :place"
        )
        return all(self._db.run_sql(sql, word=word, match=f'"{word}"', place=place) for word in some)

    def _find_completions(self, wanted: SearchQuery) -> list[str] | None:
        """The words that begin as the last one wanted does; None when it is whole, or there are too many."""
        if not wanted.begun:
            return None
        begin = wanted.phrases[-1][-1]
        sql = "SELECT word FROM known_word WHERE word >= :begin AND word < :end LIMIT :most"
        rows = self._db.run_sql(sql, begin=begin, end=f"{begin}{_LAST_LETTER}", most=MOST_COMPLETIONS + 1)
        return [row["word"] for row in rows] if len(rows) <= MOST_COMPLETIONS else None

    def _add_note(self, note: IndexedNote) -> None:
        low = compute_first_place(note.happened)
        sql = "SELECT max(place) AS last FROM note_words WHERE place >= :low AND place < :high"
        last = self._db.run_sql(sql, low=low, high=low + SAME_SECOND)[0]["last"]
        place = low if last is None else last + 1
        self._db.run_sql(_INSERT_NOTE, place=place, day=note.happened.date().isoformat(), **note.columns)
        self._db.run_sql(
            "INSERT INTO word_index (rowid, words) VALUES (:place, :plain)", place=place, plain=note.plain
        )

    def _count_changes(self) -> int:
        return int(self._db.run_sql("SELECT total_changes()")[0][0])


def compute_first_place(happened: datetime) -> int:
    """The lowest place of that second."""
    return int(happened.timestamp()) * SAME_SECOND


def is_about_index(problem: str) -> bool:
    """Whether SQLite's integrity check says this of an index of words alone, as newer versions do: no record is harmed."""
    return "FTS5 table" in problem


def _build_fts_query(wanted: SearchQuery, endings: Sequence[str] | None) -> str:
    """In a folded word nothing means anything to FTS5: each stands between quotes.

    FTS5 first brings the whole lists of all words with a beginning together, which takes it 20 ms for `the` among 260,000
    notes; words joined by OR it reads only as far as it is asked to. `endings` are all of them, where they are known.
    """
    *whole, last = [" ".join(phrase) for phrase in wanted.phrases]
    if endings is None:
        final = f'"{last}" *' if wanted.begun else f'"{last}"'
    else:
        before = last.rpartition(" ")[0]
        final = " OR ".join(f'"{f"{before} {word}".strip()}"' for word in endings)
    return " AND ".join([*(f'"{phrase}"' for phrase in whole), f"({final})"]) if final else ""


def _build_mismatch_queries() -> Sequence[str]:
    """A row each where the index and the notes do not agree; a note that the log tells of further on is still to be read."""
    unread = "SELECT record_id FROM log WHERE rowid > (SELECT log_row FROM words_read)"
    fixed = [
        f"SELECT id, client_id, '{kind}' AS kind FROM {kind} WHERE status = 'signed'"
        for kind in INDEXED_KINDS[:3]
    ]
    fixed.append("SELECT id, client_id, kind FROM addendum")
    notes = " UNION ALL ".join(fixed)
    return (
        f"SELECT 1 FROM ({notes}) WHERE id NOT IN (SELECT id FROM note_words) AND id NOT IN ({unread}) LIMIT 1",
        f"SELECT 1 FROM (SELECT id, client_id, note_kind FROM note_words EXCEPT SELECT * FROM ({notes})) LIMIT 1",
        "SELECT 1 FROM (SELECT place FROM note_words EXCEPT SELECT id FROM word_index_docsize) LIMIT 1",
        "SELECT 1 FROM (SELECT id FROM word_index_docsize EXCEPT SELECT place FROM note_words) LIMIT 1",
    )


_MISMATCH_QUERIES = _build_mismatch_queries()
