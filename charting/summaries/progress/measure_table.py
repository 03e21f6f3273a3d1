"""Builds a row for everything that was measured in a case: first figure, newest figure, and the verdict."""

from datetime import date

import msgspec

from charting.measures.judge import Verdict
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_keys import (
    PAIN,
    find_goal_of_measure,
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
    """A measure by its key, its figures in words, and the verdict with its source."""

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
    """Build the rows in the order of `list_measures`. A single figure is a start, not a change."""
    return tuple(_build_measure_row(case, key) for key in list_measures(case))


def select_default_measures(case: CaseRecords) -> tuple[str, ...]:
    """Select the keys whose trends are shown until somebody chooses: pain, goals and measures of progress, if measured."""
    measured = set(list_measures(case))
    goal_keys = [goal.measure for goal in case.plan.goals] if case.plan else []
    preferred = [PAIN, *goal_keys, *list_progress_measures(case)]
    keys = (next((key for key in measured if is_same_measure(key, other)), "") for other in preferred)
    return tuple(dict.fromkeys(key for key in keys if key))[:MAX_DEFAULT_MEASURES]


def _build_measure_row(case: CaseRecords, key: str) -> MeasureRow:
    readings, instrument = find_readings(case, key), find_instrument_of_measure(key)
    goal = find_goal_of_measure(case.plan.goals if case.plan else (), key)
    first, last = readings[0], readings[-1]
    start = None if instrument is not None and instrument.is_change else first.value
    now = last.value if len(readings) > 1 or start is None else None
    verdict = judge_measure(key, start, now, get_case_area(case.case), goal)
    return MeasureRow(
        key=key,
        label=format_measure_label(key),
        scale=instrument.scale_text if instrument else "",
        start=format_measure_value(key, start),
        now=format_measure_value(key, now),
        start_on=first.on,
        now_on=last.on,
        count=len(readings),
        change=format_measure_change(key, verdict.change if start is not None else None),
        goal=format_goal_target(goal) if goal else "–",
        verdict=verdict,
    )
