"""What must hold in a definition beyond its shape: each thing wrong is one sentence that names the place."""

import re
from collections.abc import Iterator
from itertools import pairwise
from math import isclose, isfinite

from charting.measures.definition_items import item_problems
from charting.measures.form import Instrument
from charting.reference.loader import areas

LONGEST_SHORT_NAME, LONGEST_NAME = 40, 200
LARGEST = 1_000_000  # of any figure
SMALLEST_STEP = 0.000_001  # totals are worked out no finer
_ID = re.compile(r"[a-z][a-z0-9_-]{0,59}")
_DUST = 1e-6


def problems(of: Instrument) -> Iterator[str]:
    """A sentence for each thing that is wrong, the broadest first."""
    yield from _names(of)
    scale = list(_scale(of))
    yield from scale
    yield from _thresholds(of)
    yield from _bands(of)
    yield from item_problems(of, with_totals=not scale)


def _names(of: Instrument) -> Iterator[str]:
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
        yield from _area("areas", area)
    if of.asked and not (of.question and of.low_means and of.high_means):
        yield "What is asked on the screen needs its question and the meaning of both ends."


def _area(place: str, area: str) -> Iterator[str]:
    if area not in areas():
        yield f"{place}: there is no body area “{area}”. The areas are: {', '.join(areas())}."


def _scale(of: Instrument) -> Iterator[str]:
    if not all(isfinite(each) and abs(each) <= LARGEST for each in (of.low, of.high, of.step)):
        yield f"The range and the step are numbers up to {LARGEST:,}."
    elif of.low >= of.high:
        yield f"The lowest total, {of.low:g}, must be below the highest, {of.high:g}."
    elif not SMALLEST_STEP <= of.step <= of.high - of.low:
        yield "The step must be above 0, and no larger than the range."
    elif not isclose((of.high - of.low) / of.step, round((of.high - of.low) / of.step), abs_tol=_DUST):
        yield f"Steps of {of.step:g} from {of.low:g} do not reach {of.high:g}."
    if of.is_change and not of.low < 0 < of.high:
        yield "A rating of change has 0 within its range."


def _thresholds(of: Instrument) -> Iterator[str]:
    for number, each in enumerate(of.thresholds, start=1):
        place = f"Threshold {number}"
        if each.points is None and each.percent is None:
            yield f"{place}: say its points or its percent."
        if each.points is not None and not 0 < each.points < of.high - of.low:
            yield f"{place}: its points must be above 0 and within the range."
        if each.percent is not None and not 0 < each.percent <= 100:
            yield f"{place}: its percent must be above 0 and at most 100."
        for field in ("population", "citation", "source"):
            if not getattr(each, field).strip():
                yield f"{place}: “{field}” must not be empty."
        for area in each.areas:
            yield from _area(place, area)


def _bands(of: Instrument) -> Iterator[str]:
    for number, each in enumerate(of.bands, start=1):
        if not of.low <= each.low <= each.high <= of.high:
            yield f"Band {number}: {each.low:g} to {each.high:g} is not within the range."
        if not each.words.strip():
            yield f"Band {number}: “words” must not be empty."
    for one, after in pairwise(sorted(of.bands, key=lambda band: band.low)):
        if one.high >= after.low:
            yield f"The bands “{one.words}” and “{after.words}” overlap."
    if of.bands and not of.bands_source.strip():
        yield "Bands need their “bands_source”."
