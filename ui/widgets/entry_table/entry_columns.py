"""The columns of an entry table: how the text of a cell is parsed into a value and formatted back."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from charting.model.case import Side
from ui.widgets.controls.input_controls import Choices, make_choice_pairs
from ui.widgets.fields.number_parsing import parse_number

SIDES = tuple((side, side.letter) for side in Side if side)
_MAX_LISTED = 7  # an error message lists at most this many choices


class CellKind(Enum):
    """How the text of a cell is parsed."""

    TEXT = auto()
    CHOICE = auto()
    NUMBER = auto()
    PREVIOUS = auto()
    ORDINAL = auto()


@dataclass(frozen=True)
class EntryColumn:
    """A column: its `key` in the row's dict, its title, and its width in px (0 shares the rest). Use the functions below to make one."""

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
        """Whether the user fills in the column."""
        return self.kind not in (CellKind.PREVIOUS, CellKind.ORDINAL)

    def parse_text(self, typed: str) -> object:
        """Parse the typed text; an empty cell gives None ("" for text). Raises ValueError with a sentence for the user."""
        typed = typed.strip()
        if not typed:
            return "" if self.kind is CellKind.TEXT else None
        if self.kind is CellKind.NUMBER:
            return self._parse_number(typed)
        return self._match_choice(typed) if self.kind is CellKind.CHOICE else typed

    def format_value(self, value: object) -> str:
        """Format the value for the cell. A value that is not among the choices is shown as it is, so that nothing is lost."""
        if value is None:
            return ""
        if isinstance(value, (int, float)) and self.kind in (CellKind.NUMBER, CellKind.PREVIOUS):
            return f"{value:g}{self.unit}"
        return next((text for choice, text in self.choices if choice == value), str(value))

    def describe_problem(self, typed: str) -> str:
        """Return why the text cannot be parsed, or ""."""
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
        folded = typed.casefold()
        for value, text in self.choices:
            if folded in (text.casefold(), str(value).casefold()):
                return value
        matches = [value for value, text in self.choices if text.casefold().startswith(folded)]
        if len(matches) == 1:
            return matches[0]
        listed = "" if len(self.choices) > _MAX_LISTED else ": " + ", ".join(text for _, text in self.choices)
        raise ValueError(f"{self.title}: “{typed}” is not one of the choices{listed}.")


def make_text_column(
    key: str, title: str, completions: Sequence[str] = (), width: int = 0, *, bold: bool = False
) -> EntryColumn:
    """Make a free-text column; completions match any part of a word."""
    return EntryColumn(key, title, CellKind.TEXT, width, make_choice_pairs(completions), bold=bold)


def make_choice_column(key: str, title: str, choices: Choices, width: int = 0) -> EntryColumn:
    """Make a column for one of the choices; typing its first letters is enough."""
    return EntryColumn(key, title, CellKind.CHOICE, width, make_choice_pairs(choices))


def make_side_column(
    key: str = "side", title: str = "Side", choices: Choices = SIDES, width: int = 52
) -> EntryColumn:
    """Make a column for the side: R, L or both."""
    return make_choice_column(key, title, choices, width)


def make_number_column(
    key: str, title: str, low: int, high: int, width: int = 52, unit: str = "", *, bold: bool = False
) -> EntryColumn:
    """Make a column for a whole number from `low` to `high`, shown with its unit."""
    return EntryColumn(key, title, CellKind.NUMBER, width, low=low, high=high, unit=unit, bold=bold)


def make_grade_column(key: str = "grade", title: str = "0–4", width: int = 44) -> EntryColumn:
    """Make a column for a palpation grade from 0 to 4."""
    return make_number_column(key, title, 0, 4, width)


def make_degrees_column(key: str, title: str, width: int = 64) -> EntryColumn:
    """Make a column for a joint angle in degrees, negative for an extension deficit."""
    return make_number_column(key, title, -90, 360, width, "°", bold=True)


def make_previous_column(key: str, title: str = "was", width: int = 56, unit: str = "") -> EntryColumn:
    """Make a read-only column for the previous value; the rows that are read back leave it out."""
    return EntryColumn(key, title, CellKind.PREVIOUS, width, unit=unit)


def make_ordinal_column(title: str = "#", width: int = 28) -> EntryColumn:
    """Make a read-only column for the row number from 1, which is also the number on the body figure."""
    return EntryColumn("", title, CellKind.ORDINAL, width)
