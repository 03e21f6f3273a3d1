"""Words for the place of a finding inside a sentence: `right infraspinatus`, `front of the right shoulder`."""

from collections.abc import Iterator, Sequence

from charting.drawing.body.body_regions import find_region_at
from charting.model.body_mark import Spot
from charting.model.case import Side
from charting.reference import loader
from charting.reference.custom_data import cache_by_vocabulary
from charting.text.folding import fold
from charting.text.wording import join_with_and

ON_BOTH, ON_EITHER = "on both sides", "on either side"


def format_place_with_side(place: str, side: Side, both: str = ON_BOTH) -> str:
    """Format the structure or region with its side, without an article; `both` follows if it is both sides."""
    name = make_first_letter_lowercase(place.strip())
    if side is Side.BOTH:
        return f"{_insert_side(name, '')} {both}"
    return _insert_side(name, side.value)


def format_path(path: Sequence[Spot]) -> str:
    """Format the regions that a mark's path leads through, from the mark outward, with commas, as in `refers_to`."""
    regions = (find_region_at(spot) for spot in path)
    return ", ".join(dict.fromkeys(format_place_with_side(region.name, region.side) for region in regions))


def add_articles(places: str) -> str:
    """Turn comma-separated places into a list with "and". Known regions get an article, others stay as typed."""
    parts = [part.strip() for part in places.split(",") if part.strip()]
    return join_with_and([_map_known_places().get(fold(part), part) for part in parts])


def make_first_letter_lowercase(name: str) -> str:
    """Make the first letter lowercase, unless it begins an abbreviation in capitals or a proper name (Achilles)."""
    first = name.partition(" ")[0]
    is_proper = first in {word.name for word in loader.list_pick_words("proper name")}
    return name if is_proper or name[1:2].isupper() else name[:1].lower() + name[1:]


def _insert_side(name: str, side: str) -> str:
    """Put the side before the part that has sides: `side of the right hip`, not `right hip, side`."""
    whole, _, part = name.partition(", ")
    if part:
        return f"{part} of the {side} {whole}".replace("  ", " ")
    part, of, whole = name.partition(" of the ")
    return f"{part} of the {side} {whole}".replace("  ", " ") if of else f"{side} {name}".strip()


@cache_by_vocabulary
def _map_known_places() -> dict[str, str]:
    """Map the folded ways to type or choose a region, with and without a side, to its name with an article."""
    return dict(_generate_place_names())


def _generate_place_names() -> Iterator[tuple[str, str]]:
    for region in loader.list_regions():
        for side in Side:
            place = format_place_with_side(region.name, side)
            variants = (
                place,
                f"{region.name} {side.letter}",
                f"{region.name}, {side.value}",
                f"{side.value} {region.name}",
            )
            yield from ((fold(variant.strip(" ,")), f"the {place}") for variant in variants)
