"""The fixed set of rules that turn answers into a total. A definition names a rule as data; nothing in it runs as code.

`compute_total` takes (points, maximum points) of each answered item, at least one.
"""

from collections.abc import Sequence
from math import ceil

import msgspec

Points = Sequence[tuple[float, float]]


class _Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="rule"):
    """The base of all rules. In a JSON definition, `rule` is the name."""


class Sum(_Rule, frozen=True, tag="sum"):
    """The sum of the points: LEFS, Berg, HIT-6."""

    def compute_total(self, points: Points) -> float:
        """Return the sum."""
        return sum(score for score, _ in points)


class SumTimes(_Rule, frozen=True, kw_only=True, tag="sum times"):
    """The sum of the points times `factor`: an NDI in percent is the sum times 2."""

    factor: float

    def compute_total(self, points: Points) -> float:
        """Return sum × factor."""
        return self.factor * sum(score for score, _ in points)


class Mean(_Rule, frozen=True, tag="mean"):
    """The mean of the points: PEG."""

    def compute_total(self, points: Points) -> float:
        """Return sum ÷ number of items."""
        return _compute_mean(points)


class PercentOfPossible(_Rule, frozen=True, tag="percent of possible"):
    """The points in percent of the maximum of the answered items: ODI, SPADI."""

    def compute_total(self, points: Points) -> float:
        """Return sum ÷ maximum of the answered items × 100."""
        return 100 * sum(score for score, _ in points) / sum(most for _, most in points)


class Count(_Rule, frozen=True, tag="count"):
    """The number of items with points above zero, as for the RMDQ."""

    def compute_total(self, points: Points) -> float:
        """Return the number of items with points."""
        return float(sum(score > 0 for score, _ in points))


class Transformed(_Rule, frozen=True, kw_only=True, tag="transformed"):
    """The mean, rescaled so that `low` is 0 and `high` is 100. QuickDASH, (mean − 1) × 25, has low 1 and high 5."""

    low: float
    high: float

    def compute_total(self, points: Points) -> float:
        """Return (mean − low) ÷ (high − low) × 100."""
        return 100 * (_compute_mean(points) - self.low) / (self.high - self.low)


class ConversionTable(_Rule, frozen=True, kw_only=True, tag="table"):
    """The score that the form's conversion table gives for each sum: KOOS, JR., PROMIS short forms."""

    table: dict[int, float]

    def compute_total(self, points: Points) -> float:
        """Return the table's score. A definition is invalid unless the table covers every possible sum."""
        return self.table[round(sum(score for score, _ in points))]


Scoring = Sum | SumTimes | Mean | PercentOfPossible | Count | Transformed | ConversionTable


class NoneMissing(_Rule, frozen=True, tag="none"):
    """Every item must be answered."""

    def count_allowed_missing(self, items: int) -> int:
        """Return 0."""
        return 0 * items


class AtMost(_Rule, frozen=True, kw_only=True, tag="at most"):
    """Up to `left_out` items may be left out; they count neither in the points nor in the maximum."""

    left_out: int

    def count_allowed_missing(self, items: int) -> int:
        """Return that number, but never all items."""
        return min(self.left_out, items - 1)


class MeanStandsIn(_Rule, frozen=True, kw_only=True, tag="mean stands in"):
    """Up to `left_out` items may be left out; each counts as the mean of the answered ones."""

    left_out: int

    def count_allowed_missing(self, items: int) -> int:
        """Return that number, but never all items."""
        return min(self.left_out, items - 1)


class ProportionAnswered(_Rule, frozen=True, kw_only=True, tag="proportion answered"):
    """At least this share of the items must be answered, 0.9 for nine of ten; the others do not count."""

    at_least: float

    def count_allowed_missing(self, items: int) -> int:
        """Return how many the share leaves, but never all items."""
        return min(items - ceil(items * self.at_least - 1e-9), items - 1)


MissingRule = NoneMissing | AtMost | MeanStandsIn | ProportionAnswered


def _compute_mean(points: Points) -> float:
    return sum(score for score, _ in points) / len(points)
