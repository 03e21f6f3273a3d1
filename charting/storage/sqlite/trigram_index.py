"""An index of the trigrams (three letters in a row) in the clients' search text, which narrows down a search.

The index only suggests whom to look at. `PeopleSearch` compares the search text itself with LIKE, so an entry too
many does no harm, and a client stored after the last update is always looked at. It is an FTS5 table with the trigram
tokenizer (sqlite.org/fts5.html#the_trigram_tokenizer).
"""

from collections.abc import Iterator, Sequence

from charting.errors import NotAClinicFile
from charting.storage.sqlite.connection import Connection

TRIGRAM_LETTERS, LONGEST = 3, 30  # letters
FEW = 1_000  # clients: to sort so many takes less time than to go through the whole index of names
AT_ONCE = 100  # clients that one slice of the update reads: a few milliseconds

MATCHING_CLIENTS = """
SELECT rowid FROM client_parts WHERE client_parts MATCH :parts UNION ALL SELECT client_row FROM client_unread
"""
_COUNT_MATCHES = f"SELECT count(*) FROM ({MATCHING_CLIENTS} LIMIT :few)"
_OLDEST_UNREAD = f"SELECT client_row FROM client_unread ORDER BY client_row LIMIT {AT_ONCE}"
_INDEX_OLDEST = f"""
INSERT OR REPLACE INTO client_parts (rowid, search)
SELECT rowid, search FROM client WHERE rowid IN ({_OLDEST_UNREAD})
"""
_COUNT_MISMATCHES = """
SELECT count(*) FROM client LEFT JOIN client_parts ON client_parts.rowid = client.rowid
WHERE client_parts.search IS NOT client.search AND client.rowid NOT IN (SELECT client_row FROM client_unread)
"""


class TrigramIndex:
    """The trigram index of one open clinic file. `client_unread` lists the clients it does not hold yet."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def has_few_matches(self, query: str) -> bool:
        """Whether so few clients match that sorting them is quicker than going through all clients by name.

        A damaged index counts as no help: the search text is in the clients too, and a check of the file rebuilds it.
        """
        try:
            return int(self._db.run_sql(_COUNT_MATCHES, parts=query, few=FEW)[0][0]) < FEW
        except NotAClinicFile:
            return False

    def update_in_slices(self) -> Iterator[None]:
        """Add the clients that are missing, a slice at each `next`; no transaction is open in between.

        A damaged index is left as it is: nobody is missed because of it, and a check of the file reports it.
        """
        while self._db.run_sql("SELECT 1 FROM client_unread LIMIT 1") and self._index_next_clients():
            yield

    def is_intact(self) -> bool:
        """Whether the index is undamaged and holds the search text of every client that it claims to hold."""
        try:
            self._db.run_sql("INSERT INTO client_parts (client_parts) VALUES ('integrity-check')")
            return int(self._db.run_sql(_COUNT_MISMATCHES)[0][0]) == 0
        except NotAClinicFile:
            return False

    def reset_index(self) -> None:
        """Empty the index and mark every client as missing, so that `update_in_slices` rebuilds it."""
        rows = self._db.run_sql("SELECT sql FROM sqlite_master WHERE name = 'client_parts'")
        with self._db.transaction():
            repair_fts_structure(self._db, "client_parts")
            self._db.run_sql("DROP TABLE client_parts")
            self._db.run_sql(rows[0]["sql"])
            self._db.run_sql(
                "INSERT INTO client_unread (client_row) SELECT rowid FROM client WHERE 1 ON CONFLICT DO NOTHING"
            )

    def _index_next_clients(self) -> bool:
        """Index the oldest missing clients; False if the index is damaged."""
        try:
            with self._db.transaction():
                self._db.run_sql(_INDEX_OLDEST)
                self._db.run_sql(f"DELETE FROM client_unread WHERE client_row IN ({_OLDEST_UNREAD})")
        except NotAClinicFile:
            return False
        return True


def build_trigram_query(words: Sequence[str]) -> str:
    """The FTS5 query for these words, cut to LONGEST letters; empty if none of them has three letters."""
    long_words = (word[:LONGEST] for word in words if len(word) >= TRIGRAM_LETTERS)
    return " ".join('"{}"'.format(word.replace('"', '""')) for word in long_words)


def repair_fts_structure(connection: Connection, index: str) -> None:
    """Give a damaged FTS5 table a readable format version and an empty structure record, inside a transaction.

    FTS5 refuses even to empty or drop a table whose version or structure it cannot read
    (see the comment at the head of sqlite.org/src/file/ext/fts5/fts5_index.c).
    """
    connection.run_sql(f"REPLACE INTO {index}_config (k, v) VALUES ('version', 4)")
    connection.run_sql(f"REPLACE INTO {index}_data (id, block) VALUES (10, X'00000000000000')")
