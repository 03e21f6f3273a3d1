"""Dates in words read alike on every machine."""

import locale
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.text.dates import format_date, format_moment, format_weekday, name_month
from tests.test_architecture import offenders


def test_a_day_in_words() -> None:
    assert format_date(date(2026, 10, 24)) == "24 Oct 2026"
    assert format_date(date(2026, 3, 2), year=False) == "2 Mar"
    assert format_weekday(date(2026, 11, 21)) == "Sat 21 Nov 2026"
    assert format_weekday(date(2026, 11, 21), year=False) == "Sat 21 Nov"
    assert format_moment(datetime(2026, 11, 21, 9, 5, tzinfo=UTC)) == "21 Nov 2026 09:05"
    assert name_month(date(2026, 5, 1)) == "May"


@pytest.fixture(scope="module")
def plain_locale() -> Iterator[None]:
    before = locale.setlocale(locale.LC_TIME)
    locale.setlocale(locale.LC_TIME, "C")
    yield
    locale.setlocale(locale.LC_TIME, before)


@pytest.mark.usefixtures("plain_locale")
@given(st.integers(0, 9_000 * 365))
def test_it_reads_as_the_system_writes_it_in_english(days: int) -> None:
    day = date(1000, 1, 1) + timedelta(days=days)
    assert format_weekday(day) == f"{day:%a} {day.day} {day:%b} {day.year}"
    assert name_month(day) == f"{day:%B}"


def test_no_date_of_the_product_is_in_the_language_of_the_process() -> None:
    """`%b`, `%a` and their like would name the month in German on a German machine."""
    written = offenders(r"\{[a-z_.]+:[^{}\"]*%[abpcx]|strftime|setlocale", only={".py"})
    of_product = [place for place in written if place.startswith(("charting", "reports", "ui"))]
    assert [place for place in of_product if "english_dates.py" not in place] == []
