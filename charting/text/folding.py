"""How names and words are compared: `nguyen` is Nguyễn, `obrien` is O’Brien, `soren` is Søren."""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a plain letter and an accent.
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
    """The text as it is searched: lower case, no accents, apostrophes or hyphens, one blank between words.

    Both what is stored and what is typed go through it, so that a name is found however it was written.
    Folding twice changes nothing; punctuation other than apostrophes and hyphens stays.
    """
    return _fold_uncached(text)


def fold_words(text: str) -> list[str]:
    """The words of a text, folded, without what stands between them: how the words of notes are compared.

    A hyphen parts two words here, where `fold` joins the parts of a name: in a note `pain–free` has two.
    """
    if text.isascii():  # the same, for most lines of most notes
        return _WORD.findall(text.lower().replace("-", " ").replace("'", "").replace("`", ""))
    return _WORD.findall(_fold_uncached(text.translate(_BREAKS)))


def _fold_uncached(text: str) -> str:
    if text.isascii():
        return " ".join(text.lower().translate(_PLAIN).split())
    # Before letters come apart, because an acute accent standing alone turns into a blank and an accent.
    whole = text.casefold().translate(_PLAIN)
    apart = unicodedata.normalize("NFKD", whole).casefold()
    letters = "".join(c for c in apart if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return " ".join(letters.translate(_PLAIN).split())
