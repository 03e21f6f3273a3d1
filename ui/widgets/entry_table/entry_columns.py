"""The columns of an entry table: what is typed in a cell, what the record gets of it, and how it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from charting.model.case import Side
from ui.widgets.controls.input_controls import Choices, make_choice_pairs
from ui.widgets.fields.number_parsing import parse_number

SIDES = tuple((each, each.letter) for each in Side if each)
_MANY = 7  # more choices than this are not listed in a sentence


class CellKind(Enum):
    """How a cell is read."""

    TEXT = auto()
    CHOICE = auto()
    NUMBER = auto()
    PREVIOUS = auto()
    ORDINAL = auto()


@dataclass(frozen=True)
class EntryColumn:
    """`key` in the row's dict, `title` above, `width` in px or 0 for a share. Use the functions below to make one."""

    key: str
    title: str
    kind: CellKind
    width: int = 0
    choices: Sequence[tuple[object, str]] = ()
    low: int = 0
    high: int = 0
    unit: str = ""
    bold: bool = False

    @property
    def is_editable(self) -> bool:
        """Whether a person fills it in."""
        return self.kind not in (CellKind.PREVIOUS, CellKind.ORDINAL)

    def parse_text(self, typed: str) -> object:
        """The value of `typed`: None when empty. ValueError holds a sentence for the person."""
        typed = typed.strip()
        if not typed:
            return "" if self.kind is CellKind.TEXT else None
        if self.kind is CellKind.NUMBER:
            return self._parse_number(typed)
        return self._match_choice(typed) if self.kind is CellKind.CHOICE else typed

    def format_value(self, value: object) -> str:
        """`value` as the cell says it; what is no choice is shown as it is, so that nothing charted is lost."""
        if value is None:
            return ""
        if isinstance(value, (int, float)) and self.kind in (CellKind.NUMBER, CellKind.PREVIOUS):
            return f"{value:g}{self.unit}"
        return next((text for choice, text in self.choices if choice == value), str(value))

    def describe_problem(self, typed: str) -> str:
        """Why `typed` cannot be read, or ""."""
        try:
            self.parse_text(typed)
        except ValueError as error:
            return str(error)
        return ""

    def _parse_number(self, typed: str) -> object:
        try:
            return parse_number(typed.removesuffix(self.unit) if self.unit else typed, self.low, self.high)
        except ValueError as error:
            raise ValueError(f"{self.title}: {error}") from None

    def _match_choice(self, typed: str) -> object:
        wanted = typed.casefold()
        for value, text in self.choices:
            if wanted in (text.casefold(), str(value).casefold()):
                return value
        begun = [value for value, text in self.choices if text.casefold().startswith(wanted)]
        if len(begun) == 1:
            return begun[0]
        listed = "" if len(self.choices) > _MANY else ": " + ", ".join(text for _, text in self.choices)
        raise ValueError(f"{self.title}: “{typed}” is not one of the choices{listed}.")


def make_text_column(
    key: str, title: str, completions: Sequence[str] = (), width: int = 0, *, bold: bool = False
) -> EntryColumn:
    """Free text, with completions offered by any part of a word."""
    return EntryColumn(key, title, CellKind.TEXT, width, make_choice_pairs(completions), bold=bold)


def make_choice_column(key: str, title: str, choices: Choices, width: int = 0) -> EntryColumn:
    """One of the choices: its first letters are enough."""
    return EntryColumn(key, title, CellKind.CHOICE, width, make_choice_pairs(choices))


def make_side_column(
    key: str = "side", title: str = "Side", choices: Choices = SIDES, width: int = 52
) -> EntryColumn:
    """R, L or both."""
    return make_choice_column(key, title, choices, width)


def make_number_column(
    key: str, title: str, low: int, high: int, width: int = 52, unit: str = "", *, bold: bool = False
) -> EntryColumn:
    """A whole number from `low` to `high`, shown with its unit."""
    return EntryColumn(key, title, CellKind.NUMBER, width, low=low, high=high, unit=unit, bold=bold)


def make_grade_column(key: str = "grade", title: str = "0–4", width: int = 44) -> EntryColumn:
    """A palpation grade from 0 to 4."""
    return make_number_column(key, title, 0, 4, width)


def make_degrees_column(key: str, title: str, width: int = 64) -> EntryColumn:
    """A joint angle in degrees; below 0 where a limb lacks extension."""
    return make_number_column(key, title, -90, 360, width, "°", bold=True)


def make_previous_column(key: str, title: str = "was", width: int = 56, unit: str = "") -> EntryColumn:
    """What stood there last time: shown, never edited, never in the rows that come back."""
    return EntryColumn(key, title, CellKind.PREVIOUS, width, unit=unit)


def make_ordinal_column(title: str = "#", width: int = 28) -> EntryColumn:
    """The row's number from 1, as on the body figure."""
    return EntryColumn("", title, CellKind.ORDINAL, width)
