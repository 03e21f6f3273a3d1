"""The audit log as a table: who wrote what, when, and the seal of the stored record."""

from charting.model.log_entry import LogEntry
from charting.text import dates
from ui.pages.history import texts
from ui.widgets.record_table.record_table import RecordColumn, RecordTable

SEAL_DIGITS = 12


def make_log_table() -> RecordTable:
    """Make the table; its rows are log entries."""
    columns = [
        RecordColumn(texts.WHEN, lambda entry: dates.format_day_and_time(entry.at.astimezone()), 160),
        RecordColumn(texts.WHAT_AND_WHO, lambda entry: entry.what, detail=lambda entry: entry.who),
        RecordColumn(texts.RECORD, format_record_kind, 100),
        RecordColumn(texts.VERSION, lambda entry: str(entry.version), 60, "right"),
        RecordColumn(texts.SHA, lambda entry: entry.sha256[:SEAL_DIGITS], 116, muted=True),
    ]
    return RecordTable(columns, texts.LOG, texts.LOG_EMPTY)


def list_log_entry_lines(entry: LogEntry) -> list[tuple[str, str]]:
    """List an entry's details as (heading, words) lines."""
    return [
        (texts.WHEN, dates.format_day_and_time(entry.at.astimezone())),
        (texts.WHO, entry.who),
        (texts.WHAT, entry.what),
        (texts.RECORD, format_record_kind(entry)),
        (texts.VERSION, str(entry.version)),
        (texts.SHA, " ".join(entry.sha256[start : start + 16] for start in range(0, len(entry.sha256), 16))),
    ]


def format_record_kind(entry: LogEntry) -> str:
    """Format the kind of record, such as `session` or `planned visit`."""
    return texts.RECORDS.get(entry.kind, entry.kind)
