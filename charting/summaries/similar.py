"""Which clients' names could be mistaken for one another: one rule for the banner, the register and the list."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

# From 0 to 100 (rapidfuzz's token ratio): `Nguyen, Thao` and `Nguyen, Thanh` are 88 alike, Lee and Leigh 75.
SIMILAR = 84
MOST = 5


def alike(name: str, names: Mapping[str, str], own: str = "") -> tuple[str, ...]:
    """The keys in `names` whose folded name is like the folded `name`, the most alike first; at most five, never `own`."""
    from rapidfuzz import fuzz, process

    found = process.extract(name, names, scorer=fuzz.token_ratio, score_cutoff=SIMILAR, limit=MOST + 1)
    return tuple(key for _, _, key in found if key != own)[:MOST]


def all_alike(asked: Iterable[str], names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """What `alike` says for each asked key of `names`, in a fifth of the time when many are asked.

    A token ratio reaches the limit only where a word is shared or the sorted words are that much alike: the rest is
    passed over.
    """
    near = _Near(names)
    return {key: alike(names[key], near.to(key), key) for key in asked}


class _Near:
    """The names that may be like another one, found without comparing word by word."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._place = {key: place for place, key in enumerate(names)}
        self._sorted = {key: " ".join(sorted(name.split())) for key, name in names.items()}
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for key, name in names.items():
            for word in set(name.split()):
                self._by_word[word].append(key)

    def to(self, key: str) -> dict[str, str]:
        """In the order of `names`, so that equals stand in the same order as in the whole."""
        from rapidfuzz import fuzz, process

        found = process.extract(
            self._sorted[key], self._sorted, scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=None
        )
        sharing = (self._by_word[word] for word in self._names[key].split())
        keys = {other for _, _, other in found}.union(*sharing)
        return {other: self._names[other] for other in sorted(keys, key=self._place.__getitem__)}
