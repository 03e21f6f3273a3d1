"""The columns of the tab's tables: what each record says in a row."""

from collections.abc import Callable
from datetime import date, timedelta

from charting import clock
from charting.drawing.trend import short_date
from charting.model.case import Case, CaseStatus, Referral
from charting.model.consent import Consent, ConsentKind, Contact
from charting.model.provider import Provider
from charting.model.session import Visit, VisitStatus
from charting.summaries.expiries import CONSENT_DAYS
from ui import dates
from ui.pages.referral import texts
from ui.theme import Tone
from ui.widgets.rows_model import Column

DAY = 100  # px, `24 Oct 2026`
Providers = Callable[[str], Provider]  # by id


def day(on: date | None, missing: str = "") -> str:
    """`24 Oct 2026`."""
    return missing if on is None else short_date(on, year=True)


def case_columns() -> list[Column]:
    """All cases of a client."""
    return [
        Column(texts.CASE_COLUMN, lambda case: case.complaint),
        Column(texts.OPENED_COLUMN, lambda case: day(case.opened), DAY),
        Column(texts.STATUS_COLUMN, lambda case: texts.STATUS_WORDS[case.status], 130, chip=case_tone),
    ]


def case_tone(case: Case) -> Tone:
    """An open case stands out; the word says which it is."""
    return "good" if case.status is CaseStatus.OPEN else "neutral"


def referral_columns(provider: Providers) -> list[Column]:
    """Who asked, when, for how much."""

    def visits(referral: Referral) -> str:
        return "" if referral.visits_authorized is None else str(referral.visits_authorized)

    return [
        Column(
            texts.PROVIDER,
            lambda referral: provider(referral.provider_id).titled,
            detail=lambda referral: referral.instructions,
        ),
        Column(texts.WRITTEN, lambda referral: day(referral.written), DAY),
        Column(texts.RECEIVED, lambda referral: day(referral.received), DAY),
        Column(texts.VISITS, visits, 50, "right"),
        Column(texts.UNTIL, lambda referral: day(referral.valid_until), DAY),
    ]


def consent_columns(provider: Providers) -> list[Column]:
    """What is allowed, by whom, until when."""

    def named(consent: Consent) -> str:
        if consent.provider_id:
            return texts.RELEASE_TO.format(provider(consent.provider_id).titled)
        return texts.CONSENT_KINDS[consent.kind]

    return [
        Column(texts.CONSENT_COLUMN, named, detail=lambda consent: consent.scope),
        Column(
            texts.SIGNED_BY,
            lambda consent: consent.signed_by,
            150,
            detail=lambda consent: texts.GIVEN_ON.format(day(consent.given)),
        ),
        Column(texts.EXPIRES, lambda consent: day(consent.expires, texts.NO_EXPIRY), DAY),
        Column(
            texts.STATE, lambda consent: _consent_state(consent)[0], 110, chip=lambda c: _consent_state(c)[1]
        ),
    ]


def _consent_state(consent: Consent) -> tuple[str, Tone]:
    today = clock.today()
    if consent.revoked is not None and consent.revoked <= today:
        return texts.REVOKED.format(short_date(consent.revoked)), "danger"
    if consent.given > today:
        return texts.NOT_YET, "neutral"
    if consent.expires is not None and consent.expires < today:
        return texts.EXPIRED, "danger"
    soon = consent.expires is not None and consent.expires <= today + timedelta(days=CONSENT_DAYS)
    return texts.IN_FORCE, "warn" if soon else "good"


def is_release(kind: object) -> bool:
    """Whether consents of that kind name a provider."""
    return kind == ConsentKind.RELEASE


def contact_columns(provider: Providers) -> list[Column]:
    """When, with whom, what, and what comes of it."""

    def whom(contact: Contact) -> str:
        return provider(contact.provider_id).short if contact.provider_id else texts.THE_CLIENT

    def next_step(contact: Contact) -> str:
        if not contact.next_step:
            return ""
        step = texts.NEXT.format(contact.next_step)
        return texts.NEXT_BY_DAY.format(step, short_date(contact.next_by)) if contact.next_by else step

    return [
        Column(
            texts.WHEN,
            lambda contact: day(contact.at.date()),
            DAY,
            detail=lambda contact: dates.echo_time(contact.at.astimezone().time()),
        ),
        Column(texts.WITH, whom, 120, detail=lambda contact: contact.channel),
        Column(texts.WHAT_COLUMN, lambda contact: contact.what, detail=next_step),
        Column(
            texts.STATE, lambda contact: _contact_state(contact)[0], 64, chip=lambda c: _contact_state(c)[1]
        ),
    ]


def _contact_state(contact: Contact) -> tuple[str, Tone]:
    if contact.done:
        return texts.STATE_DONE, "neutral"
    if not contact.next_step:
        return texts.STATE_NONE, "neutral"
    late = contact.next_by is not None and contact.next_by < clock.today()
    return (texts.STATE_LATE, "danger") if late else (texts.STATE_OPEN, "warn")


def visit_columns() -> list[Column]:
    """When, and what became of it."""
    return [
        Column(texts.WHEN, lambda visit: dates.echo_moment(visit.starts_at.astimezone())),
        Column(
            texts.STATUS, lambda visit: _visit_state(visit)[0], 110, chip=lambda visit: _visit_state(visit)[1]
        ),
    ]


def _visit_state(visit: Visit) -> tuple[str, Tone]:
    past = visit.starts_at.date() < clock.today()
    if visit.status is VisitStatus.PLANNED and past:
        return texts.NOT_CHARTED, "warn"
    return texts.VISIT_STATUS[visit.status], "good" if visit.status is VisitStatus.PLANNED else "neutral"
