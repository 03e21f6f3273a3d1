"""What needs doing for one case."""

from datetime import date, datetime, timedelta

from charting.model.case import CaseStatus, DischargeReason
from charting.model.client import HealthHistory
from charting.model.consent import Contact
from charting.model.note import NoteStatus
from charting.model.session import Visit
from charting.summaries.client_records import CaseRecords
from charting.summaries.today.today_content import Todo, TodoKind
from charting.summaries.today.todos import find_case_todos
from tests.support.low_back_case import build_low_back_case, count_days
from tests.support.progress_cases import (
    CASE,
    CLIENT,
    FIRST,
    REFERRAL,
    RELEASE,
    build_case_records,
    build_initial_assessment,
    build_plan,
    build_session,
)

DRAFT = {"status": NoteStatus.DRAFT, "signed_at": None, "signed_by": ""}
REVIEWED = CLIENT.with_changes(history=HealthHistory(reviewed=count_days(0)))


def visit(number: int) -> Visit:
    return Visit(client_id="client", case_id="case", starts_at=FIRST + timedelta(days=number))


def found(case: CaseRecords, today: date, kind: TodoKind) -> list[Todo]:
    return [need for need in find_case_todos(case, today) if need.kind is kind]


def only(case: CaseRecords, today: date, kind: TodoKind) -> Todo:
    (need,) = found(case, today, kind)
    return need


def test_nothing_needs_doing_in_a_fresh_case() -> None:
    assert find_case_todos(build_case_records(client=REVIEWED), count_days(0)) == ()
    assert find_case_todos(build_low_back_case(2, client=REVIEWED), count_days(8)) == ()


def test_the_sixth_visit_is_the_one_to_reassess_at() -> None:
    case = build_low_back_case(5, visits=(visit(35),), client=REVIEWED)
    reassess, report = (
        only(case, count_days(28), TodoKind.REASSESS),
        only(case, count_days(28), TodoKind.REPORT),
    )
    assert (reassess.text, reassess.chip) == ("Reassess at the next visit (visit 6, 28 Nov)", "in 7 days")
    assert (reassess.tab, reassess.tone, reassess.now) == ("assessments", "warn", False)
    assert only(case, count_days(35), TodoKind.REASSESS).now
    assert only(build_low_back_case(5), count_days(28), TodoKind.REASSESS).now
    assert (report.text, report.chip, report.now) == ("Progress report to Dr Okafor", "due 28 Nov", False)


def test_a_next_step_that_is_due_anyway_is_told_once() -> None:
    call = Contact(
        client_id="client", case_id="case", at=FIRST, what="Asked for a report",
        next_step="Progress report to Dr Okafor", next_by=count_days(28),
    )  # fmt: skip
    same = [
        need
        for need in find_case_todos(build_low_back_case(5, contacts=(call,)), count_days(28))
        if need.text == call.next_step
    ]
    assert [need.kind for need in same] == [TodoKind.REPORT]


def test_a_reassessment_that_was_passed_is_late() -> None:
    need = only(build_low_back_case(6), count_days(36), TodoKind.REASSESS)
    assert (need.text, need.chip, need.tone) == (
        "Reassessment is late (was due at visit 6)",
        "late",
        "danger",
    )


def test_a_report_that_is_due_says_when_there_is_no_release() -> None:
    assert only(build_low_back_case(6), count_days(36), TodoKind.REPORT).now
    need = only(build_low_back_case(6, consents=()), count_days(36), TodoKind.REPORT)
    assert need.text == "Progress report to Dr Okafor (no release on file)"
    assert need.brief == "Dr Okafor, 6 visits since the start"


