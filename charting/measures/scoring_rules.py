"""The closed set of rules by which answers become a total. Each is data in a definition: nothing there is ever run as code.

A rule's `total` takes (points, most points) of each item that counts, at least one.
"""

from collections.abc import Sequence
from math import ceil

import msgspec

Points = Sequence[tuple[float, float]]


class _Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="rule"):
    """What all rules share: in a file, `rule` names them."""


class Sum(_Rule, frozen=True, tag="sum"):
    """The points added: LEFS, Berg, HIT-6."""

    def compute_total(self, points: Points) -> float:
        """Their sum."""
        return sum(each for each, _ in points)


class SumTimes(_Rule, frozen=True, kw_only=True, tag="sum times"):
    """The points added, times `factor`: an NDI in percent is the sum times 2."""

    factor: float

    def compute_total(self, points: Points) -> float:
        """Sum × factor."""
        return self.factor * sum(each for each, _ in points)


class Mean(_Rule, frozen=True, tag="mean"):
    """The mean of the points: PEG."""

    def compute_total(self, points: Points) -> float:
        """Sum ÷ number of items."""
        return _compute_mean(points)


class PercentOfPossible(_Rule, frozen=True, tag="percent of possible"):
    """The points as a share of the most that the answered items could give, in percent: ODI, SPADI."""

    def compute_total(self, points: Points) -> float:
        """Sum of answered ÷ possible of answered × 100."""
        return 100 * sum(each for each, _ in points) / sum(most for _, most in points)


class Count(_Rule, frozen=True, tag="count"):
    """How many items have points above zero: RMDQ's ticks."""

    def compute_total(self, points: Points) -> float:
        """The number of items with points."""
        return float(sum(each > 0 for each, _ in points))


class Transformed(_Rule, frozen=True, kw_only=True, tag="transformed"):
    """The mean, stretched so that `low` is 0 and `high` is 100: QuickDASH, (mean − 1) × 25, is low 1 and high 5."""

    low: float
    high: float

    def compute_total(self, points: Points) -> float:
        """(mean − low) ÷ (high − low) × 100."""
        return 100 * (_compute_mean(points) - self.low) / (self.high - self.low)


class ConversionTable(_Rule, frozen=True, kw_only=True, tag="table"):
    """The score that the form's own table gives for each sum: KOOS, JR., PROMIS short forms."""

    table: dict[int, float]

    def compute_total(self, points: Points) -> float:
        """The table's score; a definition is refused unless each sum that can be reached has one."""
        return self.table[round(sum(each for each, _ in points))]


Scoring = Sum | SumTimes | Mean | PercentOfPossible | Count | Transformed | ConversionTable


class NoneMissing(_Rule, frozen=True, tag="none"):
    """Every item must be answered."""

    def count_allowed_missing(self, items: int) -> int:
        """None of the `items`."""
        return 0 * items


class AtMost(_Rule, frozen=True, kw_only=True, tag="at most"):
    """Up to `left_out` items may be left out; they count for nothing, neither in the points nor in the possible."""

    left_out: int

    def count_allowed_missing(self, items: int) -> int:
        """That number, and never all."""
        return min(self.left_out, items - 1)


class MeanStandsIn(_Rule, frozen=True, kw_only=True, tag="mean stands in"):
    """Up to `left_out` items may be left out; the mean of those answered stands in for each."""

    left_out: int

    def count_allowed_missing(self, items: int) -> int:
        """That number, and never all."""
        return min(self.left_out, items - 1)


class ProportionAnswered(_Rule, frozen=True, kw_only=True, tag="proportion answered"):
    """At least this share of the items must be answered, 0.9 for nine of ten; the others count for nothing."""

    at_least: float

    def count_allowed_missing(self, items: int) -> int:
        """What the share leaves over, and never all."""
        return min(items - ceil(items * self.at_least - 1e-9), items - 1)


MissingRule = NoneMissing | AtMost | MeanStandsIn | ProportionAnswered


def _compute_mean(points: Points) -> float:
    return sum(each for each, _ in points) / len(points)
