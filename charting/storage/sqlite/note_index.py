"""The full-text index of signed notes and addenda. It is derived from the records and can be rebuilt at any time.

A note has a row in `note_words` and an entry in the FTS5 table `word_index`, both under the same rowid, its place
(sqlite.org/fts5.html). A place starts with the second in which the note happened, so descending places go back in time.
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
MOST_COMPLETIONS = 2000  # words with the same prefix that a search looks up one by one
MERGED_PAGES = 128  # pages of the index that one call of `merge_segments` may write
_LAST_LETTER = "\U0010ffff"
TAIL_LETTERS = 200  # the last word of a note is taken from so many letters at its end

# A session's number in its case, as `ClientRecords` counts; discarded drafts do not count.
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
    """A note or an addendum in the index.

    `note_kind` and `note_id` name the note to open; for an addendum, the note that it adds to. `words` is its text with
    line breaks, `plain` its folded words with spaces between them.
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
        """The columns of its row in `note_words`, without place and day."""
        return {name: value for name, value in self._asdict().items() if name not in ("happened", "plain")}


class UnindexedEntries(NamedTuple):
    """The next entries of the audit log: how many, the rowid of the last, and the (kind, id) of the notes in them."""

    entries: int
    last: int
    note_keys: tuple[tuple[str, str], ...]


class NoteIndex:
    """The note index of one open clinic file."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def find_unindexed(self, most: int) -> UnindexedEntries:
        """The next log entries that the index has not read, at most `most` of them."""
        rows = self._db.run_sql(
            "SELECT rowid AS log_row, kind, record_id FROM log "
            "WHERE rowid > (SELECT log_row FROM words_read) ORDER BY rowid LIMIT :most",
            most=most,
        )
        note_keys = dict.fromkeys(
            (row["kind"], row["record_id"]) for row in rows if row["kind"] in INDEXED_KINDS
        )
        return UnindexedEntries(len(rows), rows[-1]["log_row"] if rows else 0, tuple(note_keys))

    def compute_indexed_share(self) -> float:
        """How much of the audit log the index has read, 0 to 1."""
        sql = "SELECT log_row AS read, (SELECT max(rowid) FROM log) AS last FROM words_read"
        [row] = self._db.run_sql(sql)
        return row["read"] / row["last"] if row["last"] else 1.0

    def has_note(self, record_id: str) -> bool:
        """Whether the index holds that note."""
        return bool(self._db.run_sql("SELECT 1 FROM note_words WHERE id = :id", id=record_id))

    def has_outdated_note(self, note: IndexedNote) -> bool:
        """Whether the index holds that note with other words, another day or another client."""
        rows = self._db.run_sql("SELECT * FROM note_words WHERE id = :id", id=note.id)
        expected = {**note.columns, "day": note.happened.date().isoformat()}
        second = compute_first_place(note.happened) // SAME_SECOND
        return any(
            row["place"] // SAME_SECOND != second or expected != {name: row[name] for name in expected}
            for row in rows
        )

    def add_notes(self, notes: Sequence[IndexedNote], read_to: int) -> None:
        """Add notes that are not in the index, and record up to which rowid the log was read, in one transaction."""
        with self._db.transaction():
            # FTS5 starts a new segment for each rowid lower than the last, so the oldest note comes first.
            for note in sorted(notes, key=lambda note: note.happened):
                self._add_note(note)
            words = {word for note in notes for word in note.plain.split()}
            self._db.run_sql(_INSERT_WORDS, words=json.dumps(sorted(words)))
            self._db.run_sql("UPDATE words_read SET log_row = :row", row=read_to)

    def merge_segments(self) -> bool:
        """Merge some segments of the index, which makes searches faster; False if there was nothing to merge."""
        before = self._count_changes()
        with self._db.transaction():
            self._db.run_sql(
                "INSERT INTO word_index (word_index, rank) VALUES ('merge', :pages)", pages=MERGED_PAGES
            )
        return self._count_changes() - before >= 2  # sqlite.org/fts5.html#the_merge_command

    def find_rows(self, query: SearchQuery, most: int) -> list[Row]:
        """The newest `most` notes that match the query: their row of `note_words`, the client's document as `client`,
        and as `number` which session of its case it is.
        """
        match = self.build_match_query(query)
        return self._db.run_sql(_FIND_NOTES, match=match, most=most) if match else []

    def build_match_query(self, query: SearchQuery) -> str:
        """The FTS5 query for that search; empty if nothing can match."""
        return _build_fts_query(query, self._find_completions(query))

    def find_session_number(self, session_id: str) -> int:
        """Which session of its case it is, counted from 1."""
        return int(self._db.run_sql(_NUMBER.format(":id"), id=session_id)[0][0])

    def reset_index(self) -> None:
        """Empty the index, so that it is rebuilt from the first log entry on."""
        with self._db.transaction():
            repair_fts_structure(self._db, "word_index")
            self._db.run_sql("INSERT INTO word_index (word_index) VALUES ('delete-all')")
            self._db.run_sql("DELETE FROM note_words")
            self._db.run_sql("DELETE FROM known_word")
            self._db.run_sql("UPDATE words_read SET log_row = 0")

    def is_intact(self) -> bool:
        """Whether the index is undamaged, holds exactly the signed notes up to where it has read, and finds each of them."""
        try:
            self._db.run_sql("INSERT INTO word_index (word_index) VALUES ('integrity-check')")
            return not any(self._db.run_sql(sql) for sql in _MISMATCH_QUERIES) and all(
                self._has_entry_for(row["place"], fold_words(row["words"][-TAIL_LETTERS:])[-1:])
                for row in self._db.iterate_rows("SELECT place, words FROM note_words")
            )
        except NotAClinicFile:
            return False

    def _has_entry_for(self, place: int, words: Sequence[str]) -> bool:
        """Whether a search for each of these words finds the note at that place."""
        sql = (
            "SELECT 1 FROM word_index JOIN known_word ON known_word.word = :word "
            "WHERE word_index MATCH :match AND word_index.rowid = :place"
        )
        return all(self._db.run_sql(sql, word=word, match=f'"{word}"', place=place) for word in words)

    def _find_completions(self, query: SearchQuery) -> list[str] | None:
        """The words that start with the last word of the query; None if that word is complete or there are too many."""
        if not query.begun:
            return None
        prefix = query.phrases[-1][-1]
        sql = "SELECT word FROM known_word WHERE word >= :prefix AND word < :end LIMIT :most"
        rows = self._db.run_sql(sql, prefix=prefix, end=f"{prefix}{_LAST_LETTER}", most=MOST_COMPLETIONS + 1)
        return [row["word"] for row in rows] if len(rows) <= MOST_COMPLETIONS else None

    def _add_note(self, note: IndexedNote) -> None:
        first = compute_first_place(note.happened)
        sql = "SELECT max(place) AS last FROM note_words WHERE place >= :first AND place < :end"
        last = self._db.run_sql(sql, first=first, end=first + SAME_SECOND)[0]["last"]
        place = first if last is None else last + 1
        self._db.run_sql(_INSERT_NOTE, place=place, day=note.happened.date().isoformat(), **note.columns)
        self._db.run_sql(
            "INSERT INTO word_index (rowid, words) VALUES (:place, :plain)", place=place, plain=note.plain
        )

    def _count_changes(self) -> int:
        return int(self._db.run_sql("SELECT total_changes()")[0][0])


def compute_first_place(happened: datetime) -> int:
    """The lowest place of the second in which the note happened."""
    return int(happened.timestamp()) * SAME_SECOND


def is_about_index(problem: str) -> bool:
    """Whether a message of SQLite's integrity check is about an FTS5 index only, in which case no record is damaged."""
    return "FTS5 table" in problem


