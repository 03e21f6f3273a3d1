"""The records that the parts of a line make."""

import re
from collections.abc import Iterable

import msgspec

from charting.entry.home_tasks import dose_of
from charting.entry.parsing import Parts
from charting.entry.stated import read_amount, read_strength
from charting.measures.instrument import check_score, instrument
from charting.model.case import Side
from charting.model.dose import Dose
from charting.model.findings import (
    Depth,
    Motion,
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


def _first(parts: Parts, part: str) -> str:
    return next(iter(parts.get(part, ())), "")


def _side(parts: Parts) -> Side:
    return Side(_first(parts, "side"))


def made_palpation(parts: Parts) -> Iterable[Part]:
    """A finding of the hands; `no` looked for it and found none: grade 0."""
    if not parts.get("structure") or ("no" in parts and ("grade" in parts or "finding" not in parts)):
        return
    grade = GRADE.fullmatch(_first(parts, "grade"))
    yield Palpation(
        structure=_first(parts, "structure"),
        side=_side(parts),
        finding=_first(parts, "finding"),
        grade=0 if "no" in parts else (int(grade[1]) if grade else None),
        depth=Depth(_first(parts, "depth")),
    )


def made_ranges(parts: Parts) -> Iterable[Part]:
    """The range, of every joint that has the motion where none is named. Raises Invalid for an amount that cannot be."""
    if "motion" not in parts or not _agree(_first(parts, "mode"), _first(parts, "keyword")):
        return
    for norm in _motions(_first(parts, "joint"), _first(parts, "motion")):
        amount = read_amount(
            _first(parts, "amount"), _first(parts, "pain") == "yes", unit=norm.unit, side=_side(parts)
        )
        yield RangeOfMotion(
            joint=norm.joint,
            motion=norm.motion,
            side=_side(parts),
            mode=_mode(parts),
            end_feel=_first(parts, "end feel"),
            **amount,
        )


def _agree(mode: str, keyword: str) -> bool:
    """Not so where one says active and the other passive."""
    return not mode or keyword in ("", "range", f"{mode} range")


def _mode(parts: Parts) -> Motion:
    said = _first(parts, "mode") or _first(parts, "keyword").partition(" ")[0]
    return Motion.PASSIVE if said == "passive" else Motion.ACTIVE


def _motions(joint: str, motion: str) -> list[RomNorm]:
    """That joint's motion; without a joint, that of every joint that has it."""
    return [each for each in loader.rom_motions() if each.motion == motion and joint in ("", each.joint)]


def made_strength(parts: Parts) -> Iterable[Part]:
    """A muscle test, where a keyword or the grade itself says that it is one."""
    if "keyword" not in parts and _first(parts, "grade")[1:] == "":
        return  # a figure alone is no grade of strength; 4+ and 4/5 are
    grade = read_strength(_first(parts, "grade"), _first(parts, "pain") == "yes")
    for structure in _tested(parts):
        yield Strength(structure=structure, side=_side(parts), **grade)


def _tested(parts: Parts) -> list[str]:
    """What is tested: a muscle, or a motion of a joint."""
    if "structure" in parts:
        return [] if "motion" in parts or "joint" in parts else [_first(parts, "structure")]
    if "motion" not in parts:
        return []
    found = _motions(_first(parts, "joint"), _first(parts, "motion"))
    return [f"{norm.joint.capitalize()} {norm.motion}" for norm in found]


def made_test(parts: Parts) -> Iterable[Part]:
    """A special test; not done while no result is said."""
    if "test" in parts:
        result = TestResult(_first(parts, "result") or TestResult.NOT_DONE)
        yield SpecialTest(name=_first(parts, "test"), side=_side(parts), result=result)


def made_score(parts: Parts) -> Iterable[Part]:
    """A total that its form can give. Raises Invalid for another."""
    said = TOTAL.fullmatch(_first(parts, "value"))
    if "instrument" not in parts or not said:
        return
    measure, value = instrument(_first(parts, "instrument")), float(said["value"])
    if (said["unit"] or measure.unit) != measure.unit or float(said["most"] or measure.high) != measure.high:
        return  # 22% of a form in points is another figure
    check_score(measure, value)
    yield Score(instrument=measure.id, value=value, version=measure.version)


def made_treatment(parts: Parts) -> Iterable[Part]:
    """A treatment line; its areas in the order in which they were typed."""
    if "technique" not in parts:
        return
    minutes = MINUTES.fullmatch(_first(parts, "minutes"))
    yield Treatment(
        technique=_first(parts, "technique"),
        areas=", ".join(dict.fromkeys(parts.get("area", ()))),
        side=_side(parts),
        pressure=Pressure(_first(parts, "pressure")),
        minutes=int(minutes[1]) if minutes else None,
        position=_first(parts, "position"),
        dose=dose_of(held(_first(parts, "dose"))) or Dose(),
    )


def gives_dose(record: Treatment) -> bool:
    """Whether the technique is given in the figures of this dose; repetitions may come in sets."""
    known = next((each.dose for each in loader.techniques() if each.name == record.technique), "")
    figures = {*known.split(), *(("sets",) if "repetitions" in known else ())}
    given = {name for name, value in msgspec.structs.asdict(record.dose).items() if value is not None}
    return given <= figures


def held(text: str) -> str:
    """A hold without its unit is in seconds: `hold 7 x3`."""
    return _HOLD.sub(r"hold \1 s", text)
