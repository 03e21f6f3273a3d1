"""The light way into a chart: its file opened as ever, and Today from what was kept in it, before any record is loaded."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from charting import __version__
from charting.errors import SoapstoneError
from charting.storage.sqlite.connection import Connection
from charting.storage.sqlite.schema_migration import check_schema_version, get_latest_schema_version
from charting.storage.today_cache import read_cached_today
from charting.summaries.today.cached_today import CachedToday, decode_cached_today


class CachedOpening(NamedTuple):
    """A chart's file that is ours alone, settled and of this program's schema, and what to show of it at once."""

    connection: Connection
    glance: CachedToday


def open_with_today_cache(path: Path, day: date, edition: str = __version__) -> CachedOpening | None:
    """The look at that day, or None with the file closed: whatever is in the way is told by opening it in full."""
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
            text = read_cached_today(connection, day, edition)
            glance = decode_cached_today(text, day) if text is not None else None
    except SoapstoneError:
        glance = None
    finally:
        if glance is None:
            connection.close()
    return CachedOpening(connection, glance) if glance is not None else None
