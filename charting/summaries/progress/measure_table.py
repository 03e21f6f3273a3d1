"""Everything that was measured in a case, a row for each: from the first figure to the newest, and what that amounts to."""

from datetime import date

import msgspec

from charting.measures.judge import Verdict
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_keys import (
    PAIN,
    find_instrument_of_measure,
    format_measure_change,
    format_measure_label,
    format_measure_value,
    get_case_area,
    is_same_measure,
    judge_measure,
)
from charting.summaries.measures.measure_readings import find_readings, list_measures, list_progress_measures
from charting.summaries.progress.change_table import format_goal_target

MAX_DEFAULT_MEASURES = 3


class MeasureRow(msgspec.Struct, frozen=True, kw_only=True):
    """A measure by its key, its figures as printed, and the verdict with its source."""

    key: str
    label: str
    scale: str
    start: str
    now: str
    start_on: date
    now_on: date
    count: int
    change: str
    goal: str
    verdict: Verdict


def build_measure_rows(case: CaseRecords) -> tuple[MeasureRow, ...]:
    """The measures that have a figure, in the order of `measures_of`. One figure alone is a start, not a change."""
    return tuple(_build_measure_row(case, key) for key in list_measures(case))


def select_default_measures(case: CaseRecords) -> tuple[str, ...]:
    """The keys whose trends are shown until somebody chooses: what the case is judged by, as far as it was measured."""
    measured = set(list_measures(case))
    goals = [goal.measure for goal in case.plan.goals] if case.plan else []
    wanted = [PAIN, *goals, *list_progress_measures(case)]
    found = (next((key for key in measured if is_same_measure(key, each)), "") for each in wanted)
    return tuple(dict.fromkeys(key for key in found if key))[:MAX_DEFAULT_MEASURES]


def _build_measure_row(case: CaseRecords, key: str) -> MeasureRow:
    taken, found = find_readings(case, key), find_instrument_of_measure(key)
    goals = case.plan.goals if case.plan else ()
    goal = next((each for each in goals if is_same_measure(each.measure, key)), None)
    first, last = taken[0], taken[-1]
    start = None if found is not None and found.is_change else first.value
    again = len(taken) > 1 or start is None
    verdict = judge_measure(key, start, last.value if again else None, get_case_area(case.case), goal)
    return MeasureRow(
        key=key,
        label=format_measure_label(key),
        scale=found.scale_text if found else "",
        start=format_measure_value(key, start),
        now=format_measure_value(key, last.value if again else None),
        start_on=first.on,
        now_on=last.on,
        count=len(taken),
        change=format_measure_change(key, verdict.change if start is not None else None),
        goal=format_goal_target(goal) if goal else "–",
        verdict=verdict,
    )
