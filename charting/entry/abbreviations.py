"""Spells out abbreviations: `limited ROM` becomes limited range of motion.

Only those that the data file marks as unambiguous are spelled out. Letters that could be a side, a word or a state stay
as typed.
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
    """Spell out the abbreviations of a text, with a capital at the beginning of a sentence."""
    pattern = _build_pattern()
    return pattern.sub(_replace_abbreviation, text) if pattern is not None else text


def spell_out_note(note: NoteT) -> NoteT:
    """Spell out the abbreviations in the free-text fields of a note."""
    spelled: NoteT = _spell_out_fields(note)
    return spelled


def spell_out_record(record: StructT) -> StructT:
    """Spell out the abbreviations in the free-text fields of another record, such as a report."""
    spelled: StructT = _spell_out_fields(record)
    return spelled


def _spell_out_fields(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_spell_out_fields(item) for item in value)
    if not isinstance(value, msgspec.Struct):
        return value
    free_text = list_free_text(type(value))
    before = {name: getattr(value, name) for name in value.__struct_fields__}
    after = {name: _spell_out_field(field, free=name in free_text) for name, field in before.items()}
    changes = {
        name: field for name, field in after.items() if field is not before[name] and field != before[name]
    }
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
    return {entry.short: entry.meaning for entry in list_abbreviations() if entry.spelled}


@cache_by_vocabulary
def _build_pattern() -> re.Pattern[str] | None:
    """Build a pattern for any of them as a whole word, the longest first, case-sensitive."""
    shorts = sorted(_get_meanings(), key=len, reverse=True)
    if not shorts:
        return None
    return re.compile(rf"(?<![\w/.-])(?:{'|'.join(map(re.escape, shorts))})(?![\w/])")
