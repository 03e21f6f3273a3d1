"""Ranges as they were stated are compared only with what they can be compared with."""

from datetime import timedelta
from typing import Any

import pytest

from charting.model.findings import (
    RangeOfMotion,
    RangeWord,
)
from charting.model.plan import Goal
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_keys import (
    format_measure_change,
    format_measure_label,
    format_measure_value,
    is_same_measure,
    judge_measure,
    make_figure_key,
    make_range_key,
)
from charting.summaries.measures.measure_readings import (
    find_ranges_in_words,
    find_readings,
    list_measures,
    list_progress_measures,
)
from charting.summaries.progress.change_table import ReportDays, build_change_rows
from charting.summaries.progress.goal_status import judge_goals
from charting.summaries.progress.headline import find_measure_changes
from charting.summaries.progress.progress_report import ChangeRow
from tests.support.progress_cases import FIRST, RIGHT, TODAY, build_case_records, build_plan, build_session

PERCENT = "range:lumbar:flexion::active:percent"
FLOOR = "range:lumbar:flexion::active:centimeters"
DEGREES = "range:lumbar:flexion:"


def lumbar(**stated: Any) -> RangeOfMotion:
    return RangeOfMotion(joint="lumbar", motion="flexion", **stated)


def shoulder(**stated: Any) -> RangeOfMotion:
    return RangeOfMotion(joint="shoulder", motion="abduction", side=RIGHT, **stated)


def visits(*ranges: Any) -> CaseRecords:
    """A case in which each of these was found at a visit, a week apart."""
    return build_case_records(*(build_session(7 * week, ranges=(each,)) for week, each in enumerate(ranges)))


def values(case: CaseRecords, key: str) -> list[Any]:
    return [each.value for each in find_readings(case, key)]


def row(case: CaseRecords, key: str) -> ChangeRow:
    days = ReportDays(start=FIRST.date(), last=None, now=FIRST.date() + timedelta(weeks=2))
    return next(each for each in build_change_rows(case, days) if is_same_measure(each.key, key))


def test_degrees_percent_and_centimeters_are_three_measures() -> None:
    case = visits(lumbar(degrees=40), lumbar(percent=50), lumbar(centimeters=12.5), lumbar(degrees=45))
    assert values(case, DEGREES) == [40, 45]
    assert values(case, PERCENT) == [50]
    assert values(case, FLOOR) == [12.5]
    assert {DEGREES, PERCENT, FLOOR} <= set(list_measures(case))


def test_words_and_the_other_side_are_no_figures() -> None:
    case = visits(
        shoulder(stated=RangeWord.FULL, pain=True), shoulder(less_than_other=20), shoulder(pain=True)
    )
    key = make_range_key(shoulder())
    assert values(case, key) == []
    assert key not in list_measures(case)
    assert [each.pain for _, each in find_ranges_in_words(case, key)] == [True, False, True]


def test_not_tested_says_nothing_of_the_motion() -> None:
    assert (
        find_ranges_in_words(visits(shoulder(stated=RangeWord.NOT_TESTED)), make_range_key(shoulder())) == ()
    )


@pytest.mark.parametrize(
    ("key", "label", "value", "change"),
    [
        (PERCENT, "Active flexion, lumbar spine (% of normal)", "75%", "+25"),
        (FLOOR, "Active flexion, lumbar spine (cm)", "75 cm", "+25 cm"),
        (DEGREES, "Active flexion, lumbar spine", "75°", "+25°"),
    ],
)
def test_each_measure_names_its_unit(key: str, label: str, value: str, change: str) -> None:
    assert (format_measure_label(key), format_measure_value(key, 75), format_measure_change(key, 25)) == (
        label,
        value,
        change,
    )


def test_the_key_of_a_figure_leads_back_to_it() -> None:
    assert make_figure_key(lumbar(percent=50)) == PERCENT
    assert make_figure_key(lumbar(centimeters=3)) == FLOOR
    assert make_figure_key(lumbar(degrees=50)) == make_range_key(lumbar())
    assert make_figure_key(lumbar(stated=RangeWord.NORMAL)) == ""


def test_a_percentage_is_never_held_against_the_error_in_degrees() -> None:
    verdict = judge_measure("range:shoulder:flexion:right:active:percent", 50, 90)
    assert (verdict.better, verdict.meaningful, verdict.change) == (True, "none", 40)
    assert verdict.format_cell() == "No published error"
    in_degrees = judge_measure("range:shoulder:flexion:right", 50, 90)
    assert in_degrees.meaningful == "yes"


def test_a_distance_goes_the_way_that_is_known_else_its_goals() -> None:
    assert judge_measure(FLOOR, 20, 8).better is True
    assert judge_measure("range:temporomandibular:opening::active:centimeters", 3, 4).better is True
    unknown = "range:hip:rotation:right:active:centimeters"
    assert judge_measure(unknown, 3, 4).better is None
    goal = Goal(words="Closer", measure=unknown, baseline=4, target=1, by=TODAY)
    assert judge_measure(unknown, 4, 3, goal=goal).better is True


def test_a_percentage_can_be_a_goals_measure() -> None:
    goal = Goal(words="Bend", measure=PERCENT, baseline=50, target=90, by=TODAY + timedelta(days=90))
    notes = [
        build_session(7 * week, ranges=(lumbar(percent=amount),)) for week, amount in enumerate((50, 90))
    ]
    case = build_case_records(build_plan(goals=(goal,)), *notes)
    (state,) = judge_goals(case, TODAY)
    assert (state.status, state.text) == ("met", "50% → 90% of 90%")
    assert values(case, PERCENT) == [50, 90]


def test_the_report_says_words_and_compares_nothing_with_them() -> None:
    case = visits(shoulder(degrees=88), shoulder(stated=RangeWord.FULL, pain=True))
    told = row(case, make_range_key(shoulder()))
    assert (told.start.text, told.now.text, told.change, told.meaningful) == (
        "88°",
        "full, painful",
        "–",
        "–",
    )


def test_two_figures_are_compared_whatever_was_said_between_them() -> None:
    case = visits(shoulder(degrees=88), shoulder(less_than_other=20), shoulder(degrees=120))
    told = row(case, make_range_key(shoulder()))
    assert (told.start.text, told.now.text, told.change) == ("88°", "120°", "+32°")


def test_a_motion_that_was_only_ever_said_in_words_has_its_row() -> None:
    case = visits(shoulder(less_than_other=20), shoulder(stated=RangeWord.NORMAL))
    told = row(case, make_range_key(shoulder()))
    assert (told.start.text, told.now.text) == ("20° less than L", "WNL")
    assert not told.compared
    assert make_range_key(shoulder()) not in list_progress_measures(case)
    assert find_measure_changes(case) == ()
