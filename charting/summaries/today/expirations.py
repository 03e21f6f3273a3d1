"""Finds what expires by the calendar: consents (also a guardian's), the review of the health history, licenses."""

from collections.abc import Iterable
from datetime import date, timedelta

from charting.model.client import ADULT_AGE, Client, compute_age
from charting.model.clinic import Therapist
from charting.model.consent import Consent, ConsentKind

# This program's own working limits; the law may require more.
CONSENT_DAYS = 30
LICENSE_DAYS = 60
HISTORY_DAYS = 365


def find_ending_consents(consents: Iterable[Consent], today: date) -> tuple[Consent, ...]:
    """Find the consents to renew: expired, or expiring within 30 days, without one of the same kind that lasts longer."""
    longest: dict[tuple[str, ...], Consent] = {}
    for consent in consents:
        if consent.revoked is not None or consent.given > today:
            continue
        key = _make_permission_key(consent)
        if key not in longest or _get_last_day(consent) >= _get_last_day(longest[key]):
            longest[key] = consent
    limit = today + timedelta(days=CONSENT_DAYS)
    return tuple(
        consent for consent in longest.values() if consent.expires is not None and consent.expires <= limit
    )


def _make_permission_key(consent: Consent) -> tuple[str, ...]:
    """Make a value that is equal for consents to the same thing, so that one can replace the other."""
    scope = consent.scope if consent.kind is ConsentKind.SENSITIVE_AREA else ""
    return (consent.kind, consent.provider_id or "", scope)


def _get_last_day(consent: Consent) -> date:
    return consent.expires or date.max


def is_guardian_consent_missing(client: Client, consents: Iterable[Consent], today: date) -> bool:
    """Tell whether a client under 18 has no guardian's consent in force."""
    if compute_age(client.birth_date, today) >= ADULT_AGE:
        return False
    return not any(
        consent.kind is ConsentKind.GUARDIAN and consent.is_in_force(today) for consent in consents
    )


def is_history_review_due(client: Client, today: date) -> bool:
    """Tell whether the health history was last reviewed more than 12 months ago, or never."""
    reviewed = client.history.reviewed
    return reviewed is None or (today - reviewed).days > HISTORY_DAYS


def find_ending_licenses(
    therapists: Iterable[Therapist], today: date
) -> tuple[tuple[Therapist, str, date], ...]:
    """Find (therapist, "License" or "Insurance", last day) of what expired or expires within 60 days, by date."""
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
    return tuple(sorted(papers, key=lambda paper: paper[2]))
