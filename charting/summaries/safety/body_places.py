"""Where on the body a person's words are: regions with their sides, from "both legs" or "Pectoralis minor"."""

import re
from collections.abc import Iterable

import msgspec

from charting.drawing.body.body_regions import find_nearest_region, find_structure_point
from charting.model.case import Side
from charting.reference import loader
from charting.reference.charting_rules import list_history_words, list_place_names
from charting.reference.custom_data import cache_by_vocabulary
from charting.summaries.safety.term_matching import ANY_TERM, normalize_words, split_terms

_SIDE_REACH = 3  # a side belongs to the part of the body at most so many words away
_WORD = re.compile(r"\w+")


class SidedRegion(msgspec.Struct, frozen=True, order=True):
    """A region of the figure by id, and which side of it: BOTH where a paired one was named without a side."""

    region: str
    side: Side = Side.NONE

    def has_overlap_with(self, other: "SidedRegion") -> bool:
        """Whether they share a spot."""
        apart = {self.side, other.side} == {Side.RIGHT, Side.LEFT}
        return self.region == other.region and not apart


class _NamedRegions(msgspec.Struct, frozen=True):
    start: int
    end: int
    regions: tuple[str, ...]


def find_places_in_text(text: str, side: Side = Side.NONE) -> tuple[SidedRegion, ...]:
    """Every place named in the text, as by regions and sides; `side` is for those that the text gives none."""
    words = _WORD.findall(normalize_words(text))
    sided = bool(_find_side(" ".join(words)))
    found: set[SidedRegion] = set()
    for name in _find_names(words):
        said = _find_nearest_side(words, name) if sided else Side.NONE
        found.update(SidedRegion(region, _choose_side(region, said or side)) for region in name.regions)
    return tuple(sorted(found))


def parse_place_list(listed: str, side: Side = Side.NONE) -> tuple[SidedRegion, ...]:
    """The places of a cell of the data: region ids or names of areas, with bars between."""
    found = {
        SidedRegion(region, _choose_side(region, side))
        for name in split_terms(listed)
        for region in find_region_ids(name)
    }
    return tuple(sorted(found))


def have_overlap(one: Iterable[SidedRegion], other: Iterable[SidedRegion]) -> bool:
    """Whether any place of the one meets any of the other."""
    others = tuple(other)
    return any(place.has_overlap_with(each) for place in one for each in others)


def format_sided_region(place: SidedRegion) -> str:
    """As a sentence names it: `left calf`, `breastbone`; of both sides without saying so."""
    name = _map_region_names().get(place.region, place.region)
    return f"{place.side} {name}" if place.side in (Side.RIGHT, Side.LEFT) else name


@cache_by_vocabulary
def find_region_ids(name: str) -> tuple[str, ...]:
    """The ids of a region by its id, of an area by its name, or of all by `*`."""
    known = loader.list_regions()
    if name == ANY_TERM:
        return tuple(region.id for region in known)
    by_id = tuple(region.id for region in known if region.id == name)
    return by_id or tuple(region.id for region in known if region.area == name)


@cache_by_vocabulary
def _map_region_names() -> dict[str, str]:
    return {region.id: region.name[:1].lower() + region.name[1:] for region in loader.list_regions()}


@cache_by_vocabulary
def _list_paired_regions() -> frozenset[str]:
    return frozenset(region.id for region in loader.list_regions() if region.paired)


def _choose_side(region: str, side: Side) -> Side:
    if region not in _list_paired_regions():
        return Side.NONE
    return side or Side.BOTH


def _find_names(words: list[str]) -> list[_NamedRegions]:
    """The names in the text from its beginning, the longest first where several begin at one word."""
    found: list[_NamedRegions] = []
    at = 0
    while at < len(words):
        name = next((each for each in _match_names_at(words, at) if each.regions), None)
        if name:
            found.append(name)
        at = name.end if name else at + 1
    return found


def _match_names_at(words: list[str], at: int) -> Iterable[_NamedRegions]:
    for length in range(min(_count_longest_name(), len(words) - at), 0, -1):
        for key in (" ".join(words[at : at + length]), _make_singular(words[at : at + length])):
            if key in _build_lexicon():
                yield _NamedRegions(at, at + length, _build_lexicon()[key])


def _make_singular(words: list[str]) -> str:
    return " ".join([*words[:-1], words[-1].removesuffix("s")])


@cache_by_vocabulary
def _count_longest_name() -> int:
    return max(len(key.split()) for key in _build_lexicon())


@cache_by_vocabulary
def _build_lexicon() -> dict[str, tuple[str, ...]]:
    """Folded names to region ids: structures lie where the figure has them; words of the data go before."""
    names: dict[str, tuple[str, ...]] = {}
    names |= {
        normalize_words(each.name): (_find_region_of_structure(each.id),) for each in loader.list_structures()
    }
    names |= {normalize_words(region.name): (region.id,) for region in loader.list_regions()}
    names |= {normalize_words(area): find_region_ids(area) for area in loader.list_body_areas()}
    for each in list_place_names():
        regions = tuple(region for name in split_terms(each.regions) for region in find_region_ids(name))
        names |= {normalize_words(term): regions for term in split_terms(each.term)}
    return names


def _find_region_of_structure(structure: str) -> str:
    place = find_structure_point(structure, Side.RIGHT)
    return find_nearest_region(*place).id if place else ""


def _find_nearest_side(words: list[str], name: _NamedRegions) -> Side:
    """The side said nearest before the name, else after it, else anywhere; both when right and left are."""
    before = words[max(0, name.start - _SIDE_REACH) : name.start]
    after = words[name.end : name.end + _SIDE_REACH]
    for near in (" ".join(before), " ".join(after), " ".join(words)):
        if side := _find_side(near):
            return side
    return Side.NONE


def _find_side(text: str) -> Side:
    named = {side for side, said in _build_side_patterns().items() if said.search(text)}
    if Side.BOTH in named or len(named) > 1:
        return Side.BOTH
    return next(iter(named), Side.NONE)


@cache_by_vocabulary
def _build_side_patterns() -> dict[Side, re.Pattern[str]]:
    """What says each side, as whole words."""
    said = {side: list_history_words(side.value) for side in (Side.RIGHT, Side.LEFT, Side.BOTH)}
    return {
        side: re.compile("|".join(rf"\b{word.words}\b" for word in words)) for side, words in said.items()
    }
