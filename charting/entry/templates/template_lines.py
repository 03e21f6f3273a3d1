"""The lines of an assessment template, read strictly: `rom cervical rotation r`, `test spurling b`, `measure ndi`.

Each begins with its kind, then names a thing by its full or short name, then may say the side: `r`, `l`, `b` for a line
each, or `aff` for the side that the case names. A range may end in `passive`.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from charting.entry.templates.template_names import TemplateTarget, get_template_names, suggest_name
from charting.errors import Invalid
from charting.model.case import Case, Side
from charting.model.findings import (
    MotionMode,
    Palpation,
    RangeOfMotion,
    Score,
    SpecialTest,
    Strength,
    TestResult,
)
from charting.model.note_line import NoteLine, Origin
from charting.text.folding import fold

LinesByField = dict[str, tuple[NoteLine, ...]]
TEMPLATE_LINE_FIELDS = {
    "rom": "ranges",
    "mmt": "strength",
    "palp": "palpation",
    "test": "tests",
    "measure": "scores",
}
_TARGET_NAMES = {
    "rom": "motion",
    "mmt": "muscle or motion",
    "palp": "structure or region",
    "test": "special test",
    "measure": "outcome measure",
}
_SIDES = {"r": (Side.RIGHT,), "l": (Side.LEFT,), "b": (Side.RIGHT, Side.LEFT)}
_AFFECTED = "aff"


class _SplitLine(NamedTuple):
    """A line taken apart: what it names, as typed, its side and whether it is passive."""

    kind: str
    name: str
    side: str
    passive: bool


def build_template_lines(lines: Iterable[str], affected: Side = Side.NONE) -> LinesByField:
    """The records of the lines by field of the assessment, unfilled and of origin TEMPLATE, each once.

    A line that cannot be read is left out: `describe_wrong_lines` says why.
    """
    found: dict[str, list[NoteLine]] = {field: [] for field in TEMPLATE_LINE_FIELDS.values()}
    for line in lines:
        try:
            field, records = parse_template_line(line, affected)
        except Invalid:
            continue
        found[field] += records
    return {field: tuple(dict.fromkeys(records)) for field, records in found.items() if records}


def describe_wrong_lines(lines: Iterable[str]) -> list[str]:
    """A sentence for each line that cannot be read: what is wrong in it, and what may be meant."""
    return [sentence for line in lines if (sentence := _describe_problem(line))]


def parse_template_line(line: str, affected: Side = Side.NONE) -> tuple[str, tuple[NoteLine, ...]]:
    """(field, records) of one line. Raises Invalid on the field `lines` with a sentence."""
    said = _split_line(line)
    thing = get_template_names(said.kind).get(fold(said.name))
    if thing is None:
        raise Invalid("lines", _describe_unknown_name(line, said))
    if said.side and not thing.paired:
        raise Invalid("lines", f"“{line.strip()}”: {thing.name} has no right and left.")
    records = tuple(_make_record(said, thing, side) for side in _resolve_sides(said, affected))
    return TEMPLATE_LINE_FIELDS[said.kind], records


def find_affected_side(case: Case) -> Side:
    """The one side that the case's areas name; NONE when they name none, BOTH when they name both."""
    sides = {area.side for area in case.areas if area.side}
    return next(iter(sides)) if len(sides) == 1 else Side.BOTH if sides else Side.NONE


def select_new_lines(lines: Iterable[NoteLine], there: Iterable[NoteLine]) -> tuple[NoteLine, ...]:
    """Those of the lines that are about something that no line there is about yet."""
    known = {_get_subject_key(line) for line in there}
    return tuple(line for line in lines if _get_subject_key(line) not in known)


def _get_subject_key(line: NoteLine) -> tuple[object, ...]:
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


def _split_line(line: str) -> _SplitLine:
    kind, *words = line.split() or [""]
    kind = kind.removesuffix(":")
    if kind.casefold() not in TEMPLATE_LINE_FIELDS:
        raise Invalid("lines", f"“{line.strip()}” must begin with {', '.join(TEMPLATE_LINE_FIELDS)}.")
    passive = kind.casefold() == "rom" and words[-1:] == ["passive"]
    words = words[:-1] if passive else words
    side = words[-1].casefold() if len(words) > 1 and words[-1].casefold() in (*_SIDES, _AFFECTED) else ""
    return _SplitLine(kind.casefold(), " ".join(words[:-1] if side else words), side, passive)


def _resolve_sides(said: _SplitLine, affected: Side) -> Iterator[Side]:
    if said.side != _AFFECTED:
        yield from _SIDES.get(said.side, (Side.NONE,))
    elif affected is Side.BOTH:
        yield from _SIDES["b"]
    else:
        yield affected


def _make_record(said: _SplitLine, thing: TemplateTarget, side: Side) -> NoteLine:
    if thing.norm is not None and said.kind == "rom":
        mode = MotionMode.PASSIVE if said.passive else MotionMode.ACTIVE
        joint, motion = thing.norm.joint, thing.norm.motion
        return RangeOfMotion(joint=joint, motion=motion, side=side, mode=mode, origin=Origin.TEMPLATE)
    if said.kind == "test":
        return SpecialTest(name=thing.name, side=side, result=TestResult.NOT_DONE, origin=Origin.TEMPLATE)
    if said.kind == "measure":
        return Score(instrument=thing.name, origin=Origin.TEMPLATE)
    kind = Strength if said.kind == "mmt" else Palpation
    return kind(structure=thing.name, side=side, origin=Origin.TEMPLATE)


def _describe_problem(line: str) -> str:
    try:
        parse_template_line(line)
    except Invalid as error:
        return error.message
    return ""


def _describe_unknown_name(line: str, said: _SplitLine) -> str:
    kind = _TARGET_NAMES[said.kind]
    if not said.name:
        return f"“{line.strip()}” does not say which {kind}."
    close = suggest_name(said.kind, said.name)
    meant = f" Is “{close}” meant?" if close else ""
    return f"“{line.strip()}”: no {kind} is called “{said.name}”.{meant}"
