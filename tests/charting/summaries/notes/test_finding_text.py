"""Notes in words."""

from datetime import date

import pytest

from charting.model.assessment import Pain
from charting.model.case import Side
from charting.model.findings import AskedQuestion, Palpation, Score, SpecialTest, Strength, TestResult
from charting.model.plan import Goal, HomeTask
from charting.model.session import GoalReading, Pressure, Treatment
from charting.summaries.notes.finding_text import format_ranges_brief, format_treatment
from charting.summaries.notes.record_text import format_note
from charting.summaries.notes.soap_lines import format_soap_lines
from charting.text.wording import (
    format_count,
    format_day,
    format_relative_day,
    join_with_and,
    shorten_text,
)
from tests.support.low_back_case import count_days
from tests.support.progress_cases import (
    FIRST,
    build_initial_assessment,
    build_plan,
    build_range,
    build_reach,
    build_session,
)

LINE = Treatment(
    technique="Myofascial release", areas="pectoralis minor", side=Side.RIGHT, pressure=Pressure.LIGHT, minutes=20,
    position="supine", response="softened",
)  # fmt: skip


def test_the_last_session_in_four_lines() -> None:
    note = build_session(
        0, pain_now=6, pain_worst=8, subjective="woken nightly lying on right side", ranges=(build_range("flexion", 105),),
        treatment=(LINE,), pain_after=4, response="tolerated light pressure well",
        home_program=(HomeTask(name="Pendulum", dose="daily"),), check_next="overhead reach",
    )  # fmt: skip
    assert format_soap_lines(note) == (
        ("S", "Pain 6, worst 8. Woken nightly lying on right side."),
        ("O", "Flexion 105°. Myofascial release pectoralis minor R."),
        ("A", "6 → 4. Tolerated light pressure well."),
        ("P", "Pendulum daily. Check overhead reach."),
    )


def test_the_measures_of_the_last_session_are_recalled() -> None:
    note = build_session(0, scores=(Score(instrument="groc", value=3),), treatment=(LINE,))
    assert dict(format_soap_lines(note))["O"] == "GROC +3. Myofascial release pectoralis minor R."


def test_what_was_not_charted_is_left_out() -> None:
    assert format_soap_lines(build_session(0, subjective="", treatment=())) == ()
    assert format_soap_lines(build_session(0, subjective="Fine!", treatment=(), pain_after=2)) == (
        ("S", "Fine!"),
        ("A", "Pain after 2."),
    )


def test_an_adverse_response_is_never_left_out() -> None:
    note = build_session(0, adverse_response=AskedQuestion(asked=True, answer="dizzy for an hour"))
    assert dict(format_soap_lines(note))["A"] == "Adverse response: dizzy for an hour."
    assert dict(format_note(note))["Adverse response"] == "dizzy for an hour"


def test_a_motion_measured_on_both_sides_says_which() -> None:
    both = (
        build_range("rotation", 66),
        build_range("rotation", 64, Side.LEFT),
        build_range("flexion", 150),
    )
    assert format_ranges_brief(both) == "rotation R 66°, rotation L 64°, flexion 150°"


def test_a_treatment_line() -> None:
    assert format_treatment(LINE) == "Myofascial release, pectoralis minor R, light, 20 min, supine: softened"
    assert format_treatment(Treatment(technique="Cupping")) == "Cupping"


def test_the_whole_session_in_words() -> None:
    note = build_session(
        0, pain_now=0, activities=build_reach(None), ranges=(build_range("flexion", 128),), treatment=(LINE,),
        goal_readings=(GoalReading(measure="other:nights slept", value=4),), next_visit=FIRST.replace(day=31),
    )  # fmt: skip
    words = dict(format_note(note))
    assert words["Pain on arrival"] == "0 of 10"
    assert "Pain after" not in words
    assert words["Function (PSFS, 0 unable, 10 as before)"] == "Reach top shelf: not scored"
    assert words["Range of motion"] == "Active flexion, right shoulder: 128°"
    assert words["Goals"] == "Nights slept: 4"
    assert words["Next visit"] == "Sat 31 Oct 2026 10:00"
    assert words["Changes in health"] == "none reported"


def test_the_whole_assessment_in_words() -> None:
    note = build_initial_assessment(
        pain=Pain(now=8, best=3, worst=9, qualities=("aching", "sharp")),
        strength=(Strength(structure="Supraspinatus", side=Side.RIGHT, grade=4, pain=True),),
        tests=(SpecialTest(name="Neer", side=Side.RIGHT, result=TestResult.POSITIVE, note="at 90°"),),
        palpation=(Palpation(structure="Infraspinatus", side=Side.RIGHT, finding="Active trigger point", grade=4, refers_to="deltoid"),),
    )  # fmt: skip
    words = dict(format_note(note))
    assert words["Pain quality"] == "aching, sharp"
    assert words["Strength"] == "Supraspinatus R 4/5, painful"
    assert words["Special tests"] == "Neer R: positive, at 90°"
    assert words["Palpation"] == "Infraspinatus R Active trigger point 4/4 refers to deltoid"
    assert words["Scores"] == "QuickDASH 61.4"
    assert words["Red flags"] == "Fever? No"
    assert words["Decision"] == "treat"


def test_the_whole_plan_in_words() -> None:
    goal = Goal(
        words="Flexion",
        measure="range:shoulder:flexion:right",
        baseline=105,
        target=150,
        by=date(2026, 12, 12),
    )
    words = dict(format_note(build_plan(goals=(goal,))))
    assert words["Goals"] == "Flexion: Active flexion, right shoulder 105° to 150° by 12 Dec 2026"
    assert words["Frequency"] == "weekly × 9"
    assert words["Home program"] == "Pendulum 2 × 10 daily (stretch)\nCross-body stretch (stretch)"
    assert words["Reassess"] == "every 5 visits"


@pytest.mark.parametrize(
    ("measure", "unit", "figures"),
    [
        ("range:shoulder:flexion:right", "°", "Active flexion, right shoulder 105° to 150°"),
        ("other:nights slept", "nights", "Nights slept 105 to 150 nights"),
    ],
)
def test_a_unit_is_said_once(measure: str, unit: str, figures: str) -> None:
    goal = Goal(words="Goal", measure=measure, baseline=105, target=150, unit=unit, by=date(2026, 12, 12))
    assert dict(format_note(build_plan(goals=(goal,))))["Goals"] == f"Goal: {figures} by 12 Dec 2026"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "today"), (1, "tomorrow"), (7, "in 7 days"), (14, "in 14 days"), (15, "8 Nov"),
        (-1, "yesterday"), (-14, "14 days ago"), (-15, "9 Oct"),
    ],
)  # fmt: skip
def test_how_far_a_day_is(number: int, words: str) -> None:
    assert format_relative_day(count_days(number), count_days(0)) == words


def test_small_words() -> None:
    assert format_day(date(2025, 10, 24), count_days(0)) == "24 Oct 2025"
    assert (format_count(1, "visit"), format_count(0, "visit"), format_count(2, "history", "histories")) == (
        "1 visit",
        "0 visits",
        "2 histories",
    )
    assert (join_with_and([]), join_with_and(["a"]), join_with_and(["a", "b", "c"])) == (
        "",
        "a",
        "a, b and c",
    )


def test_a_long_text_is_cut_between_words() -> None:
    assert shorten_text("short  and\nplain") == "short and plain"
    assert shorten_text("one two three", 9) == "one two…"
    assert len(shorten_text("x" * 200_000)) <= 121
