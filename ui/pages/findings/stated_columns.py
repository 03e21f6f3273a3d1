"""Cells that take a finding in any way a therapist states it, and say it back."""

import re
from dataclasses import dataclass

from charting.entry.stated import range_short, read_amount, read_dose, read_strength
from charting.model.dose import Dose
from charting.model.findings import RangeOfMotion, Strength, TestResult
from ui.pages.findings import texts
from ui.widgets.entry_columns import EntryColumn, Kind

_RESULTS = {"+": TestResult.POSITIVE, "-": TestResult.NEGATIVE, "−": TestResult.NEGATIVE, "n": TestResult.NEGATIVE,
            "nd": TestResult.NOT_DONE}  # fmt: skip


@dataclass(frozen=True)
class AmountColumn(EntryColumn):
    """How far a joint moved. Its value is the text: the unit and the side of the row decide what it means."""

    def read(self, typed: str) -> object:
        """The text as typed; ValueError holds a sentence when it can mean nothing."""
        read_amount(typed)
        return typed.strip()


@dataclass(frozen=True)
class StrengthColumn(EntryColumn):
    """0 to 5 with plus and minus, or pain. Its value is the text."""

    def read(self, typed: str) -> object:
        """The text as typed; ValueError holds a sentence when it is no grade."""
        read_strength(typed)
        return typed.strip()


@dataclass(frozen=True)
class DoseColumn(EntryColumn):
    """The dose of a technique. Its value is a Dose."""

    def read(self, typed: str) -> object:
        """The figures; ValueError holds a sentence when any of it is none."""
        found = read_dose(typed)
        if found is None:
            raise ValueError(texts.NO_DOSE.format(typed.strip()))
        return found

    def show(self, value: object) -> str:
        """As short as a narrow cell is wide: `3 × 7 s, 20%`. Typed again it reads the same."""
        return dose_cell(value) if isinstance(value, Dose) else ""


@dataclass(frozen=True)
class ResultColumn(EntryColumn):
    """The result of a test: `+`, `−` and `n` are the two that are charted most."""

    def read(self, typed: str) -> object:
        """The result; ValueError holds a sentence."""
        return _RESULTS.get(typed.strip().casefold()) or super().read(typed)


def amount(key: str, title: str, width: int) -> EntryColumn:
    """How far a joint moved, in any way of stating it."""
    return AmountColumn(key, title, Kind.TEXT, width, bold=True)


def strength(key: str, title: str, width: int) -> EntryColumn:
    """A grade of strength."""
    return StrengthColumn(key, title, Kind.TEXT, width, bold=True)


def dose(key: str, title: str, width: int) -> EntryColumn:
    """A dose in figures."""
    return DoseColumn(key, title, Kind.TEXT, width)


def result(key: str, title: str, width: int) -> EntryColumn:
    """A test's result."""
    return ResultColumn(key, title, Kind.CHOICE, width, [(each, each.value) for each in TestResult])


def amount_cell(record: RangeOfMotion, unit: str) -> str:
    """As short as a narrow cell is wide: `38°`, `75%`, `20° less`, `full, painful`. Typed again it reads the same."""
    return re.sub(r" than \w", "", range_short(record, unit))


def dose_cell(measured: Dose) -> str:
    """`3 × 10 × 7 s, 20%`, `hold 30 s`, `2 sets`."""
    return re.sub(r"( ×)?, hold ", " × ", measured.words).replace("% force", "%")


def grade_cell(record: Strength) -> str:
    """`4+`, `4−`, `pain`."""
    if record.grade is None:
        return texts.ONLY_PAIN if record.pain else ""
    return f"{record.grade}{record.sign.replace('-', '−')}"
