"""The words around what was found in a text, on one line, with the places of what was found."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from charting.text.folding import fold_words
from charting.text.search_query import SearchQuery

MAX_FROM_LINE_START = 100  # letters: a find within them is shown from the beginning of its line
LETTERS_BEFORE, LETTERS_AFTER = (
    60,
    180,
)  # letters that are shown before and after the first find of a long line
_WORD_RUN = re.compile(r"[\w\u0300-\u036f'’ʼ]+")  # what may be one word: with its accents and apostrophes
_ANY_END = r"\w*"


class Excerpt(NamedTuple):
    """`marks` are (start, end) of each found word in `line`."""

    line: str
    marks: tuple[tuple[int, int], ...]


class _WordMatch(NamedTuple):
    start: int
    end: int
    which: int  # of the words wanted


class ExcerptMaker:
    """Makes the excerpts of all texts that were found by the same words."""

    def __init__(self, wanted: SearchQuery) -> None:
        self._wanted = wanted
        self._made: dict[str, Excerpt] = {}

    def __eq__(self, other: object) -> bool:
        """Those of the same words make the same excerpts."""
        return isinstance(other, ExcerptMaker) and other._wanted == self._wanted

    def __hash__(self) -> int:
        return hash(self._wanted)

    def make_excerpt(self, text: str) -> Excerpt:
        """From the first line that has the most of the words; made once, for a list is painted many times."""
        if text not in self._made:
            self._made[text] = self._build_excerpt(text)
        return self._made[text]

    def _build_excerpt(self, text: str) -> Excerpt:
        finds = sorted(self._find_plain_words(text))
        if len({find.which for find in finds}) < len(self._wanted.words):
            finds = sorted(self._find_folded_words(text))
        lines: dict[int, list[_WordMatch]] = {}
        for find in finds:
            lines.setdefault(text.rfind("\n", 0, find.start) + 1, []).append(find)
        if not lines:
            return Excerpt(text[:LETTERS_AFTER].partition("\n")[0], ())
        begin = max(lines, key=lambda at: len({find.which for find in lines[at]}))
        return _cut_line(text, begin, lines[begin])

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        """One for each word: beginning with plain letters each is found many times as fast as all in one."""
        last = self._wanted.words[-1] if self._wanted.begun else ""
        return [re.compile(word + (_ANY_END if word == last else r"\b")) for word in self._wanted.words]

    def _find_plain_words(self, text: str) -> Iterator[_WordMatch]:
        """Words as they are written; most are."""
        low = text.lower()
        if len(low) != len(text):
            return
        for which, pattern in enumerate(self._patterns):
            for match in pattern.finditer(low):
                if not low[match.start() - 1 : match.start()].isalnum():
                    yield _WordMatch(match.start(), match.end(), which)

    def _find_folded_words(self, text: str) -> Iterator[_WordMatch]:
        """Words that are the same only without accents and apostrophes."""
        for run in _WORD_RUN.finditer(text):
            for which, pattern in enumerate(self._patterns):
                if any(pattern.fullmatch(word) for word in fold_words(run[0])):
                    yield _WordMatch(run.start(), run.end(), which)


def _cut_line(text: str, begin: int, finds: list[_WordMatch]) -> Excerpt:
    """The line that begins there, or the part of a long one around its first find, cut between words."""
    end = text.find("\n", begin)
    end = len(text) if end < 0 else end
    left, right = begin, end
    if finds[0].start - begin > MAX_FROM_LINE_START:
        left = (
            text.find(" ", finds[0].start - LETTERS_BEFORE, finds[0].start) + 1
            or finds[0].start - LETTERS_BEFORE
        )
    if right - left > LETTERS_BEFORE + LETTERS_AFTER:
        right = left + LETTERS_BEFORE + LETTERS_AFTER
        blank = text.rfind(" ", finds[0].end, right)
        right = blank if blank > 0 else right
    lead = "… " if left > begin else ""
    marks = tuple(
        (f.start - left + len(lead), f.end - left + len(lead))
        for f in finds
        if left <= f.start and f.end <= right
    )
    return Excerpt(f"{lead}{text[left:right]}{' …' if right < end else ''}", marks)
