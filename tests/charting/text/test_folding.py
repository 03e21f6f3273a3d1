"""A name is found however it was typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charting.text.folding import fold


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("Thảo Nguyễn", "thao nguyen"),
        ("Đặng", "dang"),
        ("Søren Ångström", "soren angstrom"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("O'Brien", "obrien"),
        ("O’Brien", "obrien"),
        ("O´Brien", "obrien"),
        ("Ka‘aihue", "kaaihue"),
        ("Smith-Jones", "smithjones"),
        ("Smith\u2011Jones", "smithjones"),
        ("Weiß", "weiss"),
        ("WEISS", "weiss"),
        ("Þóra Æsa Œuvre", "thora aesa oeuvre"),
        ("İpek Işık", "ipek isik"),
        ("Ťažký", "tazky"),
        ("Γιώργος", "γιωργοσ"),
        ("  Ana \u00a0 María  ", "ana maria"),
        ("(918) 555-0142", "(918) 5550142"),
        ("", ""),
    ],
)
def test_folds(written: str, searched: str) -> None:
    assert fold(written) == searched


def test_composed_and_decomposed_accents_are_the_same_name() -> None:
    assert fold("Nguye\u0302\u0303n") == fold("Nguy\u1ec5n") == "nguyen"


@settings(max_examples=200)
@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(max_examples=100)
@given(st.text(max_size=40))
def test_case_of_typing_does_not_matter(text: str) -> None:
    assert fold(text.casefold()) == fold(text)
