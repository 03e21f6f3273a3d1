"""A search in notes: all words must be found, the last one may be a prefix, and quotes make phrases."""

import re
from typing import NamedTuple, Self

from charting.text.folding import fold_words

LONGEST, MOST_WORDS = 500, 20  # limits in characters and words; real searches are shorter

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
# Text in quotes, of which the closing one may be missing, or text between blanks.
_PART = re.compile(r'"([^"]*)("?)|([^\s"]+)')

Phrase = tuple[str, ...]


class SearchQuery(NamedTuple):
    """A list of phrases; each is one or more consecutive folded words. If `begun`, the very last word is a prefix.

    Any text is a valid query: punctuation separates words, and a query may have no words at all.
    """

    phrases: tuple[Phrase, ...] = ()
    begun: bool = False

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Parses a query. The last word is a prefix, of at least two letters, until a blank or a quote ends it."""
        text = text[:LONGEST].translate(_QUOTES)
        parts = list(_PART.finditer(text))
        phrases = [tuple(fold_words(part[1] or part[3] or "")) for part in parts]
        ended = not parts or parts[-1].end() < len(text) or bool(parts[-1][2]) or text[-1].isspace()
        begun = not ended and bool(phrases[-1])
        if begun and len(phrases[-1][-1]) < 2:
            phrases[-1], begun = phrases[-1][:-1], False
        return cls(*_limit_words([phrase for phrase in phrases if phrase], begun))

    @property
    def words(self) -> tuple[str, ...]:
        """All words without repeats; the last word of the query comes last."""
        words = [word for phrase in self.phrases for word in phrase]
        return tuple(dict.fromkeys(reversed(words)))[::-1]

    def is_found_in(self, plain: str) -> bool:
        """Whether a text has all phrases; `plain` are its words, with a blank before and after each."""
        ends = [" "] * len(self.phrases)
        if self.begun:
            ends[-1] = ""
        return all(
            f" {' '.join(phrase)}{end}" in plain for phrase, end in zip(self.phrases, ends, strict=True)
        )


def _limit_words(phrases: list[Phrase], begun: bool) -> tuple[tuple[Phrase, ...], bool]:
    """Keeps at most MOST_WORDS words. If some are left out, the last one kept is not a prefix."""
    kept_phrases: list[Phrase] = []
    room = MOST_WORDS
    for phrase in phrases:
        if room > 0:
            kept_phrases.append(phrase[:room])
        room -= len(phrase)
    return tuple(kept_phrases), begun and room >= 0
