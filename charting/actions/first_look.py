"""The light way into a chart: its file opened as ever, and Today from what was kept in it, before any record is loaded."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from charting import __version__
from charting.errors import SoapstoneError
from charting.storage.connection import Connection
from charting.storage.glance import kept_text
from charting.storage.migrate import check_ours, latest
from charting.summaries.glance import Glance, read_back


class FirstLook(NamedTuple):
    """A chart's file that is ours alone, settled and of this program's schema, and what to show of it at once."""

    connection: Connection
    glance: Glance


def first_look(path: Path, day: date, edition: str = __version__) -> FirstLook | None:
    """The look at that day, or None with the file closed: whatever is in the way is told by opening it in full."""
    if not path.is_file():
        return None
    try:
        connection = Connection(path)
    except SoapstoneError:
        return None
    glance = None
    try:
        if check_ours(connection, create=False) == latest():
            connection.settle()
            text = kept_text(connection, day, edition)
            glance = read_back(text, day) if text is not None else None
    except SoapstoneError:
        glance = None
    finally:
        if glance is None:
            connection.close()
    return FirstLook(connection, glance) if glance is not None else None
