"""The log as a table: who wrote what, when, and the seal of what was stored."""

from charting.model.log import LogEntry
from ui import dates
from ui.pages.history import texts
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import Column

SEAL_DIGITS = 12


def log_table() -> RecordTable:
    """Rows are entries of the log."""
    columns = [
        Column(texts.WHEN, lambda entry: dates.echo_moment(entry.at.astimezone()), 160),
        Column(texts.WHAT_AND_WHO, lambda entry: entry.what, detail=lambda entry: entry.who),
        Column(texts.RECORD, record_name, 100),
        Column(texts.VERSION, lambda entry: str(entry.version), 60, "right"),
        Column(texts.SHA, lambda entry: entry.sha256[:SEAL_DIGITS], 116, muted=True),
    ]
    return RecordTable(columns, texts.LOG, texts.LOG_EMPTY)


def entry_lines(entry: LogEntry) -> list[tuple[str, str]]:
    """An entry in full."""
    return [
        (texts.WHEN, dates.echo_moment(entry.at.astimezone())),
        (texts.WHO, entry.who),
        (texts.WHAT, entry.what),
        (texts.RECORD, record_name(entry)),
        (texts.VERSION, str(entry.version)),
        (texts.SHA, " ".join(entry.sha256[at : at + 16] for at in range(0, len(entry.sha256), 16))),
    ]


def record_name(entry: LogEntry) -> str:
    """`session`, `planned visit`."""
    return texts.RECORDS.get(entry.kind, entry.kind)
