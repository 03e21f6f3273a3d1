"""Names of medicines and conditions with one slip of spelling: `warfrin`, `elequis`, `asprin`.

Only for the rows of the data that ask for it, long words and their first letter right: a question too many is cheap,
but "cellulite" must never be read as an infection.
"""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from charting.reference.own import remembered
from charting.summaries.terms import parts, plain_words

_TYPED, _TERM = 6, 7  # letters; shorter words are too alike: "Prolia", "protein"
_WORD = re.compile(rf"[^\W\d_]{{{_TYPED},}}")


def slipped(terms: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a word of `text` (plain) is one letter off from a term of one word: from, to."""
    known = _long_words(terms)
    for match in _WORD.finditer(text):
        near = (each for each in known if each[0] == match[0][0] and each != match[0])
        if any(OSA.distance(each, match[0], score_cutoff=1) <= 1 for each in near):
            yield match.span()


@remembered
def _long_words(terms: str) -> tuple[str, ...]:
    words = (plain_words(term) for term in parts(terms))
    return tuple(word for word in words if len(word) >= _TERM and word.isalpha())
