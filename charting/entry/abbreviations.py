"""Writes the field's abbreviations out in full: `limited ROM` is limited range of motion.

Only those that mean one thing wherever they stand are written out, as the data file says; a letter that could be a
side, a word of its own or a state is left as it was typed.
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
    """The text with its abbreviations in full, with a capital where a sentence begins."""
    pattern = _build_pattern()
    return pattern.sub(_replace_abbreviation, text) if pattern is not None else text


def spell_out_note(note: NoteT) -> NoteT:
    """The note with the abbreviations in its free words written out."""
    changed: NoteT = _spell_out_fields(note)
    return changed


def spell_out_record(words: StructT) -> StructT:
    """The same for anything else with fields of words, such as the sentences of a report."""
    changed: StructT = _spell_out_fields(words)
    return changed


def _spell_out_fields(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_spell_out_fields(each) for each in value)
    if not isinstance(value, msgspec.Struct):
        return value
    free = list_free_text(type(value))
    now = {name: getattr(value, name) for name in value.__struct_fields__}
    then = {name: _spell_out_field(each, free=name in free) for name, each in now.items()}
    changes = {name: each for name, each in then.items() if each is not now[name] and each != now[name]}
    return msgspec.structs.replace(value, **changes) if changes else value


def _spell_out_field(value: Any, *, free: bool) -> Any:
    if isinstance(value, str):
        return spell_out(value) if free else value
    return _spell_out_fields(value)


def _replace_abbreviation(found: re.Match[str]) -> str:
    full = _get_meanings()[found[0]]
    begins = _END_OF_SENTENCE.search(found.string[: found.start()])
    return full[:1].upper() + full[1:] if begins else full


@cache_by_vocabulary
def _get_meanings() -> Mapping[str, str]:
    return {each.short: each.meaning for each in list_abbreviations() if each.spelled}


@cache_by_vocabulary
def _build_pattern() -> re.Pattern[str] | None:
    """Any of them as a whole word, the longest first; the case counts."""
    shorts = sorted(_get_meanings(), key=len, reverse=True)
    if not shorts:
        return None
    return re.compile(rf"(?<![\w/.-])(?:{'|'.join(map(re.escape, shorts))})(?![\w/])")
