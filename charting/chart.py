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
from charting.model.log import LogEntry
from charting.model.note import Addendum
from charting.model.own import OwnEntry, OwnInstrument, OwnTemplate, Snippet
from charting.model.plan import Plan
from charting.model.provider import Provider
from charting.model.record import new_id, seal
from charting.model.report import Report
from charting.model.session import Session, Visit
from charting.reference import own
from charting.storage import lists, search
from charting.storage.backup import back_up
from charting.storage.connection import Connection, Row, private_file
from charting.storage.gateway import Gateway, RecordT
from charting.storage.journal import Journal, Papers
from charting.storage.migrate import check_ours, migrate
from charting.storage.whole_file import refuse_log_of_another
from charting.storage.words import WordIndex
from charting.summaries.issued import IssuedWords, issued_words
from charting.summaries.similar import Names

Asked = ParamSpec("Asked")
Result = TypeVar("Result")

OWN = (Snippet, OwnEntry, OwnInstrument, OwnTemplate)  # what a clinic adds to the shipped data
HIGHEST_CHART_NUMBER = 2**63 - 1  # what SQLite counts to


class Chart:
    """An open chart. It belongs to the thread that opened it.

    That thread reads the chart's vocabularies from then on, until it opens another chart or closes this one. Whoever
    works on two at once calls actions, which use those of the chart they are given, or says which is meant:
    `with chart.vocabularies.in_use():`. Another thread that shows the chart calls `own.use(chart.vocabularies)`.
    """

    def __init__(self, connection: Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self.vocabularies = own.Vocabularies()
        self._used_before = own.current()
        self.clinics = Gateway(connection, Clinic)
        self.therapists = Gateway(connection, Therapist)
        self.snippets = Gateway(connection, Snippet)
        self.own_entries = Gateway(connection, OwnEntry)
        self.own_instruments = Gateway(connection, OwnInstrument)
        self.own_templates = Gateway(connection, OwnTemplate)
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
        self.log = Journal(connection)
        self.papers = Papers(connection)
        self.words = WordIndex(connection)
        gateways = [part for part in vars(self).values() if isinstance(part, Gateway)]
        self._names: Names | None = None
        self._issued_words: IssuedWords | None = None
        self.gateways: dict[str, Gateway[Any]] = {part.table.name: part for part in gateways}

    @contextmanager
    def act(self, who: str, what: str) -> Iterator["Act"]:
        """One act of a person: everything in the block is stored and logged, or nothing is.

        `who` is the name that the log shows, `what` the act in a few words.
        """
        act = Act(self, who, what)
        try:
            with self.vocabularies.in_use(), self.connection.transaction():
                yield act
        finally:
            if act.changed_names:
                self.forget_names()
            if act.changed_issued:
                self.forget_issued_words()
        if act.changed_own_data:
            self.read_own_data()

    def read_own_data(self) -> None:
        """Let the vocabularies hold what the clinic has added by now."""
        self.vocabularies.replace(
            self.own_entries.find(),
            self.own_instruments.find(),
            self.own_templates.find(),
            self.snippets.find(),
        )

    @property
    def names(self) -> Names:
        """The names of all clients, to compare names with; read when asked for, and anew after a client was stored."""
        if self._names is None:
            self._names = Names(search.names(self.connection))
        return self._names

    @property
    def issued_words(self) -> IssuedWords:
        """The words of all reports issued; read when asked for, and anew after a report, client or provider was stored."""
        if self._issued_words is None:
            providers = {provider.id: provider.titled for provider in self.providers.find()}
            self._issued_words = IssuedWords(
                (row["id"], issued_words(self.reports.read(row["body"]), *_naming(row, providers)))
                for row in lists.issued(self.connection)
            )
        return self._issued_words

    def forget_names(self) -> None:
        """They may be others now, and so may the words of reports."""
        self._names = self._issued_words = None

    def forget_issued_words(self) -> None:
        """They may be others now."""
        self._issued_words = None

    def find_clients(self, text: str, limit: int = search.SHOWN) -> list[Client]:
        """Clients by any part of the name, birth date, phone or chart number; all when `text` is empty."""
        rows = search.matching(self.connection, "client", text, self.clients.table.order, limit)
        return [self.clients.read(row["body"]) for row in rows]

    def find_providers(self, text: str, limit: int = search.SHOWN) -> list[Provider]:
        """Providers by any part of name, practice, specialty or NPI."""
        rows = search.matching(self.connection, "provider", text, self.providers.table.order, limit)
        return [self.providers.read(row["body"]) for row in rows]

    def client_by_number(self, chart_number: int) -> Client:
        """The client with that chart number. Raises NotFound."""
        known = 0 < chart_number <= HIGHEST_CHART_NUMBER
        found = self.clients.first(chart_number=chart_number) if known else None
        if found is None:
            raise NotFound(f"There is no client with chart number {chart_number:04d}.")
        return found

    @property
    def clinic(self) -> Clinic | None:
        """The clinic, or None before the first start is through."""
        return self.clinics.first()

    def back_up(self) -> Path:
        """A checked copy beside the chart; see storage.backup."""
        return back_up(self.connection, self.path)

    def close(self) -> None:
        """Close the file. The thread reads the vocabularies again that it read before it opened this chart."""
        self.connection.close()
        if own.current() is self.vocabularies:
            own.use(self._used_before)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def with_vocabularies_of_chart(
    action: Callable[Concatenate[Chart, Asked], Result],
) -> Callable[Concatenate[Chart, Asked], Result]:
    """Let the action read the vocabularies of the chart that it is given, whatever the thread read before.

    A generator is none of its business, for it runs on after the call: it decorates what it does between two pauses.
    """

    @wraps(action)
    def run_action(chart: Chart, /, *asked: Asked.args, **named: Asked.kwargs) -> Result:
        with chart.vocabularies.in_use():
            return action(chart, *asked, **named)

    return run_action


class Act:
    """What a person does, while its transaction is open."""

    def __init__(self, chart: Chart, who: str, what: str) -> None:
        self.chart = chart
        self._who = who
        self._what = what
        self.changed_own_data = self.changed_names = self.changed_issued = False

    def put(self, record: RecordT) -> RecordT:
        """Store the record with its log entry; returns it as stored. Raises Conflict or Refused."""
        gateway = next(g for g in self.chart.gateways.values() if g.table.record is type(record))
        stored, body = gateway.store(record)
        self.changed_own_data |= isinstance(stored, OWN)
        self.changed_names |= isinstance(stored, Client)
        self.changed_issued |= isinstance(stored, Report | Provider)
        self.chart.log.write(
            LogEntry(
                id=new_id(),
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

    def keep_paper(self, report: Report, pdf: bytes) -> None:
        """Keep the exact PDF of a report stored in the same act."""
        self.chart.papers.keep(report.id, pdf)


def _naming(row: Row, providers: Mapping[str, str]) -> tuple[str, str, str]:
    """Whose report it is, their chart number as written, and to whom it went."""
    return row["sort_name"], f"{row['chart_number']:04d}", providers[row["provider_id"]]


def open_chart(path: Path, *, create: bool = False) -> Chart:
    """Open the chart in that file, brought to this program's schema; with `create`, make it if there is none.

    Raises NotFound, NotAChart, ChartTooNew, ChartInUse or StorageFailure; in each case nothing was changed.
    """
    if create:
        refuse_log_of_another(path)
        private_file(path)
    elif not path.is_file():
        raise NotFound(f"There is no chart at {path}.")
    connection = Connection(path)
    try:
        version = check_ours(connection, create=create)
        connection.settle()
        migrate(connection, version, lambda: back_up(connection, path))
    except BaseException:
        connection.close()
        raise
    return chart_on(connection, path)


def chart_on(connection: Connection, path: Path) -> Chart:
    """The chart in a file that is open, settled and of this program's schema. Closes it and raises NotAChart if it
    cannot be read."""
    try:
        chart = Chart(connection, path)
        chart.read_own_data()
    except BaseException:
        connection.close()
        raise
    own.use(chart.vocabularies)
    return chart
