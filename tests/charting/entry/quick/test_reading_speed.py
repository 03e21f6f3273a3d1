"""No key waits: the longest reading of any name is held against work measured in the same run."""

import time
from collections.abc import Callable
from functools import partial

import pytest

from charting.entry.quick.lexicon import get_lexicon
from charting.entry.quick.line_reading import read_line

MOST = 60  # times the floor, which is about a tenth of a millisecond where a frame has sixteen
SENTENCE = "client says the right r shoulder + left side was pos and neg - better since the last visit"


def quickest(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def floor() -> int:
    """One look at each letter of each word that is known."""
    return sum(ord(letter) for word in get_lexicon().words for letter in word)


@pytest.mark.slow
def test_no_name_of_the_vocabularies_keeps_a_key_waiting() -> None:
    read_line("warm up")
    lines = [
        line
        for name in map(" ".join, get_lexicon().exact)
        for line in (name, f"{name[:-1]}x r 3", name[: len(name) // 2])
    ]
    slow = [line for line in lines if _timed(line) > MOST / 2 * quickest(floor)]
    least = quickest(floor)
    assert [line for line in slow if quickest(partial(read_line, line)) > MOST * least] == []


def _timed(line: str) -> float:
    begun = time.perf_counter()
    read_line(line)
    return time.perf_counter() - begun


@pytest.mark.slow
def test_nor_does_any_key_of_a_sentence() -> None:
    read_line("warm up")
    taken = [quickest(partial(read_line, SENTENCE[:end])) for end in range(1, len(SENTENCE), 3)]
    assert max(taken) < MOST * quickest(floor)
