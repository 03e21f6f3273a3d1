"""Is a change meaningful, and says who. The only place where that is decided, for screens and reports alike.

The rule, for each instrument and body area:

- A change counts when it reaches the published MCID, in points or in percent of the baseline, whichever the source
  gives; where it gives both, reaching either is enough (Farrar 2001: 2 points or 30 %).
- Where a measurement error (MDC) is published for that area too, the larger of the two rules: a change that could
  be error is never called meaningful.
- The same size of change the other way is called worse.
- A missing score, no published figure, or a percentage of a baseline of zero gives no verdict at all, and neither
  does a figure whose source is unverified.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

from charting.measures.form import Instrument, Threshold
from charting.reference.loader import area_of

Meaningful = Literal["yes", "not yet", "worse", "none"]

_WORDS = {"yes": "Yes", "not yet": "Not yet", "worse": "Worse"}
_NO_FIGURE = "no published threshold"
_OF_ZERO = "no percentage of a baseline of zero"


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What a change amounts to.

    `change` is now less baseline, signed as printed, None when either is missing; `better` is None for no change too.
    `meaningful` is "none" when it cannot be judged. `rule` is for a sentence ("at least 2 points or 30%"),
    `short_rule` for a table ("≥ 2 or 30%"), `citation` and `population` say whose figure it is.
    """

    change: float | None = None
    better: bool | None = None
    meaningful: Meaningful = "none"
    rule: str = ""
    short_rule: str = ""
    citation: str = ""
    population: str = ""
    source: str = ""

    @property
    def footnote(self) -> str:
        """The citation with its population: "Rysstad 2020, shoulder pain"."""
        return ", ".join(part for part in (self.citation, self.population) if part)

    def text(self, mark: str = "") -> str:
        """The cell of a change table, `mark` being its footnote sign: "Yes (≥ 2 or 30% ²)".

        A change for the worse that is within the threshold is "No": nothing promises that it turns.
        Not judged, it is the reason, "No published threshold", or "–" when a score is missing.
        """
        if self.meaningful == "none":
            return self.short_rule.capitalize() or "–"
        word = "No" if self.meaningful == "not yet" and self.better is False else _WORDS[self.meaningful]
        return f"{word} ({' '.join(part for part in (self.short_rule, mark) if part)})"


def judge(
    measure: Instrument, baseline: float | None, now: float | None, region: str | None = None
) -> Verdict:
    """Judge a change of score, both in the instrument's unit.

    `region` is a region's id or name, or an area ("neck"); None uses the figures that hold for any area.
    Percent needs a baseline other than zero: from zero only points count. A global rating of change is judged
    by `now` alone.
    """
    start = 0.0 if measure.is_change else baseline
    if start is None or now is None:
        return Verdict()
    change = _exact(now - start)
    improvement = -change if measure.better == "lower" else change
    figures = _figures(measure, area_of(region or ""))
    ruling = _ruling(figures, start)
    if ruling is None:
        why = _OF_ZERO if figures else _NO_FIGURE
        return Verdict(change=change, better=_better(improvement), rule=why, short_rule=why)
    threshold, needed = ruling
    return Verdict(
        change=change,
        better=_better(improvement),
        meaningful=_meaningful(improvement, needed),
        rule=_rule(threshold, measure.unit),
        short_rule=_short_rule(threshold),
        citation=threshold.citation,
        population=threshold.population,
        source=threshold.source,
    )


def _figures(measure: Instrument, area: str) -> list[Threshold]:
    """The MCID and the MDC for the area, as far as there are any."""
    return [figure for figure in (measure.threshold("MCID", area), measure.threshold("MDC", area)) if figure]


def _ruling(figures: Sequence[Threshold], baseline: float) -> tuple[Threshold, float] | None:
    """Of those, the one that asks for more, with the points it needs."""
    needs = [(figure, need) for figure in figures if (need := _needed(figure, baseline)) is not None]
    return max(needs, key=lambda each: each[1], default=None)


def _needed(threshold: Threshold, baseline: float) -> float | None:
    """The points of change that reach the threshold from this baseline; None for a percentage of zero."""
    needs = [] if threshold.points is None else [threshold.points]
    if threshold.percent is not None and baseline:
        needs.append(_exact(abs(baseline) * threshold.percent / 100))
    return min(needs, default=None)


def _meaningful(improvement: float, needed: float) -> Meaningful:
    if abs(improvement) < needed:
        return "not yet"
    return "yes" if improvement > 0 else "worse"


def _better(improvement: float) -> bool | None:
    return improvement > 0 if improvement else None


def _exact(value: float) -> float:
    """Without the dust of binary fractions: 61.4 − 43.2 is 18.2, so that a change on the threshold reaches it."""
    return round(value, 6) + 0.0


def _short_rule(threshold: Threshold) -> str:
    return f"≥ {_amount(threshold, '')}"


def _rule(threshold: Threshold, unit: str) -> str:
    points = "percentage points" if unit == "%" else unit
    return f"at least {_amount(threshold, f' {points}')}"


def _amount(threshold: Threshold, unit: str) -> str:
    points = None if threshold.points is None else f"{threshold.points:g}{unit}"
    percent = None if threshold.percent is None else f"{threshold.percent:g}%"
    return " or ".join(part for part in (points, percent) if part)
