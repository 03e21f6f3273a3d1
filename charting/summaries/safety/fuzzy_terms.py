"""Names of medicines and conditions with one slip of spelling: `warfrin`, `elequis`, `asprin`.

Only for the rows of the data that ask for it, long words and their first letter right: a question too many is cheap,
but "cellulite" must never be read as an infection.
"""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from charting.reference.custom_data import cache_by_vocabulary
from charting.summaries.safety.term_matching import normalize_words, split_terms

_MIN_TYPED_LENGTH, _MIN_TERM_LENGTH = 6, 7  # letters; shorter words are too alike: "Prolia", "protein"
_WORD = re.compile(rf"[^\W\d_]{{{_MIN_TYPED_LENGTH},}}")


def find_misspelled_terms(terms: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a word of `text` (plain) is one letter off from a term of one word: from, to."""
    known = _list_long_words(terms)
    for match in _WORD.finditer(text):
        near = (each for each in known if each[0] == match[0][0] and each != match[0])
        if any(OSA.distance(each, match[0], score_cutoff=1) <= 1 for each in near):
            yield match.span()


@cache_by_vocabulary
def _list_long_words(terms: str) -> tuple[str, ...]:
    words = (normalize_words(term) for term in split_terms(terms))
    return tuple(word for word in words if len(word) >= _MIN_TERM_LENGTH and word.isalpha())
