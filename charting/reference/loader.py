"""The shipped vocabularies, read from the CSV files beside this module at first use and kept."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.resources import files
from typing import TypeVar

import msgspec

from charting.model.folding import fold
from charting.reference import own
from charting.reference.entries import (
    Abbreviation,
    Contraindication,
    Grade,
    PalpationFinding,
    QuickWord,
    RedFlag,
    Region,
    RomNorm,
    SpecialTest,
    State,
    Structure,
    Technique,
    Word,
)
from charting.reference.own import remembered

Row = TypeVar("Row", bound=msgspec.Struct)


def read_rows(name: str, kind: type[Row]) -> tuple[Row, ...]:
    """The rows of one data file with the clinic's own, which stand in the place of a row with the same id.

    An empty cell means the field's default. A row of the clinic that this version cannot read is left out: it may
    come from a newer one.
    """
    text = (files("charting.reference") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    columns, *lines = csv.reader(text.splitlines())
    shipped = [dict(zip(columns, line, strict=True)) for line in lines]
    added = [row for row in own.rows(name) if _fits(kind, row)]
    return tuple(read_row(kind, row) for row in with_own(shipped, added))


def read_row(kind: type[Row], row: Mapping[str, str]) -> Row:
    """One row as its entry. Raises msgspec.ValidationError, a sentence that names the column."""
    fields = kind.__struct_fields__
    cells = {field: value for field, value in row.items() if value and (field != "id" or field in fields)}
    return msgspec.convert(cells, kind, strict=False)


def grouped(rows: Iterable[Row], group: Callable[[Row], str]) -> dict[str, tuple[Row, ...]]:
    """The rows of a file that holds several lists, by list, each in the order of the file."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(group(row), []).append(row)
    return {name: tuple(each) for name, each in found.items()}


def _fits(kind: type[Row], row: Mapping[str, str]) -> bool:
    try:
        read_row(kind, row)
    except msgspec.ValidationError:
        return False
    return True


def with_own(
    shipped: Sequence[Mapping[str, str]], added: Sequence[Mapping[str, str]]
) -> list[Mapping[str, str]]:
    """The clinic's row where it has one with that id, then its further ones."""
    own_by_id = {row["id"]: row for row in added}
    kept = [own_by_id.pop(row.get("id", ""), row) for row in shipped]
    return kept + list(own_by_id.values())


@remembered
def techniques() -> tuple[Technique, ...]:
    """Treatment techniques, grouped by category."""
    return read_rows("techniques", Technique)


@remembered
def structures() -> tuple[Structure, ...]:
    """Muscles, fasciae, ligaments, tendons and joints that are palpated, from head to foot."""
    return read_rows("structures", Structure)


@remembered
def regions() -> tuple[Region, ...]:
    """Places on the body, from head to foot."""
    return read_rows("regions", Region)


@remembered
def areas() -> tuple[str, ...]:
    """The wider areas ("shoulder", "low back"), from head to foot: what a case names as its region."""
    return tuple(dict.fromkeys(region.area for region in regions()))


def area_of(region: str) -> str:
    """The wider area of a region given by id or name: "shoulder_front" is "shoulder".

    Free text is taken by the area it names ("right shoulder", "both knees"); what names none comes back folded.
    """
    wanted = fold(region)
    named = (area for area in areas() if f" {area}" in f" {wanted}")
    return _area_by_name().get(wanted) or next(named, wanted)


@remembered
def _area_by_name() -> dict[str, str]:
    return {fold(name): region.area for region in regions() for name in (region.id, region.name)}


@remembered
def rom_motions() -> tuple[RomNorm, ...]:
    """Every joint and motion that can be measured, in the order of an examination."""
    return read_rows("rom_norms", RomNorm)


def rom_norm(joint: str, motion: str) -> RomNorm | None:
    """The norm and the measurement error of one motion; None for a motion that is not in the list."""
    return _norm_by_motion().get((fold(joint), fold(motion)))


@remembered
def _norm_by_motion() -> dict[tuple[str, str], RomNorm]:
    return {(fold(norm.joint), fold(norm.motion)): norm for norm in rom_motions()}


@remembered
def palpation_findings() -> tuple[PalpationFinding, ...]:
    """What palpation may find, the most charted first."""
    return read_rows("palpation_findings", PalpationFinding)


def grades(scale: str) -> tuple[Grade, ...]:
    """The steps of one scale, lowest first: "palpation", "tenderness", "strength" or "edema"; else empty."""
    return _grades_by_scale().get(scale, ())


@remembered
def _grades_by_scale() -> dict[str, tuple[Grade, ...]]:
    return grouped(read_rows("grades", Grade), lambda grade: grade.scale)


def palpation_grades() -> tuple[Grade, ...]:
    """The 0 to 4 on which any palpation finding is charted."""
    return grades("palpation")


@remembered
def special_tests() -> tuple[SpecialTest, ...]:
    """Orthopedic tests by region."""
    return read_rows("special_tests", SpecialTest)


@remembered
def red_flags() -> tuple[RedFlag, ...]:
    """Questions to ask before treating, the most urgent first."""
    return read_rows("red_flags", RedFlag)


@remembered
def contraindications() -> tuple[Contraindication, ...]:
    """Conditions that forbid or change massage, the absolute ones first."""
    return read_rows("contraindications", Contraindication)


@remembered
def abbreviations() -> tuple[Abbreviation, ...]:
    """Short forms of the field: understood by quick entry, and spelled out where the clinic wants that."""
    return read_rows("abbreviations", Abbreviation)


@remembered
def quick_words() -> tuple[QuickWord, ...]:
    """The small words of quick entry: sides, pressures, motions, fields and other names of shipped entries."""
    return read_rows("quick_words", QuickWord)


@remembered
def states() -> tuple[State, ...]:
    """US states, the District of Columbia and Puerto Rico, by name."""
    return read_rows("states", State)


def words(list_name: str) -> tuple[Word, ...]:
    """One of the short pick lists, in the order to show; an unknown list is empty."""
    return _words_by_list().get(list_name, ())


@remembered
def _words_by_list() -> dict[str, tuple[Word, ...]]:
    return grouped(read_rows("words", Word), lambda word: word.list)


def end_feels() -> tuple[Word, ...]:
    """How the end of a passive motion feels."""
    return words("end-feel")


@remembered
def midline_joints() -> dict[str, str]:
    """Joints that a person has once, folded, and how each reads: "cervical" is the cervical spine.

    A side charted there is the way of the motion, not which joint it is.
    """
    return {fold(word.name): word.note or word.name for word in words("midline joint")}


def pain_qualities() -> tuple[Word, ...]:
    """Words that people use for their pain."""
    return words("pain quality")


def pain_frequencies() -> tuple[Word, ...]:
    """How much of the waking day it hurts."""
    return words("pain frequency")


def provider_credentials() -> tuple[Word, ...]:
    """Letters after a referring provider's name."""
    return words("provider credential")


def provider_specialties() -> tuple[Word, ...]:
    """The referring provider's field."""
    return words("provider specialty")
