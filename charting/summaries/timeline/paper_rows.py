"""Makes the timeline rows of papers: referrals, reports, consents and contacts."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from charting.model.consent import Consent, Contact
from charting.model.provider import Provider
from charting.summaries.client_banner_content import find_first_diagnosis_code
from charting.summaries.client_records import CaseRecords
from charting.summaries.timeline.timeline_row import TimelineRow, join_details
from charting.text.dates import format_date
from charting.text.wording import format_count, shorten_text


def make_referral_rows(case: CaseRecords) -> Iterator[TimelineRow]:
    """Make rows such as `Referral, Dr Okafor`, with the visits, the last day and the diagnosis code."""
    for referral in case.referrals:
        visits = format_count(referral.visits_authorized, "visit") if referral.visits_authorized else ""
        until = f"to {format_date(referral.valid_until, year=False)}" if referral.valid_until else ""
        yield TimelineRow(
            on=referral.received,
            title=f"Referral, {case.providers[referral.provider_id].spoken_name}",
            detail=join_details([f"{visits} {until}".strip(), find_first_diagnosis_code(case.case)]),
            state="received",
            filter="papers",
            record="referral",
            record_id=referral.id,
            case_id=case.case.id,
        )


def make_report_rows(case: CaseRecords) -> Iterator[TimelineRow]:
    """Make rows such as `Progress report to Dr Okafor`, with the visits that the report covers."""
    for report in case.reports:
        yield TimelineRow(
            on=report.issued_at.date(),
            at=report.issued_at,
            title=f"{report.title} to {case.providers[report.provider_id].spoken_name}",
            detail=f"Visits {format_date(report.period_from, year=False)} to {format_date(report.period_to, year=False)}",
            state=report.delivery,
            filter="papers",
            record="report",
            record_id=report.id,
            case_id=case.case.id,
        )


def make_client_paper_rows(
    consents: Iterable[Consent], contacts: Iterable[Contact], providers: Mapping[str, Provider]
) -> Iterator[TimelineRow]:
    """Make rows for contacts and consents, which may belong to no case. A revoked consent has two rows."""
    yield from (_make_contact_row(contact, providers) for contact in contacts)
    for consent in consents:
        name = _format_consent_name(consent, providers)
        yield _make_consent_row(consent, name, consent.given, "given")
        if consent.revoked is not None:
            yield _make_consent_row(consent, f"{name} revoked", consent.revoked, "revoked")


def _make_contact_row(contact: Contact, providers: Mapping[str, Provider]) -> TimelineRow:
    who = providers[contact.provider_id].spoken_name if contact.provider_id else "client"
    return TimelineRow(
        on=contact.at.date(),
        at=contact.at,
        title=f"{contact.channel.capitalize()}, {who}",
        detail=shorten_text(contact.what),
        state="contact",
        filter="papers",
        record="contact",
        record_id=contact.id,
        case_id=contact.case_id or "",
    )


def _format_consent_name(consent: Consent, providers: Mapping[str, Provider]) -> str:
    if consent.provider_id:
        return f"Release to {providers[consent.provider_id].spoken_name}"
    return f"{consent.kind.capitalize()} consent"


def _make_consent_row(consent: Consent, title: str, on: date, state: str) -> TimelineRow:
    return TimelineRow(
        on=on,
        title=title,
        detail=shorten_text(consent.scope),
        state=state,
        filter="papers",
        record="consent",
        record_id=consent.id,
    )
