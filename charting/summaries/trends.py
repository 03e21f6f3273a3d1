"""The trend of any measure of a case on its own scale, ready to stand with others over one line of time."""

import math
from collections.abc import Sequence
from datetime import date

import msgspec

from charting.drawing.trend import Band, Goal, Series, TrendChart, short_date
from charting.model.plan import Goal as PlanGoal
from charting.reference.loader import rom_norm
from charting.summaries.client_file import CaseFile
from charting.summaries.measure import (
    PAIN,
    PAIN_AFTER,
    MeasureKind,
    case_area,
    format_value,
    instrument_of,
    judge_measure,
    measure_label,
    parse_measure,
    same_measure,
)
from charting.summaries.readings import readings
from charting.summaries.trend import revisions

LINES = 5  # at most so many steps of the axis
_FINEST = 400  # values that are tried to find where a change counts


def trends(case: CaseFile, keys: Sequence[str], today: date) -> tuple[TrendChart, ...]:
    """A chart for each measure key, all over the same days, so that they can be read one below the other."""
    made = [trend(case, key, today) for key in keys]
    days = [day for chart in made for day in chart.days]
    span = (min(days), max(days)) if days else None
    figures = [f"{value:g}" for chart in made for value in (chart.low, chart.high)]
    widest = max(figures, key=len, default="")
    return tuple(msgspec.structs.replace(chart, span=span, widest=widest) for chart in made)


def trend(case: CaseFile, key: str, today: date) -> TrendChart:
    """One measure: its figures, its goal, the plan's revisions, and where a change from the first figure is meaningful.

    Pain has the score after each session as hollow points.
    """
    points = tuple((each.on, each.value) for each in readings(case, key))
    goal = next(
        (each for each in (case.plan.goals if case.plan else ()) if same_measure(each.measure, key)), None
    )
    low, high, step = _axis(key, [value for _, value in points], goal)
    return TrendChart(
        series=(Series(name=measure_label(key), points=points), *_after(case, key)),
        low=low,
        high=high,
        step=step,
        band=band(case, key, low, high),
        verticals=revisions(case),
        goals=(_goal(key, goal),) if goal is not None and low <= goal.target <= high else (),
        today=today,
    )


def band(case: CaseFile, key: str, low: float, high: float) -> Band | None:
    """From the first figure's nearest meaningful improvement to the better end of the axis; None where none counts."""
    taken = readings(case, key)
    if not taken:
        return None
    first, area = taken[0].value, case_area(case.case)
    step = max(_step_of(key), (high - low) / _FINEST)
    values = [low + step * place for place in range(round((high - low) / step) + 1)]
    better = [each for each in values if judge_measure(key, first, each, area).meaningful == "yes"]
    return Band(low=min(better), high=max(better), label="meaningful change") if better else None


def _after(case: CaseFile, key: str) -> tuple[Series, ...]:
    if parse_measure(key).name != PAIN:
        return ()
    points = tuple((each.on, each.value) for each in readings(case, PAIN_AFTER))
    return (Series(name="after", points=points, style="hollow"),) if points else ()


def _goal(key: str, goal: PlanGoal) -> Goal:
    return Goal(
        series=0,
        day=goal.by,
        value=goal.target,
        label=f"goal {format_value(key, goal.target)}, {short_date(goal.by)}",
    )


def _axis(key: str, values: Sequence[float], goal: PlanGoal | None) -> tuple[float, float, float]:
    """(low, high, step): an instrument's own scale; else from zero, or below, to beyond whatever is to be shown."""
    found, measure = instrument_of(key), parse_measure(key)
    if found is not None:
        low, high = found.low, found.high
    else:
        norm = rom_norm(measure.joint, measure.motion) if measure.kind is MeasureKind.RANGE else None
        shown = [*values, *([goal.target] if goal else []), *([norm.normal] if norm and norm.normal else [])]
        low, high = min([0.0, *shown]), max([1.0, *shown])
    step = _nice((high - low) / LINES)
    return math.floor(low / step) * step, math.ceil(high / step) * step, step


def _nice(least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20 … that is not below `least`."""
    size = 10.0 ** math.floor(math.log10(least))
    return next(each * size for each in (1.0, 2.0, 5.0, 10.0) if each * size >= least * 0.999)


def _step_of(key: str) -> float:
    found = instrument_of(key)
    return found.step if found is not None else 1.0
