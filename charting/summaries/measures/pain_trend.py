"""The case's scores as a trend chart: for the overview, for the session editor and for the report."""

from collections.abc import Sequence
from datetime import date

import msgspec

from charting.drawing.trend.trend_chart import (
    Series,
    TrendBand,
    TrendChart,
    TrendEvent,
    TrendGoal,
    format_short_date,
)
from charting.measures.instruments import get_instrument
from charting.measures.judge import judge
from charting.model.note import NoteStatus
from charting.model.plan import Goal as PlanGoal
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_keys import (
    PAIN,
    PAIN_AFTER,
    MeasureKind,
    format_short_label,
    get_case_area,
    is_same_measure,
    parse_measure,
)
from charting.summaries.measures.measure_readings import find_readings, list_measures

TrendPoints = tuple[tuple[date, float | None], ...]


class DraftPoint(msgspec.Struct, frozen=True, kw_only=True):
    """Scores of a draft that is being charted: shown beside the signed ones, never counted among them."""

    day: date
    arrival: float | None = None
    after: float | None = None


def build_overview_trend(case: CaseRecords, today: date) -> TrendChart:
    """Pain on arrival and one activity, with the plan's revisions, goals, and where a change would be meaningful."""
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
    """Pain by visit, each given the same room: arrival as the line, after the session as hollow points.

    `today_point` adds the draft on the screen; a report has none, because drafts count nowhere.
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
    """The activity that stands for function: that of the plan's first activity goal, else the first one scored."""
    goals = [goal.measure for goal in case.plan.goals] if case.plan else []
    for key in (*goals, *list_measures(case)):
        if parse_measure(key).kind is MeasureKind.ACTIVITY and find_readings(case, key):
            return key
    return None


def compute_meaningful_band(case: CaseRecords) -> TrendBand | None:
    """From zero to the highest pain score that would be a meaningful fall from the first one; None if none would."""
    taken = find_readings(case, PAIN)
    if not taken:
        return None
    area, first = get_case_area(case.case), taken[0].value
    scores = [n for n in range(11) if judge(get_instrument("nprs"), first, n, area).meaningful == "yes"]
    return TrendBand(low=0, high=max(scores), label="meaningful change") if scores else None


def _list_visit_points(case: CaseRecords, key: str) -> TrendPoints:
    """Every visit with its score: one that was not scored keeps its place, empty, and the line breaks there."""
    points: dict[date, float | None] = {note.starts_at.date(): None for note in case.signed_sessions}
    points.update({each.on: each.value for each in find_readings(case, key)})
    return tuple(sorted(points.items()))


def _list_taken_points(case: CaseRecords, key: str) -> TrendPoints:
    """The scores alone: an activity is asked at some visits only, and the line joins those."""
    return tuple((each.on, each.value) for each in find_readings(case, key))


def _add_point(points: TrendPoints, day: date, value: float | None) -> TrendPoints:
    """The draft's score on its day; on a day that has a signed score already, that one stays."""
    known = dict(points)
    if known.get(day) is None:
        known[day] = value
    return tuple(sorted(known.items()))


def _format_series_name(key: str) -> str:
    named = format_short_label(key)
    return f"{named} (PSFS)" if parse_measure(key).kind is MeasureKind.ACTIVITY else named


def list_plan_revisions(case: CaseRecords) -> tuple[TrendEvent, ...]:
    """The days on which the plan was revised."""
    signed = (plan for plan in case.plans if plan.status is NoteStatus.SIGNED and plan.revision > 1)
    return tuple(TrendEvent(day=plan.happened_at.date(), label="plan revised") for plan in signed)


def _make_trend_goals(case: CaseRecords, shown: Sequence[str]) -> tuple[TrendGoal, ...]:
    """The goals of the lines shown, one a line: those that can be drawn on the pain score's axis."""
    goals = case.plan.goals if case.plan else ()
    found = ((index, _find_goal(goals, key)) for index, key in enumerate(shown))
    return tuple(
        TrendGoal(
            series=index,
            day=goal.by,
            value=goal.target,
            label=f"goal {goal.target:g}, {format_short_date(goal.by)}",
        )
        for index, goal in found
        if goal is not None and 0 <= goal.target <= 10
    )


def _find_goal(goals: Sequence[PlanGoal], key: str) -> PlanGoal | None:
    return next((goal for goal in goals if is_same_measure(goal.measure, key)), None)
