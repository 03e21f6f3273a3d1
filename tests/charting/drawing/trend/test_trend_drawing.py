"""The trend chart: nothing invented between scores, no label over another, at any number of visits."""

import itertools
from datetime import date, timedelta
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.drawing.shapes import Circle, Drawing, Line, Polyline, Rect, Text
from charting.drawing.text_width import estimate_text_span
from charting.drawing.trend.trend_chart import (
    Series,
    TrendBand,
    TrendChart,
    TrendEvent,
    TrendGoal,
    describe_trend,
)
from charting.drawing.trend.trend_drawing import draw_trend
from charting.drawing.trend.trend_legend import draw_trend_legend

START = date(2026, 10, 24)


def weekly(*values: float | None, style: Literal["line", "hollow"] = "line", color: str = "accent") -> Series:
    points = tuple((START + timedelta(weeks=i), value) for i, value in enumerate(values))
    return Series(name="pain on arrival", points=points, style=style, color=color)


def of(kind: type, drawing: Drawing) -> list[Any]:
    return [shape for shape in drawing.shapes if isinstance(shape, kind)]


def dates(drawing: Drawing) -> list[Text]:
    return [text for text in of(Text, drawing) if text.anchor == "middle"]


def overlaps(labels: list[Text]) -> list[tuple[str, str]]:
    spans = sorted((*estimate_text_span(label), label.text) for label in labels)
    return [(a[2], b[2]) for a, b in itertools.pairwise(spans) if a[1] > b[0]]


def test_five_visits_are_five_dots_on_one_line_and_five_dates() -> None:
    drawing = draw_trend(TrendChart(series=(weekly(8, 7, 6, 6, 5),)), 400, 140)
    assert len(of(Circle, drawing)) == 5
    (line,) = of(Polyline, drawing)
    assert [y for _, y in line.points] == sorted(y for _, y in line.points)
    assert [text.text for text in dates(drawing)] == ["24 Oct", "31 Oct", "7 Nov", "14 Nov", "21 Nov"]


def test_a_missing_score_stays_missing() -> None:
    drawing = draw_trend(TrendChart(series=(weekly(8, 7, None, 6, 5, None),)), 400, 140)
    assert len(of(Circle, drawing)) == 4
    assert [len(line.points) for line in of(Polyline, drawing)] == [2, 2]
    assert "7 Nov" in [text.text for text in dates(drawing)]


def test_scores_after_the_session_are_hollow_and_unjoined() -> None:
    drawing = draw_trend(TrendChart(series=(weekly(6, 5, style="hollow"),)), 400, 140)
    assert not of(Polyline, drawing)
    assert [(dot.fill, dot.stroke) for dot in of(Circle, drawing)] == [("surface", "accent")] * 2


def test_without_scores_only_the_axis_is_drawn() -> None:
    chart = TrendChart(series=(weekly(),))
    drawing = draw_trend(chart, 400, 140)
    assert chart.empty
    assert [text.text for text in of(Text, drawing)] == ["0", "2", "4", "6", "8", "10"]
    assert not of(Circle, drawing)


def test_one_visit_stands_in_the_middle() -> None:
    drawing = draw_trend(TrendChart(series=(weekly(7),)), 400, 140)
    (dot,) = of(Circle, drawing)
    grid = of(Line, drawing)[0]
    assert dot.x == pytest.approx((grid.x1 + grid.x2) / 2)
    assert [text.text for text in dates(drawing)] == ["24 Oct"]


def test_time_runs_true_unless_each_visit_asks_for_the_same_room() -> None:
    days = (START, START + timedelta(days=2), START + timedelta(days=20))
    series = Series(name="pain", points=tuple((day, 5.0) for day in days))
    true = [dot.x for dot in of(Circle, draw_trend(TrendChart(series=(series,)), 400, 140))]
    even = [dot.x for dot in of(Circle, draw_trend(TrendChart(series=(series,), even=True), 400, 140))]
    assert (true[1] - true[0]) / (true[2] - true[0]) == pytest.approx(0.1)
    assert (even[1] - even[0]) / (even[2] - even[0]) == pytest.approx(0.5)


def test_between_even_visits_a_day_keeps_its_share() -> None:
    series = weekly(5, 4, 3)
    vertical = TrendEvent(day=START + timedelta(days=7), label="plan revised")
    drawing = draw_trend(TrendChart(series=(series,), even=True, verticals=(vertical,)), 400, 140)
    (line,) = [line for line in of(Line, drawing) if line.dash]
    assert line.x1 == pytest.approx(of(Circle, drawing)[1].x)


@pytest.mark.parametrize("even", [True, False])
@pytest.mark.parametrize(("width", "size"), [(830, 12), (410, 12), (180, 12), (370, 7.5)])
def test_sixty_visits_keep_their_labels_apart_and_the_last_one(even: bool, width: int, size: float) -> None:
    drawing = draw_trend(TrendChart(series=(weekly(*[5.0] * 60),), even=even), width, 140, size=size)
    labels = dates(drawing)
    assert not overlaps(labels)
    assert labels[-1].text == "11 Dec 2027"
    assert len(labels) >= 2
    assert len(of(Circle, drawing)) == 60
    assert all(
        estimate_text_span(label)[0] >= 0 and estimate_text_span(label)[1] <= width for label in labels
    )


