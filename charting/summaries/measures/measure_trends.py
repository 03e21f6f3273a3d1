"""Builds the trend of any measure of a case on its own scale, and several of them over the same days."""

import math
from collections.abc import Sequence
from datetime import date

import msgspec

from charting.drawing.trend.trend_chart import Series, TrendBand, TrendChart, TrendGoal
from charting.model.plan import Goal
from charting.reference.loader import find_rom_norm
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_keys import (
    PAIN,
    PAIN_AFTER,
    MeasureKind,
    find_goal_of_measure,
    find_instrument_of_measure,
    format_measure_label,
    format_measure_value,
    get_case_area,
    judge_measure,
    parse_measure,
)
from charting.summaries.measures.measure_readings import find_readings
from charting.summaries.measures.pain_trend import list_plan_revisions
from charting.text.dates import format_date

MAX_AXIS_STEPS = 5
_MAX_TRIED_VALUES = 400  # values tried to find where a change from the first figure is meaningful


def build_measure_trends(case: CaseRecords, keys: Sequence[str], today: date) -> tuple[TrendChart, ...]:
    """Build a chart for each measure key, all over the same days, so that they can be read one below the other."""
    charts = [build_measure_trend(case, key, today) for key in keys]
    days = [day for chart in charts for day in chart.days]
    span = (min(days), max(days)) if days else None
    axis_labels = [f"{value:g}" for chart in charts for value in (chart.low, chart.high)]
    widest = max(axis_labels, key=len, default="")
    return tuple(msgspec.structs.replace(chart, span=span, widest=widest) for chart in charts)


def build_measure_trend(case: CaseRecords, key: str, today: date) -> TrendChart:
    """Build the chart of one measure: figures, goal, plan revisions, and the band of meaningful improvement.

    Pain has the score after each session as hollow points.
    """
    points = tuple((reading.on, reading.value) for reading in find_readings(case, key))
    goal = find_goal_of_measure(case.plan.goals if case.plan else (), key)
    low, high, step = _fit_axis(key, [value for _, value in points], goal)
    return TrendChart(
        series=(Series(name=format_measure_label(key), points=points), *_make_after_series(case, key)),
        low=low,
        high=high,
        step=step,
        band=compute_improvement_band(case, key, low, high),
        verticals=list_plan_revisions(case),
        goals=(_make_trend_goal(key, goal),) if goal is not None and low <= goal.target <= high else (),
        today=today,
    )


def compute_improvement_band(case: CaseRecords, key: str, low: float, high: float) -> TrendBand | None:
    """Compute the band from the smallest meaningful improvement on the first figure to the better end of the axis.

    None without a figure, and if no value on the axis would be a meaningful improvement.
    """
    readings = find_readings(case, key)
    if not readings:
        return None
    first, area = readings[0].value, get_case_area(case.case)
    step = max(_get_step(key), (high - low) / _MAX_TRIED_VALUES)
    values = [low + step * index for index in range(round((high - low) / step) + 1)]
    better = [value for value in values if judge_measure(key, first, value, area).meaningful == "yes"]
    return TrendBand(low=min(better), high=max(better), label="meaningful change") if better else None


def _make_after_series(case: CaseRecords, key: str) -> tuple[Series, ...]:
    if parse_measure(key).name != PAIN:
        return ()
    points = tuple((reading.on, reading.value) for reading in find_readings(case, PAIN_AFTER))
    return (Series(name="after", points=points, style="hollow"),) if points else ()


def _make_trend_goal(key: str, goal: Goal) -> TrendGoal:
    return TrendGoal(
        series=0,
        day=goal.by,
        value=goal.target,
        label=f"goal {format_measure_value(key, goal.target)}, {format_date(goal.by, year=False)}",
    )


def _fit_axis(key: str, values: Sequence[float], goal: Goal | None) -> tuple[float, float, float]:
    """Return (low, high, step): the scale of the instrument, else from zero or below to above every figure and the norm."""
    instrument, measure = find_instrument_of_measure(key), parse_measure(key)
    if instrument is not None:
        low, high = instrument.low, instrument.high
    else:
        norm = find_rom_norm(measure.joint, measure.motion) if measure.kind is MeasureKind.RANGE else None
        shown = [*values, *([goal.target] if goal else []), *([norm.normal] if norm and norm.normal else [])]
        low, high = min([0.0, *shown]), max([1.0, *shown])
    step = _round_step_up((high - low) / MAX_AXIS_STEPS)
    return math.floor(low / step) * step, math.ceil(high / step) * step, step


def _round_step_up(least: float) -> float:
    """Return the smallest of 1, 2, 5, 10, 20 … that is not below `least`."""
    size = 10.0 ** math.floor(math.log10(least))
    return next(factor * size for factor in (1.0, 2.0, 5.0, 10.0) if factor * size >= least * 0.999)


def _get_step(key: str) -> float:
    instrument = find_instrument_of_measure(key)
    return instrument.step if instrument is not None else 1.0
