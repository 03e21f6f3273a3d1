"""Judges where each goal of the plan stands, from the chart alone.

A goal is **met** when its newest figure reaches the target; **worse** when the figure moved the wrong way by the
published threshold (by any amount if none is published); **overdue** when its day passed without reaching the target;
**not measured** until a figure is taken after the goal was set. Otherwise progress is compared with time:

- **on track** if the share of progress from baseline to target is at least 0.8 of the share of time from the day the
  goal was set to its `by`. People do not improve in a straight line; lagging by a fifth is no reason to change the plan.
- **off track** if the figure moved the wrong way, by less than the threshold.
- **slow** below 0.8, and also after a third of the time if the change is still within the measurement error or below
  what matters (the verdict "not yet"), unless the target itself is no further away than that.

The 0.8 and the third are this program's own working limits for asking "should we change the plan?"; no study sets them.
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
    find_goal_of_measure,
    format_measure_value,
    get_better_direction,
    get_case_area,
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
    """A goal and where it stands. `start` and `now` are in the unit of the measure, None if not taken.

    `now_on` is the day of the newest figure, `fraction` the progress from baseline to target, 0 to 1.
    """

    goal: Goal
    start: float | None
    now: float | None
    now_on: date | None
    fraction: float
    status: GoalStatus

    @property
    def tone(self) -> Tone:
        """The color of the chip; its word says the same."""
        return _TONES[self.status]

    @property
    def status_text(self) -> str:
        """The words of the chip: `On track`."""
        return self.status.capitalize()

    @property
    def figures(self) -> tuple[str, str, str]:
        """(before, now, after) for the table, which shows now in bold: ("PSFS 2 → ", "5", " of 8").

        Now is "–" until a figure is taken after the goal was set, because the baseline is not progress.
        """
        key = self.goal.measure
        scale = "PSFS " if parse_measure(key).kind is MeasureKind.ACTIVITY else ""
        new_figure = None if self.status == "not measured" else self.now
        start, now = format_measure_value(key, self.start), format_measure_value(key, new_figure)
        unit = f" {self.goal.unit}" if self.goal.unit and parse_measure(key).kind is MeasureKind.OTHER else ""
        return (f"{scale}{start} → ", now, f" of {format_measure_value(key, self.goal.target)}{unit}")

    @property
    def text(self) -> str:
        """The figures in one text: `105° → 128° of 150°`, `PSFS 2 → 5 of 8`, `1 → 4 of 7 nights`."""
        return "".join(self.figures)


def judge_goals(case: CaseRecords, today: date) -> tuple[GoalState, ...]:
    """Judge each goal of the plan in force, in the plan's order; empty without a signed plan.

    A discharged case is judged as of its last day: a goal cannot become overdue after care has ended.
    """
    plan = case.plan
    on = min(today, case.case.closed or today)
    return tuple(_judge_goal(case, goal, on) for goal in plan.goals) if plan else ()


def _judge_goal(case: CaseRecords, goal: Goal, today: date) -> GoalState:
    readings = find_readings(case, goal.measure)
    newest = readings[-1] if readings else None
    start = goal.baseline if goal.baseline is not None else (readings[0].value if readings else None)
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
    """Compute progress from start to target, from 0 to 1; 0 if a figure is missing."""
    if start is None or now is None:
        return 0.0
    if start == target:
        return float(now == target)
    return min(1.0, max(0.0, (now - start) / (target - start)))


def _decide_status(case: CaseRecords, state: GoalState, today: date) -> GoalStatus:
    if _is_target_reached(state):
        return "met"
    verdict = judge_measure(state.goal.measure, state.start, state.now, get_case_area(case.case), state.goal)
    is_worse_without_threshold = verdict.meaningful == "none" and verdict.better is False
    if verdict.meaningful == "worse" or is_worse_without_threshold:
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
        is_change_small=verdict.meaningful == "not yet",
    )


def _is_target_reached(state: GoalState) -> bool:
    if state.now is None:
        return False
    if _is_higher_better(state):
        return state.now >= state.goal.target
    return state.now <= state.goal.target


def _is_higher_better(state: GoalState) -> bool:
    """Tell whether more is better. Lacking extension may be charted as degrees below zero: then zero is better."""
    if state.goal.baseline is None and state.start is not None and state.start < 0:
        return state.goal.target > state.start
    return get_better_direction(state.goal.measure, state.goal) == "higher"


def _judge_pace(
    case: CaseRecords, state: GoalState, time_share: float, *, is_change_small: bool
) -> GoalStatus:
    """Compare progress with time. `time_share` is the share of the goal's time that is gone, 0 to 1."""
    if state.fraction < MIN_PACE * time_share:
        return "slow"
    verdict_at_target = judge_measure(
        state.goal.measure, state.start, state.goal.target, get_case_area(case.case), state.goal
    )
    is_late = time_share >= TIME_FOR_A_MEANINGFUL_CHANGE
    return "slow" if is_change_small and is_late and verdict_at_target.meaningful == "yes" else "on track"


def find_goal_start_day(case: CaseRecords, goal: Goal) -> date:
    """Find the day on which the goal's time starts: that of the first signed plan with its measure.

    A revision that only moves the target or the date does not reset the clock.
    """
    return min(
        plan.happened_at.date()
        for plan in case.plans
        if plan.status is NoteStatus.SIGNED and find_goal_of_measure(plan.goals, goal.measure)
    )


def compute_elapsed_fraction(since: date, by: date, today: date) -> float:
    """Compute the share of time that is gone from `since` to `by`, 0 to 1; 1 if there was no time at all."""
    if by <= since:
        return 1.0
    return min(1.0, max(0.0, (today - since).days / (by - since).days))
