"""Table lines of a story as parts of records: columns between bars, an empty one is not charted.

palpation   structure | side | finding | grade | refers to | depth
ranges      joint | motion | side | amount as typed: 38, 75%, 12 cm, full but painful | passive, pain, an end-feel
treatment   technique | areas | side | pressure | minutes | position | dose as it is typed: 20% hold 7 s × 3
strength    structure | side | grade as it is typed: 4+, 4-, pain (that did not let it be graded) | pain
tests       name | side | result | note
goals       words | measure | baseline | target | unit | by (a day)
home        name | kind | dose, in figures where it has some | the rest of it in words
Sides are R, L, B or nothing.
"""

from charting.demo.days import Days
from charting.entry.home_tasks import dose_of
from charting.entry.stated import read_amount, read_dose, read_strength
from charting.model.case import Side
from charting.model.dose import Dose
from charting.model.findings import (
    Depth,
    Motion,
    Palpation,
    RangeOfMotion,
    SpecialTest,
    Strength,
    TestResult,
)
from charting.model.plan import Goal, HomeKind, HomeTask
from charting.model.session import Pressure, Treatment

SIDES = {"R": Side.RIGHT, "L": Side.LEFT, "B": Side.BOTH, "": Side.NONE}


def columns(line: str, count: int) -> list[str]:
    """The line's columns, trimmed, filled up to `count`. Raises ValueError when there are more."""
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) > count:
        raise ValueError(f"{line} has more than {count} columns")
    return cells + [""] * (count - len(cells))


def palpation(line: str) -> Palpation:
    """A palpation finding."""
    structure, side, finding, grade, refers_to, depth = columns(line, 6)
    return Palpation(
        structure=structure,
        side=SIDES[side],
        finding=finding,
        grade=_whole(grade),
        refers_to=refers_to,
        depth=Depth(depth),
    )


def range_of_motion(line: str) -> RangeOfMotion:
    """A measured range: active unless it says passive."""
    joint, motion, side, amount, rest = columns(line, 5)
    words = [word.strip() for word in rest.split(",") if word.strip()]
    return RangeOfMotion(
        joint=joint,
        motion=motion,
        side=SIDES[side],
        mode=Motion.PASSIVE if "passive" in words else Motion.ACTIVE,
        end_feel=", ".join(word for word in words if word not in ("passive", "pain")),
        **read_amount(amount, "pain" in words, side=SIDES[side]),
    )


def treatment(line: str, minutes: int | None, response: str) -> Treatment:
    """A treatment line of the story with that visit's response; `minutes` when they were not the usual ones."""
    technique, areas, side, pressure, usual, position, dose = columns(line, 7)
    return Treatment(
        technique=technique,
        areas=areas,
        side=SIDES[side],
        pressure=Pressure(pressure),
        minutes=minutes or _whole(usual),
        position=position,
        dose=_dose(dose),
        response=response,
    )


def strength(line: str) -> Strength:
    """A muscle test."""
    structure, side, grade, pain = columns(line, 4)
    return Strength(structure=structure, side=SIDES[side], **read_strength(grade, pain == "pain"))


def special_test(line: str) -> SpecialTest:
    """An orthopedic test."""
    name, side, result, note = columns(line, 4)
    return SpecialTest(name=name, side=SIDES[side], result=TestResult(result), note=note)


def goal(line: str, days: Days) -> Goal:
    """A measurable goal."""
    words, measure, baseline, target, unit, by = columns(line, 6)
    return Goal(
        words=words,
        measure=measure,
        baseline=float(baseline) if baseline else None,
        target=float(target),
        unit=unit,
        by=days.day(int(by)),
    )


def home_task(line: str) -> HomeTask:
    """A task of the home program."""
    name, kind, dose, words = columns(line, 4)
    measured = dose_of(dose)
    said = words if measured else ", ".join(part for part in (dose, words) if part)
    return HomeTask(name=name, kind=HomeKind(kind), measured=measured or Dose(), dose=said)


def _dose(text: str) -> Dose:
    dose = read_dose(text)
    if dose is None:
        raise ValueError(f"{text} is no dose in figures")
    return dose


def _whole(text: str) -> int | None:
    return int(text) if text else None
