"""The figures of a measure, one a day, from signed notes alone."""

from datetime import timedelta
from typing import Any

from charting.model.assessment import AssessmentKind, Pain
from charting.model.case import Side
from charting.model.findings import Activity, MotionMode, RangeOfMotion, Score
from charting.model.note import NoteStatus
from charting.model.session import GoalReading
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_keys import make_measure_identity
from charting.summaries.measures.measure_readings import (
    find_latest_reading,
    find_readings,
    list_measures,
    list_progress_measures,
)
from charting.summaries.progress.change_table import ReportDays, build_change_rows
from tests.support.low_back_case import LIFT, PAINS, build_low_back_case, count_days
from tests.support.progress_cases import (
    FIRST,
    build_case_records,
    build_initial_assessment,
    build_plan,
    build_range,
    build_session,
    build_shoulder_case,
)

DRAFT = {"status": NoteStatus.DRAFT, "signed_at": None, "signed_by": ""}


def values(case: CaseRecords, key: str) -> list[Any]:
    return [reading.value for reading in find_readings(case, key)]


def test_pain_on_arrival_falls_from_7_to_3() -> None:
    case = build_low_back_case()
    assert values(case, "pain") == [7, 6, 6, 5, 4, 3]
    assert [reading.on for reading in find_readings(case, "pain")] == [
        count_days(7 * week) for week in range(6)
    ]


def test_pain_after_is_a_measure_of_its_own() -> None:
    assert values(build_low_back_case(), "pain after") == [after for _, after in PAINS]
    assert values(build_low_back_case(0), "pain after") == []


def test_a_session_of_the_same_day_stands_before_the_assessment() -> None:
    case = build_case_records(build_initial_assessment(pain=Pain(now=8)), build_session(0, pain_now=6))
    (only,) = find_readings(case, "pain")
    assert (only.value, only.source, only.note_id) == (6, "session", case.sessions[0].id)


def test_an_assessment_stands_where_the_session_has_no_score() -> None:
    case = build_case_records(build_initial_assessment(pain=Pain(now=8)), build_session(0, pain_now=None))
    (only,) = find_readings(case, "pain")
    assert (only.value, only.source) == (8, "assessment")


def test_of_two_sessions_in_a_day_the_first_counts_and_the_last_relief() -> None:
    again = build_session(0, starts_at=FIRST + timedelta(hours=4), pain_now=4, pain_after=2)
    case = build_case_records(build_session(0, pain_now=7, pain_after=5), again)
    assert values(case, "pain") == [7]
    assert values(case, "pain after") == [2]


def test_drafts_do_not_count() -> None:
    case = build_case_records(build_session(0, pain_now=7), build_session(7, pain_now=1, **DRAFT))
    assert values(case, "pain") == [7]


def test_a_missing_score_leaves_no_reading() -> None:
    case = build_case_records(
        build_session(0, pain_now=7), build_session(7, pain_now=None), build_session(14, pain_now=0)
    )
    assert values(case, "pain") == [7, 0]
    assert values(case, "worst pain") == []


def test_an_activity_is_found_however_it_was_written() -> None:
    case = build_case_records(
        build_session(0, activities=(Activity(name="Đi bộ", score=3),)),
        build_session(7, activities=(Activity(name="đi  BỘ", score=5),)),
    )
    assert values(case, "activity:Di bo") == [3, 5]
    assert list_measures(case) == ("activity:Đi bộ",)


def test_ranges_differ_by_side_and_by_who_moves() -> None:
    passive = RangeOfMotion(
        joint="shoulder", motion="flexion", side=Side.RIGHT, mode=MotionMode.PASSIVE, degrees=140
    )
    case = build_case_records(
        build_session(
            0, ranges=(build_range("flexion", 105), build_range("flexion", 170, Side.LEFT), passive)
        )
    )
    assert values(case, "range:shoulder:flexion:right") == [105]
    assert values(case, "range:shoulder:flexion:left") == [170]
    assert values(case, "range:shoulder:flexion:right:passive") == [140]


def test_an_empty_line_does_not_hide_the_measured_one_below() -> None:
    case = build_case_records(
        build_session(0, ranges=(build_range("flexion", None), build_range("flexion", 105)))
    )
    assert values(case, "range:shoulder:flexion:right") == [105]


def test_scores_and_other_figures() -> None:
    case = build_case_records(
        build_initial_assessment(scores=(Score(instrument="quickdash", value=61.4),)),
        build_session(7, goal_readings=(GoalReading(measure="other:nights slept", value=4),)),
        build_session(14, goal_readings=(GoalReading(measure="other:nights slept", value=None),)),
    )
    assert values(case, "score:quickdash") == [61.4]
    assert values(case, "other:Nights slept") == [4]


def test_the_measures_stand_in_order() -> None:
    assert list_measures(build_shoulder_case()) == (
        "pain",
        "worst pain",
        "activity:Reach top shelf",
        "score:quickdash",
        "range:shoulder:flexion:right",
        "range:shoulder:external rotation:right",
    )


def test_progress_leaves_out_what_the_case_is_not_about() -> None:
    left = build_session(35, pain_now=4, ranges=(build_range("flexion", 170, Side.LEFT),))
    case = build_case_records(build_initial_assessment(), build_plan(), left)
    assert "range:shoulder:flexion:left" in list_measures(case)
    assert "range:shoulder:flexion:left" not in list_progress_measures(case)
    assert "worst pain" not in list_progress_measures(case)
    assert "pain" in list_progress_measures(case)


def test_the_newest_reading() -> None:
    newest = find_latest_reading(build_low_back_case(), LIFT)
    assert newest is not None
    assert (newest.value, newest.on) == (8, count_days(35))
    assert find_latest_reading(build_low_back_case(0), "score:odi") is None


def test_a_reassessment_adds_a_reading_between_visits() -> None:
    between = build_initial_assessment(
        kind=AssessmentKind.REASSESSMENT, happened_at=FIRST + timedelta(days=3), pain=Pain(now=6)
    )
    case = build_case_records(build_session(0, pain_now=7), build_session(7, pain_now=5), between)
    assert values(case, "pain") == [7, 6, 5]


def test_sixty_sessions_give_sixty_readings() -> None:
    case = build_case_records(*(build_session(7 * week, pain_now=week % 11) for week in range(60)))
    assert len(find_readings(case, "pain")) == 60
    assert list_measures(case) == ("pain",)


def test_the_overview_and_the_report_judge_by_the_same_measures() -> None:
    case = build_shoulder_case()
    rows = build_change_rows(case, ReportDays(start=FIRST.date(), last=None, now=count_days(28)))
    assert {make_measure_identity(row.key) for row in rows} == {
        make_measure_identity(key) for key in list_progress_measures(case)
    }
