"""Short words and what they stand for: `.ltp` becomes a sentence whose fields are filled in one after the other.

A field is written `{muscle}` in the snippet, or with what to choose from, `{right|left}`. In the text it stands as
`‹muscle›` until it is filled in, so that one that was passed over is seen, by the therapist and at signing.
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
    """The short word that `text`, everything before the cursor, ends with; empty when it ends with none.

    The sign begins a word: the "5" of "1.5" is no short word.
    """
    found = _TYPED_WORD_PATTERN.search(text)
    return found[1] if found else ""


def find_snippet(short: str, therapist_id: str, snippets: Iterable[Snippet]) -> Snippet | None:
    """The snippet of that short word, in any case: the therapist's own before the clinic's."""
    named = [each for each in snippets if each.short.casefold() == short.casefold()]
    own = (each for each in named if each.therapist_id == therapist_id)
    return next(own, None) or next((each for each in named if each.therapist_id is None), None)


def expand_snippet(text: str) -> str:
    """The text of a snippet with its fields open."""
    return _FIELD_PATTERN.sub(lambda field: f"‹{field[1].strip()}›", text)


def find_next_field(text: str, after: int) -> tuple[int, int] | None:
    """(start, end) of the first open field from `after` on, else of the first of all; None when all are filled in."""
    places = [found.span() for found in _OPEN_FIELD_PATTERN.finditer(text)]
    return next((span for span in places if span[0] >= after), None) or next(iter(places), None)


def choose_option(field: str, typed: str) -> str:
    """What the key `typed` chooses in the open field `‹right|left›`: by its number or its first letter; else empty."""
    found = _OPEN_FIELD_PATTERN.fullmatch(field)
    choices = [each.strip() for each in found[1].split("|")] if found else []
    if len(choices) < 2 or not typed:
        return ""
    if typed.isdecimal() and 1 <= int(typed) <= len(choices):
        return choices[int(typed) - 1]
    begun = [each for each in choices if each.casefold().startswith(typed.casefold())]
    return begun[0] if len(begun) == 1 else ""


def list_open_fields(text: str) -> tuple[str, ...]:
    """The names of the fields that nobody filled in."""
    return tuple(_OPEN_FIELD_PATTERN.findall(text))


def find_open_fields_in(record: Part) -> Iterator[tuple[str, str]]:
    """(path, name) of each field that nobody filled in, anywhere in the words of a record: `treatment.0.response`."""
    if _OPEN_FIELD_BYTES in encode_record(record):
        yield from _walk_open_fields(record, "")


def _walk_open_fields(record: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(record, str):
        yield from ((path, name) for name in list_open_fields(record))
    elif isinstance(record, tuple):
        for at, each in enumerate(record):
            yield from _walk_open_fields(each, f"{path}.{at}")
    elif isinstance(record, msgspec.Struct):
        for name in record.__struct_fields__:
            yield from _walk_open_fields(getattr(record, name), f"{path}.{name}".lstrip("."))
