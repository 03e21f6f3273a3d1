"""An exported file on its way into an empty chart: every record is checked before it is stored, and the whole at the end."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec

from charting.actions.import_checks import ImportChecks
from charting.actions.transfer_file import FileRecord, Paper, file_decoder, opened
from charting.chart import Chart, open_chart, with_vocabularies_of_chart
from charting.errors import ImportRefused, Refused
from charting.model.log import LogEntry
from charting.storage.connection import Value
from charting.storage.filling import filling
from charting.storage.journal import log_values
from charting.storage.whole_file import made_whole

Read = TypeVar("Read")
Values = Sequence[Value]
AT_ONCE = 50  # records in one statement: more are no quicker
OUT_OF_RANGE = "A number or a date is out of range"
_decode_entry = msgspec.json.Decoder(LogEntry).decode
_decode_paper = msgspec.json.Decoder(Paper).decode


@with_vocabularies_of_chart
def import_chart(chart: Chart, path: Path) -> int:
    """Read an exported file into an empty chart, all or nothing; returns how many records came in.

    Raises ImportRefused, naming the record and the field at fault, with nothing changed.
    """
    checks = ImportChecks()
    with opened(path) as file, _filling(chart):
        for table, gateway in chart.gateways.items():
            decode = file_decoder(gateway.table.record)
            records = _read(file.records(table), decode, checks.admit, gateway.values)
            _store(records, gateway.insert_rows)
        entries = _read(file.records("log"), _decode_entry, checks.admit_entry, log_values)
        _store(entries, chart.log.insert_rows)
        for record in file.records("paper"):
            paper = record.read(_decode_paper)
            checks.admit_page(record, paper.report_id, paper.pdf)
            chart.papers.keep(paper.report_id, paper.pdf)
        file.complete()
        checks.complete()
    chart.read_own_data()
    chart.forget_names()
    return checks.count


def import_as_new(path: Path, file: Path) -> int:
    """Make a chart at `path` of an exported file; returns how many records came in.

    It has that name from the moment when all of it is on the disk. Raises ImportRefused, Refused or StorageFailure.
    """
    with made_whole(path) as unfinished, open_chart(unfinished, create=True) as chart:
        return import_chart(chart, file)


@contextmanager
def _filling(chart: Chart) -> Iterator[None]:
    if any(gateway.count() for gateway in chart.gateways.values()):
        raise ImportRefused("This chart is not empty. Import into a new chart: --chart FILE names one.")
    with filling(chart.connection):
        yield


def _read(
    records: Iterable[FileRecord],
    decode: Callable[[bytes], Read],
    admit: Callable[[FileRecord, Read], None],
    values: Callable[[Read, bytes], Values],
) -> Iterator[tuple[FileRecord, Values]]:
    """Each record of a list with the values of its columns, once it has passed every check of its own."""
    for record in records:
        read = record.read(decode)
        admit(record, read)
        try:
            yield record, values(read, record.body)
        except OverflowError as error:
            raise record.refused("", OUT_OF_RANGE) from error


def _store(
    records: Iterator[tuple[FileRecord, Values]], insert_rows: Callable[[Sequence[Values]], None]
) -> None:
    """A list, some records at a time. Where the database refuses them, it is asked about each alone."""
    while some := list(islice(records, AT_ONCE)):
        try:
            insert_rows([values for _, values in some])
        except (Refused, OverflowError):
            for record, values in some:
                _store_one(record, values, insert_rows)


def _store_one(record: FileRecord, values: Values, insert_rows: Callable[[Sequence[Values]], None]) -> None:
    try:
        insert_rows([values])
    except Refused as error:
        if str(error) == "UNIQUE constraint failed: log.id":
            raise record.refused("id", "There is a log entry with this id already") from error
        raise record.refused("", str(error)) from error
    except OverflowError as error:
        raise record.refused("", OUT_OF_RANGE) from error
