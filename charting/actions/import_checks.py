"""What must hold in a file before it becomes a chart: beyond each record's own rules, how records hang together."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import msgspec

from charting.actions.export_file import ExportedRecord, build_import_error, describe_exported_record
from charting.model.client import Client
from charting.model.clinic import Clinic
from charting.model.log_entry import LogEntry
from charting.model.note import Addendum
from charting.model.record import Record, seal
from charting.model.report import Report
from charting.storage.tables import LINKED_TABLES, TABLES

# The fields of each table's records that name another record, and its table.
_LINKS: Mapping[str, list[tuple[str, str]]] = {
    table.name: [
        (field, named) for field, named in LINKED_TABLES.items() if field in table.record.__struct_fields__
    ]
    for table in TABLES
}


class _AdmittedRecord(msgspec.Struct, gc=False):
    """What later records and the log are held against. `logged`: the log has versions 1 to that one."""

    client_id: str | None
    version: int
    sha256: str
    logged: int = 0


class ImportChecks:
    """Remembers what came in so far, some hundred bytes a record. Every method raises ImportRefused."""

    def __init__(self) -> None:
        self._records: dict[str, dict[str, _AdmittedRecord]] = {table.name: {} for table in TABLES}
        self._chart_numbers: set[int] = set()
        self._out_of_turn: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._pages: dict[str, str | None] = {}

    @property
    def count(self) -> int:
        """How many records came in, the log and the papers apart."""
        return sum(map(len, self._records.values()))

    def check_record(self, place: ExportedRecord, record: Record) -> None:
        """A record: its id is new, its version counts, what it names came before it and is the same client's."""
        known = self._records[place.table]
        if record.id in known:
            raise place.build_refusal("id", "There is a record with this id already")
        if record.version < 1:
            raise place.build_refusal("version", "A stored record has version 1 or more")
        client_id: str | None = getattr(record, "client_id", None)
        if isinstance(record, Client):
            client_id = record.id
            self._check_chart_number(place, record.chart_number)
        elif isinstance(record, Clinic) and known:
            raise place.build_refusal("id", "A clinic file has one clinic")
        elif isinstance(record, Report):
            self._pages[record.id] = record.sha256
        client_id = self._check_links(place, record, client_id)
        known[record.id] = _AdmittedRecord(client_id, record.version, seal(place.body))

    def check_log_entry(self, place: ExportedRecord, entry: LogEntry) -> None:
        """An entry of the log: it tells of a record in the file, names the same client, and has its newest seal."""
        told = self._records.get(entry.kind, {}).get(entry.record_id)
        if told is None:
            raise place.build_refusal("record_id", f"There is no {entry.kind} {entry.record_id}")
        if entry.client_id != told.client_id:
            raise place.build_refusal("client_id", "The record that it tells of is not this client's")
        if entry.version == told.version and entry.sha256 != told.sha256:
            why = "The record is not the one that was logged: its SHA-256 differs"
            raise build_import_error(self._describe_record(entry.kind, entry.record_id), "sha256", why)
        if entry.version == told.logged + 1:
            told.logged = entry.version
        else:
            self._out_of_turn[entry.kind, entry.record_id].append(entry.version)

    def check_issued_pdf(self, place: ExportedRecord, report_id: str, pdf: bytes) -> None:
        """The page of a report: the very one that was issued."""
        if report_id not in self._pages:
            raise place.build_refusal("report_id", f"There is no report {report_id}")
        expected = self._pages[report_id]
        if expected is None:
            raise place.build_refusal("report_id", f"Report {report_id} has a page already")
        if seal(pdf) != expected:
            raise place.build_refusal("pdf", f"This is not the page that report {report_id} was issued with")
        self._pages[report_id] = None

    def check_completeness(self) -> None:
        """When all is in: the log has each version of each record once, and each report has its page."""
        for (table, record_id), versions in self._out_of_turn.items():
            told = self._records[table][record_id]
            if sorted(versions) == list(range(told.logged + 1, told.logged + 1 + len(versions))):
                told.logged += len(versions)
            else:
                raise self._build_log_error(table, record_id)
        for table, records in self._records.items():
            for record_id, told in records.items():
                if told.logged != told.version:
                    raise self._build_log_error(table, record_id)
        for report_id, expected in self._pages.items():
            if expected is not None:
                why = "The file has no page of this report"
                raise build_import_error(self._describe_record("report", report_id), "sha256", why)

    def _build_log_error(self, table: str, record_id: str) -> Exception:
        why = "The log does not have each of its versions once"
        return build_import_error(self._describe_record(table, record_id), "version", why)

    def _describe_record(self, table: str, record_id: str) -> str:
        return describe_exported_record(table, list(self._records[table]).index(record_id) + 1, record_id)

    def _check_chart_number(self, place: ExportedRecord, number: int) -> None:
        if number < 1:
            raise place.build_refusal("chart_number", "A chart number is 1 or more")
        if number in self._chart_numbers:
            raise place.build_refusal("chart_number", f"Another client has chart number {number:04d}")
        self._chart_numbers.add(number)

    def _check_links(self, place: ExportedRecord, record: Any, client_id: str | None) -> str | None:
        """Returns the client's id as it is in memory already."""
        links = _LINKS[place.table]
        if isinstance(record, Addendum):
            links = [*links, ("record_id", record.kind)]
        for field, table in links:
            named = getattr(record, field)
            if named is None:
                continue
            found = self._records.get(table, {}).get(named)
            if found is None:
                raise place.build_refusal(field, f"There is no {table} {named}")
            if found.client_id is None:
                continue
            if found.client_id != client_id:
                raise place.build_refusal(field, f"That {table} is another client's")
            client_id = found.client_id
        return client_id
