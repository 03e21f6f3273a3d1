"""What needs doing for one case."""

from datetime import date, datetime, timedelta
from typing import Any

from charting.model.case import CaseStatus, DischargeReason
from charting.model.client import HealthHistory
from charting.model.consent import Contact
from charting.model.note import NoteStatus
from charting.model.session import Visit
from charting.summaries.client_records import CaseRecords
from charting.summaries.today.today_content import Todo, TodoKind
from charting.summaries.today.todos import find_case_todos
from tests.support.low_back_case import day, low_back
from tests.support.progress_cases import (
    CASE,
    CLIENT,
    FIRST,
    REFERRAL,
    RELEASE,
    case_file,
    initial,
    plan,
    session,
)

DRAFT = {"status": NoteStatus.DRAFT, "signed_at": None, "signed_by": ""}
REVIEWED = CLIENT.with_changes(history=HealthHistory(reviewed=day(0)))


def visit(number: int) -> Visit:
    return Visit(client_id="client", case_id="case", starts_at=FIRST + timedelta(days=number))


def found(case: CaseRecords, today: date, kind: TodoKind) -> list[Any]:
    return [need for need in find_case_todos(case, today) if need.kind is kind]


def only(case: CaseRecords, today: date, kind: TodoKind) -> Todo:
    (need,) = found(case, today, kind)
    return need


def test_nothing_needs_doing_in_a_fresh_case() -> None:
    assert find_case_todos(case_file(client=REVIEWED), day(0)) == ()
    assert find_case_todos(low_back(2, client=REVIEWED), day(8)) == ()


def test_the_sixth_visit_is_the_one_to_reassess_at() -> None:
    case = low_back(5, visits=(visit(35),), client=REVIEWED)
    reassess, report = only(case, day(28), TodoKind.REASSESS), only(case, day(28), TodoKind.REPORT)
    assert (reassess.text, reassess.chip) == ("Reassess at the next visit (visit 6, 28 Nov)", "in 7 days")
    assert (reassess.tab, reassess.tone, reassess.now) == ("assessments", "warn", False)
    assert only(case, day(35), TodoKind.REASSESS).now
    assert only(low_back(5), day(28), TodoKind.REASSESS).now
    assert (report.text, report.chip, report.now) == ("Progress report to Dr Okafor", "due 28 Nov", False)


def test_a_next_step_that_is_due_anyway_is_told_once() -> None:
    call = Contact(
        client_id="client", case_id="case", at=FIRST, what="Asked for a report",
        next_step="Progress report to Dr Okafor", next_by=day(28),
    )  # fmt: skip
    same = [
        need
        for need in find_case_todos(low_back(5, contacts=(call,)), day(28))
        if need.text == call.next_step
    ]
    assert [need.kind for need in same] == [TodoKind.REPORT]


def test_a_reassessment_that_was_passed_is_late() -> None:
    need = only(low_back(6), day(36), TodoKind.REASSESS)
    assert (need.text, need.chip, need.tone) == (
        "Reassessment is late (was due at visit 6)",
        "late",
        "danger",
    )


def test_a_report_that_is_due_says_when_there_is_no_release() -> None:
    assert only(low_back(6), day(36), TodoKind.REPORT).now
    need = only(low_back(6, consents=()), day(36), TodoKind.REPORT)
    assert need.text == "Progress report to Dr Okafor (no release on file)"
    assert need.brief == "Dr Okafor, 6 visits since the start"


def test_drafts_wait_for_their_signature_from_the_next_day() -> None:
    case = case_file(session(0, **DRAFT), initial(**DRAFT), plan(**DRAFT))
    today, tomorrow = find_case_todos(case, day(0)), find_case_todos(case, day(1))
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
    referral = REFERRAL.with_changes(visits_authorized=3, valid_until=day(20))
    case = low_back(2, referrals=(referral,))
    near, over = only(case, day(10), TodoKind.AUTHORIZATION), only(case, day(21), TodoKind.AUTHORIZATION)
    assert (near.text, near.chip, near.tone) == (
        "Authorization: 1 visit left · ends 13 Nov",
        "1 visit left",
        "warn",
    )
    assert (over.brief, over.tone) == ("1 visit left · ended 13 Nov", "danger")


def test_a_consent_to_renew() -> None:
    case = low_back(1, consents=(RELEASE.with_changes(expires=day(9)),))
    soon, over = only(case, day(8), TodoKind.CONSENT), only(case, day(10), TodoKind.CONSENT)
    assert (soon.brief, soon.tone) == ("release expires 2 Nov", "neutral")
    assert (over.brief, over.tone) == ("release expired 2 Nov", "danger")


def test_what_was_promised() -> None:
    at = datetime.combine(day(0), FIRST.timetz())
    call = Contact(
        client_id="client",
        at=at,
        what="Pain after stretches",
        next_step="call after first stretches",
        next_by=day(3),
    )
    case = case_file(contacts=(call, call.with_changes(id="done", done=True)), client=REVIEWED)
    coming, due = only(case, day(2), TodoKind.FOLLOW_UP), only(case, day(3), TodoKind.FOLLOW_UP)
    assert (coming.now, coming.chip) == (False, "tomorrow")
    assert (due.now, due.chip, due.record_id) == (True, "today", call.id)


def test_what_to_check_next_time_is_the_last_sessions() -> None:
    case = case_file(
        session(0, check_next="grip"), session(7, check_next="sleeping on the right side"), client=REVIEWED
    )
    need = only(case, day(8), TodoKind.CHECK)
    assert (need.text, need.chip, need.now) == ("Check: sleeping on the right side", "next visit", False)


def test_the_health_history_is_asked_once_a_client_is_in_care() -> None:
    assert found(case_file(), day(0), TodoKind.HISTORY) == []
    assert only(low_back(1), day(0), TodoKind.HISTORY).brief == "never reviewed"
    old = CLIENT.with_changes(history=HealthHistory(reviewed=date(2025, 3, 2)))
    assert only(low_back(1, client=old), day(0), TodoKind.HISTORY).brief == "last on 2 Mar 2025"


def test_sessions_without_an_assessment() -> None:
    assert (
        only(case_file(session(0)), day(1), TodoKind.REASSESS).text == "There is no signed initial assessment"
    )


def test_a_discharged_case_owes_no_more_than_its_report_and_its_promises() -> None:
    closed = CASE.with_changes(
        status=CaseStatus.DISCHARGED, closed=day(40), discharge_reason=DischargeReason.GOALS_MET, discharge_outcome="Well"
    )  # fmt: skip
    (need,) = find_case_todos(low_back(6, case=closed), day(41))
    assert (need.kind, need.brief) == (TodoKind.REPORT, "Dr Okafor, discharged")
    assert (need.client_id, need.case_id) == ("client", "case")
