"""Codes: the common ones agree with the full index, and both are found as therapists type."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charting.reference import icd10 as codes
from charting.reference.icd10 import find_icd10, list_common_icd10, search_icd10


def found(text: str, limit: int = 30) -> list[str]:
    return [entry.code for entry in search_icd10(text, limit)]


def test_the_common_codes_agree_with_the_full_index() -> None:
    full = {code: (billable == "1", description) for code, billable, description in codes._load_index_rows()}
    wrong = [e for e in list_common_icd10() if full.get(e.code) != (e.billable, e.description)]
    assert wrong == []


def test_the_index_is_whole_and_in_order() -> None:
    rows = codes._load_index_rows()
    assert all(len(row) == 3 and all(row) for row in rows)
    assert sum(billable == "1" for _, billable, _ in rows) == 74_719
    assert [code for code, _, _ in rows] == sorted({code for code, _, _ in rows})


@pytest.mark.parametrize(
    ("code", "billable"),
    [
        ("M54.50", True),
        ("m5450", True),
        (" M54.5 ", False),
        ("M54.5", False),
        ("M51.36", False),
        ("R51", False),
        ("M75.01", True),
        ("V97.33XD", True),
        ("V97.3", False),
        ("B20", True),
        ("X99.99", False),
        ("", False),
    ],
)
def test_billable(code: str, billable: bool) -> None:
    entry = find_icd10(code)
    assert (entry is not None and entry.billable) is billable


def test_a_code_that_was_split_says_what_to_use() -> None:
    entry = find_icd10("M54.5")
    assert entry is not None
    assert "M54.50" in entry.note


def test_unknown_code() -> None:
    assert find_icd10("Q00.99") is None


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("M75.0", "M75.01"),
        ("m750", "M75.01"),
        ("adhesive capsulitis right", "M75.01"),
        ("capsul adhes", "M75.01"),
        ("frozen shoulder", "M75.01"),
        ("Whiplash", "S13.4XXA"),
        ("tennis elbow", "M77.11"),
        ("golfer’s elbow", "M77.01"),
        ("low back pain", "M54.50"),
        ("tension type headache", "G44.201"),
        ("tension-type headache", "G44.201"),
        ("MENIERE", "H81.01"),
        ("ménière", "H81.01"),
        ("quervain", "M65.4"),
        ("generalized muscle weakness", "M62.81"),
    ],
)
def test_finds(typed: str, first: str) -> None:
    assert found(typed)[0] == first


@pytest.mark.parametrize("typed", ["", "   ", "-", "zzzz", "M99.99.99"])
def test_finds_nothing(typed: str) -> None:
    assert found(typed) == []


def test_billable_codes_come_first() -> None:
    entries = search_icd10("M54", limit=100)
    billable = [entry.billable for entry in entries]
    assert True in billable
    assert False in billable
    assert billable == sorted(billable, reverse=True)


def test_the_limit_holds() -> None:
    assert len(found("fracture")) == 30
    assert len(found("fracture", 5)) == 5
    assert found("fracture", 0) == []


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(list_common_icd10()))
def test_every_common_code_is_found_by_itself(entry: Any) -> None:
    assert entry in search_icd10(entry.code.lower())
