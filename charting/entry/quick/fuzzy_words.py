"""Finds the words of names that a typed word may stand for, as a prefix or with a typo, and their costs.

Similarity is the ratio of rapidfuzz, 0 to 100 (rapidfuzz.github.io/RapidFuzz/Usage/fuzz.html).
"""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from charting.entry.quick.lexicon import Lexicon

TYPO_COST = 0.3  # for a typo, plus the share of the word that differs
DOUBTFUL_TYPO_COST = 0.8  # extra for a typo that could be another word: never certain
PREFIX_COST = 0.08  # for a prefix, plus up to 0.04 for what is missing
_MAX_LENGTH_DIFFERENCE = 2  # letters that a typo may add or leave out
_MAX_SHORT_WORD, _VERY_SIMILAR = 5, 87.0  # letters, percent
_MAX_SIMILAR, _MIN_SIMILARITY = 12, 74.0  # words, percent
_SIMILARITY_MARGIN = 12.0  # percent below the best that still counts
_MIN_TYPO_LENGTH = 4  # letters


def find_near_words(word: str, lexicon: Lexicon) -> Mapping[str, float]:
    """Find the words that the typed one may stand for, with costs: itself and longer ones, or else similar ones."""
    if not word[:1].isalpha() and word not in lexicon.by_word:
        return {}
    if (len(word) == 1 and (word,) in lexicon.exact) or is_filler(word, lexicon):
        return {word: 0.0} if word in lexicon.by_word else {}  # a side or "the" is not the prefix of a name
    longer = {name_word: _compute_prefix_cost(word, name_word) for name_word in lexicon.find_by_prefix(word)}
    if longer or len(word) < _MIN_TYPO_LENGTH:
        return longer
    similar = _find_similar(word, lexicon.words) or _find_similar(
        word, [name_word[: len(word)] for name_word in lexicon.words]
    )
    best = max((score for score, _ in similar), default=0.0)
    near = {
        lexicon.words[index]: _compute_typo_cost(word, lexicon.words[index], score)
        for score, index in similar
        if score > best - _SIMILARITY_MARGIN
    }
    single = word.removesuffix("s")  # "traps", "pecs": the plural of a prefix
    return near | {
        name_word: _compute_prefix_cost(single, name_word)
        for name_word in lexicon.find_by_prefix(single)
        if single != word
    }


def is_filler(word: str, lexicon: Lexicon) -> bool:
    """Whether the word means nothing by itself, like `of`."""
    return any(spelling.term.kind == "filler" for spelling in lexicon.exact.get((word,), ()))


def _find_similar(word: str, words: Sequence[str]) -> list[tuple[float, int]]:
    """Return (similarity in percent, index) of the similar words."""
    matches = process.extract(
        word, words, scorer=fuzz.ratio, score_cutoff=_MIN_SIMILARITY, limit=_MAX_SIMILAR
    )
    return [
        (score, index)
        for similar, score, index in matches
        if abs(len(similar) - len(word)) <= _MAX_LENGTH_DIFFERENCE
    ]


def _compute_typo_cost(word: str, meant: str, score: float) -> float:
    """Compute the cost of a typo. Only a long, very similar word with the same first letter is not doubtful.

    "reports" is not a typo of "sports".
    """
    close = (
        score >= _VERY_SIMILAR and word[0] == meant[0] and not word.startswith(meant)
    )  # "sciatica" is not "sciatic nerve"
    certain = close and min(len(word), len(meant)) > _MAX_SHORT_WORD
    return TYPO_COST + (100 - score) / 100 + (0 if certain else DOUBTFUL_TYPO_COST)


def _compute_prefix_cost(word: str, whole: str) -> float:
    return 0.0 if word == whole else PREFIX_COST + 0.04 * (1 - len(word) / len(whole))
