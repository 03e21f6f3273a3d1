"""The one door through which everything that a person typed comes onto paper."""

import re
import unicodedata
from functools import cache

from reports.layout.typeface import has_glyph

LONGEST_WORD = 60
CUT_MARK = "… (more in the chart)"
_SENTENCE = 200  # characters: a cut name or label needs no such word
_HYPHENS = {"\u2010": "-", "\u2011": "-"}  # as word processors paste them; the typeface has the plain one
_LONG_WORD = re.compile(rf"(\S{{{LONGEST_WORD}}})(?=\S)")


def sanitize_text(text: str, most: int = 1200) -> str:
    """The text on one line, in letters that the typeface has, cut between words to `most` characters, and marked.

    The bound keeps a page quick: nobody types, but anybody may paste, a word of 200,000 letters. Words longer than
    sixty are broken.
    """
    composed = unicodedata.normalize("NFC", text[: most * 4])
    shown = "".join(_replace_unprintable(char) for char in composed)
    words = _LONG_WORD.sub(r"\1 ", " ".join(shown.split()))
    return shorten_printed_text(words, most) if len(words) > most or len(text) > most * 4 else words


def find_unprintable(text: str) -> set[str]:
    """The letters of the text that paper can show only as "?": the typeface has Latin, Greek and Cyrillic.

    A word lost without notice could be a name, so the screen says so before a page is issued.
    """
    return {
        char
        for char in set(unicodedata.normalize("NFC", text))
        if char != "?" and _replace_unprintable(char) == "?"
    }


def shorten_printed_text(text: str, most: int) -> str:
    """Cut to `most` characters, the mark of the cut included, where a word ends if one ends nearby."""
    mark = CUT_MARK if most >= _SENTENCE else "…"
    head = text[: most - len(mark)]
    at_word = head.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > len(head) * 0.7 else head).rstrip(" .,;:") + mark


@cache
def _replace_unprintable(char: str) -> str:
    """The letter, a blank for any break, nothing for what has no shape; "?" where the typeface has no letter.

    A letter that it has only in parts, as the ḥ of Arabic names, is its base and its marks.
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
    return next((form for form in forms if all(has_glyph(each) for each in form)), "?")
