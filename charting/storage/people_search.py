"""Finding clients and providers by any part of a name, a birth date, a phone or a chart number."""

import re
from collections.abc import Iterator

from charting.storage.sqlite.connection import Connection, Row
from charting.storage.sqlite.trigram_index import MATCHING_CLIENTS, TrigramIndex, build_trigram_query
from charting.text.folding import fold

SLICE = 400  # rows in one query of a long list

# Longer than anything a person types to find somebody; SQLite limits both (sqlite.org/limits.html).
LONGEST, MOST_WORDS = 500, 20

# A phone number as people write it. `+1` is the country code, which the record may lack.
_PHONE = re.compile(r"(\+1)?[\d().]*")
_PUNCTUATION = re.compile(r"^\+1|[().]")

_NAMES = """
SELECT id, sort_name FROM client WHERE (sort_name, id) > (:name, :id) ORDER BY sort_name, id LIMIT :limit
"""


class PeopleSearch:
    """The clients and providers of one open clinic file, by their search text."""

    def __init__(self, connection: Connection, trigram_index: TrigramIndex) -> None:
        self._db, self._trigram_index = connection, trigram_index

    def search_rows(self, table: str, text: str, order: str, limit: int, column: str = "body") -> list[Row]:
        """The `column` of the rows whose search text holds every word of `text`, in any order; case and accents are
        ignored.

        A word that many clients share is found soon by going through them in `order`. For a word that few share the
        trigram index names the candidates.
        """
        words = _split_search_words(text)
        condition = " AND ".join(f"search LIKE :w{i} ESCAPE '\\'" for i in range(len(words))) or "1 = 1"
        values = {f"w{i}": f"%{_escape_like(word)}%" for i, word in enumerate(words)}
        query = build_trigram_query(words) if table == "client" else ""
        if query and self._trigram_index.has_few_matches(query):
            condition = f"{condition} AND client.rowid IN ({MATCHING_CLIENTS})"
            values["parts"] = query
        sql = f"SELECT {column} FROM {table} WHERE {condition} ORDER BY {order} LIMIT :limit"
        return self._db.run_sql(sql, limit=limit, **values)

    def iterate_client_names(self) -> Iterator[tuple[str, str]]:
        """Yield (id, folded name) of every client by name, read in slices."""
        last = ("", "")
        while rows := self._db.run_sql(_NAMES, name=last[0], id=last[1], limit=SLICE):
            yield from ((row["id"], row["sort_name"]) for row in rows)
            last = (rows[-1]["sort_name"], rows[-1]["id"])

    def find_next_chart_number(self) -> int:
        """One more than the highest chart number so far."""
        return int(self._db.run_sql("SELECT coalesce(max(chart_number), 0) + 1 FROM client")[0][0])


def _split_search_words(text: str) -> list[str]:
    """The folded words to look for: `Nguyen, Thao` loses its comma, `+1 (918) 555-0142` its country code and marks."""
    readable = text[:LONGEST].replace("\0", " ").encode(errors="replace").decode()
    words = [word.strip(",;.") for word in fold(readable).split()]
    plain = [_PUNCTUATION.sub("", word) if _PHONE.fullmatch(word) else word for word in words]
    return list(dict.fromkeys(word for word in plain if word))[:MOST_WORDS]


def _escape_like(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
