"""Assigns the words of a line to the parts of a record. Unless every word has a part, there is no parse.

A beam search (en.wikipedia.org/wiki/Beam_search) over the position in the line keeps the cheapest partial parses.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from charting.entry.quick.lexicon import get_words_of_kind
from charting.entry.quick.line_tokens import Token, join_figures
from charting.entry.quick.matching import Match
from charting.model.record import Part

_PIECE_COST = 0.02  # for each piece, so that fewer and longer pieces win a tie
_FILLER_COST = 0.03
_REPEATED_PART_COST = 0.25  # extra for another value of the same part that does not match exactly
_BEAM_WIDTH = 24  # partial parses that are kept at each position
_MAX_FIGURE_WORDS = 20  # enough for a dose with every figure

Parts = Mapping[str, Sequence[str]]
Step = tuple[
    int, str, str, float, float
]  # end (exclusive), part, value, cost, extra cost if the part has a value already


class FigurePattern(msgspec.Struct, frozen=True):
    """The figure of a part: numbers and words of kind `words`. `fits` decides whether a text is such a figure."""

    part: str
    words: str
    fits: Callable[[str], bool]


class LineForm(msgspec.Struct, frozen=True):
    """A form of line. `takes` maps a kind of name to the part that it fills and an extra cost.

    Parts in `many` may have several values. `keywords` are words that announce this form. `build` makes the records
    that the parts may mean, and may raise ValueError, such as Invalid. `base` is the cost of the form itself.
    """

    field: str
    takes: Mapping[str, tuple[str, float]]
    build: Callable[[Parts], Iterable[Part]]
    figures: tuple[FigurePattern, ...] = ()
    keywords: frozenset[str] = frozenset()
    many: frozenset[str] = frozenset()
    base: float = 0.0


class Parse(msgspec.Struct, frozen=True):
    """One meaning of the line, with its cost: the distance from what was typed."""

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
    """Find all parses of the whole line as that form, the cheapest first. `matches` are the terms by token."""
    reached: list[list[_PartialParse]] = [[] for _ in range(len(typed) + 1)]
    reached[0] = [_PartialParse(form.base, ())]
    for start in range(len(typed)):
        if not reached[start]:
            continue
        steps = [*_find_name_steps(form, matches[start]), *_find_figure_steps(form, typed, start)]
        for partial in sorted(reached[start], key=lambda partial: partial.cost)[:_BEAM_WIDTH]:
            for end, part, value, cost, extra in steps:
                if not part or part in form.many or not partial.has_part(part):
                    parts = (*partial.parts, (part, value)) if part else partial.parts
                    repeated = extra if partial.has_part(part) else 0
                    reached[end].append(_PartialParse(partial.cost + cost + repeated, parts))
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
            part, extra = form.takes[kind]
            steps.append(
                (
                    match.end,
                    part,
                    name,
                    match.cost + extra + _PIECE_COST,
                    _REPEATED_PART_COST if match.cost else 0,
                )
            )
    return steps


def _find_figure_steps(form: LineForm, typed: Sequence[Token], start: int) -> list[Step]:
    """Find the figures that begin at that token. A number is not separated from its unit."""
    steps: list[Step] = []
    for figure in form.figures if not _is_within_figure(typed, start) else ():
        figure_words = get_words_of_kind(figure.words)
        for end in range(start + 1, min(start + _MAX_FIGURE_WORDS, len(typed)) + 1):
            last = typed[end - 1].figure
            if not any(letter.isdigit() for letter in last) and last not in figure_words:
                break
            if _is_within_figure(typed, end):
                continue
            text = join_figures(typed[start:end])
            if figure.fits(text):
                steps.append((end, figure.part, text, _PIECE_COST, 0))
    return steps


def _is_within_figure(typed: Sequence[Token], index: int) -> bool:
    """Whether the tokens before and at `index` belong together: a number and its unit, `3 x 10`."""
    if not 0 < index < len(typed):
        return False
    before, after = typed[index - 1].figure, typed[index].figure
    if after == "x" or after in get_words_of_kind("after figure word"):
        return _is_number_or_unit(before)
    return before == "x" and index > 1 and _is_number_or_unit(typed[index - 2].figure) and after[:1].isdigit()


def _is_number_or_unit(word: str) -> bool:
    """Whether it is a number, a number with its unit, `30s`, or a unit."""
    return word[:1].isdigit() or word[-1:].isdigit() or word in get_words_of_kind("after figure word")


def _build_parses(form: LineForm, complete: Sequence[_PartialParse]) -> list[Parse]:
    parses = []
    for partial in sorted(complete, key=lambda partial: partial.cost)[:_BEAM_WIDTH]:
        parts: dict[str, list[str]] = {}
        for name, value in partial.parts:
            parts.setdefault(name, []).append(value)
        try:
            records = tuple(form.build(parts))
        except ValueError:  # Invalid, or a custom quick word that names a side that does not exist
            continue
        parses += [Parse(form.field, record, partial.cost, tuple(parts)) for record in records]
    return parses
