"""What runs out by the calendar: consents, the guardian's among them, the health history's review, and licenses."""

from collections.abc import Iterable
from datetime import date, timedelta

from charting.model.client import ADULT_AGE, Client, compute_age
from charting.model.clinic import Therapist
from charting.model.consent import Consent, ConsentKind

# The program's own working limits; the law may ask for more.
CONSENT_DAYS = 30
LICENSE_DAYS = 60
HISTORY_DAYS = 365


def find_ending_consents(consents: Iterable[Consent], today: date) -> tuple[Consent, ...]:
    """Those to renew: ended, or ending within 30 days, and not followed by one of the same kind that lasts longer."""
    standing = [each for each in consents if each.revoked is None and each.given <= today]
    newest: dict[tuple[str, ...], Consent] = {}
    for consent in standing:
        key = _make_permission_key(consent)
        if key not in newest or _get_last_day(consent) >= _get_last_day(newest[key]):
            newest[key] = consent
    limit = today + timedelta(days=CONSENT_DAYS)
    return tuple(each for each in newest.values() if each.expires is not None and each.expires <= limit)


def _make_permission_key(consent: Consent) -> tuple[str, ...]:
    scope = consent.scope if consent.kind is ConsentKind.SENSITIVE_AREA else ""
    return (consent.kind, consent.provider_id or "", scope)


def _get_last_day(consent: Consent) -> date:
    return consent.expires or date.max


def is_guardian_consent_missing(client: Client, consents: Iterable[Consent], today: date) -> bool:
    """Whether a client under 18 has no guardian's consent in force."""
    if compute_age(client.birth_date, today) >= ADULT_AGE:
        return False
    return not any(each.kind is ConsentKind.GUARDIAN and each.is_in_force(today) for each in consents)


def is_history_review_due(client: Client, today: date) -> bool:
    """Whether the health history was last reviewed more than 12 months ago, or never."""
    reviewed = client.history.reviewed
    return reviewed is None or (today - reviewed).days > HISTORY_DAYS


def find_ending_licenses(
    therapists: Iterable[Therapist], today: date
) -> tuple[tuple[Therapist, str, date], ...]:
    """(therapist, "License" or "Insurance", its last day) ended or ending within 60 days, by date."""
    limit = today + timedelta(days=LICENSE_DAYS)
    papers = [
        (therapist, paper, ends)
        for therapist in therapists
        for paper, ends in (
            ("License", therapist.license_expires),
            ("Insurance", therapist.insurance_expires),
        )
        if ends is not None and ends <= limit
    ]
    return tuple(sorted(papers, key=lambda each: each[2]))
