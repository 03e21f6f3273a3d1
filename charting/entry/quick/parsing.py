"""How the words of a line are shared out among the parts of a record. Every word gets a part, or there is no reading."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from charting.entry.quick.lexicon import get_words_of_kind
from charting.entry.quick.line_tokens import Token, join_figures
from charting.entry.quick.matching import Match
from charting.model.record import Part

_PIECE_COST = 0.02  # fewer and longer pieces win where all else is the same
_FILLER_COST = 0.03
_REPEATED_PART_COST = 0.25  # a further one of several, when it is not exactly named
_BEAM_WIDTH = 24  # ways that are followed at once
_LONGEST_FIGURE = 20  # words: a dose with all that it can say

Parts = Mapping[str, Sequence[str]]
Step = tuple[
    int, str, str, float, float
]  # up to where, which part, its value, its cost, more when it is a further one


class FigurePattern(msgspec.Struct, frozen=True):
    """What a part's figure looks like: words of kind `words` and numbers, of which `fits` says whether they are one."""

    part: str
    words: str
    fits: Callable[[str], bool]


class LineForm(msgspec.Struct, frozen=True):
    """A kind of line. `takes` says which kind of name fills which part, at which cost more.

    Parts in `many` may come several times. `keywords` are the words that announce this kind of line. `build` makes
    the records that the parts may mean; it may raise ValueError, and Invalid is one. `base` is what the form costs
    from the start.
    """

    field: str
    takes: Mapping[str, tuple[str, float]]
    build: Callable[[Parts], Iterable[Part]]
    figures: tuple[FigurePattern, ...] = ()
    keywords: frozenset[str] = frozenset()
    many: frozenset[str] = frozenset()
    base: float = 0.0


class Parse(msgspec.Struct, frozen=True):
    """One way to understand the line, and how far it is from what was typed."""

    field: str
    record: Part
    cost: float
    parts: tuple[str, ...]


class _PartialParse(msgspec.Struct, frozen=True):
    cost: float
    parts: tuple[tuple[str, str], ...]

    def has_part(self, part: str) -> bool:
        return any(name == part for name, _ in self.parts)


def parse_as_form(form: LineForm, typed: Sequence[Token], found: Sequence[Sequence[Match]]) -> list[Parse]:
    """All ways to read the whole line as that form, best first."""
    reached: list[list[_PartialParse]] = [[] for _ in range(len(typed) + 1)]
    reached[0] = [_PartialParse(form.base, ())]
    for at in range(len(typed)):
        if not reached[at]:
            continue
        steps = [*_find_name_steps(form, found[at]), *_find_figure_steps(form, typed, at)]
        for way in sorted(reached[at], key=lambda way: way.cost)[:_BEAM_WIDTH]:
            for end, part, value, cost, more in steps:
                if not part or part in form.many or not way.has_part(part):
                    parts = (*way.parts, (part, value)) if part else way.parts
                    further = more if way.has_part(part) else 0
                    reached[end].append(_PartialParse(way.cost + cost + further, parts))
    return _build_parses(form, reached[-1])


def _find_name_steps(form: LineForm, found: Sequence[Match]) -> list[Step]:
    steps: list[Step] = []
    for match in found:
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
    """The figures that the form can read from that word on. A number is not parted from its unit."""
    steps: list[Step] = []
    for figure in form.figures if not _is_within_figure(typed, start) else ():
        known = get_words_of_kind(figure.words)
        for end in range(start + 1, min(start + _LONGEST_FIGURE, len(typed)) + 1):
            last = typed[end - 1].figure
            if not any(letter.isdigit() for letter in last) and last not in known:
                break
            if _is_within_figure(typed, end):
                continue
            text = join_figures(typed[start:end])
            if figure.fits(text):
                steps.append((end, figure.part, text, _PIECE_COST, 0))
    return steps


def _is_within_figure(typed: Sequence[Token], at: int) -> bool:
    """Whether what stands before and after that place belongs together: a number and its unit, `3 x 10`."""
    if not 0 < at < len(typed):
        return False
    before, after = typed[at - 1].figure, typed[at].figure
    if after == "x" or after in get_words_of_kind("after figure word"):
        return _is_number_or_unit(before)
    return before == "x" and at > 1 and _is_number_or_unit(typed[at - 2].figure) and after[:1].isdigit()


def _is_number_or_unit(word: str) -> bool:
    """Whether it is a number, one with its unit, `30s`, or a unit alone."""
    return word[:1].isdigit() or word[-1:].isdigit() or word in get_words_of_kind("after figure word")


def _build_parses(form: LineForm, ways: Sequence[_PartialParse]) -> list[Parse]:
    parses = []
    for way in sorted(ways, key=lambda way: way.cost)[:_BEAM_WIDTH]:
        parts: dict[str, list[str]] = {}
        for name, value in way.parts:
            parts.setdefault(name, []).append(value)
        try:
            made = tuple(form.build(parts))
        except ValueError:  # Invalid is one; so is a side of the clinic's own words that there is not
            continue
        parses += [Parse(form.field, record, way.cost, tuple(parts)) for record in made]
    return parses
