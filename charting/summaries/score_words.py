"""A score as a note says it."""

from charting.model.findings import Score
from charting.summaries.measure import format_value, instrument_of, measure_label


def score_words(score: Score) -> str:
    """`QuickDASH 43.2`, `STarT Back 3 (low risk)`; answers without a total are counted; "" where nothing was charted."""
    key = f"score:{score.instrument}"
    label, known = measure_label(key), instrument_of(key)
    if score.value is None:
        answered = sum(answer is not None for answer in score.answers)
        return f"{label}: {answered} of {len(score.answers)} items answered, no total" if answered else ""
    band = known.band(score.value) if known else ""
    said = f"{label} {format_value(key, score.value)}"
    return f"{said} ({band})" if band else said
