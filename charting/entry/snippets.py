"""Expands snippets: `.ltp` becomes a sentence with fields that the therapist fills in one after the other.

A snippet writes a field as `{muscle}` or, with options to choose from, `{right|left}`. In the note an open field
reads `‹muscle›` until it is filled in, so that the therapist and the checks before signing see a skipped one.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from charting.model.custom_records import Snippet
from charting.model.record import Part, encode_record

SNIPPET_PREFIX = "."
_FIELD_PATTERN = re.compile(r"\{([^{}\n]*[^{}\s][^{}\n]*)\}")
_OPEN_FIELD_PATTERN = re.compile(r"‹([^‹›\n]+)›")
_OPEN_FIELD_BYTES = "‹".encode()
_TYPED_WORD_PATTERN = re.compile(rf"(?:^|(?<=\s)|(?<=\())\{SNIPPET_PREFIX}(\w+)$")


def find_word_before(text: str) -> str:
    """Returns the snippet name at the end of `text`, which is everything before the cursor; "" if there is none.

    The prefix must begin a word: the "5" of "1.5" is not a snippet name.
    """
    match = _TYPED_WORD_PATTERN.search(text)
    return match[1] if match else ""


def find_snippet(short: str, therapist_id: str, snippets: Iterable[Snippet]) -> Snippet | None:
    """Finds a snippet by its short name, ignoring case. The therapist's own snippets come before the clinic's."""
    named = [snippet for snippet in snippets if snippet.short.casefold() == short.casefold()]
    own = (snippet for snippet in named if snippet.therapist_id == therapist_id)
    return next(own, None) or next((snippet for snippet in named if snippet.therapist_id is None), None)


def expand_snippet(text: str) -> str:
    """Returns the text of a snippet with its fields open."""
    return _FIELD_PATTERN.sub(lambda field: f"‹{field[1].strip()}›", text)


def find_next_field(text: str, after: int) -> tuple[int, int] | None:
    """Returns (start, end) of the first open field at or after `after`, or else of the first one in the text.

    Returns None if all fields are filled in.
    """
    places = [match.span() for match in _OPEN_FIELD_PATTERN.finditer(text)]
    return next((span for span in places if span[0] >= after), None) or next(iter(places), None)


def choose_option(field: str, typed: str) -> str:
    """Returns the option that the key `typed` selects in the open field `‹right|left›`, by its number or first letter.

    Returns "" if the key selects none.
    """
    match = _OPEN_FIELD_PATTERN.fullmatch(field)
    choices = [choice.strip() for choice in match[1].split("|")] if match else []
    if len(choices) < 2 or not typed:
        return ""
    if typed.isdecimal() and 1 <= int(typed) <= len(choices):
        return choices[int(typed) - 1]
    begun = [choice for choice in choices if choice.casefold().startswith(typed.casefold())]
    return begun[0] if len(begun) == 1 else ""


def list_open_fields(text: str) -> tuple[str, ...]:
    """Returns the names of the open fields in a text."""
    return tuple(_OPEN_FIELD_PATTERN.findall(text))


def find_open_fields_in(record: Part) -> Iterator[tuple[str, str]]:
    """Yields (path, name) of each open field in the texts of a record; a path reads `treatment.0.response`."""
    if _OPEN_FIELD_BYTES in encode_record(record):
        yield from _walk_open_fields(record, "")


def _walk_open_fields(record: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(record, str):
        yield from ((path, name) for name in list_open_fields(record))
    elif isinstance(record, tuple):
        for place, item in enumerate(record):
            yield from _walk_open_fields(item, f"{path}.{place}")
    elif isinstance(record, msgspec.Struct):
        for name in record.__struct_fields__:
            yield from _walk_open_fields(getattr(record, name), f"{path}.{name}".lstrip("."))
