"""What is typed to find notes, as it is understood; nothing that can be typed is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.text.folding import fold_words
from charting.text.search_query import MAX_LENGTH, MAX_WORDS, SearchQuery


@pytest.mark.parametrize(
    ("typed", "phrases", "begun"),
    [
        ("tingling dri", (("tingling",), ("dri",)), True),
        ("tingling driving ", (("tingling",), ("driving",)), False),
        ('"down the leg"', (("down", "the", "leg"),), False),
        ("“down the leg” heel", (("down", "the", "leg"), ("heel",)), True),
        ('pain "down the l', (("pain",), ("down", "the")), False),
        ('pain "down the le', (("pain",), ("down", "the", "le")), True),
        ("Café d’O’Brien", (("cafe",), ("dobrien",)), True),
        ("x-ray L4–5 ", (("x", "ray"), ("l4", "5")), False),
        ("5/10 ", (("5", "10"),), False),
        ("t", (), False),
        ("leg t", (("leg",),), False),
        ("vitamin d ", (("vitamin",), ("d",)), False),
        ('col* OR (a NEAR b) ^ -"" {x}: ', (("col",), ("or",), ("a",), ("near",), ("b",), ("x",)), False),
        ("  ,.;*  ", (), False),
        ("", (), False),
    ],
)
def test_what_was_typed_is_words_phrases_and_a_beginning(
    typed: str, phrases: tuple[tuple[str, ...], ...], *, begun: bool
) -> None:
    assert SearchQuery.from_text(typed) == SearchQuery(phrases, begun)


def test_of_a_whole_page_pasted_the_first_words_count() -> None:
    wanted = SearchQuery.from_text("shoulder " * MAX_LENGTH)
    assert len(wanted.phrases) == MAX_WORDS
    assert not wanted.begun


@given(st.text())
def test_anything_typed_is_words_that_are_folded(typed: str) -> None:
    wanted = SearchQuery.from_text(typed)
    assert all(fold_words(word) == [word] for phrase in wanted.phrases for word in phrase)
    assert wanted.begun <= bool(wanted.phrases)


@given(st.text())
def test_words_of_words_are_the_same_words(text: str) -> None:
    assert fold_words(" ".join(fold_words(text))) == fold_words(text)


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_the_way_for_plain_letters_finds_the_same_words(text: str) -> None:
    """Behind a letter that is not plain, which is cut off again, the other way is taken."""
    assert fold_words(f"{text} ж") == [*fold_words(text), "ж"]


def test_a_text_has_all_of_it_or_not() -> None:
    plain = " tingling down the leg after driving "
    held = ("tingling driv", "leg down ", '"down the leg"', '"down the l', "driving tingling ")
    assert [typed for typed in held if not SearchQuery.from_text(typed).is_found_in(plain)] == []
    missed = ("tingl ", '"the down"', '"tingling leg"', "driving cello", "riving")
    assert [typed for typed in missed if SearchQuery.from_text(typed).is_found_in(plain)] == []
