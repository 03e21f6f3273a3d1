"""Words after the result of a special test are its note, and are sure only where they can be nothing else."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from charting.entry.quick.line_reading import read_line
from charting.entry.quick.phrases import format_phrase
from charting.model.case import Side
from charting.model.findings import SpecialTest, TestResult
from charting.reference import loader

SMALL = {each.typed for each in loader.list_quick_words() if each.kind == "filler"}


@pytest.mark.parametrize(
    ("typed", "filed"),
    [
        ("spurling r + down the arm", "Spurling, right, positive: down the arm"),
        ("spurling r +: arm tingling", "Spurling, right, positive: arm tingling"),
        ("Spurling, right, positive; arm tingling", "Spurling, right, positive: arm tingling"),
        ("slr r + at 45", "Straight leg raise, right, positive: at 45"),
        ("hawkins l +, painful arc", "Hawkins-Kennedy, left, positive: painful arc"),
        ("neer r nd: too sore today", "Neer, right, not done: too sore today"),
    ],
)
def test_words_that_can_only_be_a_note_are_filed_with_the_result(typed: str, filed: str) -> None:
    reading = read_line(typed)[0]
    assert (reading.phrase, reading.certain) == (filed, True)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("spurling r + arm tingling", "Spurling, right, positive: arm tingling"),  # a finding of its own
        ("spurling + r arm tingling", "Spurling, right, positive: arm tingling"),  # whose side is it?
        ("spurling r + r arm tingling", "Spurling, right, positive: r arm tingling"),
        ("spurling +: b", "Spurling, positive: b"),  # the note, as the colon says, or both sides
        ("mcmurray r - click", "McMurray, right, negative: click"),  # or a dash
        ("slr r + 45", "Straight leg raise, right, positive: 45"),
        ("spurling r + inf r tp", "Spurling, right, positive: inf r tp"),
    ],
)
def test_words_that_may_be_more_than_a_note_are_offered(typed: str, first: str) -> None:
    readings = read_line(typed)
    assert readings[0].phrase == first
    assert not any(each.certain for each in readings)


@pytest.mark.parametrize(
    "typed",
    [
        "spurling r neg hawkins r neg",
        "spurling r + l -",
        "spurling r + inf r tp 3",
        "spurling arm tingling",
        "spurling r arm tingling",
        "better r + down the arm",
    ],
)
def test_a_second_finding_never_becomes_words_of_the_first(typed: str) -> None:
    assert read_line(typed) == ()


def is_small(word: str) -> bool:
    """Whether it is a small word or the beginning of one, such as `gr` for grade."""
    return any(small.startswith(word) for small in SMALL)


@given(
    st.sampled_from(loader.list_special_tests()),
    st.sampled_from(Side),
    st.sampled_from(TestResult),
    st.from_regex(r"[a-z]{1,9}( [a-z0-9,'-]{1,8}){0,4}", fullmatch=True),
)
def test_a_test_with_a_note_comes_back_as_itself(
    known: object, side: Side, result: TestResult, note: str
) -> None:
    assume(not all(is_small(word) for word in note.split()))  # small words alone say nothing
    record = SpecialTest(name=known.name, side=side, result=result, note=note)  # type: ignore[attr-defined]
    assert read_line(format_phrase("tests", record))[0].record == record
