"""What somebody looks for in the words of notes: every word, the last one as a beginning, phrases in quotes."""

import re
from typing import NamedTuple, Self

from charting.text.folding import fold_words

LONGEST, MOST_WORDS = 500, 20  # what a person types to find a note is shorter

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
# Between quotes, of which the last may be missing, or between blanks.
_PART = re.compile(r'"([^"]*)("?)|([^\s"]+)')

Phrase = tuple[str, ...]


class SearchQuery(NamedTuple):
    """Each phrase is one word or more that follow one another, folded. `begun`: the very last word is a beginning.

    Nothing that can be typed is wrong: what is no word parts words, and without any word nothing is wanted.
    """

    phrases: tuple[Phrase, ...] = ()
    begun: bool = False

    @classmethod
    def from_text(cls, text: str) -> Self:
        """What was typed. The last word is a beginning until a blank or a quote ends it; as such it needs two letters."""
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
        """Every word once; the last word stands last."""
        found = [word for phrase in self.phrases for word in phrase]
        return tuple(dict.fromkeys(reversed(found)))[::-1]

    def is_found_in(self, plain: str) -> bool:
        """Whether a text has all of it; `plain` are the text's words, a blank before and after each."""
        ends = [" "] * len(self.phrases)
        if self.begun:
            ends[-1] = ""
        return all(
            f" {' '.join(phrase)}{end}" in plain for phrase, end in zip(self.phrases, ends, strict=True)
        )


def _limit_words(phrases: list[Phrase], begun: bool) -> tuple[tuple[Phrase, ...], bool]:
    """At most MOST_WORDS words; where some were left out, the last one kept is whole."""
    kept: list[Phrase] = []
    room = MOST_WORDS
    for phrase in phrases:
        if room > 0:
            kept.append(phrase[:room])
        room -= len(phrase)
    return tuple(kept), begun and room >= 0
