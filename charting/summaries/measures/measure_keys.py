"""What the `measure` key of a goal means: label, unit, direction, how to format its figures and judge a change.

| key | measure |
|---|---|
| `pain`, `worst pain` | NPRS |
| `activity:Reach top shelf` | PSFS |
| `range:shoulder:flexion:right` | active range in degrees |
| `range:shoulder:flexion:right:passive` | passive range in degrees |
| `range:lumbar:flexion::active:percent`, `…:centimeters` | a range in another unit, never compared with degrees |
| `score:quickdash` | total of an instrument |
| `other:nights slept` | a figure that the clinic defines in the goal |

`pain after` is for the hollow points of a trend only; it is never the measure of a goal, because relief right after a
session is not progress. People type and import keys, so nothing here raises: an unknown key is its own label.
"""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

import msgspec

from charting.errors import Invalid
from charting.measures.instrument_form import Direction, Instrument
from charting.measures.instruments import get_instrument
from charting.measures.judge import Verdict, judge, judge_range
from charting.model.case import Case, Side
from charting.model.findings import MotionMode, RangeOfMotion
from charting.model.plan import Goal
from charting.reference import loader
from charting.reference.loader import find_rom_norm, get_midline_joints
from charting.text.folding import fold

PAIN = "pain"
WORST_PAIN = "worst pain"
PAIN_AFTER = "pain after"

_PAIN_LABELS = {PAIN: "Pain on arrival", WORST_PAIN: "Worst pain", PAIN_AFTER: "Pain after the session"}
_SIDE_WORDS = {
    Side.RIGHT: " to the right",
    Side.LEFT: " to the left",
    Side.BOTH: " to both sides",
    Side.NONE: "",
}
_WHOLE_UNITS = {"%": "%"}


class MeasureKind(StrEnum):
    """The kind of measure that a key begins with."""

    PAIN = "pain"
    ACTIVITY = "activity"
    RANGE = "range"
    SCORE = "score"
    OTHER = "other"


class RangeUnit(StrEnum):
    """The unit of a range: degrees (millimeters for the jaw), percent of normal, or a distance."""

    DEGREES = ""
    PERCENT = "percent"
    CENTIMETERS = "centimeters"


