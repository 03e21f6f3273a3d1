"""Simple measures that a clinic defines, such as a distance or a timed task, as instrument definitions."""

import re

import msgspec

from charting.measures.instrument_form import Direction, Instrument
from charting.text.folding import fold

_MAX_ID_LENGTH = 50


def make_custom_measure(
    *,
    name: str,
    unit: str,
    low: float,
    high: float,
    step: float,
    better: Direction,
    about: str = "",
    measure_id: str = "",
) -> Instrument:
    """Make the definition of a measure without items and published figures.

    Without `measure_id` the id is made from the name; pass the id to keep it when the name changes. Storing the
    definition checks it, not this function.
    """
    return Instrument(
        id=measure_id or make_custom_id(name),
        name=name,
        short_name=name,
        about=about,
        low=low,
        high=high,
        step=step,
        better=better,
        unit=unit,
        source="this clinic",
    )


def make_custom_id(name: str) -> str:
    """Make `own_six_minute_walk` from "Six-minute walk". No shipped id, now or later, begins with `own_`."""
    words = "_".join(re.findall(r"[a-z0-9]+", fold(name.replace("-", " "))))
    return f"own_{words[:_MAX_ID_LENGTH]}".rstrip("_")


def is_simple_measure(definition: Instrument) -> bool:
    """Whether the fields of the form hold the whole definition, so that the form can edit it."""
    fields = ("name", "unit", "low", "high", "step", "better", "about")
    values = {field: getattr(definition, field) for field in fields}
    plain = make_custom_measure(measure_id=definition.id, **values)
    return definition == msgspec.structs.replace(plain, version=definition.version)


def encode_definition(definition: Instrument) -> str:
    """Encode the definition as the JSON document that is stored, without fields that have their default."""
    document = msgspec.to_builtins(definition)
    filled = {key: value for key, value in document.items() if value or key in ("low", "about")}
    if not definition.items:
        filled.pop("missing", None)
    return msgspec.json.format(msgspec.json.encode(filled), indent=1).decode()
