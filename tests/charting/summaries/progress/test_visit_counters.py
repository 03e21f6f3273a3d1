"""Visits, reassessment and report, at each boundary."""

from datetime import date, timedelta
from typing import Any

import pytest

from charting.model.assessment import AssessmentKind
from charting.model.case import CaseKind, CaseStatus, DischargeReason
from charting.model.note import NoteStatus
from charting.model.report import Delivery, Report
from charting.model.session import Visit, VisitStatus
from charting.summaries.client_records import CaseRecords
from charting.summaries.progress.visit_counters import count_case_visits, find_authorized_sessions
from tests.support.low_back_case import build_low_back_case, count_days
from tests.support.progress_cases import (
    CASE,
    FIRST,
    REFERRAL,
    build_case_records,
    build_initial_assessment,
    build_plan,
    build_session,
)

DRAFT = {"status": NoteStatus.DRAFT, "signed_at": None, "signed_by": ""}


def weekly(count: int, *more: Any, **changes: Any) -> CaseRecords:
    visits = [build_session(7 * week, pain_now=5) for week in range(count)]
    return build_case_records(
        build_initial_assessment(), build_plan(reassess_every=6), *visits, *more, **changes
    )


def issued(number: int) -> Report:
    at = FIRST + timedelta(days=number, hours=2)
    return Report(
        client_id="client", case_id="case", provider_id="okafor", therapist_id="therapist", issued_at=at,
        issued_by="Rosa Delgado", delivery=Delivery.PRINTED, period_from=count_days(0), period_to=count_days(number),
        bottom_line="Improving.",
    )  # fmt: skip


def planned(number: int, status: VisitStatus = VisitStatus.PLANNED) -> Visit:
    return Visit(client_id="client", case_id="case", starts_at=FIRST + timedelta(days=number), status=status)


def test_visits_used_are_the_signed_sessions() -> None:
    counts = count_case_visits(weekly(5, build_session(35, **DRAFT)), count_days(35))
    assert (counts.used, counts.authorized, counts.left, counts.used_text) == (5, 12, 7, "5 of 12")


def test_no_session_and_no_limit() -> None:
    none = count_case_visits(build_case_records(referrals=()), count_days(0))
    assert (none.used_text, none.left, none.ends, none.report_in, none.reassess_in) == (
        "0",
        None,
        None,
        None,
        None,
    )
    unlimited = count_case_visits(
        weekly(3, referrals=(REFERRAL.with_changes(visits_authorized=None),)), count_days(20)
    )
    assert (unlimited.used_text, unlimited.left) == ("3", None)


def test_a_limit_that_was_passed_leaves_none() -> None:
    counts = count_case_visits(weekly(14), count_days(100))
    assert (counts.used_text, counts.left) == ("14 of 12", 0)


def test_sixty_visits() -> None:
    counts = count_case_visits(
        weekly(60, referrals=(REFERRAL.with_changes(visits_authorized=80),)), count_days(420)
    )
    assert (counts.used_text, counts.left, counts.reassess_in) == ("60 of 80", 20, -55)


def test_a_later_referral_counts_anew() -> None:
    second = REFERRAL.with_changes(
        id="second", written=count_days(20), received=count_days(21), visits_authorized=8
    )
    case = weekly(5, referrals=(REFERRAL, second))
    assert [note.starts_at.date() for note in find_authorized_sessions(case)] == [
        count_days(21),
        count_days(28),
    ]
    assert count_case_visits(case, count_days(28)).used_text == "2 of 8"


def test_a_first_referral_that_came_late_counts_all() -> None:
    late = REFERRAL.with_changes(written=count_days(14), received=count_days(15))
    assert count_case_visits(weekly(4, referrals=(late,)), count_days(28)).used == 4


@pytest.mark.parametrize(
    ("sessions", "away", "due"), [(0, 5, False), (4, 1, False), (5, 0, True), (6, -1, True)]
)
def test_the_initial_visit_is_the_first_of_the_six(sessions: int, away: int, due: bool) -> None:
    counts = count_case_visits(weekly(sessions), count_days(60))
    assert (counts.reassess_at, counts.reassess_in, counts.reassess_due) == (6, away, due)


def test_a_reassessment_at_visit_6_asks_for_the_next_at_visit_12() -> None:
    again = build_initial_assessment(kind=AssessmentKind.REASSESSMENT, happened_at=FIRST + timedelta(days=35))
    counts = count_case_visits(weekly(6, again), count_days(36))
    assert (counts.reassess_at, counts.reassess_in) == (12, 5)


def test_a_drafted_reassessment_does_not_stop_the_clock() -> None:
    again = build_initial_assessment(
        kind=AssessmentKind.REASSESSMENT, happened_at=FIRST + timedelta(days=35), **DRAFT
    )
    assert count_case_visits(weekly(6, again), count_days(36)).reassess_in == -1


def test_without_a_plan_or_an_assessment_nothing_is_counted() -> None:
    assert (
        count_case_visits(
            build_case_records(build_initial_assessment(), build_session(0)), count_days(1)
        ).reassess_at
        is None
    )
    missing = count_case_visits(
        build_case_records(build_plan(reassess_every=6), build_session(0)), count_days(1)
    )
    assert (missing.reassess_at, missing.assessed) == (None, False)


@pytest.mark.parametrize(("sessions", "visits_away"), [(1, 5), (5, 1), (6, 0), (7, -1)])
def test_a_report_is_due_every_six_visits(sessions: int, visits_away: int) -> None:
    counts = count_case_visits(weekly(sessions), count_days(60))
    assert (counts.report_in, counts.report_due) == (visits_away, visits_away <= 0)


