"""Finds the words that a typed word may stand for, as their beginning or with a typo, and the cost of each match.

Similarity is the ratio of RapidFuzz: https://rapidfuzz.github.io/RapidFuzz/Usage/fuzz.html
"""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from charting.entry.quick.lexicon import Lexicon

TYPO_COST = 0.3  # of a word with a typo; the less similar the words, the more is added
DOUBTFUL_TYPO_COST = 0.8  # added for a typo that could be another word, so that it is never certain
PREFIX_COST = 0.08  # of the beginning of a word; the more of it is typed, the lower the cost
_MAX_LENGTH_DIFFERENCE = 2  # a typo adds or drops at most this many letters
_SHORT_WORD, _MUCH_LIKE = 5, 87.0  # letters, percent
_MOST_LIKE, _LEAST_LIKE, _ALIKE, _SHORTEST_SLIP = 12, 74.0, 12.0, 4


def find_near_words(word: str, lexicon: Lexicon) -> Mapping[str, float]:
    """Return the words that `word` may stand for, with their costs.

    These are the word itself and longer words that begin with it; if there are none, similar words.
    """
    if not word[:1].isalpha() and word not in lexicon.by_word:
        return {}
    if (len(word) == 1 and (word,) in lexicon.exact) or is_filler(word, lexicon):
        return {word: 0.0} if word in lexicon.by_word else {}  # a side or "the" does not begin a name
    longer_words = {whole: _compute_prefix_cost(word, whole) for whole in lexicon.find_by_prefix(word)}
    if longer_words or len(word) < _SHORTEST_SLIP:
        return longer_words
    similar = _find_similar(word, lexicon.words) or _find_similar(
        word, [whole[: len(word)] for whole in lexicon.words]
    )
    best = max((score for score, _ in similar), default=0.0)
    near = {
        lexicon.words[place]: _compute_typo_cost(word, lexicon.words[place], score)
        for score, place in similar
        if score > best - _ALIKE
    }
    single = word.removesuffix("s")  # "traps", "pecs": the plural of a beginning
    return near | {
        whole: _compute_prefix_cost(single, whole)
        for whole in lexicon.find_by_prefix(single)
        if single != word
    }


def is_filler(word: str, lexicon: Lexicon) -> bool:
    """Whether the word carries no meaning of its own, such as `of`."""
    return any(spelling.term.kind == "filler" for spelling in lexicon.exact.get((word,), ()))


def _find_similar(word: str, words: Sequence[str]) -> list[tuple[float, int]]:
    """Return (similarity in percent, index) for each of `words` that is similar enough."""
    candidates = process.extract(word, words, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKE, limit=_MOST_LIKE)
    return [
        (score, place)
        for candidate, score, place in candidates
        if abs(len(candidate) - len(word)) <= _MAX_LENGTH_DIFFERENCE
    ]


def _compute_typo_cost(word: str, meant: str, score: float) -> float:
    """A low cost only for a long, very similar word with the same first letter: "reports" is not a typo of "sports"."""
    alike = (
        score >= _MUCH_LIKE and word[0] == meant[0] and not word.startswith(meant)
    )  # "sciatica" is not a typo of "sciatic"
    sure = alike and min(len(word), len(meant)) > _SHORT_WORD
    return TYPO_COST + (100 - score) / 100 + (0 if sure else DOUBTFUL_TYPO_COST)


def _compute_prefix_cost(word: str, whole: str) -> float:
    return 0.0 if word == whole else PREFIX_COST + 0.04 * (1 - len(word) / len(whole))
