"""Words of the data found in what a person typed: whole words, folded, in the plural or the singular.

A term of the data is one or several words; `anticoag*` stands for whatever begins so, `knee+replac*` for both words in
any order. Bars separate terms.
"""

import re
from collections.abc import Iterator
from functools import cache

from charting.reference.charting_rules import list_history_words
from charting.reference.custom_data import cache_by_vocabulary
from charting.text.folding import fold

ANY_TERM = "*"
_DASHES = re.compile(r"(?<=[^\W\d])[-‐‑‒–—/](?=[^\W\d])")


def normalize_words(text: str) -> str:
    """The text as terms are looked for in it: folded, spelled as the data is, short forms in full, a blank for a hyphen."""
    words = fold(_DASHES.sub(" ", text))
    for theirs, ours in _list_spellings():
        words = words.replace(theirs, ours)
    return _build_short_form_pattern().sub(lambda found: _map_short_forms()[found[0]], words)


@cache_by_vocabulary
def _list_spellings() -> tuple[tuple[str, str], ...]:
    return tuple((word.words, word.means) for word in list_history_words("spelling"))


@cache_by_vocabulary
def _build_short_form_pattern() -> re.Pattern[str]:
    """`htn` as a word of its own: it stands in "tightness" too."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _map_short_forms()))})\b")


@cache_by_vocabulary
def _map_short_forms() -> dict[str, str]:
    return {word.words: word.means for word in list_history_words("short")}


@cache
def split_terms(listed: str) -> tuple[str, ...]:
    """What stands between the bars of a cell of the data."""
    return tuple(part.strip() for part in listed.split("|") if part.strip())


def find_terms(terms: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a term of the cell stands in `text` (folded): from, to. A term of several parts stands at its first."""
    for pattern in _build_term_patterns(terms):
        found = [one.search(text) for one in pattern[1:]]
        if all(found):
            for match in pattern[0].finditer(text):
                yield match.span()


def has_term(terms: str, text: str) -> bool:
    """Whether any of the terms stands in `text` (folded)."""
    return any(True for _ in find_terms(terms, text))


@cache_by_vocabulary
def _build_term_patterns(terms: str) -> tuple[tuple[re.Pattern[str], ...], ...]:
    """Terms of one part are looked for together; each further pattern must be found as well."""
    listed = [term for term in split_terms(terms) if term != ANY_TERM]
    single = [_make_term_regex(term) for term in listed if "+" not in term]
    joined = [
        tuple(re.compile(_make_term_regex(part)) for part in term.split("+"))
        for term in listed
        if "+" in term
    ]
    together = [(re.compile("|".join(sorted(single, key=len, reverse=True))),)] if single else []
    return (*together, *joined)


def _make_term_regex(term: str) -> str:
    return r"\b" + r"\s+".join(_make_word_regex(word) for word in normalize_words(term).split()) + r"\b"


def _make_word_regex(word: str) -> str:
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"\w*"
    if word.endswith("y") and len(word) > 3:
        return re.escape(word[:-1]) + r"(?:y|ies)"
    return re.escape(word) + r"(?:s|es)?"
