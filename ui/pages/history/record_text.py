"""Any record of a client's chart as text for reading: a title, a line below it, and (heading, words) lines."""

from collections.abc import Iterable
from typing import NamedTuple

from charting.model.assessment import Assessment
from charting.model.case import Case, Referral
from charting.model.consent import Consent, Contact
from charting.model.plan import Plan
from charting.model.record import Record
from charting.model.report import Report
from charting.model.session import Session, Visit
from charting.summaries.client_records import ClientRecords
from charting.summaries.notes.record_text import format_note
from charting.text import dates
from charting.text.dates import format_date
from ui.pages.history import texts
from ui.pages.referral import texts as referral_texts
from ui.pages.referral.particulars import list_case_lines, list_client_lines
from ui.pages.referral.record_columns import format_record_date

HeadedLines = list[tuple[str, str]]


def list_referral_lines(file: ClientRecords, referral: Referral) -> HeadedLines:
    """List the lines of a referral."""
    visits = referral.visits_authorized
    return _drop_empty_lines([
        (referral_texts.PROVIDER, _format_provider(file, referral.provider_id)),
        (referral_texts.WRITTEN, format_record_date(referral.written)),
        (referral_texts.RECEIVED, format_record_date(referral.received)),
        (referral_texts.VISITS_AUTHORIZED, "" if visits is None else str(visits)),
        (referral_texts.UNTIL, format_record_date(referral.valid_until)),
        (referral_texts.INSTRUCTIONS, referral.instructions),
    ])  # fmt: skip


def list_consent_lines(file: ClientRecords, consent: Consent) -> HeadedLines:
    """List the lines of a consent."""
    return _drop_empty_lines([
        (referral_texts.KIND, referral_texts.CONSENT_KINDS[consent.kind]),
        (referral_texts.RELEASE_PROVIDER, _format_provider(file, consent.provider_id)),
        (referral_texts.SCOPE, consent.scope),
        (referral_texts.SIGNED_BY, consent.signed_by),
        (referral_texts.GIVEN, format_record_date(consent.given)),
        (referral_texts.EXPIRES, format_record_date(consent.expires, referral_texts.NO_EXPIRY)),
        (referral_texts.REVOKED_ON, format_record_date(consent.revoked)),
    ])  # fmt: skip


def list_contact_lines(file: ClientRecords, contact: Contact) -> HeadedLines:
    """List the lines of a contact."""
    return _drop_empty_lines([
        (referral_texts.WHEN, dates.format_day_and_time(contact.at.astimezone())),
        (referral_texts.WITH, _format_provider(file, contact.provider_id) or referral_texts.THE_CLIENT),
        (referral_texts.CHANNEL, contact.channel),
        (referral_texts.WHAT, contact.what),
        (referral_texts.NEXT_STEP, contact.next_step),
        (referral_texts.NEXT_BY, format_record_date(contact.next_by)),
        (referral_texts.STATE, referral_texts.STATE_DONE if contact.done else ""),
    ])  # fmt: skip


def list_report_lines(file: ClientRecords, report: Report) -> HeadedLines:
    """List the lines of a report: addressee, period, delivery, and its sentences as issued."""
    return _drop_empty_lines([
        (texts.ADDRESSEE, _format_provider(file, report.provider_id)),
        (texts.PERIOD, texts.FROM_TO.format(format_record_date(report.period_from), format_record_date(report.period_to))),
        (texts.ISSUED, texts.ISSUED_HOW.format(report.delivery, dates.format_day_and_time(report.issued_at.astimezone()))),
        (texts.ISSUED_BY, report.issued_by),
        (texts.BOTTOM_LINE, report.bottom_line),
        (texts.REQUEST, report.request),
        (texts.TREATMENT, report.treatment),
        (texts.OUTLOOK, report.outlook),
        *((sentence.heading, sentence.text) for sentence in report.sentences),
        (texts.PAGE_SEAL, report.sha256),
    ])  # fmt: skip


def list_visit_lines(visit: Visit) -> HeadedLines:
    """List the lines of a planned visit."""
    return [
        (referral_texts.WHEN, dates.format_day_and_time(visit.starts_at.astimezone())),
        (referral_texts.STATUS, visit.status),
    ]


def _format_provider(file: ClientRecords, provider_id: str | None) -> str:
    provider = file.providers.get(provider_id or "")
    return provider.name_with_credentials if provider else ""


def _drop_empty_lines(lines: Iterable[tuple[str, str]]) -> HeadedLines:
    return [(heading, text) for heading, text in lines if text.strip()]


class RecordText(NamedTuple):
    """What the record reader shows."""

    title: str
    below: str
    lines: HeadedLines


def describe_record(file: ClientRecords, record_id: str, title: str) -> RecordText:
    """Describe the record with its addenda; only the title if the client's chart does not contain it."""
    record = _index_records(file).get(record_id)
    if record is None:
        return RecordText(title, "", [])
    return RecordText(
        title,
        _describe_signature(file, record),
        [*_list_record_lines(file, record), *_list_addenda(file, record_id)],
    )


def _index_records(file: ClientRecords) -> dict[str, Record]:
    record_lists: tuple[tuple[Record, ...], ...] = (
        (file.client,), file.cases, file.referrals, file.assessments, file.plans, file.sessions, file.visits,
        file.consents, file.contacts, file.reports,
    )  # fmt: skip
    return {record.id: record for records in record_lists for record in records}


def _list_record_lines(file: ClientRecords, record: Record) -> HeadedLines:
    match record:
        case Session() | Assessment() | Plan():
            return list(format_note(record))
        case Case():
            return list(list_case_lines(record))
        case Referral():
            return list_referral_lines(file, record)
        case Consent():
            return list_consent_lines(file, record)
        case Contact():
            return list_contact_lines(file, record)
        case Report():
            return list_report_lines(file, record)
        case Visit():
            return list_visit_lines(record)
    return list(list_client_lines(file))


def _describe_signature(file: ClientRecords, record: Record) -> str:
    seal = texts.SEAL.format(file.seals.get(record.id, "")[:12])
    if not isinstance(record, Session | Assessment | Plan):
        return seal
    if not record.signed or record.signed_at is None:
        return texts.DRAFT
    signed = texts.SIGNED.format(dates.format_day_and_time(record.signed_at.astimezone()), record.signed_by)
    return f"{signed} · {seal}"


def _list_addenda(file: ClientRecords, record_id: str) -> HeadedLines:
    return [
        (
            texts.ADDENDUM.format(format_date(addendum.written_at.astimezone().date())),
            texts.KEPT_BY.format(addendum.text, addendum.author),
        )
        for addendum in file.addenda
        if addendum.record_id == record_id
    ]
