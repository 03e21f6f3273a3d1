"""Folds names and words so that they match however they are typed: `nguyen` finds Nguyễn, `obrien` O’Brien."""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose into a plain letter and an accent (unicode.org/reports/tr15).
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
    """Fold text for searching: lower case, no accents, apostrophes or hyphens, single spaces.

    Stored text and typed text are both folded, so that a name is found however it was written. Folding twice changes
    nothing. Other punctuation stays.
    """
    return _fold_uncached(text)


def fold_words(text: str) -> list[str]:
    """Split text into folded words, without punctuation: how the words of notes are compared.

    A hyphen separates words here, where `fold` joins the parts of a name: `pain–free` in a note is two words.
    """
    if text.isascii():  # same result, quicker: most lines of most notes are ASCII
        return _WORD.findall(text.lower().replace("-", " ").replace("'", "").replace("`", ""))
    return _WORD.findall(_fold_uncached(text.translate(_BREAKS)))


def _fold_uncached(text: str) -> str:
    if text.isascii():
        return " ".join(text.lower().translate(_PLAIN).split())
    # Before decomposition, because NFKD turns a lone acute accent (used as an apostrophe) into a space and an accent.
    plain = text.casefold().translate(_PLAIN)
    decomposed = unicodedata.normalize("NFKD", plain).casefold()
    letters = "".join(
        c for c in decomposed if not unicodedata.combining(c) and unicodedata.category(c) != "Cf"
    )
    return " ".join(letters.translate(_PLAIN).split())
