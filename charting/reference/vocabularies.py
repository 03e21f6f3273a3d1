"""The vocabularies that a clinic can extend, and what is asked of a row of its own."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import msgspec

from charting.errors import Invalid
from charting.model.folding import fold
from charting.reference import loader
from charting.reference.entries import (
    Abbreviation,
    PalpationFinding,
    Region,
    SpecialTest,
    Structure,
    Technique,
)
from charting.reference.own import remembered

ENTRIES: Mapping[str, type[msgspec.Struct]] = {
    "techniques": Technique,
    "structures": Structure,
    "regions": Region,
    "palpation_findings": PalpationFinding,
    "special_tests": SpecialTest,
    "abbreviations": Abbreviation,
}


class Cell(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A column that is asked for; a `chosen` one takes a value that the vocabulary has already."""

    column: str
    label: str
    needed: bool = False
    chosen: bool = False


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A vocabulary by the name of its data file, with the columns that a clinic fills in."""

    name: str
    label: str
    asked: tuple[Cell, ...]

    def choices(self, column: str) -> tuple[str, ...]:
        """The values that the shipped rows and the clinic's have in that column, in their order."""
        values = (_as_cell(getattr(row, column)) for row in rows_of(self.name))
        return tuple(dict.fromkeys(value for value in values if value))


@remembered
def vocabularies() -> tuple[Vocabulary, ...]:
    """Those that can be extended, as the screen offers them."""
    text = (files("charting.reference") / "data" / "vocabularies.json").read_bytes()
    return msgspec.json.decode(text, type=tuple[Vocabulary, ...])


def vocabulary(name: str) -> Vocabulary:
    """The vocabulary of that data file. Raises Invalid for one that cannot be extended."""
    for each in vocabularies():
        if each.name == name:
            return each
    raise Invalid("vocabulary", "Choose what it is.")


@remembered
def rows_of(name: str) -> tuple[Any, ...]:
    """All rows of that vocabulary, the clinic's too."""
    return loader.read_rows(name, ENTRIES[name])


def check_cells(name: str, code: str, cells: Mapping[str, str]) -> None:
    """Whether the cells make a row. Raises Invalid with the column at fault.

    No two rows share a name or the letters that are typed for them: what is typed must mean one thing.
    """
    for cell in vocabulary(name).asked:
        if cell.needed and not cells.get(cell.column, "").strip():
            raise Invalid(cell.column, f"{cell.label} is needed.")
    for row in rows_of(name):
        for column in ("name", "short", "typed"):
            same = fold(cells.get(column, "")) == fold(getattr(row, column, "")) != ""
            if same and row.id != code:
                raise Invalid(column, f"“{cells[column].strip()}” is in the list already.")
    try:
        loader.read_row(ENTRIES[name], {**cells, "id": code, "source": "this clinic"})
    except msgspec.ValidationError as error:
        raise Invalid(str(error).rpartition("$.")[2].strip("`"), "Choose one from the list.") from error


def _as_cell(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value or "")
