"""Which clients' names could be mistaken for one another: one rule for the banner, the register and the list."""

from collections import defaultdict
from collections.abc import Mapping

# From 0 to 100 (rapidfuzz's token ratio): `Nguyen, Thao` and `Nguyen, Thanh` are 88 alike, Lee and Leigh 75.
SIMILAR = 84
MOST = 5


def alike(name: str, names: Mapping[str, str], own: str = "") -> tuple[str, ...]:
    """The keys in `names` whose folded name is like the folded `name`, the most alike first; at most five, never `own`."""
    from rapidfuzz import fuzz, process

    found = process.extract(name, names, scorer=fuzz.token_ratio, score_cutoff=SIMILAR, limit=MOST + 1)
    return tuple(key for _, _, key in found if key != own)[:MOST]


class Names:
    """All names of a chart, folded, by the client's id; what is like one of them is looked for once."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._near = _Near(names)
        self._found: dict[str, tuple[str, ...]] = {}

    def like(self, key: str) -> tuple[str, ...]:
        """What `alike` says for the name of that client among all, in a fifth of the time.

        A token ratio reaches the limit only where a word is shared or the sorted words are that much alike: the
        rest is passed over.
        """
        if key not in self._found:
            self._found[key] = alike(self._names[key], self._near.to(key), key)
        return self._found[key]

    def known(self, key: str) -> bool:
        """Whether that name was compared already, so that `like` answers at once."""
        return key in self._found

    def like_new(self, name: str, own: str) -> tuple[str, ...]:
        """The same for a folded name that the chart may not have, or not so; `own` is never among them."""
        return self.like(own) if self._names.get(own) == name else alike(name, self._names, own)


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
