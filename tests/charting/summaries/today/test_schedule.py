"""The visits of one day."""

from datetime import date, timedelta
from typing import Any

from charting.model.client import HealthHistory
from charting.model.note import NoteStatus
from charting.model.session import Visit, VisitStatus
from charting.summaries.chip import Chip
from charting.summaries.client_records import CaseRecords
from charting.summaries.today.schedule import build_day_schedule
from charting.summaries.today.today_content import DayVisit
from tests.support.low_back_case import build_low_back_case, count_days
from tests.support.progress_cases import (
    CLIENT,
    FIRST,
    REFERRAL,
    build_case_records,
    build_initial_assessment,
    build_plan,
    build_session,
)

DRAFT = {"status": NoteStatus.DRAFT, "signed_at": None, "signed_by": ""}


def visit(number: int, hours: int = 0, **changes: Any) -> Visit:
    at = FIRST + timedelta(days=number, hours=hours)
    return Visit(client_id="client", case_id="case", starts_at=at, **changes)


def rows_of(case: CaseRecords, *visits: Any, on: int, today: date | None = None) -> tuple[DayVisit, ...]:
    return build_day_schedule(
        {case.case.id: case}, visits, count_days(on), count_days(on) if today is None else today
    )


def only(case: CaseRecords, *visits: Any, on: int) -> DayVisit:
    (row,) = rows_of(case, *visits, on=on)
    return row


def test_a_visit_to_chart() -> None:
    row = only(build_low_back_case(2), visit(14), on=14)
    assert (row.time, row.client_name, row.complaint) == ("10:00", "Thảo Linh Nguyễn", "Low back pain")
    assert (row.what, row.chip, row.action) == ("Session 3 of 12", Chip(text="Ready"), "Chart")


def test_without_a_limit_the_number_stands_alone() -> None:
    assert only(build_low_back_case(2, referrals=()), visit(14), on=14).what == "Session 3"


def test_under_a_later_referral_both_counts_are_told() -> None:
    second = REFERRAL.with_changes(
        id="second", written=count_days(6), received=count_days(7), visits_authorized=8
    )
    assert (
        only(build_low_back_case(2, referrals=(REFERRAL, second)), visit(14), on=14).what
        == "Session 3, 2 of 8"
    )


def test_a_new_client_is_assessed_first() -> None:
    new = only(build_case_records(), visit(0), on=0)
    assert (new.what, new.chip, new.action) == (
        "New: initial assessment",
        Chip(text="Intake not done", tone="warn"),
        "Assess",
    )
    reviewed = CLIENT.with_changes(history=HealthHistory(reviewed=count_days(0)))
    assert only(build_case_records(client=reviewed), visit(0), on=0).chip == Chip(text="Ready")
    draft = build_initial_assessment(**DRAFT)
    begun = only(build_case_records(draft), visit(0), on=0)
    assert (begun.chip.text, begun.note_id) == ("In progress", draft.id)


def test_the_visit_at_which_to_reassess() -> None:
    row = only(build_low_back_case(5), visit(35), on=35)
    assert (row.what, row.chip.text, row.action) == ("Reassessment, visit 6", "Reassess today", "Assess")
    (ahead,) = rows_of(build_low_back_case(5), visit(35), on=35, today=count_days(30))
    assert ahead.chip.text == "Reassess"


def test_a_session_on_the_way_and_one_that_is_signed() -> None:
    draft = build_session(7, **DRAFT)
    row = only(
        build_case_records(build_initial_assessment(), build_plan(), build_session(0), draft), visit(7), on=7
    )
    assert (row.what, row.chip.text, row.action, row.note_id) == (
        "Session 2 of 12",
        "In progress",
        "Chart",
        draft.id,
    )
    case = build_low_back_case(2)
    kept = visit(7, status=VisitStatus.KEPT, session_id=case.sessions[1].id)
    signed = only(case, kept, on=7)
    assert (signed.chip, signed.action, signed.visit_id) == (
        Chip(text="Signed", tone="good"),
        "Open",
        kept.id,
    )


def test_a_second_visit_of_the_day_is_not_the_first_ones_note() -> None:
    case = build_low_back_case(2)
    kept = visit(7, status=VisitStatus.KEPT, session_id=case.sessions[1].id)
    later = visit(7, 4)
    whole = build_low_back_case(2, sessions=case.sessions, visits=(kept, later))
    assert [(row.time, row.chip.text) for row in rows_of(whole, kept, later, on=7)] == [
        ("10:00", "Signed"),
        ("14:00", "Ready"),
    ]


def test_an_older_draft_is_finished_first() -> None:
    draft = build_session(6, **DRAFT)
    row = only(
        build_case_records(build_initial_assessment(), build_plan(), build_session(0), draft), visit(7), on=7
    )
    assert (row.chip, row.note_id) == (Chip(text="Draft since Fri 30 Oct", tone="warn"), draft.id)


def test_missed_visits_are_shown_and_canceled_ones_are_not() -> None:
    rows = rows_of(
        build_low_back_case(1),
        visit(7, status=VisitStatus.MISSED),
        visit(7, 1, status=VisitStatus.CANCELED),
        on=7,
    )
    assert [row.chip.text for row in rows] == ["Missed"]


def test_a_session_that_nobody_planned_has_its_row() -> None:
    rows = rows_of(build_low_back_case(2), visit(14), on=7)
    assert [(row.what, row.visit_id) for row in rows] == [("Session 2 of 12", "")]


def test_the_rows_stand_by_time() -> None:
    rows = rows_of(build_low_back_case(1), visit(7, 3), visit(7), on=7)
    assert [row.time for row in rows] == ["10:00", "13:00"]
    assert rows_of(build_low_back_case(1), on=9) == ()
