"""What a goal's `measure` key means: its words, unit, direction, how figures are written, what a change amounts to.

Keys (see model.plan.Goal): `pain`, `worst pain`, `activity:Reach top shelf`, `range:shoulder:flexion:right` (active;
a fifth part `:passive` says otherwise; a sixth, `range:lumbar:flexion::active:percent` or `:centimeters`, is another
figure than the degrees, never compared with them), `score:quickdash`, `other:nights slept`. `pain after` exists here
too, for the hollow points of a chart; it is never a goal's measure, because relief right after a session is not progress.
A key comes from what was typed or imported, so nothing here raises: an unknown one reads as its own words.
"""

from enum import StrEnum
from functools import lru_cache

import msgspec

from charting.errors import Invalid
from charting.measures.instruments import Direction, Instrument, get_instrument
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
    """What sort of thing is measured."""

    PAIN = "pain"
    ACTIVITY = "activity"
    RANGE = "range"
    SCORE = "score"
    OTHER = "other"


class RangeUnit(StrEnum):
    """In what a range is measured: the degrees of its joint (millimeters of the jaw), percent of normal or a distance."""

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
    """A key taken apart. `name` is the activity, the instrument's id, the other figure's words, or the key itself
    for pain; `joint`, `motion`, `side`, `mode` and `way` are a range's."""

    kind: MeasureKind
    name: str = ""
    joint: str = ""
    motion: str = ""
    side: Side = Side.NONE
    mode: MotionMode = MotionMode.ACTIVE
    way: RangeUnit = RangeUnit.DEGREES


def parse_measure(key: str) -> Measure:
    """Take a key apart; what it does not know is an `other` figure by its own words."""
    kind, _, rest = key.partition(":")
    if fold(key) in _PAIN_LABELS:
        return Measure(kind=MeasureKind.PAIN, name=fold(key))
    if kind == "range" and (found := _parse_range_key(rest)):
        return found
    if kind in ("activity", "score", "other") and rest.strip():
        return Measure(kind=MeasureKind(kind), name=rest.strip())
    return Measure(kind=MeasureKind.OTHER, name=key.strip())


def _parse_range_key(rest: str) -> Measure | None:
    joint, motion, side, mode, way = [*(part.strip() for part in rest.split(":")), *[""] * 5][:5]
    if not (joint and motion and fold(side) in list(Side) and fold(way) in list(RangeUnit)):
        return None
    return Measure(
        kind=MeasureKind.RANGE,
        joint=joint,
        motion=motion,
        side=Side(fold(side)),
        mode=MotionMode.PASSIVE if fold(mode) == MotionMode.PASSIVE else MotionMode.ACTIVE,
        way=RangeUnit(fold(way)),
    )


def is_same_measure(one: str, other: str) -> bool:
    """Whether two keys mean the same figure: case and accents aside, `:active` said or not."""
    return make_measure_identity(one) == make_measure_identity(other)


@lru_cache(maxsize=1024)
def make_measure_identity(key: str) -> tuple[str, ...]:
    """What two keys of the same figure share; good as a dict's key."""
    measure = parse_measure(key)
    named = (measure.name, measure.joint, measure.motion)
    return (measure.kind, *(fold(part) for part in named), measure.side, measure.mode, measure.way)


def make_activity_key(name: str) -> str:
    """The key of an activity that the client named."""
    return f"activity:{name}"


def make_range_key(motion: RangeOfMotion) -> str:
    """The key of the motion, whatever is said of it: that of its degrees."""
    key = f"range:{motion.joint}:{motion.motion}:{motion.side}"
    return f"{key}:{motion.mode}" if motion.mode is MotionMode.PASSIVE else key


def make_figure_key(motion: RangeOfMotion) -> str:
    """The key of the figure that the range was stated in; words and comparisons with the other side have none."""
    way = RangeUnit.PERCENT if motion.percent is not None else RangeUnit.DEGREES
    way = RangeUnit.CENTIMETERS if motion.centimeters is not None else way
    if not way:
        return make_range_key(motion) if motion.degrees is not None else ""
    return f"range:{motion.joint}:{motion.motion}:{motion.side}:{motion.mode}:{way}"


def format_measure_label(key: str) -> str:
    """In words: "Pain on arrival", "Reach top shelf (PSFS)", "Active flexion, right shoulder", "QuickDASH".

    A range that is not in degrees says so: "Active flexion, lumbar spine (% of normal)".
    """
    measure = parse_measure(key)
    match measure.kind:
        case MeasureKind.PAIN:
            return _PAIN_LABELS[measure.name]
        case MeasureKind.ACTIVITY:
            return f"{measure.name} (PSFS)"
        case MeasureKind.RANGE:
            return f"{format_range_name(measure)}{_RANGE_UNIT_WORDS[measure.way]}"
        case MeasureKind.SCORE:
            found = find_instrument_of_measure(key)
            return found.short_name if found else measure.name
    return measure.name[:1].upper() + measure.name[1:]


