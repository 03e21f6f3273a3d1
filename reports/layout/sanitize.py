"""Prepares typed text for paper. Everything that a person typed must pass through here."""

import re
import unicodedata
from functools import cache

from reports.layout.typeface import has_glyph

LONGEST_WORD = 60
CUT_MARK = "… (more in the chart)"
_SENTENCE = 200  # in characters; a shorter limit is for a name or label, which gets only "…"
_HYPHENS = {"\u2010": "-", "\u2011": "-"}  # from word processors; the typeface only has the plain hyphen
_LONG_WORD = re.compile(rf"(\S{{{LONGEST_WORD}}})(?=\S)")


def sanitize_text(text: str, most: int = 1200) -> str:
    """Return the text on one line, in characters of the typeface. A text over `most` characters is cut, with a mark.

    The limit keeps the layout fast even if somebody pastes a word of 200,000 letters. Words over LONGEST_WORD letters
    are split.
    """
    composed = unicodedata.normalize("NFC", text[: most * 4])
    shown = "".join(_replace_unprintable(char) for char in composed)
    words = _LONG_WORD.sub(r"\1 ", " ".join(shown.split()))
    return shorten_printed_text(words, most) if len(words) > most or len(text) > most * 4 else words


def find_unprintable(text: str) -> set[str]:
    """Return the characters that paper can only show as "?", because the typeface has only Latin, Greek and Cyrillic.

    They could be part of a name, so the screen warns before a page is issued.
    """
    return {
        char
        for char in set(unicodedata.normalize("NFC", text))
        if char != "?" and _replace_unprintable(char) == "?"
    }


def shorten_printed_text(text: str, most: int) -> str:
    """Cut the text to `most` characters including the mark of the cut, at the end of a word if there is one nearby."""
    mark = CUT_MARK if most >= _SENTENCE else "…"
    head = text[: most - len(mark)]
    at_word = head.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > len(head) * 0.7 else head).rstrip(" .,;:") + mark


@cache
def _replace_unprintable(char: str) -> str:
    """Return a character that the typeface has: a blank for white space, "" for control characters, "?" for missing ones.

    A letter that the typeface only has in parts, such as the ḥ of Arabic names, is split into its base and marks.
    """
    if char.isspace():
        return " "
    if unicodedata.category(char) in ("Cc", "Cf", "Cs"):
        return ""
    if has_glyph(char):
        return char
    forms = (
        _HYPHENS.get(char, char),
        unicodedata.normalize("NFKC", char),
        unicodedata.normalize("NFD", char),
    )
    return next((form for form in forms if all(has_glyph(character) for character in form)), "?")
