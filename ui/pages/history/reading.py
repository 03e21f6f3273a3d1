"""Any record of a client's file in words, to be read: title, what is said below it, and its lines."""

from typing import NamedTuple

from charting.drawing.trend import short_date
from charting.model.assessment import Assessment
from charting.model.case import Case, Referral
from charting.model.consent import Consent, Contact
from charting.model.plan import Plan
from charting.model.record import Record
from charting.model.report import Report
from charting.model.session import Session, Visit
from charting.summaries.client_file import ClientFile
from charting.summaries.note_words import note_words
from ui import dates
from ui.pages.history import texts
from ui.pages.history.paper_words import (
    consent_lines,
    contact_lines,
    referral_lines,
    report_lines,
    visit_lines,
)
from ui.pages.referral.words import case_lines, client_lines

Lines = list[tuple[str, str]]


class Reading(NamedTuple):
    """What the right side shows."""

    title: str
    below: str
    lines: Lines


def read_record(file: ClientFile, record_id: str, title: str) -> Reading:
    """The record's full words, with its addenda; only the title when the file does not hold it."""
    record = _records(file).get(record_id)
    if record is None:
        return Reading(title, "", [])
    return Reading(title, _below(file, record), [*_lines(file, record), *_addenda(file, record_id)])


def _records(file: ClientFile) -> dict[str, Record]:
    kinds: tuple[tuple[Record, ...], ...] = (
        (file.client,), file.cases, file.referrals, file.assessments, file.plans, file.sessions, file.visits,
        file.consents, file.contacts, file.reports,
    )  # fmt: skip
    return {record.id: record for kind in kinds for record in kind}


def _lines(file: ClientFile, record: Record) -> Lines:
    match record:
        case Session() | Assessment() | Plan():
            return list(note_words(record))
        case Case():
            return list(case_lines(record))
        case Referral():
            return referral_lines(file, record)
        case Consent():
            return consent_lines(file, record)
        case Contact():
            return contact_lines(file, record)
        case Report():
            return report_lines(file, record)
        case Visit():
            return visit_lines(record)
    return list(client_lines(file))


def _below(file: ClientFile, record: Record) -> str:
    seal = texts.SEAL.format(file.seals.get(record.id, "")[:12])
    if not isinstance(record, Session | Assessment | Plan):
        return seal
    if not record.signed or record.signed_at is None:
        return texts.DRAFT
    signed = texts.SIGNED.format(dates.echo_moment(record.signed_at.astimezone()), record.signed_by)
    return f"{signed} · {seal}"


def _addenda(file: ClientFile, record_id: str) -> Lines:
    return [
        (
            texts.ADDENDUM.format(short_date(each.written_at.astimezone().date(), year=True)),
            texts.KEPT_BY.format(each.text, each.author),
        )
        for each in file.addenda
        if each.record_id == record_id
    ]
