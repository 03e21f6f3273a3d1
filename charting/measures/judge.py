"""Decides whether a change of a score or of a range of motion is meaningful."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from charting.measures.instrument_form import Instrument, Threshold
from charting.reference.entries import RomNorm
from charting.reference.loader import find_body_area, find_rom_norm

Meaningful = Literal["yes", "not yet", "worse", "none"]

_WORDS = {"yes": "Yes", "not yet": "Not yet", "worse": "Worse"}
_NO_THRESHOLD = "no published threshold"
_ZERO_BASELINE = "no percentage of a baseline of zero"


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """The meaning of a change.

    `change` is the current value minus the baseline, or None if one is missing; `better` is None also without a change.
    `meaningful` is "none" if it cannot be judged. `rule` is for a sentence ("at least 2 points or 30%"), `short_rule`
    for a table ("≥ 2 or 30%"); `citation` and `population` say where the threshold comes from.
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

    def format_cell(self, mark: str = "") -> str:
        """Format a cell of the change table, with the footnote sign `mark`: "Yes (≥ 2 or 30% ²)".

        A change for the worse below the threshold is "No", because "Not yet" would promise improvement.
        If it cannot be judged, the cell has the reason, "No published threshold", or "–" if a score is missing.
        """
        if self.meaningful == "none":
            return self.short_rule.capitalize() or "–"
        word = "No" if self.meaningful == "not yet" and self.better is False else _WORDS[self.meaningful]
        return f"{word} ({' '.join(part for part in (self.short_rule, mark) if part)})"


def judge(
    measure: Instrument, baseline: float | None, now: float | None, region: str | None = None
) -> Verdict:
    """Judge a change from `baseline` to `now`, both in the unit of the instrument.

    `region` is the id or name of a region, or an area ("neck"); None uses the thresholds for any area. A percentage
    needs a baseline other than zero; from zero only points count. A global rating of change uses only `now`.
    """
    start = 0.0 if measure.is_change else baseline
    if start is None or now is None:
        return Verdict()
    change = _round_change(now - start)
    improvement = -change if measure.better == "lower" else change
    figures = _find_thresholds(measure, find_body_area(region or ""))
    ruling = _choose_threshold(figures, start)
    if ruling is None:
        why = _ZERO_BASELINE if figures else _NO_THRESHOLD
        return Verdict(change=change, better=_is_better(improvement), rule=why, short_rule=why)
    threshold, needed = ruling
    return Verdict(
        change=change,
        better=_is_better(improvement),
        meaningful=_decide_meaningful(improvement, needed),
        rule=_format_rule(threshold, measure.unit),
        short_rule=_format_short_rule(threshold),
        citation=threshold.citation,
        population=threshold.population,
        source=threshold.source,
    )


def _find_thresholds(measure: Instrument, area: str) -> list[Threshold]:
    """The MCID and the MDC for the area, if there are any."""
    return [
        figure
        for figure in (measure.find_threshold("MCID", area), measure.find_threshold("MDC", area))
        if figure
    ]


def _choose_threshold(figures: Sequence[Threshold], baseline: float) -> tuple[Threshold, float] | None:
    """Return the threshold that requires the larger change, with the points of that change."""
    needs = [
        (figure, need) for figure in figures if (need := _compute_needed_change(figure, baseline)) is not None
    ]
    return max(needs, key=lambda candidate: candidate[1], default=None)


def _compute_needed_change(threshold: Threshold, baseline: float) -> float | None:
    """The points of change that reach the threshold from this baseline; None for a percentage of zero."""
    needs = [] if threshold.points is None else [threshold.points]
    if threshold.percent is not None and baseline:
        needs.append(_round_change(abs(baseline) * threshold.percent / 100))
    return min(needs, default=None)


def _decide_meaningful(improvement: float, needed: float) -> Meaningful:
    if abs(improvement) < needed:
        return "not yet"
    return "yes" if improvement > 0 else "worse"


def _is_better(improvement: float) -> bool | None:
    return improvement > 0 if improvement else None


def _round_change(value: float) -> float:
    """Round away floating-point errors, so that 61.4 − 43.2 reaches a threshold of 18.2.

    See https://docs.python.org/3/tutorial/floatingpoint.html.
    """
    return round(value, 6) + 0.0


def _format_short_rule(threshold: Threshold) -> str:
    return f"≥ {_format_amount(threshold, '')}"


def _format_rule(threshold: Threshold, unit: str) -> str:
    points = "percentage points" if unit == "%" else unit
    return f"at least {_format_amount(threshold, f' {points}')}"


def _format_amount(threshold: Threshold, unit: str) -> str:
    points = None if threshold.points is None else f"{threshold.points:g}{unit}"
    percent = None if threshold.percent is None else f"{threshold.percent:g}%"
    return " or ".join(part for part in (points, percent) if part)


def judge_range(joint: str, motion: str, baseline: float | None, now: float | None) -> Verdict:
    """Judge a change of one motion, in degrees (opening of the jaw: in millimeters).

    More is better, unless the norm is zero (extension of elbow and knee): then closer to zero is better. A change below
    the published error is "not yet"; without a published error there is no verdict, and `short_rule` says so. For all
    motions of the shoulder, the error is the limit of agreement between observers of de Winter 2004, 20°.
    """
    if baseline is None or now is None:
        return Verdict()
    change = round(now - baseline, 6) + 0.0
    norm = find_rom_norm(joint, motion)
    gain = _compute_gain(norm, baseline, now)
    better = gain > 0 if gain else None
    if norm is None or norm.error is None:
        return Verdict(
            change=change, better=better, rule="no published error", short_rule="no published error"
        )
    return _build_range_verdict(norm, norm.error, change, gain)


def _compute_gain(norm: RomNorm | None, baseline: float, now: float) -> float:
    if norm is not None and norm.normal == 0:
        return round(abs(baseline) - abs(now), 6)
    return round(now - baseline, 6)


def _build_range_verdict(norm: RomNorm, error: float, change: float, gain: float) -> Verdict:
    reached = abs(gain) >= error
    rule = f"error ± {error:g}{norm.unit if norm.unit == '°' else f' {norm.unit}'}"
    return Verdict(
        change=change,
        better=gain > 0 if gain else None,
        meaningful=("yes" if gain > 0 else "worse") if reached else "not yet",
        rule=rule,
        short_rule=rule,
        citation=norm.error_citation,
        population=norm.error_population,
        source=norm.error_source,
    )
