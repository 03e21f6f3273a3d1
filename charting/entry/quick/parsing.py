"""Assigns the words of a line to the parts of a record. Every word must get a part, or there is no reading.

This is a beam search (https://en.wikipedia.org/wiki/Beam_search): at each word only the cheapest ways are followed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from charting.entry.quick.lexicon import get_words_of_kind
from charting.entry.quick.line_tokens import Token, join_figures
from charting.entry.quick.matching import Match
from charting.model.record import Part

_PIECE_COST = 0.02  # so that, of equal readings, the one with fewer and longer pieces wins
_FILLER_COST = 0.03
_REPEATED_PART_COST = 0.25  # added for a repeated part that is not an exact match
_BEAM_WIDTH = 24  # partial parses that are followed at each word
_LONGEST_FIGURE = 20  # in words: the longest complete dose

Parts = Mapping[str, Sequence[str]]
Step = tuple[int, str, str, float, float]  # end, part, value, cost, added cost if the part is repeated


class FigurePattern(msgspec.Struct, frozen=True):
    """The figure that fills a part: made of numbers and words of kind `words`; `fits` tells whether a text is one."""

    part: str
    words: str
    fits: Callable[[str], bool]


class LineForm(msgspec.Struct, frozen=True):
    """A kind of line. `takes` maps each kind of name to the part that it fills and an added cost.

    Parts in `many` may be repeated. `keywords` are the words that announce this kind of line. `build` makes the
    records that the parts may mean; it may raise ValueError, of which Invalid is a subclass. `base` is the cost that
    each parse starts with.
    """

    field: str
    takes: Mapping[str, tuple[str, float]]
    build: Callable[[Parts], Iterable[Part]]
    figures: tuple[FigurePattern, ...] = ()
    keywords: frozenset[str] = frozenset()
    many: frozenset[str] = frozenset()
    base: float = 0.0


class Parse(msgspec.Struct, frozen=True):
    """One way to understand the line; the higher the cost, the further it is from what was typed."""

    field: str
    record: Part
    cost: float
    parts: tuple[str, ...]


class _PartialParse(msgspec.Struct, frozen=True):
    cost: float
    parts: tuple[tuple[str, str], ...]

    def has_part(self, part: str) -> bool:
        return any(name == part for name, _ in self.parts)


def parse_as_form(form: LineForm, typed: Sequence[Token], matches: Sequence[Sequence[Match]]) -> list[Parse]:
    """Return all ways to read the whole line as that form, best first."""
    reached: list[list[_PartialParse]] = [[] for _ in range(len(typed) + 1)]
    reached[0] = [_PartialParse(form.base, ())]
    for start in range(len(typed)):
        if not reached[start]:
            continue
        steps = [*_find_name_steps(form, matches[start]), *_find_figure_steps(form, typed, start)]
        for way in sorted(reached[start], key=lambda way: way.cost)[:_BEAM_WIDTH]:
            for end, part, value, cost, more in steps:
                if not part or part in form.many or not way.has_part(part):
                    parts = (*way.parts, (part, value)) if part else way.parts
                    further = more if way.has_part(part) else 0
                    reached[end].append(_PartialParse(way.cost + cost + further, parts))
    return _build_parses(form, reached[-1])


def _find_name_steps(form: LineForm, matches: Sequence[Match]) -> list[Step]:
    steps: list[Step] = []
    for match in matches:
        kind, name = match.term.kind, match.term.name
        if kind == "filler":
            steps.append((match.end, "", "", _FILLER_COST, 0))
        elif kind == "keyword" and name in form.keywords:
            steps.append((match.end, "keyword", name, match.cost, 0))
        elif kind in form.takes:
            part, more = form.takes[kind]
            steps.append(
                (
                    match.end,
                    part,
                    name,
                    match.cost + more + _PIECE_COST,
                    _REPEATED_PART_COST if match.cost else 0,
                )
            )
    return steps


def _find_figure_steps(form: LineForm, typed: Sequence[Token], start: int) -> list[Step]:
    """Find the figures that begin at that word. A number is never separated from its unit."""
    steps: list[Step] = []
    for figure in form.figures if not _is_within_figure(typed, start) else ():
        words = get_words_of_kind(figure.words)
        for end in range(start + 1, min(start + _LONGEST_FIGURE, len(typed)) + 1):
            last = typed[end - 1].figure
            if not any(letter.isdigit() for letter in last) and last not in words:
                break
            if _is_within_figure(typed, end):
                continue
            text = join_figures(typed[start:end])
            if figure.fits(text):
                steps.append((end, figure.part, text, _PIECE_COST, 0))
    return steps


def _is_within_figure(typed: Sequence[Token], place: int) -> bool:
    """Whether the words before and after that index belong together, such as a number and its unit, or `3 x 10`."""
    if not 0 < place < len(typed):
        return False
    before, after = typed[place - 1].figure, typed[place].figure
    if after == "x" or after in get_words_of_kind("after figure word"):
        return _is_number_or_unit(before)
    return before == "x" and place > 1 and _is_number_or_unit(typed[place - 2].figure) and after[:1].isdigit()


def _is_number_or_unit(word: str) -> bool:
    """Whether the word is a number, a number with its unit, `30s`, or a unit alone."""
    return word[:1].isdigit() or word[-1:].isdigit() or word in get_words_of_kind("after figure word")


def _build_parses(form: LineForm, ways: Sequence[_PartialParse]) -> list[Parse]:
    parses = []
    for way in sorted(ways, key=lambda way: way.cost)[:_BEAM_WIDTH]:
        parts: dict[str, list[str]] = {}
        for name, value in way.parts:
            parts.setdefault(name, []).append(value)
        try:
            records = tuple(form.build(parts))
        except ValueError:  # Invalid, or a clinic's own word that means a side that does not exist
            continue
        parses += [Parse(form.field, record, way.cost, tuple(parts)) for record in records]
    return parses
