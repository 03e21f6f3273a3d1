"""Where a finding lies, as a sentence says it: `right infraspinatus`, `front of the right shoulder`."""

from collections.abc import Iterator, Sequence

from charting.drawing.body.body_regions import find_region_at
from charting.model.body_mark import Spot
from charting.model.case import Side
from charting.reference import loader
from charting.reference.custom_data import cache_by_vocabulary
from charting.summaries.wording import join_with_and
from charting.text.folding import fold

ON_BOTH, ON_EITHER = "on both sides", "on either side"


def format_place_with_side(place: str, side: Side, both: str = ON_BOTH) -> str:
    """The structure or region with its side, without an article; `both` is said after it when it is both sides."""
    name = make_first_letter_small(place.strip())
    if side is Side.BOTH:
        return f"{_insert_side(name, '')} {both}"
    return _insert_side(name, side.value)


def format_path(path: Sequence[Spot]) -> str:
    """Where a mark's path leads, from the mark outward, as `refers_to` holds it: the regions between commas."""
    regions = (find_region_at(spot) for spot in path)
    return ", ".join(dict.fromkeys(format_place_with_side(region.name, region.side) for region in regions))


def add_articles(places: str) -> str:
    """Places between commas as a sentence lists them: those that are known get their article, others stay as typed."""
    parts = [part.strip() for part in places.split(",") if part.strip()]
    return join_with_and([_map_known_places().get(fold(part), part) for part in parts])


def make_first_letter_small(name: str) -> str:
    """The first letter small, unless it begins a short form in capitals or a name."""
    first = name.partition(" ")[0]
    named = first in {word.name for word in loader.list_pick_words("proper name")}
    return name if named or name[1:2].isupper() else name[:1].lower() + name[1:]


def _insert_side(name: str, side: str) -> str:
    """The side stands before what has sides: `side of the right hip`, not `right hip, side`."""
    whole, _, part = name.partition(", ")
    if part:
        return f"{part} of the {side} {whole}".replace("  ", " ")
    part, of, whole = name.partition(" of the ")
    return f"{part} of the {side} {whole}".replace("  ", " ") if of else f"{side} {name}".strip()


@cache_by_vocabulary
def _map_known_places() -> dict[str, str]:
    """Every region, with and without a side, as it may be typed or chosen, folded → with its article."""
    return dict(_generate_place_names())


def _generate_place_names() -> Iterator[tuple[str, str]]:
    for region in loader.list_regions():
        for side in Side:
            said = f"the {format_place_with_side(region.name, side)}"
            typed = (
                format_place_with_side(region.name, side),
                f"{region.name} {side.letter}",
                f"{region.name}, {side.value}",
                f"{side.value} {region.name}",
            )
            yield from ((fold(each.strip(" ,")), said) for each in typed)
