"""Which clients' names could be mistaken for one another: one rule for the banner, the register and the list."""

from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from itertools import islice
from typing import TypeVar, cast

ResultT = TypeVar("ResultT")

# From 0 to 100 (rapidfuzz's token ratio): `Nguyen, Thao` and `Nguyen, Thanh` are 88 alike, Lee and Leigh 75.
MIN_SIMILARITY = 84
MAX_SIMILAR = 5
# Names that are gone through before asking whether the answer is still wanted: each about half a millisecond.
_GATHER_SLICE, _CANDIDATE_SLICE, _COMPARE_SLICE = 400, 5_000, 500


def find_similar_names(name: str, names: Mapping[str, str], own: str = "") -> tuple[str, ...]:
    """The keys in `names` whose folded name is like the folded `name`, the most alike first; at most five, never `own`."""
    return _run_to_end(_rank_similar_names(name, names, list(names), own))


class NameRegister:
    """All names of a chart, folded, by the client's id; what is like one of them is looked for once.

    `coming` gives (id, name) and is read when a name is first asked for. Whoever asks can give up in between, for all
    of it takes a quarter of a second in a chart of 100,000 clients; what was gathered until then is kept. `listed` keeps
    the names of those who were found to be like somebody as a list says them, for whoever reads them.
    """

    def __init__(self, coming: Iterable[tuple[str, str]]) -> None:
        self.listed_names: dict[str, str] = {}
        self._coming = iter(coming)
        self._names: dict[str, str] = {}
        self._near = _CandidateIndex()
        self._found: dict[str, tuple[str, ...]] = {}

    def find_similar(self, key: str, wanted: Callable[[], bool] = lambda: True) -> tuple[str, ...] | None:
        """What `alike` says for the name of that client among all, in a fifth of the time; None when given up.

        A token ratio reaches the limit only where a word is shared or the sorted words are that much alike: the
        rest is passed over.
        """
        if key not in self._found and not all(wanted() for _ in self._compare_name(key)):
            return None
        return self._found.get(key)

    def has_compared(self, key: str) -> bool:
        """Whether that name was compared already, so that `like` answers at once."""
        return key in self._found

    def find_similar_to_new(self, name: str, own: str) -> tuple[str, ...]:
        """The same for a folded name that the chart may not have, or not so; `own` is never among them."""
        _run_to_end(self.gather_names())
        if self._names.get(own) != name:
            return find_similar_names(name, self._names, own)
        if own not in self._found:
            _run_to_end(self._compare_name(own))
        return self._found[own]

    def gather_names(self) -> Generator[None, None, None]:
        """Read what is not read yet, a slice at a time."""
        while some := list(islice(self._coming, _GATHER_SLICE)):
            self._names.update(some)
            self._near.add_names(some)
            yield

    def _compare_name(self, key: str) -> Generator[None, None, None]:
        yield from self.gather_names()
        name = self._names[key]
        near = yield from self._near.find_candidates(name)
        self._found[key] = yield from _rank_similar_names(name, self._names, near, key)


class _CandidateIndex:
    """The names that may be like another one, found without comparing word by word."""

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
        """Their keys in the order in which they came, so that equals stand in the same order as in the whole."""
        from rapidfuzz import fuzz, process

        words = name.split()
        ordered = " ".join(sorted(words))
        places = {place for word in words for place in self._by_word.get(word, ())}
        for start in range(0, len(self._sorted), _CANDIDATE_SLICE):
            some = self._sorted[start : start + _CANDIDATE_SLICE]
            found = process.extract(ordered, some, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY, limit=None)
            places.update(start + place for _, _, place in found)
            yield
        return [self._keys[place] for place in sorted(places)]


def _rank_similar_names(
    name: str, names: Mapping[str, str], keys: Sequence[str], own: str
) -> Generator[None, None, tuple[str, ...]]:
    """The most alike among `keys`; equals stay in the order of `keys`."""
    from rapidfuzz import fuzz, process

    found: list[tuple[float, str]] = []
    for start in range(0, len(keys), _COMPARE_SLICE):
        some = {key: names[key] for key in keys[start : start + _COMPARE_SLICE]}
        best = process.extract(
            name, some, scorer=fuzz.token_ratio, score_cutoff=MIN_SIMILARITY, limit=MAX_SIMILAR + 1
        )
        found += [(score, key) for _, score, key in best if key != own]
        yield
    return tuple(key for _, key in sorted(found, key=lambda each: -each[0])[:MAX_SIMILAR])


def _run_to_end(work: Generator[None, None, ResultT]) -> ResultT:
    """Do all of it in one go."""
    try:
        while True:
            next(work)
    except StopIteration as end:
        return cast(ResultT, end.value)
