"""What a story tells of a note, as the fields of the note."""

from collections.abc import Mapping, Sequence
from typing import Any

from charting.demo import lines
from charting.demo.days import Days
from charting.demo.marks import marks
from charting.demo.story import Found, ToldAssessment, ToldPain, ToldPlan, ToldSession
from charting.entry.stated import read_relative
from charting.model.assessment import Pain
from charting.model.findings import Activity, Asked, RedFlag, Score, Vitals
from charting.model.session import GoalReading, Treatment
from charting.reference import loader

Fields = dict[str, Any]


def assessment_parts(told: ToldAssessment, red_flags: Sequence[str], days: Days) -> Fields:
    """The fields of an assessment; `red_flags` are the ids of the questions asked in this case."""
    return {
        **_found(told),
        "subjective": days.words(told.words),
        "pain": _pain(told.pain),
        "posture": told.posture,
        "gait": told.gait,
        "strength": tuple(lines.strength(line) for line in told.strength),
        "tests": tuple(lines.special_test(line) for line in told.tests),
        "vitals": _vitals(told.vitals),
        "red_flags": _red_flags(red_flags, told.flags),
        "impression": days.words(told.impression),
        "decision": told.decision,
        "decision_reason": told.reason,
        "referral_words": days.words(told.referral_words),
        "triage": told.triage,
    }


def plan_parts(told: ToldPlan, treatments: Mapping[str, str], days: Days) -> Fields:
    """The fields of a plan; its techniques and areas are those of the case's treatment lines."""
    given = [lines.treatment(line, None, "") for line in treatments.values()]
    return {
        "goals": tuple(lines.goal(line, days) for line in told.goals),
        "visits_per_week": told.per_week,
        "weeks": told.weeks,
        "techniques": tuple(dict.fromkeys(each.technique for each in given)),
        "areas": tuple(dict.fromkeys(each.where for each in given if each.areas)),
        "pressure_limit": told.pressure,
        "home_program": tuple(lines.home_task(line) for line in told.home),
        "reassess_every": told.reassess,
        "discharge_criteria": told.discharge,
        "stop_criteria": told.stop,
        "outlook": days.words(told.outlook),
        "reason": days.words(told.reason),
    }


def session_parts(told: ToldSession, treatments: Mapping[str, str], days: Days) -> Fields:
    """The fields of a session note. A draft without treatment has not been asked anything about it yet."""
    now, worst, best, after = told.pain
    treated = bool(told.treatment)
    return {
        **_found(told),
        "first_answer": days.words(told.answer),
        "subjective": days.words(told.s),
        "pain_now": now,
        "pain_worst": worst,
        "pain_best": best,
        "pain_after": after,
        "pain_said": read_relative(told.said),
        "pain_after_said": read_relative(told.after_said),
        "response_to_last": told.last,
        "home_program_done": told.home,
        "health_changes": Asked(asked=True, answer=told.health),
        "observations": told.o,
        "treatment": tuple(_treatment(treatments, *each) for each in told.treatment.items()),
        "response": days.words(told.a),
        "adverse_response": Asked(asked=treated, answer=told.adverse),
        "progress": told.progress,
        "goal_readings": tuple(
            GoalReading(measure=name, value=value) for name, value in told.readings.items()
        ),
        "plan_words": days.words(told.p),
        "check_next": told.check,
    }


def _found(told: Found) -> Fields:
    palpation = tuple(lines.palpation(line) for line in told.palpation)
    return {
        "activities": tuple(Activity(name=name, score=score) for name, score in told.activities.items()),
        "palpation": palpation,
        "ranges": tuple(lines.range_of_motion(line) for line in told.ranges),
        "scores": tuple(Score(instrument=name, value=value) for name, value in told.scores.items()),
        "marks": marks(palpation, told.pain_at),
        "negatives": told.negatives,
    }


def _treatment(treatments: Mapping[str, str], name: str, response: str) -> Treatment:
    """`mfr 15` is the line mfr, for 15 minutes that day."""
    key, _, minutes = name.partition(" ")
    return lines.treatment(treatments[key], int(minutes) if minutes else None, response)


def _pain(told: ToldPain) -> Pain:
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


def _vitals(told: tuple[int, int, int] | None) -> Vitals:
    if told is None:
        return Vitals()
    systolic, diastolic, pulse = told
    return Vitals(systolic=systolic, diastolic=diastolic, pulse=pulse)


def _red_flags(asked: Sequence[str], present: Mapping[str, str]) -> tuple[RedFlag, ...]:
    questions = {flag.id: flag.question for flag in loader.red_flags()}
    return tuple(
        RedFlag(question=questions[flag], present=flag in present, note=present.get(flag, ""))
        for flag in asked
    )
