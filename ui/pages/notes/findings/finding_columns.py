"""Table columns that understand a finding the way a therapist types it, and format it back."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import cast

from charting import clock
from charting.entry.amounts.doses import parse_dose
from charting.entry.amounts.ranges import format_range_short, parse_range_amount
from charting.entry.amounts.strength_grades import parse_strength
from charting.model.case import Side
from charting.model.dose import Dose
from charting.model.findings import RangeOfMotion, Strength, TestResult
from charting.text import dates
from charting.text.folding import fold
from ui.pages.notes.findings import texts
from ui.widgets.controls.input_controls import make_choice_pairs
from ui.widgets.entry_table.entry_columns import CellKind, EntryColumn
from ui.widgets.fields.number_parsing import parse_number

_LARGEST = 100_000
_CACHE_SIZE = 256  # texts; more than a table shows


@dataclass(frozen=True)
class VocabularyColumn(EntryColumn):
    """Free text that expands a known short form, or the beginnings of words that match only one entry."""

    shorts: tuple[tuple[str, str], ...] = ()
    begun: bool = False

    def parse_text(self, typed: str) -> object:
        """Return the matching entry, or else the text as typed."""
        return self._find_entry_cached(typed)

    def _find_entry(self, typed: str) -> str:
        folded = fold(typed)
        if not folded or folded in self._names_by_form:
            return self._names_by_form.get(folded, typed.strip())
        names = [name for _, name in self.choices] if self.begun else []
        for is_match in (_match_from_start, _match_in_order):
            matches = [name for name in names if is_match(folded.split(), fold(name).split())]
            if len(matches) == 1:
                return matches[0]
        return typed.strip()

    @cached_property
    def _find_entry_cached(self) -> Callable[[str], str]:
        """The lookup with a cache, since every change reads all cells. Changed choices make a new column, so nothing is stale."""
        return lru_cache(_CACHE_SIZE)(self._find_entry)

    @cached_property
    def _names_by_form(self) -> dict[str, str]:
        """The full names by their folded name or short form."""
        names = {fold(name): name for _, name in self.choices}
        return names | {fold(short): name for short, name in self.shorts}


@dataclass(frozen=True)
class DecimalColumn(EntryColumn):
    """A number that may have decimals."""

    def parse_text(self, typed: str) -> object:
        """Return the number. Raises ValueError with a sentence for the user."""
        try:
            bare = typed.strip().removesuffix("°").removesuffix("%").removesuffix("cm").strip()
            number = parse_number(bare, -_LARGEST, _LARGEST, decimals=True)
        except ValueError as error:
            raise ValueError(f"{self.title}: {error}") from None
        return None if number is None else float(number)

    def format_value(self, value: object) -> str:
        """Format the number with up to six significant digits."""
        return f"{value:.6g}".replace("-", "−") if isinstance(value, (int, float)) else ""


@dataclass(frozen=True)
class DateColumn(EntryColumn):
    """A date in any form that `parse_date` understands, such as `+6w`, shown in full."""

    def parse_text(self, typed: str) -> object:
        """Return the date; None when empty. Raises ValueError with a sentence for the user."""
        return dates.parse_date(typed, clock.today()) if typed.strip() else None

    def format_value(self, value: object) -> str:
        """Format the date as `Sat 12 Dec 2026`."""
        return dates.format_weekday(value) if value is not None else ""  # type: ignore[arg-type]  # only dates are loaded


def make_vocabulary_column(
    key: str,
    title: str,
    choices: Sequence[str],
    width: int = 0,
    *,
    shorts: Sequence[tuple[str, str]] = (),
    begun: bool = False,
) -> EntryColumn:
    """Make a text column with completions.

    `shorts` are (short form, full name); with `begun`, the beginnings of words expand if only one entry matches.
    """
    return VocabularyColumn(
        key, title, CellKind.TEXT, width, make_choice_pairs(choices), shorts=tuple(shorts), begun=begun
    )


def make_decimal_column(key: str, title: str, width: int = 64) -> EntryColumn:
    """Make a column for a number that may have decimals."""
    return DecimalColumn(key, title, CellKind.TEXT, width)


def make_date_column(key: str, title: str, width: int = 124) -> EntryColumn:
    """Make a column for a date."""
    return DateColumn(key, title, CellKind.TEXT, width)


def read_text_cell(value: object) -> str:
    """Return the value of a text cell; "" if it was never filled."""
    return value if isinstance(value, str) else ""


def read_side_cell(value: object) -> Side:
    """Return the value of a side cell."""
    return Side(str(value or ""))


def read_number_cell(value: object) -> int | None:
    """Return the value of a number cell; None if empty."""
    return cast("int | None", value)


def _match_from_start(begun: Sequence[str], name: Sequence[str]) -> bool:
    """Return whether the words are beginnings of the first words of the name, one by one."""
    pairs = zip(begun, name, strict=False)
    return len(begun) <= len(name) and all(word.startswith(start) for start, word in pairs)


def _match_in_order(begun: Sequence[str], name: Sequence[str]) -> bool:
    """Return whether the words are beginnings of words of the name, in the same order."""
    remaining = iter(name)
    return all(any(word.startswith(start) for word in remaining) for start in begun)


_RESULTS = {"+": TestResult.POSITIVE, "-": TestResult.NEGATIVE, "−": TestResult.NEGATIVE, "n": TestResult.NEGATIVE,
            "nd": TestResult.NOT_DONE}  # fmt: skip


@dataclass(frozen=True)
class AmountColumn(EntryColumn):
    """How far a joint moved. The value stays text, because its meaning depends on the unit and the side of the row."""

    def parse_text(self, typed: str) -> object:
        """Return the text as typed. Raises ValueError with a sentence if it is not an amount."""
        parse_range_amount(typed)
        return typed.strip()


@dataclass(frozen=True)
class StrengthColumn(EntryColumn):
    """A strength grade from 0 to 5 with plus or minus, or pain. The value stays text."""

    def parse_text(self, typed: str) -> object:
        """Return the text as typed. Raises ValueError with a sentence if it is not a grade."""
        parse_strength(typed)
        return typed.strip()


@dataclass(frozen=True)
class DoseColumn(EntryColumn):
    """The dose of a technique; the value is a `Dose`."""

    def parse_text(self, typed: str) -> object:
        """Return the dose. Raises ValueError with a sentence if any part cannot be parsed."""
        dose = parse_dose(typed)
        if dose is None:
            raise ValueError(texts.NO_DOSE.format(typed.strip()))
        return dose

    def format_value(self, value: object) -> str:
        """Format the dose for a narrow cell: `3 × 7 s, 20%`. Parsing that gives the same dose."""
        return format_dose_cell(value) if isinstance(value, Dose) else ""


@dataclass(frozen=True)
class ResultColumn(EntryColumn):
    """The result of a test; `+` is positive, `−` and `n` are negative, `nd` is not done."""

    def parse_text(self, typed: str) -> object:
        """Return the result. Raises ValueError with a sentence for the user."""
        return _RESULTS.get(typed.strip().casefold()) or super().parse_text(typed)


def make_amount_column(key: str, title: str, width: int) -> EntryColumn:
    """Make a column for how far a joint moved, in any notation."""
    return AmountColumn(key, title, CellKind.TEXT, width, bold=True)


def make_strength_column(key: str, title: str, width: int) -> EntryColumn:
    """Make a column for a strength grade."""
    return StrengthColumn(key, title, CellKind.TEXT, width, bold=True)


def make_dose_column(key: str, title: str, width: int) -> EntryColumn:
    """Make a column for a dose."""
    return DoseColumn(key, title, CellKind.TEXT, width)


def make_result_column(key: str, title: str, width: int) -> EntryColumn:
    """Make a column for the result of a test."""
    return ResultColumn(key, title, CellKind.CHOICE, width, [(result, result.value) for result in TestResult])


def format_amount_cell(record: RangeOfMotion, unit: str) -> str:
    """Format the amount for a narrow cell: `38°`, `75%`, `20° less`, `full, painful`. Parsing that gives the same amount."""
    return re.sub(r" than \w", "", format_range_short(record, unit))


def format_dose_cell(measured: Dose) -> str:
    """Format the dose for a narrow cell: `3 × 10 × 7 s, 20%`, `hold 30 s`, `2 sets`."""
    return re.sub(r"( ×)?, hold ", " × ", measured.words).replace("% force", "%")


def format_grade_cell(record: Strength) -> str:
    """Format the grade: `4+`, `4−`, `pain`."""
    if record.grade is None:
        return texts.ONLY_PAIN if record.pain else ""
    return f"{record.grade}{record.sign.replace('-', '−')}"
