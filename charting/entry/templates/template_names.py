"""What a line of a template may name, by kind of line: full names, short names and the small words of quick entry."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rapidfuzz import fuzz, process

from charting.measures.instruments import list_instruments
from charting.reference import loader
from charting.reference.custom_data import cache_by_vocabulary
from charting.reference.entries import RomNorm
from charting.text.folding import fold

_MIN_LIKENESS = 75  # of 100, as rapidfuzz counts likeness


class TemplateTarget(NamedTuple):
    """What a name stands for: its name in the note, whether it has a right and a left, and a motion's norm."""

    name: str
    paired: bool = True
    norm: RomNorm | None = None


@cache_by_vocabulary
def get_template_names(kind: str) -> Mapping[str, TemplateTarget]:
    """Each name, folded, and its thing, for `rom`, `mmt`, `palp`, `test` or `measure`; a full name before a short one."""
    found: dict[str, TemplateTarget] = {}
    pairs = [(fold(name), thing) for make in _NAME_SOURCES[kind] for name, thing in make()]
    for name, thing in sorted(pairs, key=lambda pair: pair[0] != fold(pair[1].name)):
        if name:
            found.setdefault(name, thing)
    return found


def suggest_name(kind: str, typed: str) -> str:
    """The name in full that is most like what was typed, or "" when none is close."""
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
    muscles = {each.name for each in loader.list_structures() if each.kind == "muscle"}
    return ((name, thing) for name, thing in _iterate_structures() if thing.name in muscles)


def _iterate_structures() -> Iterator[tuple[str, TemplateTarget]]:
    others = _group_typed_words("structure")
    for each in loader.list_structures():
        for name in (each.name, each.short, *others.get(fold(each.name), ())):
            yield name, TemplateTarget(each.name, each.paired)


def _iterate_regions() -> Iterator[tuple[str, TemplateTarget]]:
    return ((each.name, TemplateTarget(each.name, each.paired)) for each in loader.list_regions())


def _iterate_tests() -> Iterator[tuple[str, TemplateTarget]]:
    others = _group_typed_words("test")
    for each in loader.list_special_tests():
        for name in (*_list_test_names(each.name), *others.get(fold(each.name), ())):
            yield name, TemplateTarget(each.name)


def _iterate_measures() -> Iterator[tuple[str, TemplateTarget]]:
    for each in list_instruments():
        for name in (each.id, each.short_name, each.name):
            yield name, TemplateTarget(each.id, paired=False)


def _list_test_names(name: str) -> Iterable[str]:
    """`FABER (Patrick)` is also FABER, and also Patrick; `Lhermitte sign` is also Lhermitte."""
    plain, _, other = name.partition(" (")
    return name, plain, other.rstrip(")"), plain.removesuffix(" sign").removesuffix(" test")


def _group_typed_words(kind: str) -> dict[str, list[str]]:
    """What may be typed for a thing, by its folded name."""
    found: dict[str, list[str]] = {}
    for word in loader.list_quick_words():
        if word.kind == kind:
            found.setdefault(fold(word.means), []).append(word.typed)
    return found


_NAME_SOURCES = {
    "rom": (_iterate_motions,),
    "mmt": (_iterate_motions, _iterate_muscles),
    "palp": (_iterate_structures, _iterate_regions),
    "test": (_iterate_tests,),
    "measure": (_iterate_measures,),
}