def test_a_report_starts_the_count_anew() -> None:
    counts = count_case_visits(weekly(7, reports=(issued(35),)), count_days(42))
    assert (counts.report_in, counts.report_reason) == (5, "1 visit since the last report")
    assert count_case_visits(weekly(6, reports=(issued(35),)), count_days(36)).report_in is None


def test_a_report_to_somebody_else_does_not_count() -> None:
    other = issued(35).with_changes(provider_id="reyes")
    assert count_case_visits(weekly(6, reports=(other,)), count_days(36)).report_due


def test_a_paper_of_another_kind_does_not_count() -> None:
    summary = issued(35).with_changes(kind="visit-summary")
    counts = count_case_visits(weekly(6, reports=(summary,)), count_days(36))
    assert (counts.report_due, counts.report_reason) == (True, "6 visits since the start")


REYES = REFERRAL.with_changes(
    id="second", provider_id="reyes", written=count_days(27), received=count_days(28), visits_authorized=None
)


@pytest.mark.parametrize(
    ("visits", "visits_away", "reason"),
    [
        (4, 6, "0 visits since the referral"),
        (7, 3, "3 visits since the referral"),
        (10, 0, "6 visits since the referral"),
    ],
)
def test_a_referrer_who_took_over_waits_since_their_own_referral(
    visits: int, visits_away: int, reason: str
) -> None:
    case = weekly(visits, referrals=(REFERRAL, REYES), reports=(issued(14),))
    counts = count_case_visits(case, count_days(70))
    assert (counts.report_in, counts.report_reason) == (visits_away, reason)


def test_a_report_to_the_former_referrer_leaves_the_new_one_waiting() -> None:
    case = weekly(10, referrals=(REFERRAL, REYES), reports=(issued(63),))
    assert count_case_visits(case, count_days(64)).report_due
    told = weekly(10, referrals=(REFERRAL, REYES), reports=(issued(63).with_changes(provider_id="reyes"),))
    assert count_case_visits(told, count_days(64)).report_in is None


def test_the_same_referrer_again_waits_since_the_last_report() -> None:
    again = REYES.with_changes(provider_id="okafor")
    case = weekly(7, referrals=(REFERRAL, again), reports=(issued(14),))
    assert count_case_visits(case, count_days(43)).report_reason == "4 visits since the last report"
    unreported = weekly(5, referrals=(REFERRAL, again))
    assert count_case_visits(unreported, count_days(43)).report_reason == "5 visits since the start"


def test_after_a_discharge_who_took_over_is_told_also_of_visits_before() -> None:
    closed = CASE.with_changes(
        status=CaseStatus.DISCHARGED, closed=count_days(30), discharge_reason=DischargeReason.GOALS_MET, discharge_outcome="Well"
    )  # fmt: skip
    case = weekly(4, case=closed, referrals=(REFERRAL, REYES), reports=(issued(21),))
    assert count_case_visits(case, count_days(31)).report_reason == "discharged"


def test_few_visits_left_ask_for_a_report_once() -> None:
    referral = REFERRAL.with_changes(visits_authorized=5)
    few = count_case_visits(weekly(3, referrals=(referral,)), count_days(20))
    assert (few.report_due, few.report_reason) == (True, "2 visits left")
    after = count_case_visits(weekly(4, referrals=(referral,), reports=(issued(14),)), count_days(22))
    assert (after.report_due, after.report_in) == (False, 5)
    assert not count_case_visits(weekly(2, referrals=(referral,)), count_days(10)).report_due


def test_a_discharge_asks_for_a_report_until_it_is_issued() -> None:
    closed = CASE.with_changes(
        status=CaseStatus.DISCHARGED, closed=count_days(30), discharge_reason=DischargeReason.GOALS_MET, discharge_outcome="Well"
    )  # fmt: skip
    assert count_case_visits(weekly(3, case=closed), count_days(31)).report_reason == "discharged"
    assert not count_case_visits(weekly(3, case=closed, reports=(issued(30),)), count_days(31)).report_due


def test_wellness_care_and_the_unreferred_owe_no_report() -> None:
    assert (
        count_case_visits(weekly(9, case=CASE.with_changes(kind=CaseKind.WELLNESS)), count_days(90)).report_in
        is None
    )
    assert count_case_visits(weekly(9, referrals=()), count_days(90)).report_in is None


@pytest.mark.parametrize(
    ("limit", "ends", "ending"), [(7, None, True), (8, None, False), (None, 14, True), (None, 15, False)]
)
def test_an_authorization_ends_by_visits_or_by_its_day(
    limit: int | None, ends: int | None, ending: bool
) -> None:
    referral = REFERRAL.with_changes(
        visits_authorized=limit, valid_until=count_days(35 + ends) if ends else None
    )
    case = weekly(5, referrals=(referral,))
    assert count_case_visits(case, count_days(35)).is_authorization_ending(count_days(35)) is ending


def test_missed_visits_and_the_next_one() -> None:
    visits = (
        planned(3, VisitStatus.MISSED),
        planned(5, VisitStatus.CANCELED),
        planned(7),
        planned(14),
        planned(21),
    )
    counts = count_case_visits(build_low_back_case(1, visits=visits), count_days(14))
    assert counts.missed == 1
    assert counts.next_visit is not None
    assert counts.next_visit.date() == count_days(14)
    assert count_case_visits(build_low_back_case(1), date(2026, 12, 1)).next_visit is None
