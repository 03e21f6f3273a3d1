"""Opening the clinic file quickly: the Today page comes from the cache in the file, before any record is loaded.

Start-up imports this module before the first paint, so it must not import the records.
"""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from charting import __version__
from charting.errors import SoapstoneError
from charting.storage.sqlite.connection import Connection
from charting.storage.sqlite.schema_migration import check_schema_version, get_latest_schema_version
from charting.storage.today_cache import TodayCache
from charting.summaries.today.cached_today import CachedToday, decode_cached_today


class CachedOpening(NamedTuple):
    """A locked connection with its pragmas and this program's schema, and the Today page to show at once."""

    connection: Connection
    glance: CachedToday


def open_with_today_cache(path: Path, day: date, app_version: str = __version__) -> CachedOpening | None:
    """Open the file with the cached page of that day; None, with the file closed, if there is none or an error.

    The caller then uses `open_clinic_file`, which raises the error.
    """
    if not path.is_file():
        return None
    try:
        connection = Connection(path)
    except SoapstoneError:
        return None
    glance = None
    try:
        if check_schema_version(connection, create=False) == get_latest_schema_version():
            connection.apply_pragmas()
            text = TodayCache(connection).read_day(day, app_version)
            glance = decode_cached_today(text, day) if text is not None else None
    except SoapstoneError:
        glance = None
    finally:
        if glance is None:
            connection.close()
    return CachedOpening(connection, glance) if glance is not None else None
