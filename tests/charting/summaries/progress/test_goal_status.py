"""Where goals stand, at each boundary."""

from datetime import date, timedelta
from typing import Any

import pytest

from charting.model.case import CaseStatus, DischargeReason, Side
from charting.model.findings import RangeOfMotion
from charting.model.note import NoteStatus
from charting.model.plan import Goal
from charting.model.session import GoalReading
from charting.summaries.progress.goal_status import (
    GoalState,
    compute_elapsed_fraction,
    compute_progress_fraction,
    judge_goals,
)
from tests.support.low_back_case import BY, START, build_goals, build_low_back_case, count_days
from tests.support.progress_cases import (
    CASE,
    TODAY,
    build_case_records,
    build_initial_assessment,
    build_plan,
    build_range,
    build_session,
    build_shoulder_case,
)

PAIN_GOAL = Goal(words="Pain at most 3", measure="pain", baseline=7, target=3, by=count_days(50))


def judged(goal: Goal, *sessions: Any, on: date) -> GoalState:
    (state,) = judge_goals(build_case_records(build_plan(goals=(goal,)), *sessions), on)
    return state


def test_the_shoulder_of_the_picture() -> None:
    """Rotation has covered its share of the way, but by less than two observers differ: it lags."""
    states = judge_goals(build_shoulder_case(), TODAY)
    assert [(state.goal.words, state.status) for state in states][:3] == [
        ("Reach a shelf above head height without stopping", "on track"),
        ("Right shoulder flexion 150°", "on track"),
        ("External rotation 60°", "slow"),
    ]
    assert [state.text for state in states][:3] == [
        "PSFS 2 → 5 of 8",
        "105° → 128° of 150°",
        "25° → 38° of 60°",
    ]
    assert states[0].figures == ("PSFS 2 → ", "5", " of 8")


def test_the_low_back_meets_its_goals() -> None:
    states = judge_goals(build_low_back_case(), count_days(35))
    assert [state.status for state in states] == ["met", "met"]
    assert [state.fraction for state in states] == [1.0, 1.0]
    assert {state.tone for state in states} == {"good"}


def test_without_a_signed_plan_there_is_nothing_to_judge() -> None:
    draft = build_plan(goals=build_goals(), status=NoteStatus.DRAFT, signed_at=None, signed_by="")
    assert judge_goals(build_case_records(draft, build_session(0, pain_now=7)), count_days(1)) == ()
    assert judge_goals(build_case_records(), count_days(1)) == ()


@pytest.mark.parametrize(
    ("pain", "on", "status"),
    [
        (5, 25, "on track"),  # half the way in half the time
        (6, 15, "on track"),  # 0.25 of the way; 0.8 of 0.30 of the time is 0.24
        (6, 16, "slow"),  # 0.8 of 0.32 is 0.256
        (7, 16, "slow"),
        (3, 16, "met"),
        (2, 60, "met"),
        (4, 50, "slow"),  # on the last day it is not yet overdue; 0.75 of the way
        (4, 51, "overdue"),
        (8, 25, "off track"),  # one point worse is within what is noticed, and still the wrong way
        (9, 25, "worse"),
        (9, 60, "worse"),
    ],
)
def test_the_way_covered_against_the_time_gone(pain: int, on: int, status: str) -> None:
    assert judged(PAIN_GOAL, build_session(10, pain_now=pain), on=count_days(on)).status == status


def test_what_was_not_measured_since_the_goal_was_set_is_not_called_slow() -> None:
    state = judged(PAIN_GOAL, build_session(0, pain_now=7), on=count_days(20))
    assert (state.status, state.tone, state.now) == ("not measured", "neutral", 7)
    assert state.text == "7 → – of 3"
    assert judged(PAIN_GOAL, on=count_days(20)).status == "not measured"
    assert judged(PAIN_GOAL, on=count_days(51)).status == "overdue"


def test_on_the_day_it_is_set_a_goal_is_on_track() -> None:
    assert judged(PAIN_GOAL, build_session(0, pain_now=7), on=START).status == "on track"


