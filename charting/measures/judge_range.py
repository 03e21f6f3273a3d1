"""Is a change of range of motion larger than two observers may differ by."""

from charting.measures.judge import Verdict
from charting.reference.entries import RomNorm
from charting.reference.loader import rom_norm


def judge_range(joint: str, motion: str, baseline: float | None, now: float | None) -> Verdict:
    """Judge a change of one motion, in degrees (the jaw's opening in millimeters).

    More is better, except where the norm is zero (extension of elbow and knee): there nearer to zero is. A change
    below the published error is "not yet"; without a published error there is no verdict, and `short_rule` says so.
    The shoulder's 20° is the limit of agreement between observers of de Winter 2004, taken for each of its motions.
    """
    if baseline is None or now is None:
        return Verdict()
    change = round(now - baseline, 6) + 0.0
    norm = rom_norm(joint, motion)
    gain = _gain(norm, baseline, now)
    better = gain > 0 if gain else None
    if norm is None or norm.error is None:
        return Verdict(
            change=change, better=better, rule="no published error", short_rule="no published error"
        )
    return _verdict(norm, norm.error, change, gain)


def _gain(norm: RomNorm | None, baseline: float, now: float) -> float:
    if norm is not None and norm.normal == 0:
        return round(abs(baseline) - abs(now), 6)
    return round(now - baseline, 6)


def _verdict(norm: RomNorm, error: float, change: float, gain: float) -> Verdict:
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
