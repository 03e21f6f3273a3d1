"""ClinicFile: an open clinic file, its records by type, and the transaction that stores and logs a person's act."""

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
from charting.model.record import RecordT, make_record_id, seal
from charting.model.report import Report
from charting.model.session import Session, Visit
from charting.reference import custom_data
from charting.storage.audit_log import AuditLog
from charting.storage.gateway import Gateway
from charting.storage.issued_pdfs import IssuedPdfs
from charting.storage.list_queries import ListQueries
from charting.storage.people_search import PeopleSearch
from charting.storage.sqlite.connection import Connection, Row
from charting.storage.sqlite.note_index import NoteIndex
from charting.storage.sqlite.schema_migration import check_schema_version, migrate_schema
from charting.storage.sqlite.trigram_index import TrigramIndex
from charting.storage.today_cache import TodayCache
from charting.summaries.lists.issued_report_index import IssuedReportIndex, build_report_search_text
from charting.summaries.lists.similar_names import NameRegister

ParamsT = ParamSpec("ParamsT")
ResultT = TypeVar("ResultT")

CUSTOM_RECORDS = (
    Snippet,
    CustomEntry,
    CustomInstrument,
    CustomTemplate,
)  # a clinic's additions to the shipped data
HIGHEST_CHART_NUMBER = 2**63 - 1  # SQLite's largest integer
SEARCH_LIMIT = 200  # people that one search finds at most


