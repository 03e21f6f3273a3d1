"""Reads a special test with a note after its result, `spurling r + arm tingling`. The note stays as it was typed."""

import re
from collections.abc import Callable, Sequence

import msgspec

from charting.entry.quick.lexicon import get_lexicon
from charting.entry.quick.line_tokens import split_tokens
from charting.entry.quick.parsing import Parse
from charting.model.findings import SpecialTest

_AFTER_COLON = re.compile(r"(?<=[:;]) ")
_UNSURE_COST = 1.1  # of a parse whose words may not be a note, so that it is never certain
_SHORTER_COST = 0.05  # added for each shorter test, whose note may begin with its side
_MAX_TEST_COST = 0.6  # the test itself must match at least this well
_DASHES = "-–−"  # before words this may be a dash, not a negative result
_ENDING_KINDS = ("result", "side")  # the last word of a test with its result is one of these kinds
_MOST_WORDS = 10  # the longest test with its side and result

LineReader = Callable[[str], Sequence[Parse]]


def parse_test_before_colon(typed: str, read: LineReader) -> list[Parse]:
    """Read a test with its result before a colon; whatever follows is its note, even `b`, which may also be a side.

    `read` reads a line.
    """
    line = " ".join(typed.split())
    for separator in _AFTER_COLON.finditer(line):
        if parses := _attach_note(line[: separator.start()].rstrip(" :;"), line[separator.end() :], read):
            return parses
    return []


def parse_test_with_note(typed: str, read: LineReader) -> list[Parse]:
    """Read a test with its result and take the words after it as its note, unless they may be another finding.

    The parse is certain if the words can mean nothing else. `read` reads a line.
    """
    words = typed.split()
    parses = []
    for end in range(2, min(len(words), _MOST_WORDS)):
        rest = " ".join(words[end:])
        parses_with_note = (
            _attach_note(" ".join(words[:end]), rest, read)
            if _is_of_kind(words[end - 1], _ENDING_KINDS)
            else []
        )
        if parses_with_note and not _has_further_finding(rest, read):
            dashed = words[end - 1] in _DASHES
            parses += [
                _mark_unsure(parse) if dashed else _mark_if_doubtful(parse, rest, read)
                for parse in parses_with_note
            ]
    if len(parses) < 2:
        return parses
    return [_mark_unsure(parse, _SHORTER_COST * count) for count, parse in enumerate(reversed(parses))]


def _attach_note(test: str, note: str, read: LineReader) -> list[Parse]:
    """Return the parses of the test with that note; none if the note is neither a word nor a number."""
    if not any(letter.isalpha() for letter in note) and not note.isdigit():
        return []
    return [
        msgspec.structs.replace(parse, record=msgspec.structs.replace(parse.record, note=note))
        for parse in read(test)
        if isinstance(parse.record, SpecialTest) and "result" in parse.parts and parse.cost <= _MAX_TEST_COST
    ]


def _has_further_finding(rest: str, read: LineReader) -> bool:
    """Whether another result, or a complete finding with figures, follows: it must not end up in a note."""
    if any(_is_of_kind(word, ("result",)) for word in rest.split()):
        return True
    return any(letter.isdigit() for letter in rest) and bool(read(rest))


def _mark_if_doubtful(parse: Parse, rest: str, read: LineReader) -> Parse:
    first = rest.split(maxsplit=1)[0]
    plain = any(letter.isalpha() for letter in rest) and not _is_of_kind(first, ("side",))
    return parse if plain and not read(rest) else _mark_unsure(parse)


def _mark_unsure(parse: Parse, more: float = 0.0) -> Parse:
    return msgspec.structs.replace(parse, cost=_UNSURE_COST + more)


def _is_of_kind(word: str, kinds: Sequence[str]) -> bool:
    """Whether the word is exactly a term of one of these kinds."""
    exact = get_lexicon().exact
    return any(
        spelling.term.kind in kinds
        for token in split_tokens(word)
        for spelling in exact.get((token.word,), ())
    )
