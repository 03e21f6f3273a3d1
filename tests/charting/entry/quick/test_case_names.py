"""What only this client has: goals whose figure is read at a visit, beside the activities that they named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.entry.quick.line_reading import LineReading, read_line
from charting.entry.quick.phrases import format_phrase
from charting.model.findings import Activity
from charting.model.session import GoalReading

GOALS = ("nights slept", "Headache days a month", "Steps per 10 min", "Écrire à la main")


def read(typed: str, activities: tuple[str, ...] = ()) -> tuple[LineReading, ...]:
    return read_line(typed, activities=activities, goals=GOALS)


@pytest.mark.parametrize(
    "typed", ["nights slept 4", "nights 4", "4 nights", "Goal: nights slept 4", "goal nights four"]
)
def test_a_goals_figure_is_read_by_its_name(typed: str) -> None:
    reading = read(typed)[0]
    assert reading.record == GoalReading(measure="other:nights slept", value=4)
    assert (reading.field, reading.certain) == ("goal_readings", True)
    assert reading.phrase == "Goal: nights slept 4"


def test_goals_are_known_only_where_they_are_given() -> None:
    assert read_line("nights slept 4") == ()


def test_a_name_that_is_a_goal_and_an_activity_is_offered_as_both() -> None:
    readings = read("nights 4", activities=("Nights out",))
    assert {type(each.record) for each in readings} == {Activity, GoalReading}
    assert not any(each.certain for each in readings)
    assert read("nights 40", activities=("Nights out",))[0].certain  # no score of an activity goes so far


def test_a_name_without_its_figure_is_not_filed() -> None:
    assert not any(each.certain for each in read("nights slept"))


@given(st.sampled_from(GOALS), st.integers(-9999, 99999).map(lambda hundredths: hundredths / 100))
def test_a_goals_figure_comes_back_as_itself(name: str, value: float) -> None:
    record = GoalReading(measure=f"other:{name}", value=value)
    again = read(format_phrase("goal_readings", record))[0]
    assert (again.field, again.record) == ("goal_readings", record)
