"""Trends of any measure: its own scale, its goal, the plan's revisions, and where a change is meaningful."""

from datetime import timedelta
from typing import Any

import pytest

from charting.drawing.trend.trend_drawing import draw_trend
from charting.drawing.trend.trend_scale import make_plot
from charting.model.findings import RangeOfMotion, Score
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_keys import PAIN, judge_measure
from charting.summaries.measures.measure_readings import find_readings, list_measures
from charting.summaries.measures.measure_trends import build_measure_trend, build_measure_trends
from charting.summaries.progress.measure_table import build_measure_rows, select_default_measures
from tests.support.low_back_case import LIFT, build_low_back_case, count_days
from tests.support.progress_cases import (
    FIRST,
    RIGHT,
    TODAY,
    build_case_records,
    build_plan,
    build_session,
    build_shoulder_case,
)

FLEXION = "range:shoulder:flexion:right"


def with_scores(*values: float | None) -> CaseRecords:
    return build_case_records(
        *(
            build_session(7 * week, scores=(Score(instrument="quickdash", value=value),))
            for week, value in enumerate(values)
        )
    )


def test_each_measure_has_its_own_scale_and_all_the_same_days() -> None:
    case = build_shoulder_case()
    pain, flexion = build_measure_trends(case, (PAIN, FLEXION), TODAY)
    assert (pain.low, pain.high, pain.step) == (0, 10, 2)
    assert flexion.low == 0
    assert flexion.high >= 180
    assert pain.span == flexion.span
    assert (pain.span or (None,))[0] == min(*pain.days, *flexion.days)
    places = {make_plot(chart, 400, 120, 12).scale_x(FIRST.date()) for chart in (pain, flexion)}
    assert len(places) == 1


def test_pain_after_is_hollow_and_stands_with_pain_alone() -> None:
    pain = build_measure_trend(build_low_back_case(), PAIN, TODAY)
    assert [series.style for series in pain.series] == ["line", "hollow"]
    assert [series.style for series in build_measure_trend(build_low_back_case(), LIFT, TODAY).series] == [
        "line"
    ]


def test_the_goal_is_that_of_the_measure() -> None:
    (goal,) = build_measure_trend(build_low_back_case(), LIFT, TODAY).goals
    assert (goal.value, goal.label) == (8, "goal 8, 5 Dec")
    assert build_measure_trend(build_low_back_case(), "worst pain", TODAY).goals == ()


def test_revisions_stand_in_every_trend() -> None:
    second = build_plan(revision=2, reason="slow", happened_at=FIRST + timedelta(days=7))
    case = build_case_records(
        build_plan(), second, build_session(0, pain_now=7, pain_worst=9), build_session(14, pain_now=5)
    )
    assert [len(each.verticals) for each in build_measure_trends(case, list_measures(case), TODAY)] == [1, 1]


@pytest.mark.parametrize("key", [PAIN, LIFT])
def test_the_band_is_exactly_where_the_change_table_says_meaningful(key: str) -> None:
    case = build_low_back_case()
    first, band = find_readings(case, key)[0].value, build_measure_trend(case, key, TODAY).band
    assert band is not None
    for value in range(11):
        said = judge_measure(key, first, value, "low back").meaningful == "yes"
        assert said == (band.low <= value <= band.high), value


def test_a_range_is_meaningful_only_beyond_its_error() -> None:
    wide = RangeOfMotion(joint="shoulder", motion="flexion", side=RIGHT, degrees=105)
    band = build_measure_trend(build_case_records(build_session(0, ranges=(wide,))), FLEXION, TODAY).band
    assert band is not None
    assert band.low == 125


def test_without_a_threshold_there_is_no_band() -> None:
    knee = RangeOfMotion(joint="thumb", motion="opposition", side=RIGHT, degrees=30)
    case = build_case_records(build_session(0, ranges=(knee,)))
    assert build_measure_trend(case, list_measures(case)[0], TODAY).band is None


@pytest.mark.parametrize("values", [(0.0,), (0.0, 0.0), (100.0, 0.0), (43.2, 61.4, 18.2)])
def test_any_figures_can_be_drawn(values: tuple[Any, ...]) -> None:
    case = with_scores(*values)
    (chart,) = build_measure_trends(case, ("score:quickdash",), TODAY)
    assert [value for _, value in chart.series[0].points] == list(values)
    assert draw_trend(chart, 380, 118).shapes


def test_nothing_chosen_and_nothing_measured_make_no_trend() -> None:
    assert build_measure_trends(build_case_records(), (), TODAY) == ()
    assert build_measure_rows(build_case_records()) == ()
    assert select_default_measures(build_case_records()) == ()


def test_the_table_has_everything_that_was_measured() -> None:
    case = build_shoulder_case()
    rows = {row.key: row for row in build_measure_rows(case)}
    assert tuple(rows) == list_measures(case)
    pain = rows[PAIN]
    assert (pain.start, pain.now, pain.change, pain.count) == ("8", "5", "−3", 5)
    assert pain.verdict.meaningful == "yes"


def test_one_figure_alone_is_no_change() -> None:
    (row,) = (each for each in build_measure_rows(with_scores(43.2)) if each.key == "score:quickdash")
    assert (row.start, row.now, row.change, row.verdict.meaningful) == ("43.2", "–", "–", "none")


def test_worse_is_said_as_plainly_as_better() -> None:
    (row,) = (each for each in build_measure_rows(with_scores(20.0, 60.0)) if each.key == "score:quickdash")
    assert row.change == "+40"
    assert row.verdict.format_cell().startswith("Worse")


def test_at_first_pain_and_the_goals_are_shown() -> None:
    assert select_default_measures(build_low_back_case()) == (PAIN, LIFT)


def test_sixty_visits_can_be_drawn() -> None:
    many = build_case_records(
        *(build_session(7 * week, pain_now=week % 11, pain_after=0) for week in range(60))
    )
    (chart,) = build_measure_trends(many, (PAIN,), count_days(420))
    assert draw_trend(chart, 380, 118).shapes
