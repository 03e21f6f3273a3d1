"""The figures that signed notes hold for one measure, one a day, oldest first: the base of every trend and table."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Literal, TypeVar

import msgspec

from charting.model.assessment import Assessment
from charting.model.case import Case, Side
from charting.model.findings import Activity, Motion, RangeOfMotion, Score
from charting.model.folding import fold
from charting.model.session import GoalReading, Session
from charting.summaries.client_file import CaseFile
from charting.summaries.measure import (
    PAIN,
    PAIN_AFTER,
    WORST_PAIN,
    Measure,
    MeasureKind,
    activity_key,
    identity,
    parse_measure,
    range_key,
)

Source = Literal["session", "assessment"]
LineT = TypeVar("LineT", Activity, Score, RangeOfMotion, GoalReading)


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as charted on a day, and the signed note that holds it."""

    on: date
    value: float
    source: Source
    note_id: str


def readings(case: CaseFile, measure: str) -> tuple[Reading, ...]:
    """Every figure charted for that measure key, oldest first, one a day; figures not taken leave no reading.

    When a session and an assessment fall on one day, the session's figure stands: it is asked on arrival, before
    hands and tests have changed anything. Of two sessions in a day the first stands, for the same reason;
    for `pain after` the last.
    """
    wanted = parse_measure(measure)
    found = [*_of_sessions(case.signed_sessions, wanted), *_of_assessments(case.signed_assessments, wanted)]
    by_day = groupby(sorted(found, key=lambda each: each.on), key=lambda each: each.on)
    pick = -1 if wanted.name == PAIN_AFTER else 0
    return tuple(list(of_day)[pick] for _, of_day in by_day)


def latest(case: CaseFile, measure: str) -> Reading | None:
    """The newest reading, or None."""
    return next(reversed(readings(case, measure)), None)


def measures_of(case: CaseFile) -> tuple[str, ...]:
    """The keys that have a reading: pain, worst pain, activities as named, scores, ranges, then other figures.

    Within a kind they stand in the order in which they were first charted.
    """
    notes: list[Session | Assessment] = [*case.signed_assessments, *case.signed_sessions]
    notes.sort(key=_moment)
    keys = [PAIN, WORST_PAIN]
    keys += [activity_key(each.name) for note in notes for each in note.activities]
    keys += [f"score:{each.instrument}" for note in notes for each in note.scores]
    keys += [range_key(each) for note in notes for each in note.ranges]
    keys += [each.measure for note in notes if isinstance(note, Session) for each in note.goal_readings]
    return tuple(key for key in _different(keys) if readings(case, key))


def progress_measures(case: CaseFile) -> tuple[str, ...]:
    """The keys by which the case is judged: goals, pain on arrival, activities, scores and active ranges.

    Worst pain and other figures count only as a goal; so does a range of a side that the case is not about.
    """
    goals = [goal.measure for goal in case.plan.goals] if case.plan else []
    wanted = {identity(key) for key in goals}
    keys = _different([*measures_of(case), *goals])
    return tuple(
        key for key in keys if identity(key) in wanted or _is_progress(parse_measure(key), case.case)
    )


def _is_progress(measure: Measure, case: Case) -> bool:
    match measure.kind:
        case MeasureKind.PAIN:
            return measure.name == PAIN
        case MeasureKind.RANGE:
            return measure.mode is Motion.ACTIVE and _on_side(measure.side, case)
    return measure.kind is not MeasureKind.OTHER


def _on_side(side: Side, case: Case) -> bool:
    """Whether the case is about that side; a motion or an area without a side concerns both."""
    sides = {area.side for area in case.areas}
    return side in (Side.NONE, Side.BOTH) or not sides or bool(sides & {side, Side.BOTH, Side.NONE})


def _different(keys: Iterable[str]) -> list[str]:
    kept: dict[tuple[str, ...], str] = {}
    for key in keys:
        kept.setdefault(identity(key), key)
    return list(kept.values())


def _moment(note: Session | Assessment) -> float:
    return (note.starts_at if isinstance(note, Session) else note.happened_at).timestamp()


def _of_sessions(notes: Iterable[Session], measure: Measure) -> list[Reading]:
    values = ((note, _in_session(note, measure)) for note in notes)
    return [
        Reading(on=note.starts_at.date(), value=value, source="session", note_id=note.id)
        for note, value in values
        if value is not None
    ]


def _of_assessments(notes: Iterable[Assessment], measure: Measure) -> list[Reading]:
    values = ((note, _in_assessment(note, measure)) for note in notes)
    return [
        Reading(on=note.happened_at.date(), value=value, source="assessment", note_id=note.id)
        for note, value in values
        if value is not None
    ]


def _in_session(note: Session, measure: Measure) -> float | None:
    if measure.kind is MeasureKind.PAIN:
        return {PAIN: note.pain_now, WORST_PAIN: note.pain_worst, PAIN_AFTER: note.pain_after}[measure.name]
    if measure.kind is MeasureKind.OTHER:
        return _first(note.goal_readings, lambda r: fold(parse_measure(r.measure).name) == fold(measure.name))
    return _in_findings(note, measure)


def _in_assessment(note: Assessment, measure: Measure) -> float | None:
    if measure.kind is MeasureKind.PAIN:
        return {PAIN: note.pain.now, WORST_PAIN: note.pain.worst}.get(measure.name)
    return _in_findings(note, measure)


def _in_findings(note: Session | Assessment, measure: Measure) -> float | None:
    match measure.kind:
        case MeasureKind.ACTIVITY:
            return _first(note.activities, lambda each: fold(each.name) == fold(measure.name))
        case MeasureKind.SCORE:
            return _first(note.scores, lambda each: fold(each.instrument) == fold(measure.name))
        case MeasureKind.RANGE:
            return _first(note.ranges, lambda each: _same_range(each, measure))
    return None


def _same_range(each: RangeOfMotion, measure: Measure) -> bool:
    names = (fold(each.joint), fold(each.motion)) == (fold(measure.joint), fold(measure.motion))
    return names and (each.side, each.mode) == (measure.side, measure.mode)


def _first(lines: Sequence[LineT], matches: Callable[[LineT], bool]) -> float | None:
    """The first matching line that holds a figure: an empty one above it says nothing."""
    values = (_value(line) for line in lines if matches(line))
    return next((value for value in values if value is not None), None)


def _value(line: Activity | Score | RangeOfMotion | GoalReading) -> float | None:
    if isinstance(line, Activity):
        return line.score
    return line.degrees if isinstance(line, RangeOfMotion) else line.value
