"""What falls due by the calendar: consents, the health history's review, and what was promised to somebody."""

from collections.abc import Iterator
from datetime import date

from charting.model.consent import Consent, Contact
from charting.summaries.client_file import CaseFile
from charting.summaries.expiries import consents_ending, guardian_consent_missing, history_due
from charting.summaries.need import Need, NeedKind
from charting.summaries.words import day_words, when


def needs_of_consents(case: CaseFile, today: date) -> Iterator[Need]:
    """The guardian's consent where it is missing, and each consent to renew."""
    if guardian_consent_missing(case.client, case.consents, today):
        yield Need(
            kind=NeedKind.CONSENT,
            text="The guardian's consent is not on file",
            brief="guardian's consent missing",
            chip="missing",
            tone="danger",
            tab="referral",
        )
    for consent in consents_ending(case.consents, today):
        if consent.expires is not None:
            yield _renewal(consent, consent.expires, today)


def _renewal(consent: Consent, expires: date, today: date) -> Need:
    ended = expires < today
    words = f"{'expired' if ended else 'expires'} {day_words(expires, today)}"
    return Need(
        kind=NeedKind.CONSENT,
        text=f"Renew the {consent.kind} consent: {consent.scope}",
        brief=f"{consent.kind} {words}",
        chip=words,
        tone="danger" if ended else "neutral",
        tab="referral",
        record_id=consent.id,
    )


def follow_ups(case: CaseFile, today: date) -> Iterator[Need]:
    """The next steps of contacts that are not done."""
    for contact in case.contacts:
        if contact.next_step.strip() and not contact.done:
            yield follow_up(contact, today)


def follow_up(contact: Contact, today: date) -> Need:
    """The next step of one contact: due from its day on, and only coming while it has none."""
    due = contact.next_by is not None and contact.next_by <= today
    return Need(
        kind=NeedKind.FOLLOW_UP,
        text=contact.next_step,
        brief=contact.next_step,
        chip=when(contact.next_by, today) if contact.next_by else "no date",
        tone="warn" if due else "neutral",
        now=due,
        tab="referral",
        client_id=contact.client_id,
        case_id=contact.case_id or "",
        record_id=contact.id,
    )


def history_review(case: CaseFile, today: date) -> Iterator[Need]:
    """The health history, once a client is in care and it was not reviewed for 12 months."""
    if case.signed_sessions and history_due(case.client, today):
        reviewed = case.client.history.reviewed
        since = f"last on {day_words(reviewed, today)}" if reviewed else "never reviewed"
        yield Need(
            kind=NeedKind.HISTORY,
            text=f"Review the health history ({since})",
            brief=since,
            chip="12 months" if reviewed else "never",
            tone="neutral",
            tab="overview",
        )
