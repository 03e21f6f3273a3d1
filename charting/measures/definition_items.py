"""What must hold in a definition's items and in the rules that count them."""

from collections.abc import Iterator

from charting.measures.form import Instrument, Item
from charting.measures.scoring_rules import (
    Count,
    MeanStandsIn,
    NoneMissing,
    PercentOfPossible,
    ProportionAnswered,
    Sum,
    SumTimes,
    Table,
    Transformed,
)

MOST_ITEMS, MOST_CHOICES, MOST_SUMS = 200, 30, 10_000
LARGEST = 1_000_000  # of any figure
_DUST = 1e-6


def item_problems(of: Instrument, *, with_totals: bool) -> Iterator[str]:
    """A sentence for each thing that is wrong; the totals are worked out only `with_totals`, when the scale is right."""
    found = [*_items(of), *_rules(of)]
    yield from found
    if of.items and with_totals and not found:
        yield from _totals(of)


def _items(of: Instrument) -> Iterator[str]:
    if len(of.items) > MOST_ITEMS:
        yield f"A form has at most {MOST_ITEMS} items."
    for number, item in enumerate(of.items[:MOST_ITEMS], start=1):
        yield from (f"Item {number}: {wrong}" for wrong in _item(item))


def _item(item: Item) -> Iterator[str]:
    if not item.text.strip():
        yield "its text is empty."
    if item.choices and item.numbers:
        yield "it has either choices or numbers."
    elif item.numbers:
        if item.numbers[0] >= item.numbers[1]:
            yield "the first of its numbers must be below the second."
    elif not 2 <= len(item.choices) <= MOST_CHOICES:
        yield f"it needs 2 to {MOST_CHOICES} choices, its own or the common ones, or its numbers."
    elif any(not each.words.strip() for each in item.choices):
        yield "a choice has no words."
    elif item.least == item.most:
        yield "all its choices count the same."
    if any(abs(each.value) > LARGEST for each in item.choices):
        yield f"its values are numbers up to {LARGEST:,}."


def _rules(of: Instrument) -> Iterator[str]:
    if bool(of.items) != (of.scoring is not None):
        yield "Items need their “scoring”." if of.items else "“scoring” is there, and no items."
    if isinstance(of.scoring, SumTimes) and of.scoring.factor <= 0:
        yield "scoring: the factor must be above 0."
    if isinstance(of.scoring, Transformed) and of.scoring.low >= of.scoring.high:
        yield "scoring: low must be below high."
    if isinstance(of.scoring, Table) and not isinstance(of.missing, NoneMissing):
        yield "missing: a table needs every item, so the rule must be “none”."
    if isinstance(of.missing, ProportionAnswered) and not 0 < of.missing.at_least <= 1:
        yield "missing: the share to be answered is above 0 and at most 1, as 0.9."
    left_out = getattr(of.missing, "left_out", 0)
    if of.items and not 0 <= left_out < len(of.items):
        yield f"missing: {left_out} of {len(of.items)} items cannot be left out."


def _totals(of: Instrument) -> Iterator[str]:
    """Whether every way to answer gives a total within the range."""
    least = [(item.least, item.most) for item in of.items]
    most = [(item.most, item.most) for item in of.items]
    if isinstance(of.missing, MeanStandsIn) and len(set(least)) > 1:
        yield "missing: the mean can stand in only where all items have the same range of points."
    elif isinstance(of.scoring, (Sum, SumTimes)) and _skews(of):
        yield "missing: in a sum an item left out counts 0, which is not its lowest answer. Let the mean stand in."
    elif isinstance(of.scoring, (PercentOfPossible, Count)) and any(
        low < 0 or high <= 0 for low, high in least
    ):
        yield "scoring: this rule needs points from 0 upward."
    elif isinstance(of.scoring, Table):
        yield from _table(of, of.scoring)
    elif of.scoring is not None:
        ends = of.scoring.total(least), of.scoring.total(most)
        if not (of.low - _DUST <= min(ends) and max(ends) <= of.high + _DUST):
            yield f"The answers give totals from {ends[0]:g} to {ends[1]:g}, beyond the range {of.scale_text}."


def _skews(of: Instrument) -> bool:
    lacks = not isinstance(of.missing, MeanStandsIn) and of.missing.may_lack(len(of.items)) > 0
    return lacks and any(item.least != 0 for item in of.items)


def _table(of: Instrument, rule: Table) -> Iterator[str]:
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
        yield f"scoring: the table has no score for a sum of {', '.join(f'{each:g}' for each in lacking[:5])}."
    for total, score in sorted(rule.table.items()):
        if not of.low <= score <= of.high:
            yield f"scoring: the table's score for {total}, {score:g}, is beyond the range {of.scale_text}."
