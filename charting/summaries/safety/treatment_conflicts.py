"""Where a treatment line meets a contraindication: what is said, and under which code a reason is kept."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from charting.model.case import Side
from charting.model.session import Pressure, Treatment
from charting.reference import loader
from charting.reference.entries import Technique
from charting.summaries.safety.body_places import find_places_in_text, have_overlap
from charting.summaries.safety.contraindications import FoundContraindication
from charting.summaries.safety.term_matching import split_terms
from charting.text.folding import fold

_PRESSURE_ORDER = tuple(pressure.value for pressure in Pressure if pressure)
TEACHING_CATEGORY = "teaching"  # techniques that lay no hand on the client


class TreatmentConflict(msgspec.Struct, frozen=True, kw_only=True):
    """A treatment line against a contraindication. `row` is the line's place in the list, from 0.

    `code` is the same as long as technique, area, condition and, where it limits depth, pressure are: a reason about it
    holds for them, and one for firm hands not for deep ones. Where massage is forbidden altogether, it is that of the
    condition alone.
    """

    code: str
    sentence: str
    row: int
    raised: FoundContraindication


def find_treatment_conflicts(
    treatment: Sequence[Treatment], found: Iterable[FoundContraindication]
) -> tuple[TreatmentConflict, ...]:
    """Every treatment line that meets a raised contraindication; each needs a reason before signing."""
    known = tuple(found)
    return tuple(
        TreatmentConflict(code=_make_conflict_code(line, each), sentence=sentence, row=row, raised=each)
        for row, line in enumerate(treatment)
        for each in known
        if (sentence := _describe_conflict(line, each))
    )


def _make_conflict_code(line: Treatment, found: FoundContraindication) -> str:
    """No massage at all is asked about once, whatever the lines are."""
    if found.kind == "absolute":
        return f"conflict:{found.code}"
    depth = f":{line.pressure}" if found.row.deepest and line.pressure else ""
    return f"conflict:{found.code}:{fold(line.technique)}:{fold(line.areas)}:{line.side.letter}{depth}"


def _describe_conflict(line: Treatment, found: FoundContraindication) -> str:
    """Why the line should not be done, as a sentence; empty when nothing speaks against it."""
    technique = _find_technique(line.technique)
    if technique is not None and technique.category == TEACHING_CATEGORY:
        return ""
    why = next(_generate_reasons(line, technique, found), "")
    return f"{line.about}: {why} ({'; '.join(found.entries)}). {found.action}." if why else ""


def _generate_reasons(
    line: Treatment, technique: Technique | None, found: FoundContraindication
) -> Iterator[str]:
    if found.kind == "absolute":
        yield f"no massage with {_format_within_sentence(found.condition)}"
    where = find_places_in_text(line.areas, line.side or Side.BOTH)  # without a side it may be on either
    if where and found.places and not have_overlap(where, found.places):
        return  # a line that does not say where may be anywhere
    if found.is_shaded:
        yield f"the area is to be kept off, {_format_within_sentence(found.condition)}"
    if found.kind == "local":
        return
    if technique is not None and {technique.id, technique.category} & set(split_terms(found.row.avoid)):
        yield f"a technique to avoid with {_format_within_sentence(found.condition)}"
    if _is_deeper(line.pressure or _find_usual_pressure(technique), found.row.deepest):
        yield f"deeper than {found.row.deepest} pressure with {_format_within_sentence(found.condition)}"


def _find_technique(name: str) -> Technique | None:
    """By its name, also without what stands behind the comma ("Joint mobilization, grades I–II"), or its short form."""
    wanted, known = fold(name), loader.list_techniques()
    exact = (each for each in known if wanted in (fold(each.name), fold(each.short)))
    return next(exact, None) or next(
        (each for each in known if wanted == fold(each.name.partition(",")[0])), None
    )


def _find_usual_pressure(technique: Technique | None) -> str:
    """The lightest pressure that is usual for the technique; empty where none is."""
    said = fold(technique.pressure) if technique else ""
    return next((word for word in said.split() if word in _PRESSURE_ORDER), "")


def _is_deeper(pressure: str, limit: str) -> bool:
    return bool(pressure and limit) and _PRESSURE_ORDER.index(pressure) > _PRESSURE_ORDER.index(limit)


def _format_within_sentence(condition: str) -> str:
    """As within a sentence; what is written in capitals stays."""
    head, _, rest = condition.partition(" ")
    return condition if head.isupper() else f"{head.lower()} {rest}".strip()
