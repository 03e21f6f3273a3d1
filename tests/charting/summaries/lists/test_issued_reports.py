"""A report that was issued is found by the beginnings of its words."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.model.report import Delivery, Report
from charting.summaries.lists.issued_report_index import IssuedReportIndex, build_report_search_text
from charting.text.folding import fold
from tests.support.sample_clinic import NOON

REPORT = Report(
    client_id="c",
    case_id="k",
    provider_id="p",
    therapist_id="t",
    issued_at=NOON,
    issued_by="Rosa Delgado, LMT",
    delivery=Delivery.SAVED,
    period_from=date(2026, 1, 5),
    period_to=date(2026, 3, 2),
    bottom_line="Pain is down.",
    sha256="5ab3" + "0" * 60,
)
WORDS = build_report_search_text(REPORT, "nguyen, thao linh", "0001", "Adaeze Okafor, MD")


def ids(text: str) -> list[str]:
    later = WORDS.replace("2 mar 2026 20260302 3/2/2026", "5 mar 2026 20260305 3/5/2026")
    return IssuedReportIndex([("later", later), ("report", WORDS)]).find_reports(text)


@pytest.mark.parametrize(
    "typed",
    [
        "2 mar 2026",
        "2026-03-02",
        "3/2/2026",
        "Thảo nguyen 3/2",
        "okafor 3/2",
        "0001 saved 3/2",
        "rosa 3/2/2026",
    ],
)
def test_by_any_of_its_words_and_its_day(typed: str) -> None:
    assert ids(typed) == ["report"]


def test_the_newest_comes_first_and_nothing_typed_finds_all() -> None:
    assert ids("") == ids("progress report") == ids("5ab3") == ["later", "report"]


def test_the_middle_of_a_word_is_not_meant() -> None:
    assert ids("guyen") == ids("ab3") == ids("zzz") == []


PARTS = st.lists(st.sampled_from(["5", "mar", "2026", "ma", "lee", "le e", "é", "5 m"]), max_size=4).map(
    " ".join
)


@given(st.lists(PARTS, max_size=6), PARTS)
def test_all_of_the_text_else_each_of_its_words(each: list[str], typed: str) -> None:
    reports = [(str(place), fold(words)) for place, words in enumerate(each)]
    wanted = fold(typed)
    whole = [key for key, words in reports if f" {wanted}" in f" {words}"]
    parts = [key for key, words in reports if all(f" {word}" in f" {words}" for word in wanted.split())]
    assert IssuedReportIndex(reports).find_reports(typed) == (whole or parts)


def test_its_day_is_that_of_its_wall() -> None:
    late = REPORT.with_changes(issued_at=datetime.fromisoformat("2026-03-02T23:30:00-06:00"))
    assert "2 mar 2026 20260302 3/2/2026" in build_report_search_text(late, "", "", "")
