"""The scores as a chart."""

from datetime import timedelta

from charting.drawing.trend.trend_chart import describe_trend
from charting.drawing.trend.trend_drawing import draw_trend
from charting.model.case import Area
from charting.summaries.measures.pain_trend import (
    DraftPoint,
    build_overview_trend,
    build_pain_trend,
    compute_meaningful_band,
)
from tests.support.low_back_case import build_low_back_case, count_days
from tests.support.progress_cases import (
    CASE,
    FIRST,
    TODAY,
    build_case_records,
    build_plan,
    build_session,
    build_shoulder_case,
)


def test_the_overview_shows_pain_and_reach_with_their_goals() -> None:
    chart = build_overview_trend(build_shoulder_case(), TODAY)
    assert [series.name for series in chart.series] == ["pain on arrival", "reach top shelf (PSFS)"]
    assert [value for _, value in chart.series[0].points] == [8, 7, 6, 6, 5]
    assert [value for _, value in chart.series[1].points] == [2, 5]
    assert [(goal.series, goal.value, goal.label) for goal in chart.goals] == [
        (0, 2, "goal 2, 12 Dec"),
        (1, 8, "goal 8, 12 Dec"),
    ]


def test_the_band_is_where_a_fall_from_the_start_is_meaningful() -> None:
    band = compute_meaningful_band(build_shoulder_case())
    assert band is not None
    assert (band.low, band.high) == (0, 6)
    neck = CASE.with_changes(areas=(Area(region="neck"),))
    wide = compute_meaningful_band(build_shoulder_case(case=neck))
    assert wide is not None
    assert wide.high == 4
    assert compute_meaningful_band(build_case_records(build_session(0, pain_now=0))) is None
    assert compute_meaningful_band(build_case_records()) is None


def test_revisions_stand_as_verticals_and_first_plans_do_not() -> None:
    second = build_plan(revision=2, reason="slow", happened_at=FIRST + timedelta(days=7))
    case = build_case_records(
        build_plan(), second, build_session(0, pain_now=7), build_session(14, pain_now=5)
    )
    assert [(each.day, each.label) for each in build_overview_trend(case, count_days(14)).verticals] == [
        (count_days(7), "plan revised")
    ]


def test_a_visit_without_a_score_keeps_its_place_and_breaks_the_line() -> None:
    case = build_case_records(
        build_session(0, pain_now=7), build_session(7, pain_now=None), build_session(14, pain_now=5)
    )
    assert build_pain_trend(case).series[0].points == (
        (count_days(0), 7),
        (count_days(7), None),
        (count_days(14), 5),
    )


def test_the_draft_on_the_screen_is_shown_beside_the_signed_scores() -> None:
    chart = build_pain_trend(
        build_low_back_case(2), count_days(14), DraftPoint(day=count_days(14), arrival=5, after=3)
    )
    arrival, after = chart.series
    assert [points[-1] for points in (arrival.points, after.points)] == [
        (count_days(14), 5),
        (count_days(14), 3),
    ]
    assert (arrival.style, after.style, chart.even) == ("line", "hollow", True)
    assert build_pain_trend(build_low_back_case(2)).series[0].points[-1] == (count_days(7), 6)


def test_a_signed_score_is_not_replaced_by_a_draft_of_its_day() -> None:
    chart = build_pain_trend(build_low_back_case(1), count_days(0), DraftPoint(day=count_days(0), arrival=2))
    assert chart.series[0].points == ((count_days(0), 7),)


def test_none_and_sixty_sessions_can_be_drawn() -> None:
    many = build_case_records(
        *(build_session(7 * week, pain_now=week % 11, pain_after=0) for week in range(60))
    )
    for case, empty in ((build_case_records(), True), (many, False)):
        for chart in (build_overview_trend(case, TODAY), build_pain_trend(case, TODAY)):
            assert chart.empty is empty
            assert draw_trend(chart, 600, 240).shapes
    assert describe_trend(build_pain_trend(many)).startswith("on arrival: 0 on 24 Oct")