def _build_fts_query(query: SearchQuery, completions: Sequence[str] | None) -> str:
    """The query in FTS5's language (sqlite.org/fts5.html#full_text_query_syntax); quotes make a word a literal.

    For a prefix FTS5 first merges the entries of all words with that prefix, 20 ms for `the` among 260,000 notes. Words
    joined by OR it reads only as far as needed, so `completions` are used where they are known.
    """
    *complete, last = [" ".join(phrase) for phrase in query.phrases]
    if completions is None:
        final = f'"{last}" *' if query.begun else f'"{last}"'
    else:
        words_before = last.rpartition(" ")[0]
        final = " OR ".join(f'"{f"{words_before} {word}".strip()}"' for word in completions)
    return " AND ".join([*(f'"{phrase}"' for phrase in complete), f"({final})"]) if final else ""


def _build_mismatch_queries() -> Sequence[str]:
    """Queries that return a row if the index and the notes disagree. Notes that the index has not read yet are left out."""
    unread = "SELECT record_id FROM log WHERE rowid > (SELECT log_row FROM words_read)"
    signed = [
        f"SELECT id, client_id, '{kind}' AS kind FROM {kind} WHERE status = 'signed'"
        for kind in INDEXED_KINDS[:3]
    ]
    signed.append("SELECT id, client_id, kind FROM addendum")
    notes = " UNION ALL ".join(signed)
    return (
        f"SELECT 1 FROM ({notes}) WHERE id NOT IN (SELECT id FROM note_words) AND id NOT IN ({unread}) LIMIT 1",
        f"SELECT 1 FROM (SELECT id, client_id, note_kind FROM note_words EXCEPT SELECT * FROM ({notes})) LIMIT 1",
        "SELECT 1 FROM (SELECT place FROM note_words EXCEPT SELECT id FROM word_index_docsize) LIMIT 1",
        "SELECT 1 FROM (SELECT id FROM word_index_docsize EXCEPT SELECT place FROM note_words) LIMIT 1",
    )


_MISMATCH_QUERIES = _build_mismatch_queries()
