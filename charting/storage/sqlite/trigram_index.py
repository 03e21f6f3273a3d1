"""The index of three letters in a row of the clients' search texts: who has what few have, without asking everybody.

It only says whom to look at. `search` compares the text itself, so that what is in it too much does no harm, and whoever
was stored since it was brought up to date is looked at in any case.
"""

from collections.abc import Iterator, Sequence

from charting.errors import NotAClinicFile
from charting.storage.sqlite.connection import Connection

TRIGRAM_LETTERS, LONGEST = 3, 30  # letters
FEW = 1_000  # clients are sorted sooner than the whole index of names is gone through
AT_ONCE = 100  # clients that are read in a slice: a few milliseconds

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


def build_trigram_query(words: Sequence[str]) -> str:
    """The words as FTS5 reads them; empty when none has three letters. Their beginnings are enough to be few."""
    long = (word[:LONGEST] for word in words if len(word) >= TRIGRAM_LETTERS)
    return " ".join('"{}"'.format(word.replace('"', '""')) for word in long)


def has_few_matches(connection: Connection, parts: str) -> bool:
    """Whether it is quicker to sort those who have them than to go through all by name.

    A damaged index is passed by: what it holds stands in the clients too, and checking the chart makes it anew.
    """
    try:
        return int(connection.run_sql(_COUNT_MATCHES, parts=parts, few=FEW)[0][0]) < FEW
    except NotAClinicFile:
        return False


def update_trigram_index(connection: Connection) -> Iterator[None]:
    """Bring the index up to date, a slice at a time; no transaction is open in between.

    One that is damaged stays as it is, for nobody is missed by that: checking the chart tells of it.
    """
    while connection.run_sql("SELECT 1 FROM client_unread LIMIT 1") and _index_next_clients(connection):
        yield


def _index_next_clients(connection: Connection) -> bool:
    try:
        with connection.transaction():
            connection.run_sql(_INDEX_OLDEST)
            connection.run_sql(f"DELETE FROM client_unread WHERE client_row IN ({_OLDEST_UNREAD})")
    except NotAClinicFile:
        return False
    return True


def is_trigram_index_intact(connection: Connection) -> bool:
    """Whether the index is sound and holds the search text of each client who was read."""
    try:
        connection.run_sql("INSERT INTO client_parts (client_parts) VALUES ('integrity-check')")
        return int(connection.run_sql(_COUNT_MISMATCHES)[0][0]) == 0
    except NotAClinicFile:
        return False


def reset_trigram_index(connection: Connection) -> None:
    """Make the index anew: it holds nobody, and everybody is looked at until they were read again."""
    made = connection.run_sql("SELECT sql FROM sqlite_master WHERE name = 'client_parts'")[0]["sql"]
    with connection.transaction():
        repair_fts_structure(connection, "client_parts")
        connection.run_sql("DROP TABLE client_parts")
        connection.run_sql(made)
        connection.run_sql(
            "INSERT INTO client_unread (client_row) SELECT rowid FROM client WHERE 1 ON CONFLICT DO NOTHING"
        )


def repair_fts_structure(connection: Connection, index: str) -> None:
    """Let FTS5 empty or drop an index, within a transaction: it does nothing at all, not even that, with one whose format
    or list of parts cannot be read."""
    connection.run_sql(f"REPLACE INTO {index}_config (k, v) VALUES ('version', 4)")
    connection.run_sql(f"REPLACE INTO {index}_data (id, block) VALUES (10, X'00000000000000')")
