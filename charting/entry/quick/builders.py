"""Builds the records of the note from the parts of a line."""

import re
from collections.abc import Iterable

import msgspec

from charting.entry.amounts.ranges import parse_range_amount
from charting.entry.amounts.strength_grades import parse_strength
from charting.entry.quick.home_tasks import try_parse_dose
from charting.entry.quick.parsing import Parts
from charting.measures.instruments import check_score, get_instrument
from charting.model.case import Side
from charting.model.dose import Dose
from charting.model.findings import (
    Depth,
    MotionMode,
    Palpation,
    RangeOfMotion,
    Score,
    SpecialTest,
    Strength,
    TestResult,
)
from charting.model.record import Part
from charting.model.session import Pressure, Treatment
from charting.reference import loader
from charting.reference.entries import RomNorm

GRADE = re.compile(r"([0-4])(?:/4)?")
MINUTES = re.compile(r"(\d{1,3}) ?(?:m|mins?|minutes?|')?")
TOTAL = re.compile(r"(?P<value>[+-]?\d{1,4}(?:\.\d+)?)(?P<unit>%)?(?:/(?P<most>\d{1,3}))?")
_HOLD = re.compile(r"\bhold (\d+)\b(?! ?(?:s|m|\"))")


def _get_first(parts: Parts, part: str) -> str:
    return next(iter(parts.get(part, ())), "")


def _get_side(parts: Parts) -> Side:
    return Side(_get_first(parts, "side"))


def build_palpation(parts: Parts) -> Iterable[Part]:
    """Yield a palpation finding. With `no`, the therapist looked for the finding and did not find it: grade 0."""
    if not parts.get("structure") or ("no" in parts and ("grade" in parts or "finding" not in parts)):
        return
    grade = GRADE.fullmatch(_get_first(parts, "grade"))
    yield Palpation(
        structure=_get_first(parts, "structure"),
        side=_get_side(parts),
        finding=_get_first(parts, "finding"),
        grade=0 if "no" in parts else (int(grade[1]) if grade else None),
        depth=Depth(_get_first(parts, "depth")),
    )


def build_ranges(parts: Parts) -> Iterable[Part]:
    """Yield the range of motion; without a joint, one for every joint that has the motion.

    Raises Invalid for an impossible amount.
    """
    if "motion" not in parts or not _is_mode_consistent(
        _get_first(parts, "mode"), _get_first(parts, "keyword")
    ):
        return
    for norm in _find_motions(_get_first(parts, "joint"), _get_first(parts, "motion")):
        amount = parse_range_amount(
            _get_first(parts, "amount"),
            _get_first(parts, "pain") == "yes",
            unit=norm.unit,
            side=_get_side(parts),
        )
        yield RangeOfMotion(
            joint=norm.joint,
            motion=norm.motion,
            side=_get_side(parts),
            mode=_get_mode(parts),
            end_feel=_get_first(parts, "end feel"),
            **amount,
        )


def _is_mode_consistent(mode: str, keyword: str) -> bool:
    """False when the mode says active and the keyword says passive, or the other way around."""
    return not mode or keyword in ("", "range", f"{mode} range")


def _get_mode(parts: Parts) -> MotionMode:
    mode = _get_first(parts, "mode") or _get_first(parts, "keyword").partition(" ")[0]
    return MotionMode.PASSIVE if mode == "passive" else MotionMode.ACTIVE


def _find_motions(joint: str, motion: str) -> list[RomNorm]:
    """The norm of that joint's motion; without a joint, the norms of every joint that has the motion."""
    return [norm for norm in loader.list_rom_motions() if norm.motion == motion and joint in ("", norm.joint)]


def build_strength(parts: Parts) -> Iterable[Part]:
    """Yield a muscle test, if a keyword or the form of the grade shows that it is one."""
    if "keyword" not in parts and _get_first(parts, "grade")[1:] == "":
        return  # a bare number is not a strength grade; 4+ and 4/5 are
    grade = parse_strength(_get_first(parts, "grade"), _get_first(parts, "pain") == "yes")
    for structure in _find_tested_structures(parts):
        yield Strength(structure=structure, side=_get_side(parts), **grade)


def _find_tested_structures(parts: Parts) -> list[str]:
    """The names of what is tested: a muscle, or a motion of a joint."""
    if "structure" in parts:
        return [] if "motion" in parts or "joint" in parts else [_get_first(parts, "structure")]
    if "motion" not in parts:
        return []
    norms = _find_motions(_get_first(parts, "joint"), _get_first(parts, "motion"))
    return [f"{norm.joint.capitalize()} {norm.motion}" for norm in norms]


def build_special_test(parts: Parts) -> Iterable[Part]:
    """Yield a special test; without a result it counts as not done."""
    if "test" in parts:
        result = TestResult(_get_first(parts, "result") or TestResult.NOT_DONE)
        yield SpecialTest(name=_get_first(parts, "test"), side=_get_side(parts), result=result)


def build_score(parts: Parts) -> Iterable[Part]:
    """Yield the total of an outcome measure. Raises Invalid for a total that the measure cannot have."""
    match = TOTAL.fullmatch(_get_first(parts, "value"))
    if "instrument" not in parts or not match:
        return
    measure, value = get_instrument(_get_first(parts, "instrument")), float(match["value"])
    if (match["unit"] or measure.unit) != measure.unit or float(
        match["most"] or measure.high
    ) != measure.high:
        return  # a percentage does not belong to a measure that is scored in points
    check_score(measure, value)
    yield Score(instrument=measure.id, value=value, version=measure.version)


def build_treatment(parts: Parts) -> Iterable[Part]:
    """Yield a treatment line, with its areas in the order in which they were typed."""
    if "technique" not in parts:
        return
    minutes = MINUTES.fullmatch(_get_first(parts, "minutes"))
    yield Treatment(
        technique=_get_first(parts, "technique"),
        areas=", ".join(dict.fromkeys(parts.get("area", ()))),
        side=_get_side(parts),
        pressure=Pressure(_get_first(parts, "pressure")),
        minutes=int(minutes[1]) if minutes else None,
        position=_get_first(parts, "position"),
        dose=try_parse_dose(add_hold_seconds(_get_first(parts, "dose"))) or Dose(),
    )


def has_usual_dose(record: Treatment) -> bool:
    """Whether the dose has only figures that are usual for the technique; repetitions may come in sets."""
    usual_dose = next(
        (technique.dose for technique in loader.list_techniques() if technique.name == record.technique), ""
    )
    figures = {*usual_dose.split(), *(("sets",) if "repetitions" in usual_dose else ())}
    dose_fields = {name for name, value in msgspec.structs.asdict(record.dose).items() if value is not None}
    return dose_fields <= figures


def add_hold_seconds(text: str) -> str:
    """Add the unit to a hold that has none, because it is in seconds: `hold 7 x3`."""
    return _HOLD.sub(r"hold \1 s", text)
