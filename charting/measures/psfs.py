"""The Patient-Specific Functional Scale: its average over the activities that the client named.

Here 0 is unable and 10 as before, so higher is better. PSFS 2.0 turns the scale round: a score from such a form
must be entered as 10 less it.
"""

from collections.abc import Mapping, Sequence


def psfs_average(scores: Sequence[float | None]) -> float | None:
    """The mean of the rated activities, to one decimal; None when none is rated."""
    rated = [score for score in scores if score is not None]
    return round(sum(rated) / len(rated), 1) if rated else None


def paired_averages(
    baseline: Mapping[str, float | None], now: Mapping[str, float | None]
) -> tuple[float | None, float | None]:
    """The averages over the activities rated on both days: one that was added later must not look like change.

    Each mapping is activity to score, 0 to 10, None where not rated.
    """
    both = [name for name, score in baseline.items() if score is not None and now.get(name) is not None]
    return psfs_average([baseline[name] for name in both]), psfs_average([now[name] for name in both])