_RANGE_UNIT_WORDS = {
    RangeUnit.DEGREES: "",
    RangeUnit.PERCENT: " (% of normal)",
    RangeUnit.CENTIMETERS: " (cm)",
}
_RANGE_UNITS = {RangeUnit.PERCENT: "%", RangeUnit.CENTIMETERS: "cm"}


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a key. `name` is the activity, the instrument's id, the label of an other figure, or the key itself
    for pain; `joint`, `motion`, `side`, `mode` and `unit` are those of a range."""

    kind: MeasureKind
    name: str = ""
    joint: str = ""
    motion: str = ""
    side: Side = Side.NONE
    mode: MotionMode = MotionMode.ACTIVE
    unit: RangeUnit = RangeUnit.DEGREES


def parse_measure(key: str) -> Measure:
    """Split a key into its parts. An unknown key is an `other` figure with the key as its name."""
    kind, _, rest = key.partition(":")
    if fold(key) in _PAIN_LABELS:
        return Measure(kind=MeasureKind.PAIN, name=fold(key))
    if kind == "range" and (range_measure := _parse_range_key(rest)):
        return range_measure
    if kind in ("activity", "score", "other") and rest.strip():
        return Measure(kind=MeasureKind(kind), name=rest.strip())
    return Measure(kind=MeasureKind.OTHER, name=key.strip())


def _parse_range_key(rest: str) -> Measure | None:
    joint, motion, side, mode, unit = [*(part.strip() for part in rest.split(":")), *[""] * 5][:5]
    if not (joint and motion and fold(side) in list(Side) and fold(unit) in list(RangeUnit)):
        return None
    return Measure(
        kind=MeasureKind.RANGE,
        joint=joint,
        motion=motion,
        side=Side(fold(side)),
        mode=MotionMode.PASSIVE if fold(mode) == MotionMode.PASSIVE else MotionMode.ACTIVE,
        unit=RangeUnit(fold(unit)),
    )


def is_same_measure(one: str, other: str) -> bool:
    """Tell whether two keys mean the same measure, whatever their case and accents, with or without `:active`."""
    return make_measure_identity(one) == make_measure_identity(other)


@lru_cache(maxsize=1024)
def make_measure_identity(key: str) -> tuple[str, ...]:
    """Make a value that is equal for all keys of the same measure; it can be the key of a dict."""
    measure = parse_measure(key)
    names = (measure.name, measure.joint, measure.motion)
    return (measure.kind, *(fold(name) for name in names), measure.side, measure.mode, measure.unit)


def make_activity_key(name: str) -> str:
    """Make the key of an activity that the client named."""
    return f"activity:{name}"


def make_range_key(motion: RangeOfMotion) -> str:
    """Make the key of the motion in degrees, whatever unit the range was charted in."""
    key = f"range:{motion.joint}:{motion.motion}:{motion.side}"
    return f"{key}:{motion.mode}" if motion.mode is MotionMode.PASSIVE else key


def make_figure_key(motion: RangeOfMotion) -> str:
    """Make the key of the range in the unit it was charted in; empty for words and comparisons with the other side."""
    unit = RangeUnit.PERCENT if motion.percent is not None else RangeUnit.DEGREES
    unit = RangeUnit.CENTIMETERS if motion.centimeters is not None else unit
    if not unit:
        return make_range_key(motion) if motion.degrees is not None else ""
    return f"range:{motion.joint}:{motion.motion}:{motion.side}:{motion.mode}:{unit}"


def format_measure_label(key: str) -> str:
    """Name the measure: "Pain on arrival", "Reach top shelf (PSFS)", "Active flexion, right shoulder", "QuickDASH".

    The unit of a range is added unless it is degrees: "Active flexion, lumbar spine (% of normal)".
    """
    measure = parse_measure(key)
    match measure.kind:
        case MeasureKind.PAIN:
            return _PAIN_LABELS[measure.name]
        case MeasureKind.ACTIVITY:
            return f"{measure.name} (PSFS)"
        case MeasureKind.RANGE:
            return f"{format_range_name(measure)}{_RANGE_UNIT_WORDS[measure.unit]}"
        case MeasureKind.SCORE:
            instrument = find_instrument_of_measure(key)
            return instrument.short_name if instrument else measure.name
    return measure.name[:1].upper() + measure.name[1:]


def format_short_label(key: str) -> str:
    """Name the measure inside a sentence: "pain on arrival", "reach top shelf", "rotation to the left", "QuickDASH"."""
    measure = parse_measure(key)
    if measure.kind is MeasureKind.SCORE:
        return format_measure_label(key)
    labels = {
        MeasureKind.PAIN: _PAIN_LABELS.get(measure.name, ""),
        MeasureKind.RANGE: _format_motion(measure),
    }
    label = labels.get(measure.kind, measure.name)
    return label[:1].lower() + label[1:]


def format_range_name(motion: Measure | RangeOfMotion) -> str:
    """Format `Active flexion, right shoulder`; for a joint in the midline `Active rotation to the right, cervical spine`."""
    joint = get_midline_joints().get(fold(motion.joint)) or f"{motion.side} {motion.joint}".strip()
    return f"{motion.mode.capitalize()} {_format_motion(motion)}, {joint}"


def _format_motion(motion: Measure | RangeOfMotion) -> str:
    in_midline = fold(motion.joint) in get_midline_joints()
    return f"{motion.motion}{_SIDE_WORDS[motion.side]}" if in_midline else motion.motion


def find_instrument_of_measure(key: str) -> Instrument | None:
    """Find the instrument of the key: NPRS for pain, PSFS for an activity; None for a range or another figure."""
    measure = parse_measure(key)
    instrument_ids = {
        MeasureKind.PAIN: "nprs",
        MeasureKind.ACTIVITY: "psfs_activity",
        MeasureKind.SCORE: fold(measure.name),
    }
    try:
        return get_instrument(instrument_ids.get(measure.kind, ""))
    except Invalid:
        return None


def get_measure_unit(key: str, goal: Goal | None = None) -> str:
    """Return `°`, `mm`, `%`, `cm`, `points`, or the goal's own unit for another figure."""
    measure = parse_measure(key)
    if measure.kind is MeasureKind.RANGE:
        norm = find_rom_norm(measure.joint, measure.motion)
        return _RANGE_UNITS.get(measure.unit) or (norm.unit if norm else "°")
    instrument = find_instrument_of_measure(key)
    return instrument.unit if instrument else (goal.unit if goal else "")


