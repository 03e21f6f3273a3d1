"""Words about pain after a figure take nothing from it: no minus is lost, and no dash is taken for one."""

import pytest

from charting.entry.amounts.doses import parse_dose
from charting.entry.amounts.ranges import format_range, parse_range_amount
from charting.entry.amounts.strength_grades import format_strength, parse_strength
from charting.model.case import Side
from charting.model.findings import RangeOfMotion, Strength


@pytest.mark.parametrize(
    "typed", ["4- pain", "4-pain", "4−, painful", "4 - pain", "4-/5 with pain", "4/5- pain"]
)
def test_the_minus_of_a_grade_is_kept_before_pain(typed: str) -> None:
    assert format_strength(Strength(structure="deltoid", **parse_strength(typed))) == "4−/5, painful"


def test_no_minus_is_made_of_nothing() -> None:
    assert format_strength(Strength(structure="deltoid", **parse_strength("4, painful"))) == "4/5, painful"
    assert format_strength(Strength(structure="deltoid", **parse_strength("pain-limited"))) == "pain-limited"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("full painful", "full but painful"),
        ("full - painful", "full but painful"),
        ("38 - pain", "38°, painful"),
        ("-5 pain", "−5°, painful"),
        ("wnl with pain", "within normal limits, painful"),
        ("wnl but painful", "within normal limits, painful"),
    ],
)
def test_a_range_with_pain_keeps_its_figure(typed: str, said: str) -> None:
    amount = parse_range_amount(typed, side=Side.RIGHT)
    assert format_range(RangeOfMotion(joint="knee", motion="extension", side=Side.RIGHT, **amount)) == said


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("3 times daily", "3 × a day"),
        ("10 reps 3x daily", "10 ×, 3 × a day"),
        ("2x10 daily", "2 × 10, 1 × a day"),
        ("2x10 bid", "2 × 10, 2 × a day"),
        ("5 times weekly", "5 × a week"),
    ],
)
def test_times_before_daily_are_times_a_day(typed: str, words: str) -> None:
    dose = parse_dose(typed)
    assert dose is not None
    assert dose.words == words