def test_without_a_baseline_the_first_figure_is_the_start() -> None:
    goal = Goal(words="Flexion", measure="range:shoulder:flexion:right", target=150, by=count_days(49))
    (state,) = judge_goals(
        build_case_records(
            build_initial_assessment(),
            build_plan(goals=(goal,)),
            build_session(28, ranges=(build_range("flexion", 128),)),
        ),
        count_days(28),
    )
    assert (state.start, state.now, state.now_on) == (105, 128, count_days(28))
    assert state.fraction == pytest.approx(23 / 45)


def test_a_goal_met_from_the_start_is_met() -> None:
    goal = Goal(words="Flexion", measure="range:shoulder:flexion:right", target=100, by=count_days(49))
    (state,) = judge_goals(
        build_case_records(build_initial_assessment(), build_plan(goals=(goal,))), count_days(1)
    )
    assert state.status == "met"


def test_a_lack_of_extension_is_made_good_from_either_side_of_zero() -> None:
    goal = Goal(words="Straight", measure="range:knee:extension:left", target=0, by=count_days(49))

    def status(*degrees: Any) -> str:
        notes = [build_session(7 * week, ranges=(_knee(each),)) for week, each in enumerate(degrees)]
        return judged(goal, *notes, on=count_days(7)).status

    assert status(-10, -2) == status(10, 2) == "on track"
    assert status(-10, 0) == status(10, 0) == "met"


def _knee(degrees: int) -> RangeOfMotion:
    return RangeOfMotion(joint="knee", motion="extension", side=Side.LEFT, degrees=degrees)


def test_another_figure_is_judged_by_its_own_direction() -> None:
    goal = Goal(
        words="Sleep", measure="other:nights slept", baseline=1, target=7, unit="nights", by=count_days(56)
    )
    better = judged(
        goal,
        build_session(28, goal_readings=(GoalReading(measure="other:nights slept", value=4),)),
        on=count_days(28),
    )
    worse = judged(
        goal,
        build_session(28, goal_readings=(GoalReading(measure="other:nights slept", value=0),)),
        on=count_days(28),
    )
    assert (better.status, better.text) == ("on track", "1 → 4 of 7 nights")
    assert (worse.status, worse.tone) == ("worse", "danger")


def test_a_goal_does_not_become_overdue_after_the_discharge() -> None:
    closed = CASE.with_changes(
        status=CaseStatus.DISCHARGED, closed=count_days(25), discharge_reason=DischargeReason.MOVED, discharge_outcome="Better"
    )  # fmt: skip
    (state,) = judge_goals(
        build_case_records(build_plan(goals=(PAIN_GOAL,)), build_session(24, pain_now=5), case=closed),
        count_days(200),
    )
    assert state.status == "on track"


def test_a_revision_does_not_set_the_clock_back() -> None:
    first = build_plan(goals=(PAIN_GOAL,))
    later = PAIN_GOAL.__class__(words="Pain", measure="pain", baseline=7, target=2, by=count_days(60))
    second = build_plan(
        goals=(later,), revision=2, happened_at=first.happened_at + timedelta(days=28), reason="slow"
    )
    (state,) = judge_goals(build_case_records(first, second, build_session(30, pain_now=6)), count_days(30))
    assert (state.goal.target, state.status) == (2, "slow")


@pytest.mark.parametrize(
    ("start", "now", "target", "fraction"),
    [(7, 5, 3, 0.5), (7, 8, 3, 0.0), (7, 1, 3, 1.0), (25, 38, 60, 13 / 35), (None, 3, 1, 0.0), (7, None, 1, 0.0), (3, 3, 3, 1.0)],
)  # fmt: skip
def test_the_share_of_the_way(start: int | None, now: int | None, target: int, fraction: float) -> None:
    assert compute_progress_fraction(start, now, target) == pytest.approx(fraction)


def test_the_share_of_the_time() -> None:
    assert compute_elapsed_fraction(START, BY, START) == 0
    assert compute_elapsed_fraction(START, BY, BY) == 1
    assert compute_elapsed_fraction(START, BY, date(2030, 1, 1)) == 1
    assert compute_elapsed_fraction(START, START, START) == 1
