"""The instruments: the shipped ones and the clinic's own. Also checks that a score is possible."""

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
    """Load the shipped instruments, in the order of the file, which is read only once."""
    text = (files("charting.measures") / "instruments.json").read_bytes()
    return msgspec.json.decode(text, type=tuple[Instrument, ...])


@cache_by_vocabulary
def list_instruments() -> tuple[Instrument, ...]:
    """List the instruments that can be charted: the shipped ones, beginning with those asked on the screen, then the clinic's."""
    return (
        *load_shipped_instruments(),
        *_parse_readable(record for record in custom_data.list_custom_instruments() if not record.retired),
    )


@cache_by_vocabulary
def _index_by_id() -> dict[str, Instrument]:
    """All instruments by id, including retired ones. If two share an id, the shipped one wins."""
    return {
        instrument.id: instrument
        for instrument in (
            *_parse_readable(custom_data.list_custom_instruments()),
            *load_shipped_instruments(),
        )
    }


def get_instrument(instrument_id: str) -> Instrument:
    """Return the instrument with that id ("nprs", "psfs", "quickdash" …), even if the clinic has retired it.

    Raises Invalid for an unknown id, which may come from an imported clinic file.
    """
    instrument = _index_by_id().get(instrument_id)
    if instrument is None:
        raise Invalid("instrument", f"There is no outcome measure called {instrument_id}.")
    return instrument


@cache_by_vocabulary
def _index_by_name() -> dict[str, Instrument]:
    """All instruments by folded id, short name and name. If two share a name, one in use wins, then the first."""
    by_name: dict[str, Instrument] = {}
    for instrument in (*list_instruments(), *_index_by_id().values()):
        for name in (instrument.id, instrument.short_name, instrument.name):
            by_name.setdefault(fold(name), instrument)
    return by_name


def find_instrument_by_name(name: str) -> Instrument | None:
    """Find an instrument by id, short name or name, ignoring case and accents; prefer one in use to a retired one."""
    return _index_by_name().get(fold(name))


def check_score(measure: Instrument, value: float) -> None:
    """Raises Invalid for the field `score` if the instrument cannot have that score."""
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
    """Read the definitions, skipping any that this version cannot read, such as one written by a later version."""
    instruments = []
    for record in records:
        try:
            instruments.append(read_definition(record.document))
        except Invalid:
            continue
    shipped_ids = {instrument.id for instrument in load_shipped_instruments()}
    return [instrument for instrument in instruments if instrument.id not in shipped_ids]
