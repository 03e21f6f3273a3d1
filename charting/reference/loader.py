"""Reads the vocabularies from the CSV files in this folder and from the clinic's own rows, and caches them."""

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
    """Reads the rows of one data file and the clinic's own rows, which replace rows with the same id.

    An empty cell means the default of the field. Clinic rows that this version cannot read are left out: they may come
    from a newer version.
    """
    text = (files("charting.reference") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    columns, *lines = csv.reader(text.splitlines())
    shipped = [dict(zip(columns, line, strict=True)) for line in lines]
    added = [row for row in custom_data.list_custom_rows(name) if _is_readable(kind, row)]
    return tuple(read_row(kind, row) for row in merge_custom_rows(shipped, added))


def read_row(kind: type[Row], row: Mapping[str, str]) -> Row:
    """Converts a row to its entry. Raises msgspec.ValidationError with a message that names the column."""
    fields = kind.__struct_fields__
    cells = {field: value for field, value in row.items() if value and (field != "id" or field in fields)}
    return msgspec.convert(cells, kind, strict=False)


def group_rows(rows: Iterable[Row], group: Callable[[Row], str]) -> dict[str, tuple[Row, ...]]:
    """Groups the rows of a file with several lists, keeping the order of the file within each."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(group(row), []).append(row)
    return {name: tuple(members) for name, members in grouped.items()}


def _is_readable(kind: type[Row], row: Mapping[str, str]) -> bool:
    try:
        read_row(kind, row)
    except msgspec.ValidationError:
        return False
    return True


def merge_custom_rows(
    shipped: Sequence[Mapping[str, str]], added: Sequence[Mapping[str, str]]
) -> list[Mapping[str, str]]:
    """Replaces shipped rows with the clinic's rows of the same id, and appends the clinic's other rows."""
    own_by_id = {row["id"]: row for row in added}
    merged = [own_by_id.pop(row.get("id", ""), row) for row in shipped]
    return merged + list(own_by_id.values())


@cache_by_vocabulary
def list_techniques() -> tuple[Technique, ...]:
    """Lists the treatment techniques, grouped by category."""
    return read_rows("techniques", Technique)


@cache_by_vocabulary
def list_structures() -> tuple[Structure, ...]:
    """Lists the muscles, fasciae, ligaments, tendons, joints and nerves that are palpated, from head to foot."""
    return read_rows("structures", Structure)


@cache_by_vocabulary
def list_regions() -> tuple[Region, ...]:
    """Lists the regions of the body, from head to foot."""
    return read_rows("regions", Region)


@cache_by_vocabulary
def list_body_areas() -> tuple[str, ...]:
    """Lists the larger areas ("shoulder", "low back"), from head to foot; the regions of a case are areas."""
    return tuple(dict.fromkeys(region.area for region in list_regions()))


def find_body_area(region: str) -> str:
    """Returns the larger area of a region, given by id or name: "shoulder_front" is in "shoulder".

    Free text is searched for an area ("right shoulder", "both knees"). If it names none, it is returned folded.
    """
    folded = fold(region)
    named = (area for area in list_body_areas() if f" {area}" in f" {folded}")
    return _index_areas().get(folded) or next(named, folded)


@cache_by_vocabulary
def _index_areas() -> dict[str, str]:
    return {fold(name): region.area for region in list_regions() for name in (region.id, region.name)}


@cache_by_vocabulary
def list_rom_motions() -> tuple[RomNorm, ...]:
    """Lists every joint and motion that can be measured, in the order of an examination."""
    return read_rows("rom_norms", RomNorm)


def find_rom_norm(joint: str, motion: str) -> RomNorm | None:
    """Returns the norm and measurement error of one motion; None for a motion that is not in the list."""
    return _index_norms().get((fold(joint), fold(motion)))


@cache_by_vocabulary
def _index_norms() -> dict[tuple[str, str], RomNorm]:
    return {(fold(norm.joint), fold(norm.motion)): norm for norm in list_rom_motions()}


@cache_by_vocabulary
def list_palpation_findings() -> tuple[PalpationFinding, ...]:
    """Lists the palpation findings, the most common first."""
    return read_rows("palpation_findings", PalpationFinding)


def list_grades(scale: str) -> tuple[Grade, ...]:
    """Lists the steps of a scale, lowest first: "palpation", "tenderness", "strength" or "edema"."""
    return _group_grades().get(scale, ())


@cache_by_vocabulary
def _group_grades() -> dict[str, tuple[Grade, ...]]:
    return group_rows(read_rows("grades", Grade), lambda grade: grade.scale)


def list_palpation_grades() -> tuple[Grade, ...]:
    """Lists the grades from 0 to 4 for palpation findings."""
    return list_grades("palpation")


@cache_by_vocabulary
def list_special_tests() -> tuple[SpecialTestEntry, ...]:
    """Lists the orthopedic tests, by region."""
    return read_rows("special_tests", SpecialTestEntry)


@cache_by_vocabulary
def list_red_flags() -> tuple[RedFlagQuestion, ...]:
    """Lists the questions to ask before treating, the most urgent first."""
    return read_rows("red_flags", RedFlagQuestion)


@cache_by_vocabulary
def list_contraindications() -> tuple[Contraindication, ...]:
    """Lists the conditions that forbid or restrict massage, the absolute ones first."""
    return read_rows("contraindications", Contraindication)


@cache_by_vocabulary
def list_abbreviations() -> tuple[Abbreviation, ...]:
    """Lists the abbreviations, which quick entry understands, and which are spelled out if the clinic wants that."""
    return read_rows("abbreviations", Abbreviation)


@cache_by_vocabulary
def list_quick_words() -> tuple[QuickWord, ...]:
    """Lists the words of quick entry: sides, pressures, motions, fields and other names of shipped entries."""
    return read_rows("quick_words", QuickWord)


@cache_by_vocabulary
def list_states() -> tuple[State, ...]:
    """Lists the U.S. states, the District of Columbia and Puerto Rico, by name."""
    return read_rows("states", State)


def list_pick_words(list_name: str) -> tuple[PickListWord, ...]:
    """Lists the words of a pick list in the order in which to show them; an unknown list is empty."""
    return _group_pick_words().get(list_name, ())


@cache_by_vocabulary
def _group_pick_words() -> dict[str, tuple[PickListWord, ...]]:
    return group_rows(read_rows("words", PickListWord), lambda word: word.list)


def list_end_feels() -> tuple[PickListWord, ...]:
    """Lists the words for how the end of a passive motion feels."""
    return list_pick_words("end-feel")


@cache_by_vocabulary
def get_midline_joints() -> dict[str, str]:
    """Returns the folded names of joints on the midline, and how each is written: "cervical" is the cervical spine.

    A side charted for them is the direction of the motion.
    """
    return {fold(word.name): word.note or word.name for word in list_pick_words("midline joint")}


def list_pain_qualities() -> tuple[PickListWord, ...]:
    """Lists the words that people use for their pain."""
    return list_pick_words("pain quality")


def list_pain_frequencies() -> tuple[PickListWord, ...]:
    """Lists the words for how much of the waking day it hurts."""
    return list_pick_words("pain frequency")


def list_provider_credentials() -> tuple[PickListWord, ...]:
    """Lists the credentials of referring providers."""
    return list_pick_words("provider credential")


def list_provider_specialties() -> tuple[PickListWord, ...]:
    """Lists the specialties of referring providers."""
    return list_pick_words("provider specialty")
