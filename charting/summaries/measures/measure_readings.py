"""The figures that signed notes hold for one measure, one a day, oldest first: the base of every trend and table."""

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
    """A figure as charted on a day, and the signed note that holds it."""

    on: date
    value: float
    source: ReadingSource
    note_id: str


def find_readings(case: CaseRecords, measure: str) -> tuple[MeasureReading, ...]:
    """Every figure charted for that measure key, oldest first, one a day; figures not taken leave no reading.

    When a session and an assessment fall on one day, the session's figure stands: it is asked on arrival, before
    hands and tests have changed anything. Of two sessions in a day the first stands, for the same reason;
    for `pain after` the last. Scores of another version of the form than the newest one's are left out: they are
    counted otherwise, and nothing is judged across the two.
    """
    known = case.reading_cache.get(measure)
    if known is None:
        known = case.reading_cache[measure] = _collect_readings(case, measure)
    return known


def _collect_readings(case: CaseRecords, measure: str) -> tuple[MeasureReading, ...]:
    wanted = parse_measure(measure)
    found = [
        *_read_sessions(case.signed_sessions, wanted),
        *_read_assessments(case.signed_assessments, wanted),
    ]
    found.sort(key=lambda each: each.on)
    by_day = groupby(_filter_newest_version(case, wanted, found), key=lambda each: each.on)
    pick = -1 if wanted.name == PAIN_AFTER else 0
    return tuple(list(of_day)[pick] for _, of_day in by_day)


def _filter_newest_version(
    case: CaseRecords, measure: Measure, found: list[MeasureReading]
) -> list[MeasureReading]:
    if measure.kind is not MeasureKind.SCORE or not found:
        return found
    named = fold(measure.name)
    notes: list[Session | Assessment] = [*case.signed_sessions, *case.signed_assessments]
    versions = {note.id: _find_version(note, named) for note in notes}
    return [each for each in found if versions[each.note_id] == versions[found[-1].note_id]]


def _find_version(note: Session | Assessment, instrument: str) -> str:
    taken = (
        each.version for each in note.scores if fold(each.instrument) == instrument and each.value is not None
    )
    return next(taken, "")


def find_ranges_in_words(case: CaseRecords, measure: str) -> tuple[tuple[date, RangeOfMotion], ...]:
    """What signed notes say of that motion in words or against the other side, oldest first: no figures to compare.

    "Not tested" says nothing of the motion and is left out; so is what was stated as a figure.
    """
    wanted = parse_measure(measure)
    if wanted.kind is not MeasureKind.RANGE or wanted.way:
        return ()
    notes: list[Session | Assessment] = [*case.signed_assessments, *case.signed_sessions]
    said = [
        (note.when.date(), each) for note in notes for each in note.ranges if _is_same_range(each, wanted)
    ]
    return tuple(sorted(((on, each) for on, each in said if _is_only_words(each)), key=lambda pair: pair[0]))


def _is_only_words(each: RangeOfMotion) -> bool:
    compared = each.less_than_other is not None or each.stated in (RangeWord.FULL, RangeWord.NORMAL)
    return compared or (each.pain and not make_figure_key(each) and not each.stated)


def find_latest_reading(case: CaseRecords, measure: str) -> MeasureReading | None:
    """The newest reading, or None."""
    return next(reversed(find_readings(case, measure)), None)


def list_measures(case: CaseRecords) -> tuple[str, ...]:
    """The keys that have a reading: pain, worst pain, activities as named, scores, ranges, then other figures.

    Within a kind they stand in the order in which they were first charted.
    """
    notes: list[Session | Assessment] = [*case.signed_assessments, *case.signed_sessions]
    notes.sort(key=lambda note: note.when.timestamp())
    keys = [PAIN, WORST_PAIN]
    keys += [make_activity_key(each.name) for note in notes for each in note.activities]
    keys += [f"score:{each.instrument}" for note in notes for each in note.scores]
    keys += [key for note in notes for each in note.ranges if (key := make_figure_key(each))]
    keys += [each.measure for note in case.signed_sessions for each in note.goal_readings]
    return tuple(key for key in _remove_same_measures(keys) if find_readings(case, key))


def list_progress_measures(case: CaseRecords) -> tuple[str, ...]:
    """The keys by which the case is judged: goals, pain on arrival, activities, scores and active ranges.

    Worst pain and other figures count only as a goal; so does a range of a side that the case is not about.
    """
    goals = [goal.measure for goal in case.plan.goals] if case.plan else []
    wanted = {make_measure_identity(key) for key in goals}
    keys = _remove_same_measures([*list_measures(case), *goals])
    return tuple(
        key
        for key in keys
        if make_measure_identity(key) in wanted or _is_progress(parse_measure(key), case.case)
    )


def list_motions_in_words(case: CaseRecords) -> tuple[str, ...]:
    """The keys of the motions that count for the case and of which signed notes say something in words."""
    notes: list[Session | Assessment] = [*case.signed_assessments, *case.signed_sessions]
    notes.sort(key=lambda note: note.when.timestamp())
    keys = _remove_same_measures(
        make_range_key(each) for note in notes for each in note.ranges if _is_only_words(each)
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
    """Whether the case is about that side; a motion or an area without a side concerns both."""
    sides = {area.side for area in case.areas}
    return side in (Side.NONE, Side.BOTH) or not sides or bool(sides & {side, Side.BOTH, Side.NONE})


def _remove_same_measures(keys: Iterable[str]) -> list[str]:
    kept: dict[tuple[str, ...], str] = {}
    for key in keys:
        kept.setdefault(make_measure_identity(key), key)
    return list(kept.values())


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
        wanted = fold(measure.name)
        return _find_first_figure(
            r.value for r in note.goal_readings if fold(parse_measure(r.measure).name) == wanted
        )
    return _read_finding_value(note, measure)


def _read_assessment_value(note: Assessment, measure: Measure) -> float | None:
    if measure.kind is MeasureKind.PAIN:
        return _read_pain(note, measure)
    return _read_finding_value(note, measure)


def _read_pain(note: Session | Assessment, measure: Measure) -> float | None:
    return {PAIN: note.pain.now, WORST_PAIN: note.pain.worst}.get(measure.name)


def _read_finding_value(note: Session | Assessment, measure: Measure) -> float | None:
    named = fold(measure.name)
    match measure.kind:
        case MeasureKind.ACTIVITY:
            return _find_first_figure(each.score for each in note.activities if fold(each.name) == named)
        case MeasureKind.SCORE:
            return _find_first_figure(each.value for each in note.scores if fold(each.instrument) == named)
        case MeasureKind.RANGE:
            return _find_first_figure(
                _read_range_value(each, measure.way) for each in note.ranges if _is_same_range(each, measure)
            )
    return None


def _is_same_range(each: RangeOfMotion, measure: Measure) -> bool:
    names = (fold(each.joint), fold(each.motion)) == (fold(measure.joint), fold(measure.motion))
    return names and (each.side, each.mode) == (measure.side, measure.mode)


def _read_range_value(each: RangeOfMotion, way: RangeUnit) -> float | None:
    """The range in that way of measuring, and in no other: percent and degrees are never compared."""
    if way is RangeUnit.PERCENT:
        return each.percent
    return each.centimeters if way is RangeUnit.CENTIMETERS else each.degrees


def _find_first_figure(values: Iterable[float | None]) -> float | None:
    """The first figure: an empty line above it says nothing."""
    return next((value for value in values if value is not None), None)
