"""Where a treatment line meets a contraindication: what is said, and under which code a reason is kept."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from charting.model.case import Side
from charting.model.folding import fold
from charting.model.session import Pressure, Treatment
from charting.reference import loader
from charting.reference.entries import Technique
from charting.summaries.places import overlap, places_in
from charting.summaries.safety import Raised
from charting.summaries.terms import parts

_DEPTHS = tuple(pressure.value for pressure in Pressure if pressure)
TEACHING = "teaching"  # techniques that lay no hand on the client


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """A treatment line against a contraindication. `row` is the line's place in the list, from 0.

    `code` is the same as long as technique, area, condition and, where it limits depth, pressure are: a reason about it
    holds for them, and one for firm hands not for deep ones. Where massage is forbidden altogether, it is that of the
    condition alone.
    """

    code: str
    sentence: str
    row: int
    raised: Raised


def conflicts(treatment: Sequence[Treatment], found: Iterable[Raised]) -> tuple[Conflict, ...]:
    """Every treatment line that meets a raised contraindication; each needs a reason before signing."""
    known = tuple(found)
    return tuple(
        Conflict(code=_code(line, each), sentence=sentence, row=row, raised=each)
        for row, line in enumerate(treatment)
        for each in known
        if (sentence := _against(line, each))
    )


def _code(line: Treatment, found: Raised) -> str:
    """No massage at all is asked about once, whatever the lines are."""
    if found.kind == "absolute":
        return f"conflict:{found.code}"
    depth = f":{line.pressure}" if found.row.deepest and line.pressure else ""
    return f"conflict:{found.code}:{fold(line.technique)}:{fold(line.areas)}:{line.side.letter}{depth}"


def _against(line: Treatment, found: Raised) -> str:
    """Why the line should not be done, as a sentence; empty when nothing speaks against it."""
    technique = _technique(line.technique)
    if technique is not None and technique.category == TEACHING:
        return ""
    why = next(_whys(line, technique, found), "")
    return f"{line.about}: {why} ({'; '.join(found.entries)}). {found.action}." if why else ""


def _whys(line: Treatment, technique: Technique | None, found: Raised) -> Iterator[str]:
    if found.kind == "absolute":
        yield f"no massage with {_lower(found.condition)}"
    where = places_in(line.areas, line.side or Side.BOTH)  # without a side it may be on either
    if where and found.places and not overlap(where, found.places):
        return  # a line that does not say where may be anywhere
    if found.shades:
        yield f"the area is to be kept off, {_lower(found.condition)}"
    if found.kind == "local":
        return
    if technique is not None and {technique.id, technique.category} & set(parts(found.row.avoid)):
        yield f"a technique to avoid with {_lower(found.condition)}"
    if _deeper(line.pressure or _usual(technique), found.row.deepest):
        yield f"deeper than {found.row.deepest} pressure with {_lower(found.condition)}"


def _technique(name: str) -> Technique | None:
    """By its name, also without what stands behind the comma ("Joint mobilization, grades I–II"), or its short form."""
    wanted, known = fold(name), loader.techniques()
    exact = (each for each in known if wanted in (fold(each.name), fold(each.short)))
    return next(exact, None) or next(
        (each for each in known if wanted == fold(each.name.partition(",")[0])), None
    )


def _usual(technique: Technique | None) -> str:
    """The lightest pressure that is usual for the technique; empty where none is."""
    said = fold(technique.pressure) if technique else ""
    return next((word for word in said.split() if word in _DEPTHS), "")


def _deeper(pressure: str, limit: str) -> bool:
    return bool(pressure and limit) and _DEPTHS.index(pressure) > _DEPTHS.index(limit)


def _lower(condition: str) -> str:
    """As within a sentence; what is written in capitals stays."""
    head, _, rest = condition.partition(" ")
    return condition if head.isupper() else f"{head.lower()} {rest}".strip()
