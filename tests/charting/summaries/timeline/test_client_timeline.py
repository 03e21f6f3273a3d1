"""All that happened, newest first."""

from datetime import timedelta

import msgspec

from charting.model.case import CaseStatus, DischargeReason, Side
from charting.model.consent import Channel, Contact
from charting.model.findings import AskedQuestion
from charting.model.note import Addendum, NoteStatus
from charting.model.report import Delivery, Report
from charting.model.session import Session, Treatment, Visit, VisitStatus
from charting.summaries.client_records import CaseRecords, ClientRecords
from charting.summaries.timeline.client_timeline import build_case_timeline, build_client_timeline
from tests.support.low_back_case import build_low_back_case, count_days
from tests.support.progress_cases import (
    CASE,
    CLIENT,
    CLINIC,
    FIRST,
    REFERRAL,
    build_case_records,
    build_initial_assessment,
    build_plan,
    build_range,
    build_session,
    build_shoulder_case,
)

WHOLE = REFERRAL.with_changes(valid_until=count_days(68))
CALL = Contact(
    client_id="client", provider_id="okafor", at=FIRST + timedelta(days=19), channel=Channel.PHONE,
    what="Agrees to light pressure;\nwants range at visit 6",
)  # fmt: skip
REPORT = Report(
    client_id="client", case_id="case", provider_id="okafor", therapist_id="therapist",
    issued_at=FIRST + timedelta(days=28, hours=1), issued_by="Rosa Delgado", delivery=Delivery.PRINTED,
    period_from=count_days(0), period_to=count_days(28), bottom_line="Improving.",
)  # fmt: skip


def titled(case: CaseRecords) -> dict[str, str]:
    return {row.title: row.detail for row in build_case_timeline(case)}


def test_the_shoulder_from_the_referral_to_the_report() -> None:
    case = build_shoulder_case(referrals=(WHOLE,), contacts=(CALL,), reports=(REPORT,))
    assert [(row.title, row.state) for row in build_case_timeline(case)] == [
        ("Progress report to Dr Okafor", "printed"),
        ("Session 5", "signed"),
        ("Session 4", "signed"),
        ("Phone, Dr Okafor", "contact"),
        ("Session 3", "signed"),
        ("Session 2", "signed"),
        ("Session 1", "signed"),
        ("Initial assessment", "signed"),
        ("Plan", "signed"),
        ("Release to Dr Okafor", "given"),
        ("Referral, Dr Okafor", "received"),
    ]
    found = titled(case)
    assert found["Referral, Dr Okafor"] == "12 visits to 31 Dec · M75.01"
    assert found["Phone, Dr Okafor"] == "Agrees to light pressure; wants range at visit 6"
    assert found["Progress report to Dr Okafor"] == "Visits 24 Oct to 21 Nov"
    assert found["Initial assessment"] == "Pain 8 · flexion 105°, external rotation 25° · QuickDASH 61.4"


def test_of_many_ranges_whole_ones_are_told() -> None:
    motions = ("flexion", "abduction", "external rotation", "internal rotation", "extension")
    note = build_initial_assessment(ranges=tuple(build_range(motion, 40) for motion in motions), scores=())
    told = "flexion 40°, abduction 40°, external rotation 40°…"
    assert titled(build_case_records(note))["Initial assessment"] == f"Pain 8 · {told}"


def test_a_session_says_what_was_done_and_how_it_was_taken() -> None:
    lines = (
        Treatment(technique="Myofascial release", areas="pectoralis minor", side=Side.RIGHT),
        Treatment(technique="Trigger point therapy"),
        Treatment(technique="Myofascial release"),
    )
    note = build_session(0, pain_now=6, pain_after=4, treatment=lines, response="Tolerated well")
    assert (
        titled(build_case_records(note))["Session 1"]
        == "Pain 6 → 4 · Myofascial release, Trigger point therapy · Tolerated well"
    )


