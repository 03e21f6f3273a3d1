"""Finds terms of the reference data in what a person typed: whole folded words, singular or plural.

A term is one word or several. `anticoag*` matches any word with that beginning, `knee+replac*` both words in any order.
Bars separate the terms of a cell.
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
    """Prepare text for a search for terms: folded, American spelling, abbreviations in full, hyphens and slashes as blanks."""
    words = fold(_DASHES.sub(" ", text))
    for variant, spelling in _list_spellings():
        words = words.replace(variant, spelling)
    return _build_short_form_pattern().sub(lambda match: _map_short_forms()[match[0]], words)


@cache_by_vocabulary
def _list_spellings() -> tuple[tuple[str, str], ...]:
    return tuple((word.words, word.means) for word in list_history_words("spelling"))


@cache_by_vocabulary
def _build_short_form_pattern() -> re.Pattern[str]:
    """Match `htn` only as a whole word, because "tightness" contains it."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _map_short_forms()))})\b")


@cache_by_vocabulary
def _map_short_forms() -> dict[str, str]:
    return {word.words: word.means for word in list_history_words("short")}


@cache
def split_terms(cell: str) -> tuple[str, ...]:
    """Split a cell of the reference data at its bars."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def find_terms(terms: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each term of the cell in `text` (normalized). A term with `+` is where its first part is."""
    for first, *others in _build_term_patterns(terms):
        if all(other.search(text) for other in others):
            for match in first.finditer(text):
                yield match.span()


def has_term(terms: str, text: str) -> bool:
    """Tell whether `text` (normalized) contains any of the terms."""
    return any(True for _ in find_terms(terms, text))


@cache_by_vocabulary
def _build_term_patterns(terms: str) -> tuple[tuple[re.Pattern[str], ...], ...]:
    """Build the patterns of a cell: all of a tuple must match. One pattern covers all terms without `+`."""
    all_terms = [term for term in split_terms(terms) if term != ANY_TERM]
    simple = [_make_term_regex(term) for term in all_terms if "+" not in term]
    compound = [
        tuple(re.compile(_make_term_regex(part)) for part in term.split("+"))
        for term in all_terms
        if "+" in term
    ]
    alternatives = [(re.compile("|".join(sorted(simple, key=len, reverse=True))),)] if simple else []
    return (*alternatives, *compound)


def _make_term_regex(term: str) -> str:
    return r"\b" + r"\s+".join(_make_word_regex(word) for word in normalize_words(term).split()) + r"\b"


def _make_word_regex(word: str) -> str:
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"\w*"
    if word.endswith("y") and len(word) > 3:
        return re.escape(word[:-1]) + r"(?:y|ies)"
    return re.escape(word) + r"(?:s|es)?"
