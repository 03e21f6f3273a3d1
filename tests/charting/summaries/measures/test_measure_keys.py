"""What a measure's key means."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.model.case import Side
from charting.model.findings import MotionMode, RangeOfMotion
from charting.model.plan import Goal
from charting.summaries.measures.measure_keys import (
    MeasureKind,
    format_measure_change,
    format_measure_label,
    format_measure_value,
    format_range_name,
    format_short_label,
    get_better_direction,
    get_measure_unit,
    is_same_measure,
    judge_measure,
    make_range_key,
    parse_measure,
)

FLEXION = "range:shoulder:flexion:right"


@pytest.mark.parametrize(
    ("key", "label", "short"),
    [
        ("pain", "Pain on arrival", "pain on arrival"),
        ("worst pain", "Worst pain", "worst pain"),
        ("pain after", "Pain after the session", "pain after the session"),
        ("activity:Reach top shelf", "Reach top shelf (PSFS)", "reach top shelf"),
        (FLEXION, "Active flexion, right shoulder", "flexion"),
        ("range:shoulder:external rotation:left:passive", "Passive external rotation, left shoulder", "external rotation"),
        ("range:cervical:flexion", "Active flexion, cervical spine", "flexion"),
        ("range:Cervical:rotation:right", "Active rotation to the right, cervical spine", "rotation to the right"),
        ("range:thoracic:rotation:both", "Active rotation to both sides, thoracic spine", "rotation to both sides"),
        ("range:temporomandibular:opening:", "Active opening, jaw", "opening"),
        ("score:quickdash", "QuickDASH", "QuickDASH"),
        ("other:nights slept", "Nights slept", "nights slept"),
    ],
)  # fmt: skip
def test_a_key_says_what_it_measures(key: str, label: str, short: str) -> None:
    assert (format_measure_label(key), format_short_label(key)) == (label, short)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        (FLEXION, 105, "105°"),
        ("range:shoulder:extension:right", -5, "−5°"),
        ("range:temporomandibular:opening:", 35, "35 mm"),
        ("score:quickdash", 61.4, "61.4"),
        ("score:odi", 42, "42%"),
        ("score:groc", 3, "+3"),
        ("score:groc", -2, "−2"),
        ("score:groc", 0, "0"),
        ("pain", 5, "5"),
        ("pain", None, "–"),
        ("other:nights slept", 2.5, "2.5"),
    ],
)
def test_a_figure_is_written_as_the_table_shows_it(key: str, value: float | None, words: str) -> None:
    assert format_measure_value(key, value) == words


@pytest.mark.parametrize(
    ("key", "change", "words"),
    [
        (FLEXION, 23, "+23°"),
        ("range:temporomandibular:opening:", 4, "+4 mm"),
        ("score:quickdash", -18.2, "−18.2"),
        ("score:odi", -22, "−22"),
        ("pain", 0, "0"),
        ("pain", None, "–"),
    ],
)
def test_a_change_carries_its_sign(key: str, change: float | None, words: str) -> None:
    assert format_measure_change(key, change) == words


def test_two_spellings_of_a_key_are_one_measure() -> None:
    assert is_same_measure("activity:Reach top shelf", "activity: reach TOP shelf")
    assert is_same_measure(FLEXION, f"{FLEXION}:active")
    assert not is_same_measure(FLEXION, f"{FLEXION}:passive")
    assert not is_same_measure(FLEXION, "range:shoulder:flexion:left")


def test_the_key_of_a_range_leads_back_to_it() -> None:
    motion = RangeOfMotion(
        joint="knee", motion="extension", side=Side.LEFT, mode=MotionMode.PASSIVE, degrees=3
    )
    found = parse_measure(make_range_key(motion))
    assert (found.joint, found.motion, found.side, found.mode) == (
        "knee",
        "extension",
        Side.LEFT,
        MotionMode.PASSIVE,
    )
    assert (
        format_range_name(motion)
        == format_measure_label(make_range_key(motion))
        == "Passive extension, left knee"
    )


def test_the_direction_is_the_instruments_and_else_the_goals() -> None:
    assert get_better_direction("pain") == "lower"
    assert get_better_direction("activity:Walk") == "higher"
    assert get_better_direction("score:quickdash") == "lower"
    assert get_better_direction(FLEXION) == "higher"
    assert get_better_direction("range:knee:extension:left") == "lower"


def test_another_figure_goes_the_way_of_its_goal() -> None:
    pills = Goal(
        words="Fewer pills", measure="other:pills", baseline=6, target=2, unit="a day", by=date(2026, 12, 1)
    )
    assert get_better_direction("other:pills", pills) == "lower"
    assert get_measure_unit("other:pills", pills) == "a day"
    assert judge_measure("other:pills", 6, 4, None, pills).better is True
    assert judge_measure("other:pills", 6, 7, None, pills).better is False
    assert judge_measure("other:pills", 6, 4, None, pills).meaningful == "none"


@given(st.text(max_size=40))
def test_no_key_is_too_strange_to_show(key: str) -> None:
    """A key may come from an imported chart."""
    assert parse_measure(key).kind in MeasureKind
    assert isinstance(format_measure_label(key), str)
    assert isinstance(format_short_label(key), str)
    assert format_measure_value(key, 3.0)
    assert get_better_direction(key) in ("lower", "higher")
    assert judge_measure(key, 8, 5, "shoulder").change == -3


def test_an_unknown_instrument_is_shown_by_its_id() -> None:
    assert format_measure_label("score:our own scale") == "our own scale"
