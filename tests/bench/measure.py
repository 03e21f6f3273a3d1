"""Taking times: the measured thing and its floor in turns, in one run, so that both meet the same machine."""

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import NamedTuple

Deed = Callable[[], object]
TIMES = 20  # at least, of each


class Samples(NamedTuple):
    """What each turn took, in seconds."""

    seconds: Sequence[float]

    @property
    def median(self) -> float:
        return self.share(0.5)

    @property
    def p95(self) -> float:
        return self.share(0.95)

    @property
    def p99(self) -> float:
        return self.share(0.99)

    @property
    def longest(self) -> float:
        return max(self.seconds)

    def share(self, part: float) -> float:
        """The least time within which that part of the turns ended."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def taken(deed: Deed) -> float:
    """Seconds on the wall that one turn takes."""
    start = perf_counter()
    deed()
    return perf_counter() - start


def in_turns(
    measured: Callable[[], float], floor: Callable[[], float], times: int = TIMES
) -> tuple[Samples, Samples]:
    """Both in turns, `times` each, after one of each that does not count. Each gives the seconds it took."""
    measured()
    floor()
    of_measured, of_floor = [], []
    for _ in range(times):
        of_floor.append(floor())
        of_measured.append(measured())
    return Samples(of_measured), Samples(of_floor)


def timed(measured: Deed, floor: Deed, times: int = TIMES) -> tuple[Samples, Samples]:
    """`in_turns` for deeds that are measured as a whole."""
    return in_turns(lambda: taken(measured), lambda: taken(floor), times)
