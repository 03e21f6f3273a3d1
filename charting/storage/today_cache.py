"""What Today shows, kept beside the records so that the next start need not read forty cases.

It is derived: no person's act, not logged and not exported. It counts only as long as nothing was logged since, for
the very day, and for the version of the program that wrote it: so it can never show a day that is not so.
"""

from collections.abc import Mapping
from datetime import date

from charting.storage.sqlite.connection import Connection

_LAST_LOG_ID = "SELECT id FROM log ORDER BY rowid DESC LIMIT 1"


def read_cached_today(connection: Connection, day: date, edition: str) -> str | None:
    """The text kept for that day by that version of the program; None when anything was charted since."""
    rows = connection.run_sql(
        f"SELECT body FROM glance WHERE day = :day AND edition = :edition AND logged = ({_LAST_LOG_ID})",
        day=day.isoformat(),
        edition=edition,
    )
    return str(rows[0]["body"]) if rows else None


def get_last_log_id(connection: Connection) -> str:
    """The id of the last entry of the log, which tells one state of the chart from all others; empty before the first."""
    rows = connection.run_sql(_LAST_LOG_ID)
    return str(rows[0]["id"]) if rows else ""


def store_today_cache(connection: Connection, texts: Mapping[date, str], logged: str, edition: str) -> None:
    """Keep these in the place of all former ones: what they say was so when `logged` was the last entry.

    Raises StorageFailure.
    """
    with connection.transaction():
        connection.run_sql("DELETE FROM glance")
        for day, text in texts.items():
            connection.run_sql(
                "INSERT INTO glance (day, logged, edition, body) VALUES (:day, :logged, :edition, :body)",
                day=day.isoformat(),
                logged=logged,
                edition=edition,
                body=text,
            )


def clear_today_cache(connection: Connection) -> None:
    """Let Today be read anew from the records: nothing tells whether what is kept was altered. Raises StorageFailure."""
    with connection.transaction():
        connection.run_sql("DELETE FROM glance")
