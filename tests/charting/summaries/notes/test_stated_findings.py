"""Findings as they were stated, printed as said."""

from typing import Any

from charting.model.assessment import CareKind, Triage
from charting.model.case import Side
from charting.model.dose import Dose
from charting.model.findings import (
    GradeSign,
    Palpation,
    RangeOfMotion,
    RangeWord,
    RelativePain,
    Score,
    SpecialTest,
    Strength,
    TestResult,
)
from charting.model.note import SigningReason
from charting.model.plan import HomeTask
from charting.model.session import Pressure, Treatment
from charting.summaries.measures.measure_readings import find_readings, list_measures
from charting.summaries.notes.finding_text import format_palpation, format_ranges_brief, format_treatment
from charting.summaries.notes.record_text import format_note
from charting.summaries.notes.soap_lines import format_soap_lines
from charting.summaries.progress.report_findings import collect_report_findings
from charting.summaries.progress.treatment_summary import draft_treatment_summary
from charting.summaries.timeline.note_rows import make_assessment_row, make_session_row
from tests.support.progress_cases import (
    RIGHT,
    TODAY,
    build_case_records,
    build_initial_assessment,
    build_session,
)


def lumbar(**stated: Any) -> RangeOfMotion:
    return RangeOfMotion(joint="lumbar", motion="flexion", **stated)


def shoulder(**stated: Any) -> RangeOfMotion:
    return RangeOfMotion(joint="shoulder", motion="abduction", side=RIGHT, **stated)


RANGES = (
    shoulder(degrees=88, pain=True, end_feel="firm"),
    shoulder(percent=75),
    shoulder(centimeters=12),
    shoulder(less_than_other=20),
    shoulder(stated=RangeWord.FULL, pain=True),
    shoulder(stated=RangeWord.NORMAL),
    shoulder(stated=RangeWord.NOT_TESTED),
    shoulder(),
)


def test_the_note_prints_ranges_as_said_and_leaves_out_the_empty_one() -> None:
    said = dict(format_note(build_session(0, ranges=RANGES)))["Range of motion"].splitlines()
    assert [line.partition(": ")[2] for line in said] == [
        "88°, painful, firm",
        "75% of normal",
        "12 cm",
        "20° less than left",
        "full but painful",
        "within normal limits",
        "not tested",
    ]


def test_what_is_recalled_leaves_out_what_was_not_tested() -> None:
    ranges = (lumbar(percent=75), lumbar(stated=RangeWord.NOT_TESTED), lumbar())
    assert format_ranges_brief(ranges) == "flexion 75% of normal"
    assert "flexion full but painful" in make_assessment_row(
        build_initial_assessment(ranges=(RANGES[4],))
    ).detail.replace("abduction", "flexion")


def test_strength_prints_plus_minus_and_pain() -> None:
    note = build_initial_assessment(
        strength=(
            Strength(structure="Deltoid", side=RIGHT, grade=4, sign=GradeSign.PLUS),
            Strength(structure="Biceps", side=RIGHT, grade=4, sign=GradeSign.MINUS, pain=True),
            Strength(structure="Supraspinatus", side=RIGHT, pain=True),
            Strength(structure="Teres minor", side=RIGHT),
        )
    )
    assert dict(format_note(note))["Strength"].splitlines() == [
        "Deltoid R 4+/5",
        "Biceps R 4−/5, painful",
        "Supraspinatus R pain-limited",
    ]


def test_a_test_not_done_and_a_score_not_taken_are_no_findings() -> None:
    note = build_initial_assessment(
        tests=(
            SpecialTest(name="Neer", result=TestResult.NOT_DONE),
            SpecialTest(name="Speed", result=TestResult.NOT_DONE, note="too painful"),
            SpecialTest(name="Apley scratch", result=TestResult.NEGATIVE),
        ),
        scores=(Score(instrument="quickdash"), Score(instrument="ndi", value=10)),
    )
    words = dict(format_note(note))
    assert words["Special tests"].splitlines() == ["Speed: not done, too painful", "Apley scratch: negative"]
    assert words["Scores"] == "NDI 10 (mild disability)"
    assert "QuickDASH" not in make_assessment_row(note).detail
    case = build_case_records(note)
    assert "score:quickdash" not in list_measures(case)


