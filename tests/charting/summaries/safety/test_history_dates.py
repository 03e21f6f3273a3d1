"""When an entry of a health history was, as far as it tells."""

from datetime import date

import pytest

from charting.summaries.safety.history_dates import find_latest_date

BORN, ON = date(1980, 5, 1), date(2026, 11, 21)


@pytest.mark.parametrize(
    ("entry", "day"),
    [
        ("Knee surgery 2019", date(2019, 12, 31)),
        ("Knee surgery 2026", ON),
        ("ankle, 03/2024", date(2024, 3, 31)),
        ("ankle 3/5/2024", date(2024, 3, 5)),
        ("ankle 3/5/24", date(2024, 3, 5)),
        ("ankle 2024-03-05", date(2024, 3, 5)),
        ("hip, Oct 2026", date(2026, 10, 31)),
        ("hip, 4 October 2026", date(2026, 10, 4)),
        ("hip, October 4, 2026", date(2026, 10, 4)),
        ("five weeks ago", date(2026, 10, 17)),
        ("2 days ago", date(2026, 11, 19)),
        ("Stress reaction three years ago, healed", date(2023, 11, 22)),
        ("twisted it yesterday", date(2026, 11, 20)),
        ("acute", ON),
        ("Appendectomy at 19", date(1999, 12, 31)),
        ("seizures as a child", date(1990, 12, 31)),
        ("2015 and again 2021", date(2021, 12, 31)),
    ],
)
def test_a_day_that_is_told(entry: str, day: date) -> None:
    assert find_latest_date(entry, BORN, ON) == day


@pytest.mark.parametrize(
    "entry", ["Apixaban 5 mg", "Hernia", "L5/S1 disc", "13/45/2020 hip", "take at 20 mg"]
)
def test_no_day_is_read_into_an_entry(entry: str) -> None:
    assert find_latest_date(entry, BORN, ON) is None


def test_nothing_has_happened_after_today() -> None:
    assert find_latest_date("surgery planned for 2031", BORN, ON) == ON
