"""The shipped vocabularies, read from the CSV files beside this module at first use and kept."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.resources import files
from typing import TypeVar

import msgspec

from charting.reference import custom_data
from charting.reference.custom_data import cache_by_vocabulary
from charting.reference.entries import (
    Abbreviation,
    Contraindication,
    Grade,
    PalpationFinding,
    PickListWord,
    QuickWord,
    RedFlagQuestion,
    Region,
    RomNorm,
    SpecialTestEntry,
    State,
    Structure,
    Technique,
)
from charting.text.folding import fold

Row = TypeVar("Row", bound=msgspec.Struct)


def read_rows(name: str, kind: type[Row]) -> tuple[Row, ...]:
    """The rows of one data file with the clinic's own, which stand in the place of a row with the same id.

    An empty cell means the field's default. A row of the clinic that this version cannot read is left out: it may
    come from a newer one.
    """
    text = (files("charting.reference") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    columns, *lines = csv.reader(text.splitlines())
    shipped = [dict(zip(columns, line, strict=True)) for line in lines]
    added = [row for row in custom_data.list_custom_rows(name) if _is_readable(kind, row)]
    return tuple(read_row(kind, row) for row in merge_custom_rows(shipped, added))


def read_row(kind: type[Row], row: Mapping[str, str]) -> Row:
    """One row as its entry. Raises msgspec.ValidationError, a sentence that names the column."""
    fields = kind.__struct_fields__
    cells = {field: value for field, value in row.items() if value and (field != "id" or field in fields)}
    return msgspec.convert(cells, kind, strict=False)


def group_rows(rows: Iterable[Row], group: Callable[[Row], str]) -> dict[str, tuple[Row, ...]]:
    """The rows of a file that holds several lists, by list, each in the order of the file."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(group(row), []).append(row)
    return {name: tuple(each) for name, each in found.items()}


def _is_readable(kind: type[Row], row: Mapping[str, str]) -> bool:
    try:
        read_row(kind, row)
    except msgspec.ValidationError:
        return False
    return True


def merge_custom_rows(
    shipped: Sequence[Mapping[str, str]], added: Sequence[Mapping[str, str]]
) -> list[Mapping[str, str]]:
    """The clinic's row where it has one with that id, then its further ones."""
    own_by_id = {row["id"]: row for row in added}
    kept = [own_by_id.pop(row.get("id", ""), row) for row in shipped]
    return kept + list(own_by_id.values())


@cache_by_vocabulary
def list_techniques() -> tuple[Technique, ...]:
    """Treatment techniques, grouped by category."""
    return read_rows("techniques", Technique)


@cache_by_vocabulary
def list_structures() -> tuple[Structure, ...]:
    """Muscles, fasciae, ligaments, tendons and joints that are palpated, from head to foot."""
    return read_rows("structures", Structure)


@cache_by_vocabulary
def list_regions() -> tuple[Region, ...]:
    """Places on the body, from head to foot."""
    return read_rows("regions", Region)


@cache_by_vocabulary
def list_body_areas() -> tuple[str, ...]:
    """The wider areas ("shoulder", "low back"), from head to foot: what a case names as its region."""
    return tuple(dict.fromkeys(region.area for region in list_regions()))


def find_body_area(region: str) -> str:
    """The wider area of a region given by id or name: "shoulder_front" is "shoulder".

    Free text is taken by the area it names ("right shoulder", "both knees"); what names none comes back folded.
    """
    wanted = fold(region)
    named = (area for area in list_body_areas() if f" {area}" in f" {wanted}")
    return _index_areas().get(wanted) or next(named, wanted)


@cache_by_vocabulary
def _index_areas() -> dict[str, str]:
    return {fold(name): region.area for region in list_regions() for name in (region.id, region.name)}


@cache_by_vocabulary
def list_rom_motions() -> tuple[RomNorm, ...]:
    """Every joint and motion that can be measured, in the order of an examination."""
    return read_rows("rom_norms", RomNorm)


