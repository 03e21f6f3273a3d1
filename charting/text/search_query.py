"""A search query for notes: every word must match, the last one as a prefix, phrases in quotes as a whole."""

import re
from typing import NamedTuple, Self

from charting.text.folding import fold_words

MAX_LENGTH, MAX_WORDS = 500, 20  # letters, words; nobody types more to find a note

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
# A phrase in quotes, of which the closing one may be missing, or a word between spaces.
_PART = re.compile(r'"([^"]*)("?)|([^\s"]+)')

Phrase = tuple[str, ...]


class SearchQuery(NamedTuple):
    """Each phrase is one or more folded words in sequence. `begun` means that the very last word is a prefix.

    No input is invalid: punctuation separates words, and a query without words finds nothing.
    """

    phrases: tuple[Phrase, ...] = ()
    begun: bool = False

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Parse what was typed. The last word is a prefix of two letters or more until a space or a quote ends it."""
        text = text[:MAX_LENGTH].translate(_QUOTES)
        parts = list(_PART.finditer(text))
        phrases = [tuple(fold_words(part[1] or part[3] or "")) for part in parts]
        ended = not parts or parts[-1].end() < len(text) or bool(parts[-1][2]) or text[-1].isspace()
        begun = not ended and bool(phrases[-1])
        if begun and len(phrases[-1][-1]) < 2:
            phrases[-1], begun = phrases[-1][:-1], False
        return cls(*_limit_words([phrase for phrase in phrases if phrase], begun))

    @property
    def words(self) -> tuple[str, ...]:
        """Each word once; the last word of the query comes last."""
        words = [word for phrase in self.phrases for word in phrase]
        return tuple(dict.fromkeys(reversed(words)))[::-1]

    def is_found_in(self, plain: str) -> bool:
        """Whether a text matches. `plain` is the text as folded words, with a space before and after each."""
        ends = [" "] * len(self.phrases)
        if self.begun:
            ends[-1] = ""
        return all(
            f" {' '.join(phrase)}{end}" in plain for phrase, end in zip(self.phrases, ends, strict=True)
        )


def _limit_words(phrases: list[Phrase], begun: bool) -> tuple[tuple[Phrase, ...], bool]:
    """Keep at most MAX_WORDS words; if some are left out, the last one kept is not a prefix."""
    limited: list[Phrase] = []
    room = MAX_WORDS
    for phrase in phrases:
        if room > 0:
            limited.append(phrase[:room])
        room -= len(phrase)
    return tuple(limited), begun and room >= 0