@given(st.sets(st.integers(0, 800), min_size=1, max_size=60), st.integers(180, 900))
def test_no_visits_can_make_labels_touch(offsets: set[int], width: int) -> None:
    points = tuple((START + timedelta(days=day), 5.0) for day in sorted(offsets))
    drawing = draw_trend(TrendChart(series=(Series(name="pain", points=points),)), width, 120)
    labels = dates(drawing)
    assert not overlaps(labels)
    assert labels[-1].text.startswith(f"{points[-1][0].day} ")
    assert all(0 <= dot.x <= width and 0 <= dot.y <= 120 for dot in of(Circle, drawing))


def test_today_is_said_so_and_always_kept() -> None:
    series = weekly(*[5.0] * 30)
    today = series.points[20][0]
    labels = dates(draw_trend(TrendChart(series=(series,), today=today), 300, 140))
    assert "today" in [label.text for label in labels]
    assert not overlaps(labels)


def test_more_than_a_year_says_the_year() -> None:
    years = Series(name="pain", points=((date(2025, 10, 24), 8.0), (date(2026, 10, 24), 5.0)))
    assert [text.text for text in dates(draw_trend(TrendChart(series=(years,)), 400, 140))] == [
        "24 Oct 2025",
        "24 Oct 2026",
    ]


def test_a_goal_is_a_dotted_line_from_the_last_score() -> None:
    goal = TrendGoal(series=0, day=START + timedelta(weeks=6), value=2, label="goal 2, 5 Dec")
    drawing = draw_trend(TrendChart(series=(weekly(8, 6, None),), goals=(goal,)), 400, 140)
    (dotted,) = [line for line in of(Line, drawing) if line.dash]
    last, ring = of(Circle, drawing)[2], of(Circle, drawing)[0]
    assert (dotted.x1, dotted.y1) == pytest.approx((last.x, last.y))
    assert (dotted.x2, dotted.y2) == pytest.approx((ring.x, ring.y))
    assert "goal 2, 5 Dec" in [text.text for text in of(Text, drawing)]


def test_a_goal_without_a_score_is_a_ring_alone() -> None:
    goal = TrendGoal(series=0, day=START, value=2, label="goal 2")
    drawing = draw_trend(TrendChart(series=(weekly(),), goals=(goal,)), 400, 140)
    assert len(of(Circle, drawing)) == 1
    assert not [line for line in of(Line, drawing) if line.dash]


def test_the_band_lies_between_its_values() -> None:
    drawing = draw_trend(TrendChart(series=(weekly(8, 5),), band=TrendBand(low=0, high=6)), 400, 140)
    (band,) = of(Rect, drawing)
    by_label = {text.text: text.y for text in of(Text, drawing)}
    assert band.height == pytest.approx(by_label["0"] - by_label["6"])


def test_labels_of_verticals_never_run_into_each_other() -> None:
    days = [START + timedelta(days=day) for day in (7, 9, 30, 83)]
    verticals = tuple(TrendEvent(day=day, label="plan revised") for day in days)
    drawing = draw_trend(TrendChart(series=(weekly(*[5.0] * 13),), verticals=verticals), 400, 140)
    labels = [text for text in of(Text, drawing) if text.text == "plan revised"]
    lines = [line for line in of(Line, drawing) if line.dash]
    assert len(lines) == 4
    assert len(labels) == 3
    assert not overlaps(labels)
    assert all(estimate_text_span(label)[0] >= 0 and estimate_text_span(label)[1] <= 400 for label in labels)


def test_the_legend_names_each_thing_once_and_draws_its_dot() -> None:
    twice = tuple(TrendEvent(day=START + timedelta(days=day), label="plan revised") for day in (1, 9))
    chart = TrendChart(
        series=(weekly(8), weekly(6, style="hollow")),
        verticals=twice,
        band=TrendBand(low=0, high=6, label="meaningful change"),
    )
    legend = draw_trend_legend(chart)
    assert [text.text for text in of(Text, legend)] == [
        "pain on arrival",
        "pain on arrival",
        "plan revised",
        "meaningful change",
    ]
    assert [dot.fill for dot in of(Circle, legend)] == ["accent", "surface"]
    assert not overlaps(of(Text, legend))
    assert estimate_text_span(of(Text, legend)[-1])[1] <= legend.width + 1


def test_the_chart_can_be_told_in_words() -> None:
    goal = TrendGoal(series=0, day=START + timedelta(weeks=7), value=2, label="goal 2, 12 Dec")
    chart = TrendChart(series=(weekly(8, None, 5), weekly(6), weekly(None)), goals=(goal,))
    assert describe_trend(chart) == (
        "pain on arrival: 8 on 24 Oct, 5 on 7 Nov, 2 scores. pain on arrival: 6 on 24 Oct. goal 2, 12 Dec."
    )
    assert describe_trend(TrendChart(series=())) == "No scores yet."
