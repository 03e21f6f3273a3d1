"""Which words of names a typed word may be, and how far it is from them: a beginning, or a slip."""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from charting.entry.quick.lexicon import Lexicon

TYPO_COST = 0.3  # a word with a slip; more the less it is like the word
DOUBTFUL_TYPO_COST = 0.8  # more for a slip that could be another word: never sure
PREFIX_COST = 0.08  # a beginning of a word; less the more of it is typed
_MAX_LENGTH_DIFFERENCE = 2  # a slip leaves out or adds no more
_SHORT_WORD, _MUCH_LIKE = 5, 87.0  # letters, percent
_MOST_LIKE, _LEAST_LIKE, _ALIKE, _SHORTEST_SLIP = 12, 74.0, 12.0, 4


def find_near_words(word: str, known: Lexicon) -> Mapping[str, float]:
    """The words that the typed one may be, with their cost: itself, longer ones, else ones that are like it."""
    if not word[:1].isalpha() and word not in known.by_word:
        return {}
    if (len(word) == 1 and (word,) in known.exact) or is_filler(word, known):
        return {word: 0.0} if word in known.by_word else {}  # a side or "the" is no beginning of a name
    begun = {each: _compute_prefix_cost(word, each) for each in known.find_by_prefix(word)}
    if begun or len(word) < _SHORTEST_SLIP:
        return begun
    like = _find_similar(word, known.words) or _find_similar(
        word, [each[: len(word)] for each in known.words]
    )
    best = max((score for score, _ in like), default=0.0)
    near = {
        known.words[at]: _compute_typo_cost(word, known.words[at], score)
        for score, at in like
        if score > best - _ALIKE
    }
    single = word.removesuffix("s")  # "traps", "pecs": more than one of what is begun
    return near | {
        each: _compute_prefix_cost(single, each) for each in known.find_by_prefix(single) if single != word
    }


def is_filler(word: str, known: Lexicon) -> bool:
    """Whether the word says nothing by itself, as `of`."""
    return any(spelling.term.kind == "filler" for spelling in known.exact.get((word,), ()))


def _find_similar(word: str, words: Sequence[str]) -> list[tuple[float, int]]:
    """How much it is like each of those that it is like at all, in percent, and their places."""
    found = process.extract(word, words, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKE, limit=_MOST_LIKE)
    return [(score, at) for like, score, at in found if abs(len(like) - len(word)) <= _MAX_LENGTH_DIFFERENCE]


def _compute_typo_cost(word: str, meant: str, score: float) -> float:
    """Sure only for a long word that begins the same and is much like it: "reports" is no slip of "sports"."""
    alike = (
        score >= _MUCH_LIKE and word[0] == meant[0] and not word.startswith(meant)
    )  # "sciatica" is no nerve
    sure = alike and min(len(word), len(meant)) > _SHORT_WORD
    return TYPO_COST + (100 - score) / 100 + (0 if sure else DOUBTFUL_TYPO_COST)


def _compute_prefix_cost(word: str, whole: str) -> float:
    return 0.0 if word == whole else PREFIX_COST + 0.04 * (1 - len(word) / len(whole))
