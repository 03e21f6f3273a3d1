"""Checks a definition beyond its JSON schema. Each problem is one sentence that names the place."""

import re
from collections.abc import Iterator
from itertools import pairwise
from math import isclose, isfinite

from charting.measures.instrument_form import Instrument, Item
from charting.measures.scoring_rules import (
    ConversionTable,
    Count,
    MeanStandsIn,
    NoneMissing,
    PercentOfPossible,
    ProportionAnswered,
    Sum,
    SumTimes,
    Transformed,
)
from charting.reference.loader import list_body_areas

MAX_ITEMS, MAX_CHOICES, MAX_SUMS = 200, 30, 10_000
MAX_CHOICE_VALUE = 1_000_000
_TOTAL_TOLERANCE = 1e-6


def find_scoring_problems(instrument: Instrument, *, with_totals: bool) -> Iterator[str]:
    """Yield a sentence for each problem. Totals are computed only `with_totals`, which needs a valid scale."""
    problems = [*_find_item_list_problems(instrument), *_find_rule_problems(instrument)]
    yield from problems
    if instrument.items and with_totals and not problems:
        yield from _find_total_problems(instrument)


def _find_item_list_problems(instrument: Instrument) -> Iterator[str]:
    if len(instrument.items) > MAX_ITEMS:
        yield f"A form has at most {MAX_ITEMS} items."
    for number, item in enumerate(instrument.items[:MAX_ITEMS], start=1):
        yield from (f"Item {number}: {problem}" for problem in _find_item_problems(item))


def _find_item_problems(item: Item) -> Iterator[str]:
    if not item.text.strip():
        yield "its text is empty."
    if item.choices and item.numbers:
        yield "it has either choices or numbers."
    elif item.numbers:
        if item.numbers[0] >= item.numbers[1]:
            yield "the first of its numbers must be below the second."
    elif not 2 <= len(item.choices) <= MAX_CHOICES:
        yield f"it needs 2 to {MAX_CHOICES} choices, its own or the common ones, or its numbers."
    elif any(not choice.words.strip() for choice in item.choices):
        yield "a choice has no words."
    elif item.least == item.most:
        yield "all its choices count the same."
    if any(abs(choice.value) > MAX_CHOICE_VALUE for choice in item.choices):
        yield f"its values are numbers up to {MAX_CHOICE_VALUE:,}."


def _find_rule_problems(instrument: Instrument) -> Iterator[str]:
    if bool(instrument.items) != (instrument.scoring is not None):
        yield "Items need their “scoring”." if instrument.items else "“scoring” is there, and no items."
    if isinstance(instrument.scoring, SumTimes) and instrument.scoring.factor <= 0:
        yield "scoring: the factor must be above 0."
    if isinstance(instrument.scoring, Transformed) and instrument.scoring.low >= instrument.scoring.high:
        yield "scoring: low must be below high."
    if isinstance(instrument.scoring, ConversionTable) and not isinstance(instrument.missing, NoneMissing):
        yield "missing: a table needs every item, so the rule must be “none”."
    if isinstance(instrument.missing, ProportionAnswered) and not 0 < instrument.missing.at_least <= 1:
        yield "missing: the share to be answered is above 0 and at most 1, as 0.9."
    left_out = getattr(instrument.missing, "left_out", 0)
    if instrument.items and not 0 <= left_out < len(instrument.items):
        yield f"missing: {left_out} of {len(instrument.items)} items cannot be left out."


def _find_total_problems(instrument: Instrument) -> Iterator[str]:
    """Yield a sentence if some combination of answers gives a total outside the range."""
    least = [(item.least, item.most) for item in instrument.items]
    most = [(item.most, item.most) for item in instrument.items]
    if isinstance(instrument.missing, MeanStandsIn) and len(set(least)) > 1:
        yield "missing: the mean can stand in only where all items have the same range of points."
    elif isinstance(instrument.scoring, (Sum, SumTimes)) and _is_skewed_by_missing(instrument):
        yield "missing: in a sum an item left out counts 0, which is not its lowest answer. Let the mean stand in."
    elif isinstance(instrument.scoring, (PercentOfPossible, Count)) and any(
        low < 0 or high <= 0 for low, high in least
    ):
        yield "scoring: this rule needs points from 0 upward."
    elif isinstance(instrument.scoring, ConversionTable):
        yield from _find_table_problems(instrument, instrument.scoring)
    elif instrument.scoring is not None:
        ends = instrument.scoring.compute_total(least), instrument.scoring.compute_total(most)
        if not (
            instrument.low - _TOTAL_TOLERANCE <= min(ends) and max(ends) <= instrument.high + _TOTAL_TOLERANCE
        ):
            yield f"The answers give totals from {ends[0]:g} to {ends[1]:g}, beyond the range {instrument.scale_text}."


def _is_skewed_by_missing(instrument: Instrument) -> bool:
    allows_missing = (
        not isinstance(instrument.missing, MeanStandsIn)
        and instrument.missing.count_allowed_missing(len(instrument.items)) > 0
    )
    return allows_missing and any(item.least != 0 for item in instrument.items)