def get_better_direction(key: str, goal: Goal | None = None) -> Direction:
    """Tell which direction is better: the instrument says so, otherwise the goal's baseline and target do.

    Without a goal, more range is better, except where the norm is zero (extension of elbow and knee) and for a
    distance that shrinks as motion improves (fingertips to floor).
    """
    instrument = find_instrument_of_measure(key)
    if instrument:
        return instrument.better
    if goal and goal.baseline is not None:
        return "higher" if goal.target > goal.baseline else "lower"
    measure = parse_measure(key)
    if measure.unit is RangeUnit.CENTIMETERS:
        return "lower" if _find_distance_direction(measure) == "lower" else "higher"
    in_degrees = measure.kind is MeasureKind.RANGE and measure.unit is RangeUnit.DEGREES
    norm = find_rom_norm(measure.joint, measure.motion) if in_degrees else None
    return "lower" if norm and norm.normal == 0 else "higher"


def _find_distance_direction(measure: Measure) -> str:
    """Look up which direction is better for a motion measured as a distance; "" if the reference data does not say.

    A gap (fingertips to floor) should shrink, an opening (jaw) should widen.
    """
    name = fold(f"{measure.joint} {measure.motion}")
    return next(
        (row.note for row in loader.list_pick_words("distance direction") if fold(row.name) == name), ""
    )


def format_measure_value(key: str, value: float | None) -> str:
    """Format a figure for a table: "105°", "61.4", "42%", "35 mm", "5"; "–" if it was not taken. Points have no unit.

    On a scale that crosses zero the figure has a sign: "+3".
    """
    if value is None:
        return "–"
    instrument = find_instrument_of_measure(key)
    has_sign = instrument is not None and instrument.low < 0 and value > 0
    return _replace_minus(f"{value:+.6g}" if has_sign else f"{value:.6g}") + _get_unit_suffix(key)


def format_measure_change(key: str, change: float | None) -> str:
    """Format a change with its sign: "+23°", "−18.2", "0"; "–" if it cannot be computed.

    From 44% to 22% is "−22", in points of the scale like the published threshold; "−22%" would mean a share.
    """
    if change is None:
        return "–"
    unit = _get_unit_suffix(key)
    return _replace_minus(f"{change:+.6g}" if change else "0") + ("" if unit == "%" else unit)


def _get_unit_suffix(key: str) -> str:
    unit = get_measure_unit(key)
    if parse_measure(key).kind is MeasureKind.RANGE:
        return unit if unit in ("°", "%") else f" {unit}"
    if parse_measure(key).kind is MeasureKind.SCORE and not unit.endswith(("points", "%")):
        return f" {unit}".rstrip()
    return _WHOLE_UNITS.get(unit, "")


def _replace_minus(figure: str) -> str:
    return figure.replace("-", "−")


def judge_measure(
    key: str, start: float | None, now: float | None, area: str | None = None, goal: Goal | None = None
) -> Verdict:
    """Judge the change from `start` to `now` by the thresholds published for the body area.

    Without a published threshold the verdict is only better or worse.
    """
    measure, instrument = parse_measure(key), find_instrument_of_measure(key)
    if instrument:
        return judge(instrument, start, now, area)
    if measure.kind is MeasureKind.RANGE and measure.unit is RangeUnit.DEGREES:
        return judge_range(measure.joint, measure.motion, start, now)
    if start is None or now is None:
        return Verdict()
    return _judge_by_direction(key, measure, round(now - start, 6), goal)


def _judge_by_direction(key: str, measure: Measure, change: float, goal: Goal | None) -> Verdict:
    """Judge better or worse only. A distance is neither if no one says which direction is better."""
    gain = change if get_better_direction(key, goal) == "higher" else -change
    is_direction_known = (
        measure.unit is not RangeUnit.CENTIMETERS
        or _find_distance_direction(measure)
        or (goal and goal.baseline is not None)
    )
    rule = "no published error" if measure.unit else ""
    return Verdict(
        change=change, better=gain > 0 if gain and is_direction_known else None, rule=rule, short_rule=rule
    )


def find_goal_of_measure(goals: Iterable[Goal], key: str) -> Goal | None:
    """Find the first goal with that measure."""
    return next((goal for goal in goals if is_same_measure(goal.measure, key)), None)


def get_case_area(case: Case) -> str | None:
    """Return the region whose published thresholds apply to the case: its first one."""
    return case.areas[0].region if case.areas else None
