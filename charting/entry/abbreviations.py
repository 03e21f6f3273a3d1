"""Spells out the abbreviations of the field: `limited ROM` becomes "limited range of motion".

Only abbreviations that always mean the same thing are spelled out; the data file marks them. Letters that could also
be a side, another word or a U.S. state stay as they were typed.
"""

import re
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from charting.model.field import list_free_text
from charting.model.note import NoteT
from charting.reference.custom_data import cache_by_vocabulary
from charting.reference.loader import list_abbreviations

StructT = TypeVar("StructT", bound=msgspec.Struct)

_END_OF_SENTENCE = re.compile(r"(?:^|[.!?:]\s+|\n)$")


def spell_out(text: str) -> str:
    """Spell out the abbreviations in a text, with a capital at the beginning of a sentence."""
    pattern = _build_pattern()
    return pattern.sub(_replace_abbreviation, text) if pattern is not None else text


def spell_out_note(note: NoteT) -> NoteT:
    """Spell out the abbreviations in the free text of a note."""
    changed: NoteT = _spell_out_fields(note)
    return changed


def spell_out_record(words: StructT) -> StructT:
    """Spell out the abbreviations in any other record with free text, such as the sentences of a report."""
    changed: StructT = _spell_out_fields(words)
    return changed


def _spell_out_fields(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_spell_out_fields(part) for part in value)
    if not isinstance(value, msgspec.Struct):
        return value
    free_text = list_free_text(type(value))
    now = {name: getattr(value, name) for name in value.__struct_fields__}
    then = {name: _spell_out_field(item, free=name in free_text) for name, item in now.items()}
    changes = {name: item for name, item in then.items() if item is not now[name] and item != now[name]}
    return msgspec.structs.replace(value, **changes) if changes else value


def _spell_out_field(value: Any, *, free: bool) -> Any:
    if isinstance(value, str):
        return spell_out(value) if free else value
    return _spell_out_fields(value)


def _replace_abbreviation(match: re.Match[str]) -> str:
    full = _get_meanings()[match[0]]
    begins = _END_OF_SENTENCE.search(match.string[: match.start()])
    return full[:1].upper() + full[1:] if begins else full


@cache_by_vocabulary
def _get_meanings() -> Mapping[str, str]:
    return {
        abbreviation.short: abbreviation.meaning
        for abbreviation in list_abbreviations()
        if abbreviation.spelled
    }


@cache_by_vocabulary
def _build_pattern() -> re.Pattern[str] | None:
    """A pattern that matches any abbreviation as a whole word, case-sensitive, the longest first."""
    shorts = sorted(_get_meanings(), key=len, reverse=True)
    if not shorts:
        return None
    return re.compile(rf"(?<![\w/.-])(?:{'|'.join(map(re.escape, shorts))})(?![\w/])")
