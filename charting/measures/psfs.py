"""The Patient-Specific Functional Scale: its average over the activities that the client named.

Here 0 is unable and 10 as before, so higher is better. PSFS 2.0 turns the scale round: a score from such a form
must be entered as 10 less it.
"""

from collections.abc import Sequence


def psfs_average(scores: Sequence[float | None]) -> float | None:
    """The mean of the rated activities, to one decimal; None when none is rated."""
    rated = [score for score in scores if score is not None]
    return round(sum(rated) / len(rated), 1) if rated else None
