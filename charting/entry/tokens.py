"""What was typed, taken apart: words folded as names are compared, figures kept as they stand."""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from charting.model.folding import fold
from charting.reference import loader
from charting.reference.own import remembered

_AROUND = ',;:.()[]“”"!'
_SAME_SIGN = str.maketrans({"−": "-", "–": "-", "—": "-", "×": "x", "⁄": "/", "’": "'"})
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


def tokens(typed: str) -> tuple[Token, ...]:
    """The words of the line. Commas part words, as blanks do; a sign, a slash or a percent stays with its figure."""
    found = (_token(part) for part in _parts(typed))
    return tuple(each for each in found if each.figure)


@lru_cache(maxsize=4096)
def words_of(name: str) -> tuple[str, ...]:
    """A name of a vocabulary as the words that typing it would give."""
    return tuple(word for _, word in map(_read, _parts(name)) if word)


def figure_text(typed: Sequence[Token]) -> str:
    """These words as figures are read from them, commas within kept."""
    return " ".join(f"{token.figure}{',' if token.comma else ''}" for token in typed).removesuffix(",")


def _parts(typed: str) -> list[str]:
    return _COMMA.sub(", ", _ARROW.sub(" -> ", typed)).split()


def _read(part: str) -> tuple[str, str]:
    """A part as figures are read from it, and as the word that names are compared with."""
    figure = part.strip(_AROUND).casefold().translate(_SAME_SIGN)
    letters = any(map(str.isalpha, figure))
    return figure, (letters and fold(figure)) or figure


def _token(part: str) -> Token:
    figure, word = _read(part)
    return Token(word=word, figure=_numbers().get(word, figure), raw=part, comma=part.endswith(","))


@remembered
def _numbers() -> dict[str, str]:
    """`three` is read as 3, and is still a word of a name."""
    return {fold(word.typed): word.means for word in loader.quick_words() if word.kind == "number word"}
