"""Chart: an open file, its records by type, and the one transaction in which a person's act is stored and logged."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from charting import clock
from charting.errors import NotFound
from charting.model.assessment import Assessment
from charting.model.case import Case, Referral
from charting.model.client import Client
from charting.model.clinic import Clinic, Therapist
from charting.model.consent import Consent, Contact
from charting.model.custom_records import CustomEntry, CustomInstrument, CustomTemplate, Snippet
from charting.model.log_entry import LogEntry
from charting.model.note import Addendum
from charting.model.plan import Plan
from charting.model.provider import Provider
from charting.model.record import make_record_id, seal
from charting.model.report import Report
from charting.model.session import Session, Visit
from charting.reference import custom_data
from charting.storage import list_queries, people_search
from charting.storage.atomic_file import refuse_orphaned_journal
from charting.storage.audit_log import AuditLog, IssuedPdfs
from charting.storage.gateway import Gateway, RecordT
from charting.storage.sqlite.backup import back_up
from charting.storage.sqlite.connection import Connection, Row, ensure_private_file
from charting.storage.sqlite.note_index import NoteIndex
from charting.storage.sqlite.schema_migration import check_schema_version, migrate_schema
from charting.summaries.lists.issued_report_index import IssuedReportIndex, build_report_search_text
from charting.summaries.lists.similar_names import NameRegister

Asked = ParamSpec("Asked")
Result = TypeVar("Result")

CUSTOM_RECORDS = (
    Snippet,
    CustomEntry,
    CustomInstrument,
    CustomTemplate,
)  # what a clinic adds to the shipped data
HIGHEST_CHART_NUMBER = 2**63 - 1  # what SQLite counts to


class ClinicFile:
    """An open chart. It belongs to the thread that opened it.

    That thread reads the chart's vocabularies from then on, until it opens another chart or closes this one. Whoever
    works on two at once calls actions, which use those of the chart they are given, or says which is meant:
    `with chart.vocabularies.in_use():`. Another thread that shows the chart calls `own.set_custom_data(chart.vocabularies)`.
    """

    def __init__(self, connection: Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self.vocabularies = custom_data.Vocabularies()
        self._used_before = custom_data.get_current_vocabularies()
        self.clinics = Gateway(connection, Clinic)
        self.therapists = Gateway(connection, Therapist)
        self.snippets = Gateway(connection, Snippet)
        self.custom_entries = Gateway(connection, CustomEntry)
        self.custom_instruments = Gateway(connection, CustomInstrument)
        self.custom_templates = Gateway(connection, CustomTemplate)
        self.providers = Gateway(connection, Provider)
        self.clients = Gateway(connection, Client)
        self.cases = Gateway(connection, Case)
        self.referrals = Gateway(connection, Referral)
        self.assessments = Gateway(connection, Assessment)
        self.plans = Gateway(connection, Plan)
        self.sessions = Gateway(connection, Session)
        self.visits = Gateway(connection, Visit)
        self.consents = Gateway(connection, Consent)
        self.contacts = Gateway(connection, Contact)
        self.reports = Gateway(connection, Report)
        self.addenda = Gateway(connection, Addendum)
        self.audit_log = AuditLog(connection)
        self.issued_pdfs = IssuedPdfs(connection)
        self.note_index = NoteIndex(connection)
        gateways = [part for part in vars(self).values() if isinstance(part, Gateway)]
        self._names: NameRegister | None = None
        self._issued_words: IssuedReportIndex | None = None
        self.gateways: dict[str, Gateway[Any]] = {part.table.name: part for part in gateways}

    @contextmanager
    def act(self, who: str, what: str) -> Iterator["Act"]:
        """One act of a person: everything in the block is stored and logged, or nothing is.

        `who` is the name that the log shows, `what` the act in a few words.
        """
        act = Act(self, who, what)
        try:
            with self.vocabularies.activate(), self.connection.transaction():
                yield act
        finally:
            if act.changed_names:
                self.forget_name_index()
            if act.changed_issued:
                self.forget_report_index()
        if act.changed_customizations:
            self.read_own_data()

    def read_own_data(self) -> None:
        """Let the vocabularies hold what the clinic has added by now."""
        self.vocabularies.replace(
            self.custom_entries.find(),
            self.custom_instruments.find(),
            self.custom_templates.find(),
            self.snippets.find(),
        )

    @property
    def name_index(self) -> NameRegister:
        """The names of all clients, to compare names with; read when asked for, and anew after a client was stored."""
        if self._names is None:
            self._names = NameRegister(people_search.iterate_client_names(self.connection))
        return self._names

    @property
    def report_index(self) -> IssuedReportIndex:
        """The words of all reports issued; read when asked for, and anew after a report, client or provider was stored."""
        if self._issued_words is None:
            providers = {provider.id: provider.name_with_credentials for provider in self.providers.find()}
            self._issued_words = IssuedReportIndex(
                (
                    row["id"],
                    build_report_search_text(
                        self.reports.read_body(row["body"]), *_collect_report_terms(row, providers)
                    ),
                )
                for row in list_queries.iterate_issued_reports(self.connection)
            )
        return self._issued_words

    def forget_name_index(self) -> None:
        """They may be others now, and so may the words of reports."""
        self._names = self._issued_words = None

    def forget_report_index(self) -> None:
        """They may be others now."""
        self._issued_words = None

    def find_clients(self, text: str, limit: int = people_search.SEARCH_LIMIT) -> list[Client]:
        """Clients by any part of the name, birth date, phone or chart number; all when `text` is empty."""
        rows = people_search.search_rows(self.connection, "client", text, self.clients.table.order, limit)
        return [self.clients.read_body(row["body"]) for row in rows]

    def find_providers(self, text: str, limit: int = people_search.SEARCH_LIMIT) -> list[Provider]:
        """Providers by any part of name, practice, specialty or NPI."""
        rows = people_search.search_rows(self.connection, "provider", text, self.providers.table.order, limit)
        return [self.providers.read_body(row["body"]) for row in rows]

    def find_client_by_number(self, chart_number: int) -> Client:
        """The client with that chart number. Raises NotFound."""
        known = 0 < chart_number <= HIGHEST_CHART_NUMBER
        found = self.clients.find_first(chart_number=chart_number) if known else None
        if found is None:
            raise NotFound(f"There is no client with chart number {chart_number:04d}.")
        return found

    @property
    def clinic(self) -> Clinic | None:
        """The clinic, or None before the first start is through."""
        return self.clinics.find_first()

    def back_up(self) -> Path:
        """A checked copy beside the chart; see storage.backup."""
        return back_up(self.connection, self.path)

    def close(self) -> None:
        """Close the file. The thread reads the vocabularies again that it read before it opened this chart."""
        self.connection.close()
        if custom_data.get_current_vocabularies() is self.vocabularies:
            custom_data.set_custom_data(self._used_before)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def use_vocabularies_of_file(
    action: Callable[Concatenate[ClinicFile, Asked], Result],
) -> Callable[Concatenate[ClinicFile, Asked], Result]:
    """Let the action read the vocabularies of the chart that it is given, whatever the thread read before.

    A generator is none of its business, for it runs on after the call: it decorates what it does between two pauses.
    """

    @wraps(action)
    def run_action(clinic_file: ClinicFile, /, *asked: Asked.args, **named: Asked.kwargs) -> Result:
        with clinic_file.vocabularies.activate():
            return action(clinic_file, *asked, **named)

    return run_action


class Act:
    """What a person does, while its transaction is open."""

    def __init__(self, clinic_file: ClinicFile, who: str, what: str) -> None:
        self.clinic_file = clinic_file
        self._who = who
        self._what = what
        self.changed_customizations = self.changed_names = self.changed_issued = False

    def store_record(self, record: RecordT) -> RecordT:
        """Store the record with its log entry; returns it as stored. Raises Conflict or Refused."""
        gateway = next(g for g in self.clinic_file.gateways.values() if g.table.record is type(record))
        stored, body = gateway.store(record)
        self.changed_customizations |= isinstance(stored, CUSTOM_RECORDS)
        self.changed_names |= isinstance(stored, Client)
        self.changed_issued |= isinstance(stored, Report | Provider)
        self.clinic_file.audit_log.append_entry(
            LogEntry(
                id=make_record_id(),
                at=clock.now(),
                who=self._who,
                what=self._what,
                kind=gateway.table.name,
                record_id=stored.id,
                version=stored.version,
                sha256=seal(body),
                client_id=stored.id if isinstance(stored, Client) else getattr(stored, "client_id", None),
            )
        )
        return stored  # type: ignore[no-any-return]

    def store_issued_pdf(self, report: Report, pdf: bytes) -> None:
        """Keep the exact PDF of a report stored in the same act."""
        self.clinic_file.issued_pdfs.store_pdf(report.id, pdf)


def _collect_report_terms(row: Row, providers: Mapping[str, str]) -> tuple[str, str, str]:
    """Whose report it is, their chart number as written, and to whom it went."""
    return row["sort_name"], f"{row['chart_number']:04d}", providers[row["provider_id"]]


def open_clinic_file(path: Path, *, create: bool = False) -> ClinicFile:
    """Open the chart in that file, brought to this program's schema; with `create`, make it if there is none.

    Raises NotFound, NotAChart, ClinicFileTooNew, ClinicFileInUse or StorageFailure; in each case nothing was changed.
    """
    if create:
        refuse_orphaned_journal(path)
        ensure_private_file(path)
    elif not path.is_file():
        raise NotFound(f"There is no clinic file at {path}.")
    connection = Connection(path)
    try:
        version = check_schema_version(connection, create=create)
        connection.apply_pragmas()
        migrate_schema(connection, version, lambda: back_up(connection, path))
    except BaseException:
        connection.close()
        raise
    return load_clinic_file(connection, path)


def load_clinic_file(connection: Connection, path: Path) -> ClinicFile:
    """The chart in a file that is open, settled and of this program's schema. Closes it and raises NotAChart if it
    cannot be read."""
    try:
        chart = ClinicFile(connection, path)
        chart.read_own_data()
    except BaseException:
        connection.close()
        raise
    custom_data.set_custom_data(chart.vocabularies)
    return chart
