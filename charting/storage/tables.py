"""The table of each record type: its name, the columns beside the document, and the order of a list."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from charting.model.assessment import Assessment
from charting.model.case import Case, Referral
from charting.model.client import Client
from charting.model.clinic import Clinic, Therapist
from charting.model.consent import Consent, Contact
from charting.model.custom_records import CustomEntry, CustomInstrument, CustomTemplate, Snippet
from charting.model.note import Addendum
from charting.model.plan import Plan
from charting.model.provider import Provider
from charting.model.record import Record
from charting.model.report import Report
from charting.model.session import Session, Visit
from charting.text.dates import list_typed_forms
from charting.text.folding import fold


class TableLayout(NamedTuple):
    """A record type's table. `columns` are fields of the record; `computed` are columns derived from it.

    `called` is the noun for one of its records in a sentence, if it differs from the table's name.
    """

    record: type[Record]
    name: str
    columns: tuple[str, ...] = ()
    order: str = "id"
    computed: Mapping[str, Callable[[Any], str]] = {}
    called: str = ""

    @property
    def noun(self) -> str:
        """The noun for one of its records in a sentence and in the audit log."""
        return self.called or self.name


def build_client_search_text(client: Client) -> str:
    """The text that a search looks through: names, chart number, birth date as people type it, phone digits, email."""
    names = f"{client.given_name} {client.family_name} {client.preferred_name}"
    birth_dates = " ".join(list_typed_forms(client.birth_date))
    return fold(f"{names} {client.chart_label} {birth_dates} {_keep_digits(client.phone)} {client.email}")


def build_provider_search_text(provider: Provider) -> str:
    """The text that a search looks through: name, credentials, practice, specialty and NPI."""
    return fold(
        f"{provider.name} {provider.credentials} {provider.practice} {provider.specialty} {provider.npi}"
    )


def _keep_digits(phone: str) -> str:
    return "".join(character for character in phone if character.isdigit())


_NOTE_COLUMNS = ("client_id", "case_id", "therapist_id", "status", "signed_at")

TABLES: tuple[TableLayout, ...] = (
    TableLayout(Clinic, "clinic"),
    TableLayout(Therapist, "therapist", ("name",), "name, id"),
    TableLayout(Snippet, "snippet", ("short", "therapist_id", "retired"), "short, id"),
    TableLayout(
        CustomEntry,
        "own_entry",
        ("vocabulary", "code", "retired"),
        "vocabulary, code, id",
        called="own entry",
    ),
    TableLayout(CustomInstrument, "own_instrument", ("code", "retired"), "code, id", called="own instrument"),
    TableLayout(
        CustomTemplate, "own_template", ("code", "name", "retired"), "name, id", called="own template"
    ),
    TableLayout(Provider, "provider", ("name",), "name, id", {"search": build_provider_search_text}),
    TableLayout(
        Client,
        "client",
        ("chart_number", "birth_date", "primary_care_id"),
        "sort_name, id",
        {"search": build_client_search_text, "sort_name": lambda client: fold(client.listed_name)},
    ),
    TableLayout(Case, "care_case", ("client_id", "opened", "closed", "status"), "opened, id", called="case"),
    TableLayout(
        Referral,
        "referral",
        ("client_id", "case_id", "provider_id", "received", "valid_until"),
        "received, id",
    ),
    TableLayout(Assessment, "assessment", (*_NOTE_COLUMNS, "kind", "happened_at"), "happened_at, id"),
    TableLayout(Plan, "plan", (*_NOTE_COLUMNS, "revision", "happened_at"), "happened_at, revision, id"),
    TableLayout(Session, "session", (*_NOTE_COLUMNS, "starts_at"), "starts_at, id"),
    TableLayout(
        Visit, "visit", ("client_id", "case_id", "session_id", "starts_at", "status"), "starts_at, id"
    ),
    TableLayout(
        Consent,
        "consent",
        ("client_id", "provider_id", "kind", "given", "expires", "revoked"),
        "given, id",
    ),
    TableLayout(
        Contact, "contact", ("client_id", "case_id", "provider_id", "at", "next_by", "done"), "at, id"
    ),
    TableLayout(
        Report,
        "report",
        ("client_id", "case_id", "provider_id", "consent_id", "therapist_id", "issued_at", "sha256"),
        "issued_at, id",
    ),
    TableLayout(
        Addendum,
        "addendum",
        ("client_id", "kind", "record_id", "therapist_id", "written_at"),
        "written_at, id",
    ),
)

# The fields that hold the id of another record, and its table. An addendum's `record_id` is not one of them: its
# `kind` names the table.
LINKED_TABLES: Mapping[str, str] = {
    "client_id": "client",
    "case_id": "care_case",
    "provider_id": "provider",
    "primary_care_id": "provider",
    "therapist_id": "therapist",
    "session_id": "session",
    "consent_id": "consent",
}

TABLE_BY_RECORD: Mapping[type[Record], TableLayout] = {table.record: table for table in TABLES}
