"""Describes what to show beside an entry while it is typed: the previous value, the change and the norm."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from charting.entry.amounts.ranges import format_range_amount
from charting.entry.amounts.strength_grades import format_strength
from charting.entry.quick.line_reading import LineReading
from charting.entry.quick.note_values import NoteValue
from charting.model.assessment import Assessment
from charting.model.findings import (
    Activity,
    Palpation,
    RangeOfMotion,
    Score,
    SpecialTest,
    Strength,
    TestResult,
)
from charting.model.record import Part
from charting.model.session import GoalReading, Session, Treatment
from charting.reference.loader import find_rom_norm
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_keys import format_measure_change, format_measure_value
from charting.text.folding import fold

ValueKey = tuple[str, ...]
_PAIN_SCORES = ("now", "worst", "best", "average", "after")
_TABLES = ("palpation", "ranges", "strength", "tests", "scores", "treatment", "goal_readings")


class PreviousValues(msgspec.Struct, frozen=True):
    """The newest figure of everything in signed notes. Collected once for a note, so that a keystroke costs one look-up."""

    figures: Mapping[ValueKey, Any] = {}


def collect_previous_values(case: CaseRecords, moment: datetime) -> PreviousValues:
    """Collect the newest figures of the case's signed notes from before `moment`."""
    notes: list[Session | Assessment] = [*case.signed_sessions, *case.signed_assessments]
    before = sorted((note for note in notes if note.when < moment), key=lambda note: note.when)
    figures: dict[ValueKey, Any] = {}
    for note in before:
        _record_values(note, figures)
    for goal in case.plan.goals if case.plan else ():
        figures["target", fold(goal.measure)] = goal
    return PreviousValues(figures)


def describe_previous_value(
    reading: LineReading, before: PreviousValues, activities: Sequence[str] = ()
) -> str:
    """Describe `was 30°, +8°, norm 90°`; empty if there is nothing to compare.

    `activities` are the client's PSFS activities in the order of the note. Only like is compared with like.
    """
    record = reading.record
    if isinstance(record, NoteValue):
        return _compare_value(record, before, activities)
    compare = _COMPARISONS.get(type(record))
    return ", ".join(part for part in compare(record, before) if part) if compare else ""


def _record_values(note: Session | Assessment, figures: dict[ValueKey, Any]) -> None:
    for name in _PAIN_SCORES:
        score = _read_pain_score(note, name)
        if score is not None:
            figures["pain", name] = score
    for activity in note.activities:
        if activity.score is not None:
            figures["activity", fold(activity.name)] = activity.score
    for field in _TABLES:
        for record in reversed(getattr(note, field, ())):
            if record.filled:
                figures.update(dict.fromkeys(_list_keys(record), record))


def _read_pain_score(note: Session | Assessment, name: str) -> int | None:
    """Read a pain score (NPRS) from the session's own fields: `Session.pain` leaves out the best and the score after."""
    score: int | None = (
        getattr(note, f"pain_{name}", None) if isinstance(note, Session) else getattr(note.pain, name, None)
    )
    return score


def _list_keys(record: Part) -> list[ValueKey]:
    """List the keys that find a record again. A finding has two, because its place is typed before its name."""
    match record:
        case Palpation(grade=None):
            return []
        case Palpation():
            place = ("palpation", fold(record.structure), record.side)
            return [place, (*place, fold(record.finding))]
        case RangeOfMotion():
            return [("range", fold(record.joint), fold(record.motion), record.side, record.mode)]
        case Strength():
            return [("strength", fold(record.structure), record.side)]
        case SpecialTest():
            return [("test", fold(record.name), record.side)]
        case Score() if record.value is not None:
            return [("score", fold(record.instrument), record.version)]
        case GoalReading():
            return [("goal", fold(record.measure))]
        case Treatment():
            return [("treatment", fold(record.technique), fold(record.areas), record.side)]
    return []


def _compare_palpation(record: Palpation, before: PreviousValues) -> list[str]:
    place = ("palpation", fold(record.structure), record.side)
    last = before.figures.get((*place, fold(record.finding)) if record.finding else place)
    if last is None:
        return []
    return [f"was {last.grade}", _format_difference(record.grade, last.grade)]


