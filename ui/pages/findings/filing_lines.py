"""Which line of a table a new entry belongs into, and what the line is with it."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from charting.model.case import Side
from charting.model.findings import Palpation, RangeOfMotion, Score, SpecialTest, Strength
from charting.model.folding import fold
from charting.model.line import Origin
from charting.model.plan import HomeTask
from charting.model.record import Part
from charting.model.session import Treatment

_FIGURES: Mapping[type[Part], tuple[str, ...]] = {
    RangeOfMotion: ("degrees", "percent", "centimeters", "less_than_other", "stated", "pain"),
    Strength: ("grade", "sign", "pain"),
    SpecialTest: ("result",),
    Score: ("value", "answers", "version"),
}


def line_for(record: Part, lines: Sequence[tuple[int, Any]]) -> int | None:
    """The place of the line that this record belongs into: one of the same thing, the unfilled ones first.

    A template's line that names no side waits for any; a grade typed without its finding belongs to the only finding
    there.
    """
    same = [(at, old) for at, old in lines if _identity(old) == _identity(record)]
    wide = [(at, old) for at, old in lines if not old.filled and _waits_for(old, record)]
    alone = [(at, old) for at, old in lines if _only_graded(record) and _thing(old) == _thing(record)]
    found = (
        [each for each in same if not each[1].filled] or same or wide or (alone if len(alone) == 1 else [])
    )
    return found[-1][0] if found else None


def merged(old: Any, new: Any) -> Any:
    """The line with what the new one says: its figures as said now, the rest of the old line as long as nothing else is said.

    It is the therapist's own from now on.
    """
    always = _FIGURES.get(type(new), ())
    changes = {
        field.name: getattr(new, field.name)
        for field in msgspec.structs.fields(type(new))
        if field.name in always or getattr(new, field.name) != field.default
    }
    return msgspec.structs.replace(old, **{**changes, "origin": Origin.TYPED})


def _thing(record: Any) -> tuple[object, ...]:
    match record:
        case Palpation() | Strength():
            return fold(record.structure), record.side
        case RangeOfMotion():
            return fold(record.joint), fold(record.motion), record.side, record.mode
        case SpecialTest():
            return fold(record.name), record.side
        case Score():
            return (fold(record.instrument),)
        case Treatment():
            return fold(record.technique), fold(record.areas), record.side
        case HomeTask():
            return (fold(record.name),)
    return (record,)


def _identity(record: Any) -> tuple[object, ...]:
    return (*_thing(record), fold(record.finding)) if isinstance(record, Palpation) else _thing(record)


def _waits_for(old: Any, new: Any) -> bool:
    """Whether the unfilled line is about the same thing, its side or its finding still open."""
    if getattr(old, "side", Side.NONE) is Side.NONE and hasattr(new, "side"):
        new = msgspec.structs.replace(new, side=Side.NONE) if _may_lose_side(new) else new
    return _thing(old) == _thing(new)


def _may_lose_side(record: Any) -> bool:
    return getattr(record, "less_than_other", None) is None


def _only_graded(record: Part) -> bool:
    return isinstance(record, Palpation) and not record.finding and record.grade is not None
