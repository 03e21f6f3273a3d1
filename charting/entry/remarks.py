"""Words after the result of a special test: `spurling r + arm tingling`. They are the test's note, as they were typed."""

import re
from collections.abc import Callable, Sequence

import msgspec

from charting.entry.lexicon import lexicon
from charting.entry.parsing import Parse
from charting.entry.tokens import tokens
from charting.model.findings import SpecialTest

_PARTED = re.compile(r"(?<=[:;]) ")
_UNSURE = 1.1  # more for a note of which one cannot be sure that it is one
_SHORTER = 0.05  # more for a test from which words are taken that may be its side
_FURTHEST = 0.6  # of the test from what was typed
_DASHES = "-–−"  # before words it may be a dash, and no negative result
_LAST = ("result", "side")  # what a test with its result ends with
_MOST_WORDS = 10  # of a test with its side and result

Read = Callable[[str], Sequence[Parse]]


def remarked(typed: str, read: Read) -> list[Parse]:
    """A test with its result, and the words after it as its note; nothing where they may be another finding.

    It is sure where a colon parts them, or where nothing else can be meant by the words. `read` reads a line.
    """
    line = " ".join(typed.split())
    for parted in _PARTED.finditer(line):
        if found := _noted(line[: parted.start()].rstrip(" :;"), line[parted.end() :], read):
            return found
    words = line.split()
    found = []
    for end in range(2, min(len(words), _MOST_WORDS)):
        rest = " ".join(words[end:])
        noted = _noted(" ".join(words[:end]), rest, read) if _ends(words[end - 1], _LAST) else []
        if noted and not _told_again(rest, read):
            dashed = words[end - 1] in _DASHES
            found += [_unsure(each) if dashed else _doubted(each, rest, read) for each in noted]
    if len(found) < 2:
        return found
    return [_unsure(each, _SHORTER * at) for at, each in enumerate(reversed(found))]


def _noted(test: str, note: str, read: Read) -> list[Parse]:
    """The readings of a test with its result, with that note; none for words of which no one is a word."""
    if not any(letter.isalpha() for letter in note) and not note.isdigit():
        return []
    return [
        msgspec.structs.replace(each, record=msgspec.structs.replace(each.record, note=note))
        for each in read(test)
        if isinstance(each.record, SpecialTest) and "result" in each.parts and each.cost <= _FURTHEST
    ]


def _told_again(rest: str, read: Read) -> bool:
    """Whether a further result or a whole finding with its figures follows, which must not become words."""
    if any(_ends(word, ("result",)) for word in rest.split()):
        return True
    return any(letter.isdigit() for letter in rest) and bool(read(rest))


def _doubted(each: Parse, rest: str, read: Read) -> Parse:
    first = rest.split(maxsplit=1)[0]
    plain = any(letter.isalpha() for letter in rest) and not _ends(first, ("side",))
    return each if plain and not read(rest) else _unsure(each)


def _unsure(each: Parse, more: float = 0.0) -> Parse:
    return msgspec.structs.replace(each, cost=_UNSURE + more)


def _ends(word: str, kinds: Sequence[str]) -> bool:
    """Whether the word is itself a result, or a side."""
    known = lexicon().exact
    return any(
        spelling.term.kind in kinds for token in tokens(word) for spelling in known.get((token.word,), ())
    )
