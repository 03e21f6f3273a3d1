"""Everything that was measured in a case, a row for each: from the first figure to the newest, and what that amounts to."""

from datetime import date

import msgspec

from charting.measures.judge import Verdict
from charting.summaries.client_file import CaseFile
from charting.summaries.measure import (
    PAIN,
    case_area,
    format_change,
    format_value,
    instrument_of,
    judge_measure,
    measure_label,
    same_measure,
)
from charting.summaries.progress_rows import target_text
from charting.summaries.readings import measures_of, progress_measures, readings

FIRST_SHOWN = 3


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


def measure_rows(case: CaseFile) -> tuple[MeasureRow, ...]:
    """The measures that have a figure, in the order of `measures_of`. One figure alone is a start, not a change."""
    return tuple(_row(case, key) for key in measures_of(case))


def shown_at_first(case: CaseFile) -> tuple[str, ...]:
    """The keys whose trends are shown until somebody chooses: what the case is judged by, as far as it was measured."""
    measured = set(measures_of(case))
    goals = [goal.measure for goal in case.plan.goals] if case.plan else []
    wanted = [PAIN, *goals, *progress_measures(case)]
    found = (next((key for key in measured if same_measure(key, each)), "") for each in wanted)
    return tuple(dict.fromkeys(key for key in found if key))[:FIRST_SHOWN]


def _row(case: CaseFile, key: str) -> MeasureRow:
    taken, found = readings(case, key), instrument_of(key)
    goals = case.plan.goals if case.plan else ()
    goal = next((each for each in goals if same_measure(each.measure, key)), None)
    first, last = taken[0], taken[-1]
    start = None if found is not None and found.is_change else first.value
    again = len(taken) > 1 or start is None
    verdict = judge_measure(key, start, last.value if again else None, case_area(case.case), goal)
    return MeasureRow(
        key=key,
        label=measure_label(key),
        scale=found.scale_text if found else "",
        start=format_value(key, start),
        now=format_value(key, last.value if again else None),
        start_on=first.on,
        now_on=last.on,
        count=len(taken),
        change=format_change(key, verdict.change if start is not None else None),
        goal=target_text(goal) if goal else "–",
        verdict=verdict,
    )
