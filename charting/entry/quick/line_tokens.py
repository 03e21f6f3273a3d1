"""What was typed, taken apart: words folded as names are compared, figures kept as they stand."""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from charting.reference import loader
from charting.reference.custom_data import cache_by_vocabulary
from charting.text.folding import fold

_PUNCTUATION = ',;:.()[]“”"!'
_SIGN_VARIANTS = str.maketrans({"−": "-", "–": "-", "—": "-", "×": "x", "⁄": "/", "’": "'"})
_COMMA = re.compile(r"(?<=\d)\s*,\s*(?=\d)|,")
_ARROW = re.compile(r"\s*(?:->|=>|→|⇒)\s*")


class Token(msgspec.Struct, frozen=True):
    """One word. `word` is what names are compared with, `figure` what figures are read from, `raw` as typed.

    `comma` is whether one stands after it: it parts two figures, "1 ×, 1 × a week".
    """

    word: str
    figure: str
    raw: str
    comma: bool = False


def split_tokens(typed: str) -> tuple[Token, ...]:
    """The words of the line. Commas part words, as blanks do; a sign, a slash or a percent stays with its figure."""
    found = (_make_token(part) for part in _split_parts(typed))
    return tuple(each for each in found if each.figure)


@lru_cache(maxsize=4096)
def split_name_words(name: str) -> tuple[str, ...]:
    """A name of a vocabulary as the words that typing it would give."""
    return tuple(word for _, word in map(_normalize_part, _split_parts(name)) if word)


def join_figures(typed: Sequence[Token]) -> str:
    """These words as figures are read from them, commas within kept."""
    return " ".join(f"{token.figure}{',' if token.comma else ''}" for token in typed).removesuffix(",")


def _split_parts(typed: str) -> list[str]:
    return _COMMA.sub(", ", _ARROW.sub(" -> ", typed)).split()


def _normalize_part(part: str) -> tuple[str, str]:
    """A part as figures are read from it, and as the word that names are compared with."""
    figure = part.strip(_PUNCTUATION).casefold().translate(_SIGN_VARIANTS)
    letters = any(map(str.isalpha, figure))
    return figure, (letters and fold(figure)) or figure


def _make_token(part: str) -> Token:
    figure, word = _normalize_part(part)
    return Token(word=word, figure=_map_number_words().get(word, figure), raw=part, comma=part.endswith(","))


@cache_by_vocabulary
def _map_number_words() -> dict[str, str]:
    """`three` is read as 3, and is still a word of a name."""
    return {fold(word.typed): word.means for word in loader.list_quick_words() if word.kind == "number word"}
