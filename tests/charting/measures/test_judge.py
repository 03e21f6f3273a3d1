"""Is a change meaningful: worked by hand from the figures of each cited source."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charting.measures.instrument_form import Instrument, Threshold
from charting.measures.instruments import get_instrument, list_instruments, load_shipped_instruments
from charting.measures.judge import judge
from charting.reference.loader import list_body_areas
from tests.charting.measures.worked_verdicts import WORKED


@pytest.mark.parametrize(("name", "baseline", "now", "region", "change", "meaningful"), WORKED)
def test_worked_by_hand(
    name: str,
    baseline: float | None,
    now: float | None,
    region: str | None,
    change: float | None,
    meaningful: str,
) -> None:
    verdict = judge(get_instrument(name), baseline, now, region)
    assert (verdict.change, verdict.meaningful) == (change, meaningful)


@pytest.mark.parametrize("measure", load_shipped_instruments(), ids=lambda each: each.id)
def test_every_instrument_is_worked_in_both_directions(measure: Instrument) -> None:
    verdicts = {row[-1] for row in WORKED if row[0] == measure.id}
    judged = any(each.checked for each in measure.thresholds)
    assert verdicts == ({"yes", "not yet", "worse"} if judged else {"none"})


@pytest.mark.parametrize("measure", load_shipped_instruments(), ids=lambda each: each.id)
def test_every_figure_rules_somewhere_or_is_outdone(measure: Instrument) -> None:
    """A judged change shows whose figure it was; no other may be shown than one of the instrument's checked ones."""
    for row in WORKED:
        if row[0] == measure.id and row[-1] != "none":
            verdict = judge(measure, row[1], row[2], row[3])
            source = next(each for each in measure.thresholds if each.source == verdict.source)
            assert source.checked
            assert verdict.footnote == f"{source.citation}, {source.population}"
            assert verdict.format_cell("¹").endswith(" ¹)")


def test_an_unverified_figure_decides_nothing() -> None:
    doubtful = [
        each for each in load_shipped_instruments() for figure in each.thresholds if not figure.checked
    ]
    assert {each.id for each in doubtful} >= {"psfs", "odi", "rmdq", "spadi", "quickdash"}
    shoulder = get_instrument("spadi")
    assert shoulder.find_threshold("MCID", "shoulder") is None
    assert judge(shoulder, 60, 46).meaningful == "not yet"


def only_percent(measure: Instrument) -> Instrument:
    figure = Threshold(
        kind="MCID", percent=30, population="anyone", citation="Ours 2026", source="made for a test"
    )
    return msgspec.structs.replace(measure, thresholds=(figure,))


def test_a_percentage_alone_cannot_judge_from_zero() -> None:
    measure = only_percent(get_instrument("odi"))
    assert judge(measure, 10, 7).format_cell("¹") == "Yes (≥ 30% ¹)"
    assert judge(measure, 10, 13).format_cell("¹") == "Worse (≥ 30% ¹)"
    from_zero = judge(measure, 0, 20)
    assert (from_zero.change, from_zero.better, from_zero.meaningful) == (20, False, "none")
    assert from_zero.format_cell("¹") == "No percentage of a baseline of zero"


def test_what_the_report_prints() -> None:
    pain = judge(get_instrument("nprs"), 8, 5, "shoulder")
    assert pain.format_cell("²") == "Yes (≥ 2 or 30% ²)"
    assert pain.format_cell() == "Yes (≥ 2 or 30%)"
    assert pain.rule == "at least 2 points or 30%"
    assert pain.footnote == "Farrar 2001, chronic pain"
    assert (pain.change, pain.better) == (-3, True)
    arm = judge(get_instrument("quickdash"), 61.4, 43.2, "shoulder")
    assert arm.format_cell("¹") == "Yes (≥ 13.6 ¹)"
    assert arm.change == -18.2
    assert arm.footnote == "Rysstad 2020, shoulder pain"
    assert judge(get_instrument("odi"), 40, 52).format_cell("¹") == "Worse (≥ 10 or 30% ¹)"
    assert judge(get_instrument("odi"), 40, 38).rule == "at least 10 percentage points or 30%"


@pytest.mark.parametrize(("baseline", "now"), [(None, 5), (5, None), (None, None)])
def test_a_missing_score_gives_no_verdict(baseline: float | None, now: float | None) -> None:
    verdict = judge(get_instrument("nprs"), baseline, now)
    assert (verdict.change, verdict.better, verdict.meaningful, verdict.format_cell("¹")) == (
        None,
        None,
        "none",
        "–",
    )
    assert judge(get_instrument("groc"), None, None).meaningful == "none"


@pytest.mark.parametrize("name", ["fabq", "startback", "startback_distress", "midas"])
def test_without_a_published_figure_the_change_is_shown_and_not_judged(name: str) -> None:
    measure = get_instrument(name)
    verdict = judge(measure, measure.low, measure.high)
    assert verdict.change == measure.high - measure.low
    assert verdict.better is (measure.better == "higher")
    assert verdict.meaningful == "none"
    assert verdict.format_cell("¹") == "No published threshold"


WITH_ERROR = [
    (each.id, area)
    for each in list_instruments()
    for area in list_body_areas()
    if each.find_threshold("MDC", area)
]


@pytest.mark.parametrize(("name", "area"), WITH_ERROR)
def test_nothing_below_measurement_error_is_meaningful(name: str, area: str) -> None:
    """Where an error is known, half a step below it is never a yes, from any baseline."""
    measure = get_instrument(name)
    error = measure.find_threshold("MDC", area)
    assert error is not None
    assert error.points is not None
    below = error.points - measure.step / 2
    change = -below if measure.better == "lower" else below
    baselines = [measure.low + share * (measure.high - measure.low) / 10 for share in range(11)]
    assert {judge(measure, start, start + change, area).meaningful for start in baselines} == {"not yet"}


SCORES = st.integers(0, 10)


@settings(max_examples=100)
@given(SCORES, SCORES, st.sampled_from([None, *list_body_areas()]))
def test_a_smaller_change_is_never_more_meaningful(baseline: int, now: int, region: str | None) -> None:
    nearer = now + (baseline > now) - (baseline < now)
    verdict = judge(get_instrument("nprs"), baseline, nearer, region)
    if judge(get_instrument("nprs"), baseline, now, region).meaningful == "not yet":
        assert verdict.meaningful == "not yet"


@settings(max_examples=100)
@given(st.data())
def test_change_is_the_difference_and_better_its_direction(data: st.DataObject) -> None:
    measure = data.draw(st.sampled_from([each for each in list_instruments() if not each.is_change]))
    steps = st.integers(0, round((measure.high - measure.low) / measure.step))
    start, now = (round(measure.low + data.draw(steps) * measure.step, 3) for _ in range(2))
    verdict = judge(measure, start, now)
    assert verdict.change == pytest.approx(now - start)
    assert verdict.better == (None if now == start else (now > start) == (measure.better == "higher"))
    assert (verdict.meaningful != "yes") or verdict.better
    assert (verdict.meaningful != "worse") or verdict.better is False
