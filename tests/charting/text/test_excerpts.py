"""The line around a find: the one with the most of the words, cut between words, each find marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.text.excerpts import LETTERS_AFTER, LETTERS_BEFORE, Excerpt, ExcerptMaker
from charting.text.search_query import SearchQuery

NOTE = (
    "Sleeps better.\n"
    "Tingling down the leg, after a long drive.\n"
    "Trapezius R hypertonicity 2/4\n"
    "Café with O’Brien; x-ray of the “ŁÓDŹ” foot."
)


def marked(found: Excerpt) -> list[str]:
    return [found.line[start:end] for start, end in found.marks]


@pytest.mark.parametrize(
    ("typed", "line", "marks"),
    [
        ("tingling ", 1, ["Tingling"]),
        ("leg tin", 1, ["Tingling", "leg"]),
        ("trap", 2, ["Trapezius"]),
        ("cafe obrien ", 3, ["Café", "O’Brien"]),
        ("lodz ", 3, ["ŁÓDŹ"]),
        ('"x-ray"', 3, ["x", "ray"]),
        ("sleeps long drive ", 1, ["long", "drive"]),
        ("ing", 0, []),
    ],
)
def test_the_line_with_the_most_of_the_words_is_shown_and_they_are_marked(
    typed: str, line: int, marks: list[str]
) -> None:
    found = ExcerptMaker(SearchQuery.from_text(typed)).make_excerpt(NOTE)
    assert found.line == NOTE.split("\n")[line]
    assert marked(found) == marks


def test_a_long_line_is_cut_between_words_around_the_first_find() -> None:
    text = f"{'before ' * 60}cello {'after ' * 60}"
    found = ExcerptMaker(SearchQuery.from_text("cello ")).make_excerpt(text)
    assert found.line.startswith("… before ")
    assert found.line.endswith(" after …")
    assert len(found.line) <= LETTERS_BEFORE + LETTERS_AFTER + 4
    assert marked(found) == ["cello"]


def test_a_word_without_end_is_cut_too() -> None:
    found = ExcerptMaker(SearchQuery.from_text("cello ")).make_excerpt(f"{'x' * 999} cello {'y' * 999}")
    assert marked(found) == ["cello"]
    assert len(found.line) <= LETTERS_BEFORE + LETTERS_AFTER + 4


@given(st.text(), st.text(min_size=1))
def test_of_any_text_the_marks_lie_within_the_line(typed: str, text: str) -> None:
    found = ExcerptMaker(SearchQuery.from_text(typed)).make_excerpt(text)
    assert all(0 <= start < end <= len(found.line) for start, end in found.marks)


def test_excerpts_of_the_same_words_are_the_same() -> None:
    one, other = (ExcerptMaker(SearchQuery.from_text(typed)) for typed in ("Leg  pa", "leg pa"))
    assert one == other
    assert hash(one) == hash(other)
    assert one != ExcerptMaker(SearchQuery.from_text("leg pa "))
