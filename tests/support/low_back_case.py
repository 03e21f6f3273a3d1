"""Low back pain from 7 to 3 over six weekly visits: the course that most of the summaries' tests follow."""

from datetime import date, timedelta
from typing import Any

from charting.model.assessment import Pain
from charting.model.case import Area, Side
from charting.model.findings import Activity
from charting.model.plan import Goal
from charting.summaries.client_records import CaseRecords
from tests.support.progress_cases import (
    CASE,
    FIRST,
    build_case_records,
    build_initial_assessment,
    build_plan,
    build_session,
)

START = FIRST.date()
LIFT = "activity:Lift the child"
PAINS = ((7, 5), (6, 4), (6, 4), (5, 3), (4, 2), (3, 1))
LIFTS = {0: 3, 3: 5, 5: 8}
BY = START + timedelta(weeks=6)


def count_days(number: int) -> date:
    """The day that many days after the first visit."""
    return START + timedelta(days=number)


def build_low_back_case(visits: int = 6, /, **changes: Any) -> CaseRecords:
    """The case after that many of its six visits."""
    notes = [
        build_session(7 * week, pain_now=now, pain_after=after, activities=_lift(LIFTS.get(week)))
        for week, (now, after) in enumerate(PAINS[:visits])
    ]
    case = CASE.with_changes(complaint="Low back pain", areas=(Area(region="low back", side=Side.NONE),))
    first = build_initial_assessment(pain=Pain(now=7, worst=9), activities=_lift(3), scores=(), ranges=())
    return build_case_records(
        first, build_plan(goals=build_goals(), reassess_every=6), *notes, **{"case": case, **changes}
    )


def build_goals() -> tuple[Goal, ...]:
    return (
        Goal(words="Pain at most 3", measure="pain", baseline=7, target=3, by=BY),
        Goal(words="Lift the child", measure=LIFT, baseline=3, target=8, by=BY),
    )


def _lift(score: int | None) -> tuple[Activity, ...]:
    return (Activity(name="Lift the child", score=score),)
