"""The case's scores as a trend chart: for the overview, for the session editor and for the report."""

from collections.abc import Sequence
from datetime import date

import msgspec

from charting.drawing.trend import Band, Goal, Series, TrendChart, Vertical, short_date
from charting.measures.instrument import instrument
from charting.measures.judge import judge
from charting.model.note import NoteStatus
from charting.model.plan import Goal as PlanGoal
from charting.summaries.client_file import CaseFile
from charting.summaries.measure import (
    PAIN,
    PAIN_AFTER,
    MeasureKind,
    case_area,
    parse_measure,
    same_measure,
    short_label,
)
from charting.summaries.readings import measures_of, readings

Points = tuple[tuple[date, float | None], ...]


class TodayPoint(msgspec.Struct, frozen=True, kw_only=True):
    """Scores of a draft that is being charted: shown beside the signed ones, never counted among them."""

    day: date
    arrival: float | None = None
    after: float | None = None


def trend_for_overview(case: CaseFile, today: date) -> TrendChart:
    """Pain on arrival and one activity, with the plan's revisions, goals, and where a change would be meaningful."""
    shown = [(PAIN, "accent", _visit_points(case, PAIN))]
    if (activity := function_measure(case)) is not None:
        shown.append((activity, "accent2", _taken(case, activity)))
    return TrendChart(
        series=tuple(Series(name=_name(key), points=points, color=color) for key, color, points in shown),
        band=meaningful_band(case),
        verticals=revisions(case),
        goals=_goals(case, [key for key, _, _ in shown]),
        today=today,
    )


def pain_trend(
    case: CaseFile, today: date | None = None, today_point: TodayPoint | None = None
) -> TrendChart:
    """Pain by visit, each given the same room: arrival as the line, after the session as hollow points.

    `today_point` adds the draft on the screen; a report has none, because drafts count nowhere.
    """
    arrival, after = _visit_points(case, PAIN), _taken(case, PAIN_AFTER)
    if today_point is not None:
        arrival = _with_point(arrival, today_point.day, today_point.arrival)
        after = _with_point(after, today_point.day, today_point.after)
    lines = (
        Series(name="on arrival", points=arrival),
        Series(name="after", points=after, style="hollow"),
    )
    return TrendChart(series=lines, even=True, today=today)


def function_measure(case: CaseFile) -> str | None:
    """The activity that stands for function: that of the plan's first activity goal, else the first one scored."""
    goals = [goal.measure for goal in case.plan.goals] if case.plan else []
    for key in (*goals, *measures_of(case)):
        if parse_measure(key).kind is MeasureKind.ACTIVITY and readings(case, key):
            return key
    return None


def meaningful_band(case: CaseFile) -> Band | None:
    """From zero to the highest pain score that would be a meaningful fall from the first one; None if none would."""
    taken = readings(case, PAIN)
    if not taken:
        return None
    area, first = case_area(case.case), taken[0].value
    scores = [n for n in range(11) if judge(instrument("nprs"), first, n, area).meaningful == "yes"]
    return Band(low=0, high=max(scores), label="meaningful change") if scores else None


def _visit_points(case: CaseFile, key: str) -> Points:
    """Every visit with its score: one that was not scored keeps its place, empty, and the line breaks there."""
    points: dict[date, float | None] = {note.starts_at.date(): None for note in case.signed_sessions}
    points.update({each.on: each.value for each in readings(case, key)})
    return tuple(sorted(points.items()))


def _taken(case: CaseFile, key: str) -> Points:
    """The scores alone: an activity is asked at some visits only, and the line joins those."""
    return tuple((each.on, each.value) for each in readings(case, key))


def _with_point(points: Points, day: date, value: float | None) -> Points:
    """The draft's score on its day; on a day that has a signed score already, that one stays."""
    known = dict(points)
    if known.get(day) is None:
        known[day] = value
    return tuple(sorted(known.items()))


def _name(key: str) -> str:
    named = short_label(key)
    return f"{named} (PSFS)" if parse_measure(key).kind is MeasureKind.ACTIVITY else named


def revisions(case: CaseFile) -> tuple[Vertical, ...]:
    """The days on which the plan was revised."""
    signed = (plan for plan in case.plans if plan.status is NoteStatus.SIGNED and plan.revision > 1)
    return tuple(Vertical(day=plan.happened_at.date(), label="plan revised") for plan in signed)


def _goals(case: CaseFile, shown: Sequence[str]) -> tuple[Goal, ...]:
    """The goals of the lines shown, one a line: those that can be drawn on the pain score's axis."""
    goals = case.plan.goals if case.plan else ()
    found = ((index, _goal_of(goals, key)) for index, key in enumerate(shown))
    return tuple(
        Goal(
            series=index, day=goal.by, value=goal.target, label=f"goal {goal.target:g}, {short_date(goal.by)}"
        )
        for index, goal in found
        if goal is not None and 0 <= goal.target <= 10
    )


def _goal_of(goals: Sequence[PlanGoal], key: str) -> PlanGoal | None:
    return next((goal for goal in goals if same_measure(goal.measure, key)), None)
