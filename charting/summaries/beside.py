"""What stands beside an entry while it is typed: the last value, the change and the norm. Only like is compared with like."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from charting.entry.reading import Reading, Value
from charting.entry.stated import range_amount, strength_words
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
from charting.model.folding import fold
from charting.model.record import Part
from charting.model.session import GoalReading, Session, Treatment
from charting.reference.loader import rom_norm
from charting.summaries.client_file import CaseFile
from charting.summaries.measure import format_change, format_value

Key = tuple[str, ...]
_PAINS = ("now", "worst", "best", "average", "after")
_TABLES = ("palpation", "ranges", "strength", "tests", "scores", "treatment", "goal_readings")


class Earlier(msgspec.Struct, frozen=True):
    """The newest figure of each thing that signed notes hold; made once for a note, so that a key costs a look-up."""

    figures: Mapping[Key, Any] = {}


def earlier(case: CaseFile, moment: datetime) -> Earlier:
    """What the case's signed notes from before `moment` hold."""
    notes: list[Session | Assessment] = [*case.signed_sessions, *case.signed_assessments]
    before = sorted((n for n in notes if n.when < moment), key=lambda n: n.when)
    figures: dict[Key, Any] = {}
    for note in before:
        _take(note, figures)
    for goal in case.plan.goals if case.plan else ():
        figures["target", fold(goal.measure)] = goal
    return Earlier(figures)


def beside(reading: Reading, before: Earlier, activities: Sequence[str] = ()) -> str:
    """`was 30°, +8°, norm 90°`; empty when there is nothing to say. `activities` are the client's, in the note's order."""
    record = reading.record
    if isinstance(record, Value):
        return _beside_value(record, before, activities)
    told = _TOLD.get(type(record))
    return ", ".join(part for part in told(record, before) if part) if told else ""


def _take(note: Session | Assessment, figures: dict[Key, Any]) -> None:
    for what in _PAINS:
        part = getattr(note, "pain", None)
        score = getattr(part, what, None) if part is not None else getattr(note, f"pain_{what}", None)
        if score is not None:
            figures["pain", what] = score
    for activity in note.activities:
        if activity.score is not None:
            figures["activity", fold(activity.name)] = activity.score
    for field in _TABLES:
        for record in reversed(getattr(note, field, ())):
            if record.filled:
                figures.update(dict.fromkeys(_keys(record), record))


def _keys(record: Part) -> list[Key]:
    """By what a record is found again: a finding also by its place alone, where the finding is not typed yet."""
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


def _of_palpation(record: Palpation, before: Earlier) -> list[str]:
    place = ("palpation", fold(record.structure), record.side)
    last = before.figures.get((*place, fold(record.finding)) if record.finding else place)
    if last is None:
        return []
    return [f"was {last.grade}", _change(record.grade, last.grade)]


def _of_range(record: RangeOfMotion, before: Earlier) -> list[str]:
    norm, last = rom_norm(record.joint, record.motion), before.figures.get(_keys(record)[0])
    unit = norm.unit if norm else "°"
    suffix = unit if unit == "°" else f" {unit}"
    said = [f"was {range_amount(last, unit)}"] if last is not None and range_amount(last, unit) else []
    if last is not None:
        said.append(_change(record.degrees, last.degrees, suffix))
        said.append(_change(record.percent, last.percent, "%"))
        said.append(_change(record.centimeters, last.centimeters, " cm"))
    if norm is not None and norm.normal is not None and record.percent is None and record.centimeters is None:
        said.append(f"norm {norm.normal:g}{suffix}")
    return said


def _of_strength(record: Strength, before: Earlier) -> list[str]:
    last = before.figures.get(_keys(record)[0])
    return [] if last is None else [f"was {strength_words(last)}"]


def _of_test(record: SpecialTest, before: Earlier) -> list[str]:
    last = before.figures.get(_keys(record)[0])
    return [] if last is None or last.result is TestResult.NOT_DONE else [f"was {last.result}"]


def _of_score(record: Score, before: Earlier) -> list[str]:
    last, key = (
        before.figures.get(("score", fold(record.instrument), record.version)),
        f"score:{record.instrument}",
    )
    if last is None:
        return []
    change = None if record.value is None else round(record.value - last.value, 6)
    return [f"was {format_value(key, last.value)}", format_change(key, change) if change is not None else ""]


def _of_activity(record: Activity, before: Earlier) -> list[str]:
    last = before.figures.get(("activity", fold(record.name)))
    return [] if last is None else [f"was {last}", _change(record.score, last)]


def _of_treatment(record: Treatment, before: Earlier) -> list[str]:
    last = before.figures.get(_keys(record)[0])
    if last is None:
        return []
    said = [f"{last.minutes} min" if last.minutes else "", str(last.pressure)]
    return [f"last time {' '.join(part for part in said if part)}"] if any(said) else []


def _of_goal(record: GoalReading, before: Earlier) -> list[str]:
    last, goal = before.figures.get(_keys(record)[0]), before.figures.get(("target", fold(record.measure)))
    was = last.value if last is not None else goal.baseline if goal is not None else None
    said = [] if was is None else [f"was {was:g}", _change(record.value, was)]
    return [*said, f"target {goal.target:g}"] if goal is not None else said


def _beside_value(record: Value, before: Earlier, activities: Sequence[str]) -> str:
    if record.what == "psfs":
        was = [(name, before.figures.get(("activity", fold(name)))) for name in activities]
        return ", ".join(name if score is None else f"{name} was {score}" for name, score in was)
    kind, _, what = record.what.partition(" ")
    last = before.figures.get(("pain", what)) if kind == "pain" else None
    if last is None:
        return ""
    now = record.value if isinstance(record.value, int) else None
    return ", ".join(part for part in (f"was {last}", _change(now, last)) if part)


def _change(now: float | None, last: float | None, unit: str = "") -> str:
    """`+8°`, `−1`, `same`; empty where one of the two was not taken, or was stated in another way."""
    if now is None or last is None:
        return ""
    by = round(now - last, 6)
    return f"{by:+.6g}{unit}".replace("-", "−") if by else "same"


_TOLD: Mapping[type[Part], Callable[[Any, Earlier], list[str]]] = {
    Palpation: _of_palpation,
    RangeOfMotion: _of_range,
    Strength: _of_strength,
    SpecialTest: _of_test,
    Score: _of_score,
    Treatment: _of_treatment,
    Activity: _of_activity,
    GoalReading: _of_goal,
}