def test_drafts_wait_for_their_signature_from_the_next_day() -> None:
    case = build_case_records(
        build_session(0, **DRAFT), build_initial_assessment(**DRAFT), build_plan(**DRAFT)
    )
    today, tomorrow = find_case_todos(case, count_days(0)), find_case_todos(case, count_days(1))
    assert [need.now for need in today] == [False] * 3
    assert [(need.text, need.tab) for need in tomorrow] == [
        ("Session of 24 Oct is not signed", "sessions"),
        ("Initial assessment of 24 Oct is not signed", "assessments"),
        ("Plan of 24 Oct is not signed", "plan"),
    ]
    assert {need.record_id for need in tomorrow} == {
        case.sessions[0].id,
        case.assessments[0].id,
        case.plans[0].id,
    }


def test_an_authorization_says_visits_and_days() -> None:
    referral = REFERRAL.with_changes(visits_authorized=3, valid_until=count_days(20))
    case = build_low_back_case(2, referrals=(referral,))
    near, over = (
        only(case, count_days(10), TodoKind.AUTHORIZATION),
        only(case, count_days(21), TodoKind.AUTHORIZATION),
    )
    assert (near.text, near.chip, near.tone) == (
        "Authorization: 1 visit left · ends 13 Nov",
        "1 visit left",
        "warn",
    )
    assert (over.brief, over.tone) == ("1 visit left · ended 13 Nov", "danger")


def test_a_consent_to_renew() -> None:
    case = build_low_back_case(1, consents=(RELEASE.with_changes(expires=count_days(9)),))
    soon, over = only(case, count_days(8), TodoKind.CONSENT), only(case, count_days(10), TodoKind.CONSENT)
    assert (soon.brief, soon.tone) == ("release expires 2 Nov", "neutral")
    assert (over.brief, over.tone) == ("release expired 2 Nov", "danger")


def test_what_was_promised() -> None:
    at = datetime.combine(count_days(0), FIRST.timetz())
    call = Contact(
        client_id="client",
        at=at,
        what="Pain after stretches",
        next_step="call after first stretches",
        next_by=count_days(3),
    )
    case = build_case_records(contacts=(call, call.with_changes(id="done", done=True)), client=REVIEWED)
    coming, due = only(case, count_days(2), TodoKind.FOLLOW_UP), only(case, count_days(3), TodoKind.FOLLOW_UP)
    assert (coming.now, coming.chip) == (False, "tomorrow")
    assert (due.now, due.chip, due.record_id) == (True, "today", call.id)


def test_what_to_check_next_time_is_the_last_sessions() -> None:
    case = build_case_records(
        build_session(0, check_next="grip"),
        build_session(7, check_next="sleeping on the right side"),
        client=REVIEWED,
    )
    need = only(case, count_days(8), TodoKind.CHECK)
    assert (need.text, need.chip, need.now) == ("Check: sleeping on the right side", "next visit", False)


def test_the_health_history_is_asked_once_a_client_is_in_care() -> None:
    assert found(build_case_records(), count_days(0), TodoKind.HISTORY) == []
    assert only(build_low_back_case(1), count_days(0), TodoKind.HISTORY).brief == "never reviewed"
    old = CLIENT.with_changes(history=HealthHistory(reviewed=date(2025, 3, 2)))
    assert (
        only(build_low_back_case(1, client=old), count_days(0), TodoKind.HISTORY).brief
        == "last on 2 Mar 2025"
    )


def test_sessions_without_an_assessment() -> None:
    assert (
        only(build_case_records(build_session(0)), count_days(1), TodoKind.REASSESS).text
        == "There is no signed initial assessment"
    )


def test_a_discharged_case_owes_no_more_than_its_report_and_its_promises() -> None:
    closed = CASE.with_changes(
        status=CaseStatus.DISCHARGED, closed=count_days(40), discharge_reason=DischargeReason.GOALS_MET, discharge_outcome="Well"
    )  # fmt: skip
    (need,) = find_case_todos(build_low_back_case(6, case=closed), count_days(41))
    assert (need.kind, need.brief) == (TodoKind.REPORT, "Dr Okafor, discharged")
    assert (need.client_id, need.case_id) == ("client", "case")
