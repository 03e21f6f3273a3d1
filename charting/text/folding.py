"""Folds names and words so that they can be compared: `nguyen` finds Nguyễn, `obrien` O’Brien, `soren` Søren."""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode normalization does not split into a plain letter and an accent.
_LETTERS = {
    "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "ŋ": "n",
    "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
}  # fmt: skip
_APOSTROPHES = "'‘’‛`´ʹʻʼʽˊˋ′＇"
_HYPHENS = "-\u00ad‐‑‒–—―−﹣－"
_PLAIN = str.maketrans({**_LETTERS, **dict.fromkeys(_APOSTROPHES + _HYPHENS, "")})
_BREAKS = str.maketrans(dict.fromkeys(_HYPHENS.replace("\u00ad", ""), " "))
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Returns the text in lower case, without accents, apostrophes and hyphens, with one blank between words.

    Stored names and search terms are both folded, so that a name is found however it was written. Folding twice changes
    nothing. Other punctuation stays.
    """
    return _fold_uncached(text)


def fold_words(text: str) -> list[str]:
    """Returns the folded words of a text without punctuation, for searching notes.

    A hyphen separates words here, so that `pain–free` in a note has two; `fold` joins them, because they may be a name.
    """
    if text.isascii():  # a fast path with the same result, for most lines of most notes
        return _WORD.findall(text.lower().replace("-", " ").replace("'", "").replace("`", ""))
    return _WORD.findall(_fold_uncached(text.translate(_BREAKS)))


def _fold_uncached(text: str) -> str:
    if text.isascii():
        return " ".join(text.lower().translate(_PLAIN).split())
    # Replace apostrophes before NFKD, which turns a lone acute accent into a blank and a combining accent.
    # See https://docs.python.org/3/library/unicodedata.html#unicodedata.normalize.
    whole = text.casefold().translate(_PLAIN)
    apart = unicodedata.normalize("NFKD", whole).casefold()
    letters = "".join(c for c in apart if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return " ".join(letters.translate(_PLAIN).split())
