"""Turns the sample data of a note into the fields of the record."""

from collections.abc import Mapping, Sequence
from typing import Any

from charting.demo import table_lines
from charting.demo.context import SampleCalendar
from charting.demo.schema import SampleAssessment, SampleFindings, SamplePain, SamplePlan, SampleSession
from charting.demo.table_lines import SIDES
from charting.drawing.body.body_regions import find_region_point, find_structure_point
from charting.entry.amounts.symptoms import parse_relative_pain
from charting.model.assessment import Pain
from charting.model.body_mark import Mark, MarkKind, Spot, View
from charting.model.case import Side
from charting.model.findings import Activity, AskedQuestion, Palpation, RedFlagAnswer, Score, Vitals
from charting.model.session import GoalReading, Treatment
from charting.reference import loader
from charting.reference.custom_data import cache_by_vocabulary


def build_sample_marks(findings: Sequence[Palpation], pain_at: Sequence[str]) -> tuple[Mark, ...]:
    """The marks of painful areas, and of each palpation finding that is present and has a symbol, numbered by its row.

    An area is written `front shoulder_front R`, and radiating pain as a path: `back buttock L > back calf L`.
    """
    painful = [_build_pain_mark(place) for place in pain_at]
    numbered = [
        mark for number, finding in enumerate(findings, 1) for mark in _build_finding_marks(finding, number)
    ]
    return (*painful, *numbered)


def _build_pain_mark(places: str) -> Mark:
    start, *path = (_parse_spot(place) for place in places.split(" > "))
    return Mark(view=start.view, x=start.x, y=start.y, kind=MarkKind.PAIN, path=tuple(path))


def _parse_spot(place: str) -> Spot:
    view, region, *side = place.split()
    point = find_region_point(region, SIDES["".join(side)], View(view))
    if point is None:
        raise ValueError(f"the figure has no {place}")
    return Spot(view=View(view), x=round(point[0], 4), y=round(point[1], 4))


def _build_finding_marks(finding: Palpation, number: int) -> list[Mark]:
    kind = _map_mark_kinds()[finding.finding]
    if kind is None or finding.grade == 0:
        return []
    sides = (Side.RIGHT, Side.LEFT) if finding.side is Side.BOTH else (finding.side,)
    return [_build_structure_mark(finding.structure, side, kind, number) for side in sides]


def _build_structure_mark(structure: str, side: Side, kind: MarkKind, number: int) -> Mark:
    place = find_structure_point(structure, side)
    if place is None:
        raise ValueError(f"the figure has no {side} {structure}")
    view, x, y = place
    return Mark(view=view, x=round(x, 4), y=round(y, 4), kind=kind, number=number)


@cache_by_vocabulary
def _map_mark_kinds() -> dict[str, MarkKind | None]:
    return {finding.name: finding.mark for finding in loader.list_palpation_findings()}


Fields = dict[str, Any]


def build_assessment_fields(
    sample: SampleAssessment, red_flags: Sequence[str], calendar: SampleCalendar
) -> Fields:
    """The fields of an assessment; `red_flags` are the ids of the red flag questions asked in this case."""
    return {
        **_build_finding_fields(sample),
        "subjective": calendar.fill_in_dates(sample.words),
        "pain": _build_pain(sample.pain),
        "posture": sample.posture,
        "gait": sample.gait,
        "strength": tuple(table_lines.parse_strength_line(line) for line in sample.strength),
        "tests": tuple(table_lines.parse_test_line(line) for line in sample.tests),
        "vitals": _build_vitals(sample.vitals),
        "red_flags": _build_red_flags(red_flags, sample.flags),
        "impression": calendar.fill_in_dates(sample.impression),
        "decision": sample.decision,
        "decision_reason": sample.reason,
        "referral_words": calendar.fill_in_dates(sample.referral_words),
        "triage": sample.triage,
    }


