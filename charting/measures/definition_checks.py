"""Checks a definition beyond its types: each problem is one sentence that names the place."""

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

MOST_ITEMS, MOST_CHOICES, MOST_SUMS = 200, 30, 10_000
MAX_CHOICE_VALUE = 1_000_000  # of the value of a choice
_TOTAL_TOLERANCE = 1e-6


def find_scoring_problems(of: Instrument, *, with_totals: bool) -> Iterator[str]:
    """Yield a sentence for each problem. Totals are checked only `with_totals`, because they need a valid scale."""
    problems = [*_find_item_list_problems(of), *_find_rule_problems(of)]
    yield from problems
    if of.items and with_totals and not problems:
        yield from _find_total_problems(of)


def _find_item_list_problems(of: Instrument) -> Iterator[str]:
    if len(of.items) > MOST_ITEMS:
        yield f"A form has at most {MOST_ITEMS} items."
    for number, item in enumerate(of.items[:MOST_ITEMS], start=1):
        yield from (f"Item {number}: {wrong}" for wrong in _find_item_problems(item))


def _find_item_problems(item: Item) -> Iterator[str]:
    if not item.text.strip():
        yield "its text is empty."
    if item.choices and item.numbers:
        yield "it has either choices or numbers."
    elif item.numbers:
        if item.numbers[0] >= item.numbers[1]:
            yield "the first of its numbers must be below the second."
    elif not 2 <= len(item.choices) <= MOST_CHOICES:
        yield f"it needs 2 to {MOST_CHOICES} choices, its own or the common ones, or its numbers."
    elif any(not choice.words.strip() for choice in item.choices):
        yield "a choice has no words."
    elif item.least == item.most:
        yield "all its choices count the same."
    if any(abs(choice.value) > MAX_CHOICE_VALUE for choice in item.choices):
        yield f"its values are numbers up to {MAX_CHOICE_VALUE:,}."


def _find_rule_problems(of: Instrument) -> Iterator[str]:
    if bool(of.items) != (of.scoring is not None):
        yield "Items need their “scoring”." if of.items else "“scoring” is there, and no items."
    if isinstance(of.scoring, SumTimes) and of.scoring.factor <= 0:
        yield "scoring: the factor must be above 0."
    if isinstance(of.scoring, Transformed) and of.scoring.low >= of.scoring.high:
        yield "scoring: low must be below high."
    if isinstance(of.scoring, ConversionTable) and not isinstance(of.missing, NoneMissing):
        yield "missing: a table needs every item, so the rule must be “none”."
    if isinstance(of.missing, ProportionAnswered) and not 0 < of.missing.at_least <= 1:
        yield "missing: the share to be answered is above 0 and at most 1, as 0.9."
    left_out = getattr(of.missing, "left_out", 0)
    if of.items and not 0 <= left_out < len(of.items):
        yield f"missing: {left_out} of {len(of.items)} items cannot be left out."


def _find_total_problems(of: Instrument) -> Iterator[str]:
    """Check that all possible answers give a total within the range."""
    least = [(item.least, item.most) for item in of.items]
    most = [(item.most, item.most) for item in of.items]
    if isinstance(of.missing, MeanStandsIn) and len(set(least)) > 1:
        yield "missing: the mean can stand in only where all items have the same range of points."
    elif isinstance(of.scoring, (Sum, SumTimes)) and _is_skewed_by_missing(of):
        yield "missing: in a sum an item left out counts 0, which is not its lowest answer. Let the mean stand in."
    elif isinstance(of.scoring, (PercentOfPossible, Count)) and any(
        low < 0 or high <= 0 for low, high in least
    ):
        yield "scoring: this rule needs points from 0 upward."
    elif isinstance(of.scoring, ConversionTable):
        yield from _find_table_problems(of, of.scoring)
    elif of.scoring is not None:
        ends = of.scoring.compute_total(least), of.scoring.compute_total(most)
        if not (of.low - _TOTAL_TOLERANCE <= min(ends) and max(ends) <= of.high + _TOTAL_TOLERANCE):
            yield f"The answers give totals from {ends[0]:g} to {ends[1]:g}, beyond the range {of.scale_text}."


def _is_skewed_by_missing(of: Instrument) -> bool:
    lacks = not isinstance(of.missing, MeanStandsIn) and of.missing.count_allowed_missing(len(of.items)) > 0
    return lacks and any(item.least != 0 for item in of.items)


