"""Reads the lines of an assessment template: `rom cervical rotation r`, `test spurling b`, `measure ndi`.

A line begins with its kind, then has a full or short name, then optionally the side: `r`, `l`, `b` for one line per
side, or `aff` for the side that the case names. A range may end in `passive`. Nothing else is accepted.
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
    """The parts of a line: its kind, the name as typed, the side, and whether the motion is passive."""

    kind: str
    name: str
    side: str
    passive: bool


def build_template_lines(lines: Iterable[str], affected: Side = Side.NONE) -> LinesByField:
    """Build empty records of origin TEMPLATE from the lines, by field of the assessment, without duplicates.

    Lines that cannot be read are left out; `describe_wrong_lines` says why.
    """
    records_by_field: dict[str, list[NoteLine]] = {field: [] for field in TEMPLATE_LINE_FIELDS.values()}
    for line in lines:
        try:
            field, records = parse_template_line(line, affected)
        except Invalid:
            continue
        records_by_field[field] += records
    return {field: tuple(dict.fromkeys(records)) for field, records in records_by_field.items() if records}


def describe_wrong_lines(lines: Iterable[str]) -> list[str]:
    """Return a sentence for each line that cannot be read: what is wrong, and what may be meant."""
    return [sentence for line in lines if (sentence := _describe_problem(line))]


def parse_template_line(line: str, affected: Side = Side.NONE) -> tuple[str, tuple[NoteLine, ...]]:
    """Return (field, records) of one line. Raises Invalid for the field `lines` with a sentence."""
    parts = _split_line(line)
    thing = get_template_names(parts.kind).get(fold(parts.name))
    if thing is None:
        raise Invalid("lines", _describe_unknown_name(line, parts))
    if parts.side and not thing.paired:
        raise Invalid("lines", f"“{line.strip()}”: {thing.name} has no right and left.")
    records = tuple(_make_record(parts, thing, side) for side in _resolve_sides(parts, affected))
    return TEMPLATE_LINE_FIELDS[parts.kind], records


def find_affected_side(case: Case) -> Side:
    """Return the side that the areas of the case name: NONE if they name no side, BOTH if they name more than one."""
    sides = {area.side for area in case.areas if area.side}
    return next(iter(sides)) if len(sides) == 1 else Side.BOTH if sides else Side.NONE


def select_new_lines(lines: Iterable[NoteLine], existing: Iterable[NoteLine]) -> tuple[NoteLine, ...]:
    """Return the lines about subjects that `existing` does not cover yet."""
    subjects = {_get_subject_key(line) for line in existing}
    return tuple(line for line in lines if _get_subject_key(line) not in subjects)


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


def _resolve_sides(parts: _SplitLine, affected: Side) -> Iterator[Side]:
    if parts.side != _AFFECTED:
        yield from _SIDES.get(parts.side, (Side.NONE,))
    elif affected is Side.BOTH:
        yield from _SIDES["b"]
    else:
        yield affected


def _make_record(parts: _SplitLine, thing: TemplateTarget, side: Side) -> NoteLine:
    if thing.norm is not None and parts.kind == "rom":
        mode = MotionMode.PASSIVE if parts.passive else MotionMode.ACTIVE
        joint, motion = thing.norm.joint, thing.norm.motion
        return RangeOfMotion(joint=joint, motion=motion, side=side, mode=mode, origin=Origin.TEMPLATE)
    if parts.kind == "test":
        return SpecialTest(name=thing.name, side=side, result=TestResult.NOT_DONE, origin=Origin.TEMPLATE)
    if parts.kind == "measure":
        return Score(instrument=thing.name, origin=Origin.TEMPLATE)
    kind = Strength if parts.kind == "mmt" else Palpation
    return kind(structure=thing.name, side=side, origin=Origin.TEMPLATE)


def _describe_problem(line: str) -> str:
    try:
        parse_template_line(line)
    except Invalid as error:
        return error.message
    return ""


def _describe_unknown_name(line: str, parts: _SplitLine) -> str:
    kind = _TARGET_NAMES[parts.kind]
    if not parts.name:
        return f"“{line.strip()}” does not say which {kind}."
    close = suggest_name(parts.kind, parts.name)
    meant = f" Did you mean “{close}”?" if close else ""
    return f"“{line.strip()}”: no {kind} is called “{parts.name}”.{meant}"
