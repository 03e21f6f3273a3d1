"""Finds clients whose names could be mistaken for one another: one rule for banner, new clients and list.

Similarity is the token ratio of rapidfuzz: https://rapidfuzz.github.io/RapidFuzz/Usage/fuzz.html
"""

from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from itertools import islice
from typing import TypeVar, cast

ResultT = TypeVar("ResultT")

# From 0 to 100: `Nguyen, Thao` and `Nguyen, Thanh` reach 88, Lee and Leigh 75.
MIN_SIMILARITY = 84
MAX_SIMILAR = 5
# Names to process before asking whether the answer is still wanted; a slice takes about half a millisecond.
_GATHER_SLICE, _CANDIDATE_SLICE, _COMPARE_SLICE = 400, 5_000, 500


def find_similar_names(name: str, names: Mapping[str, str], own: str = "") -> tuple[str, ...]:
    """Find the keys of at most five similar folded names, the most similar first, never the key `own`."""
    return _run_to_end(_rank_similar_names(name, names, list(names), own))


class NameRegister:
    """All folded client names of a clinic by client id, with the similar names found so far.

    `unread_names` yields (id, folded name) and is read when a name is first asked for. With 100,000 clients that takes a
    quarter of a second, so the caller can give up in between; what was read until then stays. `listed_names` is a cache
    for callers: the names of similar clients as a list shows them, by id.
    """

    def __init__(self, unread_names: Iterable[tuple[str, str]]) -> None:
        self.listed_names: dict[str, str] = {}
        self._unread_names = iter(unread_names)
        self._names: dict[str, str] = {}
        self._candidates = _CandidateIndex()
        self._similar: dict[str, tuple[str, ...]] = {}

    def find_similar(self, key: str, wanted: Callable[[], bool] = lambda: True) -> tuple[str, ...] | None:
        """Find what `find_similar_names` finds for that client, in a fifth of the time; None if no longer `wanted`.

        A token ratio can only reach the limit if two names share a word or their sorted words are that similar, so all
        other names are skipped.
        """
        if key not in self._similar and not all(wanted() for _ in self._compare_name(key)):
            return None
        return self._similar.get(key)

    def has_compared(self, key: str) -> bool:
        """Tell whether that name was compared before, so that `find_similar` answers at once."""
        return key in self._similar

    def find_similar_to_new(self, name: str, own: str) -> tuple[str, ...]:
        """Find clients with names similar to a folded name that may be new or changed, never the client `own`."""
        _run_to_end(self.gather_names())
        if self._names.get(own) != name:
            return find_similar_names(name, self._names, own)
        if own not in self._similar:
            _run_to_end(self._compare_name(own))
        return self._similar[own]

    def gather_names(self) -> Generator[None, None, None]:
        """Read the names that are not read yet, a slice at a time."""
        while names := list(islice(self._unread_names, _GATHER_SLICE)):
            self._names.update(names)
            self._candidates.add_names(names)
            yield

    def _compare_name(self, key: str) -> Generator[None, None, None]:
        yield from self.gather_names()
        name = self._names[key]
        candidates = yield from self._candidates.find_candidates(name)
        self._similar[key] = yield from _rank_similar_names(name, self._names, candidates, key)


class _CandidateIndex:
    """Narrows down the names that can be similar to another one, without comparing token by token."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._sorted: list[str] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)

    def add_names(self, names: Iterable[tuple[str, str]]) -> None:
        for key, name in names:
            words = name.split()
            for word in set(words):
                self._by_word[word].append(len(self._keys))
            self._keys.append(key)
            self._sorted.append(" ".join(sorted(words)))

    def find_candidates(self, name: str) -> Generator[None, None, list[str]]:
        """Find the keys of candidates in the order in which they were added, so that ties rank as among all names."""
        from rapidfuzz import fuzz, process

        words = name.split()
        ordered = " ".join(sorted(words))
        indexes = {index for word in words for index in self._by_word.get(word, ())}
        for start in range(0, len(self._sorted), _CANDIDATE_SLICE):
            names = self._sorted[start : start + _CANDIDATE_SLICE]
            matches = process.extract(
                ordered, names, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY, limit=None
            )
            indexes.update(start + index for _, _, index in matches)
            yield
        return [self._keys[index] for index in sorted(indexes)]


def _rank_similar_names(
    name: str, names: Mapping[str, str], keys: Sequence[str], own: str
) -> Generator[None, None, tuple[str, ...]]:
    """Rank the most similar names among `keys`; ties stay in the order of `keys`."""
    from rapidfuzz import fuzz, process

    scored: list[tuple[float, str]] = []
    for start in range(0, len(keys), _COMPARE_SLICE):
        candidates = {key: names[key] for key in keys[start : start + _COMPARE_SLICE]}
        best = process.extract(
            name, candidates, scorer=fuzz.token_ratio, score_cutoff=MIN_SIMILARITY, limit=MAX_SIMILAR + 1
        )
        scored += [(score, key) for _, score, key in best if key != own]
        yield
    return tuple(key for _, key in sorted(scored, key=lambda pair: -pair[0])[:MAX_SIMILAR])


def _run_to_end(work: Generator[None, None, ResultT]) -> ResultT:
    """Run a generator to its end in one go, and return its result."""
    try:
        while True:
            next(work)
    except StopIteration as end:
        return cast(ResultT, end.value)
