"""The rules that turn answers into a total. A definition only names a rule; nothing in it is ever run as code.

`compute_total` takes (points, highest possible points) of each item that counts, at least one.
"""

from collections.abc import Sequence
from math import ceil

import msgspec

Points = Sequence[tuple[float, float]]


class _Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="rule"):
    """The base of all rules; the key `rule` of the document names the rule."""


class Sum(_Rule, frozen=True, tag="sum"):
    """The sum of the points: LEFS, Berg, HIT-6."""

    def compute_total(self, points: Points) -> float:
        """Return the sum."""
        return sum(value for value, _ in points)


class SumTimes(_Rule, frozen=True, kw_only=True, tag="sum times"):
    """The sum of the points times `factor`: an NDI in percent is the sum times 2."""

    factor: float

    def compute_total(self, points: Points) -> float:
        """Return sum × factor."""
        return self.factor * sum(value for value, _ in points)


class Mean(_Rule, frozen=True, tag="mean"):
    """The mean of the points: PEG."""

    def compute_total(self, points: Points) -> float:
        """Return sum ÷ number of items."""
        return _compute_mean(points)


class PercentOfPossible(_Rule, frozen=True, tag="percent of possible"):
    """The points in percent of the highest possible points of the answered items: ODI, SPADI."""

    def compute_total(self, points: Points) -> float:
        """Return sum of answered ÷ possible of answered × 100."""
        return 100 * sum(value for value, _ in points) / sum(most for _, most in points)


class Count(_Rule, frozen=True, tag="count"):
    """The number of items with points above zero: the ticks of the RMDQ."""

    def compute_total(self, points: Points) -> float:
        """Return the number of items with points."""
        return float(sum(value > 0 for value, _ in points))


class Transformed(_Rule, frozen=True, kw_only=True, tag="transformed"):
    """The mean, scaled so that `low` is 0 and `high` is 100. QuickDASH, (mean − 1) × 25, has low 1 and high 5."""

    low: float
    high: float

    def compute_total(self, points: Points) -> float:
        """Return (mean − low) ÷ (high − low) × 100."""
        return 100 * (_compute_mean(points) - self.low) / (self.high - self.low)


class ConversionTable(_Rule, frozen=True, kw_only=True, tag="table"):
    """The score from the form's own table for each sum: KOOS, JR., PROMIS short forms."""

    table: dict[int, float]

    def compute_total(self, points: Points) -> float:
        """Return the score of the table; definitions are refused unless every possible sum has one."""
        return self.table[round(sum(value for value, _ in points))]


Scoring = Sum | SumTimes | Mean | PercentOfPossible | Count | Transformed | ConversionTable


class NoneMissing(_Rule, frozen=True, tag="none"):
    """Every item must be answered."""

    def count_allowed_missing(self, items: int) -> int:
        """Return 0."""
        return 0 * items


class AtMost(_Rule, frozen=True, kw_only=True, tag="at most"):
    """Up to `left_out` items may be left out; they count neither in the points nor in the possible points."""

    left_out: int

    def count_allowed_missing(self, items: int) -> int:
        """Return `left_out`, but never all items."""
        return min(self.left_out, items - 1)


class MeanStandsIn(_Rule, frozen=True, kw_only=True, tag="mean stands in"):
    """Up to `left_out` items may be left out; each counts as the mean of the answered items."""

    left_out: int

    def count_allowed_missing(self, items: int) -> int:
        """Return `left_out`, but never all items."""
        return min(self.left_out, items - 1)


class ProportionAnswered(_Rule, frozen=True, kw_only=True, tag="proportion answered"):
    """At least this share of the items must be answered, 0.9 for nine of ten; the others do not count."""

    at_least: float

    def count_allowed_missing(self, items: int) -> int:
        """Return the number of items that the share leaves, but never all."""
        return min(items - ceil(items * self.at_least - 1e-9), items - 1)


MissingRule = NoneMissing | AtMost | MeanStandsIn | ProportionAnswered


def _compute_mean(points: Points) -> float:
    return sum(value for value, _ in points) / len(points)
