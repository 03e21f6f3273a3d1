"""The instruments: those shipped as data, then the clinic's own; and which totals their forms can give."""

import math
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec

from charting.errors import Invalid
from charting.measures.definition_reader import read_definition
from charting.measures.instrument_form import Instrument
from charting.model.custom_records import CustomInstrument
from charting.reference import custom_data
from charting.reference.custom_data import cache_by_vocabulary
from charting.text.folding import fold


@cache
def load_shipped_instruments() -> tuple[Instrument, ...]:
    """Those that come with the program, in the order of the file; it is read once and never again."""
    text = (files("charting.measures") / "instruments.json").read_bytes()
    return msgspec.json.decode(text, type=tuple[Instrument, ...])


@cache_by_vocabulary
def list_instruments() -> tuple[Instrument, ...]:
    """Every instrument that can be charted: the shipped ones, those asked on the screen first, then the clinic's own."""
    return (
        *load_shipped_instruments(),
        *_parse_readable(each for each in custom_data.list_custom_instruments() if not each.retired),
    )


@cache_by_vocabulary
def _index_by_id() -> dict[str, Instrument]:
    """Each by its id, retired ones too. A shipped one keeps its id whatever else claims it."""
    return {
        each.id: each
        for each in (*_parse_readable(custom_data.list_custom_instruments()), *load_shipped_instruments())
    }


def get_instrument(instrument_id: str) -> Instrument:
    """The instrument with that id ("nprs", "psfs", "quickdash" …), one that the clinic has retired too.

    Raises Invalid for an unknown one: an id may come from an imported chart.
    """
    found = _index_by_id().get(instrument_id)
    if found is None:
        raise Invalid("instrument", f"There is no outcome measure called {instrument_id}.")
    return found


@cache_by_vocabulary
def _index_by_name() -> dict[str, Instrument]:
    """Each by its folded id, short name and name; of two with one name the one in use stands, then the first."""
    found: dict[str, Instrument] = {}
    for each in (*list_instruments(), *_index_by_id().values()):
        for name in (each.id, each.short_name, each.name):
            found.setdefault(fold(name), each)
    return found


def find_instrument_by_name(name: str) -> Instrument | None:
    """The instrument of that id, short name or name, case and accents aside; one in use before a retired one."""
    return _index_by_name().get(fold(name))


def check_score(measure: Instrument, value: float) -> None:
    """Refuse a score that the form cannot give. Raises Invalid on the field `score`."""
    if not math.isfinite(value) or not measure.low <= value <= measure.high:
        raise Invalid("score", f"{_format_range(measure)}, not {measure.format_total(value)}.")
    steps = (value - measure.low) / measure.step
    if not math.isclose(steps, round(steps), abs_tol=1e-6):
        raise Invalid(
            "score",
            f"{_format_range(measure)} in steps of {measure.step:g}, not {measure.format_total(value)}.",
        )


def _format_range(measure: Instrument) -> str:
    return f"{measure.short_name} is from {measure.format_total(measure.low)} to {measure.format_total(measure.high)}"


def _parse_readable(records: Iterable[CustomInstrument]) -> list[Instrument]:
    """Those whose definition this program can read: one that a later version wrote must not stop the others."""
    found = []
    for record in records:
        try:
            found.append(read_definition(record.document))
        except Invalid:
            continue
    taken = {each.id for each in load_shipped_instruments()}
    return [each for each in found if each.id not in taken]
