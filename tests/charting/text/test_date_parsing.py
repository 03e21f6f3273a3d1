"""Dates and times as a person types them."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.text.dates import (
    format_clock_time,
    format_date,
    format_day_and_time,
    format_weekday,
    parse_date,
    parse_moment,
    parse_time,
)

TODAY = date(2026, 11, 21)  # a Saturday
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("21 nov", date(2026, 11, 21)),
        ("21 nov 26", date(2026, 11, 21)),
        ("21st November, 2026", date(2026, 11, 21)),
        ("Nov. 21", date(2026, 11, 21)),
        ("nov 21 26", date(2026, 11, 21)),
        ("11/21/26", date(2026, 11, 21)),
        ("11/21/2026", date(2026, 11, 21)),
        ("11/21", date(2026, 11, 21)),
        ("11-21-26", date(2026, 11, 21)),
        ("2026-11-21", date(2026, 11, 21)),
        ("  TODAY ", date(2026, 11, 21)),
        ("tomorrow", date(2026, 11, 22)),
        ("yesterday", date(2026, 11, 20)),
        ("+2w", date(2026, 12, 5)),
        ("+3d", date(2026, 11, 24)),
        ("+ 2 weeks", date(2026, 12, 5)),
        ("-1m", date(2026, 10, 21)),
        ("+1y", date(2027, 11, 21)),
        ("fri", date(2026, 11, 27)),
        ("sat", date(2026, 11, 28)),
        ("sunday", date(2026, 11, 22)),
        ("5 jan", date(2027, 1, 5)),
        ("5 jul", date(2026, 7, 5)),
        ("29 feb", date(2028, 2, 29)),
        ("1/2/81", date(1981, 1, 2)),
        ("1/2/30", date(2030, 1, 2)),
    ],
)
def test_a_day_is_read(typed: str, day: date) -> None:
    assert parse_date(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1/2/81", date(1981, 1, 2)),
        ("1/2/27", date(1927, 1, 2)),
        ("11/21/26", date(2026, 11, 21)),
        ("11/22/26", date(1926, 11, 22)),
        ("5 jan", date(2026, 1, 5)),
        ("5 dec", date(2025, 12, 5)),
        ("fri", date(2026, 11, 20)),
        ("sat", date(2026, 11, 14)),
        ("29 feb", date(2024, 2, 29)),
    ],
)
def test_what_has_happened_is_never_to_come(typed: str, day: date) -> None:
    assert parse_date(typed, TODAY, past=True) == day


def test_a_birth_to_come_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^Sat 2 Jan 2027 is still to come\.$"):
        parse_date("1/2/2027", TODAY, past=True)


@pytest.mark.parametrize(
    "typed", ["31 feb", "21/11/26", "29 feb 27", "soon", "", "13", "+9999y", "ju 3", "11/21-26", "²/3/26"]
)
def test_what_is_no_day_is_said_in_a_sentence(typed: str) -> None:
    with pytest.raises(ValueError, match=f"^I cannot read “{typed}” as a date\\.$".replace("+", r"\+")):
        parse_date(typed, TODAY)


def test_a_month_later_than_the_31st_is_the_last_of_the_month() -> None:
    assert parse_date("+1m", date(2027, 1, 31)) == date(2027, 2, 28)


@given(DAYS, DAYS)
def test_an_echo_is_read_back(day: date, today: date) -> None:
    assert parse_date(format_weekday(day), today) == day


@given(DAYS, st.integers(0, 99))
def test_two_digits_are_never_a_century_off(today: date, year: int) -> None:
    read = parse_date(f"3/4/{year:02d}", today)
    assert abs(read - today) <= timedelta(days=50 * 366)
    assert read.year % 100 == year


@given(DAYS, st.integers(0, 99))
def test_a_birth_in_two_digits_is_within_the_last_hundred_years(today: date, year: int) -> None:
    born = parse_date(f"3/4/{year:02d}", today, past=True)
    assert timedelta(0) <= today - born <= timedelta(days=36_525)


@given(st.text(max_size=12), DAYS)
def test_no_text_does_worse_than_a_value_error(text: str, today: date) -> None:
    for read in (
        lambda: parse_date(text, today),
        lambda: parse_time(text),
        lambda: parse_moment(text, today),
    ):
        try:
            read()
        except ValueError as error:
            assert str(error).endswith(".")  # noqa: PT017  any text may be readable


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("10", time(10)),
        ("10:30", time(10, 30)),
        ("1030", time(10, 30)),
        ("930", time(9, 30)),
        ("2pm", time(14)),
        ("2:15 p.m.", time(14, 15)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("00:05", time(0, 5)),
    ],
)
def test_a_time_is_read(typed: str, clock: time) -> None:
    assert parse_time(typed) == clock
    assert parse_time(format_clock_time(clock)) == clock


@pytest.mark.parametrize("typed", ["24:00", "10:75", "13pm", "0am", "10m", "noonish", "", "10:3"])
def test_what_is_no_time_is_said_in_a_sentence(typed: str) -> None:
    with pytest.raises(ValueError, match=f"^I cannot read “{typed}” as a time\\.$"):
        parse_time(typed)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("10:30", "2026-11-21T10:30"),
        ("21 nov 9:05", "2026-11-21T09:05"),
        ("yesterday 2pm", "2026-11-20T14:00"),
        ("11/20/26 1030", "2026-11-20T10:30"),
    ],
)
def test_a_moment_has_a_day_a_time_and_an_offset(typed: str, moment: str) -> None:
    read = parse_moment(typed, TODAY)
    assert read.isoformat()[:16] == moment
    assert read.utcoffset() is not None
    assert parse_moment(format_day_and_time(read), TODAY) == read


def test_a_birth_is_said_without_its_weekday() -> None:
    born = parse_date("3/14/81", TODAY, past=True)
    assert format_date(born) == "14 Mar 1981"
    assert parse_date(format_date(born), TODAY, past=True) == born


def test_a_year_is_not_taken_for_a_time() -> None:
    with pytest.raises(ValueError, match="needs a time too"):
        parse_moment("21 nov 2026", TODAY)


def test_a_moment_still_to_come_is_told_as_such_where_it_must_have_happened() -> None:
    with pytest.raises(ValueError, match="is still to come"):
        parse_moment("22 dec 2026 10:00", date(2026, 11, 22), past=True)
