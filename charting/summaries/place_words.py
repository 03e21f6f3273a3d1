"""Where a finding lies, as a sentence says it: `right infraspinatus`, `front of the right shoulder`."""

from collections.abc import Iterator, Sequence

from charting.drawing.regions import region_of
from charting.model.body import Spot
from charting.model.case import Side
from charting.model.folding import fold
from charting.reference import loader
from charting.reference.own import remembered
from charting.summaries.words import listed

ON_BOTH, ON_EITHER = "on both sides", "on either side"


def place_words(place: str, side: Side, both: str = ON_BOTH) -> str:
    """The structure or region with its side, without an article; `both` is said after it when it is both sides."""
    name = small(place.strip())
    if side is Side.BOTH:
        return f"{_with_side(name, '')} {both}"
    return _with_side(name, side.value)


def path_words(path: Sequence[Spot]) -> str:
    """Where a mark's path leads, from the mark outward, as `refers_to` holds it: the regions between commas."""
    regions = (region_of(spot) for spot in path)
    return ", ".join(dict.fromkeys(place_words(region.name, region.side) for region in regions))


def with_articles(places: str) -> str:
    """Places between commas as a sentence lists them: those that are known get their article, others stay as typed."""
    parts = [part.strip() for part in places.split(",") if part.strip()]
    return listed([_known_places().get(fold(part), part) for part in parts])


def small(name: str) -> str:
    """The first letter small, unless it begins a short form in capitals or a name."""
    first = name.partition(" ")[0]
    named = first in {word.name for word in loader.words("proper name")}
    return name if named or name[1:2].isupper() else name[:1].lower() + name[1:]


def _with_side(name: str, side: str) -> str:
    """The side stands before what has sides: `side of the right hip`, not `right hip, side`."""
    whole, _, part = name.partition(", ")
    if part:
        return f"{part} of the {side} {whole}".replace("  ", " ")
    part, of, whole = name.partition(" of the ")
    return f"{part} of the {side} {whole}".replace("  ", " ") if of else f"{side} {name}".strip()


@remembered
def _known_places() -> dict[str, str]:
    """Every region, with and without a side, as it may be typed or chosen, folded → with its article."""
    return dict(_places())


def _places() -> Iterator[tuple[str, str]]:
    for region in loader.regions():
        for side in Side:
            said = f"the {place_words(region.name, side)}"
            typed = (
                place_words(region.name, side),
                f"{region.name} {side.letter}",
                f"{region.name}, {side.value}",
                f"{side.value} {region.name}",
            )
            yield from ((fold(each.strip(" ,")), said) for each in typed)
