"""The instruments' data, and which scores a form can give."""

import math
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charting.errors import Invalid
from charting.measures.instrument_form import Instrument
from charting.measures.instruments import (
    check_score,
    get_instrument,
    list_instruments,
    load_shipped_instruments,
)
from charting.reference.loader import list_body_areas

EVERY = pytest.mark.parametrize("measure", list_instruments(), ids=lambda each: each.id)


@EVERY
def test_data_holds_together(measure: Instrument) -> None:
    assert measure.low < measure.high
    assert math.isclose((measure.high - measure.low) / measure.step % 1, 0, abs_tol=1e-6)
    assert measure.about.endswith(".")
    assert measure.source
    assert not measure.asked or (measure.question and measure.low_means and measure.high_means)
    assert set(measure.areas) <= set(list_body_areas())


@EVERY
def test_thresholds_are_sourced_and_within_the_scale(measure: Instrument) -> None:
    for threshold in measure.thresholds:
        assert threshold.points or threshold.percent
        assert 0 < (threshold.points or 1) < measure.high - measure.low
        assert threshold.citation
        assert threshold.source
        assert threshold.population
        assert set(threshold.areas) <= set(list_body_areas())


@EVERY
def test_one_figure_of_a_kind_holds_for_an_area(measure: Instrument) -> None:
    held = Counter(
        (each.kind, area) for each in measure.thresholds if each.checked for area in each.areas or ("any",)
    )
    assert [pair for pair, count in held.items() if count > 1] == []


def test_ids_are_unique() -> None:
    ids = [each.id for each in list_instruments()]
    assert len(ids) == len(set(ids)) >= 26


def test_only_our_own_words_are_asked() -> None:
    assert {each.id for each in list_instruments() if each.asked} == {"nprs", "psfs_activity", "groc"}


def test_ids_are_in_signed_notes_and_stay() -> None:
    stored = (
        "nprs psfs_activity psfs groc odi rmdq ndi quickdash spadi lefs hit6 peg promis_pi koos_jr hoos_jr"
    )
    assert {*stored.split(), "tsk11", "fabq", "berg"} <= {each.id for each in load_shipped_instruments()}


@pytest.mark.parametrize(
    ("name", "total", "band"),
    [
        ("startback", 3, "low risk"),
        ("startback", 4, "medium risk, or high with a distress part of 4 or 5"),
        ("startback_distress", 3, "not high risk"),
        ("startback_distress", 4, "high risk"),
        ("ndi", 14, "mild disability"),
        ("ndi", 15, "moderate disability"),
        ("hit6", 49, "little or no impact"),
        ("hit6", 60, "severe impact"),
        ("midas", 0, "little or no disability"),
        ("midas", 21, "severe disability"),
        ("odi", 41, "severe disability"),
        ("quickdash", 50, ""),
    ],
)
def test_what_a_total_is_called(name: str, total: float, band: str) -> None:
    assert get_instrument(name).describe_total(total) == band


@EVERY
def test_bands_name_every_total(measure: Instrument) -> None:
    if measure.bands:
        steps = range(round((measure.high - measure.low) / measure.step) + 1)
        assert all(measure.describe_total(measure.low + step * measure.step) for step in steps)


def test_unknown_instrument() -> None:
    with pytest.raises(Invalid, match="no outcome measure called sf12") as caught:
        get_instrument("sf12")
    assert caught.value.field == "instrument"


@pytest.mark.parametrize(
    ("name", "better", "scale"),
    [
        ("nprs", "lower", "0–10, lower is better"),
        ("psfs", "higher", "0–10, higher is better"),
        ("groc", "higher", "−5 to +5, higher is better"),
        ("odi", "lower", "0–100, lower is better"),
        ("ndi", "lower", "0–50, lower is better"),
        ("quickdash", "lower", "0–100, lower is better"),
        ("lefs", "higher", "0–80, higher is better"),
        ("hit6", "lower", "36–78, lower is better"),
        ("rmdq", "lower", "0–24, lower is better"),
        ("koos_jr", "higher", "0–100, higher is better"),
        ("tsk11", "lower", "11–44, lower is better"),
        ("berg", "higher", "0–56, higher is better"),
    ],
)
def test_directions_and_ranges(name: str, better: str, scale: str) -> None:
    assert get_instrument(name).better == better
    assert get_instrument(name).scale_text == scale


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("nprs", 11, "NPRS is from 0 to 10, not 11."),
        ("nprs", -1, "NPRS is from 0 to 10, not −1."),
        ("nprs", 4.5, "NPRS is from 0 to 10 in steps of 1, not 4.5."),
        ("groc", -6, "GROC is from −5 to +5, not −6."),
        ("hit6", 35, "HIT-6 is from 36 to 78, not 35."),
        ("ndi", 51, "NDI is from 0 to 50, not 51."),
        ("quickdash", 61.37, "QuickDASH is from 0 to 100 in steps of 0.1, not 61.37."),
        ("odi", math.nan, "ODI is from 0 to 100, not nan."),
        ("odi", math.inf, "ODI is from 0 to 100, not inf."),
    ],
)
def test_a_score_that_the_form_cannot_give(name: str, value: float, sentence: str) -> None:
    with pytest.raises(Invalid) as caught:
        check_score(get_instrument(name), value)
    assert caught.value.field == "score"
    assert caught.value.message == sentence


@settings(max_examples=200)
@given(st.data())
def test_every_step_is_a_score_and_nothing_between(data: st.DataObject) -> None:
    measure = data.draw(st.sampled_from(list_instruments()))
    steps = round((measure.high - measure.low) / measure.step)
    step = data.draw(st.integers(0, steps))
    score = round(measure.low + step * measure.step, 6)
    check_score(measure, score)
    with pytest.raises(Invalid):
        check_score(measure, score + measure.step / 2)
