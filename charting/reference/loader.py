"""Reads the shipped vocabularies from CSV files at first use, merged with the clinic's own entries, and caches them."""

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
    """Read the rows of one data file with the clinic's rows, which replace shipped rows with the same id.

    An empty cell means the field's default. A custom row that this version cannot read is left out: a newer version
    may have written it.
    """
    text = (files("charting.reference") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    columns, *lines = csv.reader(text.splitlines())
    shipped = [dict(zip(columns, line, strict=True)) for line in lines]
    added = [row for row in custom_data.list_custom_rows(name) if _is_readable(kind, row)]
    return tuple(read_row(kind, row) for row in merge_custom_rows(shipped, added))


def read_row(kind: type[Row], row: Mapping[str, str]) -> Row:
    """Convert one row to its entry. Raises msgspec.ValidationError with the name of the column."""
    fields = kind.__struct_fields__
    cells = {field: value for field, value in row.items() if value and (field != "id" or field in fields)}
    return msgspec.convert(cells, kind, strict=False)


def group_rows(rows: Iterable[Row], group: Callable[[Row], str]) -> dict[str, tuple[Row, ...]]:
    """Group the rows of a file that holds several lists, each in the order of the file."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(group(row), []).append(row)
    return {name: tuple(members) for name, members in groups.items()}


def _is_readable(kind: type[Row], row: Mapping[str, str]) -> bool:
    try:
        read_row(kind, row)
    except msgspec.ValidationError:
        return False
    return True


def merge_custom_rows(
    shipped: Sequence[Mapping[str, str]], added: Sequence[Mapping[str, str]]
) -> list[Mapping[str, str]]:
    """Replace shipped rows by the clinic's rows with the same id, then append its other rows."""
    added_by_id = {row["id"]: row for row in added}
    merged = [added_by_id.pop(row.get("id", ""), row) for row in shipped]
    return merged + list(added_by_id.values())


@cache_by_vocabulary
def list_techniques() -> tuple[Technique, ...]:
    """List treatment techniques, grouped by category."""
    return read_rows("techniques", Technique)


@cache_by_vocabulary
def list_structures() -> tuple[Structure, ...]:
    """List the muscles, fasciae, ligaments, tendons and joints to palpate, from head to foot."""
    return read_rows("structures", Structure)


@cache_by_vocabulary
def list_regions() -> tuple[Region, ...]:
    """List regions of the body, from head to foot."""
    return read_rows("regions", Region)


@cache_by_vocabulary
def list_body_areas() -> tuple[str, ...]:
    """List the wider areas ("shoulder", "low back") that a case names as its region, from head to foot."""
    return tuple(dict.fromkeys(region.area for region in list_regions()))


def find_body_area(region: str) -> str:
    """Find the wider area of a region given by id or name: "shoulder_front" is in "shoulder".

    Free text gives the area that it names ("right shoulder", "both knees"), or itself, folded, if it names none.
    """
    folded = fold(region)
    named = (area for area in list_body_areas() if f" {area}" in f" {folded}")
    return _index_areas().get(folded) or next(named, folded)


@cache_by_vocabulary
def _index_areas() -> dict[str, str]:
    return {fold(name): region.area for region in list_regions() for name in (region.id, region.name)}


@cache_by_vocabulary
def list_rom_motions() -> tuple[RomNorm, ...]:
    """List every joint and motion that can be measured, in the order of an examination."""
    return read_rows("rom_norms", RomNorm)


def find_rom_norm(joint: str, motion: str) -> RomNorm | None:
    """Find the norm and the measurement error of one motion; None for a motion that is not in the list."""
    return _index_norms().get((fold(joint), fold(motion)))


@cache_by_vocabulary
def _index_norms() -> dict[tuple[str, str], RomNorm]:
    return {(fold(norm.joint), fold(norm.motion)): norm for norm in list_rom_motions()}


@cache_by_vocabulary
def list_palpation_findings() -> tuple[PalpationFinding, ...]:
    """List palpation findings, the most common first."""
    return read_rows("palpation_findings", PalpationFinding)


def list_grades(scale: str) -> tuple[Grade, ...]:
    """List the grades of a scale, lowest first: "palpation", "tenderness", "strength" or "edema"; empty for others."""
    return _group_grades().get(scale, ())


@cache_by_vocabulary
def _group_grades() -> dict[str, tuple[Grade, ...]]:
    return group_rows(read_rows("grades", Grade), lambda grade: grade.scale)


def list_palpation_grades() -> tuple[Grade, ...]:
    """List the grades 0 to 4 of palpation findings."""
    return list_grades("palpation")


@cache_by_vocabulary
def list_special_tests() -> tuple[SpecialTestEntry, ...]:
    """List orthopedic tests by region."""
    return read_rows("special_tests", SpecialTestEntry)


@cache_by_vocabulary
def list_red_flags() -> tuple[RedFlagQuestion, ...]:
    """List the questions to ask before treatment, the most urgent first."""
    return read_rows("red_flags", RedFlagQuestion)


@cache_by_vocabulary
def list_contraindications() -> tuple[Contraindication, ...]:
    """List conditions that rule out or restrict massage, absolute contraindications first."""
    return read_rows("contraindications", Contraindication)


@cache_by_vocabulary
def list_abbreviations() -> tuple[Abbreviation, ...]:
    """List abbreviations of the trade: quick entry understands them, and notes spell them out if the clinic wants that."""
    return read_rows("abbreviations", Abbreviation)


@cache_by_vocabulary
def list_quick_words() -> tuple[QuickWord, ...]:
    """List the small words of quick entry: sides, pressures, motions, fields and other names of shipped entries."""
    return read_rows("quick_words", QuickWord)


@cache_by_vocabulary
def list_states() -> tuple[State, ...]:
    """List the US states, the District of Columbia and Puerto Rico, by name."""
    return read_rows("states", State)


def list_pick_words(list_name: str) -> tuple[PickListWord, ...]:
    """List the words of a pick list in display order; empty for an unknown list."""
    return _group_pick_words().get(list_name, ())


@cache_by_vocabulary
def _group_pick_words() -> dict[str, tuple[PickListWord, ...]]:
    return group_rows(read_rows("words", PickListWord), lambda word: word.list)


def list_end_feels() -> tuple[PickListWord, ...]:
    """List the words for how the end of a passive motion feels."""
    return list_pick_words("end-feel")


@cache_by_vocabulary
def get_midline_joints() -> dict[str, str]:
    """Return the joints on the midline, folded, with their full names: "cervical" is the cervical spine.

    A side charted there is the direction of the motion, not one of two joints.
    """
    return {fold(word.name): word.note or word.name for word in list_pick_words("midline joint")}


def list_pain_qualities() -> tuple[PickListWord, ...]:
    """List the words that people use for their pain."""
    return list_pick_words("pain quality")


def list_pain_frequencies() -> tuple[PickListWord, ...]:
    """List the words for how much of the waking day it hurts."""
    return list_pick_words("pain frequency")


def list_provider_credentials() -> tuple[PickListWord, ...]:
    """List the credentials of referring providers."""
    return list_pick_words("provider credential")


def list_provider_specialties() -> tuple[PickListWord, ...]:
    """List the specialties of referring providers."""
    return list_pick_words("provider specialty")
