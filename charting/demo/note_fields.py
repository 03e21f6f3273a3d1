"""What a story tells of a note, as the fields of the note."""

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
    """The painful areas, and each finding that has a sign and is there, numbered by its line.

    An area is `front shoulder_front R`; one that radiates goes on, `back buttock L > back calf L`.
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
    return {each.name: each.mark for each in loader.list_palpation_findings()}


Fields = dict[str, Any]


def build_assessment_fields(told: SampleAssessment, red_flags: Sequence[str], days: SampleCalendar) -> Fields:
    """The fields of an assessment; `red_flags` are the ids of the questions asked in this case."""
    return {
        **_build_finding_fields(told),
        "subjective": days.fill_in_dates(told.words),
        "pain": _build_pain(told.pain),
        "posture": told.posture,
        "gait": told.gait,
        "strength": tuple(table_lines.parse_strength_line(line) for line in told.strength),
        "tests": tuple(table_lines.parse_test_line(line) for line in told.tests),
        "vitals": _build_vitals(told.vitals),
        "red_flags": _build_red_flags(red_flags, told.flags),
        "impression": days.fill_in_dates(told.impression),
        "decision": told.decision,
        "decision_reason": told.reason,
        "referral_words": days.fill_in_dates(told.referral_words),
        "triage": told.triage,
    }


def build_plan_fields(told: SamplePlan, treatments: Mapping[str, str], days: SampleCalendar) -> Fields:
    """The fields of a plan; its techniques and areas are those of the case's treatment lines."""
    given = [table_lines.parse_treatment_line(line, None, "") for line in treatments.values()]
    return {
        "goals": tuple(table_lines.parse_goal_line(line, days) for line in told.goals),
        "visits_per_week": told.per_week,
        "weeks": told.weeks,
        "techniques": tuple(dict.fromkeys(each.technique for each in given)),
        "areas": tuple(dict.fromkeys(each.where for each in given if each.areas)),
        "pressure_limit": told.pressure,
        "home_program": tuple(table_lines.parse_home_line(line) for line in told.home),
        "reassess_every": told.reassess,
        "discharge_criteria": told.discharge,
        "stop_criteria": told.stop,
        "outlook": days.fill_in_dates(told.outlook),
        "reason": days.fill_in_dates(told.reason),
    }


def build_session_fields(told: SampleSession, treatments: Mapping[str, str], days: SampleCalendar) -> Fields:
    """The fields of a session note. A draft without treatment has not been asked anything about it yet."""
    now, worst, best, after = told.pain
    treated = bool(told.treatment)
    return {
        **_build_finding_fields(told),
        "first_answer": days.fill_in_dates(told.answer),
        "subjective": days.fill_in_dates(told.s),
        "pain_now": now,
        "pain_worst": worst,
        "pain_best": best,
        "pain_after": after,
        "pain_said": parse_relative_pain(told.said),
        "pain_after_said": parse_relative_pain(told.after_said),
        "response_to_last": told.last,
        "home_program_done": told.home,
        "health_changes": AskedQuestion(asked=True, answer=told.health),
        "observations": told.o,
        "treatment": tuple(_build_treatment(treatments, *each) for each in told.treatment.items()),
        "response": days.fill_in_dates(told.a),
        "adverse_response": AskedQuestion(asked=treated, answer=told.adverse),
        "progress": told.progress,
        "goal_readings": tuple(
            GoalReading(measure=name, value=value) for name, value in told.readings.items()
        ),
        "plan_words": days.fill_in_dates(told.p),
        "check_next": told.check,
    }


def _build_finding_fields(told: SampleFindings) -> Fields:
    palpation = tuple(table_lines.parse_palpation_line(line) for line in told.palpation)
    return {
        "activities": tuple(Activity(name=name, score=score) for name, score in told.activities.items()),
        "palpation": palpation,
        "ranges": tuple(table_lines.parse_range_line(line) for line in told.ranges),
        "scores": tuple(Score(instrument=name, value=value) for name, value in told.scores.items()),
        "marks": build_sample_marks(palpation, told.pain_at),
        "negatives": told.negatives,
    }


def _build_treatment(treatments: Mapping[str, str], name: str, response: str) -> Treatment:
    """`mfr 15` is the line mfr, for 15 minutes that day."""
    key, _, minutes = name.partition(" ")
    return table_lines.parse_treatment_line(treatments[key], int(minutes) if minutes else None, response)


def _build_pain(told: SamplePain) -> Pain:
    now, best, worst, average = told.scores
    return Pain(
        now=now,
        best=best,
        worst=worst,
        average=average,
        qualities=told.qualities,
        frequency=told.frequency,
        radiation=told.radiation,
    )


def _build_vitals(told: tuple[int, int, int] | None) -> Vitals:
    if told is None:
        return Vitals()
    systolic, diastolic, pulse = told
    return Vitals(systolic=systolic, diastolic=diastolic, pulse=pulse)


def _build_red_flags(asked: Sequence[str], present: Mapping[str, str]) -> tuple[RedFlagAnswer, ...]:
    questions = {flag.id: flag.question for flag in loader.list_red_flags()}
    return tuple(
        RedFlagAnswer(question=questions[flag], present=flag in present, note=present.get(flag, ""))
        for flag in asked
    )
