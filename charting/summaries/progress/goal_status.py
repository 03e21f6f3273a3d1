"""Where each goal of the plan stands, judged from the chart and from nothing else.

A goal is **met** when its newest figure reaches the target; **worse** when it has moved the wrong way by the
published threshold (by any amount where none is published); **overdue** when its day has passed unmet; **not
measured** while no figure has been taken since the goal was set. Otherwise the way covered is held against the time:

- **on track** when the share of the way from baseline to target is at least 0.8 of the share of time from the day the
  goal was set to its `by`. People do not improve in a straight line; a fifth of lag is no reason to change the plan.
- **off track** when the figure moved the wrong way, though by less than the threshold;
- **slow** below that, and also once a third of the time is gone while the change is still within the measurement
  error or below what matters (the verdict "not yet"), unless the whole way to the target is that short.

The 0.8 and the third are the program's own working limits for asking "shall we change the plan?"; no study sets them.
"""

from datetime import date
from typing import Literal

import msgspec

from charting.model.note import NoteStatus
from charting.model.plan import Goal
from charting.summaries.chip import Tone
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_keys import (
    MeasureKind,
    format_measure_value,
    get_better_direction,
    get_case_area,
    is_same_measure,
    judge_measure,
    parse_measure,
)
from charting.summaries.measures.measure_readings import find_readings

GoalStatus = Literal["met", "on track", "slow", "off track", "worse", "not measured", "overdue"]

MIN_PACE = 0.8
TIME_FOR_A_MEANINGFUL_CHANGE = 1 / 3

_TONES: dict[GoalStatus, Tone] = {
    "met": "good",
    "on track": "good",
    "slow": "warn",
    "off track": "warn",
    "worse": "danger",
    "not measured": "neutral",
    "overdue": "warn",
}


class GoalState(msgspec.Struct, frozen=True, kw_only=True):
    """A goal and where it stands. `start` and `now` are in the measure's unit, None when not taken.

    `now_on` is the day of the newest figure; `fraction` the way covered, 0 to 1.
    """

    goal: Goal
    start: float | None
    now: float | None
    now_on: date | None
    fraction: float
    status: GoalStatus

    @property
    def tone(self) -> Tone:
        """How a chip shows it; the word beside it says the same."""
        return _TONES[self.status]

    @property
    def status_text(self) -> str:
        """`On track`."""
        return self.status.capitalize()

    @property
    def figures(self) -> tuple[str, str, str]:
        """(before, now, after) as the table shows them, now in bold: ("PSFS 2 → ", "5", " of 8").

        "–" for now while nothing was taken since the goal was set: the figure it starts from is no news.
        """
        key = self.goal.measure
        named = "PSFS " if parse_measure(key).kind is MeasureKind.ACTIVITY else ""
        taken = None if self.status == "not measured" else self.now
        start, now = format_measure_value(key, self.start), format_measure_value(key, taken)
        unit = f" {self.goal.unit}" if self.goal.unit and parse_measure(key).kind is MeasureKind.OTHER else ""
        return (f"{named}{start} → ", now, f" of {format_measure_value(key, self.goal.target)}{unit}")

    @property
    def text(self) -> str:
        """`105° → 128° of 150°`, `PSFS 2 → 5 of 8`, `1 → 4 of 7 nights`."""
        return "".join(self.figures)


def judge_goals(case: CaseRecords, today: date) -> tuple[GoalState, ...]:
    """Each goal of the plan that holds, in the plan's order; empty without a signed plan.

    A discharged case is judged as of its last day: a goal does not become overdue after care has ended.
    """
    plan = case.plan
    on = min(today, case.case.closed or today)
    return tuple(_judge_goal(case, goal, on) for goal in plan.goals) if plan else ()


def _judge_goal(case: CaseRecords, goal: Goal, today: date) -> GoalState:
    taken = find_readings(case, goal.measure)
    newest = taken[-1] if taken else None
    start = goal.baseline if goal.baseline is not None else (taken[0].value if taken else None)
    now = newest.value if newest else None
    state = GoalState(
        goal=goal,
        start=start,
        now=now,
        now_on=newest.on if newest else None,
        fraction=compute_progress_fraction(start, now, goal.target),
        status="not measured",
    )
    return msgspec.structs.replace(state, status=_decide_status(case, state, today))


def compute_progress_fraction(start: float | None, now: float | None, target: float) -> float:
    """The share of the way from start to target, held within 0 and 1; 0 when a figure is missing."""
    if start is None or now is None:
        return 0.0
    if start == target:
        return float(now == target)
    return min(1.0, max(0.0, (now - start) / (target - start)))


def _decide_status(case: CaseRecords, state: GoalState, today: date) -> GoalStatus:
    if _is_target_reached(state):
        return "met"
    verdict = judge_measure(state.goal.measure, state.start, state.now, get_case_area(case.case), state.goal)
    unpublished = verdict.meaningful == "none" and verdict.better is False
    if verdict.meaningful == "worse" or unpublished:
        return "worse"
    if today > state.goal.by:
        return "overdue"
    since = find_goal_start_day(case, state.goal)
    if state.now_on is None or (state.now_on <= since < today):
        return "not measured"
    if verdict.better is False:
        return "off track"
    return _judge_pace(
        case,
        state,
        compute_elapsed_fraction(since, state.goal.by, today),
        below=verdict.meaningful == "not yet",
    )


def _is_target_reached(state: GoalState) -> bool:
    if state.now is None:
        return False
    if _is_higher_better(state):
        return state.now >= state.goal.target
    return state.now <= state.goal.target


def _is_higher_better(state: GoalState) -> bool:
    """Whether more is better. A lack of extension charted below zero is better when it comes up to zero."""
    if state.goal.baseline is None and state.start is not None and state.start < 0:
        return state.goal.target > state.start
    return get_better_direction(state.goal.measure, state.goal) == "higher"


def _judge_pace(case: CaseRecords, state: GoalState, time_share: float, *, below: bool) -> GoalStatus:
    if state.fraction < MIN_PACE * time_share:
        return "slow"
    whole_way = judge_measure(
        state.goal.measure, state.start, state.goal.target, get_case_area(case.case), state.goal
    )
    if below and time_share >= TIME_FOR_A_MEANINGFUL_CHANGE and whole_way.meaningful == "yes":
        return "slow"
    return "on track"


def find_goal_start_day(case: CaseRecords, goal: Goal) -> date:
    """The day from which the goal's time runs: that of the first signed plan that has its measure.

    A revision that only moves the target or the day does not set the clock back.
    """
    signed = [plan for plan in case.plans if plan.status is NoteStatus.SIGNED]
    holding = [
        plan for plan in signed if any(is_same_measure(each.measure, goal.measure) for each in plan.goals)
    ]
    return min(plan.happened_at.date() for plan in holding)


def compute_elapsed_fraction(since: date, by: date, today: date) -> float:
    """The share of the time from the day set to the day aimed at, 0 to 1; all of it when there was none."""
    if by <= since:
        return 1.0
    return min(1.0, max(0.0, (today - since).days / (by - since).days))
