"""Snippets: short words that stand for a sentence. `.ltp` expands to a sentence whose blanks are filled in one by one.

The snippet writes a blank as `{muscle}`, or with choices as `{right|left}`. In the note it stands as `‹muscle›` until
it is filled in, so that the therapist sees a skipped blank and signing finds it.
"""

import re
from collections.abc import Iterable
from typing import Protocol, TypeVar

SNIPPET_PREFIX = "."
BLANK_MARK = "‹"  # opens every blank that is not filled in
_BLANK_IN_SNIPPET = re.compile(r"\{([^{}\n]*[^{}\s][^{}\n]*)\}")
_OPEN_BLANK = re.compile(rf"{BLANK_MARK}([^‹›\n]+)›")
_TYPED_WORD = re.compile(rf"(?:^|(?<=\s)|(?<=\())\{SNIPPET_PREFIX}(\w+)$")


class _Snippet(Protocol):
    @property
    def short(self) -> str: ...
    @property
    def therapist_id(self) -> str | None: ...


SnippetT = TypeVar("SnippetT", bound=_Snippet)


def find_word_before(text: str) -> str:
    """Return the short word at the end of `text`, which is everything before the cursor; "" if there is none.

    A word begins with the prefix: the "5" of "1.5" is not a short word.
    """
    match = _TYPED_WORD.search(text)
    return match[1] if match else ""


def find_snippet(short: str, therapist_id: str, snippets: Iterable[SnippetT]) -> SnippetT | None:
    """Find the snippet of a short word, ignoring case. The therapist's own snippet wins over the clinic's."""
    matches = [snippet for snippet in snippets if snippet.short.casefold() == short.casefold()]
    own = (snippet for snippet in matches if snippet.therapist_id == therapist_id)
    return next(own, None) or next((snippet for snippet in matches if snippet.therapist_id is None), None)


def expand_snippet(text: str) -> str:
    """Return the text of a snippet with its blanks open."""
    return _BLANK_IN_SNIPPET.sub(lambda blank: f"{BLANK_MARK}{blank[1].strip()}›", text)


def find_next_blank(text: str, after: int) -> tuple[int, int] | None:
    """Return (start, end) of the first open blank from `after` on, else of the first in the text; None if none is left."""
    spans = [match.span() for match in _OPEN_BLANK.finditer(text)]
    return next((span for span in spans if span[0] >= after), None) or next(iter(spans), None)


def choose_option(blank: str, typed: str) -> str:
    """Return what the key `typed` picks in the blank `‹right|left›`, by number or first letter; "" if nothing."""
    match = _OPEN_BLANK.fullmatch(blank)
    options = [option.strip() for option in match[1].split("|")] if match else []
    if len(options) < 2 or not typed:
        return ""
    if typed.isdecimal() and 1 <= int(typed) <= len(options):
        return options[int(typed) - 1]
    matches = [option for option in options if option.casefold().startswith(typed.casefold())]
    return matches[0] if len(matches) == 1 else ""


def list_open_blanks(text: str) -> tuple[str, ...]:
    """List the names of the blanks that nobody filled in."""
    return tuple(_OPEN_BLANK.findall(text))
