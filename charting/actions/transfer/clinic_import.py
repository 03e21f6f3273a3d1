"""Importing an export into an empty clinic file: each record is checked before it is stored, the whole at the end."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec

from charting.actions.transfer.export_file import (
    ExportedPdf,
    ExportedRecord,
    ExportFile,
    build_file_decoder,
    open_export_file,
)
from charting.actions.transfer.import_checks import ImportChecks
from charting.clinic_file import ClinicFile, open_clinic_file, use_vocabularies_of_file
from charting.errors import ImportRefused, Refused
from charting.model.log_entry import LogEntry
from charting.storage.audit_log import build_log_values
from charting.storage.sqlite.connection import Value
from charting.storage.sqlite.database_file import create_database_atomically

DecodedT = TypeVar("DecodedT")
RowValues = Sequence[Value]
AT_ONCE = 50  # records in one statement; more are not faster
OUT_OF_RANGE = "A number or a date is out of range"
_decode_entry = msgspec.json.Decoder(LogEntry).decode
_decode_pdf = msgspec.json.Decoder(ExportedPdf).decode


@use_vocabularies_of_file
def import_clinic_file(clinic_file: ClinicFile, path: Path) -> int:
    """Read an exported file into an empty clinic file, all or nothing; returns the number of records.

    Raises ImportRefused, which names the record and the field at fault, with nothing changed.
    """
    checks = ImportChecks()
    with open_export_file(path) as file:
        _refuse_nonempty(clinic_file)
        with clinic_file.load_in_bulk():
            _load_lists(clinic_file, file, checks)
    clinic_file.read_own_data()
    clinic_file.forget_name_index()
    return checks.count


def import_as_new_file(path: Path, file: Path) -> int:
    """Create a clinic file at `path` from an exported file; returns the number of records.

    The file appears only when it is complete. Raises ImportRefused, Refused or StorageFailure.
    """
    with (
        create_database_atomically(path) as unfinished,
        open_clinic_file(unfinished, create=True) as clinic_file,
    ):
        return import_clinic_file(clinic_file, file)


def _refuse_nonempty(clinic_file: ClinicFile) -> None:
    if any(gateway.count() for gateway in clinic_file.gateways.values()):
        raise ImportRefused("This clinic file is not empty. Import into a new one: --file FILE names it.")


def _load_lists(clinic_file: ClinicFile, file: ExportFile, checks: ImportChecks) -> None:
    """Store the records, the audit log and the PDFs, each list in turn, then check that nothing is missing."""
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
        issued = record.decode_with(_decode_pdf)
        checks.check_issued_pdf(record, issued.report_id, issued.pdf)
        clinic_file.issued_pdfs.store_pdf(issued.report_id, issued.pdf)
    file.refuse_unknown_members()
    checks.check_completeness()


def _read_checked_rows(
    records: Iterable[ExportedRecord],
    decode: Callable[[bytes], DecodedT],
    check: Callable[[ExportedRecord, DecodedT], None],
    build_values: Callable[[DecodedT, bytes], RowValues],
) -> Iterator[tuple[ExportedRecord, RowValues]]:
    """Yield each record of a list with the values of its columns, after it has passed its checks."""
    for record in records:
        decoded = record.decode_with(decode)
        check(record, decoded)
        try:
            yield record, build_values(decoded, record.body)
        except OverflowError as error:
            raise record.build_refusal("", OUT_OF_RANGE) from error


def _store_rows(
    records: Iterator[tuple[ExportedRecord, RowValues]], insert_rows: Callable[[Sequence[RowValues]], None]
) -> None:
    """Store a list in batches. If the database refuses a batch, store its records one by one to find the one at fault."""
    while batch := list(islice(records, AT_ONCE)):
        try:
            insert_rows([values for _, values in batch])
        except (Refused, OverflowError):
            for record, values in batch:
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
