"""Where on the body a person's words are: regions with their sides, from "both legs" or "Pectoralis minor"."""

import re
from collections.abc import Iterable

import msgspec

from charting.drawing.regions import nearest_region, structure_point
from charting.model.case import Side
from charting.reference import loader
from charting.reference.own import remembered
from charting.reference.rules import history_words, place_names
from charting.summaries.terms import ANY, parts, plain_words

_NEAR = 3  # a side belongs to the part of the body at most so many words away
_WORD = re.compile(r"\w+")


class Place(msgspec.Struct, frozen=True, order=True):
    """A region of the figure by id, and which side of it: BOTH where a paired one was named without a side."""

    region: str
    side: Side = Side.NONE

    def meets(self, other: "Place") -> bool:
        """Whether they share a spot."""
        apart = {self.side, other.side} == {Side.RIGHT, Side.LEFT}
        return self.region == other.region and not apart


class _Name(msgspec.Struct, frozen=True):
    start: int
    end: int
    regions: tuple[str, ...]


def places_in(text: str, side: Side = Side.NONE) -> tuple[Place, ...]:
    """Every place named in the text, as by regions and sides; `side` is for those that the text gives none."""
    words = _WORD.findall(plain_words(text))
    sided = bool(_side_in(" ".join(words)))
    found: set[Place] = set()
    for name in _names(words):
        said = _nearest_side(words, name) if sided else Side.NONE
        found.update(Place(region, _side_of(region, said or side)) for region in name.regions)
    return tuple(sorted(found))


def places_of(listed: str, side: Side = Side.NONE) -> tuple[Place, ...]:
    """The places of a cell of the data: region ids or names of areas, with bars between."""
    found = {Place(region, _side_of(region, side)) for name in parts(listed) for region in regions_of(name)}
    return tuple(sorted(found))


def overlap(one: Iterable[Place], other: Iterable[Place]) -> bool:
    """Whether any place of the one meets any of the other."""
    others = tuple(other)
    return any(place.meets(each) for place in one for each in others)


def place_words(place: Place) -> str:
    """As a sentence names it: `left calf`, `breastbone`; of both sides without saying so."""
    name = _region_names().get(place.region, place.region)
    return f"{place.side} {name}" if place.side in (Side.RIGHT, Side.LEFT) else name


@remembered
def regions_of(name: str) -> tuple[str, ...]:
    """The ids of a region by its id, of an area by its name, or of all by `*`."""
    known = loader.regions()
    if name == ANY:
        return tuple(region.id for region in known)
    by_id = tuple(region.id for region in known if region.id == name)
    return by_id or tuple(region.id for region in known if region.area == name)


@remembered
def _region_names() -> dict[str, str]:
    return {region.id: region.name[:1].lower() + region.name[1:] for region in loader.regions()}


@remembered
def _paired() -> frozenset[str]:
    return frozenset(region.id for region in loader.regions() if region.paired)


def _side_of(region: str, side: Side) -> Side:
    if region not in _paired():
        return Side.NONE
    return side or Side.BOTH


def _names(words: list[str]) -> list[_Name]:
    """The names in the text from its beginning, the longest first where several begin at one word."""
    found: list[_Name] = []
    at = 0
    while at < len(words):
        name = next((each for each in _named_at(words, at) if each.regions), None)
        if name:
            found.append(name)
        at = name.end if name else at + 1
    return found


def _named_at(words: list[str], at: int) -> Iterable[_Name]:
    for length in range(min(_longest(), len(words) - at), 0, -1):
        for key in (" ".join(words[at : at + length]), _singular(words[at : at + length])):
            if key in _lexicon():
                yield _Name(at, at + length, _lexicon()[key])


def _singular(words: list[str]) -> str:
    return " ".join([*words[:-1], words[-1].removesuffix("s")])


@remembered
def _longest() -> int:
    return max(len(key.split()) for key in _lexicon())


@remembered
def _lexicon() -> dict[str, tuple[str, ...]]:
    """Folded names to region ids: structures lie where the figure has them; words of the data go before."""
    names: dict[str, tuple[str, ...]] = {}
    names |= {plain_words(each.name): (_region_of(each.id),) for each in loader.structures()}
    names |= {plain_words(region.name): (region.id,) for region in loader.regions()}
    names |= {plain_words(area): regions_of(area) for area in loader.areas()}
    for each in place_names():
        regions = tuple(region for name in parts(each.regions) for region in regions_of(name))
        names |= {plain_words(term): regions for term in parts(each.term)}
    return names


def _region_of(structure: str) -> str:
    place = structure_point(structure, Side.RIGHT)
    return nearest_region(*place).id if place else ""


def _nearest_side(words: list[str], name: _Name) -> Side:
    """The side said nearest before the name, else after it, else anywhere; both when right and left are."""
    before = words[max(0, name.start - _NEAR) : name.start]
    after = words[name.end : name.end + _NEAR]
    for near in (" ".join(before), " ".join(after), " ".join(words)):
        if side := _side_in(near):
            return side
    return Side.NONE


def _side_in(text: str) -> Side:
    named = {side for side, said in _side_words().items() if said.search(text)}
    if Side.BOTH in named or len(named) > 1:
        return Side.BOTH
    return next(iter(named), Side.NONE)


@remembered
def _side_words() -> dict[Side, re.Pattern[str]]:
    """What says each side, as whole words."""
    said = {side: history_words(side.value) for side in (Side.RIGHT, Side.LEFT, Side.BOTH)}
    return {
        side: re.compile("|".join(rf"\b{word.words}\b" for word in words)) for side, words in said.items()
    }
