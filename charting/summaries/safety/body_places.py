"""Finds places on the body in free text: regions with their sides, from "both legs" or "Pectoralis minor"."""

import re
from collections.abc import Iterable

import msgspec

from charting.drawing.body.body_regions import find_nearest_region, find_structure_point
from charting.model.case import Side
from charting.reference import loader
from charting.reference.charting_rules import list_history_words, list_place_names
from charting.reference.custom_data import cache_by_vocabulary
from charting.summaries.safety.term_matching import ANY_TERM, normalize_words, split_terms

_SIDE_REACH = 3  # words between a side and the part of the body that it belongs to, at most
_WORD = re.compile(r"\w+")


class SidedRegion(msgspec.Struct, frozen=True, order=True):
    """A region of the body figure by id, and its side: BOTH for a paired region named without a side."""

    region: str
    side: Side = Side.NONE

    def has_overlap_with(self, other: "SidedRegion") -> bool:
        """Whether the two share a spot on the body."""
        apart = {self.side, other.side} == {Side.RIGHT, Side.LEFT}
        return self.region == other.region and not apart


class _NamedRegions(msgspec.Struct, frozen=True):
    """The words from `start` to before `end` name these regions."""

    start: int
    end: int
    regions: tuple[str, ...]


def find_places_in_text(text: str, side: Side = Side.NONE) -> tuple[SidedRegion, ...]:
    """Find every place that the text names. `side` is for places to which the text gives no side."""
    words = _WORD.findall(normalize_words(text))
    has_side = bool(_find_side(" ".join(words)))
    places: set[SidedRegion] = set()
    for name in _find_names(words):
        named_side = _find_nearest_side(words, name) if has_side else Side.NONE
        places.update(
            SidedRegion(region, _choose_side(region, named_side or side)) for region in name.regions
        )
    return tuple(sorted(places))


def parse_place_list(cell: str, side: Side = Side.NONE) -> tuple[SidedRegion, ...]:
    """Read a cell of the reference data: region ids or names of areas, separated by bars."""
    places = {
        SidedRegion(region, _choose_side(region, side))
        for name in split_terms(cell)
        for region in find_region_ids(name)
    }
    return tuple(sorted(places))


def have_overlap(one: Iterable[SidedRegion], other: Iterable[SidedRegion]) -> bool:
    """Tell whether any place of the one shares a spot with any place of the other."""
    others = tuple(other)
    return any(place.has_overlap_with(candidate) for place in one for candidate in others)


@cache_by_vocabulary
def find_region_ids(name: str) -> tuple[str, ...]:
    """Find region ids: one by its own id, those of an area by the area's name, all by `*`."""
    regions = loader.list_regions()
    if name == ANY_TERM:
        return tuple(region.id for region in regions)
    by_id = tuple(region.id for region in regions if region.id == name)
    return by_id or tuple(region.id for region in regions if region.area == name)


@cache_by_vocabulary
def _list_paired_regions() -> frozenset[str]:
    return frozenset(region.id for region in loader.list_regions() if region.paired)


def _choose_side(region: str, side: Side) -> Side:
    if region not in _list_paired_regions():
        return Side.NONE
    return side or Side.BOTH


def _find_names(words: list[str]) -> list[_NamedRegions]:
    """Find the names in order; where several begin at one word, the longest one counts."""
    names: list[_NamedRegions] = []
    start = 0
    while start < len(words):
        name = next((match for match in _match_names_at(words, start) if match.regions), None)
        if name:
            names.append(name)
        start = name.end if name else start + 1
    return names


def _match_names_at(words: list[str], start: int) -> Iterable[_NamedRegions]:
    """Yield the names that begin at that word, the longest first."""
    for length in range(min(_count_longest_name(), len(words) - start), 0, -1):
        end = start + length
        for key in (" ".join(words[start:end]), _make_singular(words[start:end])):
            if key in _build_lexicon():
                yield _NamedRegions(start, end, _build_lexicon()[key])


def _make_singular(words: list[str]) -> str:
    return " ".join([*words[:-1], words[-1].removesuffix("s")])


@cache_by_vocabulary
def _count_longest_name() -> int:
    return max(len(key.split()) for key in _build_lexicon())


@cache_by_vocabulary
def _build_lexicon() -> dict[str, tuple[str, ...]]:
    """Map folded names to region ids.

    A structure lies in the region where the body figure shows it. Later lines win: places.csv over all others.
    """
    names: dict[str, tuple[str, ...]] = {}
    names |= {
        normalize_words(structure.name): (_find_region_of_structure(structure.id),)
        for structure in loader.list_structures()
    }
    names |= {normalize_words(region.name): (region.id,) for region in loader.list_regions()}
    names |= {normalize_words(area): find_region_ids(area) for area in loader.list_body_areas()}
    for row in list_place_names():
        regions = tuple(region for name in split_terms(row.regions) for region in find_region_ids(name))
        names |= {normalize_words(term): regions for term in split_terms(row.term)}
    return names


def _find_region_of_structure(structure: str) -> str:
    point = find_structure_point(structure, Side.RIGHT)
    return find_nearest_region(*point).id if point else ""


def _find_nearest_side(words: list[str], name: _NamedRegions) -> Side:
    """Find the side that the text gives shortly before the name, else shortly after it, else anywhere."""
    before = words[max(0, name.start - _SIDE_REACH) : name.start]
    after = words[name.end : name.end + _SIDE_REACH]
    for near in (" ".join(before), " ".join(after), " ".join(words)):
        if side := _find_side(near):
            return side
    return Side.NONE


def _find_side(text: str) -> Side:
    """Find the side that the text names: BOTH for "both" as well as for right and left together."""
    sides = {side for side, pattern in _build_side_patterns().items() if pattern.search(text)}
    if Side.BOTH in sides or len(sides) > 1:
        return Side.BOTH
    return next(iter(sides), Side.NONE)


@cache_by_vocabulary
def _build_side_patterns() -> dict[Side, re.Pattern[str]]:
    """Build a pattern for each side from its words in history_words.csv, as whole words."""
    words_by_side = {side: list_history_words(side.value) for side in (Side.RIGHT, Side.LEFT, Side.BOTH)}
    return {
        side: re.compile("|".join(rf"\b{word.words}\b" for word in words))
        for side, words in words_by_side.items()
    }
