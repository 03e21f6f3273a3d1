"""The bottom line of the overview."""

from charting.model.case import CaseStatus, DischargeReason
from charting.summaries.progress.headline import build_headline
from tests.support.low_back_case import build_low_back_case, count_days
from tests.support.progress_cases import (
    CASE,
    TODAY,
    build_case_records,
    build_initial_assessment,
    build_plan,
    build_reach,
    build_session,
    build_shoulder_case,
)


def test_the_shoulder_of_the_picture() -> None:
    line = build_headline(build_shoulder_case(), TODAY)
    assert (line.state, line.tone) == ("Improving", "good")
    assert (
        line.text
        == "Pain on arrival 8 → 5 and reach top shelf 2 → 5 since 24 Oct; external rotation and QuickDASH lag."
    )
    assert line.tail == "5 of 12 visits used."


def test_the_low_back_from_7_to_3() -> None:
    line = build_headline(build_low_back_case(), count_days(35))
    assert (line.state, line.text) == (
        "Improving",
        "Pain on arrival 7 → 3 and lift the child 3 → 8 since 24 Oct.",
    )


def test_one_point_is_not_yet_meaningful() -> None:
    case = build_case_records(build_session(0, pain_now=7), build_session(7, pain_now=6))
    line = build_headline(case, count_days(7))
    assert (line.state, line.tone) == ("Unchanged", "warn")
    assert line.text == "Pain on arrival 7 → 6 since 24 Oct, not yet a meaningful change."


def test_no_change_at_all() -> None:
    line = build_headline(
        build_case_records(build_session(0, pain_now=7), build_session(7, pain_now=7)), count_days(7)
    )
    assert line.text == "Pain on arrival still 7 since 24 Oct, not yet a meaningful change."


def test_what_moved_the_wrong_way_is_not_promised_to_turn() -> None:
    line = build_headline(
        build_case_records(build_session(0, pain_now=6), build_session(7, pain_now=7)), count_days(7)
    )
    assert (line.state, line.tone) == ("Unchanged", "warn")
    assert line.text == "Pain on arrival 6 → 7 since 24 Oct, no meaningful change."


def test_worse_is_said_as_plainly() -> None:
    line = build_headline(
        build_case_records(build_session(0, pain_now=4), build_session(7, pain_now=7)), count_days(7)
    )
    assert (line.state, line.tone) == ("Worse", "danger")
    assert line.text == "Pain on arrival 4 → 7 since 24 Oct."


def test_worse_does_not_hide_behind_better() -> None:
    case = build_case_records(
        build_session(0, pain_now=8, activities=build_reach(6)),
        build_session(7, pain_now=4, activities=build_reach(2)),
    )
    line = build_headline(case, count_days(7))
    assert line.state == "Mixed"
    assert line.text == "Reach top shelf 6 → 2 and pain on arrival 8 → 4 since 24 Oct."


def test_relief_after_a_session_is_no_progress() -> None:
    case = build_case_records(
        build_session(0, pain_now=7, pain_after=1), build_session(7, pain_now=7, pain_after=0)
    )
    assert build_headline(case, count_days(7)).state == "Unchanged"


def test_too_early_and_no_sessions() -> None:
    assert build_headline(build_case_records(), count_days(0)).state == "No sessions"
    assert (
        build_headline(build_case_records(build_initial_assessment(), build_plan()), count_days(0)).text
        == "Assessed 24 Oct."
    )
    once = build_headline(
        build_case_records(build_initial_assessment(), build_session(0, pain_now=7)), count_days(0)
    )
    assert (once.state, once.tail) == ("Too early", "1 of 12 visits used.")


def test_a_discharge_is_told() -> None:
    closed = CASE.with_changes(
        status=CaseStatus.DISCHARGED, closed=count_days(40), discharge_reason=DischargeReason.GOALS_MET, discharge_outcome="Well"
    )  # fmt: skip
    assert (
        build_headline(build_low_back_case(case=closed), count_days(50)).tail
        == "6 of 12 visits used. Discharged 3 Dec: goals met."
    )
    assert build_headline(build_low_back_case(referrals=()), count_days(50)).tail == "6 visits."


def test_sixty_sessions() -> None:
    case = build_case_records(
        *(build_session(7 * week, pain_now=8 - week // 10) for week in range(60)), referrals=()
    )
    line = build_headline(case, count_days(420))
    assert line.text == "Pain on arrival 8 → 3 since 24 Oct 2026."
    assert line.tail == "60 visits."


def test_whose_thresholds_the_state_rests_on() -> None:
    assert build_headline(build_shoulder_case(), TODAY).sources.startswith("Thresholds: Farrar 2001")
    first_visit = build_case_records(build_session(0, pain_now=7))
    assert build_headline(first_visit, count_days(1)).sources == ""
