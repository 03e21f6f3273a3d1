"""Quick entry reads the day of the next visit itself; without a time, it is at the hour of the present one."""

from datetime import date, datetime

import pytest

from charting import clock
from charting.entry.quick.line_reading import read_line
from charting.entry.quick.note_values import VISIT_TOO_EARLY, NoteValue
from charting.text.dates import format_day_and_time, parse_moment

SATURDAY = date(2026, 11, 21)
VISIT_AT = datetime(2026, 11, 21, 10, 30).astimezone()


@pytest.fixture(autouse=True)
def on_saturday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: SATURDAY)


def read_day(line: str) -> str | None:
    readings = read_line(line, visit_at=VISIT_AT)
    if not readings:
        return None
    assert isinstance(readings[0].record, NoteValue)
    return str(readings[0].record.value)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("nv +1w", "Sat 28 Nov 2026, 10:30"),
        ("nv 1w", "Sat 28 Nov 2026, 10:30"),
        ("nv 2w 9:15", "Sat 5 Dec 2026, 09:15"),
        ("nv fri 2pm", "Fri 27 Nov 2026, 14:00"),
        ("nv 12/3", "Thu 3 Dec 2026, 10:30"),
        ("next visit tomorrow", "Sun 22 Nov 2026, 10:30"),
    ],
)
def test_the_day_is_written_out(line: str, day: str) -> None:
    assert read_day(line) == day
    assert read_line(line, visit_at=VISIT_AT)[0].phrase == f"Next visit: {day}"


def test_what_was_written_out_is_read_as_the_same_day() -> None:
    written = read_day("nv fri 2pm")
    assert written is not None
    assert read_day(f"nv {written}") == written
    assert format_day_and_time(parse_moment(written, SATURDAY)) == written


@pytest.mark.parametrize("line", ["nv 31 feb", "nv 13/45", "nv 99:99"])
def test_a_day_that_does_not_exist_stays_text(line: str) -> None:
    assert read_day(line) is None


@pytest.mark.parametrize("line", ["nv -1w", "nv today", "nv 2026-11-20 9:00"])
def test_a_day_that_is_over_is_understood_and_refused(line: str) -> None:
    assert [reading.problem for reading in read_line(line, visit_at=VISIT_AT)] == [VISIT_TOO_EARLY]


def test_a_day_to_come_has_no_problem() -> None:
    assert [reading.problem for reading in read_line("nv today 11:00", visit_at=VISIT_AT)] == [""]


def test_without_the_present_visit_it_stays_as_it_was_typed() -> None:
    (reading,) = read_line("nv +1w")
    assert isinstance(reading.record, NoteValue)
    assert reading.record.value == "+1w"
