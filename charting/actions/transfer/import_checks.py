"""The checks of an import beyond each record's own rules: ids, links between records, audit log and PDFs."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import msgspec

from charting.actions.transfer.export_file import ExportedRecord, build_import_error, describe_exported_record
from charting.model.client import Client
from charting.model.clinic import Clinic
from charting.model.log_entry import LogEntry
from charting.model.note import Addendum
from charting.model.record import Record, seal
from charting.model.report import Report
from charting.storage.tables import LINKED_TABLES, TABLES

# By table: the fields that hold the id of another record, and that record's table.
_LINKS: Mapping[str, list[tuple[str, str]]] = {
    table.name: [
        (field, linked) for field, linked in LINKED_TABLES.items() if field in table.record.__struct_fields__
    ]
    for table in TABLES
}


class _AdmittedRecord(msgspec.Struct, gc=False):
    """What later records and the log are checked against. `logged`: the log has versions 1 to that one."""

    client_id: str | None
    version: int
    sha256: str
    logged: int = 0


class ImportChecks:
    """Remembers what was imported so far, a few hundred bytes a record. Every method raises ImportRefused."""

    def __init__(self) -> None:
        self._records: dict[str, dict[str, _AdmittedRecord]] = {table.name: {} for table in TABLES}
        self._chart_numbers: set[int] = set()
        self._out_of_order: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._expected_seals: dict[str, str | None] = {}  # of the PDF of each report; None once it came

    @property
    def count(self) -> int:
        """How many records were imported, not counting the log and the PDFs."""
        return sum(map(len, self._records.values()))

    def check_record(self, source: ExportedRecord, record: Record) -> None:
        """Check that a record's id is new, its version valid, and that what it refers to came before it and has the same client."""
        admitted = self._records[source.table]
        if record.id in admitted:
            raise source.build_refusal("id", "There is a record with this id already")
        if record.version < 1:
            raise source.build_refusal("version", "A stored record has version 1 or more")
        client_id: str | None = getattr(record, "client_id", None)
        if isinstance(record, Client):
            client_id = record.id
            self._check_chart_number(source, record.chart_number)
        elif isinstance(record, Clinic) and admitted:
            raise source.build_refusal("id", "A clinic file has one clinic")
        elif isinstance(record, Report):
            self._expected_seals[record.id] = record.sha256
        client_id = self._check_links(source, record, client_id)
        admitted[record.id] = _AdmittedRecord(client_id, record.version, seal(source.body))

    def check_log_entry(self, source: ExportedRecord, entry: LogEntry) -> None:
        """Check that a log entry is about a record in the file, with the same client and the seal of its newest version."""
        record = self._records.get(entry.kind, {}).get(entry.record_id)
        if record is None:
            raise source.build_refusal("record_id", f"There is no {entry.kind} {entry.record_id}")
        if entry.client_id != record.client_id:
            raise source.build_refusal("client_id", "The record that it is about is not this client's")
        if entry.version == record.version and entry.sha256 != record.sha256:
            why = "The record is not the one that was logged: its SHA-256 differs"
            raise build_import_error(self._describe_record(entry.kind, entry.record_id), "sha256", why)
        if entry.version == record.logged + 1:
            record.logged = entry.version
        else:
            self._out_of_order[entry.kind, entry.record_id].append(entry.version)

    def check_issued_pdf(self, source: ExportedRecord, report_id: str, pdf: bytes) -> None:
        """Check that a PDF is the one its report was issued with, and the only one."""
        if report_id not in self._expected_seals:
            raise source.build_refusal("report_id", f"There is no report {report_id}")
        expected = self._expected_seals[report_id]
        if expected is None:
            raise source.build_refusal("report_id", f"Report {report_id} has a page already")
        if seal(pdf) != expected:
            raise source.build_refusal("pdf", f"This is not the page that report {report_id} was issued with")
        self._expected_seals[report_id] = None

    def check_completeness(self) -> None:
        """Check at the end that the log has each version of each record once and that each report has its PDF."""
        for (table, record_id), versions in self._out_of_order.items():
            record = self._records[table][record_id]
            if sorted(versions) == list(range(record.logged + 1, record.logged + 1 + len(versions))):
                record.logged += len(versions)
            else:
                raise self._build_log_error(table, record_id)
        for table, records in self._records.items():
            for record_id, record in records.items():
                if record.logged != record.version:
                    raise self._build_log_error(table, record_id)
        for report_id, expected in self._expected_seals.items():
            if expected is not None:
                why = "The file has no page of this report"
                raise build_import_error(self._describe_record("report", report_id), "sha256", why)

    def _build_log_error(self, table: str, record_id: str) -> Exception:
        why = "The log does not have each of its versions once"
        return build_import_error(self._describe_record(table, record_id), "version", why)

    def _describe_record(self, table: str, record_id: str) -> str:
        return describe_exported_record(table, list(self._records[table]).index(record_id) + 1, record_id)

    def _check_chart_number(self, source: ExportedRecord, number: int) -> None:
        if number < 1:
            raise source.build_refusal("chart_number", "A chart number is 1 or more")
        if number in self._chart_numbers:
            raise source.build_refusal("chart_number", f"Another client has chart number {number:04d}")
        self._chart_numbers.add(number)

    def _check_links(self, source: ExportedRecord, record: Any, client_id: str | None) -> str | None:
        """Check the links to other records; returns the client's id, as the object that is in memory already."""
        links = _LINKS[source.table]
        if isinstance(record, Addendum):
            links = [*links, ("record_id", record.kind)]
        for field, table in links:
            linked_id = getattr(record, field)
            if linked_id is None:
                continue
            linked = self._records.get(table, {}).get(linked_id)
            if linked is None:
                raise source.build_refusal(field, f"There is no {table} {linked_id}")
            if linked.client_id is None:
                continue
            if linked.client_id != client_id:
                raise source.build_refusal(field, f"That {table} is another client's")
            client_id = linked.client_id
        return client_id