def build_plan_fields(sample: SamplePlan, treatments: Mapping[str, str], calendar: SampleCalendar) -> Fields:
    """The fields of a plan; its techniques and areas come from the case's treatment lines."""
    planned = [table_lines.parse_treatment_line(line, None, "") for line in treatments.values()]
    return {
        "goals": tuple(table_lines.parse_goal_line(line, calendar) for line in sample.goals),
        "visits_per_week": sample.per_week,
        "weeks": sample.weeks,
        "techniques": tuple(dict.fromkeys(treatment.technique for treatment in planned)),
        "areas": tuple(dict.fromkeys(treatment.where for treatment in planned if treatment.areas)),
        "pressure_limit": sample.pressure,
        "home_program": tuple(table_lines.parse_home_line(line) for line in sample.home),
        "reassess_every": sample.reassess,
        "discharge_criteria": sample.discharge,
        "stop_criteria": sample.stop,
        "outlook": calendar.fill_in_dates(sample.outlook),
        "reason": calendar.fill_in_dates(sample.reason),
    }


def build_session_fields(
    sample: SampleSession, treatments: Mapping[str, str], calendar: SampleCalendar
) -> Fields:
    """The fields of a session note. In a draft without treatment the adverse response was not asked about yet."""
    now, worst, best, after = sample.pain
    treated = bool(sample.treatment)
    return {
        **_build_finding_fields(sample),
        "first_answer": calendar.fill_in_dates(sample.answer),
        "subjective": calendar.fill_in_dates(sample.s),
        "pain_now": now,
        "pain_worst": worst,
        "pain_best": best,
        "pain_after": after,
        "pain_said": parse_relative_pain(sample.said),
        "pain_after_said": parse_relative_pain(sample.after_said),
        "response_to_last": sample.last,
        "home_program_done": sample.home,
        "health_changes": AskedQuestion(asked=True, answer=sample.health),
        "observations": sample.o,
        "treatment": tuple(
            _build_treatment(treatments, name, response) for name, response in sample.treatment.items()
        ),
        "response": calendar.fill_in_dates(sample.a),
        "adverse_response": AskedQuestion(asked=treated, answer=sample.adverse),
        "progress": sample.progress,
        "goal_readings": tuple(
            GoalReading(measure=name, value=value) for name, value in sample.readings.items()
        ),
        "plan_words": calendar.fill_in_dates(sample.p),
        "check_next": sample.check,
    }


def _build_finding_fields(sample: SampleFindings) -> Fields:
    palpation = tuple(table_lines.parse_palpation_line(line) for line in sample.palpation)
    return {
        "activities": tuple(Activity(name=name, score=score) for name, score in sample.activities.items()),
        "palpation": palpation,
        "ranges": tuple(table_lines.parse_range_line(line) for line in sample.ranges),
        "scores": tuple(Score(instrument=name, value=value) for name, value in sample.scores.items()),
        "marks": build_sample_marks(palpation, sample.pain_at),
        "negatives": sample.negatives,
    }


def _build_treatment(treatments: Mapping[str, str], name: str, response: str) -> Treatment:
    """The name `mfr 15` means the line `mfr`, for 15 minutes that day."""
    key, _, minutes = name.partition(" ")
    return table_lines.parse_treatment_line(treatments[key], int(minutes) if minutes else None, response)


def _build_pain(sample: SamplePain) -> Pain:
    now, best, worst, average = sample.scores
    return Pain(
        now=now,
        best=best,
        worst=worst,
        average=average,
        qualities=sample.qualities,
        frequency=sample.frequency,
        radiation=sample.radiation,
    )


def _build_vitals(sample: tuple[int, int, int] | None) -> Vitals:
    if sample is None:
        return Vitals()
    systolic, diastolic, pulse = sample
    return Vitals(systolic=systolic, diastolic=diastolic, pulse=pulse)


def _build_red_flags(asked: Sequence[str], present: Mapping[str, str]) -> tuple[RedFlagAnswer, ...]:
    questions = {flag.id: flag.question for flag in loader.list_red_flags()}
    return tuple(
        RedFlagAnswer(question=questions[flag], present=flag in present, note=present.get(flag, ""))
        for flag in asked
    )
