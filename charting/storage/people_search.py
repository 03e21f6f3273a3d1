"""Finding people by what was typed. All searching stands behind these functions."""

import re
from collections.abc import Iterator

from charting.storage.sqlite.connection import Connection, Row
from charting.storage.sqlite.trigram_index import MATCHING_CLIENTS, build_trigram_query, has_few_matches
from charting.text.folding import fold

SEARCH_LIMIT = 200
SLICE = 400

# What a person types to find somebody is shorter; SQLite refuses patterns and conditions without end.
LONGEST, MOST_WORDS = 500, 20

# A number as a telephone book prints it; +1 is the country, which the chart need not hold.
_PHONE = re.compile(r"(\+1)?[\d().]*")
_PUNCTUATION = re.compile(r"^\+1|[().]")

_NAMES = """
SELECT id, sort_name FROM client WHERE (sort_name, id) > (:name, :id) ORDER BY sort_name, id LIMIT :limit
"""


def search_rows(
    connection: Connection, table: str, text: str, order: str, limit: int = SEARCH_LIMIT, column: str = "body"
) -> list[Row]:
    """The `column` of the rows whose search text holds every word of `text`, in any order, accents and case aside.

    What many clients have is found soon by going through them in their order; what few have, by three letters in a row.
    """
    words = _split_search_words(text)
    condition = " AND ".join(f"search LIKE :w{i} ESCAPE '\\'" for i in range(len(words))) or "1 = 1"
    values = {f"w{i}": f"%{_escape_like(word)}%" for i, word in enumerate(words)}
    parts = build_trigram_query(words) if table == "client" else ""
    if parts and has_few_matches(connection, parts):
        condition, values = (
            f"{condition} AND client.rowid IN ({MATCHING_CLIENTS})",
            {**values, "parts": parts},
        )
    sql = f"SELECT {column} FROM {table} WHERE {condition} ORDER BY {order} LIMIT :limit"
    return connection.run_sql(sql, limit=limit, **values)


def iterate_client_names(connection: Connection) -> Iterator[tuple[str, str]]:
    """(id, folded name) of every client by name, to compare names with; read in slices, as they are asked for."""
    after = ("", "")
    while rows := connection.run_sql(_NAMES, name=after[0], id=after[1], limit=SLICE):
        yield from ((row["id"], row["sort_name"]) for row in rows)
        after = (rows[-1]["sort_name"], rows[-1]["id"])


def find_next_chart_number(connection: Connection) -> int:
    """One more than the highest given so far."""
    return int(connection.run_sql("SELECT coalesce(max(chart_number), 0) + 1 FROM client")[0][0])


def _split_search_words(text: str) -> list[str]:
    """What to look for: `Nguyen, Thao` without its comma, `+1 (918) 555-0142` by the digits of the number."""
    readable = text[:LONGEST].replace("\0", " ").encode(errors="replace").decode()
    words = [word.strip(",;.") for word in fold(readable).split()]
    plain = [_PUNCTUATION.sub("", word) if _PHONE.fullmatch(word) else word for word in words]
    return list(dict.fromkeys(word for word in plain if word))[:MOST_WORDS]


def _escape_like(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
