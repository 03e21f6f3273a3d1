"""Short words: which one is meant, and how its fields are filled in."""

import pytest

from charting.model.custom_records import Snippet
from charting.model.findings import AskedQuestion
from charting.model.session import Session, Treatment
from charting.summaries.signing.signing_issues import find_open_blanks
from charting.text.snippets import (
    choose_option,
    expand_snippet,
    find_next_blank,
    find_snippet,
    find_word_before,
    list_open_blanks,
)
from tests.support.sample_clinic import NOON


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (".ltp", "ltp"),
        ("Left side .ltp", "ltp"),
        ("(.ltp", "ltp"),
        ("first line\n.ltp", "ltp"),
        ("Ångström .é1", "é1"),
        ("1.5", ""),
        ("end.ltp", ""),
        (".ltp ", ""),
        ("..ltp", ""),
        (".", ""),
        ("", ""),
    ],
)
def test_the_short_word_before_the_cursor(text: str, word: str) -> None:
    assert find_word_before(text) == word


def test_the_therapists_own_comes_before_the_clinics_and_nobody_elses() -> None:
    everyones = Snippet(short="ltp", text="clinic")
    rosas = Snippet(short="LTP", text="Rosa's", therapist_id="rosa")
    assert find_snippet("ltp", "rosa", (everyones, rosas)) == rosas
    assert find_snippet("Ltp", "tom", (everyones, rosas)) == everyones
    assert find_snippet("ltp", "tom", (rosas,)) is None
    assert find_snippet("lt", "rosa", (everyones, rosas)) is None


def test_fields_are_open_until_they_are_filled_in() -> None:
    assert expand_snippet("{ } is no field") == "{ } is no field"
    text = expand_snippet("{muscle} tender on the { right|left } side; {} and {{x} stay.")
    assert text == "‹muscle› tender on the ‹right|left› side; {} and {‹x› stay."
    assert list_open_blanks(text) == ("muscle", "right|left", "x")
    assert list_open_blanks("Nothing ‹ open › < here >") == (" open ",)


def test_the_next_field_comes_round_to_the_first() -> None:
    text = "‹a› and ‹b›"
    assert find_next_blank(text, 0) == (0, 3)
    assert find_next_blank(text, 3) == (8, 11)
    assert find_next_blank(text, 11) == (0, 3)
    assert find_next_blank("none", 0) is None


def test_a_field_that_was_passed_over_is_found_wherever_it_is() -> None:
    note = Session(
        client_id="c",
        case_id="k",
        therapist_id="t",
        entered_at=NOON,
        starts_at=NOON,
        subjective="‹what› hurts",
        treatment=(Treatment(technique="MFR"), Treatment(technique="TPT", response="‹how› and ‹where›")),
        health_changes=AskedQuestion(asked=True, answer="new ‹drug›"),
    )
    assert list(find_open_blanks(note)) == [
        ("subjective", "what"),
        ("health_changes.answer", "drug"),
        ("treatment.1.response", "how"),
        ("treatment.1.response", "where"),
    ]


@pytest.mark.parametrize(
    ("field", "typed", "chosen"),
    [
        ("‹right|left›", "r", "right"),
        ("‹right|left›", "L", "left"),
        ("‹right|left›", "2", "left"),
        ("‹right|left›", "3", ""),
        ("‹right|rear›", "r", ""),
        ("‹muscle›", "m", ""),
        ("right|left", "r", ""),
        ("‹right|left›", "", ""),
    ],
)
def test_a_key_chooses(field: str, typed: str, chosen: str) -> None:
    assert choose_option(field, typed) == chosen
