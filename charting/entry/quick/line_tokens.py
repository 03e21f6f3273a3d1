"""Splits a typed line into tokens: words are folded so that names can be compared; figures stay as they are."""

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
    """One word. Names are compared with `word`, figures are read from `figure`, and `raw` is the word as typed.

    `comma` is whether a comma follows: it separates two figures, "1 ×, 1 × a week".
    """

    word: str
    figure: str
    raw: str
    comma: bool = False


def split_tokens(typed: str) -> tuple[Token, ...]:
    """Split a line at blanks and commas; a sign, a slash or a percent sign stays with its figure."""
    tokens = (_make_token(part) for part in _split_parts(typed))
    return tuple(token for token in tokens if token.figure)


@lru_cache(maxsize=4096)
def split_name_words(name: str) -> tuple[str, ...]:
    """Split a name of a vocabulary into the same words as if it had been typed."""
    return tuple(word for _, word in map(_normalize_part, _split_parts(name)) if word)


def join_figures(typed: Sequence[Token]) -> str:
    """Join the figures of these tokens into one text, with the commas between them."""
    return " ".join(f"{token.figure}{',' if token.comma else ''}" for token in typed).removesuffix(",")


def _split_parts(typed: str) -> list[str]:
    return _COMMA.sub(", ", _ARROW.sub(" -> ", typed)).split()


def _normalize_part(part: str) -> tuple[str, str]:
    """Return the part twice: as the text that figures are read from, and as the word that names are compared with."""
    figure = part.strip(_PUNCTUATION).casefold().translate(_SIGN_VARIANTS)
    letters = any(map(str.isalpha, figure))
    return figure, (letters and fold(figure)) or figure


def _make_token(part: str) -> Token:
    figure, word = _normalize_part(part)
    return Token(word=word, figure=_map_number_words().get(word, figure), raw=part, comma=part.endswith(","))


@cache_by_vocabulary
def _map_number_words() -> dict[str, str]:
    """Number words and their digits. A token for `three` has the figure 3, and its word can still be part of a name."""
    return {fold(word.typed): word.means for word in loader.list_quick_words() if word.kind == "number word"}
