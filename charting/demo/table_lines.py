"""Parses the table lines of the sample files: `|` separates the columns, and an empty column is not charted.

palpation   structure | side | finding | grade | refers to | depth
ranges      joint | motion | side | amount as in quick entry: 38, 75%, 12 cm, full but painful | passive, pain, an end-feel
treatment   technique | areas | side | pressure | minutes | position | dose as in quick entry: 20% hold 7 s × 3
strength    structure | side | grade as in quick entry: 4+, 4-, pain (pain prevented grading) | pain
tests       name | side | result | note
goals       words | measure | baseline | target | unit | by (a day)
home        name | kind | dose in figures, if any | the rest of the dose in words
Sides are R, L, B or nothing.
"""

from charting.demo.context import SampleCalendar
from charting.entry.amounts.doses import parse_dose
from charting.entry.amounts.ranges import parse_range_amount
from charting.entry.amounts.strength_grades import parse_strength
from charting.entry.quick.home_tasks import try_parse_dose
from charting.model.case import Side
from charting.model.dose import Dose
from charting.model.findings import (
    Depth,
    MotionMode,
    Palpation,
    RangeOfMotion,
    SpecialTest,
    Strength,
    TestResult,
)
from charting.model.plan import Goal, HomeKind, HomeTask
from charting.model.session import Pressure, Treatment

SIDES = {"R": Side.RIGHT, "L": Side.LEFT, "B": Side.BOTH, "": Side.NONE}


def split_columns(line: str, count: int) -> list[str]:
    """The line's columns, trimmed and padded to `count`. Raises ValueError if there are more."""
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) > count:
        raise ValueError(f"{line} has more than {count} columns")
    return cells + [""] * (count - len(cells))


def parse_palpation_line(line: str) -> Palpation:
    """A palpation finding."""
    structure, side, finding, grade, refers_to, depth = split_columns(line, 6)
    return Palpation(
        structure=structure,
        side=SIDES[side],
        finding=finding,
        grade=_parse_whole_number(grade),
        refers_to=refers_to,
        depth=Depth(depth),
    )


def parse_range_line(line: str) -> RangeOfMotion:
    """A measured range of motion, active unless the line says passive."""
    joint, motion, side, amount, rest = split_columns(line, 5)
    words = [word.strip() for word in rest.split(",") if word.strip()]
    return RangeOfMotion(
        joint=joint,
        motion=motion,
        side=SIDES[side],
        mode=MotionMode.PASSIVE if "passive" in words else MotionMode.ACTIVE,
        end_feel=", ".join(word for word in words if word not in ("passive", "pain")),
        **parse_range_amount(amount, "pain" in words, side=SIDES[side]),
    )


def parse_treatment_line(line: str, minutes: int | None, response: str) -> Treatment:
    """A treatment line of the case with that visit's response; `minutes` replaces the usual ones if given."""
    technique, areas, side, pressure, usual, position, dose = split_columns(line, 7)
    return Treatment(
        technique=technique,
        areas=areas,
        side=SIDES[side],
        pressure=Pressure(pressure),
        minutes=minutes or _parse_whole_number(usual),
        position=position,
        dose=_parse_dose(dose),
        response=response,
    )


def parse_strength_line(line: str) -> Strength:
    """A muscle strength test."""
    structure, side, grade, pain = split_columns(line, 4)
    return Strength(structure=structure, side=SIDES[side], **parse_strength(grade, pain == "pain"))


def parse_test_line(line: str) -> SpecialTest:
    """An orthopedic test."""
    name, side, result, note = split_columns(line, 4)
    return SpecialTest(name=name, side=SIDES[side], result=TestResult(result), note=note)


def parse_goal_line(line: str, calendar: SampleCalendar) -> Goal:
    """A measurable goal."""
    words, measure, baseline, target, unit, by = split_columns(line, 6)
    return Goal(
        words=words,
        measure=measure,
        baseline=float(baseline) if baseline else None,
        target=float(target),
        unit=unit,
        by=calendar.compute_day(int(by)),
    )


def parse_home_line(line: str) -> HomeTask:
    """A task of the home program."""
    name, kind, dose, words = split_columns(line, 4)
    measured = try_parse_dose(dose)
    dose_words = words if measured else ", ".join(part for part in (dose, words) if part)
    return HomeTask(name=name, kind=HomeKind(kind), measured=measured or Dose(), dose=dose_words)


def _parse_dose(text: str) -> Dose:
    dose = parse_dose(text)
    if dose is None:
        raise ValueError(f"{text} is not a dose in figures")
    return dose


def _parse_whole_number(text: str) -> int | None:
    return int(text) if text else None
