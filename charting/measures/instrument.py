"""Outcome instruments as data: range, direction, and how large a change must be, according to whom."""

import math
from importlib.resources import files
from typing import Literal

import msgspec

from charting.errors import Invalid
from charting.reference.own import remembered

Direction = Literal["lower", "higher"]


class Threshold(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A published size of change: MCID, what patients notice; MDC, what exceeds measurement error.

    `points` is in the instrument's unit, `percent` of the baseline; where both are given, reaching either is enough.
    `areas` are the body areas that it holds for; empty, any area that has no figure of its own.
    `citation` is for the report's footnote ("Farrar 2001"), `source` the full reference, `sample` the study's size.
    """

    kind: Literal["MCID", "MDC"]
    points: float | None = None
    percent: float | None = None
    areas: tuple[str, ...] = ()
    population: str
    sample: str = ""
    citation: str
    source: str


class Instrument(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One instrument. `better` says which way is improvement.

    `asked` is true for those that are asked on the screen in our own words (`question`, `low_means`, `high_means`);
    the others are recorded as the total of the clinic's own licensed paper form. `is_change` marks a rating that is
    itself a change, so that it is judged against zero and needs no baseline.
    """

    id: str
    name: str
    short_name: str
    about: str
    low: float
    high: float
    step: float
    better: Direction
    unit: str
    asked: bool = False
    is_change: bool = False
    question: str = ""
    low_means: str = ""
    high_means: str = ""
    areas: tuple[str, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    note: str = ""
    source: str

    @property
    def scale_text(self) -> str:
        """The range and the direction for a table's label: "0–10, higher is better"; "−5 to +5, higher is better"."""
        dash = " to " if self.low < 0 else "–"
        return f"{_signed(self.low, self)}{dash}{_signed(self.high, self)}, {self.better} is better"

    def threshold(self, kind: Literal["MCID", "MDC"], area: str) -> Threshold | None:
        """The figure of that kind for the body area, else the one that holds for any area, else None."""
        of_kind = [each for each in self.thresholds if each.kind == kind]
        own = (each for each in of_kind if area and area in each.areas)
        return next(own, None) or next((each for each in of_kind if not each.areas), None)


@remembered
def instruments() -> tuple[Instrument, ...]:
    """Every instrument, those asked on the screen first."""
    text = (files("charting.measures") / "instruments.json").read_bytes()
    return msgspec.json.decode(text, type=tuple[Instrument, ...])


@remembered
def instrument(instrument_id: str) -> Instrument:
    """The instrument with that id ("nprs", "psfs", "quickdash" …).

    Raises Invalid for an unknown one: an id may come from an imported chart.
    """
    for each in instruments():
        if each.id == instrument_id:
            return each
    raise Invalid("instrument", f"There is no outcome measure called {instrument_id}.")


def check_score(measure: Instrument, value: float) -> None:
    """Refuse a score that the form cannot give. Raises Invalid on the field `score`."""
    if not math.isfinite(value) or not measure.low <= value <= measure.high:
        raise Invalid("score", f"{_range(measure)}, not {_signed(value, measure)}.")
    steps = (value - measure.low) / measure.step
    if not math.isclose(steps, round(steps), abs_tol=1e-6):
        raise Invalid(
            "score", f"{_range(measure)} in steps of {measure.step:g}, not {_signed(value, measure)}."
        )


def _range(measure: Instrument) -> str:
    return f"{measure.short_name} is from {_signed(measure.low, measure)} to {_signed(measure.high, measure)}"


def _signed(value: float, measure: Instrument) -> str:
    """A scale that crosses zero shows its signs, with a true minus."""
    return (f"{value:+g}" if measure.low < 0 else f"{value:g}").replace("-", "−")
