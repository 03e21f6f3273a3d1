"""Quick entry: one line that a therapist types, read as what it may mean. docs/quick-entry.md is the grammar.

What no reading explains to its last word is not quick entry: it stays text.
"""

from collections.abc import Mapping, Sequence

import msgspec

from charting.entry.forms import FORMS
from charting.entry.leads import led, whenever
from charting.entry.lexicon import lexicon
from charting.entry.made import gives_dose
from charting.entry.matching import matches, unglued
from charting.entry.names import forms_with, lexicon_with
from charting.entry.parsing import Parse, parse
from charting.entry.phrases import phrase
from charting.entry.places import place_words
from charting.entry.remarks import remarked
from charting.entry.tokens import Token, tokens
from charting.entry.values import VALUE_FORMS, Value
from charting.model.case import Side
from charting.model.findings import Palpation, SpecialTest
from charting.model.line import Line
from charting.model.record import Part
from charting.model.session import Treatment

__all__ = ["MOST_CHOICES", "NO_USE", "Reading", "Use", "Value", "phrase", "read_line"]

MOST_CHOICES = 7
_MARGIN = 0.2  # a reading that is this much nearer than the next needs no choice
_FURTHEST = 0.5  # a choice is at most this much further than the best
_TOO_FAR = 1.5  # what is this far from any reading stays text
_SURE = 1.0  # what is further from what was typed is never filed without a choice
_WORD_FOR_WORD = 0.05
_BARE_NAME = 0.7  # a name alone that is this far from what was typed is a word of a sentence: "softer"
_LONGEST_LINE = 40  # words; longer is a sentence


class Use(msgspec.Struct, frozen=True):
    """How often this client's and this therapist's notes have a thing, by "technique:Myofascial release" and the like.

    The kinds are technique, structure, finding, joint, motion, test and instrument (by its id).
    """

    client: Mapping[str, int] = {}
    therapist: Mapping[str, int] = {}


NO_USE = Use()


class Reading(msgspec.Struct, frozen=True):
    """One meaning of the line: the record for that field of the note, and how it prints.

    `certain` means that Enter may file it without a choice.
    """

    field: str
    record: Part
    phrase: str
    certain: bool


def read_line(
    typed: str, use: Use = NO_USE, activities: Sequence[str] = (), goals: Sequence[str] = ()
) -> tuple[Reading, ...]:
    """What the line may mean, at most seven readings, best first; empty: it stays text.

    `activities` are those that the client named, so that `reach 6` can score one; `goals` name the figures that only
    their goals ask for, so that `nights 4` reads one.
    """
    found = led(typed) or [*_parsed(typed, tuple(activities), tuple(goals)), *whenever(typed)]
    found = found or remarked(typed, lambda words: _parsed(words, tuple(activities), tuple(goals)))
    found = sorted(found, key=lambda each: each.cost)
    found = [each for each in found if each.cost <= _BARE_NAME or len(each.parts) > 1]
    if not found or found[0].cost > _TOO_FAR:
        return ()
    nearest = found[0].cost
    near = [each for each in found if each.cost <= nearest + _FURTHEST]
    sure = nearest <= _SURE and not any(each.cost < nearest + _MARGIN for each in found[1:])
    ranked = sorted(near, key=lambda each: _rank(each, nearest, use))
    ranked = _with_nearest(ranked[:MOST_CHOICES], found[0])
    certain = sure and _says_something(ranked[0]) and not _side_spent(typed, ranked[0].record)
    return tuple(
        Reading(each.field, each.record, phrase(each.field, each.record), certain and each is found[0])
        for each in ranked
    )


def _parsed(typed: str, activities: tuple[str, ...], goals: tuple[str, ...]) -> list[Parse]:
    line = unglued(tokens(typed), lexicon())
    said, place = _parted(line)
    if not said or len(line) > _LONGEST_LINE:
        return []
    found = matches(said, lexicon_with(activities, goals))
    forms = (*FORMS, *VALUE_FORMS, *forms_with(activities, goals))
    parses = [each for form in forms for each in parse(form, said, found)]
    if place is not None:
        felt = place_words(place)
        parses = [_referring(each, felt) for each in parses if isinstance(each.record, Palpation) and felt]
    best: dict[tuple[str, Part], Parse] = {}
    for each in sorted(parses, key=lambda each: each.cost):
        best.setdefault((each.field, each.record), each)
    return list(best.values())


def _parted(line: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[Token, ...] | None]:
    """What stands before the arrow, and after it where the finding is felt; None without an arrow."""
    arrow = next((at for at, token in enumerate(line) if token.figure == "->"), None)
    return (line, None) if arrow is None else (line[:arrow], line[arrow + 1 :])


def _referring(each: Parse, place: str) -> Parse:
    record = msgspec.structs.replace(each.record, refers_to=place)
    return msgspec.structs.replace(each, record=record)


def _says_something(each: Parse) -> bool:
    """Whether it is more than a name alone: a word that is no more may be the start of a sentence."""
    record = each.record
    filled = not isinstance(record, Line) or record.filled
    if isinstance(record, Treatment) and not gives_dose(record):
        return False  # the field gives no such dose: the words may be about something else
    if isinstance(record, Palpation) and not (record.finding or record.side):
        return False  # "neck 4" may be many things
    return filled and (len(each.parts) > 1 or (isinstance(record, Value) and each.cost < _WORD_FOR_WORD))


def _side_spent(typed: str, record: Part) -> bool:
    """Whether a word that may be a side was taken for something else, as in `lt tp 2`, and no side was said."""
    if getattr(record, "side", None) is not Side.NONE:
        return False
    said = _parted(tokens(typed))[0]
    known = lexicon().exact
    return any(each.term.kind == "side" for token in said for each in known.get((token.word,), ()))


def _with_nearest(ranked: list[Parse], nearest: Parse) -> list[Parse]:
    """However many are more usual, what is nearest to the words typed is among the choices."""
    return ranked if nearest in ranked else [*ranked[:-1], nearest]


def _rank(each: Parse, nearest: float, use: Use) -> tuple[bool, int, int, float]:
    """Within the margin use decides: first this client's, then this therapist's."""
    named = _named(each.record)
    client = sum(use.client.get(name, 0) for name in named)
    therapist = sum(use.therapist.get(name, 0) for name in named)
    return (each.cost >= nearest + _MARGIN, -client, -therapist, each.cost)


def _named(record: Part) -> list[str]:
    kinds = ("technique", "structure", "finding", "joint", "motion", "instrument")
    named = [f"{kind}:{getattr(record, kind)}" for kind in kinds if getattr(record, kind, "")]
    return [*named, f"test:{record.name}"] if isinstance(record, SpecialTest) else named
