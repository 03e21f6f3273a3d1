"""Reads the figures of a measure from signed notes, one a day, oldest first: the basis of every trend and table."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Literal

import msgspec

from charting.model.assessment import Assessment
from charting.model.case import Case, Side
from charting.model.findings import MotionMode, RangeOfMotion, RangeWord
from charting.model.session import Session
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_keys import (
    PAIN,
    PAIN_AFTER,
    WORST_PAIN,
    Measure,
    MeasureKind,
    RangeUnit,
    make_activity_key,
    make_figure_key,
    make_measure_identity,
    make_range_key,
    parse_measure,
)
from charting.text.folding import fold

ReadingSource = Literal["session", "assessment"]


class MeasureReading(msgspec.Struct, frozen=True, kw_only=True):
    """A figure charted on a day, and the signed note that it comes from."""

    on: date
    value: float
    source: ReadingSource
    note_id: str


def find_readings(case: CaseRecords, measure: str) -> tuple[MeasureReading, ...]:
    """Find every figure charted for that measure key, oldest first, one a day.

    On a day with a session and an assessment the session's figure counts: it is asked on arrival, before hands and
    tests have changed anything. Of two sessions on a day the first one counts, for the same reason; for `pain after`
    the last one. Scores by another version of the form than the newest are left out: their totals do not compare.
    """
    readings = case.reading_cache.get(measure)
    if readings is None:
        readings = case.reading_cache[measure] = _collect_readings(case, measure)
    return readings


def _collect_readings(case: CaseRecords, key: str) -> tuple[MeasureReading, ...]:
    measure = parse_measure(key)
    readings = [
        *_read_sessions(case.signed_sessions, measure),
        *_read_assessments(case.signed_assessments, measure),
    ]
    readings.sort(key=lambda reading: reading.on)  # a stable sort: sessions stay before assessments
    by_day = groupby(_filter_newest_version(case, measure, readings), key=lambda reading: reading.on)
    index = -1 if measure.name == PAIN_AFTER else 0
    return tuple(list(of_day)[index] for _, of_day in by_day)


def _filter_newest_version(
    case: CaseRecords, measure: Measure, readings: list[MeasureReading]
) -> list[MeasureReading]:
    """Keep the scores by the same version of the form as the newest one."""
    if measure.kind is not MeasureKind.SCORE or not readings:
        return readings
    instrument = fold(measure.name)
    notes: list[Session | Assessment] = [*case.signed_sessions, *case.signed_assessments]
    versions = {note.id: _find_version(note, instrument) for note in notes}
    newest = versions[readings[-1].note_id]
    return [reading for reading in readings if versions[reading.note_id] == newest]


def _find_version(note: Session | Assessment, instrument: str) -> str:
    versions = (
        score.version
        for score in note.scores
        if fold(score.instrument) == instrument and score.value is not None
    )
    return next(versions, "")


def find_ranges_in_words(case: CaseRecords, measure: str) -> tuple[tuple[date, RangeOfMotion], ...]:
    """Find what signed notes say about that motion without a figure, with the day, oldest first.

    That is in words ("full but painful") or against the other side. "Not tested" is left out.
    """
    wanted = parse_measure(measure)
    if wanted.kind is not MeasureKind.RANGE or wanted.unit:
        return ()
    notes: list[Session | Assessment] = [*case.signed_assessments, *case.signed_sessions]
    dated_ranges = [
        (note.when.date(), motion)
        for note in notes
        for motion in note.ranges
        if _is_same_range(motion, wanted) and _is_only_words(motion)
    ]
    return tuple(sorted(dated_ranges, key=lambda pair: pair[0]))


def _is_only_words(motion: RangeOfMotion) -> bool:
    is_compared = motion.less_than_other is not None or motion.stated in (RangeWord.FULL, RangeWord.NORMAL)
    return is_compared or (motion.pain and not make_figure_key(motion) and not motion.stated)


def find_latest_reading(case: CaseRecords, measure: str) -> MeasureReading | None:
    """Find the newest reading, or None."""
    return next(reversed(find_readings(case, measure)), None)


def list_measures(case: CaseRecords) -> tuple[str, ...]:
    """List the keys that have a reading: pain, worst pain, activities, scores, ranges, then other figures.

    Within a kind, measures are in the order in which they were first charted.
    """
    notes: list[Session | Assessment] = [*case.signed_assessments, *case.signed_sessions]
    notes.sort(key=lambda note: note.when.timestamp())
    keys = [PAIN, WORST_PAIN]
    keys += [make_activity_key(activity.name) for note in notes for activity in note.activities]
    keys += [f"score:{score.instrument}" for note in notes for score in note.scores]
    keys += [key for note in notes for motion in note.ranges if (key := make_figure_key(motion))]
    keys += [reading.measure for note in case.signed_sessions for reading in note.goal_readings]
    return tuple(key for key in _remove_same_measures(keys) if find_readings(case, key))


def list_progress_measures(case: CaseRecords) -> tuple[str, ...]:
    """List the keys by which the case is judged: goals, pain on arrival, activities, scores and active ranges.

    Worst pain, other figures and the side that the case is not about count only if there is a goal for them.
    """
    goal_keys = [goal.measure for goal in case.plan.goals] if case.plan else []
    goal_identities = {make_measure_identity(key) for key in goal_keys}
    keys = _remove_same_measures([*list_measures(case), *goal_keys])
    return tuple(
        key
        for key in keys
        if make_measure_identity(key) in goal_identities or _is_progress(parse_measure(key), case.case)
    )


def list_motions_in_words(case: CaseRecords) -> tuple[str, ...]:
    """List the keys of motions that count for the case and that signed notes describe in words."""
    notes: list[Session | Assessment] = [*case.signed_assessments, *case.signed_sessions]
    notes.sort(key=lambda note: note.when.timestamp())
    keys = _remove_same_measures(
        make_range_key(motion) for note in notes for motion in note.ranges if _is_only_words(motion)
    )
    return tuple(key for key in keys if _is_progress(parse_measure(key), case.case))


def _is_progress(measure: Measure, case: Case) -> bool:
    match measure.kind:
        case MeasureKind.PAIN:
            return measure.name == PAIN
        case MeasureKind.RANGE:
            return measure.mode is MotionMode.ACTIVE and _is_on_case_side(measure.side, case)
    return measure.kind is not MeasureKind.OTHER


def _is_on_case_side(side: Side, case: Case) -> bool:
    """Tell whether the case is about that side. A motion or an area without a side concerns both sides."""
    sides = {area.side for area in case.areas}
    return side in (Side.NONE, Side.BOTH) or not sides or bool(sides & {side, Side.BOTH, Side.NONE})


def _remove_same_measures(keys: Iterable[str]) -> list[str]:
    first_by_identity: dict[tuple[str, ...], str] = {}
    for key in keys:
        first_by_identity.setdefault(make_measure_identity(key), key)
    return list(first_by_identity.values())


def _read_sessions(notes: Iterable[Session], measure: Measure) -> list[MeasureReading]:
    values = ((note, _read_session_value(note, measure)) for note in notes)
    return [
        MeasureReading(on=note.starts_at.date(), value=value, source="session", note_id=note.id)
        for note, value in values
        if value is not None
    ]


def _read_assessments(notes: Iterable[Assessment], measure: Measure) -> list[MeasureReading]:
    values = ((note, _read_assessment_value(note, measure)) for note in notes)
    return [
        MeasureReading(on=note.happened_at.date(), value=value, source="assessment", note_id=note.id)
        for note, value in values
        if value is not None
    ]


def _read_session_value(note: Session, measure: Measure) -> float | None:
    if measure.kind is MeasureKind.PAIN:
        return note.pain_after if measure.name == PAIN_AFTER else _read_pain(note, measure)
    if measure.kind is MeasureKind.OTHER:
        name = fold(measure.name)
        return _find_first_figure(
            reading.value
            for reading in note.goal_readings
            if fold(parse_measure(reading.measure).name) == name
        )
    return _read_finding_value(note, measure)


def _read_assessment_value(note: Assessment, measure: Measure) -> float | None:
    if measure.kind is MeasureKind.PAIN:
        return _read_pain(note, measure)
    return _read_finding_value(note, measure)


def _read_pain(note: Session | Assessment, measure: Measure) -> float | None:
    return {PAIN: note.pain.now, WORST_PAIN: note.pain.worst}.get(measure.name)


def _read_finding_value(note: Session | Assessment, measure: Measure) -> float | None:
    name = fold(measure.name)
    match measure.kind:
        case MeasureKind.ACTIVITY:
            return _find_first_figure(
                activity.score for activity in note.activities if fold(activity.name) == name
            )
        case MeasureKind.SCORE:
            return _find_first_figure(score.value for score in note.scores if fold(score.instrument) == name)
        case MeasureKind.RANGE:
            return _find_first_figure(
                _read_range_value(motion, measure.unit)
                for motion in note.ranges
                if _is_same_range(motion, measure)
            )
    return None


def _is_same_range(motion: RangeOfMotion, measure: Measure) -> bool:
    names = (fold(motion.joint), fold(motion.motion))
    is_same_motion = names == (fold(measure.joint), fold(measure.motion))
    return is_same_motion and (motion.side, motion.mode) == (measure.side, measure.mode)


def _read_range_value(motion: RangeOfMotion, unit: RangeUnit) -> float | None:
    """Read the range in that unit only: percent and degrees are never compared."""
    if unit is RangeUnit.PERCENT:
        return motion.percent
    return motion.centimeters if unit is RangeUnit.CENTIMETERS else motion.degrees


def _find_first_figure(values: Iterable[float | None]) -> float | None:
    """Find the first figure; lines without one are skipped."""
    return next((value for value in values if value is not None), None)