def _find_table_problems(of: Instrument, rule: ConversionTable) -> Iterator[str]:
    sums = {0.0}
    for item in of.items:
        values = (
            range(item.numbers[0], item.numbers[1] + 1) if item.numbers else {c.value for c in item.choices}
        )
        sums = {total + value for total in sums for value in values}
        if len(sums) > MOST_SUMS:
            yield "scoring: these items have too many sums for a table."
            return
    if any(total != round(total) for total in sums):
        yield "scoring: a table needs choices that count whole points."
    elif lacking := sorted(total for total in sums if round(total) not in rule.table):
        yield f"scoring: the table has no score for a sum of {', '.join(f'{total:g}' for total in lacking[:5])}."
    for total, score in sorted(rule.table.items()):
        if not of.low <= score <= of.high:
            yield f"scoring: the table's score for {total}, {score:g}, is beyond the range {of.scale_text}."


LONGEST_SHORT_NAME, LONGEST_NAME = 40, 200
MAX_FIGURE = 1_000_000  # of the range and the step
SMALLEST_STEP = 0.000_001  # totals are rounded to six decimals
_ID = re.compile(r"[a-z][a-z0-9_-]{0,59}")
_STEP_TOLERANCE = 1e-6


def find_definition_problems(of: Instrument) -> Iterator[str]:
    """Yield a sentence for each problem, the most general ones first."""
    yield from _find_name_problems(of)
    scale = list(_find_scale_problems(of))
    yield from scale
    yield from _find_threshold_problems(of)
    yield from _find_band_problems(of)
    yield from find_scoring_problems(of, with_totals=not scale)


def _find_name_problems(of: Instrument) -> Iterator[str]:
    if not _ID.fullmatch(of.id):
        yield "The id has small letters, digits, - and _ only, begins with a letter, and has at most 60."
    for field in ("name", "short_name", "unit", "source"):
        if not getattr(of, field).strip():
            yield f"“{field}” must not be empty."
        elif not getattr(of, field).isprintable():
            yield f"“{field}” must be one line of text."
    if len(of.name) > LONGEST_NAME:
        yield f"The name has at most {LONGEST_NAME} letters."
    if len(of.short_name) > LONGEST_SHORT_NAME:
        yield f"The short name has at most {LONGEST_SHORT_NAME} letters."
    for area in of.areas:
        yield from _find_area_problems("areas", area)
    if of.asked and not (of.question and of.low_means and of.high_means):
        yield "What is asked on the screen needs its question and the meaning of both ends."


def _find_area_problems(place: str, area: str) -> Iterator[str]:
    if area not in list_body_areas():
        yield f"{place}: there is no body area “{area}”. The areas are: {', '.join(list_body_areas())}."


def _find_scale_problems(of: Instrument) -> Iterator[str]:
    if not all(isfinite(figure) and abs(figure) <= MAX_FIGURE for figure in (of.low, of.high, of.step)):
        yield f"The range and the step are numbers up to {MAX_FIGURE:,}."
    elif of.low >= of.high:
        yield f"The lowest total, {of.low:g}, must be below the highest, {of.high:g}."
    elif not SMALLEST_STEP <= of.step <= of.high - of.low:
        yield "The step must be above 0, and no larger than the range."
    elif not isclose(
        (of.high - of.low) / of.step, round((of.high - of.low) / of.step), abs_tol=_STEP_TOLERANCE
    ):
        yield f"Steps of {of.step:g} from {of.low:g} do not reach {of.high:g}."
    if of.is_change and not of.low < 0 < of.high:
        yield "A rating of change has 0 within its range."


def _find_threshold_problems(of: Instrument) -> Iterator[str]:
    for number, threshold in enumerate(of.thresholds, start=1):
        place = f"Threshold {number}"
        if threshold.points is None and threshold.percent is None:
            yield f"{place}: say its points or its percent."
        if threshold.points is not None and not 0 < threshold.points < of.high - of.low:
            yield f"{place}: its points must be above 0 and within the range."
        if threshold.percent is not None and not 0 < threshold.percent <= 100:
            yield f"{place}: its percent must be above 0 and at most 100."
        for field in ("population", "citation", "source"):
            if not getattr(threshold, field).strip():
                yield f"{place}: “{field}” must not be empty."
        for area in threshold.areas:
            yield from _find_area_problems(place, area)


def _find_band_problems(of: Instrument) -> Iterator[str]:
    for number, band in enumerate(of.bands, start=1):
        if not of.low <= band.low <= band.high <= of.high:
            yield f"Band {number}: {band.low:g} to {band.high:g} is not within the range."
        if not band.words.strip():
            yield f"Band {number}: “words” must not be empty."
    for one, after in pairwise(sorted(of.bands, key=lambda band: band.low)):
        if one.high >= after.low:
            yield f"The bands “{one.words}” and “{after.words}” overlap."
    if of.bands and not of.bands_source.strip():
        yield "Bands need their “bands_source”."
