"""What must hold in a file before it becomes a chart: beyond each record's own rules, how records hang together."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import msgspec

from charting.errors import ImportRefused, Invalid, Refused
from charting.model.client import Client
from charting.model.clinic import Clinic
from charting.model.log import LogEntry
from charting.model.note import Addendum
from charting.model.record import Record, seal
from charting.model.report import Report
from charting.storage.tables import LINKS

Read = TypeVar("Read")


class FileRecord(NamedTuple):
    """A record as the file has it: the list, its place in it counted from 1, and its exact bytes."""

    table: str
    number: int
    body: bytes

    def read(self, decode: Callable[[bytes], Read]) -> Read:
        """The record itself. Raises ImportRefused, naming the field."""
        try:
            return decode(self.body)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            rule = error.__cause__
            raise self.refused(rule.field if isinstance(rule, Invalid) else "", str(error)) from error

    def store(self, write: Callable[[], object]) -> None:
        """Do `write`; what the database refuses is said about this record."""
        try:
            write()
        except Refused as error:
            raise self.refused("", str(error)) from error
        except OverflowError as error:
            raise self.refused("", "A number or a date is out of range") from error

    def refused(self, field: str, why: str) -> ImportRefused:
        """The error that names this record and the field at fault."""
        return refusal(self.named, field, why)

    @property
    def named(self) -> str:
        """As an error names it: `session 3 (0198…)`."""
        try:
            found = msgspec.json.decode(self.body)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            found = None
        known = found.get("id", "") if isinstance(found, dict) else ""
        return f"{self.table} {self.number}{known and f' ({known})'}"


def refusal(named: str, field: str, why: str) -> ImportRefused:
    """The error about that record and field."""
    return ImportRefused(f"{named}{field and f', {field}'}: {why.rstrip('.')}. Nothing was imported.")


class _Admitted(NamedTuple):
    """What later records and the log are held against."""

    named: str
    client_id: str | None
    version: int
    sha256: str


class ImportChecks:
    """Remembers what came in so far. Every method raises ImportRefused."""

    def __init__(self) -> None:
        self._records: dict[str, dict[str, _Admitted]] = defaultdict(dict)
        self._chart_numbers: set[int] = set()
        self._entry_ids: set[str] = set()
        self._entries: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        self._pages: dict[str, str | None] = {}

    def admit(self, place: FileRecord, record: Record) -> None:
        """A record: its id is new, its version counts, what it names came before it and is the same client's."""
        known = self._records[place.table]
        if record.id in known:
            raise place.refused("id", "There is a record with this id already")
        if record.version < 1:
            raise place.refused("version", "A stored record has version 1 or more")
        if isinstance(record, Clinic) and known:
            raise place.refused("id", "A chart has one clinic")
        if isinstance(record, Client):
            self._admit_number(place, record.chart_number)
        if isinstance(record, Report):
            self._pages[record.id] = record.sha256
        client_id = record.id if isinstance(record, Client) else getattr(record, "client_id", None)
        self._check_links(place, record, client_id)
        known[record.id] = _Admitted(
            f"{place.table} {place.number} ({record.id})", client_id, record.version, seal(place.body)
        )

    def admit_entry(self, place: FileRecord, entry: LogEntry) -> None:
        """An entry of the log: it tells of a record in the file, and names the same client."""
        if entry.id in self._entry_ids:
            raise place.refused("id", "There is a log entry with this id already")
        told = self._records.get(entry.kind, {}).get(entry.record_id)
        if told is None:
            raise place.refused("record_id", f"There is no {entry.kind} {entry.record_id}")
        if entry.client_id != told.client_id:
            raise place.refused("client_id", "The record that it tells of is not this client's")
        self._entry_ids.add(entry.id)
        self._entries[entry.kind, entry.record_id].append((entry.version, entry.sha256))

    def admit_page(self, place: FileRecord, report_id: str, pdf: bytes) -> None:
        """The page of a report: the very one that was issued."""
        if report_id not in self._pages:
            raise place.refused("report_id", f"There is no report {report_id}")
        expected = self._pages[report_id]
        if expected is None:
            raise place.refused("report_id", f"Report {report_id} has a page already")
        if seal(pdf) != expected:
            raise place.refused("pdf", f"This is not the page that report {report_id} was issued with")
        self._pages[report_id] = None

    def complete(self) -> None:
        """When all is in: each record is the one that was logged at last, and each report has its page."""
        for table, records in self._records.items():
            for record_id, admitted in records.items():
                self._check_history(admitted, sorted(self._entries[table, record_id]))
        for report_id, expected in self._pages.items():
            if expected is not None:
                named = self._records["report"][report_id].named
                raise refusal(named, "sha256", "The file has no page of this report")

    def _admit_number(self, place: FileRecord, number: int) -> None:
        if number < 1:
            raise place.refused("chart_number", "A chart number is 1 or more")
        if number in self._chart_numbers:
            raise place.refused("chart_number", f"Another client has chart number {number:04d}")
        self._chart_numbers.add(number)

    def _check_links(self, place: FileRecord, record: Record, client_id: str | None) -> None:
        links = {field: table for field, table in LINKS.items() if hasattr(record, field)}
        if isinstance(record, Addendum):
            links["record_id"] = record.kind
        for field, table in links.items():
            named: Any = getattr(record, field)
            if named is None:
                continue
            found = self._records.get(table, {}).get(named)
            if found is None:
                raise place.refused(field, f"There is no {table} {named}")
            if found.client_id not in (None, client_id):
                raise place.refused(field, f"That {table} is another client's")

    def _check_history(self, admitted: _Admitted, entries: list[tuple[int, str]]) -> None:
        versions = [version for version, _ in entries]
        if len(versions) != admitted.version or versions != list(range(1, len(versions) + 1)):
            raise refusal(admitted.named, "version", "The log does not have each of its versions once")
        if entries[-1][1] != admitted.sha256:
            raise refusal(
                admitted.named, "sha256", "The record is not the one that was logged: its SHA-256 differs"
            )