def _compare_range(record: RangeOfMotion, before: PreviousValues) -> list[str]:
    norm, last = find_rom_norm(record.joint, record.motion), before.figures.get(_list_keys(record)[0])
    unit = norm.unit if norm else "°"
    suffix = unit if unit == "°" else f" {unit}"
    parts: list[str] = []
    if last is not None:
        amount = format_range_amount(last, unit)
        parts = [
            f"was {amount}" if amount else "",
            _format_difference(record.degrees, last.degrees, suffix),
            _format_difference(record.percent, last.percent, "%"),
            _format_difference(record.centimeters, last.centimeters, " cm"),
        ]
    if norm is not None and norm.normal is not None and record.percent is None and record.centimeters is None:
        parts.append(f"norm {norm.normal:g}{suffix}")
    return parts


def _compare_strength(record: Strength, before: PreviousValues) -> list[str]:
    last = before.figures.get(_list_keys(record)[0])
    return [] if last is None else [f"was {format_strength(last)}"]


def _compare_test(record: SpecialTest, before: PreviousValues) -> list[str]:
    last = before.figures.get(_list_keys(record)[0])
    return [] if last is None or last.result is TestResult.NOT_DONE else [f"was {last.result}"]


def _compare_score(record: Score, before: PreviousValues) -> list[str]:
    key = f"score:{record.instrument}"
    last = before.figures.get(("score", fold(record.instrument), record.version))
    if last is None:
        return []
    change = None if record.value is None else round(record.value - last.value, 6)
    return [
        f"was {format_measure_value(key, last.value)}",
        format_measure_change(key, change) if change is not None else "",
    ]


def _compare_activity(record: Activity, before: PreviousValues) -> list[str]:
    last = before.figures.get(("activity", fold(record.name)))
    return [] if last is None else [f"was {last}", _format_difference(record.score, last)]


def _compare_treatment(record: Treatment, before: PreviousValues) -> list[str]:
    last = before.figures.get(_list_keys(record)[0])
    if last is None:
        return []
    parts = [part for part in (f"{last.minutes} min" if last.minutes else "", str(last.pressure)) if part]
    return [f"last time {' '.join(parts)}"] if parts else []


def _compare_goal(record: GoalReading, before: PreviousValues) -> list[str]:
    last = before.figures.get(_list_keys(record)[0])
    goal = before.figures.get(("target", fold(record.measure)))
    previous = last.value if last is not None else goal.baseline if goal is not None else None
    parts = [] if previous is None else [f"was {previous:g}", _format_difference(record.value, previous)]
    return [*parts, f"target {goal.target:g}"] if goal is not None else parts


def _compare_value(record: NoteValue, before: PreviousValues, activities: Sequence[str]) -> str:
    if record.what == "psfs":
        scores = [(name, before.figures.get(("activity", fold(name)))) for name in activities]
        return ", ".join(name if score is None else f"{name} was {score}" for name, score in scores)
    kind, _, name = record.what.partition(" ")
    last = before.figures.get(("pain", name)) if kind == "pain" else None
    if last is None:
        return ""
    now = record.value if isinstance(record.value, int) else None
    return ", ".join(part for part in (f"was {last}", _format_difference(now, last)) if part)


def _format_difference(now: float | None, last: float | None, unit: str = "") -> str:
    """Format `+8°`, `−1` or `same`; empty if one of the two is missing or in another unit."""
    if now is None or last is None:
        return ""
    difference = round(now - last, 6)
    return f"{difference:+.6g}{unit}".replace("-", "−") if difference else "same"


_COMPARISONS: Mapping[type[Part], Callable[[Any, PreviousValues], list[str]]] = {
    Palpation: _compare_palpation,
    RangeOfMotion: _compare_range,
    Strength: _compare_strength,
    SpecialTest: _compare_test,
    Score: _compare_score,
    Treatment: _compare_treatment,
    Activity: _compare_activity,
    GoalReading: _compare_goal,
}
