"""The lines of an assessment template, read strictly: `rom cervical rotation r`, `test spurling b`, `measure ndi`.

Each begins with its kind, then names a thing by its full or short name, then may say the side: `r`, `l`, `b` for a line
each, or `aff` for the side that the case names. A range may end in `passive`.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from charting.entry.template_names import Thing, likely, names
from charting.errors import Invalid
from charting.model.case import Case, Side
from charting.model.findings import (
    Motion,
    Palpation,
    RangeOfMotion,
    Score,
    SpecialTest,
    Strength,
    TestResult,
)
from charting.model.folding import fold
from charting.model.line import Line, Origin

Lines = dict[str, tuple[Line, ...]]
KINDS = {"rom": "ranges", "mmt": "strength", "palp": "palpation", "test": "tests", "measure": "scores"}
_THINGS = {
    "rom": "motion",
    "mmt": "muscle or motion",
    "palp": "structure or region",
    "test": "special test",
    "measure": "outcome measure",
}
_SIDES = {"r": (Side.RIGHT,), "l": (Side.LEFT,), "b": (Side.RIGHT, Side.LEFT)}
_AFFECTED = "aff"


class _Said(NamedTuple):
    """A line taken apart: what it names, as typed, its side and whether it is passive."""

    kind: str
    name: str
    side: str
    passive: bool


def lines_of(lines: Iterable[str], affected: Side = Side.NONE) -> Lines:
    """The records of the lines by field of the assessment, unfilled and of origin TEMPLATE, each once.

    A line that cannot be read is left out: `wrong_lines` says why.
    """
    found: dict[str, list[Line]] = {field: [] for field in KINDS.values()}
    for line in lines:
        try:
            field, records = read_template_line(line, affected)
        except Invalid:
            continue
        found[field] += records
    return {field: tuple(dict.fromkeys(records)) for field, records in found.items() if records}


def wrong_lines(lines: Iterable[str]) -> list[str]:
    """A sentence for each line that cannot be read: what is wrong in it, and what may be meant."""
    return [sentence for line in lines if (sentence := _problem(line))]


def read_template_line(line: str, affected: Side = Side.NONE) -> tuple[str, tuple[Line, ...]]:
    """(field, records) of one line. Raises Invalid on the field `lines` with a sentence."""
    said = _taken_apart(line)
    thing = names(said.kind).get(fold(said.name))
    if thing is None:
        raise Invalid("lines", _unknown(line, said))
    if said.side and not thing.paired:
        raise Invalid("lines", f"“{line.strip()}”: {thing.name} has no right and left.")
    records = tuple(_record(said, thing, side) for side in _sides(said, affected))
    return KINDS[said.kind], records


def affected_side(case: Case) -> Side:
    """The one side that the case's areas name; NONE when they name none, BOTH when they name both."""
    sides = {area.side for area in case.areas if area.side}
    return next(iter(sides)) if len(sides) == 1 else Side.BOTH if sides else Side.NONE


def fresh(lines: Iterable[Line], there: Iterable[Line]) -> tuple[Line, ...]:
    """Those of the lines that are about something that no line there is about yet."""
    known = {_about(line) for line in there}
    return tuple(line for line in lines if _about(line) not in known)


def _about(line: Line) -> tuple[object, ...]:
    match line:
        case RangeOfMotion():
            return fold(line.joint), fold(line.motion), line.side, line.mode
        case Palpation() | Strength():
            return fold(line.structure), line.side
        case SpecialTest():
            return fold(line.name), line.side
        case Score():
            return (fold(line.instrument),)
    return (line,)


def _taken_apart(line: str) -> _Said:
    kind, *words = line.split() or [""]
    kind = kind.removesuffix(":")
    if kind.casefold() not in KINDS:
        raise Invalid("lines", f"“{line.strip()}” must begin with {', '.join(KINDS)}.")
    passive = kind.casefold() == "rom" and words[-1:] == ["passive"]
    words = words[:-1] if passive else words
    side = words[-1].casefold() if len(words) > 1 and words[-1].casefold() in (*_SIDES, _AFFECTED) else ""
    return _Said(kind.casefold(), " ".join(words[:-1] if side else words), side, passive)


def _sides(said: _Said, affected: Side) -> Iterator[Side]:
    if said.side != _AFFECTED:
        yield from _SIDES.get(said.side, (Side.NONE,))
    elif affected is Side.BOTH:
        yield from _SIDES["b"]
    else:
        yield affected


def _record(said: _Said, thing: Thing, side: Side) -> Line:
    if thing.norm is not None and said.kind == "rom":
        mode = Motion.PASSIVE if said.passive else Motion.ACTIVE
        joint, motion = thing.norm.joint, thing.norm.motion
        return RangeOfMotion(joint=joint, motion=motion, side=side, mode=mode, origin=Origin.TEMPLATE)
    if said.kind == "test":
        return SpecialTest(name=thing.name, side=side, result=TestResult.NOT_DONE, origin=Origin.TEMPLATE)
    if said.kind == "measure":
        return Score(instrument=thing.name, origin=Origin.TEMPLATE)
    kind = Strength if said.kind == "mmt" else Palpation
    return kind(structure=thing.name, side=side, origin=Origin.TEMPLATE)


def _problem(line: str) -> str:
    try:
        read_template_line(line)
    except Invalid as error:
        return error.message
    return ""


def _unknown(line: str, said: _Said) -> str:
    kind = _THINGS[said.kind]
    if not said.name:
        return f"“{line.strip()}” does not say which {kind}."
    close = likely(said.kind, said.name)
    meant = f" Is “{close}” meant?" if close else ""
    return f"“{line.strip()}”: no {kind} is called “{said.name}”.{meant}"