def test_an_adverse_response_is_what_the_row_says() -> None:
    note = build_session(
        0,
        pain_now=6,
        response="Quiet",
        adverse_response=AskedQuestion(asked=True, answer="dizzy"),
        treatment=(),
    )
    assert titled(build_case_records(note))["Session 1"] == "Pain 6 · Adverse: dizzy"


def test_a_draft_is_shown_as_one() -> None:
    draft = build_session(0, status=NoteStatus.DRAFT, signed_at=None, signed_by="")
    assert [
        row.state for row in build_case_timeline(build_case_records(draft, consents=(), referrals=()))
    ] == ["draft"]


def test_an_addendum_opens_its_note() -> None:
    case = build_low_back_case(2)
    addendum = Addendum(
        client_id="client", kind="session", record_id=case.sessions[1].id, therapist_id="therapist",
        author="Rosa Delgado", written_at=FIRST + timedelta(days=9), text="The left side was treated too.",
    )  # fmt: skip
    newest = build_case_timeline(msgspec.structs.replace(case, addenda=(addendum,)))[0]
    assert (newest.title, newest.detail) == ("Addendum to session 2", addendum.text)
    assert (newest.record, newest.record_id, newest.filter) == ("session", case.sessions[1].id, "sessions")


def test_a_revision_a_missed_visit_a_revoked_release_and_the_discharge() -> None:
    closed = CASE.with_changes(
        status=CaseStatus.DISCHARGED, closed=count_days(50), discharge_reason=DischargeReason.GOALS_MET, discharge_outcome="Well"
    )  # fmt: skip
    second = build_plan(
        revision=2, reason="external rotation goal to 31 Dec", happened_at=FIRST + timedelta(days=7)
    )
    visit = Visit(
        client_id="client", case_id="case", starts_at=FIRST + timedelta(days=3), status=VisitStatus.MISSED
    )
    case = build_case_records(build_plan(), second, visits=(visit,), case=closed)
    revoked = case.consents[0].with_changes(revoked=count_days(9))
    rows = build_case_timeline(msgspec.structs.replace(case, consents=(revoked,)))
    assert [row.title for row in rows][:4] == [
        "Discharged: goals met",
        "Release to Dr Okafor revoked",
        "Plan revised",
        "Visit missed",
    ]
    assert rows[3].detail == "planned for 10:00"
    assert rows[2].detail == "Weekly × 9 · external rotation goal to 31 Dec"


def test_the_filters_part_the_rows() -> None:
    rows = build_case_timeline(build_shoulder_case(contacts=(CALL,)))
    by_filter = {
        name: [row.record for row in rows if row.filter == name]
        for name in ("sessions", "assessments", "papers")
    }
    assert set(by_filter["sessions"]) == {"session"}
    assert set(by_filter["assessments"]) == {"assessment", "plan"}
    assert set(by_filter["papers"]) == {"referral", "contact", "consent"}


def test_the_history_holds_every_case_and_each_paper_once() -> None:
    second = CASE.with_changes(id="second", complaint="Headache", opened=count_days(100))
    case = build_low_back_case(2)
    other: Session = build_session(100, case_id="second")
    file = ClientRecords(
        client=CLIENT, clinic=CLINIC, therapists=case.therapists, providers=case.providers, cases=(case.case, second),
        referrals=case.referrals, sessions=(*case.sessions, other), assessments=(build_initial_assessment(),), consents=case.consents,
        contacts=(CALL,),
    )  # fmt: skip
    titles = [row.title for row in build_client_timeline(file)]
    assert titles[0] == "Session 1"
    assert sorted(titles).count("Session 1") == 2
    assert titles.count("Release to Dr Okafor") == titles.count("Phone, Dr Okafor") == 1
    assert len(build_client_timeline(file)) == len(titles) == 7


def test_none_and_sixty_sessions() -> None:
    assert build_case_timeline(build_case_records(consents=(), referrals=())) == ()
    many = build_case_records(*(build_session(7 * week) for week in range(60)), consents=(), referrals=())
    assert [row.title for row in build_case_timeline(many)][:2] == ["Session 60", "Session 59"]
