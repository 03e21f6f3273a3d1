"""Finds names of medicines and conditions with one spelling mistake: `warfrin`, `elequis`, `asprin`.

Only for rows of the reference data that ask for it, and only for long words with the right first letter: an extra
question costs little, but "cellulite" must never read as an infection (cellulitis). One mistake is one insertion,
deletion, substitution or swap of neighbors: https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance
"""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from charting.reference.custom_data import cache_by_vocabulary
from charting.summaries.safety.term_matching import normalize_words, split_terms

_MIN_TYPED_LENGTH, _MIN_TERM_LENGTH = 6, 7  # letters; shorter words are too similar: "Prolia", "protein"
_WORD = re.compile(rf"[^\W\d_]{{{_MIN_TYPED_LENGTH},}}")


def find_misspelled_terms(terms: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each word in `text` that is one mistake away from a one-word term.

    `text` is normalized, as by `normalize_words`.
    """
    terms_to_compare = _list_long_words(terms)
    for match in _WORD.finditer(text):
        word = match[0]
        candidates = (term for term in terms_to_compare if term[0] == word[0] and term != word)
        if any(OSA.distance(term, word, score_cutoff=1) <= 1 for term in candidates):
            yield match.span()


@cache_by_vocabulary
def _list_long_words(terms: str) -> tuple[str, ...]:
    words = (normalize_words(term) for term in split_terms(terms))
    return tuple(word for word in words if len(word) >= _MIN_TERM_LENGTH and word.isalpha())