def _find_table_problems(instrument: Instrument, rule: ConversionTable) -> Iterator[str]:
    sums = {0.0}
    for item in instrument.items:
        values = (
            range(item.numbers[0], item.numbers[1] + 1) if item.numbers else {c.value for c in item.choices}
        )
        sums = {total + value for total in sums for value in values}
        if len(sums) > MAX_SUMS:
            yield "scoring: these items have too many sums for a table."
            return
    if any(total != round(total) for total in sums):
        yield "scoring: a table needs choices that count whole points."
    elif uncovered := sorted(total for total in sums if round(total) not in rule.table):
        yield f"scoring: the table has no score for a sum of {', '.join(f'{total:g}' for total in uncovered[:5])}."
    for total, score in sorted(rule.table.items()):
        if not instrument.low <= score <= instrument.high:
            yield f"scoring: the table's score for {total}, {score:g}, is beyond the range {instrument.scale_text}."


MAX_SHORT_NAME, MAX_NAME = 40, 200
MAX_FIGURE = 1_000_000  # of any figure
SMALLEST_STEP = 0.000_001  # totals are rounded to six decimals
_ID = re.compile(r"[a-z][a-z0-9_-]{0,59}")
_STEP_TOLERANCE = 1e-6


def find_definition_problems(instrument: Instrument) -> Iterator[str]:
    """Yield a sentence for each problem, the most general first."""
    yield from _find_name_problems(instrument)
    scale = list(_find_scale_problems(instrument))
    yield from scale
    yield from _find_threshold_problems(instrument)
    yield from _find_band_problems(instrument)
    yield from find_scoring_problems(instrument, with_totals=not scale)


def _find_name_problems(instrument: Instrument) -> Iterator[str]:
    if not _ID.fullmatch(instrument.id):
        yield "The id has small letters, digits, - and _ only, begins with a letter, and has at most 60."
    for field in ("name", "short_name", "unit", "source"):
        if not getattr(instrument, field).strip():
            yield f"“{field}” must not be empty."
        elif not getattr(instrument, field).isprintable():
            yield f"“{field}” must be one line of text."
    if len(instrument.name) > MAX_NAME:
        yield f"The name has at most {MAX_NAME} letters."
    if len(instrument.short_name) > MAX_SHORT_NAME:
        yield f"The short name has at most {MAX_SHORT_NAME} letters."
    for area in instrument.areas:
        yield from _find_area_problems("areas", area)
    if instrument.asked and not (instrument.question and instrument.low_means and instrument.high_means):
        yield "What is asked on the screen needs its question and the meaning of both ends."


def _find_area_problems(place: str, area: str) -> Iterator[str]:
    if area not in list_body_areas():
        yield f"{place}: there is no body area “{area}”. The areas are: {', '.join(list_body_areas())}."


def _find_scale_problems(instrument: Instrument) -> Iterator[str]:
    if not all(
        isfinite(value) and abs(value) <= MAX_FIGURE
        for value in (instrument.low, instrument.high, instrument.step)
    ):
        yield f"The range and the step are numbers up to {MAX_FIGURE:,}."
    elif instrument.low >= instrument.high:
        yield f"The lowest total, {instrument.low:g}, must be below the highest, {instrument.high:g}."
    elif not SMALLEST_STEP <= instrument.step <= instrument.high - instrument.low:
        yield "The step must be above 0, and no larger than the range."
    elif not _is_multiple_of_step(instrument):
        yield f"Steps of {instrument.step:g} from {instrument.low:g} do not reach {instrument.high:g}."
    if instrument.is_change and not instrument.low < 0 < instrument.high:
        yield "A rating of change has 0 within its range."


def _is_multiple_of_step(instrument: Instrument) -> bool:
    steps = (instrument.high - instrument.low) / instrument.step
    return isclose(steps, round(steps), abs_tol=_STEP_TOLERANCE)


def _find_threshold_problems(instrument: Instrument) -> Iterator[str]:
    for number, threshold in enumerate(instrument.thresholds, start=1):
        place = f"Threshold {number}"
        if threshold.points is None and threshold.percent is None:
            yield f"{place}: say its points or its percent."
        if threshold.points is not None and not 0 < threshold.points < instrument.high - instrument.low:
            yield f"{place}: its points must be above 0 and within the range."
        if threshold.percent is not None and not 0 < threshold.percent <= 100:
            yield f"{place}: its percent must be above 0 and at most 100."
        for field in ("population", "citation", "source"):
            if not getattr(threshold, field).strip():
                yield f"{place}: “{field}” must not be empty."
        for area in threshold.areas:
            yield from _find_area_problems(place, area)


def _find_band_problems(instrument: Instrument) -> Iterator[str]:
    for number, band in enumerate(instrument.bands, start=1):
        if not instrument.low <= band.low <= band.high <= instrument.high:
            yield f"Band {number}: {band.low:g} to {band.high:g} is not within the range."
        if not band.words.strip():
            yield f"Band {number}: “words” must not be empty."
    for lower, upper in pairwise(sorted(instrument.bands, key=lambda band: band.low)):
        if lower.high >= upper.low:
            yield f"The bands “{lower.words}” and “{upper.words}” overlap."
    if instrument.bands and not instrument.bands_source.strip():
        yield "Bands need their “bands_source”."
