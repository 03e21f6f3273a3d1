"""The instruments: those shipped as data, then the clinic's own; and which totals their forms can give."""

import math
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec

from charting.errors import Invalid
from charting.measures.definition import read_definition
from charting.measures.form import Band, Choice, Direction, Instrument, Item, Threshold
from charting.model.folding import fold
from charting.model.own import OwnInstrument
from charting.reference import own
from charting.reference.own import remembered

__all__ = [
    "Band",
    "Choice",
    "Direction",
    "Instrument",
    "Item",
    "Threshold",
    "check_score",
    "find_instrument",
    "instrument",
    "instruments",
    "shipped",
]


@cache
def shipped() -> tuple[Instrument, ...]:
    """Those that come with the program, in the order of the file; it is read once and never again."""
    text = (files("charting.measures") / "instruments.json").read_bytes()
    return msgspec.json.decode(text, type=tuple[Instrument, ...])


@remembered
def instruments() -> tuple[Instrument, ...]:
    """Every instrument that can be charted: the shipped ones, those asked on the screen first, then the clinic's own."""
    return (*shipped(), *_readable(each for each in own.instruments() if not each.retired))


@remembered
def _by_id() -> dict[str, Instrument]:
    """Each by its id, retired ones too. A shipped one keeps its id whatever else claims it."""
    return {each.id: each for each in (*_readable(own.instruments()), *shipped())}


def instrument(instrument_id: str) -> Instrument:
    """The instrument with that id ("nprs", "psfs", "quickdash" …), one that the clinic has retired too.

    Raises Invalid for an unknown one: an id may come from an imported chart.
    """
    found = _by_id().get(instrument_id)
    if found is None:
        raise Invalid("instrument", f"There is no outcome measure called {instrument_id}.")
    return found


@remembered
def _by_name() -> dict[str, Instrument]:
    """Each by its folded id, short name and name; of two with one name the one in use stands, then the first."""
    found: dict[str, Instrument] = {}
    for each in (*instruments(), *_by_id().values()):
        for name in (each.id, each.short_name, each.name):
            found.setdefault(fold(name), each)
    return found


def find_instrument(name: str) -> Instrument | None:
    """The instrument of that id, short name or name, case and accents aside; one in use before a retired one."""
    return _by_name().get(fold(name))


def check_score(measure: Instrument, value: float) -> None:
    """Refuse a score that the form cannot give. Raises Invalid on the field `score`."""
    if not math.isfinite(value) or not measure.low <= value <= measure.high:
        raise Invalid("score", f"{_range(measure)}, not {measure.figure(value)}.")
    steps = (value - measure.low) / measure.step
    if not math.isclose(steps, round(steps), abs_tol=1e-6):
        raise Invalid(
            "score", f"{_range(measure)} in steps of {measure.step:g}, not {measure.figure(value)}."
        )


def _range(measure: Instrument) -> str:
    return f"{measure.short_name} is from {measure.figure(measure.low)} to {measure.figure(measure.high)}"


def _readable(records: Iterable[OwnInstrument]) -> list[Instrument]:
    """Those whose definition this program can read: one that a later version wrote must not stop the others."""
    found = []
    for record in records:
        try:
            found.append(read_definition(record.document))
        except Invalid:
            continue
    taken = {each.id for each in shipped()}
    return [each for each in found if each.id not in taken]
