"""The drafted sentences: what the figures say in plain words, worse first, and nothing that was not charted."""

from datetime import date, timedelta

import msgspec
import pytest

from charting.model.assessment import Decision, Pain
from charting.model.case import CaseStatus, DischargeReason
from charting.model.findings import Activity, AskedQuestion
from charting.model.plan import Goal
from charting.model.provider import Provider
from charting.summaries.client_records import CaseRecords
from charting.summaries.progress.progress_report import ProgressReport
from charting.summaries.progress.report_content import build_progress_report
from tests.support.progress_cases import (
    CASE,
    FIRST,
    PROVIDER,
    REFERRAL,
    THERAPIST,
    TODAY,
    build_case_records,
    build_initial_assessment,
    build_last_session,
    build_plan,
    build_session,
    build_shoulder_case,
)

BY = date(2026, 12, 12)
OTHER_PROVIDER = PROVIDER.with_changes(id="other", name="Ines Peña")


def report(case: CaseRecords, provider: Provider = PROVIDER) -> ProgressReport:
    return build_progress_report(case, provider, THERAPIST, TODAY)


def test_the_drafted_sentences_say_what_the_figures_say() -> None:
    drafted = report(build_shoulder_case()).drafted
    assert drafted.bottom_line == (
        "Improving. Pain on arrival fell from 8 to 5 and “reach top shelf” rose from 2 to 5 of 10; "
        "external rotation is at 38°, goal 60°."
    )
    assert (
        drafted.request
        == "We ask you to approve completing the 12 visits and to advise on external rotation."
    )
    assert drafted.treatment == (
        "5 sessions, 50 min each, light pressure (limit: light, anticoagulated). "
        "Myofascial release (anterior shoulder, pectoralis minor R); Trigger point therapy (infraspinatus, teres minor R); "
        "Muscle energy technique (external rotators R). "
        "Home: Pendulum 2 × 10 daily, Cross-body stretch (done: 6 of 7 days). "
        "Adverse responses: none reported (asked at each visit)."
    )
    assert drafted.outlook.startswith(
        "Weekly × 9 to 26 Dec 2026, reassess now. Expect functional reach by mid-December;"
    )
    assert drafted.outlook.endswith("Stop criteria: pain exceeds 7 on two visits or new numbness appears.")


def test_only_an_after_score_gives_no_row_and_no_state() -> None:
    case = build_case_records(build_session(0, pain_after=5), build_session(7, pain_after=0))
    page = report(case)
    assert page.change.rows == ()
    assert page.drafted.bottom_line == "Care began 24 Oct. There is no second measurement to compare yet."


def test_worse_is_said_plainly_and_first() -> None:
    case = build_case_records(
        build_initial_assessment(pain=Pain(now=4)),
        build_plan(goals=()),
        build_session(7, pain_now=8, pain_after=0),
    )
    page = report(case)
    assert report(case).change.rows[1].meaningful == "Worse (≥ 2 or 30% ¹)"
    assert page.drafted.bottom_line == "Worse. Pain on arrival rose from 4 to 8."
    assert page.drafted.request == "We ask you to advise whether to continue: pain on arrival is worse."


def test_better_and_worse_together_are_mixed() -> None:
    case = build_case_records(
        build_initial_assessment(pain=Pain(now=4)), build_plan(goals=()), build_last_session(7, pain_now=8)
    )
    assert report(case).drafted.bottom_line == (
        "Mixed. Worse: pain on arrival rose from 4 to 8. "
        "Better: “reach top shelf” rose from 2 to 5 of 10 and QuickDASH fell from 61.4 to 43.2."
    )


def test_the_first_visit_compares_nothing() -> None:
    page = report(
        build_case_records(
            build_initial_assessment(), build_plan(), build_session(0, pain_now=8, pain_after=6)
        )
    )
    assert page.drafted.bottom_line == (
        "Care began 24 Oct. Pain on arrival 8; “reach top shelf” 2 of 10; QuickDASH 61.4. "
        "There is no second measurement to compare yet."
    )
    assert {row.now.text for row in page.change.rows} == {"–"}
    assert page.change.now_day == ""


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"visits_authorized": 5}, "approve further visits (all 5 are used)"),
        ({"visits_authorized": None}, "confirm that treatment may continue as planned"),
        ({"valid_until": date(2026, 11, 20)}, "renew the referral, valid until 20 Nov 2026,"),
    ],
)
def test_the_request_follows_the_authorization(change: dict[str, object], asked: str) -> None:
    case = build_shoulder_case(referrals=(REFERRAL.with_changes(**change),))
    assert report(case).drafted.request == f"We ask you to {asked} and to advise on external rotation."


def test_who_did_not_refer_is_only_informed() -> None:
    case = build_shoulder_case()
    case = msgspec.structs.replace(case, providers={**case.providers, "other": OTHER_PROVIDER})
    page = report(case, provider=OTHER_PROVIDER)
    assert page.drafted.request == "This is for your information; no reply is needed."
    assert page.released is None


def test_referring_out_asks_to_see_the_patient() -> None:
    out = build_initial_assessment(
        happened_at=FIRST + timedelta(days=28),
        decision=Decision.REFER_OUT,
        decision_reason="night pain and weight loss",
    )
    case = build_case_records(
        build_initial_assessment(),
        build_plan(),
        build_session(0, pain_now=8),
        build_session(28, pain_now=8),
        out,
    )
    assert report(case).drafted.request == "We ask you to see the patient: night pain and weight loss."


def test_goals_met_and_discharge() -> None:
    met = build_plan(goals=(Goal(words="Pain at most 5", measure="pain", target=5, by=BY),))
    case = build_case_records(build_initial_assessment(), met, build_last_session())
    assert report(case).drafted.request == "We ask you to agree to discharge: the goals are met."
    closed = CASE.with_changes(
        status=CaseStatus.DISCHARGED,
        closed=TODAY,
        discharge_reason=DischargeReason.GOALS_MET,
        discharge_outcome="Back at work.",
    )
    drafted = report(msgspec.structs.replace(case, case=closed)).drafted
    assert drafted.request == "Care has ended; no reply is needed."
    assert drafted.outlook == "Discharged 21 Nov 2026, goals met: Back at work."


def test_adverse_responses_say_what_and_how_often_asked() -> None:
    bruise = AskedQuestion(asked=True, answer="light bruise, gone in two days.")
    case = build_case_records(
        build_session(0),
        build_session(7, adverse_response=bruise),
        build_session(14, adverse_response=AskedQuestion()),
    )
    told = "Adverse responses: 31 Oct light bruise, gone in two days (asked at 2 of 3 visits)."
    assert told in report(case).drafted.treatment


def test_without_diagnosis_the_complaint_stands() -> None:
    page = report(build_case_records(build_session(0), case=CASE.with_changes(diagnoses=()), referrals=()))
    assert page.patient.referral == "Right shoulder stiff and painful"
    assert page.drafted.outlook == "No plan is signed yet."


def test_without_a_meaningful_change_the_worse_is_said_first_and_nothing_is_promised() -> None:
    case = build_case_records(
        build_session(0, pain_now=7, activities=(Activity(name="Reach", score=5),)),
        build_session(7, pain_now=6, activities=(Activity(name="Reach", score=4),)),
    )
    page = report(case)
    assert page.drafted.bottom_line == (
        "No meaningful change. “Reach” fell from 5 to 4 of 10 and pain on arrival fell from 7 to 6."
    )
    assert {row.label: row.meaningful.split(" (")[0] for row in page.change.rows} == {
        "Reach": "No",
        "Pain on arrival": "Not yet",
    }
