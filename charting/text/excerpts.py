"""Cuts one-line excerpts around search hits, with the positions of the words that were found."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from charting.text.folding import fold_words
from charting.text.search_query import SearchQuery

MAX_FROM_LINE_START = (
    100  # letters; an excerpt shows its line from the start if the first match is within them
)
# Letters that are shown before and after the first match of a long line.
LETTERS_BEFORE, LETTERS_AFTER = 60, 180
_WORD_RUN = re.compile(r"[\w\u0300-\u036f'’ʼ]+")  # letters with combining accents and apostrophes
_ANY_END = r"\w*"


class Excerpt(NamedTuple):
    """`marks` are the (start, end) of each word in `line` that was found."""

    line: str
    marks: tuple[tuple[int, int], ...]


class _WordMatch(NamedTuple):
    start: int
    end: int
    word_index: int  # in the words of the query


class ExcerptMaker:
    """Makes the excerpts of all results of one query."""

    def __init__(self, query: SearchQuery) -> None:
        self._query = query
        self._excerpts: dict[str, Excerpt] = {}

    def __eq__(self, other: object) -> bool:
        """Makers for the same query make the same excerpts."""
        return isinstance(other, ExcerptMaker) and other._query == self._query

    def __hash__(self) -> int:
        return hash(self._query)

    def make_excerpt(self, text: str) -> Excerpt:
        """Cut from the first line that has the most of the words. Cached, because a list is painted many times."""
        if text not in self._excerpts:
            self._excerpts[text] = self._build_excerpt(text)
        return self._excerpts[text]

    def _build_excerpt(self, text: str) -> Excerpt:
        matches = sorted(self._find_plain_words(text))
        if _count_words(matches) < len(self._query.words):
            matches = sorted(self._find_folded_words(text))
        matches_by_line: dict[int, list[_WordMatch]] = {}  # by the position at which the line begins
        for match in matches:
            matches_by_line.setdefault(text.rfind("\n", 0, match.start) + 1, []).append(match)
        if not matches_by_line:
            return Excerpt(text[:LETTERS_AFTER].partition("\n")[0], ())
        line_start = max(matches_by_line, key=lambda start: _count_words(matches_by_line[start]))
        return _cut_line(text, line_start, matches_by_line[line_start])

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        """One pattern a word: a pattern that begins with literal letters is many times as fast as one for all words."""
        last = self._query.words[-1] if self._query.begun else ""
        return [re.compile(word + (_ANY_END if word == last else r"\b")) for word in self._query.words]

    def _find_plain_words(self, text: str) -> Iterator[_WordMatch]:
        """Find words that are written exactly as they were typed, as most are."""
        lowered = text.lower()
        if len(lowered) != len(text):  # "İ" becomes two letters, and positions would no longer fit
            return
        for index, pattern in enumerate(self._patterns):
            for match in pattern.finditer(lowered):
                if not lowered[match.start() - 1 : match.start()].isalnum():
                    yield _WordMatch(match.start(), match.end(), index)

    def _find_folded_words(self, text: str) -> Iterator[_WordMatch]:
        """Find words that match without their accents and apostrophes."""
        for run in _WORD_RUN.finditer(text):
            for index, pattern in enumerate(self._patterns):
                if any(pattern.fullmatch(word) for word in fold_words(run[0])):
                    yield _WordMatch(run.start(), run.end(), index)


def _count_words(matches: list[_WordMatch]) -> int:
    """Count how many words of the query are among the matches."""
    return len({match.word_index for match in matches})


def _cut_line(text: str, line_start: int, matches: list[_WordMatch]) -> Excerpt:
    """Cut the line that begins there; of a long one the part around its first match, cut between words."""
    line_end = text.find("\n", line_start)
    line_end = len(text) if line_end < 0 else line_end
    left, right = _find_cut(text, line_start, line_end, matches[0])
    lead = "… " if left > line_start else ""
    shift = len(lead) - left
    marks = tuple(
        (match.start + shift, match.end + shift)
        for match in matches
        if left <= match.start and match.end <= right
    )
    return Excerpt(f"{lead}{text[left:right]}{' …' if right < line_end else ''}", marks)


def _find_cut(text: str, line_start: int, line_end: int, first: _WordMatch) -> tuple[int, int]:
    """Find from where to where of a line to show, so that the first match is in it."""
    left, right = line_start, line_end
    if first.start - line_start > MAX_FROM_LINE_START:
        furthest = first.start - LETTERS_BEFORE
        left = text.find(" ", furthest, first.start) + 1 or furthest
    if right - left > LETTERS_BEFORE + LETTERS_AFTER:
        right = left + LETTERS_BEFORE + LETTERS_AFTER
        blank = text.rfind(" ", first.end, right)
        right = blank if blank > 0 else right
    return left, right
