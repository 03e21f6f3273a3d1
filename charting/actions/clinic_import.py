"""An exported file on its way into an empty chart: every record is checked before it is stored, and the whole at the end."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec

from charting.actions.export_file import ExportedPdf, ExportedRecord, build_file_decoder, open_export_file
from charting.actions.import_checks import ImportChecks
from charting.clinic_file import ClinicFile, open_clinic_file, use_vocabularies_of_file
from charting.errors import ImportRefused, Refused
from charting.model.log_entry import LogEntry
from charting.storage.atomic_file import create_atomically
from charting.storage.audit_log import build_log_values
from charting.storage.sqlite.bulk_load import load_in_bulk
from charting.storage.sqlite.connection import Value

DecodedT = TypeVar("DecodedT")
RowValues = Sequence[Value]
AT_ONCE = 50  # records in one statement: more are no quicker
OUT_OF_RANGE = "A number or a date is out of range"
_decode_entry = msgspec.json.Decoder(LogEntry).decode
_decode_paper = msgspec.json.Decoder(ExportedPdf).decode


@use_vocabularies_of_file
def import_clinic_file(clinic_file: ClinicFile, path: Path) -> int:
    """Read an exported file into an empty chart, all or nothing; returns how many records came in.

    Raises ImportRefused, naming the record and the field at fault, with nothing changed.
    """
    checks = ImportChecks()
    with open_export_file(path) as file, _load_into_empty(clinic_file):
        for table, gateway in clinic_file.gateways.items():
            decode = build_file_decoder(gateway.table.record)
            records = _read_checked_rows(
                file.iterate_records(table), decode, checks.check_record, gateway.build_row_values
            )
            _store_rows(records, gateway.insert_rows)
        entries = _read_checked_rows(
            file.iterate_records("log"), _decode_entry, checks.check_log_entry, build_log_values
        )
        _store_rows(entries, clinic_file.audit_log.insert_rows)
        for record in file.iterate_records("paper"):
            paper = record.decode_with(_decode_paper)
            checks.check_issued_pdf(record, paper.report_id, paper.pdf)
            clinic_file.issued_pdfs.store_pdf(paper.report_id, paper.pdf)
        file.refuse_unknown_members()
        checks.check_completeness()
    clinic_file.read_own_data()
    clinic_file.forget_name_index()
    return checks.count


def import_as_new_file(path: Path, file: Path) -> int:
    """Make a chart at `path` of an exported file; returns how many records came in.

    It has that name from the moment when all of it is on the disk. Raises ImportRefused, Refused or StorageFailure.
    """
    with create_atomically(path) as unfinished, open_clinic_file(unfinished, create=True) as clinic_file:
        return import_clinic_file(clinic_file, file)


@contextmanager
def _load_into_empty(clinic_file: ClinicFile) -> Iterator[None]:
    if any(gateway.count() for gateway in clinic_file.gateways.values()):
        raise ImportRefused("This clinic file is not empty. Import into a new one: --file FILE names it.")
    with load_in_bulk(clinic_file.connection):
        yield


def _read_checked_rows(
    records: Iterable[ExportedRecord],
    decode: Callable[[bytes], DecodedT],
    admit: Callable[[ExportedRecord, DecodedT], None],
    values: Callable[[DecodedT, bytes], RowValues],
) -> Iterator[tuple[ExportedRecord, RowValues]]:
    """Each record of a list with the values of its columns, once it has passed every check of its own."""
    for record in records:
        read = record.decode_with(decode)
        admit(record, read)
        try:
            yield record, values(read, record.body)
        except OverflowError as error:
            raise record.build_refusal("", OUT_OF_RANGE) from error


def _store_rows(
    records: Iterator[tuple[ExportedRecord, RowValues]], insert_rows: Callable[[Sequence[RowValues]], None]
) -> None:
    """A list, some records at a time. Where the database refuses them, it is asked about each alone."""
    while some := list(islice(records, AT_ONCE)):
        try:
            insert_rows([values for _, values in some])
        except (Refused, OverflowError):
            for record, values in some:
                _store_one_row(record, values, insert_rows)


def _store_one_row(
    record: ExportedRecord, values: RowValues, insert_rows: Callable[[Sequence[RowValues]], None]
) -> None:
    try:
        insert_rows([values])
    except Refused as error:
        if str(error) == "UNIQUE constraint failed: log.id":
            raise record.build_refusal("id", "There is a log entry with this id already") from error
        raise record.build_refusal("", str(error)) from error
    except OverflowError as error:
        raise record.build_refusal("", OUT_OF_RANGE) from error
