"""The names that a template line may use, by kind of line: full names, short names and the words of quick entry."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rapidfuzz import fuzz, process

from charting.measures.instruments import list_instruments
from charting.reference import loader
from charting.reference.custom_data import cache_by_vocabulary
from charting.reference.entries import RomNorm
from charting.text.folding import fold

_MIN_LIKENESS = 75  # of 100, the similarity score of RapidFuzz


class TemplateTarget(NamedTuple):
    """What a name stands for: the name in the note, whether it has a right and a left side, and the norm of a motion."""

    name: str
    paired: bool = True
    norm: RomNorm | None = None


@cache_by_vocabulary
def get_template_names(kind: str) -> Mapping[str, TemplateTarget]:
    """Map each folded name to its target, for the kind `rom`, `mmt`, `palp`, `test` or `measure`.

    If two targets share a name, the one whose full name it is wins.
    """
    targets: dict[str, TemplateTarget] = {}
    pairs = [(fold(name), thing) for make in _NAME_SOURCES[kind] for name, thing in make()]
    for name, thing in sorted(pairs, key=lambda pair: pair[0] != fold(pair[1].name)):
        if name:
            targets.setdefault(name, thing)
    return targets


def suggest_name(kind: str, typed: str) -> str:
    """Return the full name that is most similar to what was typed, or "" if none is close."""
    whole = list(dict.fromkeys(thing.name for thing in get_template_names(kind).values()))
    close = process.extractOne(typed, whole, scorer=fuzz.WRatio, processor=fold, score_cutoff=_MIN_LIKENESS)
    return str(close[0]) if close else ""


def _iterate_motions() -> Iterator[tuple[str, TemplateTarget]]:
    joints, motions = _group_typed_words("joint"), _group_typed_words("motion")
    for norm in loader.list_rom_motions():
        thing = TemplateTarget(f"{norm.joint} {norm.motion}", norm.paired, norm)
        for joint in (norm.joint, *joints.get(fold(norm.joint), ())):
            for motion in (norm.motion, *motions.get(fold(norm.motion), ())):
                yield f"{joint} {motion}", thing


def _iterate_muscles() -> Iterator[tuple[str, TemplateTarget]]:
    muscles = {structure.name for structure in loader.list_structures() if structure.kind == "muscle"}
    return ((name, thing) for name, thing in _iterate_structures() if thing.name in muscles)


def _iterate_structures() -> Iterator[tuple[str, TemplateTarget]]:
    others = _group_typed_words("structure")
    for structure in loader.list_structures():
        for name in (structure.name, structure.short, *others.get(fold(structure.name), ())):
            yield name, TemplateTarget(structure.name, structure.paired)


def _iterate_regions() -> Iterator[tuple[str, TemplateTarget]]:
    return ((region.name, TemplateTarget(region.name, region.paired)) for region in loader.list_regions())


def _iterate_tests() -> Iterator[tuple[str, TemplateTarget]]:
    others = _group_typed_words("test")
    for test in loader.list_special_tests():
        for name in (*_list_test_names(test.name), *others.get(fold(test.name), ())):
            yield name, TemplateTarget(test.name)


def _iterate_measures() -> Iterator[tuple[str, TemplateTarget]]:
    for instrument in list_instruments():
        for name in (instrument.id, instrument.short_name, instrument.name):
            yield name, TemplateTarget(instrument.id, paired=False)


def _list_test_names(name: str) -> Iterable[str]:
    """`FABER (Patrick)` can also be typed as FABER or as Patrick; `Lhermitte sign` as Lhermitte."""
    plain, _, other = name.partition(" (")
    return name, plain, other.rstrip(")"), plain.removesuffix(" sign").removesuffix(" test")


def _group_typed_words(kind: str) -> dict[str, list[str]]:
    """Map the folded name of each thing of that kind to the quick words that stand for it."""
    typed_words: dict[str, list[str]] = {}
    for word in loader.list_quick_words():
        if word.kind == kind:
            typed_words.setdefault(fold(word.means), []).append(word.typed)
    return typed_words


_NAME_SOURCES = {
    "rom": (_iterate_motions,),
    "mmt": (_iterate_motions, _iterate_muscles),
    "palp": (_iterate_structures, _iterate_regions),
    "test": (_iterate_tests,),
    "measure": (_iterate_measures,),
}
