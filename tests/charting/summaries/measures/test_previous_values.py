"""What stands beside an entry: the last value, the change and the norm, and only where they can be compared."""

from datetime import date, timedelta
from typing import Any

import pytest

from charting.entry.quick.line_reading import LineReading, read_line
from charting.entry.quick.note_values import NoteValue
from charting.model.assessment import Pain
from charting.model.case import Side
from charting.model.findings import (
    Activity,
    GradeSign,
    Palpation,
    RangeOfMotion,
    Score,
    SpecialTest,
    Strength,
    TestResult,
)
from charting.model.note import NoteStatus
from charting.model.plan import Goal
from charting.model.session import GoalReading, Pressure, Treatment
from charting.summaries.measures.previous_values import (
    PreviousValues,
    collect_previous_values,
    describe_previous_value,
)
from tests.support.progress_cases import (
    FIRST,
    build_case_records,
    build_initial_assessment,
    build_plan,
    build_session,
)

RIGHT = Side.RIGHT
LATER = FIRST + timedelta(days=30)
DRAFT = {"status": NoteStatus.DRAFT, "signed_at": None, "signed_by": ""}


def a_range(motion: str, side: Side = RIGHT, joint: str = "shoulder", **amount: Any) -> RangeOfMotion:
    return RangeOfMotion(joint=joint, motion=motion, side=side, **amount)


def trigger_point(grade: int) -> Palpation:
    return Palpation(structure="Infraspinatus", side=RIGHT, finding="Active trigger point", grade=grade)


ASSESSED = build_initial_assessment(
    pain=Pain(now=9, average=6),
    palpation=(),
    ranges=(a_range("flexion", percent=75), a_range("opening", Side.NONE, "temporomandibular", degrees=30)),
    strength=(Strength(structure="Infraspinatus", side=RIGHT, grade=4, sign=GradeSign.MINUS),),
    tests=(
        SpecialTest(name="Hawkins-Kennedy", side=RIGHT, result=TestResult.POSITIVE),
        SpecialTest(name="Neer", side=RIGHT, result=TestResult.NOT_DONE),
    ),
    scores=(Score(instrument="quickdash", value=70),),
)
TREATED = build_session(
    7,
    pain_now=7,
    pain_after=None,
    activities=(Activity(name="Reach top shelf", score=3), Activity(name="Sleep")),
    palpation=(trigger_point(4), Palpation(structure="Scalenes", side=RIGHT, finding="Guarding", grade=3)),
    ranges=(a_range("external rotation", degrees=30),),
    scores=(Score(instrument="quickdash", value=61.4),),
    treatment=(
        Treatment(
            technique="Myofascial release",
            areas="Pectoralis minor",
            side=RIGHT,
            pressure=Pressure.LIGHT,
            minutes=15,
        ),
    ),
)


@pytest.fixture
def before() -> PreviousValues:
    return collect_previous_values(build_case_records(ASSESSED, TREATED), LATER)


def said(before: PreviousValues, typed: str, activities: tuple[Any, ...] = ()) -> str:
    return describe_previous_value(read_line(typed, activities=activities)[0], before, activities)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("inf r tp 3", "was 4, −1"),
        ("inf r tp 4", "was 4, same"),
        ("inf l tp 3", ""),
        ("sca r 2", "was 3, −1"),
        ("rom sh er r 38", "was 30°, +8°, norm 90°"),
        ("rom sh er l 38", "norm 90°"),
        ("rom sh er r 75%", "was 30°"),
        ("rom sh fl r 80%", "was 75% of normal, +5%"),
        ("rom sh fl r 120", "was 75% of normal, norm 180°"),
        ("tmj open 35", "was 30 mm, +5 mm"),
        ("str inf r 4+", "was 4−/5"),
        ("hawkins r neg", "was positive"),
        ("neer r neg", ""),
        ("quickdash 43.2", "was 61.4, −18.2"),
        ("mfr pec min r 20", "last time 15 min light"),
        ("mfr pec min l 20", ""),
        ("np 5", "was 7, −2"),
        ("pain average 5", "was 6, −1"),
        ("pa 3", ""),
        ("better", ""),
    ],
)
def test_beside_an_entry_stand_the_last_value_the_change_and_the_norm(
    before: PreviousValues, typed: str, words: str
) -> None:
    assert said(before, typed) == words


def test_scores_of_activities_are_told_by_name(before: PreviousValues) -> None:
    named = ("Reach top shelf", "Sleep")
    assert said(before, "psfs 5 4", named) == "Reach top shelf was 3, Sleep"
    assert (
        describe_previous_value(
            LineReading("activities", Activity(name="reach top shelf", score=5), "", certain=True), before
        )
        == "was 3, +2"
    )
    assert (
        describe_previous_value(
            LineReading("activities", Activity(name="Sleep", score=5), "", certain=True), before
        )
        == ""
    )


def test_beside_a_goals_figure_stand_the_last_one_and_the_target() -> None:
    goal = Goal(
        words="Sleep", measure="other:nights slept", baseline=1, target=6, unit="nights", by=date(2026, 12, 1)
    )
    read = build_session(7, goal_readings=(GoalReading(measure="other:nights slept", value=3.5),))
    typed = read_line("nights slept 4", goals=("nights slept",))[0]
    assert (
        describe_previous_value(
            typed, collect_previous_values(build_case_records(build_plan(goals=(goal,))), LATER)
        )
        == "was 1, +3, target 6"
    )
    assert (
        describe_previous_value(
            typed, collect_previous_values(build_case_records(read, build_plan(goals=(goal,))), LATER)
        )
        == "was 3.5, +0.5, target 6"
    )
    assert (
        describe_previous_value(typed, collect_previous_values(build_case_records(read), LATER))
        == "was 3.5, +0.5"
    )
    assert describe_previous_value(typed, PreviousValues()) == ""


def test_a_grade_that_was_not_given_says_only_what_it_was(before: PreviousValues) -> None:
    assert said(before, "inf r tp") == "was 4"
    assert (
        describe_previous_value(LineReading("ranges", a_range("external rotation"), "", certain=True), before)
        == "was 30°, norm 90°"
    )


def test_the_newest_signed_note_counts_and_no_draft() -> None:
    case = build_case_records(
        build_session(0, pain_now=8), build_session(7, pain_now=6), build_session(14, pain_now=2, **DRAFT)
    )
    assert said(collect_previous_values(case, LATER), "np 5") == "was 6, −1"
    assert said(collect_previous_values(case, FIRST + timedelta(days=3)), "np 5") == "was 8, −3"


def test_the_best_pain_and_the_pain_after_of_a_session_are_compared() -> None:
    before = collect_previous_values(build_case_records(build_session(7, pain_best=2, pain_after=3)), LATER)
    assert said(before, "pa 2") == "was 3, −1"
    assert said(before, "pain best 4") == "was 2, +2"


def test_the_first_of_two_lines_of_a_note_counts() -> None:
    twice = build_session(0, ranges=(a_range("flexion", degrees=100), a_range("flexion", degrees=140)))
    assert (
        said(collect_previous_values(build_case_records(twice), LATER), "rom sh fl r 120")
        == "was 100°, +20°, norm 180°"
    )


def test_without_notes_there_is_nothing_but_the_norm() -> None:
    assert said(PreviousValues(), "rom sh er r 38") == "norm 90°"
    assert (
        describe_previous_value(
            LineReading("value", NoteValue(what="pain now", value=3), "", certain=True), PreviousValues()
        )
        == ""
    )
