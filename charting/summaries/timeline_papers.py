"""Timeline rows of papers: referrals, reports, consents, and what was said to whom."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from charting.drawing.trend import short_date
from charting.model.consent import Consent, Contact
from charting.model.provider import Provider
from charting.summaries.banner import first_code
from charting.summaries.client_file import CaseFile
from charting.summaries.timeline_row import TimelineRow, joined
from charting.summaries.words import clipped, counted


def referral_rows(case: CaseFile) -> Iterator[TimelineRow]:
    """`Referral, Dr Okafor`: visits, until when, the code."""
    for referral in case.referrals:
        visits = counted(referral.visits_authorized, "visit") if referral.visits_authorized else ""
        until = f"to {short_date(referral.valid_until)}" if referral.valid_until else ""
        yield TimelineRow(
            on=referral.received,
            title=f"Referral, {case.providers[referral.provider_id].short}",
            detail=joined([f"{visits} {until}".strip(), first_code(case.case)]),
            state="received",
            filter="papers",
            record="referral",
            record_id=referral.id,
            case_id=case.case.id,
        )


def report_rows(case: CaseFile) -> Iterator[TimelineRow]:
    """`Progress report to Dr Okafor`: the visits it covers."""
    for report in case.reports:
        yield TimelineRow(
            on=report.issued_at.date(),
            at=report.issued_at,
            title=f"{report.kind.capitalize()} report to {case.providers[report.provider_id].short}",
            detail=f"Visits {short_date(report.period_from)} to {short_date(report.period_to)}",
            state=report.delivery,
            filter="papers",
            record="report",
            record_id=report.id,
            case_id=case.case.id,
        )


def client_rows(
    consents: Iterable[Consent], contacts: Iterable[Contact], providers: Mapping[str, Provider]
) -> Iterator[TimelineRow]:
    """Contacts and consents, which may belong to no case; a consent that was revoked has a second row for it."""
    yield from (_contact(contact, providers) for contact in contacts)
    for consent in consents:
        name = _consent_name(consent, providers)
        yield _consent(consent, name, consent.given, "given")
        if consent.revoked is not None:
            yield _consent(consent, f"{name} revoked", consent.revoked, "revoked")


def _contact(contact: Contact, providers: Mapping[str, Provider]) -> TimelineRow:
    whom = providers[contact.provider_id].short if contact.provider_id else "client"
    return TimelineRow(
        on=contact.at.date(),
        at=contact.at,
        title=f"{contact.channel.capitalize()}, {whom}",
        detail=clipped(contact.what),
        state="contact",
        filter="papers",
        record="contact",
        record_id=contact.id,
        case_id=contact.case_id or "",
    )


def _consent_name(consent: Consent, providers: Mapping[str, Provider]) -> str:
    if consent.provider_id:
        return f"Release to {providers[consent.provider_id].short}"
    return f"{consent.kind.capitalize()} consent"


def _consent(consent: Consent, title: str, on: date, state: str) -> TimelineRow:
    return TimelineRow(
        on=on,
        title=title,
        detail=clipped(consent.scope),
        state=state,
        filter="papers",
        record="consent",
        record_id=consent.id,
    )
