"""Words after the result of a special test: `spurling r + arm tingling`. They are the test's note, as they were typed."""

import re
from collections.abc import Callable, Sequence

import msgspec

from charting.entry.quick.lexicon import get_lexicon
from charting.entry.quick.line_tokens import split_tokens
from charting.entry.quick.parsing import Parse
from charting.model.findings import SpecialTest

_AFTER_COLON = re.compile(r"(?<=[:;]) ")
_UNSURE_COST = 1.1  # more for a note of which one cannot be sure that it is one
_SHORTER_COST = 0.05  # more for a test from which words are taken that may be its side
_MAX_TEST_COST = 0.6  # of the test from what was typed
_DASHES = "-–−"  # before words it may be a dash, and no negative result
_ENDING_KINDS = ("result", "side")  # what a test with its result ends with
_MOST_WORDS = 10  # of a test with its side and result

LineReader = Callable[[str], Sequence[Parse]]


def parse_test_with_note(typed: str, read: LineReader) -> list[Parse]:
    """A test with its result, and the words after it as its note; nothing where they may be another finding.

    It is sure where a colon parts them, or where nothing else can be meant by the words. `read` reads a line.
    """
    line = " ".join(typed.split())
    for parted in _AFTER_COLON.finditer(line):
        if found := _attach_note(line[: parted.start()].rstrip(" :;"), line[parted.end() :], read):
            return found
    words = line.split()
    found = []
    for end in range(2, min(len(words), _MOST_WORDS)):
        rest = " ".join(words[end:])
        noted = (
            _attach_note(" ".join(words[:end]), rest, read)
            if _is_of_kind(words[end - 1], _ENDING_KINDS)
            else []
        )
        if noted and not _has_further_finding(rest, read):
            dashed = words[end - 1] in _DASHES
            found += [_mark_unsure(each) if dashed else _mark_if_doubtful(each, rest, read) for each in noted]
    if len(found) < 2:
        return found
    return [_mark_unsure(each, _SHORTER_COST * at) for at, each in enumerate(reversed(found))]


def _attach_note(test: str, note: str, read: LineReader) -> list[Parse]:
    """The readings of a test with its result, with that note; none for words of which no one is a word."""
    if not any(letter.isalpha() for letter in note) and not note.isdigit():
        return []
    return [
        msgspec.structs.replace(each, record=msgspec.structs.replace(each.record, note=note))
        for each in read(test)
        if isinstance(each.record, SpecialTest) and "result" in each.parts and each.cost <= _MAX_TEST_COST
    ]


def _has_further_finding(rest: str, read: LineReader) -> bool:
    """Whether a further result or a whole finding with its figures follows, which must not become words."""
    if any(_is_of_kind(word, ("result",)) for word in rest.split()):
        return True
    return any(letter.isdigit() for letter in rest) and bool(read(rest))


def _mark_if_doubtful(each: Parse, rest: str, read: LineReader) -> Parse:
    first = rest.split(maxsplit=1)[0]
    plain = any(letter.isalpha() for letter in rest) and not _is_of_kind(first, ("side",))
    return each if plain and not read(rest) else _mark_unsure(each)


def _mark_unsure(each: Parse, more: float = 0.0) -> Parse:
    return msgspec.structs.replace(each, cost=_UNSURE_COST + more)


def _is_of_kind(word: str, kinds: Sequence[str]) -> bool:
    """Whether the word is itself a result, or a side."""
    known = get_lexicon().exact
    return any(
        spelling.term.kind in kinds
        for token in split_tokens(word)
        for spelling in known.get((token.word,), ())
    )
