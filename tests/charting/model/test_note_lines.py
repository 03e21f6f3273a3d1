"""What a template proposed and nobody filled vanishes on signing; what a person typed never does."""

from charting.model.assessment import Assessment, Decision, Pain
from charting.model.body_mark import Mark, View
from charting.model.case import Side
from charting.model.dose import Dose
from charting.model.findings import (
    Palpation,
    RangeOfMotion,
    RangeWord,
    RedFlagAnswer,
    Score,
    SpecialTest,
    Strength,
    TestResult,
)
from charting.model.note import NoteKind, remove_unfilled_lines, sign_draft
from charting.model.note_line import Origin
from charting.model.plan import Plan
from charting.model.report import Report
from charting.model.session import Session
from tests.support.sample_clinic import NOON

PROPOSED = Origin.TEMPLATE


def an_assessment(**changes: object) -> Assessment:
    plain = Assessment(
        client_id="c",
        case_id="k",
        therapist_id="t",
        entered_at=NOON,
        happened_at=NOON,
        pain=Pain(now=4),
        red_flags=(RedFlagAnswer(question="Night pain?"),),
        impression="i",
        decision=Decision.TREAT,
    )
    return plain.with_changes(**changes)


def a_mark(number: int | None) -> Mark:
    return Mark(view=View.BACK, x=0.5, y=0.5, number=number)


def test_unfilled_lines_of_a_template_vanish_on_signing_and_the_filled_are_the_therapists() -> None:
    signed = sign_draft(
        an_assessment(
            ranges=(
                RangeOfMotion(joint="shoulder", motion="flexion", origin=PROPOSED),
                RangeOfMotion(
                    joint="shoulder", motion="abduction", stated=RangeWord.NOT_TESTED, origin=PROPOSED
                ),
            ),
            tests=(SpecialTest(name="Spurling", result=TestResult.NOT_DONE, origin=PROPOSED),),
            strength=(Strength(structure="Deltoid", origin=PROPOSED), Strength(structure="Biceps", grade=0)),
            scores=(Score(instrument="ndi", origin=PROPOSED), Score(instrument="odi", answers=(None, 2.0))),
        ),
        "Rosa",
        NOON,
    )
    assert [(each.motion, each.origin) for each in signed.ranges] == [("abduction", Origin.TYPED)]
    assert signed.tests == ()
    assert [each.structure for each in signed.strength] == ["Biceps"]
    assert [each.instrument for each in signed.scores] == ["odi"]


def test_what_a_person_typed_stays_even_without_a_figure() -> None:
    typed = an_assessment(palpation=(Palpation(structure="Infraspinatus"),))
    assert remove_unfilled_lines(typed).palpation == typed.palpation


def test_marks_keep_to_their_findings() -> None:
    note = an_assessment(
        palpation=(
            Palpation(structure="Scalenes", origin=PROPOSED),
            Palpation(structure="Infraspinatus", grade=3),
            Palpation(structure="Deltoid", origin=PROPOSED),
            Palpation(structure="Teres minor", grade=0, origin=PROPOSED),
        ),
        marks=(a_mark(2), a_mark(4), a_mark(3), a_mark(None)),
    )
    kept = remove_unfilled_lines(note)
    assert [each.structure for each in kept.palpation] == ["Infraspinatus", "Teres minor"]
    assert [mark.number for mark in kept.marks] == [1, 2, None]


def test_a_dose_reads_as_the_client_is_told_it() -> None:
    assert Dose(sets=3, repetitions=10, hold=30, per_day=2).words == "3 × 10, hold 30 s, 2 × a day"
    assert Dose(force=20, hold=7, repetitions=3).words == "3 ×, hold 7 s, 20% force"
    assert (Dose(sets=1).words, Dose(sets=2).words, Dose().words) == ("1 set", "2 sets", "")


def test_a_note_with_nothing_to_take_away_is_the_same_note() -> None:
    typed = an_assessment(palpation=(Palpation(structure="Soleus"),), marks=(a_mark(1),))
    assert remove_unfilled_lines(typed) is typed


def test_a_mark_whose_finding_is_gone_goes_with_it_though_all_lines_are_typed() -> None:
    typed = an_assessment(palpation=(Palpation(structure="Soleus"),), marks=(a_mark(1), a_mark(2)))
    assert [mark.number for mark in remove_unfilled_lines(typed).marks] == [1]


def test_every_line_says_what_it_is_about() -> None:
    """A carried one that came with an import is named at signing, whatever table it stands in."""
    lines = {
        RangeOfMotion(joint="shoulder", motion="flexion", side=Side.RIGHT): "shoulder flexion right",
        Strength(structure="Deltoid", side=Side.LEFT): "strength Deltoid left",
        Palpation(structure="Infraspinatus"): "Infraspinatus",
        SpecialTest(name="Neer", side=Side.RIGHT): "Neer right",
        Score(instrument="ndi"): "ndi",
    }
    assert {line: line.about for line in lines} == lines


def test_the_codes_of_what_can_be_signed_stand_in_files_and_never_change() -> None:
    assert [kind.value for kind in NoteKind] == ["session", "assessment", "plan", "report"]
    kinds = (Session.note_kind, Assessment.note_kind, Plan.note_kind, Report.note_kind)
    assert kinds == tuple(NoteKind)