def format_short_label(key: str) -> str:
    """Within a sentence: "pain on arrival", "reach top shelf", "external rotation", "rotation to the left", "QuickDASH"."""
    measure = parse_measure(key)
    if measure.kind is MeasureKind.SCORE:
        return format_measure_label(key)
    named = {MeasureKind.PAIN: _PAIN_LABELS.get(measure.name, ""), MeasureKind.RANGE: _format_motion(measure)}
    words = named.get(measure.kind, measure.name)
    return words[:1].lower() + words[1:]


def format_range_name(motion: Measure | RangeOfMotion) -> str:
    """`Active flexion, right shoulder`; of a joint in the midline: `Active rotation to the right, cervical spine`."""
    joint = get_midline_joints().get(fold(motion.joint)) or f"{motion.side} {motion.joint}".strip()
    return f"{motion.mode.capitalize()} {_format_motion(motion)}, {joint}"


def _format_motion(motion: Measure | RangeOfMotion) -> str:
    in_midline = fold(motion.joint) in get_midline_joints()
    return f"{motion.motion}{_SIDE_WORDS[motion.side]}" if in_midline else motion.motion


def find_instrument_of_measure(key: str) -> Instrument | None:
    """The instrument behind the key: NPRS for pain, PSFS for an activity; None for a range or another figure."""
    measure = parse_measure(key)
    named = {
        MeasureKind.PAIN: "nprs",
        MeasureKind.ACTIVITY: "psfs_activity",
        MeasureKind.SCORE: fold(measure.name),
    }
    try:
        return get_instrument(named.get(measure.kind, ""))
    except Invalid:
        return None


def get_measure_unit(key: str, goal: Goal | None = None) -> str:
    """`°`, `mm`, `%`, `cm`, `points`, or the goal's own unit for another figure."""
    measure = parse_measure(key)
    if measure.kind is MeasureKind.RANGE:
        norm = find_rom_norm(measure.joint, measure.motion)
        return _RANGE_UNITS.get(measure.way) or (norm.unit if norm else "°")
    found = find_instrument_of_measure(key)
    return found.unit if found else (goal.unit if goal else "")


def get_better_direction(key: str, goal: Goal | None = None) -> Direction:
    """Which way is better. An instrument knows; for anything else the goal does, by its baseline and target.

    A range without a goal is better when larger, except where full range is zero (extension of elbow and knee), and
    for a distance that is known to shrink (fingertips to the floor).
    """
    found = find_instrument_of_measure(key)
    if found:
        return found.better
    if goal and goal.baseline is not None:
        return "higher" if goal.target > goal.baseline else "lower"
    measure = parse_measure(key)
    if measure.way is RangeUnit.CENTIMETERS:
        return "lower" if _find_distance_direction(measure) == "lower" else "higher"
    in_degrees = measure.kind is MeasureKind.RANGE and measure.way is RangeUnit.DEGREES
    norm = find_rom_norm(measure.joint, measure.motion) if in_degrees else None
    return "lower" if norm and norm.normal == 0 else "higher"


def _find_distance_direction(measure: Measure) -> str:
    """Which way is better of that motion as a distance; "" when nobody says: a gap closes, an opening widens."""
    wanted = fold(f"{measure.joint} {measure.motion}")
    return next(
        (each.note for each in loader.list_pick_words("distance direction") if fold(each.name) == wanted), ""
    )


def format_measure_value(key: str, value: float | None) -> str:
    """A figure as a table shows it: "105°", "61.4", "42%", "35 mm", "5"; "–" for one that was not taken. Points say no unit.

    On a scale that crosses zero it has its sign: "+3".
    """
    if value is None:
        return "–"
    found = find_instrument_of_measure(key)
    signed = found is not None and found.low < 0 and value > 0
    return _replace_minus(f"{value:+.6g}" if signed else f"{value:.6g}") + _get_unit_suffix(key)


def format_measure_change(key: str, change: float | None) -> str:
    """A change with its sign: "+23°", "−18.2", "0"; "–" when there is none to tell.

    From 44% to 22% is −22: points of the scale, as its threshold counts them, "−22%" would be a share of something.
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
    """What the change from `start` to `now` amounts to, by the figures published for the body area.

    A figure that nobody has published a threshold for gets its direction only.
    """
    measure, found = parse_measure(key), find_instrument_of_measure(key)
    if found:
        return judge(found, start, now, area)
    if measure.kind is MeasureKind.RANGE and measure.way is RangeUnit.DEGREES:
        return judge_range(measure.joint, measure.motion, start, now)
    if start is None or now is None:
        return Verdict()
    return _judge_by_direction(key, measure, round(now - start, 6), goal)


def _judge_by_direction(key: str, measure: Measure, change: float, goal: Goal | None) -> Verdict:
    """Better or worse, and no more: nothing is published. A distance whose good way nobody says is neither."""
    gain = change if get_better_direction(key, goal) == "higher" else -change
    told = (
        measure.way is not RangeUnit.CENTIMETERS
        or _find_distance_direction(measure)
        or (goal and goal.baseline is not None)
    )
    rule = "no published error" if measure.way else ""
    return Verdict(change=change, better=gain > 0 if gain and told else None, rule=rule, short_rule=rule)


def get_case_area(case: Case) -> str | None:
    """The region whose published figures hold for the case: the first one named."""
    return case.areas[0].region if case.areas else None
