"""Builds the trend charts of pain and function: for the overview, the session editor and the report."""

from collections.abc import Sequence
from datetime import date

import msgspec

from charting.drawing.trend.trend_chart import (
    Series,
    TrendBand,
    TrendChart,
    TrendEvent,
    TrendGoal,
)
from charting.measures.instruments import get_instrument
from charting.measures.judge import judge
from charting.model.note import NoteStatus
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_keys import (
    PAIN,
    PAIN_AFTER,
    MeasureKind,
    find_goal_of_measure,
    format_short_label,
    get_case_area,
    parse_measure,
)
from charting.summaries.measures.measure_readings import find_readings, list_measures
from charting.text.dates import format_date

TrendPoints = tuple[tuple[date, float | None], ...]


class DraftPoint(msgspec.Struct, frozen=True, kw_only=True):
    """The scores of the draft on the screen: the trend shows them, but they are not part of the signed record."""

    day: date
    arrival: float | None = None
    after: float | None = None


def build_overview_trend(case: CaseRecords, today: date) -> TrendChart:
    """Build pain on arrival and one activity, with plan revisions, goals and the band of meaningful change."""
    shown = [(PAIN, "accent", _list_visit_points(case, PAIN))]
    if (activity := find_function_measure(case)) is not None:
        shown.append((activity, "accent2", _list_taken_points(case, activity)))
    return TrendChart(
        series=tuple(
            Series(name=_format_series_name(key), points=points, color=color) for key, color, points in shown
        ),
        band=compute_meaningful_band(case),
        verticals=list_plan_revisions(case),
        goals=_make_trend_goals(case, [key for key, _, _ in shown]),
        today=today,
    )


def build_pain_trend(
    case: CaseRecords, today: date | None = None, today_point: DraftPoint | None = None
) -> TrendChart:
    """Build pain by visit, visits evenly spaced: arrival as a line, after the session as hollow points.

    `today_point` adds the draft on the screen; a report has none, because drafts never count.
    """
    arrival, after = _list_visit_points(case, PAIN), _list_taken_points(case, PAIN_AFTER)
    if today_point is not None:
        arrival = _add_point(arrival, today_point.day, today_point.arrival)
        after = _add_point(after, today_point.day, today_point.after)
    lines = (
        Series(name="on arrival", points=arrival),
        Series(name="after", points=after, style="hollow"),
    )
    return TrendChart(series=lines, even=True, today=today)


def find_function_measure(case: CaseRecords) -> str | None:
    """Find the activity that stands for function: the plan's first activity goal, else the first one scored."""
    goal_keys = [goal.measure for goal in case.plan.goals] if case.plan else []
    for key in (*goal_keys, *list_measures(case)):
        if parse_measure(key).kind is MeasureKind.ACTIVITY and find_readings(case, key):
            return key
    return None


def compute_meaningful_band(case: CaseRecords) -> TrendBand | None:
    """Compute the band from zero to the highest pain score that is a meaningful drop from the first; None if none is."""
    readings = find_readings(case, PAIN)
    if not readings:
        return None
    nprs, area, first = get_instrument("nprs"), get_case_area(case.case), readings[0].value
    scores = [score for score in range(11) if judge(nprs, first, score, area).meaningful == "yes"]
    return TrendBand(low=0, high=max(scores), label="meaningful change") if scores else None


def _list_visit_points(case: CaseRecords, key: str) -> TrendPoints:
    """List every visit with its score. A visit without a score keeps its place, and the line breaks there."""
    points: dict[date, float | None] = {note.starts_at.date(): None for note in case.signed_sessions}
    points.update({reading.on: reading.value for reading in find_readings(case, key)})
    return tuple(sorted(points.items()))


def _list_taken_points(case: CaseRecords, key: str) -> TrendPoints:
    """List the scores alone: an activity is asked at some visits only, and the line joins those."""
    return tuple((reading.on, reading.value) for reading in find_readings(case, key))


def _add_point(points: TrendPoints, day: date, value: float | None) -> TrendPoints:
    """Add the draft's score on its day, unless that day already has a signed score."""
    value_by_day = dict(points)
    if value_by_day.get(day) is None:
        value_by_day[day] = value
    return tuple(sorted(value_by_day.items()))


def _format_series_name(key: str) -> str:
    label = format_short_label(key)
    return f"{label} (PSFS)" if parse_measure(key).kind is MeasureKind.ACTIVITY else label


def list_plan_revisions(case: CaseRecords) -> tuple[TrendEvent, ...]:
    """List the days on which the plan was revised."""
    signed = (plan for plan in case.plans if plan.status is NoteStatus.SIGNED and plan.revision > 1)
    return tuple(TrendEvent(day=plan.happened_at.date(), label="plan revised") for plan in signed)


def _make_trend_goals(case: CaseRecords, shown: Sequence[str]) -> tuple[TrendGoal, ...]:
    """Make the goal of each line, where its target fits the axis of the pain score (0 to 10)."""
    goals = case.plan.goals if case.plan else ()
    goals_by_line = ((index, find_goal_of_measure(goals, key)) for index, key in enumerate(shown))
    return tuple(
        TrendGoal(
            series=index,
            day=goal.by,
            value=goal.target,
            label=f"goal {goal.target:g}, {format_date(goal.by, year=False)}",
        )
        for index, goal in goals_by_line
        if goal is not None and 0 <= goal.target <= 10
    )