def find_rom_norm(joint: str, motion: str) -> RomNorm | None:
    """The norm and the measurement error of one motion; None for a motion that is not in the list."""
    return _index_norms().get((fold(joint), fold(motion)))


@cache_by_vocabulary
def _index_norms() -> dict[tuple[str, str], RomNorm]:
    return {(fold(norm.joint), fold(norm.motion)): norm for norm in list_rom_motions()}


@cache_by_vocabulary
def list_palpation_findings() -> tuple[PalpationFinding, ...]:
    """What palpation may find, the most charted first."""
    return read_rows("palpation_findings", PalpationFinding)


def list_grades(scale: str) -> tuple[Grade, ...]:
    """The steps of one scale, lowest first: "palpation", "tenderness", "strength" or "edema"; else empty."""
    return _group_grades().get(scale, ())


@cache_by_vocabulary
def _group_grades() -> dict[str, tuple[Grade, ...]]:
    return group_rows(read_rows("grades", Grade), lambda grade: grade.scale)


def list_palpation_grades() -> tuple[Grade, ...]:
    """The 0 to 4 on which any palpation finding is charted."""
    return list_grades("palpation")


@cache_by_vocabulary
def list_special_tests() -> tuple[SpecialTestEntry, ...]:
    """Orthopedic tests by region."""
    return read_rows("special_tests", SpecialTestEntry)


@cache_by_vocabulary
def list_red_flags() -> tuple[RedFlagQuestion, ...]:
    """Questions to ask before treating, the most urgent first."""
    return read_rows("red_flags", RedFlagQuestion)


@cache_by_vocabulary
def list_contraindications() -> tuple[Contraindication, ...]:
    """Conditions that forbid or change massage, the absolute ones first."""
    return read_rows("contraindications", Contraindication)


@cache_by_vocabulary
def list_abbreviations() -> tuple[Abbreviation, ...]:
    """Short forms of the field: understood by quick entry, and spelled out where the clinic wants that."""
    return read_rows("abbreviations", Abbreviation)


@cache_by_vocabulary
def list_quick_words() -> tuple[QuickWord, ...]:
    """The small words of quick entry: sides, pressures, motions, fields and other names of shipped entries."""
    return read_rows("quick_words", QuickWord)


@cache_by_vocabulary
def list_states() -> tuple[State, ...]:
    """US states, the District of Columbia and Puerto Rico, by name."""
    return read_rows("states", State)


def list_pick_words(list_name: str) -> tuple[PickListWord, ...]:
    """One of the short pick lists, in the order to show; an unknown list is empty."""
    return _group_pick_words().get(list_name, ())


@cache_by_vocabulary
def _group_pick_words() -> dict[str, tuple[PickListWord, ...]]:
    return group_rows(read_rows("words", PickListWord), lambda word: word.list)


def list_end_feels() -> tuple[PickListWord, ...]:
    """How the end of a passive motion feels."""
    return list_pick_words("end-feel")


@cache_by_vocabulary
def get_midline_joints() -> dict[str, str]:
    """Joints that a person has once, folded, and how each reads: "cervical" is the cervical spine.

    A side charted there is the way of the motion, not which joint it is.
    """
    return {fold(word.name): word.note or word.name for word in list_pick_words("midline joint")}


def list_pain_qualities() -> tuple[PickListWord, ...]:
    """Words that people use for their pain."""
    return list_pick_words("pain quality")


def list_pain_frequencies() -> tuple[PickListWord, ...]:
    """How much of the waking day it hurts."""
    return list_pick_words("pain frequency")


def list_provider_credentials() -> tuple[PickListWord, ...]:
    """Letters after a referring provider's name."""
    return list_pick_words("provider credential")


def list_provider_specialties() -> tuple[PickListWord, ...]:
    """The referring provider's field."""
    return list_pick_words("provider specialty")
