"""Puts any record of a client's chart in words: its title, its signature, and its fields as (heading, words).

The records declare headings and reading order; this module adds the few words that a single field cannot know, such as
the name of a provider.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from charting import clock
from charting.model.assessment import Assessment
from charting.model.case import Case, CaseStatus, Referral
from charting.model.client import Client
from charting.model.consent import Consent, ConsentKind, Contact
from charting.model.plan import Plan
from charting.model.record import Record
from charting.model.report import Report
from charting.model.session import Session, Visit
from charting.summaries.client_banner_content import format_age
from charting.summaries.client_records import ClientRecords
from charting.summaries.notes.finding_text import HeadedLines
from charting.summaries.notes.record_text import format_note, format_record, list_field_lines
from charting.text.dates import format_date, format_day_and_time

CASE_STATUS_WORDS: Mapping[CaseStatus, str] = {
    CaseStatus.OPEN: "Open",
    CaseStatus.MAINTENANCE: "Maintenance care",
    CaseStatus.DISCHARGED: "Discharged",
}
CONSENT_KIND_WORDS: Mapping[ConsentKind, str] = {
    ConsentKind.TREATMENT: "Treatment",
    ConsentKind.RELEASE: "Release to a provider",
    ConsentKind.SENSITIVE_AREA: "Sensitive area",
    ConsentKind.GUARDIAN: "Guardian, for a minor",
}
NO_EXPIRY = "no end"
SEAL_DIGITS = 12  # of the 64 digits of a SHA-256; enough to compare by eye


class RecordText(NamedTuple):
    """A record in words. `subtitle` says who signed it, and how its seal begins."""

    title: str
    subtitle: str
    lines: HeadedLines


def describe_record(file: ClientRecords, record_id: str, title: str) -> RecordText:
    """Describe the record with its addenda; only the title if the client's records do not include it."""
    record = _index_records(file).get(record_id)
    if record is None:
        return RecordText(title, "", ())
    lines = (*list_record_lines(file, record), *_list_addenda(file, record_id))
    return RecordText(title, _describe_signature(file, record), lines)


def list_record_lines(file: ClientRecords, record: Record) -> HeadedLines:
    """List the charted fields of a record of that client as (heading, words), in reading order."""
    match record:
        case Session() | Assessment() | Plan():
            return format_note(record)
        case Case():
            return list_case_lines(record)
        case Referral():
            return format_record(record, {"provider_id": _name_provider(file, record.provider_id)})
        case Consent():
            return _list_consent_lines(file, record)
        case Contact():
            return _list_contact_lines(file, record)
        case Report():
            return tuple(_list_report_lines(file, record))
        case Visit():
            return format_record(record, {"starts_at": format_day_and_time(record.starts_at.astimezone())})
        case Client():
            return list_client_lines(file)
    raise TypeError(f"A client's chart has no {type(record).__name__}.")


def list_case_lines(case: Case) -> HeadedLines:
    """List all charted fields of a case except its complaint, which is the title wherever a case is shown."""
    return format_record(case, {"status": _format_case_status(case), "kind": case.kind.capitalize()})


def list_client_lines(file: ClientRecords) -> HeadedLines:
    """List the client's personal data, health history and alerts."""
    client = file.client
    age = format_age(client.birth_date, clock.today())
    overrides = {
        "birth_date": f"{format_date(client.birth_date)} ({age})",
        "primary_care_id": _name_provider(file, client.primary_care_id),
        "reviewed": format_optional_date(client.history.reviewed, "never"),
    }
    return format_record(client, overrides)


def format_optional_date(day: date | None, missing: str = "") -> str:
    """Format `24 Oct 2026`, or `missing` if there is no date."""
    return missing if day is None else format_date(day)


def _list_consent_lines(file: ClientRecords, consent: Consent) -> HeadedLines:
    overrides = {
        "kind": CONSENT_KIND_WORDS[consent.kind],
        "provider_id": _name_provider(file, consent.provider_id),
        "expires": format_optional_date(consent.expires, NO_EXPIRY),
    }
    return format_record(consent, overrides)


def _list_contact_lines(file: ClientRecords, contact: Contact) -> HeadedLines:
    overrides = {
        "at": format_day_and_time(contact.at.astimezone()),
        "provider_id": _name_provider(file, contact.provider_id) or "client",
        "done": "done" if contact.done else "",
    }
    return format_record(contact, overrides)


def _list_report_lines(file: ClientRecords, report: Report) -> Iterator[tuple[str, str]]:
    """Yield the lines of an issued report; each sentence that has no field of its own comes under its own heading."""
    overrides = {
        "provider_id": _name_provider(file, report.provider_id),
        "period_from": f"{format_date(report.period_from)} to {format_date(report.period_to)}",
        "issued_at": f"{report.delivery}, {format_day_and_time(report.issued_at.astimezone())}",
    }
    for line in list_field_lines(report, overrides):
        if line.name == "sentences":
            yield from ((sentence.heading, sentence.text) for sentence in report.sentences)
        elif line.words.strip():
            yield line.heading, line.words


def _index_records(file: ClientRecords) -> dict[str, Record]:
    kinds: Iterable[tuple[Record, ...]] = (
        (file.client,), file.cases, file.referrals, file.assessments, file.plans, file.sessions, file.visits,
        file.consents, file.contacts, file.reports,
    )  # fmt: skip
    return {record.id: record for records in kinds for record in records}


def _name_provider(file: ClientRecords, provider_id: str | None) -> str:
    provider = file.providers.get(provider_id or "")
    return provider.name_with_credentials if provider else ""


def _format_case_status(case: Case) -> str:
    """Format `Discharged, 24 Oct 2026: goals met`; empty for an open case."""
    if case.status is CaseStatus.OPEN:
        return ""
    status = CASE_STATUS_WORDS[case.status]
    if case.status is not CaseStatus.DISCHARGED:
        return status
    return f"{status}, {format_optional_date(case.closed)}: {case.discharge_reason}"


def _describe_signature(file: ClientRecords, record: Record) -> str:
    seal = f"seal {file.seals.get(record.id, '')[:SEAL_DIGITS]}"
    if not isinstance(record, Session | Assessment | Plan):
        return seal
    if not record.signed or record.signed_at is None:
        return "draft, not signed"
    return f"signed {format_day_and_time(record.signed_at.astimezone())} by {record.signed_by} · {seal}"


def _list_addenda(file: ClientRecords, record_id: str) -> Iterator[tuple[str, str]]:
    for addendum in file.addenda:
        if addendum.record_id == record_id:
            written = format_date(addendum.written_at.astimezone().date())
            yield f"Addendum, {written}", f"{addendum.text}\n{addendum.author}"
