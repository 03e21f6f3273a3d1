"""Red flags and the words for the letter: facts, the client's own words, no diagnosis."""

import pytest

from charting.model.assessment import Assessment
from charting.model.case import Side
from charting.model.findings import RedFlagAnswer, SpecialTest, TestResult
from charting.reference import loader
from charting.reference.charting_rules import load_letter_words
from charting.summaries.safety.refer_out import draft_referral_letter, list_refer_out_reasons
from tests.support.progress_cases import CASE, CLIENT, build_initial_assessment

FLAGS = {flag.id: flag for flag in loader.list_red_flags()}


def assessed(*yes: str, note: str = "", tests: tuple[SpecialTest, ...] = ()) -> Assessment:
    flags = tuple(
        RedFlagAnswer(question=flag.question, present=key in yes, note=note if key in yes else "")
        for key, flag in FLAGS.items()
    )
    return build_initial_assessment(red_flags=flags, tests=tests)


LHERMITTE = SpecialTest(name="Lhermitte sign", result=TestResult.POSITIVE)


def test_nothing_to_say_without_a_yes() -> None:
    negative = SpecialTest(name="Lhermitte sign", result=TestResult.NEGATIVE)
    spurling = SpecialTest(name="Spurling", side=Side.LEFT, result=TestResult.POSITIVE)
    assert draft_referral_letter(assessed(tests=(negative, spurling)), CASE, CLIENT) == ""
    assert list_refer_out_reasons(assessed(tests=(negative, spurling))) == ()


def test_the_letter_says_who_when_what_and_how_urgent() -> None:
    words = draft_referral_letter(assessed("cord", note="drops cups"), CASE, CLIENT)
    assert words == (
        "Thảo Linh Nguyễn, born 14 Mar 1981, came for massage therapy on 24 Oct 2026 with this complaint: Right "
        "shoulder stiff and painful. When asked, the client reported growing weakness, unsteady walking, clumsy hands, "
        "or tingling in both hands or both feet (“drops cups”). I ask for your evaluation today; massage is on hold "
        "until you advise. I make no diagnosis and send you these observations for yours."
    )


def test_a_positive_test_that_asks_for_the_physician_is_named() -> None:
    assert list_refer_out_reasons(assessed(tests=(LHERMITTE,))) == ("Lhermitte sign",)
    words = draft_referral_letter(assessed(tests=(LHERMITTE,)), CASE, CLIENT)
    assert "Lhermitte sign was positive (an electric feeling down the spine" in words
    assert "today" in words


def test_the_most_urgent_request_stands() -> None:
    words = draft_referral_letter(assessed("night_pain", "cauda_equina", "cord"), CASE, CLIENT)
    assert load_letter_words().urgencies["emergency"] in words
    assert load_letter_words().urgencies["today"] not in words


@pytest.mark.parametrize("key", FLAGS)
def test_no_letter_names_a_diagnosis(key: str) -> None:
    words = draft_referral_letter(assessed(key), CASE, CLIENT)
    assert FLAGS[key].letter in words
    assert 2 <= words.count(". ") + 1 <= 5
    for name in (
        "cauda equina",
        "dissection",
        "stenosis",
        "thrombosis",
        "meningitis",
        "aneurysm",
        "arthritis",
    ):
        assert name not in words.lower()


def test_only_what_asks_for_the_physician_first_proposes_to_refer_out() -> None:
    assert list_refer_out_reasons(assessed("inflammatory")) == ()
    assert len(list_refer_out_reasons(assessed("cord", "clot"))) == 2


def test_a_question_that_is_on_the_list_no_more_still_counts() -> None:
    note = build_initial_assessment(red_flags=(RedFlagAnswer(question="Coughing blood?", present=True),))
    assert list_refer_out_reasons(note) == ("Coughing blood?",)
    assert "“Coughing blood?”" in draft_referral_letter(note, CASE, CLIENT)
