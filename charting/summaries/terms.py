"""Words of the data found in what a person typed: whole words, folded, in the plural or the singular.

A term of the data is one or several words; `anticoag*` stands for whatever begins so, `knee+replac*` for both words in
any order. Bars separate terms.
"""

import re
from collections.abc import Iterator
from functools import cache

from charting.model.folding import fold
from charting.reference.own import remembered
from charting.reference.rules import history_words

ANY = "*"
_DASHES = re.compile(r"(?<=[^\W\d])[-‐‑‒–—/](?=[^\W\d])")


def plain_words(text: str) -> str:
    """The text as terms are looked for in it: folded, spelled as the data is, short forms in full, a blank for a hyphen."""
    words = fold(_DASHES.sub(" ", text))
    for theirs, ours in _spellings():
        words = words.replace(theirs, ours)
    return _short_forms().sub(lambda found: _in_full()[found[0]], words)


@remembered
def _spellings() -> tuple[tuple[str, str], ...]:
    return tuple((word.words, word.means) for word in history_words("spelling"))


@remembered
def _short_forms() -> re.Pattern[str]:
    """`htn` as a word of its own: it stands in "tightness" too."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _in_full()))})\b")


@remembered
def _in_full() -> dict[str, str]:
    return {word.words: word.means for word in history_words("short")}


@cache
def parts(listed: str) -> tuple[str, ...]:
    """What stands between the bars of a cell of the data."""
    return tuple(part.strip() for part in listed.split("|") if part.strip())


def hits(terms: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a term of the cell stands in `text` (folded): from, to. A term of several parts stands at its first."""
    for pattern in _patterns(terms):
        found = [one.search(text) for one in pattern[1:]]
        if all(found):
            for match in pattern[0].finditer(text):
                yield match.span()


def holds(terms: str, text: str) -> bool:
    """Whether any of the terms stands in `text` (folded)."""
    return any(True for _ in hits(terms, text))


@remembered
def _patterns(terms: str) -> tuple[tuple[re.Pattern[str], ...], ...]:
    """Terms of one part are looked for together; each further pattern must be found as well."""
    listed = [term for term in parts(terms) if term != ANY]
    single = [_words(term) for term in listed if "+" not in term]
    joined = [tuple(re.compile(_words(part)) for part in term.split("+")) for term in listed if "+" in term]
    together = [(re.compile("|".join(sorted(single, key=len, reverse=True))),)] if single else []
    return (*together, *joined)


def _words(term: str) -> str:
    return r"\b" + r"\s+".join(_word(word) for word in plain_words(term).split()) + r"\b"


def _word(word: str) -> str:
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"\w*"
    if word.endswith("y") and len(word) > 3:
        return re.escape(word[:-1]) + r"(?:y|ies)"
    return re.escape(word) + r"(?:s|es)?"
