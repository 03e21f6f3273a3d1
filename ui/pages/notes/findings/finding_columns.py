"""Cells that take a finding in any way a therapist states it, and say it back."""

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
_REMEMBERED = 256  # texts: more than a table shows


@dataclass(frozen=True)
class VocabularyColumn(EntryColumn):
    """Free text in which a known short form, or words begun that fit one entry only, stand for the whole."""

    shorts: tuple[tuple[str, str], ...] = ()
    begun: bool = False

    def parse_text(self, typed: str) -> object:
        """The entry meant, else the text as typed."""
        return self._read_cached(typed)

    def _find_entry(self, typed: str) -> str:
        wanted = fold(typed)
        if not wanted or wanted in self._index_names:
            return self._index_names.get(wanted, typed.strip())
        names = [name for _, name in self.choices] if self.begun else []
        for fits in (_match_from_start, _match_in_order):
            found = [name for name in names if fits(wanted.split(), fold(name).split())]
            if len(found) == 1:
                return found[0]
        return typed.strip()

    @cached_property
    def _read_cached(self) -> Callable[[str], str]:
        """All cells are read at every change of their table. Other choices are another column."""
        return lru_cache(_REMEMBERED)(self._find_entry)

    @cached_property
    def _index_names(self) -> dict[str, str]:
        """The names by how they are typed."""
        names = {fold(name): name for _, name in self.choices}
        return names | {fold(short): name for short, name in self.shorts}


@dataclass(frozen=True)
class DecimalColumn(EntryColumn):
    """A number that may have decimals."""

    def parse_text(self, typed: str) -> object:
        """The number; ValueError holds a sentence."""
        try:
            bare = typed.strip().removesuffix("°").removesuffix("%").removesuffix("cm").strip()
            found = parse_number(bare, -_LARGEST, _LARGEST, decimals=True)
        except ValueError as error:
            raise ValueError(f"{self.title}: {error}") from None
        return None if found is None else float(found)

    def format_value(self, value: object) -> str:
        """As short as it is exact."""
        return f"{value:.6g}".replace("-", "−") if isinstance(value, (int, float)) else ""


@dataclass(frozen=True)
class DateColumn(EntryColumn):
    """A day as one types it, `+6w`, said back in full."""

    def parse_text(self, typed: str) -> object:
        """The date, None when empty; ValueError holds a sentence."""
        return dates.parse_date(typed, clock.today()) if typed.strip() else None

    def format_value(self, value: object) -> str:
        """`Sat 12 Dec 2026`."""
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
    """Text with completions; `shorts` are (short form, whole), `begun` completes words begun when only one fits."""
    return VocabularyColumn(
        key, title, CellKind.TEXT, width, make_choice_pairs(choices), shorts=tuple(shorts), begun=begun
    )


def make_decimal_column(key: str, title: str, width: int = 64) -> EntryColumn:
    """A number with or without decimals."""
    return DecimalColumn(key, title, CellKind.TEXT, width)


def make_date_column(key: str, title: str, width: int = 124) -> EntryColumn:
    """A day."""
    return DateColumn(key, title, CellKind.TEXT, width)


def read_text_cell(value: object) -> str:
    """A text cell's value; "" when it was never filled."""
    return value if isinstance(value, str) else ""


def read_side_cell(value: object) -> Side:
    """A side cell's value."""
    return Side(str(value or ""))


def read_number_cell(value: object) -> int | None:
    """A number cell's value."""
    return cast("int | None", value)


def _match_from_start(begun: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the words begin the name's words, one by one from the first."""
    pairs = zip(begun, name, strict=False)
    return len(begun) <= len(name) and all(word.startswith(start) for start, word in pairs)


def _match_in_order(begun: Sequence[str], name: Sequence[str]) -> bool:
    """Whether each word begins a word of the name, in order."""
    rest = iter(name)
    return all(any(word.startswith(start) for word in rest) for start in begun)


_RESULTS = {"+": TestResult.POSITIVE, "-": TestResult.NEGATIVE, "−": TestResult.NEGATIVE, "n": TestResult.NEGATIVE,
            "nd": TestResult.NOT_DONE}  # fmt: skip


@dataclass(frozen=True)
class AmountColumn(EntryColumn):
    """How far a joint moved. Its value is the text: the unit and the side of the row decide what it means."""

    def parse_text(self, typed: str) -> object:
        """The text as typed; ValueError holds a sentence when it can mean nothing."""
        parse_range_amount(typed)
        return typed.strip()


@dataclass(frozen=True)
class StrengthColumn(EntryColumn):
    """0 to 5 with plus and minus, or pain. Its value is the text."""

    def parse_text(self, typed: str) -> object:
        """The text as typed; ValueError holds a sentence when it is no grade."""
        parse_strength(typed)
        return typed.strip()


@dataclass(frozen=True)
class DoseColumn(EntryColumn):
    """The dose of a technique. Its value is a Dose."""

    def parse_text(self, typed: str) -> object:
        """The figures; ValueError holds a sentence when any of it is none."""
        found = parse_dose(typed)
        if found is None:
            raise ValueError(texts.NO_DOSE.format(typed.strip()))
        return found

    def format_value(self, value: object) -> str:
        """As short as a narrow cell is wide: `3 × 7 s, 20%`. Typed again it reads the same."""
        return format_dose_cell(value) if isinstance(value, Dose) else ""


@dataclass(frozen=True)
class ResultColumn(EntryColumn):
    """The result of a test: `+`, `−` and `n` are the two that are charted most."""

    def parse_text(self, typed: str) -> object:
        """The result; ValueError holds a sentence."""
        return _RESULTS.get(typed.strip().casefold()) or super().parse_text(typed)


def make_amount_column(key: str, title: str, width: int) -> EntryColumn:
    """How far a joint moved, in any way of stating it."""
    return AmountColumn(key, title, CellKind.TEXT, width, bold=True)


def make_strength_column(key: str, title: str, width: int) -> EntryColumn:
    """A grade of strength."""
    return StrengthColumn(key, title, CellKind.TEXT, width, bold=True)


def make_dose_column(key: str, title: str, width: int) -> EntryColumn:
    """A dose in figures."""
    return DoseColumn(key, title, CellKind.TEXT, width)


def make_result_column(key: str, title: str, width: int) -> EntryColumn:
    """A test's result."""
    return ResultColumn(key, title, CellKind.CHOICE, width, [(each, each.value) for each in TestResult])


def format_amount_cell(record: RangeOfMotion, unit: str) -> str:
    """As short as a narrow cell is wide: `38°`, `75%`, `20° less`, `full, painful`. Typed again it reads the same."""
    return re.sub(r" than \w", "", format_range_short(record, unit))


def format_dose_cell(measured: Dose) -> str:
    """`3 × 10 × 7 s, 20%`, `hold 30 s`, `2 sets`."""
    return re.sub(r"( ×)?, hold ", " × ", measured.words).replace("% force", "%")


def format_grade_cell(record: Strength) -> str:
    """`4+`, `4−`, `pain`."""
    if record.grade is None:
        return texts.ONLY_PAIN if record.pain else ""
    return f"{record.grade}{record.sign.replace('-', '−')}"
