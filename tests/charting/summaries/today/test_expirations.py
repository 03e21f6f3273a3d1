"""What runs out by the calendar."""

from datetime import date, timedelta
from typing import Any

import pytest

from charting import clock
from charting.model.client import HealthHistory, Person
from charting.model.clinic import Therapist
from charting.model.consent import Consent, ConsentKind
from charting.summaries.today.expirations import (
    find_ending_consents,
    find_ending_licenses,
    is_guardian_consent_missing,
    is_history_review_due,
)
from tests.support.progress_cases import CLIENT, FIRST, RELEASE

NOW = date(2026, 11, 21)
TREATMENT = Consent(
    client_id="client", kind=ConsentKind.TREATMENT, scope="massage", signed_by="Thảo", given=date(2026, 1, 1)
)


def until(number: int, **changes: Any) -> Consent:
    return TREATMENT.with_changes(expires=NOW + timedelta(days=number), **changes)


@pytest.mark.parametrize(("days", "listed"), [(-1, True), (0, True), (30, True), (31, False)])
def test_a_consent_is_renewed_from_30_days_before(days: int, listed: bool) -> None:
    assert bool(find_ending_consents([until(days)], NOW)) is listed


def test_a_consent_that_was_renewed_or_revoked_needs_nothing() -> None:
    renewed = TREATMENT.with_changes(id="new", given=NOW)
    assert find_ending_consents([until(5), renewed], NOW) == ()
    assert find_ending_consents([renewed, until(5)], NOW) == ()
    assert find_ending_consents([until(5, revoked=NOW)], NOW) == ()


def test_a_release_to_one_provider_does_not_renew_that_to_another() -> None:
    ending = RELEASE.with_changes(expires=NOW)
    other = RELEASE.with_changes(id="other", provider_id="reyes")
    assert find_ending_consents([ending, other], NOW) == (ending,)


def test_a_minor_needs_the_guardians_consent_until_the_birthday() -> None:
    with clock.set_to(FIRST):
        minor = CLIENT.with_changes(
            birth_date=date(2008, 11, 22), guardian=Person(name="Ana Ruiz", relation="mother")
        )
    given = TREATMENT.with_changes(kind=ConsentKind.GUARDIAN)
    assert is_guardian_consent_missing(minor, [TREATMENT], NOW)
    assert not is_guardian_consent_missing(minor, [given], NOW)
    assert is_guardian_consent_missing(minor, [given.with_changes(revoked=NOW)], NOW)
    assert not is_guardian_consent_missing(minor, [], date(2026, 11, 22))


@pytest.mark.parametrize(("days", "due"), [(365, False), (366, True)])
def test_the_health_history_is_reviewed_each_year(days: int, due: bool) -> None:
    client = CLIENT.with_changes(history=HealthHistory(reviewed=NOW - timedelta(days=days)))
    assert is_history_review_due(client, NOW) is due
    assert is_history_review_due(CLIENT, NOW)


def test_licenses_and_insurance_within_60_days() -> None:
    rosa = Therapist(
        name="Rosa", license_expires=NOW + timedelta(days=60), insurance_expires=NOW - timedelta(days=1)
    )
    jo = Therapist(name="Jo", license_expires=NOW + timedelta(days=61))
    assert find_ending_licenses([rosa, jo, Therapist(name="Li")], NOW) == (
        (rosa, "Insurance", NOW - timedelta(days=1)),
        (rosa, "License", NOW + timedelta(days=60)),
    )
