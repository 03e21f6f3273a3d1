"""What the Today page shows, stored beside the records so that the next start need not read forty cases.

The cache is derived data: no person's act, so it is not logged, and not exported. It is valid for one day and one
version of the program, and only while nothing has been logged since, so it can never show an outdated day.
"""

from collections.abc import Mapping
from datetime import date

from charting.storage.sqlite.connection import Connection

_LAST_LOG_ID = "SELECT id FROM log ORDER BY rowid DESC LIMIT 1"


class TodayCache:
    """The cached days of one open clinic file, in the table `glance`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def read_day(self, day: date, app_version: str) -> str | None:
        """The text that this version of the program stored for that day; None if anything was charted since."""
        rows = self._db.run_sql(
            f"SELECT body FROM glance WHERE day = :day AND edition = :edition AND logged = ({_LAST_LOG_ID})",
            day=day.isoformat(),
            edition=app_version,
        )
        return str(rows[0]["body"]) if rows else None

    def get_last_log_id(self) -> str:
        """The id of the newest log entry, which identifies the state of the clinic file; empty before the first."""
        rows = self._db.run_sql(_LAST_LOG_ID)
        return str(rows[0]["id"]) if rows else ""

    def replace_days(self, texts: Mapping[date, str], last_log_id: str, app_version: str) -> None:
        """Replace all cached days by these, which were read when `last_log_id` was the newest log entry.

        Raises StorageFailure.
        """
        with self._db.transaction():
            self._db.run_sql("DELETE FROM glance")
            for day, text in texts.items():
                self._db.run_sql(
                    "INSERT INTO glance (day, logged, edition, body) VALUES (:day, :logged, :edition, :body)",
                    day=day.isoformat(),
                    logged=last_log_id,
                    edition=app_version,
                    body=text,
                )

    def clear_days(self) -> None:
        """Delete the cached days, because nothing can tell whether they were altered. Raises StorageFailure."""
        with self._db.transaction():
            self._db.run_sql("DELETE FROM glance")
