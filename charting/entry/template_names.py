"""What a line of a template may name, by kind of line: full names, short names and the small words of quick entry."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rapidfuzz import fuzz, process

from charting.measures.instrument import instruments
from charting.model.folding import fold
from charting.reference import loader
from charting.reference.entries import RomNorm
from charting.reference.own import remembered

_CLOSE = 75  # of 100, as rapidfuzz counts likeness


class Thing(NamedTuple):
    """What a name stands for: its name in the note, whether it has a right and a left, and a motion's norm."""

    name: str
    paired: bool = True
    norm: RomNorm | None = None


@remembered
def names(kind: str) -> Mapping[str, Thing]:
    """Each name, folded, and its thing, for `rom`, `mmt`, `palp`, `test` or `measure`; a full name before a short one."""
    found: dict[str, Thing] = {}
    pairs = [(fold(name), thing) for make in _MADE[kind] for name, thing in make()]
    for name, thing in sorted(pairs, key=lambda pair: pair[0] != fold(pair[1].name)):
        if name:
            found.setdefault(name, thing)
    return found


def likely(kind: str, typed: str) -> str:
    """The name in full that is most like what was typed, or "" when none is close."""
    whole = list(dict.fromkeys(thing.name for thing in names(kind).values()))
    close = process.extractOne(typed, whole, scorer=fuzz.WRatio, processor=fold, score_cutoff=_CLOSE)
    return str(close[0]) if close else ""


def _motions() -> Iterator[tuple[str, Thing]]:
    joints, motions = _words("joint"), _words("motion")
    for norm in loader.rom_motions():
        thing = Thing(f"{norm.joint} {norm.motion}", norm.paired, norm)
        for joint in (norm.joint, *joints.get(fold(norm.joint), ())):
            for motion in (norm.motion, *motions.get(fold(norm.motion), ())):
                yield f"{joint} {motion}", thing


def _muscles() -> Iterator[tuple[str, Thing]]:
    muscles = {each.name for each in loader.structures() if each.kind == "muscle"}
    return ((name, thing) for name, thing in _structures() if thing.name in muscles)


def _structures() -> Iterator[tuple[str, Thing]]:
    others = _words("structure")
    for each in loader.structures():
        for name in (each.name, each.short, *others.get(fold(each.name), ())):
            yield name, Thing(each.name, each.paired)


def _regions() -> Iterator[tuple[str, Thing]]:
    return ((each.name, Thing(each.name, each.paired)) for each in loader.regions())


def _tests() -> Iterator[tuple[str, Thing]]:
    others = _words("test")
    for each in loader.special_tests():
        for name in (*_names_of_test(each.name), *others.get(fold(each.name), ())):
            yield name, Thing(each.name)


def _measures() -> Iterator[tuple[str, Thing]]:
    for each in instruments():
        for name in (each.id, each.short_name, each.name):
            yield name, Thing(each.id, paired=False)


def _names_of_test(name: str) -> Iterable[str]:
    """`FABER (Patrick)` is also FABER, and also Patrick; `Lhermitte sign` is also Lhermitte."""
    plain, _, other = name.partition(" (")
    return name, plain, other.rstrip(")"), plain.removesuffix(" sign").removesuffix(" test")


def _words(kind: str) -> dict[str, list[str]]:
    """What may be typed for a thing, by its folded name."""
    found: dict[str, list[str]] = {}
    for word in loader.quick_words():
        if word.kind == kind:
            found.setdefault(fold(word.means), []).append(word.typed)
    return found


_MADE = {
    "rom": (_motions,),
    "mmt": (_motions, _muscles),
    "palp": (_structures, _regions),
    "test": (_tests,),
    "measure": (_measures,),
}
