"""The vocabularies that a clinic can extend, and the checks of a custom row."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import msgspec

from charting.errors import Invalid
from charting.reference import loader
from charting.reference.custom_data import cache_by_vocabulary
from charting.reference.entries import (
    Abbreviation,
    PalpationFinding,
    Region,
    SpecialTestEntry,
    Structure,
    Technique,
)
from charting.text.folding import fold

ENTRY_TYPES: Mapping[str, type[msgspec.Struct]] = {
    "techniques": Technique,
    "structures": Structure,
    "regions": Region,
    "palpation_findings": PalpationFinding,
    "special_tests": SpecialTestEntry,
    "abbreviations": Abbreviation,
}


class VocabularyField(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A column that the clinic fills in. If `chosen`, its value must be one that the vocabulary already has."""

    column: str
    label: str
    needed: bool = False
    chosen: bool = False


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A vocabulary by the name of its data file, with the columns that a clinic fills in."""

    name: str
    label: str
    asked: tuple[VocabularyField, ...]

    def list_choices(self, column: str) -> tuple[str, ...]:
        """List the values of a column in shipped and custom rows, in their order."""
        values = (_format_cell(getattr(row, column)) for row in list_vocabulary_rows(self.name))
        return tuple(dict.fromkeys(value for value in values if value))


@cache_by_vocabulary
def list_vocabularies() -> tuple[Vocabulary, ...]:
    """List the vocabularies that can be extended, in the order of the screen."""
    text = (files("charting.reference") / "data" / "vocabularies.json").read_bytes()
    return msgspec.json.decode(text, type=tuple[Vocabulary, ...])


def get_vocabulary(name: str) -> Vocabulary:
    """Return the vocabulary of a data file. Raises Invalid if it cannot be extended."""
    for vocabulary in list_vocabularies():
        if vocabulary.name == name:
            return vocabulary
    raise Invalid("vocabulary", "Choose what it is.")


@cache_by_vocabulary
def list_vocabulary_rows(name: str) -> tuple[Any, ...]:
    """List all rows of a vocabulary, shipped and custom."""
    return loader.read_rows(name, ENTRY_TYPES[name])


def check_cells(name: str, code: str, cells: Mapping[str, str]) -> None:
    """Check that the cells make a row. Raises Invalid with the column at fault.

    Two rows may not share a name or a short form: what is typed must mean one thing.
    """
    for cell in get_vocabulary(name).asked:
        if cell.needed and not cells.get(cell.column, "").strip():
            raise Invalid(cell.column, f"{cell.label} is needed.")
    for row in list_vocabulary_rows(name):
        for column in ("name", "short", "typed"):
            same = fold(cells.get(column, "")) == fold(getattr(row, column, "")) != ""
            if same and row.id != code:
                raise Invalid(column, f"“{cells[column].strip()}” is in the list already.")
    try:
        loader.read_row(ENTRY_TYPES[name], {**cells, "id": code, "source": "this clinic"})
    except msgspec.ValidationError as error:
        raise Invalid(str(error).rpartition("$.")[2].strip("`"), "Choose one from the list.") from error


def _format_cell(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value or "")
