"""Reads a definition from its JSON document, and reports problems as sentences that name the place."""

import json
import re
from collections.abc import Iterable
from typing import get_args

import msgspec

from charting.errors import Invalid
from charting.measures.definition_checks import find_definition_problems
from charting.measures.instrument_form import Direction, Instrument, Item, ThresholdKind
from charting.measures.scoring_rules import MissingRule, Scoring

MAX_DOCUMENT_LENGTH = 1_000_000  # in characters; a form of 200 items has about 50,000
_MAX_SENTENCES = 5  # in one message

_PLACE = re.compile(r"^(?P<what>.*?)(?: - at (?:`key` in )?`(?P<where>[^`]*)`)?$", re.DOTALL)
_STEP = re.compile(r"\.(?P<name>\w+)|\[(?P<number>\d+)\]|\[\.\.\.\]")
_SINGULARS = {
    "items": "item",
    "choices": "choice",
    "thresholds": "threshold",
    "bands": "band",
    "areas": "area",
    "numbers": "number",
}
_TYPE_NAMES = {
    "str": "words in quotation marks",
    "float": "a number",
    "int": "a whole number",
    "bool": "true or false",
    "array": "a list in [ ]",
    "object": "a group in { }",
}
_KNOWN_VALUES = {
    "better": get_args(Direction),
    "kind": get_args(ThresholdKind),
    "scoring, rule": [rule.__struct_config__.tag for rule in get_args(Scoring)],
    "missing, rule": [rule.__struct_config__.tag for rule in get_args(MissingRule)],
}
_FALLBACK_MESSAGE = "this cannot stand here."
_MESSAGE_FORMS = (
    (r"Object missing required field `(\w+)`", "“{0}” is missing."),
    (r"Object contains unknown field `(.*)`", "“{0}” is not known here."),
    (r"Expected `array` of length (\d+).*", "this needs {0} numbers."),
    (r"Expected `([\w |]+)`(?:, got `\w+`)?", "this must be {kind}."),
    (r"Invalid (?:enum )?value '?\"?(.*?)\"?'?", "“{0}” is not known{instead}."),
)


def read_definition(document: str | bytes) -> Instrument:
    """Read an instrument from a JSON document. Raises Invalid for `document` with a sentence for each problem."""
    if len(document) > MAX_DOCUMENT_LENGTH:
        raise Invalid(
            "document", f"The file is too large for an instrument: over {MAX_DOCUMENT_LENGTH:,} letters."
        )
    try:
        instrument = fill_in_choices(msgspec.json.decode(document, type=Instrument))
    except msgspec.ValidationError as error:
        raise Invalid("document", _format_decode_error(str(error))) from None
    except (msgspec.DecodeError, UnicodeError):
        raise Invalid("document", f"The file is not JSON{_format_error_position(document)}.") from None
    _raise_problems(find_definition_problems(instrument))
    return instrument


def fill_in_choices(instrument: Instrument) -> Instrument:
    """Give the common choices of the instrument to every item that has neither choices nor numbers."""
    return msgspec.structs.replace(
        instrument, items=tuple(_fill_in_item_choices(item, instrument) for item in instrument.items)
    )


def _fill_in_item_choices(item: Item, instrument: Instrument) -> Item:
    has_own = bool(item.choices or item.numbers)
    return item if has_own else msgspec.structs.replace(item, choices=instrument.choices)


def _raise_problems(sentences: Iterable[str]) -> None:
    problems = list(sentences)
    if len(problems) > _MAX_SENTENCES:
        problems[_MAX_SENTENCES:] = [f"And {len(problems) - _MAX_SENTENCES} more."]
    if problems:
        raise Invalid("document", " ".join(problems))


def _format_decode_error(error: str) -> str:
    """Rewrite an error of msgspec as a sentence: "Item 3, choice 1: “value” is missing."."""
    parts = _PLACE.match(error)
    what, where = (parts["what"], parts["where"] or "") if parts else (error, "")
    place = _format_place(where)
    forms = ((words, re.fullmatch(form, what)) for form, words in _MESSAGE_FORMS)
    saying = next((_fill_message(words, match, place) for words, match in forms if match), _FALLBACK_MESSAGE)
    return f"{place[:1].upper()}{place[1:]}: {saying}"


def _fill_message(words: str, match: re.Match[str], place: str) -> str:
    first = match.group(1)
    kinds = [_TYPE_NAMES[name] for name in first.split(" | ") if name in _TYPE_NAMES]
    allowed = next((values for end, values in _KNOWN_VALUES.items() if place.endswith(end)), ())
    instead = f"; the words here are {', '.join(f'“{word}”' for word in allowed)}" if allowed else ""
    return words.format(*match.groups(), kind=" or ".join(kinds) or first, instead=instead)


def _format_place(where: str) -> str:
    """Rewrite `$.items[2].choices[0].value` as "item 3, choice 1, value", and an empty path as "the file"."""
    steps: list[str] = []
    for step in _STEP.finditer(where):
        if step["number"] is not None and steps:
            steps[-1] = f"{_SINGULARS.get(steps[-1], steps[-1])} {int(step['number']) + 1}"
        elif step["name"]:
            steps.append(step["name"])
    return ", ".join(steps) or "the file"


def _format_error_position(document: str | bytes) -> str:
    """Say where the document stops being JSON; "" if the error has no position."""
    try:
        json.loads(document)
    except json.JSONDecodeError as error:
        return f": line {error.lineno}, character {error.colno}"
    except (UnicodeError, RecursionError):
        return ""
    return ""
