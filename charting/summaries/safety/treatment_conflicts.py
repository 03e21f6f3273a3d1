"""Finds treatment lines that conflict with a contraindication, each with a sentence and the code for a reason."""

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
TEACHING_CATEGORY = "teaching"  # techniques without touch


class TreatmentConflict(msgspec.Struct, frozen=True, kw_only=True):
    """A treatment line that conflicts with a contraindication. `row` is the index of the line, from 0.

    A documented reason belongs to the `code`, so the code names all that the reason depends on: technique, area, side,
    condition, and the pressure where the condition limits it. A reason for firm pressure does not cover deep pressure.
    A condition that rules out massage altogether is one code, whatever the line is.
    """

    code: str
    sentence: str
    row: int


def find_treatment_conflicts(
    treatment: Sequence[Treatment], contraindications: Iterable[FoundContraindication]
) -> tuple[TreatmentConflict, ...]:
    """Find every treatment line that conflicts with a contraindication; each needs a reason before signing."""
    to_check = tuple(contraindications)
    return tuple(
        TreatmentConflict(code=_make_conflict_code(line, contraindication), sentence=sentence, row=row)
        for row, line in enumerate(treatment)
        for contraindication in to_check
        if (sentence := _describe_conflict(line, contraindication))
    )


def _make_conflict_code(line: Treatment, found: FoundContraindication) -> str:
    if found.kind == "absolute":
        return f"conflict:{found.code}"
    depth = f":{line.pressure}" if found.row.deepest and line.pressure else ""
    return f"conflict:{found.code}:{fold(line.technique)}:{fold(line.areas)}:{line.side.letter}{depth}"


def _describe_conflict(line: Treatment, found: FoundContraindication) -> str:
    """Say in a sentence why not to do this; empty if nothing is against it."""
    technique = _find_technique(line.technique)
    if technique is not None and technique.category == TEACHING_CATEGORY:
        return ""
    reason = next(_generate_reasons(line, technique, found), "")
    return f"{line.about}: {reason} ({'; '.join(found.entries)}). {found.action}." if reason else ""


def _generate_reasons(
    line: Treatment, technique: Technique | None, found: FoundContraindication
) -> Iterator[str]:
    """Yield what is against the line, the gravest first."""
    if found.kind == "absolute":
        yield f"no massage with {_format_within_sentence(found.condition)}"
    places = find_places_in_text(line.areas, line.side or Side.BOTH)  # without a side it may be on either
    if places and found.places and not have_overlap(places, found.places):
        return  # a line that names no place may be anywhere
    if found.is_shaded:
        yield f"an area to avoid with {_format_within_sentence(found.condition)}"
    if found.kind == "local":
        return
    if technique is not None and {technique.id, technique.category} & set(split_terms(found.row.avoid)):
        yield f"a technique to avoid with {_format_within_sentence(found.condition)}"
    if _is_deeper(line.pressure or _find_usual_pressure(technique), found.row.deepest):
        yield f"deeper than {found.row.deepest} pressure with {_format_within_sentence(found.condition)}"


def _find_technique(name: str) -> Technique | None:
    """Find a technique by its name or short form, else by its name up to the comma ("Joint mobilization, grades I–II")."""
    folded, techniques = fold(name), loader.list_techniques()
    exact = (technique for technique in techniques if folded in (fold(technique.name), fold(technique.short)))
    before_comma = (technique for technique in techniques if folded == fold(technique.name.partition(",")[0]))
    return next(exact, None) or next(before_comma, None)


def _find_usual_pressure(technique: Technique | None) -> str:
    """Find the lightest pressure that is usual for the technique; empty if none is."""
    words = fold(technique.pressure).split() if technique else []
    return next((word for word in words if word in _PRESSURE_ORDER), "")


def _is_deeper(pressure: str, limit: str) -> bool:
    return bool(pressure and limit) and _PRESSURE_ORDER.index(pressure) > _PRESSURE_ORDER.index(limit)


def _format_within_sentence(condition: str) -> str:
    """Write the condition as inside a sentence: its first word in lower case, unless it is in capitals (DVT)."""
    head, _, rest = condition.partition(" ")
    return condition if head.isupper() else f"{head.lower()} {rest}".strip()