def test_looked_for_and_not_there_is_a_finding() -> None:
    gone = Palpation(structure="Infraspinatus", side=RIGHT, finding="active trigger point", grade=0)
    assert format_palpation(gone) == "Infraspinatus R no active trigger point"
    before = Palpation(structure="Infraspinatus", side=RIGHT, finding="active trigger point", grade=3)
    case = build_case_records(build_session(0, palpation=(before,)), build_session(7, palpation=(gone,)))
    assert collect_report_findings(case, TODAY).lines[0].finding == "no active trigger point (3)"


def test_negatives_and_relative_pain_print_in_s_and_count_as_no_figure() -> None:
    half = RelativePain(words="half as bad", percent=50)
    note = build_session(
        0,
        pain_now=None,
        pain_said=half,
        negatives=("radiation", "numbness"),
        pain_after_said=RelativePain(words="a little better"),
    )
    words = dict(format_note(note))
    assert words["Negatives"] == "No radiation, no numbness."
    assert words["Pain on arrival"] == "said to be half as bad"
    assert words["Pain after"] == "said to be a little better"
    case = build_case_records(note)
    assert find_readings(case, "pain") == ()
    assert find_readings(case, "pain after") == ()
    assert "Pain half as bad" in make_session_row(case, note).detail
    assert dict(format_soap_lines(note))["S"].endswith("No radiation, no numbness.")


def test_the_report_tells_pain_as_said_where_there_is_no_number() -> None:
    half = RelativePain(words="half as bad.")
    numbered = build_session(0, pain_now=5, pain_said=half)
    assert "as said" not in draft_treatment_summary(build_case_records(numbered))
    worded = build_session(7, pain_now=None, pain_said=half)
    said = draft_treatment_summary(build_case_records(numbered, worded))
    assert said.endswith("Pain on 31 Oct against the visit before, as said: half as bad.")


def test_a_number_and_what_was_said_stand_side_by_side() -> None:
    note = build_session(0, pain_now=5, pain_said=RelativePain(words="half as bad"))
    assert dict(format_note(note))["Pain on arrival"] == "5 of 10, said to be half as bad"


def test_the_first_question_and_its_answer_come_first_in_s() -> None:
    note = build_session(0, first_question="Did the stretch hurt?", first_answer="Not once.")
    headings = [heading for heading, _ in format_note(note)]
    assert headings.index("Asked first") < headings.index("Subjective")
    assert dict(format_note(note))["Asked first"] == "Did the stretch hurt?\nNot once."
    assert dict(format_soap_lines(note))["S"].startswith("Did the stretch hurt? Not once.")
    short = build_session(0, first_question="turning in bed", first_answer="Easier.")
    assert dict(format_soap_lines(short))["S"].startswith("Turning in bed: Easier.")
    silent = build_session(0, first_question="Did the stretch hurt?")
    assert dict(format_note(silent))["Asked first"].endswith("not answered")


def test_minutes_and_dose_stand_with_each_technique_and_area() -> None:
    line = Treatment(
        technique="Muscle energy technique", areas="hamstrings", side=Side.LEFT, pressure=Pressure.LIGHT,
        minutes=10, dose=Dose(force=20, hold=7, repetitions=3), response="longer",
    )  # fmt: skip
    said = "Muscle energy technique, hamstrings L, light, 3 ×, hold 7 s, 20% force, 10 min: longer"
    assert format_treatment(line) == said
    note = build_session(0, treatment=(line, Treatment(technique="Friction", areas="calf", minutes=5)))
    assert note.minutes == 15
    assert dict(format_note(note))["Treatment"].splitlines() == [said, "Friction, calf, 5 min"]


def test_the_home_program_prints_figures_and_words() -> None:
    task = HomeTask(name="Pendulum", measured=Dose(sets=2, repetitions=10, per_day=2), dose="gently")
    words = dict(format_note(build_session(0, home_program=(task,))))
    assert words["Home program"] == "Pendulum 2 × 10, 2 × a day, gently (stretch)"


def test_triage_and_reasons_are_part_of_the_whole_note() -> None:
    note = build_initial_assessment(
        triage=Triage(decided=CareKind.BLENDED, reason="also wants to relax", client_goal="garden again"),
        reasons=(SigningReason(about="rule", said="Say how much it hurts.", words="asked by telephone"),),
        referral_words="Please examine.",
    )
    words = dict(format_note(note))
    assert words["Triage"] == "blended: also wants to relax"
    assert words["Client’s own goal"] == "garden again"
    assert words["Reasons kept on signing"] == "Say how much it hurts. asked by telephone"
    assert words["Words for the referral"] == "Please examine."