class ClinicFile:
    """An open clinic file. Only the thread that opened it may use it.

    That thread uses the file's vocabularies until it opens another file or closes this one. Code that works on two
    files at once calls actions, which use the vocabularies of the file they are given, or writes
    `with clinic_file.vocabularies.activate():`. Another thread that shows the file calls
    `custom_data.set_custom_data(clinic_file.vocabularies)`.
    """

    def __init__(self, connection: Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self.vocabularies = custom_data.Vocabularies()
        self._previous_vocabularies = custom_data.get_current_vocabularies()
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
        self.trigram_index = TrigramIndex(connection)
        self.people_search = PeopleSearch(connection, self.trigram_index)
        self.list_queries = ListQueries(connection)
        self.today_cache = TodayCache(connection)
        gateways = [part for part in vars(self).values() if isinstance(part, Gateway)]
        self._name_index: NameRegister | None = None
        self._report_index: IssuedReportIndex | None = None
        self.gateways: dict[str, Gateway[Any]] = {part.table.name: part for part in gateways}

    @contextmanager
    def act(self, who: str, what: str) -> Iterator["Act"]:
        """One act of a person: everything in the block is stored and logged, or nothing is.

        `who` is the name that the audit log shows, `what` describes the act in a few words.
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
        """Update the vocabularies from the clinic's stored custom data."""
        self.vocabularies.replace(
            self.custom_entries.find(),
            self.custom_instruments.find(),
            self.custom_templates.find(),
            self.snippets.find(),
        )

    @property
    def name_index(self) -> NameRegister:
        """The names of all clients, to find similar ones. Read on first use, and again after a client was stored."""
        if self._name_index is None:
            self._name_index = NameRegister(self.people_search.iterate_client_names())
        return self._name_index

    @property
    def report_index(self) -> IssuedReportIndex:
        """The text of all issued reports, to search. Read on first use, and again after a report, client or provider
        was stored."""
        if self._report_index is None:
            providers = {provider.id: provider.name_with_credentials for provider in self.providers.find()}
            self._report_index = IssuedReportIndex(
                (
                    row["id"],
                    build_report_search_text(
                        self.reports.read_body(row["body"]), *_collect_report_terms(row, providers)
                    ),
                )
                for row in self.list_queries.iterate_issued_reports()
            )
        return self._report_index

    def forget_name_index(self) -> None:
        """Drop both indexes after a client changed: reports are found by the client's name too."""
        self._name_index = self._report_index = None

    def forget_report_index(self) -> None:
        """Drop the index of reports after a report or a provider changed."""
        self._report_index = None

    def find_clients(self, text: str, limit: int = SEARCH_LIMIT) -> list[Client]:
        """Clients by any part of the name, birth date, phone or chart number; all if `text` is empty."""
        rows = self.people_search.search_rows("client", text, self.clients.table.order, limit)
        return [self.clients.read_body(row["body"]) for row in rows]

    def find_providers(self, text: str, limit: int = SEARCH_LIMIT) -> list[Provider]:
        """Providers by any part of name, practice, specialty or NPI; all if `text` is empty."""
        rows = self.people_search.search_rows("provider", text, self.providers.table.order, limit)
        return [self.providers.read_body(row["body"]) for row in rows]

    def find_client_by_number(self, chart_number: int) -> Client:
        """The client with that chart number. Raises NotFound."""
        is_possible = 0 < chart_number <= HIGHEST_CHART_NUMBER
        client = self.clients.find_first(chart_number=chart_number) if is_possible else None
        if client is None:
            raise NotFound(f"There is no client with chart number {chart_number:04d}.")
        return client

    @property
    def clinic(self) -> Clinic | None:
        """The clinic, or None before the first start is finished."""
        return self.clinics.find_first()

    def back_up(self) -> Path:
        """Write a checked copy into the folder `backups`. Raises StorageFailure or NotAClinicFile."""
        return _back_up(self.connection, self.path)

    def find_problems(self) -> list[str]:
        """What is wrong with the file, one sentence each; empty if nothing is. Raises NotAClinicFile or StorageFailure."""
        from charting.storage.verification import verify_clinic_file  # only a check of the file needs it

        return verify_clinic_file(self.connection)

    @contextmanager
    def load_in_bulk(self) -> Iterator[None]:
        """One transaction, without the audit log, that fills the empty file quickly."""
        from charting.storage.sqlite.bulk_load import load_in_bulk  # only an import needs it

        with load_in_bulk(self.connection):
            yield

    def checkpoint_if_changed(self) -> bool:
        """Copy the write-ahead log into the file, so that no save has to; False if nothing was saved since.

        Raises StorageFailure.
        """
        if not self.connection.has_uncheckpointed_changes:
            return False
        self.connection.checkpoint_wal()
        return True

    def close(self) -> None:
        """Close the file. The thread goes back to the vocabularies that it used before it opened this file."""
        self.connection.close()
        if custom_data.get_current_vocabularies() is self.vocabularies:
            custom_data.set_custom_data(self._previous_vocabularies)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def use_vocabularies_of_file(
    action: Callable[Concatenate[ClinicFile, ParamsT], ResultT],
) -> Callable[Concatenate[ClinicFile, ParamsT], ResultT]:
    """Decorate an action so that it uses the vocabularies of the file it is given, whatever the thread used before.

    It does not work for a generator, whose body runs after the call. A generator calls decorated functions instead.
    """

    @wraps(action)
    def run_action(clinic_file: ClinicFile, /, *args: ParamsT.args, **kwargs: ParamsT.kwargs) -> ResultT:
        with clinic_file.vocabularies.activate():
            return action(clinic_file, *args, **kwargs)

    return run_action


class Act:
    """A person's act while its transaction is open; `ClinicFile.act` starts one."""

    def __init__(self, clinic_file: ClinicFile, who: str, what: str) -> None:
        self.clinic_file = clinic_file
        self._who = who
        self._what = what
        self.changed_customizations = self.changed_names = self.changed_issued = False

    def store_record(self, record: RecordT) -> RecordT:
        """Store the record with its log entry; returns it as stored. Raises EditConflict or Refused."""
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
        """Store the exact PDF of a report that the same act stores."""
        self.clinic_file.issued_pdfs.store_pdf(report.id, pdf)


def _collect_report_terms(row: Row, providers: Mapping[str, str]) -> tuple[str, str, str]:
    """The client's name, the chart number as written, and the provider who got the report."""
    return row["sort_name"], f"{row['chart_number']:04d}", providers[row["provider_id"]]


def open_clinic_file(path: Path, *, create: bool = False) -> ClinicFile:
    """Open the clinic file at `path` and migrate it to this program's schema; with `create`, create it if missing.

    Raises NotFound, NotAClinicFile, ClinicFileTooNew, ClinicFileInUse or StorageFailure, each with nothing changed.
    """
    if create:
        _prepare_new_file(path)
    elif not path.is_file():
        raise NotFound(f"There is no clinic file at {path}.")
    connection = Connection(path)
    try:
        version = check_schema_version(connection, create=create)
        connection.apply_pragmas()
        migrate_schema(connection, version, lambda: _back_up(connection, path))
    except BaseException:
        connection.close()
        raise
    return load_clinic_file(connection, path)


def load_clinic_file(connection: Connection, path: Path) -> ClinicFile:
    """The clinic file on a connection that has its pragmas and this program's schema.

    Closes the connection and raises NotAClinicFile if the custom data cannot be read.
    """
    try:
        clinic_file = ClinicFile(connection, path)
        clinic_file.read_own_data()
    except BaseException:
        connection.close()
        raise
    custom_data.set_custom_data(clinic_file.vocabularies)
    return clinic_file


def _prepare_new_file(path: Path) -> None:
    # Imported here, because only a new file needs them.
    from charting.private_file import ensure_private_file
    from charting.storage.sqlite.database_file import refuse_orphaned_journal

    refuse_orphaned_journal(path)
    ensure_private_file(path)


def _back_up(connection: Connection, path: Path) -> Path:
    from charting.storage.sqlite.backup import back_up  # nothing needs it before the window closes

    return back_up(connection, path)
