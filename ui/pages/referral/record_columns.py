"""The columns of the tab's tables: what each record says in a row."""

from collections.abc import Callable
from datetime import timedelta

from charting import clock
from charting.model.case import Case, CaseStatus, Referral
from charting.model.consent import Consent, ConsentKind, Contact
from charting.model.field import find_heading, find_label
from charting.model.provider import Provider
from charting.model.session import Visit, VisitStatus
from charting.summaries.client_record_text import (
    CASE_STATUS_WORDS,
    CONSENT_KIND_WORDS,
    NO_EXPIRY,
    format_optional_date,
)
from charting.summaries.today.expirations import CONSENT_DAYS
from charting.text import dates
from charting.text.dates import format_date
from ui.pages.referral import texts
from ui.theme import Tone
from ui.widgets.record_table.record_table import RecordColumn

DATE_WIDTH = 100  # px, `24 Oct 2026`
FindProvider = Callable[[str], Provider]  # by id


def make_case_columns() -> list[RecordColumn]:
    """All cases of a client."""
    return [
        RecordColumn(texts.CASE_COLUMN, lambda case: case.complaint),
        RecordColumn(texts.OPENED_COLUMN, lambda case: format_optional_date(case.opened), DATE_WIDTH),
        RecordColumn(
            texts.STATUS_COLUMN, lambda case: CASE_STATUS_WORDS[case.status], 130, chip=choose_case_tone
        ),
    ]


def choose_case_tone(case: Case) -> Tone:
    """An open case stands out; the word says which it is."""
    return "good" if case.status is CaseStatus.OPEN else "neutral"


def make_referral_columns(provider: FindProvider) -> list[RecordColumn]:
    """Who asked, when, for how much."""

    def format_visits(referral: Referral) -> str:
        return "" if referral.visits_authorized is None else str(referral.visits_authorized)

    return [
        RecordColumn(
            find_label(Referral, "provider_id"),
            lambda referral: provider(referral.provider_id).name_with_credentials,
            detail=lambda referral: referral.instructions,
        ),
        RecordColumn(
            find_label(Referral, "written"),
            lambda referral: format_optional_date(referral.written),
            DATE_WIDTH,
        ),
        RecordColumn(
            find_label(Referral, "received"),
            lambda referral: format_optional_date(referral.received),
            DATE_WIDTH,
        ),
        RecordColumn(texts.VISITS, format_visits, 50, "right"),
        RecordColumn(
            find_label(Referral, "valid_until"),
            lambda referral: format_optional_date(referral.valid_until),
            DATE_WIDTH,
        ),
    ]


def make_consent_columns(provider: FindProvider) -> list[RecordColumn]:
    """What is allowed, by whom, until when."""

    def format_consent(consent: Consent) -> str:
        if consent.provider_id:
            return texts.RELEASE_TO.format(provider(consent.provider_id).name_with_credentials)
        return CONSENT_KIND_WORDS[consent.kind]

    return [
        RecordColumn(texts.CONSENT_COLUMN, format_consent, detail=lambda consent: consent.scope),
        RecordColumn(
            find_label(Consent, "signed_by"),
            lambda consent: consent.signed_by,
            150,
            detail=lambda consent: texts.GIVEN_ON.format(format_optional_date(consent.given)),
        ),
        RecordColumn(
            find_label(Consent, "expires"),
            lambda consent: format_optional_date(consent.expires, NO_EXPIRY),
            DATE_WIDTH,
        ),
        RecordColumn(
            texts.STATE,
            lambda consent: _describe_consent_state(consent)[0],
            110,
            chip=lambda c: _describe_consent_state(c)[1],
        ),
    ]


def _describe_consent_state(consent: Consent) -> tuple[str, Tone]:
    today = clock.today()
    if consent.revoked is not None and consent.revoked <= today:
        return texts.REVOKED.format(format_date(consent.revoked, year=False)), "danger"
    if consent.given > today:
        return texts.NOT_YET, "neutral"
    if consent.expires is not None and consent.expires < today:
        return texts.EXPIRED, "danger"
    soon = consent.expires is not None and consent.expires <= today + timedelta(days=CONSENT_DAYS)
    return texts.IN_FORCE, "warn" if soon else "good"


def is_release_kind(kind: object) -> bool:
    """Whether consents of that kind name a provider."""
    return kind == ConsentKind.RELEASE


def make_contact_columns(provider: FindProvider) -> list[RecordColumn]:
    """When, with whom, what, and what comes of it."""

    def format_contact_person(contact: Contact) -> str:
        return provider(contact.provider_id).spoken_name if contact.provider_id else texts.THE_CLIENT

    def format_next_step(contact: Contact) -> str:
        if not contact.next_step:
            return ""
        step = texts.NEXT.format(contact.next_step)
        return (
            texts.NEXT_BY_DAY.format(step, format_date(contact.next_by, year=False))
            if contact.next_by
            else step
        )

    return [
        RecordColumn(
            find_heading(Contact, "at"),
            lambda contact: format_optional_date(contact.at.date()),
            DATE_WIDTH,
            detail=lambda contact: dates.format_clock_time(contact.at.astimezone().time()),
        ),
        RecordColumn(
            find_label(Contact, "provider_id"),
            format_contact_person,
            120,
            detail=lambda contact: contact.channel,
        ),
        RecordColumn(texts.WHAT_COLUMN, lambda contact: contact.what, detail=format_next_step),
        RecordColumn(
            texts.STATE,
            lambda contact: _describe_contact_state(contact)[0],
            64,
            chip=lambda c: _describe_contact_state(c)[1],
        ),
    ]


def _describe_contact_state(contact: Contact) -> tuple[str, Tone]:
    if contact.done:
        return texts.STATE_DONE, "neutral"
    if not contact.next_step:
        return texts.STATE_NONE, "neutral"
    late = contact.next_by is not None and contact.next_by < clock.today()
    return (texts.STATE_LATE, "danger") if late else (texts.STATE_OPEN, "warn")


def make_visit_columns() -> list[RecordColumn]:
    """When, and what became of it."""
    return [
        RecordColumn(
            find_heading(Visit, "starts_at"),
            lambda visit: dates.format_day_and_time(visit.starts_at.astimezone()),
        ),
        RecordColumn(
            find_label(Visit, "status"),
            lambda visit: _describe_visit_state(visit)[0],
            110,
            chip=lambda visit: _describe_visit_state(visit)[1],
        ),
    ]


def _describe_visit_state(visit: Visit) -> tuple[str, Tone]:
    past = visit.starts_at.date() < clock.today()
    if visit.status is VisitStatus.PLANNED and past:
        return texts.NOT_CHARTED, "warn"
    return texts.VISIT_STATUS[visit.status], "good" if visit.status is VisitStatus.PLANNED else "neutral"
