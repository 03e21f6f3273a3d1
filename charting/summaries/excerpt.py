"""The words around what was found in a text, on one line, with the places of what was found."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from charting.model.folding import words
from charting.model.wanted import Wanted

FROM_START = 100  # letters: a find within them is shown from the beginning of its line
BEFORE, AFTER = 60, 180  # letters that are shown before and after the first find of a long line
_RUN = re.compile(r"[\w\u0300-\u036f'’ʼ]+")  # what may be one word: with its accents and apostrophes
_ANY_END = r"\w*"


class Excerpt(NamedTuple):
    """`marks` are (start, end) of each found word in `line`."""

    line: str
    marks: tuple[tuple[int, int], ...]


class _Find(NamedTuple):
    start: int
    end: int
    which: int  # of the words wanted


class Excerpts:
    """Makes the excerpts of all texts that were found by the same words."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._made: dict[str, Excerpt] = {}

    def __eq__(self, other: object) -> bool:
        """Those of the same words make the same excerpts."""
        return isinstance(other, Excerpts) and other._wanted == self._wanted

    def __hash__(self) -> int:
        return hash(self._wanted)

    def of(self, text: str) -> Excerpt:
        """From the first line that has the most of the words; made once, for a list is painted many times."""
        if text not in self._made:
            self._made[text] = self._of(text)
        return self._made[text]

    def _of(self, text: str) -> Excerpt:
        finds = sorted(self._plain_finds(text))
        if len({find.which for find in finds}) < len(self._wanted.each):
            finds = sorted(self._folded_finds(text))
        lines: dict[int, list[_Find]] = {}
        for find in finds:
            lines.setdefault(text.rfind("\n", 0, find.start) + 1, []).append(find)
        if not lines:
            return Excerpt(text[:AFTER].partition("\n")[0], ())
        begin = max(lines, key=lambda at: len({find.which for find in lines[at]}))
        return _cut(text, begin, lines[begin])

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        """One for each word: beginning with plain letters each is found many times as fast as all in one."""
        last = self._wanted.each[-1] if self._wanted.begun else ""
        return [re.compile(word + (_ANY_END if word == last else r"\b")) for word in self._wanted.each]

    def _plain_finds(self, text: str) -> Iterator[_Find]:
        """Words as they are written; most are."""
        low = text.lower()
        if len(low) != len(text):
            return
        for which, pattern in enumerate(self._patterns):
            for match in pattern.finditer(low):
                if not low[match.start() - 1 : match.start()].isalnum():
                    yield _Find(match.start(), match.end(), which)

    def _folded_finds(self, text: str) -> Iterator[_Find]:
        """Words that are the same only without accents and apostrophes."""
        for run in _RUN.finditer(text):
            for which, pattern in enumerate(self._patterns):
                if any(pattern.fullmatch(word) for word in words(run[0])):
                    yield _Find(run.start(), run.end(), which)


def _cut(text: str, begin: int, finds: list[_Find]) -> Excerpt:
    """The line that begins there, or the part of a long one around its first find, cut between words."""
    end = text.find("\n", begin)
    end = len(text) if end < 0 else end
    left, right = begin, end
    if finds[0].start - begin > FROM_START:
        left = text.find(" ", finds[0].start - BEFORE, finds[0].start) + 1 or finds[0].start - BEFORE
    if right - left > BEFORE + AFTER:
        right = left + BEFORE + AFTER
        blank = text.rfind(" ", finds[0].end, right)
        right = blank if blank > 0 else right
    lead = "… " if left > begin else ""
    marks = tuple(
        (f.start - left + len(lead), f.end - left + len(lead))
        for f in finds
        if left <= f.start and f.end <= right
    )
    return Excerpt(f"{lead}{text[left:right]}{' …' if right < end else ''}", marks)
