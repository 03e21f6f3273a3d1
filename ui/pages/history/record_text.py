"""Any record of a client's file in words, to be read: title, what is said below it, and its lines."""

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
from ui.pages.referral import texts as words
from ui.pages.referral.particulars import list_case_lines, list_client_lines
from ui.pages.referral.record_columns import format_record_date

HeadedLines = list[tuple[str, str]]


def list_referral_lines(file: ClientRecords, referral: Referral) -> HeadedLines:
    """Who asked, when, for how much."""
    visits = referral.visits_authorized
    return _drop_empty_lines([
        (words.PROVIDER, _format_provider(file, referral.provider_id)),
        (words.WRITTEN, format_record_date(referral.written)),
        (words.RECEIVED, format_record_date(referral.received)),
        (words.VISITS_AUTHORIZED, "" if visits is None else str(visits)),
        (words.UNTIL, format_record_date(referral.valid_until)),
        (words.INSTRUCTIONS, referral.instructions),
    ])  # fmt: skip


def list_consent_lines(file: ClientRecords, consent: Consent) -> HeadedLines:
    """What is allowed, by whom, until when."""
    return _drop_empty_lines([
        (words.KIND, words.CONSENT_KINDS[consent.kind]),
        (words.RELEASE_PROVIDER, _format_provider(file, consent.provider_id)),
        (words.SCOPE, consent.scope),
        (words.SIGNED_BY, consent.signed_by),
        (words.GIVEN, format_record_date(consent.given)),
        (words.EXPIRES, format_record_date(consent.expires, words.NO_EXPIRY)),
        (words.REVOKED_ON, format_record_date(consent.revoked)),
    ])  # fmt: skip


def list_contact_lines(file: ClientRecords, contact: Contact) -> HeadedLines:
    """When, with whom, what, and what comes of it."""
    return _drop_empty_lines([
        (words.WHEN, dates.format_day_and_time(contact.at.astimezone())),
        (words.WITH, _format_provider(file, contact.provider_id) or words.THE_CLIENT),
        (words.CHANNEL, contact.channel),
        (words.WHAT, contact.what),
        (words.NEXT_STEP, contact.next_step),
        (words.NEXT_BY, format_record_date(contact.next_by)),
        (words.STATE, words.STATE_DONE if contact.done else ""),
    ])  # fmt: skip


def list_report_lines(file: ClientRecords, report: Report) -> HeadedLines:
    """To whom, about what time, how it left, and the sentences as they stood."""
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
    """When, and what became of it."""
    return [
        (words.WHEN, dates.format_day_and_time(visit.starts_at.astimezone())),
        (words.STATUS, visit.status),
    ]


def _format_provider(file: ClientRecords, provider_id: str | None) -> str:
    provider = file.providers.get(provider_id or "")
    return provider.name_with_credentials if provider else ""


def _drop_empty_lines(lines: Iterable[tuple[str, str]]) -> HeadedLines:
    return [(heading, said) for heading, said in lines if said.strip()]


class RecordText(NamedTuple):
    """What the right side shows."""

    title: str
    below: str
    lines: HeadedLines


def describe_record(file: ClientRecords, record_id: str, title: str) -> RecordText:
    """The record's full words, with its addenda; only the title when the file does not hold it."""
    record = _index_records(file).get(record_id)
    if record is None:
        return RecordText(title, "", [])
    return RecordText(
        title,
        _describe_signature(file, record),
        [*_list_record_lines(file, record), *_list_addenda(file, record_id)],
    )


def _index_records(file: ClientRecords) -> dict[str, Record]:
    kinds: tuple[tuple[Record, ...], ...] = (
        (file.client,), file.cases, file.referrals, file.assessments, file.plans, file.sessions, file.visits,
        file.consents, file.contacts, file.reports,
    )  # fmt: skip
    return {record.id: record for kind in kinds for record in kind}


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
            texts.ADDENDUM.format(format_date(each.written_at.astimezone().date())),
            texts.KEPT_BY.format(each.text, each.author),
        )
        for each in file.addenda
        if each.record_id == record_id
    ]
